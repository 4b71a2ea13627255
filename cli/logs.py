"""Log records as plain lines on stderr: warnings always, details and tracebacks only with --debug."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

import click

from cli.run import Run
from schemas.plain import plain

_OURS = ("casework", "intake", "rules", "schemas")
"""Loggers that speak to the person at the screen; a library's stay as they are."""


def _safe(text: str) -> str:
    """Each line safe to print, with its indent."""
    return "\n".join(" " * (len(line) - len(line.lstrip())) + plain(line) for line in text.splitlines())


class _Lines(logging.Handler):
    """One line a record, safe to print; with --debug records of every level, as they are."""

    def __init__(self, run: Run) -> None:
        super().__init__(logging.DEBUG)
        self._run = run

    def emit(self, record: logging.LogRecord) -> None:
        """Print the record, unless it is only for --debug."""
        if self._run.debug:
            click.echo(f"{record.levelname}: {_safe(self.format(record))}", err=True)
        elif record.levelno >= logging.WARNING:
            click.echo(f"Note: {plain(record.getMessage())}", err=True)


@contextmanager
def lines_on_stderr(run: Run) -> Iterator[None]:
    """While it lasts, our log goes to stderr as the run's --debug says, which may be set on the way."""
    handler = _Lines(run)
    loggers = [logging.getLogger(name) for name in _OURS]
    levels = [logger.level for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        for logger, level in zip(loggers, levels, strict=True):
            logger.removeHandler(handler)
            logger.setLevel(level)
