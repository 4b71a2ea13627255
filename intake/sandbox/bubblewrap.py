"""The command that starts the fork server inside bubblewrap: no network, nothing of the host but what Python
needs.

Visible, read-only: the system's programs and libraries, the Python installation, the two packages that
readers consist of. Not visible: homes, data, the pack, other processes. `/tmp` is a small file system in
memory.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from intake.sandbox.limits import MEGABYTE
from intake.sandbox.visible import SETTINGS, SYSTEM, python_folders

SCRATCH_BYTES = 64 * MEGABYTE


def bubblewrap() -> str | None:
    """The path of the bubblewrap program, None where it is not installed."""
    return shutil.which("bwrap") if sys.platform == "linux" else None


def command(program: str, code_root: Path, roots: Sequence[Path], environment: Mapping[str, str]) -> list[str]:
    """Bubblewrap with all its options, to be followed by the command to run inside."""
    words = _walls(program, environment)
    for path in python_folders(code_root, roots):
        words += ["--ro-bind", path, path]
    return [*words, "--chdir", "/", "--"]


def program_command(program: str, readable: Sequence[str], scratch: Path, environment: Mapping[str, str]) -> list[str]:
    """The same around a program of the system that works in a scratch folder, which it sees under its own path."""
    words = _walls(program, environment)
    for path in readable:
        words += ["--ro-bind-try", path, path]
    return [*words, "--bind", str(scratch), str(scratch), "--chdir", str(scratch), "--"]


def _walls(program: str, environment: Mapping[str, str]) -> list[str]:
    words = [program, "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv"]
    for name, value in sorted(environment.items()):
        words += ["--setenv", name, value]
    words += _system_binds()
    return [*words, "--proc", "/proc", "--dev", "/dev", "--size", str(SCRATCH_BYTES), "--tmpfs", "/tmp"]


def _system_binds() -> list[str]:
    words: list[str] = []
    for name in SYSTEM:
        path = Path(name)
        if path.is_symlink():
            words += ["--symlink", str(path.readlink()), name]
        elif path.is_dir():
            words += ["--ro-bind", name, name]
    for name in SETTINGS:
        words += ["--ro-bind-try", name, name]
    return words
