"""The bodies of entries on the disk: in memory they would be most of a large site."""

import os
import tempfile
import threading
import weakref
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text stands in a spool, in bytes."""

    start: int
    length: int


class Spool:
    """Texts in a file that no name leads to; it goes with the process. Forks may read it, too."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (it lives as long as the spool)
        weakref.finalize(self, self._file.close)
        self._end = 0
        self._lock = threading.Lock()

    def put(self, text: str) -> Place:
        """Write a text, and return where it is."""
        return self.put_bytes(text.encode("utf-8", "surrogatepass"))

    def put_bytes(self, data: bytes) -> Place:
        """Write bytes, and return where they are."""
        with self._lock:
            place = Place(self._end, len(data))
            self._end += len(data)
            self._write(place, data)
        return place

    def get(self, place: Place) -> str:
        """Return the text that is there."""
        return self.get_bytes(place).decode("utf-8", "surrogatepass")

    def _write(self, place: Place, data: bytes) -> None:
        if hasattr(os, "pwrite"):
            while data:
                written = os.pwrite(self._file.fileno(), data, place.start)
                place, data = Place(place.start + written, len(data) - written), data[written:]
            return
        self._file.seek(place.start)
        self._file.write(data)
        self._file.flush()

    def get_bytes(self, place: Place) -> bytes:
        """Return the bytes that are there."""
        if hasattr(os, "pread"):  # forks share the place at which a file is read
            return os.pread(self._file.fileno(), place.length, place.start)
        with self._lock:
            self._file.seek(place.start)
            return self._file.read(place.length)
