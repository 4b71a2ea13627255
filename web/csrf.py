"""A token in every form, without which nothing is changed."""

from __future__ import annotations

from flask import Flask
from flask_wtf.csrf import CSRFProtect


def init_app(app: Flask) -> None:
    """Hold every POST to its token.

    The token belongs to the session, so it needs no end of its own. No page tells where it was followed from
    (Referrer-Policy), so referrers are not looked at.
    """
    app.config["WTF_CSRF_TIME_LIMIT"] = None
    app.config["WTF_CSRF_SSL_STRICT"] = False
    CSRFProtect(app)
