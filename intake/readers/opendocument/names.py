"""Names of the XML elements and attributes of OpenDocument files, in lxml's notation."""

from __future__ import annotations

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
SPACES: dict[str, str] = {
    "office": f"{_ODF}:office:1.0",
    "text": f"{_ODF}:text:1.0",
    "table": f"{_ODF}:table:1.0",
    "style": f"{_ODF}:style:1.0",
    "draw": f"{_ODF}:drawing:1.0",
    "form": f"{_ODF}:form:1.0",
    "number": f"{_ODF}:datastyle:1.0",
    "meta": f"{_ODF}:meta:1.0",
    "svg": f"{_ODF}:svg-compatible:1.0",
    "fo": f"{_ODF}:xsl-fo-compatible:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "calcext": "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0",
}


def name(prefixed: str) -> str:
    """`text:p` in lxml's notation."""
    prefix, _, local = prefixed.partition(":")
    return f"{{{SPACES[prefix]}}}{local}"


P, H, LIST, LIST_ITEM, LIST_HEADER, SECTION, NUMBER_LABEL = (
    name(f"text:{local}") for local in ("p", "h", "list", "list-item", "list-header", "section", "number")
)
SPACE, TAB, LINE_BREAK, SPAN, NOTE, NOTE_BODY, RUBY, RUBY_BASE = (
    name(f"text:{local}") for local in ("s", "tab", "line-break", "span", "note", "note-body", "ruby", "ruby-base")
)
PLACEHOLDER, HIDDEN_TEXT, HIDDEN_PARAGRAPH, TEXT_INPUT, DROP_DOWN, SCRIPT = (
    name(f"text:{local}")
    for local in ("placeholder", "hidden-text", "hidden-paragraph", "text-input", "drop-down", "script")
)
TRACKED, CHANGED_REGION, INSERTION, DELETION, INDEX_BODY = (
    name(f"text:{local}") for local in ("tracked-changes", "changed-region", "insertion", "deletion", "index-body")
)
STYLE_NAME, OUTLINE_LEVEL, COUNT, DISPLAY, IS_HIDDEN, STRING_VALUE = (
    name(f"text:{local}")
    for local in ("style-name", "outline-level", "c", "display", "is-hidden", "string-value")
)
TABLE, ROW, CELL, COVERED, COLUMN = (
    name(f"table:{local}") for local in ("table", "table-row", "table-cell", "covered-table-cell", "table-column")
)
ROW_GROUPS = frozenset(name(f"table:{local}") for local in ("table-header-rows", "table-rows", "table-row-group"))
COLUMN_GROUPS = frozenset(
    name(f"table:{local}") for local in ("table-header-columns", "table-columns", "table-column-group")
)
ROWS_REPEATED, COLUMNS_REPEATED, ROWS_SPANNED, COLUMNS_SPANNED, VISIBILITY, TABLE_STYLE, TABLE_NAME = (
    name(f"table:{local}")
    for local in (
        "number-rows-repeated", "number-columns-repeated", "number-rows-spanned", "number-columns-spanned",
        "visibility", "style-name", "name",
    )
)
ANNOTATION, ANNOTATION_END = name("office:annotation"), name("office:annotation-end")
FRAME, TEXT_BOX, CONTROL, CONTROL_ID = (name(f"draw:{local}") for local in ("frame", "text-box", "control", "control"))
DRAWN = f"{{{SPACES['draw']}}}"
FIELD_MARK = name("field:fieldmark")
CONTENT_CONTROL = name("loext:content-control")

INDEXES = frozenset(
    name(f"text:{local}")
    for local in (
        "table-of-content", "illustration-index", "table-index", "object-index", "user-index", "alphabetical-index",
        "bibliography",
    )
)
"""What holds a generated list: its `index-body` is displayed, its source is not."""


def number_of(value: str | None, default: int, most: int) -> int:
    """A whole number of an attribute, at most `most`."""
    return min(int(value), most) if value and value.isdecimal() and len(value) < 10 else (
        most if value and value.isdecimal() else default
    )
