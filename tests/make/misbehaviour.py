"""Tasks that behave as no reader should: run inside the sandbox by its tests, imported there by name."""

import ctypes
import os
import resource
import socket
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from intake.sandbox.wire import Stream
from schemas.errors import NeedsPassword, Refused

_PR_GET_NO_NEW_PRIVS = 39


def echo(source: int, args: Mapping[str, Any]) -> dict[str, Any]:
    """The file's text and the arguments."""
    return {"text": os.read(source, 1000).decode(), "args": dict(args)}


def eat_memory(source: int, args: Mapping[str, Any]) -> int:
    """Fill memory until there is no more."""
    held = []
    while True:
        held.append(bytearray(16 * 1024 * 1024))


def abort_for_memory(source: int, args: Mapping[str, Any]) -> None:
    """As a C library does: use nearly all memory, then abort."""
    held = []
    try:
        while True:
            held.append(bytearray(b"x" * (8 * 1024 * 1024)))
    except MemoryError:
        os.abort()


def burn(source: int, args: Mapping[str, Any]) -> None:
    """Use the processor for ever."""
    while True:
        pass


def sleep(source: int, args: Mapping[str, Any]) -> None:
    """Use nothing, for ever."""
    time.sleep(3600)


def abort(source: int, args: Mapping[str, Any]) -> None:
    """End by SIGABRT."""
    os.abort()


def crash(source: int, args: Mapping[str, Any]) -> None:
    """End by SIGSEGV."""
    ctypes.string_at(0)


def leave(source: int, args: Mapping[str, Any]) -> None:
    """End without an answer."""
    os._exit(7)


def fail(source: int, args: Mapping[str, Any]) -> None:
    """A fault of ours."""
    raise KeyError("nothing of the kind")


def locked(source: int, args: Mapping[str, Any]) -> None:
    """Bad input with a reason."""
    raise NeedsPassword("it is locked")


def refuse(source: int, args: Mapping[str, Any]) -> None:
    """Bad input with a reason."""
    raise Refused("it holds a DTD")


def shout(source: int, args: Mapping[str, Any]) -> str:
    """An answer larger than any allowed."""
    return "x" * int(args["bytes"])


def babble(source: int, args: Mapping[str, Any]) -> None:
    """Bytes that are no frame, where the answer should go."""
    os.write(4, b"no such frame at all")
    time.sleep(3600)


def mumble(source: int, args: Mapping[str, Any]) -> None:
    """A frame whose answer is not JSON."""
    Stream(4).result(b"{not json")
    os._exit(0)


def nest(source: int, args: Mapping[str, Any]) -> None:
    """A frame whose answer is nested past any parser."""
    Stream(4).result(b"[" * 200_000)
    os._exit(0)


def stream_unasked(source: int, args: Mapping[str, Any]) -> None:
    """Frames that only a streaming task may send."""
    Stream(4).data(b"x")


def stream(source: int, args: Mapping[str, Any], out: Stream) -> int:
    """As many bytes as asked for, after a record."""
    out.record({"bytes": args["bytes"]})
    out.data(b"y" * int(args["bytes"]))
    return int(args["bytes"])


def leave_a_process(source: int, args: Mapping[str, Any]) -> None:
    """Leave a process behind that moved out of the task's group."""
    if os.fork() == 0:
        os.setsid()
        time.sleep(3600)


def ignore_signals(source: int, args: Mapping[str, Any]) -> None:
    """Fork within the group and sleep, so that killing the leader alone would not do."""
    os.fork()
    time.sleep(3600)


def kill_server(source: int, args: Mapping[str, Any]) -> None:
    """End the fork server itself."""
    os.kill(os.getppid(), 9)
    time.sleep(3600)


def look_around(source: int, args: Mapping[str, Any]) -> dict[str, Any]:
    """What can be seen and reached from inside."""
    return {
        "visible": {path: _reads(path) for path in args["paths"]},
        "connected": _connects(args["port"]),
        "privileged": _raises_limit(),
        "no_new_privileges": ctypes.CDLL(None).prctl(_PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1,
        "signals": _signals(args["pid"]),
        "environment": sorted(os.environ),
        "descriptors": [number for number in range(64) if _is_open(number)],
        "writable": _writes(args["write"]),
    }


def write_file(source: int, args: Mapping[str, Any]) -> int:
    """Write a file as large as asked for, in memory-backed storage."""
    number = os.memfd_create("big")
    written = 0
    while written < args["bytes"]:
        written += os.write(number, b"z" * (1024 * 1024))
    return written


def open_many(source: int, args: Mapping[str, Any]) -> int:
    """Open descriptors until there is no more; how many there were."""
    count = 0
    try:
        while True:
            os.dup(source)
            count += 1
    except OSError:
        return count


def hashed(source: int, args: Mapping[str, Any]) -> int:
    """A number that depends on the hash seed."""
    return hash("tender")


def _connects(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=2):
            return True
    except OSError:
        return False


def _writes(path: str) -> bool:
    try:
        Path(path).write_text("written")
    except OSError:
        return False
    return True


def _reads(path: str) -> bool:
    try:
        list(Path(path).iterdir()) if Path(path).is_dir() else Path(path).read_bytes()
    except OSError:
        return False
    return True


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _raises_limit() -> bool:
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (4096, 4096))
    except (OSError, ValueError):
        return False
    return True


def _signals(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
