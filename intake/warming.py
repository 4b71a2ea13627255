"""Makes the fork server ready: small specimens go through every reader, and one through every extractor.

Libraries load, patterns are compiled and word lists are built on first use. Done here, before any document comes, that
costs a pack once; done in each document's own process it would cost every document as much as reading it.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date

from intake import classify, media
from intake.facts import FactSheet
from intake.registry import EXTRACTORS, READERS

_AS_AT = date(2026, 1, 1)
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_OFFICE = "http://schemas.openxmlformats.org"
_LINES = (
    "Safeguarding and child protection policy of Specimen Tutors Ltd",
    "1.1 Is the organisation registered? Yes ☒ No ☐ Company number 01234567",
    "Approved on 1 January 2026 by the Director, A Specimen. Review date: January 2027",
    "Public liability insurance £5,000,000 any one claim, policy number AB/123, from 1 January 2026 to 31/12/2026",
    "Statement of financial position at 31 March 2026. Turnover 1,234 Net assets (56)",
    "Name Role DBS number Issued Training Expires Reference Rate £45.50 per hour",
)
_ROWS = (("Question", "Answer"), ("Full name of the organisation", "Specimen Tutors Ltd"), ("Total", "£1,000"))


SELDOM = frozenset({
    media.XLS, media.XLSB, media.ODS, media.ODT, media.EML, media.MSG, media.MHTML,
    "image/png", "image/jpeg", "image/tiff",
})
"""Formats that few packs hold: they load what they need (20 to 60 ms) when one comes, and no pack waits for them."""


def prepare() -> None:
    """Read the specimens and throw away what was read. Called once, in the fork server."""
    classify.prepare()
    for name, media_type, data in specimens():
        located = READERS[media_type].read(data)
        classify.classify(located, name)
        READERS[media_type].recheck(data, [])
    # What extractors build does not depend on the format: the quickest to read will do.
    name, media_type, data = next(specimens())
    located = READERS[media_type].read(data)
    for kind in sorted(EXTRACTORS):
        for extract in EXTRACTORS[kind]:
            extract(located, FactSheet(name, _AS_AT))


def specimens() -> Iterator[tuple[str, str, bytes]]:
    """Name, media type and bytes of a small document of each format that is read."""
    yield "specimen.txt", "text/plain", "\n".join(_LINES).encode()
    yield "specimen.docx", media.DOCX, _docx()
    yield "specimen.xlsx", media.XLSX, _xlsx()
    yield "specimen.pdf", "application/pdf", _pdf()
    yield "specimen.xhtml", "application/xhtml+xml", _xhtml()


def _package(parts: dict[str, str], main: str, content_type: str) -> bytes:
    types = (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/{main}" ContentType="{content_type}"/></Types>'
    )
    relations = _relations(f"{_OFFICE}/officeDocument/2006/relationships/officeDocument", main)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in {"[Content_Types].xml": types, "_rels/.rels": relations, **parts}.items():
            package.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{text}')
    return buffer.getvalue()


def _relations(kind: str, target: str) -> str:
    return (
        f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{kind}" Target="{target}"/></Relationships>'
    )


def _docx() -> bytes:
    paragraphs = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in _LINES)
    rows = "".join(
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>" for cell in row) + "</w:tr>"
        for row in _ROWS
    )
    body = f"<w:body>{paragraphs}<w:tbl>{rows}</w:tbl></w:body>"
    document = f'<w:document xmlns:w="{_OFFICE}/wordprocessingml/2006/main">{body}</w:document>'
    return _package({"word/document.xml": document}, "word/document.xml", _WORD)


def _xlsx() -> bytes:
    rows = "".join(
        f'<row r="{number}">'
        + "".join(
            f'<c r="{column}{number}" t="inlineStr"><is><t>{cell}</t></is></c>'
            for column, cell in zip("AB", row, strict=True)
        )
        + "</row>"
        for number, row in enumerate((*_ROWS, *((line, "") for line in _LINES)), start=1)
    )
    space = f'xmlns="{_OFFICE}/spreadsheetml/2006/main"'
    relation = f"{_OFFICE}/officeDocument/2006/relationships"
    sheets = '<sheets><sheet name="Form" sheetId="1" r:id="rId1"/></sheets>'
    workbook = f'<workbook {space} xmlns:r="{relation}">{sheets}</workbook>'
    parts = {
        "xl/workbook.xml": workbook,
        "xl/_rels/workbook.xml.rels": _relations(f"{relation}/worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": f"<worksheet {space}><sheetData>{rows}</sheetData></worksheet>",
    }
    return _package(parts, "xl/workbook.xml", _SHEET)


def _xhtml() -> bytes:
    """Accounts with a tagged figure in a table, and lines placed by coordinates, as converters write them."""
    space = "http://www.xbrl.org"
    context = (
        '<xbrli:context id="c1"><xbrli:entity><xbrli:identifier scheme="x">01234567</xbrli:identifier></xbrli:entity>'
        "<xbrli:period><xbrli:instant>2026-03-31</xbrli:instant></xbrli:period></xbrli:context>"
        '<xbrli:unit id="u1"><xbrli:measure>iso4217:GBP</xbrli:measure></xbrli:unit>'
    )
    tag = '<ix:nonFraction name="core:NetAssetsLiabilities" contextRef="c1" unitRef="u1" sign="-">56</ix:nonFraction>'
    placed = "".join(f'<div style="position:absolute;left:9px;top:{20 * number}px">{line.replace("&", "and")}</div>'
                     for number, line in enumerate(_LINES))
    return (
        f'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="{space}/2013/inlineXBRL" xmlns:xbrli="{space}/2003/'
        f'instance"><head><style>.page {{position:relative}}</style></head><body><div style="display:none"><ix:header>'
        f"<ix:resources>{context}</ix:resources></ix:header></div><h1>Balance sheet</h1><table><tr><td></td><td>2026"
        f'</td></tr><tr><td>Net assets</td><td>({tag})</td></tr></table><div class="page">{placed}</div></body></html>'
    ).encode()


def _pdf() -> bytes:
    """A page of lines over a ruled table, written by hand."""
    shown = []
    for number, line in enumerate((*_LINES, *(" ".join(row) for row in _ROWS))):
        text = line.encode("cp1252", errors="replace").replace(b"(", rb"\(").replace(b")", rb"\)")
        shown.append(b"BT /F1 9 Tf 40 %d Td (%s) Tj ET" % (780 - 20 * number, text))
    ruled = [b"%d 560 m %d 640 l S" % (x, x) for x in (36, 200, 400)] + [
        b"36 %d m 400 %d l S" % (y, y) for y in (560, 600, 640)
    ]
    drawn = zlib.compress(b"\n".join([*shown, *ruled]))
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    written, places = bytearray(b"%PDF-1.7\n"), []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return bytes(written) + b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
