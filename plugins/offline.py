"""Reading again without a network: the service worker, which must lie at the site's root."""

from pelican import signals
from pelican.generators import Generator
from pelican.writers import Writer

from plugins.core import output

WORKER = "sw.js"


class OfflineGenerator(Generator):
    """Writes the service worker, from the theme's template of that name."""

    def generate_output(self, writer: Writer) -> None:
        """Write it; turned off in site.yaml, one that takes itself and all it kept away."""
        text = self.env.get_template(WORKER).render(self.context)
        output.write(self.output_path, WORKER, text.encode())


def offer_generator(_pelican: object) -> type[OfflineGenerator]:
    """Answer Pelican's call for generators."""
    return OfflineGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.get_generators.connect(offer_generator)
