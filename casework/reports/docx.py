"""The report as a Word document, with python-docx: real headings, lists, captions and table headings.

The same report gives the same bytes: dates come from the report, and the archive's own times are fixed.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC
from typing import TYPE_CHECKING

from casework.reports.content import (
    Alert,
    Block,
    Bullets,
    Column,
    Details,
    Heading,
    PanelReport,
    Paragraph,
    Section,
    Table,
)
from casework.reports.docx_styles import (
    AFTER_TABLE,
    ALERT,
    ALERT_TITLE,
    CELL,
    CODE,
    COLUMN_HEADING,
    DETAIL,
    NUMBER,
    TABLE,
    TEXT_WIDTH,
    add_styles,
)

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.table import CT_Tbl, CT_Tc
    from docx.oxml.text.paragraph import CT_P
    from docx.shared import Length

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can hold."""
_WORD_2013 = "15"
"""The compatibility mode of Word 2013 and all later ones."""
_FORM_STYLES = {"text": CELL, "number": NUMBER, "code": CODE}


def write(report: PanelReport) -> bytes:
    """The file that is downloaded."""
    import docx

    document = docx.Document()
    _as_of_today(document)
    add_styles(document)
    _properties(document, report)
    _page_frame(document, report)
    document.add_paragraph(report.title, "Title")
    document.add_paragraph(report.subtitle, "Subtitle")
    for section in report.sections:
        _section(document, section)
    stream = io.BytesIO()
    document.save(stream)
    return _timeless(stream.getvalue())


def _as_of_today(document: Document) -> None:
    """The template's document without its picture of an empty page, and not in compatibility mode."""
    from docx.oxml.ns import qn

    relations = document.part.package.rels if document.part.package else {}
    for key in [key for key, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[key]
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013)


def _properties(document: Document, report: PanelReport) -> None:
    properties = document.core_properties
    at = report.at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    properties.title = report.title[:255]
    properties.subject = report.subtitle[:255]
    properties.author = properties.last_modified_by = report.tool
    properties.comments = ""
    properties.language = "en-GB"
    properties.created = properties.modified = at
    properties.revision = 1


def _page_frame(document: Document, report: PanelReport) -> None:
    """Title and marking at the head of every page, page x of y at its foot."""
    frame = document.sections[0]
    head = frame.header.paragraphs[0]
    head.text = f"{report.running_title}\t"
    head.add_run(report.marking).bold = True
    foot = frame.footer.paragraphs[0]
    foot.text = f"{report.tool}\tPage "
    _field(foot._p, "PAGE")
    foot.add_run(" of ")
    _field(foot._p, "NUMPAGES")


def _field(paragraph: CT_P, code: str) -> None:
    """A field that the reader's program fills in."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run, text = OxmlElement("w:r"), OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph.append(field)


def _section(document: Document, section: Section) -> None:
    heading = document.add_paragraph(section.title, "Heading 1")
    if section.new_page:
        heading.paragraph_format.page_break_before = True
    for before, block in zip((None, *section.blocks), section.blocks, strict=False):
        if isinstance(before, Table) and isinstance(block, Paragraph):
            document.add_paragraph(block.text, AFTER_TABLE)
        else:
            _block(document, block)


def _block(document: Document, block: Block) -> None:
    match block:
        case Heading(level=level, text=text):
            document.add_paragraph(text, f"Heading {level + 1}")
        case Paragraph(text=text):
            document.add_paragraph(text)
        case Alert(title=title, text=text):
            document.add_paragraph(title, ALERT_TITLE)
            document.add_paragraph(text, ALERT)
        case Bullets(items=items):
            for item in items:
                document.add_paragraph(item, "List Bullet")
        case Details():
            _details(document, block)
        case Table():
            _table(document, block)


def _details(document: Document, details: Details) -> None:
    """A paragraph a label; further lines of it stand below the first, aligned with it."""
    for row in details.rows:
        paragraph = document.add_paragraph(style=DETAIL)
        paragraph.add_run(f"{row.label}\t").bold = True
        for number, line in enumerate(row.lines):
            run = paragraph.add_run(line.text)
            run.bold = line.strong or None
            if number + 1 < len(row.lines):
                run.add_break()


def _table(document: Document, table: Table) -> None:
    caption = document.add_paragraph(table.caption, "Caption")
    caption.paragraph_format.keep_with_next = True
    made = document.add_table(len(table.rows) + 1, len(table.columns), TABLE)
    made.autofit = False
    _describe(made._tbl, table)
    lines = made._tbl.tr_lst
    _fill(lines[0].tc_lst, [column.title for column in table.columns], table.columns, COLUMN_HEADING)
    for line, row in zip(lines[1:], table.rows, strict=True):
        _fill(line.tc_lst, row, table.columns)
    _mark_rows(made._tbl)


def _describe(element: CT_Tbl, table: Table) -> None:
    """Its caption as the text that stands for it, its widths, and which row and column head it."""
    from docx.oxml.ns import qn
    from docx.oxml.parser import OxmlElement

    properties = element.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        properties.remove(look)
    look = OxmlElement("w:tblLook")
    for name, value in (("val", "06A0"), ("firstRow", "1"), ("lastRow", "0"), ("firstColumn", "1"),
                        ("lastColumn", "0"), ("noHBand", "1"), ("noVBand", "1")):
        look.set(qn(f"w:{name}"), value)
    properties.append(look)
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), table.caption)
    properties.append(described)
    for grid, width in zip(element.tblGrid.gridCol_lst, _widths(table.columns), strict=True):
        grid.w = width


def _widths(columns: Sequence[Column]) -> list[Length]:
    from docx.shared import Mm

    total = sum(column.share for column in columns)
    return [Mm(TEXT_WIDTH * column.share / total) for column in columns]


def _fill(cells: Sequence[CT_Tc], texts: Sequence[str], columns: Sequence[Column], style: str = "") -> None:
    for cell, text, column, width in zip(cells, texts, columns, _widths(columns), strict=True):
        cell.width = width
        paragraph = cell.p_lst[0]
        heads_numbers = bool(style) and column.form == "number"
        paragraph.style = f"{style}Right" if heads_numbers else style or _FORM_STYLES[column.form]
        paragraph.add_r().text = text


def _mark_rows(element: CT_Tbl) -> None:
    """The first row is repeated on every page, and no row is cut in two."""
    from docx.oxml.parser import OxmlElement

    for number, line in enumerate(element.tr_lst):
        properties = line.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))


def _timeless(data: bytes) -> bytes:
    """The same archive with one fixed time for all its parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as read, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as written:
        for entry in read.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.create_system = 3
            written.writestr(fixed, read.read(entry))
    return stream.getvalue()
