"""The styles of a report in Word: headings that can be navigated by, tables, details, and warnings in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle

ALERT, ALERT_TITLE = "Report Alert", "Report Alert Title"
CELL, NUMBER, CODE = "ReportCell", "ReportNumber", "ReportCode"
COLUMN_HEADING = "ReportColumn"
DETAIL = "Report Detail"
TABLE = "Report Table"
AFTER_TABLE = "Report After Table"

TEXT_WIDTH = 170
"""Between the margins of an A4 page, in millimetres."""
_LABEL_WIDTH = 30
_FONT = "Arial"
_CODE_FONT = "Consolas"
_BLACK = "000000"
_LANGUAGE = "en-GB"


def add_styles(document: Document) -> None:
    """Page, language and styles, in place of those of python-docx's own template."""
    _page(document)
    _defaults(document)
    _headings(document)
    _text_styles(document)
    _table_style(document)


def _page(document: Document) -> None:
    from docx.shared import Mm

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = Mm(22), Mm(20)
    page.header_distance = page.footer_distance = Mm(10)


def _defaults(document: Document) -> None:
    normal = document.styles["Normal"]
    _font(normal, 10.5)
    _space(normal, 0, 6)
    normal.paragraph_format.line_spacing = 1.1
    for element in _named(document.styles.element, "w:lang"):
        _attribute(element, "w:val", _LANGUAGE)
    for element in _named(document.settings.element, "w:themeFontLang"):
        _attribute(element, "w:val", _LANGUAGE)


def _headings(document: Document) -> None:
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Mm

    for name, size, before, after in (
        ("Title", 18, 0, 4), ("Subtitle", 12, 0, 8), ("Heading 1", 16, 18, 8), ("Heading 2", 13, 14, 6),
        ("Heading 3", 11, 14, 4), ("Caption", 10.5, 10, 4),
    ):
        style = document.styles[name]
        _font(style, size, bold=name != "Subtitle")
        style.font.italic = False
        _space(style, before, after)
        style.paragraph_format.keep_with_next = True
        for border in _named(style.element, "w:pBdr"):
            border.getparent().remove(border)
        for spacing in (*_named(style.element, "w:spacing"), *_named(style.element, "w:kern")):
            if spacing.getparent().tag.endswith("}rPr"):
                spacing.getparent().remove(spacing)
    for name in ("Header", "Footer"):
        style = document.styles[name]
        _font(style, 8.5)
        tabs = style.paragraph_format.tab_stops
        for stop in list(tabs):
            del tabs[list(tabs).index(stop)]
        tabs.add_tab_stop(Mm(TEXT_WIDTH), WD_TAB_ALIGNMENT.RIGHT)


def _text_styles(document: Document) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Mm

    detail = _added(document, DETAIL, 10.5, after=2)
    detail.paragraph_format.left_indent = Mm(_LABEL_WIDTH)
    detail.paragraph_format.first_line_indent = Mm(-_LABEL_WIDTH)
    detail.paragraph_format.tab_stops.add_tab_stop(Mm(_LABEL_WIDTH))
    for name, bold, right in ((CELL, False, False), (NUMBER, False, True), (CODE, False, False),
                              (COLUMN_HEADING, True, False), (f"{COLUMN_HEADING}Right", True, True)):
        style = _added(document, name, 9, after=0, bold=bold)
        style.paragraph_format.line_spacing = 1.0
        if right:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _font(document.styles[CODE], 7.5, name=_CODE_FONT)
    _space(_added(document, AFTER_TABLE, 10.5, after=6), 8, 6)
    title = _added(document, ALERT_TITLE, 12, after=0, bold=True)
    title.paragraph_format.keep_with_next = True
    for style in (title, _added(document, ALERT, 10.5, after=10)):
        _frame(style)


def _added(document: Document, name: str, size: float, *, after: float, bold: bool = False) -> ParagraphStyle:
    from docx.enum.style import WD_STYLE_TYPE

    style: ParagraphStyle = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    _font(style, size, bold=bold)
    _space(style, 0, after)
    return style


def _space(style: Any, before: float, after: float) -> None:
    """Space above and below a paragraph, in points."""
    from docx.shared import Pt

    style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(after)


def _font(style: Any, size: float, *, bold: bool = False, name: str = _FONT) -> None:
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold = name, Pt(size), bold
    style.font.color.rgb = RGBColor.from_string(_BLACK)
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        _attribute(fonts, script, name)


def _frame(style: ParagraphStyle) -> None:
    """A frame around paragraphs of the style; neighbours of the same frame share it."""
    borders = _element("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = _element(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "18"), ("space", "6"), ("color", "B00020")):
            _attribute(edge, f"w:{name}", value)
        borders.append(edge)
    style.element.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc",
        "w:outlineLvl",
    )


def _table_style(document: Document) -> None:
    """Lines between rows, a stronger one below the heads of columns."""
    from docx.enum.style import WD_STYLE_TYPE

    style = document.styles.add_style(TABLE, WD_STYLE_TYPE.TABLE)
    style.base_style = document.styles["Normal Table"]
    properties = _element("w:tblPr")
    borders = _element("w:tblBorders")
    for side, weight in (("bottom", "4"), ("insideH", "4")):
        borders.append(_border(side, weight, "969696"))
    margins = _element("w:tblCellMar")
    for side, width in (("top", "50"), ("left", "60"), ("bottom", "50"), ("right", "60")):
        margin = _element(f"w:{side}")
        _attribute(margin, "w:w", width)
        _attribute(margin, "w:type", "dxa")
        margins.append(margin)
    properties.append(borders)
    properties.append(margins)
    style.element.append(properties)
    first = _element("w:tblStylePr")
    _attribute(first, "w:type", "firstRow")
    cell = _element("w:tcPr")
    edges = _element("w:tcBorders")
    edges.append(_border("bottom", "8", _BLACK))
    cell.append(edges)
    first.append(cell)
    style.element.append(first)


def _border(side: str, weight: str, colour: str) -> Any:
    border = _element(f"w:{side}")
    for name, value in (("val", "single"), ("sz", weight), ("space", "0"), ("color", colour)):
        _attribute(border, f"w:{name}", value)
    return border


def _element(tag: str) -> Any:
    from docx.oxml.parser import OxmlElement

    return OxmlElement(tag)


def _attribute(element: Any, name: str, value: str) -> None:
    from docx.oxml.ns import qn

    element.set(qn(name), value)


def _named(element: Any, tag: str) -> list[Any]:
    from docx.oxml.ns import qn

    return list(element.iter(qn(tag)))
