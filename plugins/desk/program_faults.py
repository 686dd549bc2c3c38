"""What is told when a plugin, the theme or the program fails, rather than the content."""

import sysconfig
import traceback
from pathlib import Path

import jinja2

_INSTALLED = Path(sysconfig.get_paths()["purelib"])


def template_fault(error: jinja2.TemplateError) -> str:
    """Return where in the theme a template fails, and why."""
    place = ""
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename.endswith(".html"):
            place = f"{frame.filename}:{frame.lineno}: "
    if isinstance(error, jinja2.TemplateSyntaxError):
        place = f"{error.filename}:{error.lineno}: "
    return f"{place}templat tidak dapat dipakai: {error}"


def program_fault(error: BaseException, root: Path) -> str:
    """Return where in the code an exception was raised, the project's own before what it uses."""
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if not Path(frame.filename).is_relative_to(_INSTALLED)]
    last = (own or frames)[-1]
    file = Path(last.filename)
    shown = file.relative_to(root).as_posix() if file.is_relative_to(root) else str(file)
    kind = type(error).__name__
    return (
        f"Situs tidak dapat dibangun: {shown} gagal di baris {last.lineno}.\n"
        f"    {kind}: {error}\n"
        "    Bukan kesalahan tulisan: perbaiki atau lepas plugin itu, atau kabari pengelola situs."
    )
