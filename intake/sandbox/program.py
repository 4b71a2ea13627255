"""A program of the system, run in a limited process of its own and waited for, never longer than its limit.

Inside bubblewrap where that works; else with limits, without a network and without sight of other files as far as the
kernel allows. It reads and writes in one scratch folder.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from intake.sandbox import bubblewrap as bwrap
from intake.sandbox.connection import CODE_ROOT, probe
from intake.sandbox.limits import Limits
from intake.sandbox.visible import SETTINGS, SYSTEM

_LAUNCH = (
    "import sys; sys.path[:] = sys.argv[1].split(chr(0x1f)); from intake.sandbox.launch import main; main(sys.argv[2:])"
)
_DEVICES = ("/dev/null", "/dev/zero", "/dev/random", "/dev/urandom")
_SYSTEM_STATE = ("/proc", "/sys/devices/system/cpu")
_END_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Ended:
    """How it ended: by itself with an exit code, or killed at the limit of its time (no code)."""

    code: int | None

    @property
    def in_time(self) -> bool:
        """Whether it ended by itself."""
        return self.code is not None


@dataclass(frozen=True, slots=True)
class Program:
    """A program that may be run: the command without arguments, what of the host it must see besides the system's
    programs and libraries, and the folders in which it makes local sockets. Its environment is its own."""

    command: str
    readable: tuple[str, ...] = ()
    sockets: tuple[str, ...] = ()
    bubblewrap: Literal["auto", "off"] = "auto"

    def run(self, arguments: Sequence[str], scratch: Path, limits: Limits) -> Ended:
        """Run it in `scratch` and wait; at the limit the process and all that it started are killed."""
        environment = {"HOME": str(scratch), "TMPDIR": str(scratch), "LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"}
        words = self._words(scratch, limits, environment)
        process = subprocess.Popen(
            [*words, self.command, *arguments],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env=environment, cwd=scratch, start_new_session=True,
        )
        try:
            return Ended(process.wait(limits.wall_seconds))
        except subprocess.TimeoutExpired:
            return Ended(None)
        finally:
            _kill(process)

    def _words(self, scratch: Path, limits: Limits, environment: Mapping[str, str]) -> list[str]:
        """The command to run it behind: the launcher, and bubblewrap where it works."""
        program = bwrap.bubblewrap() if self.bubblewrap == "auto" else None
        inside: list[str] = []
        if program is not None:
            inside = bwrap.program_command(program, self.readable, scratch, environment)
            if probe([*inside, "/bin/sh", "-c", ":"]) is not None:
                inside = []
        visible = None
        if not inside:
            readable = [*SYSTEM, *SETTINGS, *self.readable, *_SYSTEM_STATE]
            visible = {"readable": readable, "writable": list(_DEVICES), "scratch": [str(scratch)],
                       "sockets": list(self.sockets)}
        paths = "\x1f".join([str(CODE_ROOT), *(entry for entry in sys.path if entry)])
        launcher = [sys.executable, "-s", "-P", "-B", "-c", _LAUNCH, paths, json.dumps(limits.as_json())]
        return [*launcher, json.dumps(visible), *inside]


def _kill(process: subprocess.Popen[bytes]) -> None:
    """The process's whole group; inside bubblewrap the kernel then ends everything else that it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_END_SECONDS)
