"""What a process gives up for good: limits, privileges, the network. Linux calls through ctypes, no
dependency.

Each of these works without being root. On other systems only the resource limits apply.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

from intake.sandbox.limits import Limits

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_CHILD_SUBREAPER = 36
_PR_SET_NO_NEW_PRIVS = 38
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_CAPABILITY_VERSION_3 = 0x20080522
_CHILDREN = Path("/proc/self/task")


class _CapabilityHeader(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _CapabilitySets(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def is_linux() -> bool:
    """Whether the calls of this module exist."""
    return sys.platform == "linux"


def give_up_privileges() -> None:
    """For the fork server and all it forks: no new privileges, no capabilities, nobody may trace it.

    Without capabilities even root's processes are bound by their resource limits.
    """
    library = _library()
    if library.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        raise OSError(ctypes.get_errno(), "no_new_privs is not supported by this kernel")
    header = _CapabilityHeader(_CAPABILITY_VERSION_3, 0)
    nothing = (_CapabilitySets * 2)()
    library.capset(ctypes.byref(header), nothing)
    library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def leave_network() -> bool:
    """Move into a network of its own, with nothing in it. False where the kernel does not allow it."""
    return bool(_library().unshare(_CLONE_NEWUSER | _CLONE_NEWNET) == 0)


def die_with_parent() -> None:
    """Have the kernel kill this process when the thread that started it ends."""
    _library().prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)


def adopt_orphans() -> None:
    """Become the parent of whatever a task's process leaves behind, so that it can be found and killed."""
    _library().prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def children() -> list[int]:
    """The process ids of this process's children; empty where the kernel does not list them."""
    listing = _CHILDREN / str(os.getpid()) / "children"
    try:
        return [int(word) for word in listing.read_text().split()]
    except OSError:
        return []


def limit(limits: Limits) -> None:
    """Apply the resource limits to this process, for good."""
    caps = (
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        # One second between the limits: the soft one ends the process by SIGXCPU, which says why it ended.
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_FSIZE, limits.file_bytes, limits.file_bytes),
        (resource.RLIMIT_NOFILE, limits.open_files, limits.open_files),
        (resource.RLIMIT_CORE, 0, 0),
    )
    for what, soft, hard in caps:
        _, ceiling = resource.getrlimit(what)
        if ceiling != resource.RLIM_INFINITY:
            soft, hard = min(soft, ceiling), min(hard, ceiling)
        resource.setrlimit(what, (soft, hard))
