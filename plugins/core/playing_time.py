"""Lengths of recordings and positions in them, in figures."""


def clock(seconds: int) -> str:
    """Return a position in a recording: `1:25` or `1:05:00`."""
    hours, minutes, rest = parts(seconds)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def iso_duration(seconds: int) -> str:
    """Return `PT1M25S` (ISO 8601)."""
    hours, minutes, rest = parts(seconds)
    named = [(hours, "H"), (minutes, "M"), (rest, "S")]
    return "PT" + ("".join(f"{count}{unit}" for count, unit in named if count) or "0S")


def parts(seconds: int) -> tuple[int, int, int]:
    """Return whole hours, minutes and seconds."""
    return seconds // 3600, seconds % 3600 // 60, seconds % 60
