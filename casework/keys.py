"""Keys that stand for a person: handed out once, kept as a digest only."""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from schemas.errors import ConfigurationError

_BYTES = 32
_SECRET = "secret"


def new() -> str:
    """A key that cannot be guessed, safe in an address and a cookie."""
    return secrets.token_urlsafe(_BYTES)


def digest(key: str) -> str:
    """What is kept of a key. Plain SHA-256 will do: the key is random and long."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def secret_of(folder: Path) -> bytes:
    """The secret of a data folder, with which forms are signed: made when first asked for, for its owner's eyes."""
    path = folder / _SECRET
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        found = path.read_bytes()
        if len(found) < _BYTES:
            raise ConfigurationError(f"The file {path} is damaged. Stop the server, delete it and start again: a new "
                                     "one is made, and open forms must be reloaded.") from None
        return found
    made = secrets.token_bytes(_BYTES)
    with os.fdopen(descriptor, "wb") as file:
        file.write(made)
        file.flush()
        os.fsync(file.fileno())
    return made
