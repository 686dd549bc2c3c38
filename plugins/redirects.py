"""Old addresses lead to the new ones: a small page at each of an entry's aliases."""

from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.core.problems import Problem


class RedirectsGenerator(Generator):
    """Writes a page that forwards for each alias of each entry and page."""

    def generate_context(self) -> None:
        """Record a problem for an alias that is taken."""
        owners = {f"/{url}": f"halaman /{url}" for url in self._addresses()}
        for content in self._contents():
            path = f"content/{content.relative_source_path}"
            for alias in content.entry.aliases:
                taken = owners.setdefault(alias, path)
                if taken != path:
                    self.settings["PROBLEMS"].add(
                        Problem(
                            path,
                            content.front_matter.line(("alamat_lama",)),
                            "alamat_lama",
                            f"Alamat {alias} sudah dipakai {taken}.",
                            "Hapus di salah satu berkas.",
                        )
                    )

    def generate_output(self, writer: Writer) -> None:
        """Write the pages; an alias with a query (`/?p=1`) is for the host to answer."""
        for content in self._contents():
            for alias in content.entry.aliases:
                if "?" not in alias:
                    path = alias.strip("/")
                    save_as = path if path.endswith(".html") else f"{path}/index.html"
                    template = self.get_template("redirect")
                    writer.write_file(save_as, template, self.context, target=content)

    def _addresses(self) -> list[str]:
        listings = (self.context["categories"], self.context["authors"], self.context["tags"])
        terms = [term.url for listing in listings for term, _ in listing]
        return [*(content.url for content in self._contents()), *terms]

    def _contents(self) -> list[Any]:
        found = [c for c in self.context["generated_content"].values() if c is not None]
        return sorted(found, key=lambda content: content.relative_source_path)


def offer_generator(_pelican: object) -> type[RedirectsGenerator]:
    """Answer Pelican's call for generators."""
    return RedirectsGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(offer_generator)
