"""What of the host a task may see, read-only: the system's programs and libraries, the Python installation,
and the two packages that readers consist of. Not homes, not data, not the pack."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
SETTINGS = ("/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives", "/etc/fonts")
"""The loader's cache, program alternatives and fonts for drawing: nothing that names a person or a host."""
_OWN_PACKAGES = ("intake", "schemas")


def python_folders(code_root: Path, roots: Sequence[Path]) -> list[str]:
    """Where Python and the packages live, outermost first, none twice and none that the system's folders
    hold.

    The folder that holds our packages is not among them: in a source tree other things lie beside them.
    """
    installed = [sys.base_prefix, sys.prefix, os.path.realpath(sys.base_prefix), os.path.realpath(sys.prefix)]
    wanted = [Path(folder) for folder in installed]
    wanted += [Path(entry) for entry in sys.path if Path(entry).name in ("site-packages", "dist-packages")]
    wanted += [code_root / package for package in _OWN_PACKAGES]
    wanted += roots
    kept = [Path("/usr")]
    for folder in sorted(set(wanted), key=lambda path: (len(path.parts), str(path))):
        if folder.exists() and not any(folder.is_relative_to(outer) for outer in kept):
            kept.append(folder)
    return [str(folder) for folder in kept[1:]]
