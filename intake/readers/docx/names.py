"""Names of the XML elements and attributes of Word files, in lxml's notation."""

from __future__ import annotations

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return _W + name


def child(parent: etree._Element, name: str) -> etree._Element | None:
    """The first child of that name. (`find` does the same through a path language, at five times the
    cost.)"""
    return next(parent.iterchildren(name), None)


def leading(parent: etree._Element, name: str) -> etree._Element | None:
    """The very first child, where it is of that name: properties always come first."""
    for first in parent:
        return first if first.tag == name else None
    return None


VAL = w("val")
ID = w("id")
RELATION_ID = _R + "id"
P, R, T, TBL, TR, TC = w("p"), w("r"), w("t"), w("tbl"), w("tr"), w("tc")
P_PR, R_PR, TBL_PR, TR_PR, TC_PR = w("pPr"), w("rPr"), w("tblPr"), w("trPr"), w("tcPr")
TBL_PR_EX = w("tblPrEx")
TAB, BREAK, RETURN, HARD_HYPHEN, POSITION_TAB = w("tab"), w("br"), w("cr"), w("noBreakHyphen"), w("ptab")
SYM = w("sym")
DELETED, MOVED_AWAY = w("del"), w("moveFrom")
INSERTED, MOVED_HERE = w("ins"), w("moveTo")
SDT, SDT_PR, SDT_CONTENT, PLACEHOLDER = w("sdt"), w("sdtPr"), w("sdtContent"), w("showingPlcHdr")
CHECKBOX_14, CHECKED_14, VAL_14 = _W14 + "checkbox", _W14 + "checked", _W14 + "val"
FIELD_MARK, FIELD_KIND, FIELD_CODE, SIMPLE_FIELD, INSTR = (
    w("fldChar"),
    w("fldCharType"),
    w("instrText"),
    w("fldSimple"),
    w("instr"),
)
FORM = w("ffData")
FORM_CHECK, FORM_LIST, FORM_INPUT = w("checkBox"), w("ddList"), w("textInput")
CHECKED, DEFAULT, RESULT, LIST_ENTRY = w("checked"), w("default"), w("result"), w("listEntry")
RUBY, RUBY_BASE = w("ruby"), w("rubyBase")
DRAWING, PICTURE, OBJECT = w("drawing"), w("pict"), w("object")
TEXT_BOX = w("txbxContent")
ALTERNATE, CHOICE, FALLBACK = _MC + "AlternateContent", _MC + "Choice", _MC + "Fallback"
MATH, MATH_PARAGRAPH, MATH_TEXT = _M + "oMath", _M + "oMathPara", _M + "t"
BLIP, ANCHOR, EXTENT = (
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}anchor",
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent",
)
SHAPE, IMAGE = "{urn:schemas-microsoft-com:vml}shape", "{urn:schemas-microsoft-com:vml}imagedata"
SIGNATURE_LINE, EMBEDDED = (
    "{urn:schemas-microsoft-com:office:office}signatureline",
    "{urn:schemas-microsoft-com:office:office}OLEObject",
)
ACTIVE = w("control")
INK = _W14 + "contentPart"
ALT_CHUNK = w("altChunk")
COMMENT_MARK = w("commentReference")
SECTION, HEADER_REFERENCE, FOOTER_REFERENCE, TITLE_PAGE, TYPE = (
    w("sectPr"),
    w("headerReference"),
    w("footerReference"),
    w("titlePg"),
    w("type"),
)
STYLE_OF_P, STYLE_OF_R, STYLE_OF_TBL = w("pStyle"), w("rStyle"), w("tblStyle")
OUTLINE, NUMBERED, NUMBER_ID, NUMBER_LEVEL = w("outlineLvl"), w("numPr"), w("numId"), w("ilvl")
BOLD, STRUCK, STRUCK_TWICE, VANISH = (
    w("b"),
    w("strike"),
    w("dstrike"),
    w("vanish"),
)
COLOUR, SIZE, FONTS, SHADE, HIGHLIGHT, FILL = (
    w("color"),
    w("sz"),
    w("rFonts"),
    w("shd"),
    w("highlight"),
    w("fill"),
)
ASCII, H_ANSI = w("ascii"), w("hAnsi")
ABSTRACT_LIST, ABSTRACT_ID, LIST = w("abstractNum"), w("abstractNumId"), w("num")
SPAN, MERGED, MERGED_ACROSS, BEFORE, ROW_HIDDEN = (
    w("gridSpan"),
    w("vMerge"),
    w("hMerge"),
    w("gridBefore"),
    w("hidden"),
)
CELL_DELETED = w("cellDel")
FOOTNOTE, ENDNOTE, COMMENT = w("footnote"), w("endnote"), w("comment")
BODY, BACKGROUND = w("body"), w("background")

TRANSPARENT = frozenset(
    {w("hyperlink"), w("smartTag"), w("customXml"), w("dir"), w("bdo"), w("fldSimple"), SDT_CONTENT}
)
"""Elements that only wrap content."""
