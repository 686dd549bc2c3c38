"""Tells whether a picture file holds the picture and nothing else."""

# What draws the picture. Left out on purpose: text, times, EXIF, and profiles, which are applied.
_CHUNKS = frozenset({
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs", b"sBIT",
    b"bKGD",
})  # fmt: skip


def is_bare(data: bytes) -> bool:
    """Tell whether a JPEG or PNG has no metadata and nothing after its end; others: False."""
    if data.startswith(b"\xff\xd8"):
        return _is_bare_jpeg(data)
    return data.startswith(b"\x89PNG\r\n\x1a\n") and _is_bare_png(data)


def _is_bare_jpeg(data: bytes) -> bool:
    place = 2
    while place + 4 <= len(data) and data[place] == 0xFF:
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4], "big")
        if marker == 0xDA:
            # Phones put films and second pictures, with their own EXIF, after the end.
            return data.find(b"\xff\xd9", place) == len(data) - 2
        # APP0 may hold a small picture; APP14 tells how colours are kept; the other APPn and
        # COM are metadata.
        if (marker == 0xE0 and length > 16) or marker == 0xFE:
            return False
        if 0xE1 <= marker <= 0xEF and marker != 0xEE:
            return False
        place += 2 + length
    return False


def _is_bare_png(data: bytes) -> bool:
    place = 8
    while place + 8 <= len(data):
        length, name = int.from_bytes(data[place : place + 4], "big"), data[place + 4 : place + 8]
        place += 12 + length
        if name not in _CHUNKS:
            return False
        if name == b"IEND":
            return place == len(data)
    return False
