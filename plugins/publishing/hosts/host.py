"""What every host can do."""

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from plugins.publishing.limits import NO_LIMITS, Limits


class PublishingFailed(SystemExit):
    """Raised when a host cannot be reached, or refuses; what was live there still is."""


@dataclass(frozen=True)
class Traits:
    """What is known of a kind of host without asking it."""

    name: str
    limits: Limits = NO_LIMITS
    compressed: bool = False
    """It sends the `.br` or `.gz` that lies beside a file."""

    live: bool = True
    """What was published there can be read on the web as soon as `publish` returns."""


class Host(Protocol):
    """One place where the site is published. All methods may raise PublishingFailed."""

    @property
    def traits(self) -> Traits:
        """Return what is known of its kind."""

    def read(self, path: str) -> bytes | None:
        """Return a file of the live site, or None when there is none."""

    def publish(self, site: Path) -> None:
        """Bring the host to hold just what the folder holds; asked again, go on where it broke."""

    def roll_back(self) -> bool:
        """Let the release before be live again; False where the host keeps none."""
