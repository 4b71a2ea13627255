"""One line a request in the log: what was asked for, how it ended, how long it took. No names, keys or words of people:
an address is told by its rule, with the numbers in it."""

from __future__ import annotations

import logging
import time

from flask import Flask, Response, g, request

log = logging.getLogger("web.requests")


def init_app(app: Flask) -> None:
    """Log each request when it ends; those for assets only in detail."""
    app.before_request(_start)
    app.after_request(_end)


def asked_for() -> str:
    """The address as the log may hold it."""
    if request.url_rule is None:
        return "an address that is not there"
    path = request.url_rule.rule
    for name, value in (request.view_args or {}).items():
        if isinstance(value, int):
            path = path.replace(f"<int:{name}>", str(value))
    return path


def _start() -> None:
    g.started = time.perf_counter()


def _end(response: Response) -> Response:
    took = (time.perf_counter() - g.get("started", time.perf_counter())) * 1000
    level = logging.DEBUG if request.endpoint == "assets.asset" else logging.INFO
    log.log(level, "%s %s %s, %.0f ms", request.method, asked_for(), response.status_code, took)
    return response
