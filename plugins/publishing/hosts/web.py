"""Reading a site as its readers do."""

import urllib.error
import urllib.request
from http.client import HTTPException
from urllib.parse import quote

from plugins.publishing.hosts.host import PublishingFailed

PATIENCE = 20.0
"""Seconds."""

AGENT = "literasi"


def fetch(
    address: str, path: str, headers: dict[str, str] | None = None
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers (names in lower case) and body of an answer, errors included.

    Raises PublishingFailed when nobody answers.
    """
    url = f"{address}/{quote(path, safe='/?=&%')}"
    # The scheme was checked when site.yaml was read.
    request = urllib.request.Request(url, headers={"User-Agent": AGENT, **(headers or {})})  # noqa: S310
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310
            return answer.status, _lower(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, _lower(error.headers), error.read()
    except (OSError, HTTPException) as error:
        raise PublishingFailed(f"{url} tidak menjawab: {error}") from error


def _lower(headers: object) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}  # type: ignore[attr-defined]


def read(address: str, path: str) -> bytes | None:
    """Return a file of a live site, or None when there is none."""
    status, _, body = fetch(address, path, {"Cache-Control": "no-cache"})
    if status in (404, 410):
        return None
    if status != 200:
        raise PublishingFailed(f"{address}/{path} dijawab {status}.")
    return body
