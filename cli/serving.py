"""Serving a data folder until told to stop: the pages, and the worker that reads what is uploaded."""

from __future__ import annotations

import logging
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import click

from schemas.errors import UsageError

if TYPE_CHECKING:
    from flask import Flask

    from casework.jobs import Worker
    from casework.store import Store
    from web.server import Server

LOOPBACK = ("127.0.0.1", "::1", "localhost")
_LOGGED = ("web", "casework.jobs")
_NAMES_DOCUMENTS = ("casework.documents",)
"""Loggers whose warnings name documents: those may hold children's names, and the same is on the page of the pack."""
_LOOK_SECONDS = 0.5


def refuse_open_http(host: str, proxy: str | None) -> None:
    """UsageError where passwords would cross a network unencrypted."""
    if host not in LOOPBACK and proxy is None:
        raise UsageError(
            f"On {host} passwords and submissions would cross the network unencrypted. Serve on 127.0.0.1, or put a "
            "web server with HTTPS in front and name its address with --behind-proxy."
        )


def serve_until_stopped(
    store: Store, worker: Worker, *, host: str, port: int, proxy: str | None = None, any_port: bool = False,
    announce: Callable[[str], None],
) -> None:
    """Serve the store, whose lock the caller holds and whose worker runs, until SIGTERM or SIGINT; `announce` is told
    the address. With `any_port` another port is taken where somebody else has this one."""
    from casework.evidence import Viewer
    from web.app import create_app
    from web.settings import Settings

    hosts = LOOPBACK if proxy is None else None
    viewer = Viewer(store.pictures)
    viewer.start()
    app = create_app(store, worker=worker, viewer=viewer, settings=Settings(hosts=hosts))
    with closing(viewer), _log_on_stderr(), _stopped_by_signals() as stopped:
        server = _listening(app, host, port, proxy, any_port)
        server.start()
        announce(server.url)
        while not stopped.wait(_LOOK_SECONDS):
            if not server.answers:
                raise RuntimeError("the web server ended by itself")
        click.echo("Stopping: requests under way are finished first.", err=True)
        server.stop()


def _listening(app: Flask, host: str, port: int, proxy: str | None, any_port: bool) -> Server:
    from web.server import PortTaken, Server

    try:
        return Server(app, host, port, proxy=proxy)
    except PortTaken:
        if not any_port:
            raise
        return Server(app, host, 0, proxy=proxy)


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set, instead of what they do otherwise."""
    stopped = threading.Event()
    numbers = (signal.SIGTERM, signal.SIGINT)
    before = {number: signal.signal(number, lambda *_: stopped.set()) for number in numbers}
    try:
        yield stopped
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _log_on_stderr() -> Iterator[None]:
    """Requests and faults, one line each with its time; nothing that names a document."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s", "%Y-%m-%d %H:%M:%S"))
    logged = [logging.getLogger(name) for name in _LOGGED]
    quiet = [logging.getLogger(name) for name in _NAMES_DOCUMENTS]
    for logger in logged:
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)
        logger.propagate = False
    for logger in quiet:
        logger.disabled = True
    try:
        yield
    finally:
        for logger in logged:
            logger.removeHandler(handler)
            logger.propagate = True
        for logger in quiet:
            logger.disabled = False
