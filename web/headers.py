"""Headers of every answer: what a browser may do with a page."""

from __future__ import annotations

import re

from flask import Flask, Response, abort, request

from web.given import settings

CONTENT_SECURITY_POLICY = "; ".join((
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
))

HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""Pages hold what providers sent in confidence, so no cache keeps them."""

_PORT = re.compile(r":\d*$")
_STRICT_TRANSPORT = "max-age=31536000"


def init_app(app: Flask) -> None:
    """Set the headers on every answer that does not say otherwise itself; answer only to names of this server."""
    app.before_request(_refuse_foreign_host)
    app.after_request(_set_headers)


def _refuse_foreign_host() -> None:
    """Another name that leads here is a page of somebody else's trying to use this server."""
    hosts = settings().hosts
    if hosts is not None and _PORT.sub("", request.host).strip("[]") not in hosts:
        abort(400)


def _set_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.is_secure:
        response.headers.setdefault("Strict-Transport-Security", _STRICT_TRANSPORT)
    return response
