"""What was received: every file with its digest and read state, and the files that were left out."""

from __future__ import annotations

from collections.abc import Iterator

from casework.reports.content import Block, Bullets, Column, Detail, Details, Heading, Line, Section, Table
from casework.reports.telling import Telling
from casework.words import LAYOUTS, READ_STATES, count, flag_words, sentence_name, upper_first
from schemas.types import Document


def documents_section(telling: Telling) -> Section:
    """Every file exactly once."""
    return Section("Documents", (*_pack(telling), _documents(telling), *_left_out(telling)))


def _pack(telling: Telling) -> Iterator[Block]:
    pack = telling.record.pack
    rows = [("Pack", pack.name), ("SHA-256", pack.sha256), ("Layout", upper_first(LAYOUTS[pack.layout]))]
    if telling.folder:
        rows.append(("Folder", f"{telling.folder.rstrip('/')}. Paths in this report are inside this folder."))
    yield Details(tuple(Detail(label, (Line(text),)) for label, text in rows))


def _documents(telling: Telling) -> Table:
    columns = (Column("Document", 38), Column("Kind", 16), Column("Read", 18), Column("SHA-256", 28, "code"))
    rows = tuple(
        (telling.inside(one.path), _kind(one), _read(one), one.sha256) for one in telling.record.documents
    )
    return Table(f"{count(len(rows), 'document')} received", columns, rows)


def _kind(document: Document) -> str:
    return "" if document.read == "ignored" else upper_first(sentence_name(document.kind))


def _read(document: Document) -> str:
    """Its state, its pages, what is odd about it, and why where it was not read in full."""
    parts = [upper_first(READ_STATES[document.read])]
    if document.pages:
        parts.append(count(document.pages, "page"))
    parts += [flag_words(flag) for flag in document.flags]
    told = ", ".join(parts)
    if document.read in ("full", "ocr") or not document.reason:
        return told
    return f"{told}. {upper_first(document.reason)}"


def _left_out(telling: Telling) -> Iterator[Block]:
    pack = telling.record.pack
    for title, paths in (
        ("Replaced by a later version, not judged", pack.superseded),
        ("Files of the export that belong to no supplier, not judged", pack.unassigned),
    ):
        if paths:
            yield Heading(1, title)
            yield Bullets(tuple(telling.inside(path) for path in paths))
