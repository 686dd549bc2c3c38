"""The type of each file that a site may hold, as the header Content-Type names it."""

import mimetypes
from pathlib import PurePath

# All of them: a guess of Windows' registry or of a bare Linux would be none, or wrong, and a
# server that is given types knows no others.
TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".epub": "application/epub+zip",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".m4a": "audio/mp4",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".opml": "text/x-opml; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".srt": "application/x-subrip",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".vtt": "text/vtt; charset=utf-8",
    ".wasm": "application/wasm",
    ".wav": "audio/wav",
    ".webm": "video/webm",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
    # Not application/rss+xml: Firefox offers that for download, where ours can be read.
    ".xml": "application/xml",
}


def content_type(file: PurePath) -> str:
    """Return the value of Content-Type for a file."""
    suffix = file.suffix.lower()
    return TYPES.get(suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
