"""Signing in with a password or a one-time link, and signing out."""

from __future__ import annotations

from flask import Blueprint, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from casework import accounts
from schemas.errors import NotAllowed
from web import sessions
from web.given import clock, store
from web.people import local_path, open_to_all

blueprint = Blueprint("sign_in", __name__)


@blueprint.get("/sign-in")
@open_to_all
def show() -> str | Response:
    """The form; whoever is signed in already goes on."""
    if sessions.stored().person is not None:
        return _go_on()
    return _form(None)


@blueprint.post("/sign-in")
@open_to_all
def enter() -> str | Response | tuple[str, int]:
    """Sign in with name and password."""
    name, password = request.form.get("name", ""), request.form.get("password", "")
    if not name.strip() or not password:
        return _form("Enter your name and your password."), 400
    try:
        person = accounts.sign_in(store(), name, password, address=request.remote_addr or "", at=clock())
    except NotAllowed as refused:
        return _form(str(refused)), 429 if isinstance(refused, accounts.TooManyAttempts) else 403
    sessions.begin_for(person)
    return _go_on()


@blueprint.post("/sign-out")
@open_to_all
def leave() -> Response:
    """Sign out; the browser's key stands for nothing any more."""
    sessions.end()
    return redirect(url_for("sign_in.show", left="yes"), 303)


@blueprint.get("/sign-in/link/<key>")
@open_to_all
def link(key: str) -> str | tuple[str, int]:
    """A page with a button. Opening the link does not use it, so that a program that looks at links does not burn
    it."""
    person = accounts.link_person(store(), key, at=clock())
    return render_template("sign_in_link.html", person_of_link=person, key=key), 200 if person else 404


@blueprint.post("/sign-in/link/<key>")
@open_to_all
def use(key: str) -> Response | tuple[str, int]:
    """Sign in with the link, which is used from now on."""
    person = accounts.use_link(store(), key, at=clock())
    if person is None:
        return render_template("sign_in_link.html", person_of_link=None, key=key), 404
    sessions.begin_for(person)
    flash(f"You are signed in as {person.name}.", "success")
    return redirect(url_for("listing.show"), 303)


def _form(error: str | None) -> str:
    return render_template(
        "sign_in.html", error=error, name=request.form.get("name", ""), back=local_path(request.values.get("next")),
        left="left" in request.args, nobody=not accounts.people(store()),
    )


def _go_on() -> Response:
    return redirect(local_path(request.values.get("next")) or url_for("listing.show"), 303)

