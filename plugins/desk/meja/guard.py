"""Who may talk to the desk: this computer's browser, opened with the key that was shown."""

import hmac
import secrets
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

from flask import Flask, Request, Response, abort, redirect, request

_LOOPBACK = ("127.0.0.1", "localhost")
_CHANGING = ("POST", "PUT", "DELETE", "PATCH")
_OWN_PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "media-src 'self' blob:; connect-src 'self'; frame-src 'self'; font-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
PREVIEW = (
    "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "media-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; "
    "sandbox allow-same-origin"
)
"""For pages of the theme: no script runs, whatever was typed."""


def _key() -> str:
    return secrets.token_urlsafe(24)


@dataclass(frozen=True)
class Keys:
    """Made anew at every start. `entry` opens the desk, `page` proves that a page of it asks."""

    entry: str = field(default_factory=_key)
    page: str = field(default_factory=_key)


def guard(app: Flask, keys: Keys) -> None:
    """Refuse every request that does not come from the desk's own pages."""

    @app.before_request
    def _admit() -> Response | None:
        # A foreign name that resolves to 127.0.0.1 would let any website read the drafts.
        if urlsplit(f"//{request.host}").hostname not in _LOOPBACK:
            abort(HTTPStatus.FORBIDDEN)
        cookie = f"meja-{request.host.rpartition(':')[2]}"
        if (shown := request.args.get("kunci")) and _same(shown, keys.entry):
            answer = redirect(request.path)
            answer.set_cookie(cookie, keys.entry, httponly=True, samesite="Strict")
            return answer  # type: ignore[return-value]
        if request.endpoint == "static" and request.method == "GET":
            return None  # the style sheet of the page that refuses; the same for everybody
        if not _same(request.cookies.get(cookie, ""), keys.entry):
            abort(HTTPStatus.UNAUTHORIZED)
        if request.method in _CHANGING and not _from_own_page(request, keys):
            abort(HTTPStatus.FORBIDDEN)
        return None

    @app.after_request
    def _close_in(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", _OWN_PAGE)
        response.headers["X-Content-Type-Options"] = "nosniff"
        # With no-referrer browsers send our own forms with `Origin: null`.
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers.setdefault("Cache-Control", "no-store")
        return response


def _same(shown: str, wanted: str) -> bool:
    return hmac.compare_digest(shown.encode("utf-8", "replace"), wanted.encode())


def _from_own_page(asked: Request, keys: Keys) -> bool:
    origin = asked.headers.get("Origin")
    site = asked.headers.get("Sec-Fetch-Site", "same-origin")
    shown = asked.headers.get("X-Meja") or asked.form.get("meja", "")
    own = f"{asked.scheme}://{asked.host}"
    return origin in (None, own) and site == "same-origin" and _same(shown, keys.page)
