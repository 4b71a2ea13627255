"""Archives, mails, and those inside them: each is opened in the sandbox and its entries come back through the
spool. A mail is an entry itself, beside those of its attachments (`Reply.eml`, `Reply.eml/Certificate.pdf`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Any

from intake.budget import ARCHIVE_LIMITS, MAX_ARCHIVE_DEPTH, Budget
from intake.containers import ZIP_STARTS
from intake.entry import NO_BYTES, Entry, EntryState
from intake.entry_names import entry_name, is_junk
from intake.media import MAIL_ENDINGS, OFFICE_ENDINGS, PLAIN_TEXT, UNREAD_ARCHIVES
from intake.ole import OLE_START
from intake.pack_files import JUNK_REASON, head_of
from intake.sandbox import Outcome, Sandbox, Task
from intake.sniff import starts_as_mail
from intake.spool import Spool, Spooled, SpoolWriter
from schemas.errors import PackError

_UNREAD_STARTS: tuple[tuple[bytes, str], ...] = (
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf'\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"\xfd7zXZ\0", "application/x-xz"),
)
_TAR_PLACE, _TAR_SIGN = 257, b"ustar"
_STATES: frozenset[str] = frozenset({"ready", "needs_password", "unreadable", "refused", "ignored"})
_HEX = frozenset("0123456789abcdef")
_LONGEST_REASON = 1000


def looks_like_archive(head: bytes, name: str) -> bool:
    """Whether a file begins as a zip and its name is not that of an office document, which is a zip
    inside."""
    return head[:4] in ZIP_STARTS and not name.lower().endswith(tuple(OFFICE_ENDINGS))


def may_be_mail(head: bytes, name: str) -> bool:
    """Whether a file begins as a mail may, or is named as one: what it is, the limited process finds out."""
    ending = PurePosixPath(name).suffix.lower()
    if head.startswith(OLE_START) or ending in MAIL_ENDINGS:
        return True
    return ending not in PLAIN_TEXT and ending != ".txt" and starts_as_mail(head)


def unread_archive(head: bytes) -> str | None:
    """What to call an archive of a kind that is not opened."""
    kind = next((kind for start, kind in _UNREAD_STARTS if head.startswith(start)), None)
    if kind is None and head[_TAR_PLACE : _TAR_PLACE + len(_TAR_SIGN)] == _TAR_SIGN:
        kind = "application/x-tar"
    return None if kind is None else UNREAD_ARCHIVES[kind]


def open_top(path: Path, name: str, sandbox: Sandbox, spool: Spool, budget: Budget) -> list[Entry] | None:
    """The entries of the archive that is the pack itself; None when it is a document after all.

    Raises PackError when it cannot be opened or holds no file.
    """
    opened = _open(path, sandbox, spool, budget)
    if opened.what == "document":
        return None
    if opened.what == "broken":
        raise PackError(f"{name} {opened.reason}. Download it again, or ask for it again.")
    if opened.what != "archive":
        raise PackError(f"{name} {opened.reason}. Check that the right file was given.")
    return opened.entries("")


def expand(entries: Iterable[Entry], depth: int, sandbox: Sandbox, spool: Spool, budget: Budget) -> list[Entry]:
    """The entries with those of inner archives in place of the archives; `depth` archives are around them
    already.

    An inner archive that is not opened stays an entry that says why.
    """
    expanded: list[Entry] = []
    for entry in entries:
        head = head_of(entry.content) if entry.content is not None else b""
        unread = unread_archive(head)
        if unread is not None:
            expanded.append(
                replace(
                    entry,
                    state="unreadable",
                    content=None,
                    reason=f"is {unread}, which is not read: ask for the files themselves or a zip",
                )
            )
        elif entry.content is not None and looks_like_archive(head, entry.name):
            expanded += _inner(entry, entry.content, depth, sandbox, spool, budget)
        elif entry.content is not None and may_be_mail(head, entry.name):
            expanded += _mail(entry, entry.content, depth, sandbox, spool, budget)
        else:
            expanded.append(entry)
    return expanded


def _inner(entry: Entry, content: Path, depth: int, sandbox: Sandbox, spool: Spool, budget: Budget) -> list[Entry]:
    too_deep = depth >= MAX_ARCHIVE_DEPTH
    opened = _open(content, sandbox, spool, budget, list_only=too_deep)
    if opened.what == "document":
        return [entry]
    if opened.what == "archive" and not too_deep:
        return expand(opened.entries(f"{entry.path}/"), depth + 1, sandbox, spool, budget)
    if opened.what == "archive":
        reason = f"is an archive inside more than {MAX_ARCHIVE_DEPTH - 1} others: ask for the files themselves"
        return [replace(entry, state="refused", content=None, reason=reason)]
    state: EntryState = "refused" if opened.what == "too_many" else "unreadable"
    return [replace(entry, state=state, content=None, reason=opened.reason)]


def _mail(entry: Entry, content: Path, depth: int, sandbox: Sandbox, spool: Spool, budget: Budget) -> list[Entry]:
    """The mail and its attachments. One that is too deep inside others is refused where it has any."""
    too_deep = depth >= MAX_ARCHIVE_DEPTH
    opened = _open(content, sandbox, spool, budget, task="open_mail", name=entry.name, list_only=too_deep)
    if opened.what == "archive" and too_deep:
        reason = (f"is an e-mail with attachments inside more than {MAX_ARCHIVE_DEPTH - 1} other e-mails or archives: "
                  "ask for the files themselves")
        return [replace(entry, state="refused", content=None, reason=reason)]
    if opened.what == "too_many":
        return [replace(entry, state="refused", content=None, reason=opened.reason)]
    if opened.what != "archive":
        return [entry]
    return [entry, *expand(opened.entries(f"{entry.path}/"), depth + 1, sandbox, spool, budget)]


@dataclass(slots=True)
class _Opened:
    """What came of opening an archive. Receives what the sandbox streams, checking all of it."""

    spool: Spool
    budget: Budget
    what: str = "broken"
    reason: str = ""
    listed: list[dict[str, Any]] = field(default_factory=list)
    ended: list[tuple[dict[str, Any], Spooled | None]] = field(default_factory=list)
    writer: SpoolWriter | None = None

    def receive(self, piece: dict[str, Any] | bytes) -> None:
        """Take a record or bytes; ValueError for what the task should not send."""
        if isinstance(piece, bytes):
            self._take_bytes(piece)
        elif "listed" in piece:
            self._take_list(piece["listed"])
        else:
            self._take_end(piece)

    def _take_list(self, rows: object) -> None:
        if not isinstance(rows, list) or self.ended or len(self.listed) + len(rows) > self.budget.entries_left:
            raise ValueError("not a list of entries")
        self.listed += [_checked_row(row) for row in rows]

    def _take_bytes(self, piece: bytes) -> None:
        if len(self.ended) >= len(self.listed) or len(piece) > self.budget.bytes_left:
            raise ValueError("bytes of no entry")
        self.budget.spend(len(piece))
        if self.writer is None:
            self.writer = self.spool.writer()
        self.writer.write(piece)

    def _take_end(self, end: dict[str, Any]) -> None:
        if end.get("row") != len(self.ended) or end["row"] >= len(self.listed) or end.get("state") not in _STATES:
            raise ValueError("not the end of an entry")
        spooled = None
        if end["state"] == "ready":
            spooled = (self.writer or self.spool.writer()).keep()
        elif self.writer is not None:
            self.writer.discard()
        self.writer = None
        self.ended.append((end, spooled))

    def finish(self, outcome: Outcome) -> None:
        """Take the answer; what had not come when the task died is known from the list."""
        if self.writer is not None:
            self.writer.discard()
            self.writer = None
        if outcome.done and isinstance(outcome.value, Mapping):
            self.what = str(outcome.value.get("what"))
            self.reason = str(outcome.value.get("reason") or "")
        else:
            self.what = "archive" if self.listed else "broken"
            self.reason = f"could not be opened as an archive: {outcome.reason}"
        self.budget.entries_left -= len(self.listed)

    def entries(self, prefix: str) -> list[Entry]:
        """The entries, their paths after `prefix`."""
        missing: dict[str, Any] = {"state": "unreadable", "reason": self.reason or "could not be unpacked"}
        ends = [*self.ended, *[(missing, None)] * (len(self.listed) - len(self.ended))]
        return [_entry(prefix, row, end, spooled) for row, (end, spooled) in zip(self.listed, ends, strict=True)]


def _open(
    path: Path, sandbox: Sandbox, spool: Spool, budget: Budget, *, task: str = "open_archive", name: str = "",
    list_only: bool = False,
) -> _Opened:
    opened = _Opened(spool, budget)
    args = {
        "name": name,
        "entries": budget.entries_left,
        "bytes": budget.bytes_left,
        "entry_bytes": budget.entry_bytes,
        "list_only": list_only,
    }
    opened.finish(sandbox.call(Task(task, path, args=args, limits=ARCHIVE_LIMITS, sink=opened.receive)))
    return opened


def _checked_row(row: object) -> dict[str, Any]:
    if not isinstance(row, dict):
        raise ValueError("not an entry")
    path, size, modified = row.get("path"), row.get("size"), row.get("modified")
    if not isinstance(path, str) or not isinstance(size, int) or not isinstance(modified, str | None):
        raise ValueError("not an entry")
    return {
        "path": entry_name(path).path,
        "size": size,
        "modified": modified,
        "suspicious": bool(row.get("suspicious")),
    }


def _entry(prefix: str, row: dict[str, Any], end: dict[str, Any], spooled: Spooled | None) -> Entry:
    path = prefix + row["path"]
    flags = {"suspicious_name"} if row["suspicious"] else set()
    state: EntryState = end["state"]
    if state == "needs_password":
        flags.add("encrypted")
    found = Entry(path, _stored_sha256(end), row["size"], None, state, _reason(end), frozenset(flags), row["modified"])
    if spooled is not None:
        found = replace(found, sha256=spooled.sha256, size=spooled.size, content=spooled.path)
    if is_junk(path):
        return replace(found, state="ignored", reason=JUNK_REASON, content=None)
    return found


def _stored_sha256(end: dict[str, Any]) -> str:
    stated = str(end.get("stored_sha256"))
    return stated if len(stated) == len(NO_BYTES) and _HEX.issuperset(stated) else NO_BYTES


def _reason(end: dict[str, Any]) -> str | None:
    return None if end.get("reason") is None else str(end["reason"])[:_LONGEST_REASON]
