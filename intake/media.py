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
RTF = "application/rtf"
EML = "message/rfc822"
MHTML = "multipart/related"
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

_HTML = ("text/html", "application/xhtml+xml")
_TEXT = ("text/plain", "text/csv", "text/markdown", "application/json")
PLAIN_TEXT: dict[str, str] = {
    ".csv": "text/csv",
    ".tsv": "text/csv",
    ".md": "text/markdown",
    ".json": "application/json",
}

EXTENSIONS: dict[str, tuple[str, ...]] = {
    ".pdf": ("application/pdf",),
    ".docx": (DOCX,),
    ".dotx": (f"{_WORD}.template",),
    ".docm": (DOCM,),
    ".dotm": (DOCM,),
    ".xlsx": (XLSX,),
    ".xltx": (f"{_SHEET}.template",),
    ".xlsm": (XLSM,),
    ".xltm": (XLSM,),
    ".xlsb": (XLSB,),
    ".pptx": (PPTX,),
    ".ppsx": (PPTX,),
    ".pptm": (PPTM,),
    ".doc": (DOC,),
    ".dot": (DOC,),
    ".xls": (XLS,),
    ".xlt": (XLS,),
    ".ppt": (PPT,),
    ".msg": (MSG,),
    ".oft": (MSG,),
    ".odt": (ODT,),
    ".ott": (ODT,),
    ".ods": (ODS,),
    ".ots": (ODS,),
    ".odp": (ODP,),
    ".rtf": (RTF,),
    ".png": ("image/png",),
    ".jpg": ("image/jpeg",),
    ".jpeg": ("image/jpeg",),
    ".tif": ("image/tiff",),
    ".tiff": ("image/tiff",),
    ".gif": ("image/gif",),
    ".bmp": ("image/bmp",),
    ".heic": ("image/heic",),
    ".webp": ("image/webp",),
    ".htm": _HTML,
    ".html": _HTML,
    ".xhtml": _HTML[::-1],
    ".xml": ("application/xml", "application/xhtml+xml"),
    ".mht": (MHTML,),
    ".mhtml": (MHTML,),
    ".eml": (EML,),
    ".txt": (*_TEXT, EML),
    ".csv": (PLAIN_TEXT[".csv"], *_TEXT),
    ".tsv": (PLAIN_TEXT[".tsv"], *_TEXT),
    ".md": (PLAIN_TEXT[".md"], *_TEXT),
    ".json": (PLAIN_TEXT[".json"], *_TEXT),
    ".zip": (ZIP,),
    ".7z": ("application/x-7z-compressed",),
    ".rar": ("application/vnd.rar",),
    ".gz": ("application/gzip",),
    ".tgz": ("application/gzip",),
    ".tar": ("application/x-tar",),
}
"""Endings with the types they may stand for, the promised one first. An ending that is not here promises nothing."""

BARE_WORKBOOKS: tuple[bytes, ...] = (
    b"\x09\x08\x10\x00\x00\x06", b"\x09\x08\x08\x00\x00\x05", b"\x09\x04\x06\x00", b"\x09\x02\x06\x00",
    b"\x09\x00\x04\x00",
)
"""How older workbooks begin that stand in no compound file, as some programs still export them."""

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
    ending for ending, types in EXTENSIONS.items() if {*types} & {*OOXML_MAIN_PARTS.values(), ODT, ODS, ODP}
)
"""Endings of documents that are zip files inside: never opened as archives."""

MAIL_ENDINGS: frozenset[str] = frozenset(ending for ending, types in EXTENSIONS.items() if types[0] in (EML, MSG))
"""Endings of e-mails, whose attachments are documents of their own."""


def promised(ending: str) -> str:
    """The type that a known ending stands for first."""
    return EXTENSIONS[ending][0]


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
    EML: "an e-mail (.eml)",
    MHTML: "a web page saved as one file (.mht)",
    RTF: "a rich text document (.rtf)",
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


_FOR_VIEWING: frozenset[str] = frozenset(
    {
        "application/pdf", DOCX, DOTX, XLSX, XLTX, PPTX, DOC, XLS, PPT, XLSB, MSG, ODT, ODS, ODP,
        RTF, EML, *_TEXT,
    }
)


def is_for_viewing(media_type: str) -> bool:
    """Whether a person may be sent to look at a file of this type: a document or a picture, never a program, an
    archive, a document with macros or what nobody knows."""
    return media_type in _FOR_VIEWING or media_type.startswith("image/")


def described(media_type: str) -> str:
    """The type in words that follow "The file is"."""
    if media_type.startswith("image/"):
        return f"a picture ({media_type.removeprefix('image/').upper()})"
    return _DESCRIPTIONS.get(media_type, f"of a kind ({media_type})")
