"""What the application was made with, for views."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from flask import current_app

from casework.store import Store
from web.settings import Settings


class Wakeable(Protocol):
    """The worker, as far as pages know it."""

    def wake(self) -> None:
        """There is a new job: look at once."""


def store() -> Store:
    """The store the application stands on."""
    found: Store = current_app.extensions["store"]
    return found


def settings() -> Settings:
    """The application's settings."""
    found: Settings = current_app.extensions["settings"]
    return found


def clock() -> datetime:
    """This moment, as the settings tell it."""
    return settings().clock()


def wake_worker() -> None:
    """Tell the worker, where one runs in this process, of a new job."""
    worker: Wakeable | None = current_app.extensions.get("worker")
    if worker is not None:
        worker.wake()
