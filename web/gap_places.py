"""A place in a document as a person names it: which document, where in it, and the words seen there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from schemas.types import Document, Evidence
from web.submission_check import OpenCheck

_PAGE = re.compile(r"(?:pages?|pp?\.?)?\s*(\d{1,5})", re.I)
_CELL = re.compile(
    r"(?:sheet\s+)?(?P<sheet>.+?)\s*(?:!|,\s*(?:cell\s+)?|\s)\s*\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>\d{1,7})", re.I
)
_SHEETS = ("spreadsheet", "ms-excel")
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class PlaceTyped:
    """What was typed: the document's number, where in it, the words; `name` begins the names of the three fields."""

    name: str
    document: str = ""
    where: str = ""
    words: str = ""

    @property
    def begun(self) -> bool:
        """Whether anything was typed, or filled in."""
        return bool(self.document or self.where or self.words)

    def following(self, position: int | None, within: str) -> PlaceTyped:
        """The same with the document and the place in view filled in, where nothing has been typed. The words are for
        the person: they say what is seen there."""
        if self.begun or position is None:
            return self
        return replace(self, document=str(position), where=within)

    def id(self, field: str) -> str:
        """The id and name of a field."""
        return f"{self.name}-{field}"


def place_typed(form: Mapping[str, str], name: str) -> PlaceTyped:
    """The three fields of that name."""
    typed = {field: " ".join(form.get(f"{name}-{field}", "").split()) for field in ("document", "where", "words")}
    return PlaceTyped(name, **typed)


def place_from(check: OpenCheck, typed: PlaceTyped) -> tuple[Evidence | None, dict[str, str]]:
    """The place, or None with what is wrong by the id of the field."""
    number = int(typed.document) if typed.document.isascii() and typed.document.isdecimal() else -1
    wrong: dict[str, str] = {}
    if not 0 <= number < len(check.record.documents):
        wrong[typed.id("document")] = "Choose the document"
    if not typed.words:
        wrong[typed.id("words")] = "Enter the words that you see there"
    elif len(typed.words) > _LONGEST:
        wrong[typed.id("words")] = f"Shorten the words to {_LONGEST} characters"
    if wrong:
        return None, wrong
    document = check.record.documents[number]
    return _located(document, typed)


def _located(document: Document, typed: PlaceTyped) -> tuple[Evidence | None, dict[str, str]]:
    if document.pages is not None:
        return _on_page(document, document.pages, typed)
    cell = _CELL.fullmatch(typed.where)
    if cell is not None and any(word in document.media_type for word in _SHEETS):
        reference = f"{cell['column'].upper()}{cell['row']}"
        return Evidence(document.path, typed.words, sheet=cell["sheet"].strip("'\" "), cell=reference), {}
    return Evidence(document.path, typed.words, anchor=typed.where or None), {}


def _on_page(document: Document, pages: int, typed: PlaceTyped) -> tuple[Evidence | None, dict[str, str]]:
    found = _PAGE.fullmatch(typed.where or ("1" if pages == 1 else ""))
    if found is None or not 1 <= int(found[1]) <= pages:
        return None, {typed.id("where"): f"Enter the page, a number from 1 to {pages}"}
    return Evidence(document.path, typed.words, page=int(found[1])), {}
