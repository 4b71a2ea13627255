"""Who is asking: every page is for people who are signed in, unless it says otherwise."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, Response, current_app, flash, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from casework.accounts import Person
from web.sessions import stored

_View = TypeVar("_View", bound=Callable[..., Any])
_OPEN = "open_to_all"


def open_to_all(view: _View) -> _View:
    """Marks a view that needs nobody signed in."""
    setattr(view, _OPEN, True)
    return view


def is_open(app: Flask, endpoint: str) -> bool:
    """Whether the view needs nobody signed in."""
    return bool(getattr(app.view_functions[endpoint], _OPEN, False))


def current_person() -> Person:
    """Who is signed in; only for views that are not open to all."""
    person = stored().person
    if person is None:
        raise LookupError("nobody is signed in")
    return person


def require_person() -> AnyResponse | None:
    """Before each request: send whoever is not signed in to the sign-in page, which leads back here."""
    if request.endpoint is None or stored().person is not None or is_open(current_app, request.endpoint):
        return None
    if request.method != "GET":
        flash("You were not signed in any more, so nothing was saved. Sign in and try again.")
    back = request.full_path.rstrip("?") if request.method == "GET" else None
    back = None if back == "/" else back
    answer: Response = redirect(url_for("sign_in.show", next=back), 303)  # type: ignore[assignment]
    return answer


def local_path(wanted: str | None) -> str | None:
    """A path of this site to go on to; None for anything that could lead elsewhere."""
    if not wanted or not wanted.startswith("/") or wanted.startswith(("//", "/\\")) or not wanted.isprintable():
        return None
    parts = urlsplit(wanted)
    return wanted if not parts.scheme and not parts.netloc else None
