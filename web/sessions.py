"""Flask's session, kept in the store: the cookie holds a random key and nothing else."""

from __future__ import annotations

from typing import Any

from flask import Flask, Request, Response, session
from flask.sessions import SessionInterface, SessionMixin
from werkzeug.datastructures import CallbackDict

from casework import sessions
from casework.accounts import Person
from casework.store import Store
from web.settings import Settings

COOKIE = "intake"
SECURE_COOKIE = "__Host-intake"
"""A browser takes this name over https only, for this host only."""


class StoredSession(CallbackDict[str, Any], SessionMixin):
    """The content of a session, and whose it is. A `fresh` one is given a new key when it is saved."""

    def __init__(self, key: str | None, found: sessions.WebSession) -> None:
        def on_change(_: object) -> None:
            self.modified = True

        super().__init__(found.content, on_change)
        self.key = key
        self.person: Person | None = found.person
        self.modified = False
        self.fresh = key is None
        self.ended = False


class StoredSessions(SessionInterface):
    """Opens the session of a request's cookie, and saves it with the answer."""

    def __init__(self, store: Store, settings: Settings) -> None:
        self._store = store
        self._settings = settings

    def open_session(self, app: Flask, request: Request) -> StoredSession:
        """The session of the cookie; an empty one where there is none, or it is over. Assets need none."""
        del app
        key = request.cookies.get(_cookie(request))
        if key is None or request.path.startswith("/assets/"):
            return StoredSession(None, sessions.WebSession())
        found = sessions.find(self._store, key, self._settings.times, at=self._settings.clock())
        return StoredSession(None if found is None else key, found or sessions.WebSession())

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        """Write down what changed; a new key goes into the cookie."""
        del app
        if not isinstance(session, StoredSession) or not session.modified:
            return
        from flask import request

        if session.key is not None and (session.ended or session.fresh):
            sessions.end(self._store, session.key)
        if session.ended:
            response.delete_cookie(_cookie(request), path="/", secure=request.is_secure, httponly=True, samesite="Lax")
        elif session.fresh:
            key = sessions.begin(self._store, dict(session), session.person, self._settings.times,
                                 at=self._settings.clock())
            response.set_cookie(_cookie(request), key, path="/", secure=request.is_secure, httponly=True,
                                samesite="Lax")
        elif session.key is not None:
            sessions.keep(self._store, session.key, dict(session), at=self._settings.clock())


def stored() -> StoredSession:
    """The session of the request being answered."""
    opened = session._get_current_object()  # type: ignore[attr-defined]
    if not isinstance(opened, StoredSession):
        raise TypeError("the application has no stored sessions")
    return opened


def begin_for(person: Person) -> None:
    """From now on the browser is signed in as that person, under a new key and with nothing left of before."""
    current = stored()
    current.clear()
    current.person, current.fresh, current.modified = person, True, True


def end() -> None:
    """The browser is signed out; its key stands for nothing."""
    current = stored()
    current.clear()
    current.person, current.ended, current.modified = None, True, True


def _cookie(request: Request) -> str:
    return SECURE_COOKIE if request.is_secure else COOKIE
