"""Pelican with the engine in it: what the setting PELICAN_CLASS names."""

import os
from pathlib import Path
from typing import Any

import pelican
from pelican import signals
from pelican.generators import ArticlesGenerator, Generator, StaticGenerator
from pelican.writers import Writer

from plugins.core.hard_links import leave_links
from plugins.engine import executors, manifest
from plugins.engine.articles import LinearArticlesGenerator
from plugins.engine.changes import Changes, Present
from plugins.engine.outputs import Taking, made
from plugins.engine.provenance import code_digest, digest
from plugins.engine.recording import Recorder
from plugins.engine.remembering_outputs import ManifestWriter
from plugins.engine.rendering import Rendering, recorded
from plugins.engine.sources import INTERPRETING, interpret_all
from plugins.engine.spool import Spool
from plugins.engine.statics import OutputStaticGenerator
from plugins.engine.store import Store
from plugins.engine.templates import RecordingEnvironment
from plugins.engine.values import OpaqueError, Values
from plugins.engine.writer import EngineWriter

_REPLACED: dict[type, type] = {
    ArticlesGenerator: LinearArticlesGenerator,
    StaticGenerator: OutputStaticGenerator,
}

# Where things lie and when it is: no output can see these but through what is recorded.
_ELSEWHERE = frozenset({
    "BUILD_TIME", "ENGINE_CACHE", "EXECUTOR", "FORMER_OUTPUT", "MEDIA_CACHE", "OUTPUT_PATH",
    "PELICAN_CLASS", "PICTURE_CACHE",
})  # fmt: skip


def split_translations(generator: ArticlesGenerator) -> None:
    """Let the articles be parted from their translations before anybody looks at them."""
    if isinstance(generator, LinearArticlesGenerator):
        generator.split_translations()


def remember_code() -> None:
    """Look now at the code that this process and its forks run: it may be changed later."""
    code_digest()
    code_digest(*INTERPRETING)


class EnginePelican(pelican.Pelican):
    """Builds the same site, sooner.

    The folder that it builds in may hold links to files of the former site: those that would be
    the same stay, all else in there goes first.

    Settings: ENGINE_CACHE, a folder that may be deleted at any time; EXECUTOR, see executors;
    FORMER_OUTPUT, the site as last built, from which unchanged files are linked, or None.
    """

    def __init__(self, settings: dict[str, Any]) -> None:
        self._values = Values()
        self._recorder = Recorder(self._values)
        self.generators: list[Generator] = []
        """Those of the last run, with all that they read."""

        self._environment: RecordingEnvironment | None = None
        self._context: dict[str, Any] = {}
        self._writer: EngineWriter | None = None
        # Before plugins change the settings. What they make of them is recorded where it is read.
        made_by = digest(code_digest(), *map(str, _described(settings)))
        self._former = Path(settings.get("FORMER_OUTPUT") or settings["OUTPUT_PATH"])
        self._manifest = manifest.file_for(Path(settings["ENGINE_CACHE"]), self._former)
        self._last = manifest.load(self._manifest, made_by)
        self._held: frozenset[str] = frozenset()
        settings["SPOOL"] = Spool()
        # Before plugins connect theirs: handlers run in the order in which they came.
        signals.article_generator_pretaxonomy.connect(split_translations)
        signals.generator_init.connect(self._share_environment)
        signals.all_generators_finalized.connect(self._remember)
        signals.finalized.connect(self._write_outputs)
        super().__init__(settings)

    def run(self) -> None:
        """Build the site."""
        cache = Path(self.settings["ENGINE_CACHE"])
        store = Store(cache / "tulisan.sqlite")
        try:
            self.settings["INTERPRETED"], used = interpret_all(
                self.settings["INVENTORY"].sources.values(),
                context=self.settings["READING_CONTEXT"],
                converter=self.settings["CONVERTER"],
                store=store,
                executor=self.settings["EXECUTOR"],
                values=self._values,
                spool=self.settings["SPOOL"],
            )
            store.prune(used)
            staging = Path(self.settings["OUTPUT_PATH"])
            if self.settings.get("FORMER_OUTPUT") and staging.is_dir():
                self._leave_links(staging)
            super().run()
        finally:
            store.close()

    def _leave_links(self, staging: Path) -> None:
        """Leave what may be the same: outputs of ours, and what plugins link and tend themselves.

        LINKED_FOLDERS are those of the latter; in HELD_LINKS they find what is left of theirs.
        """
        outputs = self._last.outputs
        tended = tuple(self.settings.get("LINKED_FOLDERS", ()))
        held = leave_links(
            staging, self._former, lambda name: name in outputs or name.startswith(tended)
        )
        found = frozenset(held)
        self._held = found & outputs.keys()
        self.settings["HELD_LINKS"] = found - outputs.keys()

    def _get_generator_classes(self) -> list[type]:
        return [_REPLACED.get(found, found) for found in super()._get_generator_classes()]

    def _get_writer(self) -> Writer:
        writer = super()._get_writer()
        # Relative addresses are worked out while a page is written, from the context.
        if type(writer) is Writer and not self.settings["RELATIVE_URLS"]:
            writer = self._writer = EngineWriter(self.output_path, self.settings, self._context)
        return writer

    def _remember(self, generators: list[Generator]) -> None:
        if generators[0].settings is self.settings:
            self.generators = generators

    def _share_environment(self, generator: Generator) -> None:
        """Give all generators one environment, so that each template is compiled once."""
        if generator.settings is not self.settings:
            return
        self._context = generator.context
        if self._environment is None:
            options = self.settings["JINJA_ENVIRONMENT"]
            self._environment = RecordingEnvironment.like(generator.env, options, self._recorder)
        generator.env = self._environment

    def _write_outputs(self, sender: pelican.Pelican) -> None:
        """Take over what would be the same, make the rest, and remember what each has seen."""
        environment, writer = self._environment, self._writer
        if sender is not self or writer is None or environment is None:
            return
        last = self._last
        known = (self._context["generated_content"], self._context["static_content"])
        contents = {key: found for each in known for key, found in each.items() if found}
        digest_of = environment.loader.digest_of
        present = Present(self._values, contents, lambda name: digest_of(environment, name))
        shared = {**environment.globals, **self._context}
        changes = Changes(last, present, shared)
        rendering = Rendering(self.output_path, self._recorder)
        taking = Taking(last, changes, self._former, rendering, self._held)
        kept = dict(taking.over(writer.jobs))
        todo = [job for name, job in writer.jobs.items() if name not in kept]
        written = ManifestWriter(last)
        for name, stamp in kept.items():
            written.keep(name, stamp)
        with recorded(contents, self._recorder):
            parallel = self.settings["EXECUTOR"] != executors.SERIAL
            for output in made(todo, rendering, parallel=parallel):
                written.add(output)
        taking.tidy()
        written.finish(present).save(self._manifest)
        if not signals.content_written.receivers:
            return
        for name, job in writer.jobs.items():
            path = os.path.join(self.output_path, name)  # noqa: PTH118 (as Pelican sends it)
            signals.content_written.send(path, context={**job.context, **job.own})


def _described(settings: dict[str, Any]) -> list[str]:
    found, values = [], Values()
    for name in sorted(settings.keys() - _ELSEWHERE):
        try:
            found.append(f"{name}={values.describe(settings[name])}")
        except OpaqueError:
            # Nobody can tell whether it is the same in the next build.
            found.append(f"{name}={os.urandom(16).hex()}")
    return found
