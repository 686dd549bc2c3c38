"""One Jinja environment for all generators, which records what templates read.

Pelican gives every generator its own and compiles each template in each. The hooks are Jinja's
own: https://jinja.palletsprojects.com/en/stable/api/#low-level-api
"""

import functools
from collections.abc import Callable
from typing import Any

import jinja2
from jinja2 import BaseLoader, Environment, TemplateNotFound
from jinja2.filters import FILTERS
from jinja2.runtime import Context, Macro
from jinja2.utils import missing

from plugins.engine.provenance import digest
from plugins.engine.recording import ATTRIBUTE, CALL, ITEM, OWN, SHARED, Recorder
from plugins.engine.values import MISSING


class RecordingContext(Context):
    """Records the names that a template takes from outside."""

    environment: "RecordingEnvironment"

    def resolve_or_missing(self, key: str) -> Any:
        """Return a variable, or Jinja's `missing`."""
        value = super().resolve_or_missing(key)
        self.environment.record_name(key, value)
        return value

    def call(self, called: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call it, and record what came back if it belongs to what is recorded."""
        value = super().call(called, *args, **kwargs)
        if not isinstance(called, Macro):
            self.environment.record_call(called, args, kwargs, value)
        return value


class DigestingLoader(BaseLoader):
    """Knows the digest of every source that it gave, and of what it did not find: ``."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader
        self.digests: dict[str, bytes] = {}

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return the source, as any loader."""
        try:
            found = self._loader.get_source(environment, template)
        except TemplateNotFound:
            self.digests[template] = b""
            raise
        self.digests[template] = digest(found[0])
        return found

    def list_templates(self) -> list[str]:
        """Return all names."""
        return self._loader.list_templates()

    def digest_of(self, environment: Environment, template: str) -> bytes:
        """Return the digest of a source that may not have been asked for yet."""
        if template not in self.digests:
            try:
                self.get_source(environment, template)
            except TemplateNotFound:
                return b""
        return self.digests[template]


class RecordingEnvironment(Environment):
    """An environment whose templates' reads go to `recorder`."""

    context_class = RecordingContext
    loader: DigestingLoader
    recorder: Recorder
    roots: dict[str, Any]
    own: frozenset[str]

    @classmethod
    def like(cls, other: Environment, options: dict[str, Any], recorder: Recorder) -> Any:
        """Return an environment with the loader, filters, globals and tests of another."""
        made = cls(
            loader=DigestingLoader(other.loader or BaseLoader()), auto_reload=False, **options
        )
        made.recorder = recorder
        made.roots, made.own = {}, frozenset()
        made.filters.update(
            (name, made._guarded(function) if FILTERS.get(name) is not function else function)
            for name, function in other.filters.items()
        )
        made.globals.update(other.globals)
        made.tests.update(other.tests)
        return made

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return `obj.attribute`, or else `obj["attribute"]`."""
        try:
            value = getattr(obj, attribute)
        except AttributeError:
            return self.getitem(obj, attribute)
        return self._record(obj, ATTRIBUTE, attribute, value)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return `obj[argument]`, or else `obj.argument`."""
        try:
            value = obj[argument]
        except (AttributeError, TypeError, LookupError):
            if isinstance(argument, str) and hasattr(obj, argument):
                return self._record(obj, ATTRIBUTE, argument, getattr(obj, argument))
            self._record(obj, ATTRIBUTE, argument, MISSING)
            return self.undefined(obj=obj, name=argument)
        return self._record(obj, ITEM, argument, value)

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> jinja2.Template:
        """Return a template, and record its name whether or not it is there."""
        if isinstance(name, str):
            self.recorder.templates.add(name)
        return super().get_template(name, *args, **kwargs)

    def select_template(self, names: Any, *args: Any, **kwargs: Any) -> jinja2.Template:
        """Return the first that is there, and record the names of those before it too."""
        self.recorder.templates.update(name for name in names if isinstance(name, str))
        return super().select_template(names, *args, **kwargs)

    def record_name(self, key: str, value: Any) -> None:
        """Record a variable that comes from outside, or that is nowhere."""
        if self.recorder.active and (value is missing or self.roots.get(key, missing) is value):
            root = OWN if key in self.own else SHARED
            if value is missing:
                value = MISSING
            if type(value).__name__ != "RecordedDict" and not key.startswith("__"):
                self.recorder.note(((root, key),), value)

    def record_call(
        self, called: Any, args: tuple[Any, ...], kwargs: dict[str, Any], value: Any
    ) -> None:
        """Record the result of a method of an object that leads to contents."""
        if not self.recorder.active:
            return
        # What Jinja adds for functions that take its context (runtime.py: Context.call).
        kwargs = {key: kwargs[key] for key in kwargs if key not in ("_loop_vars", "_block_vars")}
        owner = getattr(called, "__self__", None)
        name = getattr(called, "__name__", "?")
        path, step = self.recorder.path_of(called), ""
        if path is None and owner is not None:
            path, step = self.recorder.path_of(owner), name
        if path is None:
            self._check([*args, *kwargs.values()], value, name)
        elif kwargs or not all(isinstance(arg, str | int | float) for arg in args):
            self.recorder.give_up(f"{name} with more than plain arguments")
        else:
            self.recorder.note((*path, (CALL, step, args)), value)

    def _record(self, obj: Any, how: str, name: Any, value: Any) -> Any:
        recorder = self.recorder
        if recorder.contents is None:
            return value
        if (path := recorder.path_of(obj)) is not None:
            if getattr(value, "__self__", None) is not obj:  # a method says nothing yet
                recorder.note((*path, (how, name)), value)
        elif recorder.values.is_node(obj):
            recorder.give_up(f"{type(obj).__name__}.{name}")
        return value

    def _guarded(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return a filter of ours that may not look behind the recorder's back."""

        @functools.wraps(function)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            value = function(*args, **kwargs)
            if self.recorder.active:
                self._check([*args, *kwargs.values()], value, function.__name__)
            return value

        return guarded

    def _check(self, args: list[Any], value: Any, name: str) -> None:
        """Give up where code of Python gets or gives objects of which reads are not recorded."""
        nodes = self.recorder.values.is_node
        if any(map(nodes, args)) or (nodes(value) and self.recorder.path_of(value) is None):
            self.recorder.give_up(f"{name} takes or gives an object that leads to contents")
