"""Bodies that are too large are refused when their length is known, before anything of them is kept.

waitress puts a body on the disk before the application sees the request. So the length that may be sent is decided from
the headers: a pack's for whoever is signed in and uploads, a form's for everything else. Whoever is refused is still
listened to for a while, with nothing kept: a browser that is cut off while it sends shows no answer.
"""

from __future__ import annotations

import copy
import socket
import time
from typing import Any

from flask import Flask
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.utilities import RequestEntityTooLarge
from werkzeug.exceptions import HTTPException
from werkzeug.http import parse_cookie

from casework import sessions
from web import errors
from web.receiving import view_takes_files
from web.sessions import COOKIE, SECURE_COOKIE
from web.settings import MAX_FORM_BYTES, Settings

_LINGER_SECONDS = 60.0
_DRAIN_BYTES = 256 * 1024


class Gate:
    """Decides from a request's headers how long its body may be, and answers those that are longer."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._settings: Settings = app.extensions["settings"]
        self.largest = self._settings.max_upload_bytes + 1  # waitress refuses what is as long as its limit

    def limit(self, method: str, path: str, cookies: str) -> int:
        """Bytes at which a body is too long."""
        uploads = self._takes_files(method, path) and self._signed_in(cookies)
        return self.largest if uploads else MAX_FORM_BYTES + 1

    def refusal(self) -> tuple[str, list[tuple[str, str]], bytes]:
        """The page for what is too large: status, headers, body."""
        with self._app.test_request_context("/upload", method="POST"):
            response = self._app.make_response(errors.too_large_page())
            response = self._app.process_response(response)
            unwanted = ("content-length", "connection")
            headers = [(name, value) for name, value in response.headers if name.lower() not in unwanted]
            return response.status, headers, response.get_data()

    def _takes_files(self, method: str, path: str) -> bool:
        try:
            endpoint, _ = self._app.url_map.bind("localhost").match(path, method=method)
        except HTTPException:
            return False
        return view_takes_files(self._app, endpoint)

    def _signed_in(self, cookies: str) -> bool:
        store, now = self._app.extensions["store"], self._settings.clock()
        keys = [parse_cookie(cookies).get(name) for name in (COOKIE, SECURE_COOKIE)]
        found = [sessions.find(store, key, self._settings.times, at=now) for key in keys if key]
        return any(one is not None and one.person is not None for one in found)


class TooLarge(RequestEntityTooLarge):  # type: ignore[misc]
    """The error with a page of ours."""

    def __init__(self, gate: Gate) -> None:
        super().__init__("")
        self._gate = gate

    def to_response(self, ident: str | None = None) -> tuple[str, list[tuple[str, str]], bytes]:
        """Status, headers and body, as waitress writes them."""
        del ident
        return self._gate.refusal()


def gated(gate: Gate) -> type[HTTPChannel]:
    """The channel class of a server with that gate."""

    class Parser(HTTPRequestParser):  # type: ignore[misc]
        """Reads a request; its limit is the gate's."""

        adj: Any
        error: Any

        def parse_header(self, header_plus: bytes) -> None:
            """As waitress does it, then ask the gate."""
            super().parse_header(header_plus)
            self.adj = copy.copy(self.adj)
            self.adj.max_request_body_size = gate.limit(self.command, self.path, self.headers.get("COOKIE", ""))

        def received(self, data: bytes) -> int:
            """As waitress does it; what is too large is not told to go on."""
            consumed = int(super().received(data))
            if isinstance(self.error, RequestEntityTooLarge) and not isinstance(self.error, TooLarge):
                self.error = TooLarge(gate)
                self.expect_continue = False
            return consumed

    class Channel(LingeringChannel):
        """A connection to this server."""

        parser_class = Parser

    return Channel


class LingeringChannel(HTTPChannel):  # type: ignore[misc]
    """A connection that, after refusing a body, reads on and forgets what it reads until the other side has ended."""

    _refused = False
    _until: float | None = None

    def service(self) -> None:
        """Answer a request."""
        self._refused = isinstance(self.requests[0].error, TooLarge)
        super().service()

    def readable(self) -> bool:
        """Whether there is something to wait for."""
        return self._until is not None or bool(super().readable())

    def writable(self) -> bool:
        """Whether there is something to send, or the connection to be closed."""
        return bool(self.will_close) if self._until is not None else bool(super().writable())

    def handle_write(self) -> None:
        """Send; lingering, there is nothing to send, and only the server's own cleaning up closes."""
        if self._until is None:
            super().handle_write()
        elif self.will_close:
            super().handle_close()

    def handle_read(self) -> None:
        """Read; lingering, forget it."""
        if self._until is None:
            super().handle_read()
            return
        try:
            data: Any = self.recv(_DRAIN_BYTES)
        except OSError:
            data = b""
        if not data or time.monotonic() > self._until:
            super().handle_close()

    def handle_close(self) -> None:
        """Close; a refused sender is heard out first."""
        if not self._refused or self._until is not None or not self.connected:
            super().handle_close()
            return
        self._until = time.monotonic() + _LINGER_SECONDS
        self.will_close = self.close_when_flushed = False
        try:
            self.socket.shutdown(socket.SHUT_WR)
        except OSError:
            super().handle_close()
