"""The application behind waitress: started in a thread of its own, stopped when told to."""

from __future__ import annotations

import errno
import os
import socket
import threading
from typing import Any

from flask import Flask

from schemas.errors import ConfigurationError
from web.channel import Gate, gated

_THREADS = 8
_IN_FLIGHT_SECONDS = 10
"""How long requests under way may still take when the server stops."""


class Server:
    """Listens from the moment it is made; answers from `start` to `stop`. `proxy` is the address of a reverse proxy
    whose word on scheme, host and client is taken."""

    def __init__(self, app: Flask, host: str, port: int, *, proxy: str | None = None) -> None:
        """ConfigurationError, in words, when the port cannot be had (`PortTaken` when somebody else has it)."""
        from waitress.server import create_server

        gate = Gate(app)
        self._server: Any = create_server(
            app, sockets=[_bound(host, port)], threads=_THREADS, ident=None, max_request_body_size=gate.largest,
            clear_untrusted_proxy_headers=True, **_trusting(proxy),
        )
        self._server.channel_class = gated(gate)
        self.host, self.port = host, int(self._server.effective_port)
        self._thread = threading.Thread(target=self._server.run, name="server", daemon=True)

    @property
    def url(self) -> str:
        """The address of the list of submissions."""
        return f"http://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}/"

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    @property
    def answers(self) -> bool:
        """False before `start`, and once it has ended."""
        return self._thread.is_alive()

    def stop(self) -> None:
        """Finish the requests under way and close."""
        self._server.task_dispatcher.shutdown(timeout=_IN_FLIGHT_SECONDS)
        self._server.trigger.pull_trigger(self._close)
        self._thread.join(_IN_FLIGHT_SECONDS)

    def _close(self) -> None:
        self._server.asyncore.close_all(self._server._map, ignore_all=True)


class PortTaken(ConfigurationError):
    """Another program listens on that port."""


def _bound(host: str, port: int) -> socket.socket:
    """A socket on that address and port, not listening yet."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, kind, protocol)
    except OSError as error:
        raise _cannot_listen(error, host, port) from None
    try:
        if os.name != "nt":  # where it would let two programs share the port
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
    except OSError as error:
        made.close()
        raise _cannot_listen(error, host, port) from None
    return made


def _trusting(proxy: str | None) -> dict[str, Any]:
    if proxy is None:
        return {}
    return {"trusted_proxy": proxy, "trusted_proxy_count": 1,
            "trusted_proxy_headers": "x-forwarded-for x-forwarded-host x-forwarded-proto"}


def _cannot_listen(error: OSError, host: str, port: int) -> ConfigurationError:
    if error.errno == errno.EADDRINUSE:
        return PortTaken(f"Another program listens on port {port} of {host}. Stop it, or give another port: "
                         f"--port {port + 1}.")
    if error.errno == errno.EACCES:
        return ConfigurationError(f"This user may not listen on port {port}. Give a port above 1023, such as "
                                  "--port 8000.")
    return ConfigurationError(f"Cannot listen on {host}, port {port}: {error.strerror or error}. Give another --host.")
