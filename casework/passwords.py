"""Passwords: what is taken for one, and its argon2id hash."""

from __future__ import annotations

import os
import threading
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from schemas.errors import NotAllowed

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 12
"""Characters. Length is what makes a password strong; nothing is asked of its composition."""
LONGEST = 1024
_FEWEST_DIFFERENT = 5
_MOST_AT_ONCE = 2
"""Hashes computed at the same time: each takes 64 MiB and some 90 ms of up to four cores."""

_slots = threading.BoundedSemaphore(_MOST_AT_ONCE)


def hashed(password: str, name: str) -> str:
    """The hash to keep. NotAllowed, with a sentence, for what is too weak to be a password of that person."""
    _require_strong(password, name)
    with _slots:
        return _hasher().hash(_composed(password))


def is_right(kept: str | None, password: str) -> bool:
    """Whether the password is the one whose hash was kept. Without a hash the answer is no, and takes as long."""
    from argon2.exceptions import InvalidHashError, VerificationError

    with _slots:
        try:
            right = _hasher().verify(kept or _nobody_s(), _composed(password[:LONGEST]))
        except (VerificationError, InvalidHashError):
            return False
    return right and kept is not None


def is_outdated(kept: str) -> bool:
    """Whether the hash was made with weaker settings than those of today."""
    return _hasher().check_needs_rehash(kept)


def rehashed(password: str) -> str:
    """The hash of a password that was taken before, made with the settings of today."""
    with _slots:
        return _hasher().hash(_composed(password))


def _require_strong(password: str, name: str) -> None:
    if len(password) < SHORTEST:
        raise NotAllowed(f"The password is too short: use at least {SHORTEST} characters, such as four words.")
    if len(password) > LONGEST:
        raise NotAllowed(f"The password is too long: use at most {LONGEST} characters.")
    if len(set(password)) < _FEWEST_DIFFERENT:
        raise NotAllowed(f"The password repeats too few characters: use at least {_FEWEST_DIFFERENT} different ones.")
    if len(name) >= _FEWEST_DIFFERENT and password.casefold().replace(name.casefold(), "") == "":
        raise NotAllowed("The password is the sign-in name. Choose another.")


def _composed(password: str) -> str:
    """One form for what looks the same, however the keyboard composes it."""
    return unicodedata.normalize("NFKC", password)


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody_s() -> str:
    """A hash that no password gives, to spend the same time on names that are not there."""
    return _hasher().hash(os.urandom(32).hex())
