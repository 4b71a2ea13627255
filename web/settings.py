"""What the application is told when it is made. Limits are named here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from casework.sessions import Times
from casework.store.base import now

MEGABYTE = 1024 * 1024

MAX_UPLOAD_BYTES = 600 * MEGABYTE
"""One pack as it is sent: an In-tend export of a whole round is some 100 to 300 MB."""
MAX_FORM_BYTES = 1 * MEGABYTE
"""Any other form."""
MAX_FORM_PARTS = 2_000
"""Files and fields of one form: a folder's files chosen one by one; a larger pack is sent as a zip."""
MAX_FIELD_BYTES = 200_000
"""One field's text, and all fields of a form with files together."""


@dataclass(frozen=True, slots=True)
class Settings:
    """`times` is how long a session lasts; `clock` gives the moment; `hosts` are the names by which the server may be
    called (None: any); `node_modules` is the folder of what npm installs."""

    max_upload_bytes: int = MAX_UPLOAD_BYTES
    max_form_parts: int = MAX_FORM_PARTS
    times: Times = field(default_factory=Times)
    clock: Callable[[], datetime] = now
    hosts: tuple[str, ...] | None = None
    node_modules: Path = Path(__file__).resolve().parent / "frontend" / "node_modules"
