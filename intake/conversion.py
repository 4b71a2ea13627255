"""Older Word and rich text documents (.doc, .rtf) as .docx, made by LibreOffice where it is installed.

LibreOffice runs in a limited process of its own (`intake.sandbox.program`) with a fresh profile in which macros, links
and updates are off; several documents share one start, which costs a second. What it makes is read in the sandbox like
any .docx. Nothing here looks into a document.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Literal

from intake import media
from intake.budget import MAX_ENTRY_BYTES
from intake.sandbox.limits import GIGABYTE, Limits
from intake.sandbox.program import Program
from schemas.types import Document

CONVERTED: Mapping[str, str] = {media.DOC: ".doc", media.RTF: ".rtf"}
"""The types that are converted, each with the ending by which LibreOffice knows it."""

OFFICE_LIMITS = Limits(
    memory_bytes=2 * GIGABYTE, cpu_seconds=60, wall_seconds=60.0, file_bytes=MAX_ENTRY_BYTES, open_files=1024
)
"""Limits of one start of LibreOffice for one document: it needs about 1.2 GB of address space before it opens any."""
MORE_SECONDS = 10.0
"""What each further document of the same start may take."""
DOCUMENTS_A_START = 20
ALL_SECONDS = 600.0
"""What all conversions of a pack may take together; what is left over then is not converted."""

_WRITER = "docx:MS Word 2007 XML"
_FOLDERS = ("/etc/libreoffice", "/var/lib/libreoffice", "/var/spool/libreoffice", "/var/cache/fontconfig", "/opt")
_SOCKETS = Path("/tmp")
_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Writer/Content/Update", "Link", "0"),
    ("Writer/Content/Update", "Field", "false"),
    ("Writer/Content/Update", "Chart", "false"),
    ("Common/Misc", "FirstRun", "false"),
    ("Java/VirtualMachine", "Enable", "false"),
)
_NEXT = "Please ask for a Word (.docx) or PDF copy."


@dataclass(frozen=True, slots=True)
class Converted:
    """What came of one document: `content` is the .docx, which lives as long as the conversion; None with a `reason`,
    a sentence."""

    content: Path | None
    reason: str | None = None


def is_wanted(document: Document) -> bool:
    """Whether a document that was not read could be, once it is converted."""
    return document.read == "unreadable" and document.media_type in CONVERTED


def office() -> str | None:
    """The path of LibreOffice, None where it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def _installation(command: str) -> Path:
    """The folder that LibreOffice is installed in, which holds its `program/soffice`."""
    return Path(command).resolve().parent.parent


class Conversion:
    """Converts documents into a folder of its own, gone with the context manager.

    `program`: the LibreOffice to use, by default the one installed. `bubblewrap="off"`: never behind bubblewrap.
    """

    def __init__(
        self, program: str | None = None, *, limits: Limits = OFFICE_LIMITS,
        bubblewrap: Literal["auto", "off"] = "auto",
    ) -> None:
        command = program or office()
        self._program = None if command is None else Program(
            command, (*_FOLDERS, str(_installation(command))), (str(_SOCKETS),), bubblewrap
        )
        self._limits = limits
        self._folder = tempfile.TemporaryDirectory(prefix="intake-office-")
        self._scratch = Path(self._folder.name).resolve()
        self._deadline = time.monotonic() + ALL_SECONDS

    def __enter__(self) -> Conversion:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._folder.cleanup()

    @property
    def is_possible(self) -> bool:
        """Whether there is a LibreOffice."""
        return self._program is not None

    def run(self, documents: Mapping[str, tuple[Path, str]]) -> dict[str, Converted]:
        """Convert documents, given by a key of the caller's with their content and media type."""
        if self._program is None:
            return {key: Converted(None, not_installed(kind)) for key, (_, kind) in documents.items()}
        self._prepare()
        names: dict[str, str] = {}
        for number, (key, (content, media_type)) in enumerate(sorted(documents.items())):
            names[key] = f"{number:05}"
            shutil.copyfile(content, self._scratch / "in" / f"{names[key]}{CONVERTED[media_type]}")
        reasons = self._convert(list(names.values()))
        return {key: self._result(name, reasons.get(name)) for key, name in names.items()}

    def _prepare(self) -> None:
        for name in ("in", "out", "profile/user"):
            (self._scratch / name).mkdir(parents=True, exist_ok=True)
        (self._scratch / "profile" / "user" / "registrymodifications.xcu").write_text(_profile(), encoding="utf-8")

    def _convert(self, names: list[str]) -> dict[str, str]:
        """Convert all: together first, then one by one those that a start which did not end well has left. Gives why
        the others could not be converted."""
        reasons: dict[str, str] = {}
        for first in range(0, len(names), DOCUMENTS_A_START):
            together = names[first : first + DOCUMENTS_A_START]
            if self._start(together) == "ended":
                continue
            self._distrust_last(together)
            for name in together:
                if not self._output(name).exists():
                    state = self._start([name])
                    if state != "ended":
                        self._output(name).unlink(missing_ok=True)
                        reasons[name] = self._why(state)
        return reasons

    def _start(self, names: list[str]) -> Literal["ended", "failed", "too_long", "no_time"]:
        """Start LibreOffice once for these documents."""
        assert self._program is not None
        left = self._deadline - time.monotonic()
        if left <= 0:
            return "no_time"
        longer = MORE_SECONDS * (len(names) - 1)
        limits = replace(self._limits, wall_seconds=min(self._limits.wall_seconds + longer, left),
                         cpu_seconds=self._limits.cpu_seconds + int(longer))
        sources = [str(next((self._scratch / "in").glob(f"{name}.*"))) for name in names]
        arguments = [f"-env:UserInstallation={self._profile_url}", "--headless", "--norestore", "--nologo",
                     "--nodefault", "--convert-to", _WRITER, "--outdir", str(self._scratch / "out"), *sources]
        for _ in range(2):
            ended = self._program.run(arguments, self._scratch, limits)
            # A first start makes the profile and starts anew, which fails where its socket could not be taken away.
            if not (self._remove_socket() and ended.code and not any(self._output(name).exists() for name in names)):
                break
        if not ended.in_time:
            return "too_long"
        return "ended" if ended.code == 0 else "failed"

    @property
    def _profile_url(self) -> str:
        return (self._scratch / "profile").as_uri()

    def _remove_socket(self) -> bool:
        """Take away the socket that LibreOffice may not remove itself without bubblewrap; whether there was one. It is
        named after the profile."""
        digest = hashlib.md5(self._profile_url.encode("utf-16-le"), usedforsecurity=False).digest()
        name = "".join(f"{byte:x}" for byte in digest)
        found = list(_SOCKETS.glob(f"OSL_PIPE_*SingleOfficeIPC_{name}"))
        for path in found:
            with suppress(OSError):
                path.unlink()
        return bool(found)

    def _distrust_last(self, names: list[str]) -> None:
        """What was made last before a bad end may be half of it: it is made again."""
        made = [output for name in names if (output := self._output(name)).exists()]
        if made:
            made[-1].unlink()

    def _output(self, name: str) -> Path:
        return self._scratch / "out" / f"{name}.docx"

    def _result(self, name: str, reason: str | None) -> Converted:
        made = self._output(name)
        if made.is_symlink() or not made.is_file():
            return Converted(None, reason or f"LibreOffice could not open the file: it is damaged or of a kind that is "
                                             f"not read. {_NEXT}")
        return Converted(made)

    def _why(self, state: str) -> str:
        if state == "too_long":
            return f"LibreOffice took longer than {self._limits.wall_seconds:g} seconds over the file. {_NEXT}"
        if state == "no_time":
            return (f"The conversions of this pack took longer than {ALL_SECONDS:g} seconds, so the file was left out. "
                    f"{_NEXT}")
        return f"LibreOffice stopped unexpectedly over the file. {_NEXT}"


def not_installed(media_type: str) -> str:
    """Why a document of that type is not read without LibreOffice, and what to do."""
    return (f"The file is {media.described(media_type)}, which is read through LibreOffice, and LibreOffice is not "
            "installed here. Please ask for a Word (.docx) or PDF copy, or have LibreOffice installed.")


def _profile() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.Office.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value>'
        "</prop></item>"
        for path, name, value in _SETTINGS
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>"
    )

