"""Writing what is not a page into the site's folder."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


def write(root: str | Path, name: str, data: bytes) -> None:
    """Write the file, unless it already holds these very bytes.

    Its time of change then stays, and hosts that make an ETag of it answer 304 to feed readers.
    What it held until then may be a file of the site that is served, too, and so is left alone.
    """
    file = Path(root, name)
    if file.is_file() and file.read_bytes() == data:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_bytes(data)


class OutputGenerator:
    """A generator of files without templates, as Pelican makes one (__init__.py:105).

    It asks for no more than `generate_output`, so none of Pelican's own need be inherited.
    """

    def __init__(
        self, context: dict[str, Any], settings: dict[str, Any], output_path: str, **_: object
    ) -> None:
        self.context = context
        self.settings = settings
        self.site_url: str = settings["SITEURL"]
        self.output_path = output_path

    def write(self, writer: Any, name: str, make: Callable[..., bytes], *given: Any) -> None:
        """Write the bytes that `make(*given)` returns.

        A writer that can tell that they would be the same may leave them as they are. So `make`
        sees nothing but what it is given: contents, and plain data.
        """
        produce = getattr(writer, "produce", None)
        if produce is not None:
            produce(name, make, *given)
        else:
            write(self.output_path, name, make(*given))
