"""Media types by file ending: what a name promises."""

from __future__ import annotations

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_SLIDES = "application/vnd.openxmlformats-officedocument.presentationml"
_ODF = "application/vnd.oasis.opendocument"

DOCX = f"{_WORD}.document"
XLSX = f"{_SHEET}.sheet"
DOTX = f"{_WORD}.template"
XLTX = f"{_SHEET}.template"
PPTX = f"{_SLIDES}.presentation"
DOCM = "application/vnd.ms-word.document.macroEnabled.12"
XLSM = "application/vnd.ms-excel.sheet.macroEnabled.12"
XLSB = "application/vnd.ms-excel.sheet.binary.macroEnabled.12"
PPTM = "application/vnd.ms-powerpoint.presentation.macroEnabled.12"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
MSG = "application/vnd.ms-outlook"
ODT = f"{_ODF}.text"
ODS = f"{_ODF}.spreadsheet"
ODP = f"{_ODF}.presentation"
OLE = "application/x-ole-storage"
ZIP = "application/zip"

OOXML_MAIN_PARTS: dict[str, str] = {
    f"{_WORD}.document.main+xml": DOCX,
    f"{_WORD}.template.main+xml": DOTX,
    "application/vnd.ms-word.document.macroEnabled.main+xml": DOCM,
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml": DOCM,
    f"{_SHEET}.sheet.main+xml": XLSX,
    f"{_SHEET}.template.main+xml": XLTX,
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml": XLSM,
    "application/vnd.ms-excel.template.macroEnabled.main+xml": XLSM,
    "application/vnd.ms-excel.sheet.binary.macroEnabled.main": XLSB,
    f"{_SLIDES}.presentation.main+xml": PPTX,
    f"{_SLIDES}.slideshow.main+xml": PPTX,
    "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml": PPTM,
}
"""The content type of a package's main part, and the document's own."""

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_TEXT = frozenset({"text/plain", "text/csv", "text/markdown", "application/json"})
PLAIN_TEXT: dict[str, str] = {
    ".csv": "text/csv",
    ".tsv": "text/csv",
    ".md": "text/markdown",
    ".json": "application/json",
}

EXTENSIONS: dict[str, frozenset[str]] = {
    ".pdf": frozenset({"application/pdf"}),
    ".docx": frozenset({DOCX}),
    ".dotx": frozenset({f"{_WORD}.template"}),
    ".docm": frozenset({DOCM}),
    ".dotm": frozenset({DOCM}),
    ".xlsx": frozenset({XLSX}),
    ".xltx": frozenset({f"{_SHEET}.template"}),
    ".xlsm": frozenset({XLSM}),
    ".xltm": frozenset({XLSM}),
    ".xlsb": frozenset({XLSB}),
    ".pptx": frozenset({PPTX}),
    ".ppsx": frozenset({PPTX}),
    ".pptm": frozenset({PPTM}),
    ".doc": frozenset({DOC}),
    ".dot": frozenset({DOC}),
    ".xls": frozenset({XLS}),
    ".xlt": frozenset({XLS}),
    ".ppt": frozenset({PPT}),
    ".msg": frozenset({MSG}),
    ".odt": frozenset({ODT}),
    ".ods": frozenset({ODS}),
    ".odp": frozenset({ODP}),
    ".rtf": frozenset({"application/rtf"}),
    ".png": frozenset({"image/png"}),
    ".jpg": frozenset({"image/jpeg"}),
    ".jpeg": frozenset({"image/jpeg"}),
    ".tif": frozenset({"image/tiff"}),
    ".tiff": frozenset({"image/tiff"}),
    ".gif": frozenset({"image/gif"}),
    ".bmp": frozenset({"image/bmp"}),
    ".heic": frozenset({"image/heic"}),
    ".webp": frozenset({"image/webp"}),
    ".htm": _HTML,
    ".html": _HTML,
    ".xhtml": _HTML,
    ".xml": frozenset({"application/xml", "application/xhtml+xml"}),
    ".eml": frozenset({"message/rfc822"}),
    ".txt": _TEXT | {"message/rfc822"},
    ".csv": _TEXT,
    ".tsv": _TEXT,
    ".md": _TEXT,
    ".json": _TEXT,
    ".zip": frozenset({ZIP}),
    ".7z": frozenset({"application/x-7z-compressed"}),
    ".rar": frozenset({"application/vnd.rar"}),
    ".gz": frozenset({"application/gzip"}),
    ".tgz": frozenset({"application/gzip"}),
    ".tar": frozenset({"application/x-tar"}),
}
"""Endings with the types they may stand for. An ending that is not here promises nothing."""

UNREAD_ARCHIVES: dict[str, str] = {
    "application/vnd.rar": "a RAR archive",
    "application/x-7z-compressed": "a 7-Zip archive",
    "application/x-tar": "a tar archive",
    "application/gzip": "a gzip archive",
    "application/x-bzip2": "a bzip2 archive",
    "application/x-xz": "an xz archive",
    "application/vnd.ms-cab-compressed": "a cabinet archive",
}
"""Archives that are named, and not opened."""

OFFICE_ENDINGS: frozenset[str] = frozenset(
    ending for ending, types in EXTENSIONS.items() if types & {*OOXML_MAIN_PARTS.values(), ODT, ODS, ODP}
)
"""Endings of documents that are zip files inside: never opened as archives."""


def promised(ending: str) -> str:
    """The type that a known ending stands for first."""
    return min(EXTENSIONS[ending])


_DESCRIPTIONS: dict[str, str] = {
    DOC: "an old Word document (.doc)",
    XLS: "an old Excel workbook (.xls)",
    PPT: "an old PowerPoint presentation",
    XLSB: "a binary Excel workbook (.xlsb)",
    PPTX: "a PowerPoint presentation",
    PPTM: "a PowerPoint presentation",
    ODT: "an OpenDocument text (.odt)",
    ODS: "an OpenDocument spreadsheet (.ods)",
    ODP: "an OpenDocument presentation (.odp)",
    MSG: "an Outlook message (.msg)",
    "message/rfc822": "an e-mail (.eml)",
    "application/rtf": "a rich text document (.rtf)",
    "text/html": "a web page",
    "application/xml": "an XML file",
    "application/xhtml+xml": "a web page or tagged accounts (iXBRL)",
    ZIP: "an archive",
    "application/x-empty": "empty (0 bytes)",
    "application/octet-stream": "of an unknown kind",
    "application/x-msdownload": "a program",
    "application/x-executable": "a program",
    "application/json": "a data file",
    "text/markdown": "a Markdown text",
} | UNREAD_ARCHIVES


def described(media_type: str) -> str:
    """The type in words that follow "The file is"."""
    if media_type.startswith("image/"):
        return f"a picture ({media_type.removeprefix('image/').upper()})"
    return _DESCRIPTIONS.get(media_type, f"of a kind ({media_type})")
