"""The theme's main colour replaced by the site's in files that no setting reaches.

Icons: style sheets are templates.
"""

import io
from pathlib import PurePosixPath

from PIL import Image

from plugins.core.palette import LIGHT, Colours

_OWN = LIGHT["sutra"]


def repainted(name: str, data: bytes, light: Colours) -> bytes:
    """Return a file of the theme in the site's main colour; of other kinds it stays as it is."""
    if light["sutra"] == _OWN:
        return data
    match PurePosixPath(name).suffix:
        case ".svg":
            return data.decode().replace(_OWN, light["sutra"]).encode()
        case ".png":
            return _repainted_picture(data, light["sutra"])
        case _:
            return data


def _repainted_picture(data: bytes, colour: str) -> bytes:
    """Repaint a picture of one colour and white: every pixel keeps its share of white."""
    with Image.open(io.BytesIO(data)) as image:
        old = image.convert("RGB")
    # Of the colour's channels green is the darkest: it tells the shares best.
    least = bytes.fromhex(_OWN.removeprefix("#"))[1]
    share = old.getchannel("G").point(lambda value: max(0, value - least) * 255 // (255 - least))
    white, ground = (Image.new("RGB", old.size, one) for one in ("#ffffff", colour))
    buffer = io.BytesIO()
    Image.composite(white, ground, share).quantize(32).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
