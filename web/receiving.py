"""Files as they arrive: streamed to the store's incoming folder, never held in memory, gone again unless taken over."""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, TypeVar

from flask import Flask, Request, current_app, request
from werkzeug.exceptions import HTTPException

from web.given import settings, store
from web.settings import MAX_FIELD_BYTES, MAX_FORM_BYTES

_View = TypeVar("_View", bound=Callable[..., Any])
_TAKES_FILES = "takes_files"
_ROOM = 2
"""An upload needs its own size while it arrives, and about as much again while it is read."""


class NoRoom(HTTPException):
    """The disk is full, or would be."""

    code = 507
    description = "There is no room on the server's disk for this upload."


def takes_files(view: _View) -> _View:
    """Marks a view whose form may hold files, and so be large."""
    setattr(view, _TAKES_FILES, True)
    return view


class ReceivingRequest(Request):
    """A request whose files, where its view takes any, are written to the incoming folder as they come."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.arrived: list[IO[bytes]] = []

    def _get_file_stream(
        self, total_content_length: int | None, content_type: str | None, filename: str | None = None,
        content_length: int | None = None,
    ) -> IO[bytes]:
        if not view_takes_files(current_app, request.endpoint):
            return super()._get_file_stream(total_content_length, content_type, filename, content_length)
        if self.arrived:  # whole, since the next begins: a pack may have more files than a process may have open
            self.arrived[-1].close()
        descriptor, name = tempfile.mkstemp(dir=store().incoming)
        os.close(descriptor)
        file = Path(name).open("wb+")  # noqa: SIM115 - closed when the request ends; its `name` is where it lies
        self.arrived.append(file)
        return file


def init_app(app: Flask) -> None:
    """Limits before a form is read; what was not taken over is deleted when the request ends."""
    app.request_class = ReceivingRequest
    app.before_request(_limit)
    app.teardown_request(_clear)


def _limit() -> None:
    limits = settings()
    request.max_form_parts = limits.max_form_parts
    request.max_form_memory_size = MAX_FIELD_BYTES
    large = view_takes_files(current_app, request.endpoint)
    request.max_content_length = limits.max_upload_bytes if large else MAX_FORM_BYTES
    announced = request.content_length or 0
    if large and announced <= limits.max_upload_bytes and not _has_room(announced):
        raise NoRoom


def _has_room(size: int) -> bool:
    return shutil.disk_usage(store().folder).free >= _ROOM * size


def view_takes_files(app: Flask, endpoint: str | None) -> bool:
    """Whether the view's form may hold files."""
    return bool(getattr(app.view_functions.get(endpoint or ""), _TAKES_FILES, False))


def _clear(_error: BaseException | None) -> None:
    if isinstance(arrived := request._get_current_object(), ReceivingRequest):  # type: ignore[attr-defined]
        for file in arrived.arrived:
            file.close()
            Path(file.name).unlink(missing_ok=True)


def is_full_disk(error: BaseException) -> bool:
    """Whether an error says that the disk is full."""
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
