"""OpenDocument texts and spreadsheets from the XML of their parts. Same input, same bytes."""

from __future__ import annotations

from intake import media
from intake.readers.opendocument.names import SPACES
from tests.make.archive import zip_of

_NAMESPACES = " ".join(f'xmlns:{prefix}="{space}"' for prefix, space in SPACES.items() if prefix != "xml")
_TYPES = {"text": media.ODT, "spreadsheet": media.ODS}
_MANIFEST = (
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</manifest:manifest>'
)


def odt(body: str, **parts: str) -> bytes:
    """A text with this XML inside `office:text`; see `_package` for the other parts."""
    return _package("text", body, **parts)


def ods(body: str, **parts: str) -> bytes:
    """A spreadsheet with this XML inside `office:spreadsheet`; see `_package` for the other parts."""
    return _package("spreadsheet", body, **parts)


def _package(
    kind: str, body: str, *, automatic: str = "", styles: str = "", masters: str = "",
    meta: str = "", prolog: str = "", manifest: str = "", manifest_prolog: str = "",
) -> bytes:
    """`automatic`: styles of the content; `styles` and `masters`: common styles and master pages; `meta`: the file's
    metadata; `manifest`: its entries; `prolog` and `manifest_prolog`: what stands before them."""
    content = (
        f"{prolog}<office:document-content {_NAMESPACES}><office:automatic-styles>{automatic}</office:automatic-styles>"
        f"<office:body><office:{kind}>{body}</office:{kind}></office:body></office:document-content>"
    )
    styling = (
        f"<office:document-styles {_NAMESPACES}><office:styles>{styles}</office:styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )
    metadata = f"<office:document-meta {_NAMESPACES}><office:meta>{meta}</office:meta></office:document-meta>"
    return zip_of({
        "mimetype": _TYPES[kind].encode(),
        "content.xml": content.encode(),
        "styles.xml": styling.encode(),
        "meta.xml": metadata.encode(),
        "META-INF/manifest.xml": (manifest_prolog + _MANIFEST.format(manifest)).encode(),
    })


def p(*content: str, style: str = "") -> str:
    """A paragraph."""
    named = f' text:style-name="{style}"' if style else ""
    return f"<text:p{named}>{''.join(content)}</text:p>"


def h(level: int, *content: str) -> str:
    """A heading."""
    return f'<text:h text:outline-level="{level}">{"".join(content)}</text:h>'


def span(text: str, style: str) -> str:
    """Text in a style."""
    return f'<text:span text:style-name="{style}">{text}</text:span>'


def text_style(name: str, **properties: str) -> str:
    """A style of text: `fo_color="#ffffff"` is the attribute fo:color."""
    return style(name, "text", "text-properties", **properties)


def style(name: str, family: str, element: str, own: str = "", **properties: str) -> str:
    """A style with one properties element; `own`: further attributes of the style itself."""
    given = " ".join(f'{key.replace("_", ":", 1).replace("_", "-")}="{value}"' for key, value in properties.items())
    return f'<style:style style:name="{name}" style:family="{family}" {own}><style:{element} {given}/></style:style>'


def cell(content: str = "", attributes: str = "") -> str:
    """A cell of a table or sheet."""
    return f"<table:table-cell {attributes}>{content}</table:table-cell>"


def text_cell(words: str, attributes: str = "") -> str:
    """A sheet's cell with text."""
    return cell(p(words), f'office:value-type="string" {attributes}')


def number_cell(kind: str, value: str, shown: str = "", attributes: str = "") -> str:
    """A sheet's cell with a number of that kind (float, percentage, currency)."""
    return cell(p(shown or value), f'office:value-type="{kind}" office:value="{value}" {attributes}')


def row(*cells: str, attributes: str = "") -> str:
    """A row of a table or sheet."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def table(*rows: str, name: str = "Table1", before: str = "", attributes: str = "") -> str:
    """A table or sheet."""
    return f'<table:table table:name="{name}" {attributes}>{before}{"".join(rows)}</table:table>'
