"""Hides the host's files with Landlock, where the kernel has it: no program, no dependency, no privilege
needed.

The second best to bubblewrap, and used only without it. System calls and structures as in the kernel's
`Documentation/userspace-api/landlock.rst`; their numbers are the same on all architectures.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterable
from contextlib import suppress

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_QUERY = 1
_RULE_PATH_BENEATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_MAKE_SOCKET = 1 << 9
_FIRST_VERSION_RIGHTS = (1 << 13) - 1
_RIGHTS_ADDED = ((2, 1 << 13), (3, 1 << 14), (5, 1 << 15))
"""Rename across folders, truncate, device control: each known to the kernel from a version on."""
_TCP = 0b11
_TCP_VERSION = 4
_SCOPES = 0b11
_SCOPES_VERSION = 6
"""Abstract sockets and signals to processes outside."""


class _Ruleset(ctypes.Structure):
    _fields_ = (("files", ctypes.c_uint64), ("network", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _PathBeneath(ctypes.Structure):
    _pack_ = 1
    _fields_ = (("allowed", ctypes.c_uint64), ("folder", ctypes.c_int32))


def version() -> int:
    """The kernel's Landlock version, 0 where it has none."""
    return max(0, _call(_CREATE_RULESET, None, 0, _VERSION_QUERY))


def hide_files(
    readable: Iterable[str],
    writable: Iterable[str] = (os.devnull,),
    scratch: Iterable[str] = (),
    sockets: Iterable[str] = (),
) -> bool:
    """For this process and all it forks: nothing may be read but what is below `readable`, nothing written
    but `writable`, no TCP, no signal to processes outside, as far as the kernel knows these. In `scratch` folders
    everything may be done, in `sockets` folders local sockets may be made.

    Descriptors that are open stay usable. False where the kernel has no Landlock; needs no-new-privileges
    set.
    """
    known = version()
    if known == 0:
        return False
    files = _FIRST_VERSION_RIGHTS
    for added, right in _RIGHTS_ADDED:
        files |= right if known >= added else 0
    rules = _Ruleset(files, _TCP if known >= _TCP_VERSION else 0, _SCOPES if known >= _SCOPES_VERSION else 0)
    ruleset = _call(_CREATE_RULESET, ctypes.byref(rules), _size(known), 0)
    if ruleset < 0:
        return False
    try:
        for path in readable:
            _allow(ruleset, path, _READ_FILE | _EXECUTE, _READ_DIR)
        for path in writable:
            _allow(ruleset, path, _READ_FILE | _WRITE_FILE, 0)
        for path in scratch:
            _allow(ruleset, path, 0, files)
        for path in sockets:
            _allow(ruleset, path, 0, _MAKE_SOCKET)
        return _call(_RESTRICT_SELF, ruleset, 0) == 0
    finally:
        os.close(ruleset)


def _size(known: int) -> int:
    """How much of the structure a kernel of that version knows."""
    return 8 if known < _TCP_VERSION else 16 if known < _SCOPES_VERSION else 24


def _allow(ruleset: int, path: str, rights: int, folder_rights: int) -> None:
    with suppress(FileNotFoundError):
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        try:
            allowed = rights | (folder_rights if os.path.isdir(path) else 0)  # noqa: PTH112 - one call, no object
            rule = _PathBeneath(allowed, descriptor)
            _call(_ADD_RULE, ruleset, _RULE_PATH_BENEATH, ctypes.byref(rule), 0)
        finally:
            os.close(descriptor)


def _call(number: int, *arguments: object) -> int:
    library = ctypes.CDLL(None, use_errno=True)
    library.syscall.restype = ctypes.c_long
    words = [ctypes.c_long(argument) if isinstance(argument, int) else argument for argument in arguments]
    return int(library.syscall(ctypes.c_long(number), *words))
