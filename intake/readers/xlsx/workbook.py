"""A workbook as a Reading: each visible and hidden worksheet one table, then its notes and text boxes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from intake.located import Block, Reading
from intake.readers.ooxml import Package, Relation
from intake.readers.xlsx.drawings import controls_of, has_unread_controls, notes_of, text_boxes_of
from intake.readers.xlsx.formats import formats_of
from intake.readers.xlsx.markup import uniform
from intake.readers.xlsx.places import MAX_COLUMNS
from intake.readers.xlsx.sheet import MAX_ROWS, Book, Sheet
from intake.readers.xlsx.strings import Shared, shared_strings
from schemas.errors import Unreadable
from schemas.types import Evidence

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MACRO_MEDIA_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.12"
MAX_SHEETS = 200

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_OLD_MACRO_SHEETS = frozenset({"xlMacrosheet", "xlIntlMacrosheet"})


def read(data: bytes) -> Reading:
    """Every worksheet's cells with sheet and cell; hidden ones marked so.

    Raises NeedsPassword, Unreadable, Refused (a DTD) or LimitExceeded. Flags: macros, embedded_files,
    external_links (other workbooks, data connections), hidden_sheets, hidden_rows, hidden_columns,
    hidden_text, struck_text, comments, formula_without_value.
    """
    package = Package(data)
    main = package.main_part()
    root = package.xml(main)
    if root is None or root.tag != f"{_MAIN}workbook":
        raise Unreadable("The file holds no Excel workbook that can be read; ask for it as .xlsx or PDF.")
    relations = package.relations(main)
    book = _book(package, relations, root)
    flags = set(package.flags(main))
    blocks: list[Block] = []
    beyond: list[str] = []
    unread: list[str] = []
    for name, hidden, part in _sheets(root, relations):
        sheet = Sheet(name, book, hidden)
        blocks += _read_sheet(package, part, sheet)
        flags |= sheet.flags
        if sheet.beyond:
            beyond.append(name)
        if sheet.unread_controls:
            unread.append(name)
    kinds = {relation.type for relation in relations.values()}
    if kinds & {"externalLink", "connections"}:
        flags.add("external_links")
    if kinds & _OLD_MACRO_SHEETS:
        flags.add("macros")
    return Reading(
        media_type=MACRO_MEDIA_TYPE if "macros" in flags else MEDIA_TYPE,
        blocks=tuple(blocks),
        flags=frozenset(flags),
        partial_reason=_partial_reason(beyond, unread, root),
        properties=package.properties(),
    )


def recheck(data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
    """Whether each quote is what its cell holds: the file is opened and read again, white space ignored."""
    found: dict[tuple[str, str], list[str]] = {}
    for text in read(data).texts():
        found.setdefault((text.sheet or "", text.cell or ""), []).append(_squeezed(text.text))
    return [
        bool(item.quote)
        and any(_squeezed(item.quote) == text for text in found.get((item.sheet or "", item.cell or ""), ()))
        for item in evidence
    ]


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _book(package: Package, relations: dict[str, Relation], root: etree._Element) -> Book:
    properties = root.find(f"{_MAIN}workbookPr")
    since_1904 = properties is not None and properties.get("date1904", "0") in ("1", "true")
    parts = {relation.type: relation.target for relation in relations.values() if not relation.external}
    content = package.xml_bytes(parts["sharedStrings"]) if "sharedStrings" in parts else None
    shared = shared_strings(uniform(content, "sharedStrings")) if content else Shared([], frozenset())
    styles = package.xml(parts["styles"]) if "styles" in parts else None
    return Book(shared, formats_of(styles), since_1904)


def _sheets(root: etree._Element, relations: dict[str, Relation]) -> Iterator[tuple[str, bool, str]]:
    """Name, whether it is hidden, and part of each worksheet in the order of its tabs."""
    for element in list(root.iter(f"{_MAIN}sheet"))[:MAX_SHEETS]:
        relation = relations.get(element.get(_RELATION, ""))
        if relation is not None and relation.type == "worksheet":
            yield element.get("name", ""), element.get("state", "visible") != "visible", relation.target


def _read_sheet(package: Package, part: str, sheet: Sheet) -> Iterator[Block]:
    content = package.xml_bytes(part)
    if content is None:
        raise Unreadable(f"The sheet “{sheet.name}” is missing from the file; ask for a new copy.")
    table = sheet.read(uniform(content, part))
    relations = [relation for relation in package.relations(part).values() if not relation.external]
    sheet.unread_controls = has_unread_controls(package, relations)
    for row, column, text in controls_of(package, relations):
        sheet.mark(row, column, text)
        table = sheet.table()
    if table.rows:
        if sheet.hidden:
            sheet.flags.add("hidden_sheets")
        yield table
    notes = list(notes_of(package, relations, sheet.name, sheet.hidden))
    if notes:
        sheet.flags.add("comments")
    yield from notes
    yield from text_boxes_of(package, relations, sheet.name, sheet.hidden)


def _partial_reason(beyond: list[str], unread: list[str], root: etree._Element) -> str | None:
    if len(list(root.iter(f"{_MAIN}sheet"))) > MAX_SHEETS:
        return f"Only the first {MAX_SHEETS} sheets were read; ask for a smaller workbook."
    if not beyond and unread:
        names = ", ".join(f"“{name}”" for name in unread)
        return f"Boxes and lists made as ActiveX controls on {names} were not read; look at them by hand."
    if not beyond:
        return None
    names = ", ".join(f"“{name}”" for name in beyond)
    return (
        f"Cells far outside an ordinary table were left out of {names} (limits: {MAX_ROWS:,} rows, "
        f"{MAX_COLUMNS:,} columns); ask for a smaller sheet."
    )
