"""Word and Excel files from the XML of their parts: for what no library writes, and for broken and hostile
files."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_NAMESPACES = (
    f'xmlns:w="{_W}" xmlns:r="{_OFFICE}" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)

_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>{}</Types>'
)
_PART_TYPE = (
    '<Override PartName="/word/{0}.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.{0}+xml"/>'
)


def archive(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of the parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def relations(*targets: tuple[str, str]) -> str:
    """A relations part: pairs of type's last word and target; ids rId1, rId2 … A web address is external."""
    rows = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"'
        + (' TargetMode="External"/>' if ":" in target else "/>")
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def word(
    body: str,
    *,
    prolog: str = "",
    parts: Mapping[str, str] | None = None,
    more: Mapping[str, str | bytes] | None = None,
) -> bytes:
    """A Word file with this XML inside its body. `parts` maps a relation's type (styles, numbering,
    footnotes, header …) to the XML inside that part's root; their relation ids are rId1, rId2 … in
    order."""
    roots = {
        "styles": "styles",
        "numbering": "numbering",
        "footnotes": "footnotes",
        "comments": "comments",
        "header": "hdr",
        "footer": "ftr",
        "settings": "settings",
    }
    given = dict(parts or {})
    content: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES.format("".join(_PART_TYPE.format(kind) for kind in given)),
        "_rels/.rels": relations(("officeDocument", "word/document.xml")),
        "word/document.xml": f"{prolog}<w:document {_NAMESPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": relations(*((kind, f"{kind}.xml") for kind in given)),
    }
    for kind, inner in given.items():
        content[f"word/{kind}.xml"] = f"<w:{roots[kind]} {_NAMESPACES}>{inner}</w:{roots[kind]}>"
    return archive({**content, **(more or {})})


def p(*runs: str, properties: str = "") -> str:
    """A Word paragraph."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A Word run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    """A Word table cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tbl(*rows: Sequence[str]) -> str:
    """A Word table of ready cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"


def workbook(
    *sheets: str,
    states: Sequence[str] = (),
    styles: str = "",
    strings: str = "",
    properties: str = "",
    more: Mapping[str, str | bytes] | None = None,
    prolog: str = "",
) -> bytes:
    """A workbook of sheets "Sheet1", "Sheet2" … with this XML inside each `worksheet` element."""
    entries = "".join(
        f'<sheet name="Sheet{number}" sheetId="{number}" r:id="rId{number}"'
        + (f' state="{states[number - 1]}"' if number <= len(states) and states[number - 1] else "")
        + "/>"
        for number in range(1, len(sheets) + 1)
    )
    links = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, len(sheets) + 1)]
    content: dict[str, str | bytes] = {
        "_rels/.rels": relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{_S}" '
        f'xmlns:r="{_OFFICE}">{properties}<sheets>{entries}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations(
            *links, ("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")
        ),
        "xl/styles.xml": f'<styleSheet xmlns="{_S}">{styles}</styleSheet>',
        "xl/sharedStrings.xml": f'{prolog}<sst xmlns="{_S}">{strings}</sst>',
    }
    for number, inner in enumerate(sheets, 1):
        content[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_S}" xmlns:r="{_OFFICE}">{inner}</worksheet>'
        )
    return archive({**content, **(more or {})})
