"""What a PDF file says of itself beyond its pages: macros, enclosed files, later changes, missing ends."""

from __future__ import annotations

import re
from typing import Any

import pypdfium2.raw as pdfium

from intake.readers.pdf.packed import unpacked_objects

_HEAD = 2_048
_TAIL = 2_048
_END = re.compile(rb"startxref\s+\d+\s+%%EOF")
_SCRIPT = re.compile(rb"/JavaScript\b|/JS\s*[(<]|/JS\s+\d+\s+\d+\s+R\b")
"""A script, or a key with one: three letters alone come by chance in any scan."""


def flags_of(data: bytes, document: Any) -> frozenset[str]:
    """The document's flags by the names of contract section 2 (hidden text is found on the pages)."""
    found = set()
    if pdfium.FPDF_GetSecurityHandlerRevision(document) >= 0:
        found.add("encrypted")
    if pdfium.FPDFDoc_GetJavaScriptActionCount(document) > 0 or _has_script(data):
        found.add("macros")
    if pdfium.FPDFDoc_GetAttachmentCount(document) > 0 or b"/EmbeddedFile" in data:
        found.add("embedded_files")
    # A linearised file has one end for its first page and one at its close.
    ends = len(_END.findall(data))
    if ends > (2 if b"/Linearized" in data[:_HEAD] else 1):
        found.add("incremental_update")
    if not is_whole(data):
        found.add("truncated")
    return frozenset(found)


def is_whole(data: bytes) -> bool:
    """Whether the file ends as a PDF does."""
    return b"%%EOF" in data[-_TAIL:] and b"startxref" in data[-_TAIL:]


def _has_script(data: bytes) -> bool:
    """Whether the file names a script, in the open or inside its packed objects."""
    if _SCRIPT.search(data):
        return True
    return any(_SCRIPT.search(block) for block in unpacked_objects(data))
