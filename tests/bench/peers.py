"""A document's words as our readers give them and as well-known libraries do: tasks of the sandbox, imported there by
name."""

import io
import os
import re
import unicodedata
import warnings
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from intake import media
from intake.located import Reading
from intake.readers.xlsx.sheet import EXACT
from intake.readers.xlsx.values import plain_number
from intake.reading import Source, read_source
from intake.recognised import OnlyPictures, Recognition
from intake.registry import PICTURE_READERS, READERS
from intake.sniff import sniff

_WORD = re.compile(r"[^\W_]+")
_NO_LETTER = re.compile(r"\(cid:[0-9]+\)")
_ESCAPED = re.compile(r"_x[0-9A-Fa-f]{4}_")
_VALUE_TYPE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type"
_WHEN = date(2026, 11, 23)


def our_words(source: int, args: Mapping[str, Any]) -> dict[str, Any]:
    """State and words of the document `args["name"]` as read without any recognition of pictures; the state "pictures"
    where all its text waits for that."""
    data = _bytes(source)
    document = read_source(Source(args["name"], data), _WHEN, "other")
    state: str = "pictures" if document.to_recognise else document.document.read
    reading = _reading(data, args["name"]) if state in ("full", "partial") else None
    texts = [] if reading is None else [text.text for text in reading.texts()]
    if reading is not None:
        texts += [f"{field.label} {field.tooltip} {field.value or ''}" for field in reading.fields()]
    squeezed = "".join(word for text in texts for word in _words(text))
    return {"state": state, "words": _counted(texts), "squeezed": squeezed}


def peer_words(source: int, args: Mapping[str, Any]) -> dict[str, int] | None:
    """The words that a well-known library finds in it; None where none of them opens it."""
    data = _bytes(source)
    read = _PEERS.get(sniff(data, args["name"]).media_type)
    if read is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return _counted(read(data))
        except Exception:  # noqa: BLE001 - what others raise for odd documents: nothing was got out of it
            return None


def missing(theirs: Mapping[str, int], ours: Mapping[str, int], squeezed: str) -> dict[str, int]:
    """Their words, with how often, that our reading does not hold: neither as words, nor within its letters (others
    divide words otherwise, and write turned lines backwards)."""
    found = {word: max(ours.get(word, 0), squeezed.count(word) + (squeezed.count(word[::-1]) if len(word) > 1 else 0))
             for word in theirs}
    return {word: count - found[word] for word, count in theirs.items() if count > found[word]}


def _reading(data: bytes, name: str) -> Reading | None:
    kind = sniff(data, name).media_type
    if kind not in PICTURE_READERS:
        return READERS[kind].read(data)
    known = Recognition()
    try:
        reading = PICTURE_READERS[kind](known).read(data)
    except OnlyPictures:
        return None
    return reading


def _bytes(source: int) -> bytes:
    with os.fdopen(source, "rb", closefd=False) as file:
        return file.read()


def _counted(texts: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(word for text in texts for word in _words(text)).items()))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _pdf(data: bytes) -> Iterator[str]:
    import pdfplumber

    seen: set[tuple[str, int, int]] = set()
    with pdfplumber.open(io.BytesIO(data)) as document:
        for page in document.pages:
            # A glyph without a letter is no word; twice the same letter in each place is bold print; what stands in the
            # same place of an earlier page is a running head, which a reading holds once.
            found = {(word["text"], round(word["x0"]), round(word["top"])): word["text"]
                     for word in page.extract_words()}
            words = [word for place, word in found.items() if place not in seen]
            seen.update(found)
            yield _NO_LETTER.sub("", " ".join(word[::2] if word[::2] == word[1::2] else word for word in words))


def _docx(data: bytes) -> Iterator[str]:
    import docx

    document = docx.Document(io.BytesIO(data))
    for paragraph in document.paragraphs:
        yield paragraph.text
    for table in document.tables:
        seen = set()
        for row in table.rows:
            for cell in row.cells:
                if cell._tc not in seen:
                    seen.add(cell._tc)
                    yield cell.text


def _xlsx(data: bytes) -> Iterator[str]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            yield from (_shown(value) for value in row if value is not None)


def _calamine(data: bytes) -> Iterator[str]:
    import python_calamine

    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            yield from (_shown(value) for value in row)


def _xls(data: bytes) -> Iterator[str]:
    import xlrd

    book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO())
    for sheet in book.sheets():
        for row in range(sheet.nrows):
            yield from (str(cell.value) for cell in sheet.row(row) if cell.ctype == xlrd.XL_CELL_TEXT)


def _odf(data: bytes) -> Iterator[str]:
    from lxml import etree

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        root = etree.fromstring(package.read("content.xml"))
    for paragraph in root.iter("{urn:oasis:names:tc:opendocument:xmlns:text:1.0}p"):
        # Numbers, dates and truth are displayed in the writer's own language; their values are compared elsewhere.
        cell = paragraph.getparent()
        if cell is None or cell.get(_VALUE_TYPE) in (None, "string"):
            yield "".join(str(part) for part in paragraph.itertext())


def _html(data: bytes) -> Iterator[str]:
    from lxml import html

    root = html.fromstring(data)
    body = root.find(".//body")
    yield " ".join(str(part) for part in (root if body is None else body).itertext())


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, timedelta):
        return str(value.days)  # the rest is rounded by the library
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float):
        return plain_number(int(value) if value.is_integer() and abs(value) < EXACT else value)
    return _ESCAPED.sub(" ", str(value))


_PEERS: Mapping[str, Callable[[bytes], Iterator[str]]] = {
    "application/pdf": _pdf,
    media.DOCX: _docx,
    media.DOCM: _docx,
    media.DOTX: _docx,
    media.XLSX: _xlsx,
    media.XLSM: _xlsx,
    media.XLTX: _xlsx,
    media.XLSB: _calamine,
    media.XLS: _xls,
    media.ODS: _odf,
    media.ODT: _odf,
    "text/html": _html,
    "application/xhtml+xml": _html,
}
