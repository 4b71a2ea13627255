"""Documents that are zip files inside: Office Open XML and OpenDocument.

Bounded: the directory is read, of the contents only the few bytes that name the type.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping

from intake import media

ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
BROKEN_ZIP = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    ValueError,
    OSError,
    EOFError,
    OverflowError,
    RuntimeError,
    NotImplementedError,
)
"""What zipfile raises for damaged, encrypted or unknown content."""

_CONTENT_TYPES = "[content_types].xml"  # names are compared in lower case: writers differ
_MANIFEST = "meta-inf/manifest.xml"
_MAX_PART_BYTES = 1024 * 1024
_FIRST_ENTRIES_BYTES = 4096
_CONTENT_TYPE = re.compile(rb"""ContentType\s*=\s*["']([^"']+)["']""")
_FOLDERS = (("word/", media.DOCX), ("xl/", media.XLSX), ("ppt/", media.PPTX))
_NO_FLAGS: frozenset[str] = frozenset()


def zip_type(data: bytes, suffix: str) -> tuple[str, frozenset[str]]:
    """Media type and flags of a file that begins like a zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            return package_type(package, suffix)
    except BROKEN_ZIP:
        return _broken_type(data, suffix), _NO_FLAGS


def package_type(package: zipfile.ZipFile, suffix: str) -> tuple[str, frozenset[str]]:
    """Media type and flags of an open zip; `application/zip` when it is no document."""
    names = {name.replace("\\", "/").lower(): name for name in package.namelist()}
    if _CONTENT_TYPES in names:
        declared = _beginning(package, names[_CONTENT_TYPES])
        return _ooxml_type(declared, names, suffix), _ooxml_flags(names)
    if "mimetype" in names:
        stated = _beginning(package, names["mimetype"]).strip().decode("ascii", errors="replace")
        if stated.startswith("application/"):
            return stated.removesuffix("-template"), _odf_flags(package, names)
    return media.ZIP, _NO_FLAGS


def _beginning(package: zipfile.ZipFile, name: str) -> bytes:
    """A part's first bytes; empty when it cannot be inflated."""
    try:
        with package.open(name) as part:
            return part.read(_MAX_PART_BYTES)
    except BROKEN_ZIP:
        return b""


def _ooxml_type(declared: bytes, names: Collection[str], suffix: str) -> str:
    for match in _CONTENT_TYPE.finditer(declared):
        found = media.OOXML_MAIN_PARTS.get(match[1].decode("ascii", errors="replace"))
        if found is not None:
            return found
    for folder, found in _FOLDERS:
        if any(name.startswith(folder) for name in names):
            return found
    return media.promised(suffix) if suffix in media.OFFICE_ENDINGS else "application/vnd.openxmlformats-package"


def _ooxml_flags(names: Collection[str]) -> frozenset[str]:
    flags = set()
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        flags.add("macros")
    if any("/embeddings/" in name for name in names):
        flags.add("embedded_files")
    if any("/externallinks/" in name for name in names):
        flags.add("external_links")
    return frozenset(flags)


def _odf_flags(package: zipfile.ZipFile, names: Mapping[str, str]) -> frozenset[str]:
    flags = set()
    if _MANIFEST in names and b"encryption-data" in _beginning(package, names[_MANIFEST]):
        flags.add("encrypted")
    if any(name.startswith(("basic/", "scripts/")) for name in names):
        flags.add("macros")
    return frozenset(flags)


def is_document(names: Collection[str]) -> bool:
    """Whether a zip with entries of these names is a document and not an archive of files."""
    lowered = {name.replace("\\", "/").lower() for name in names}
    return _CONTENT_TYPES in lowered or {"mimetype", _MANIFEST} <= lowered


def _broken_type(data: bytes, suffix: str) -> str:
    """Too broken to list: the first entries' names still tell a damaged document from a damaged archive."""
    beginning = data[:_FIRST_ENTRIES_BYTES]
    if _CONTENT_TYPES.encode() in beginning.lower() or b"_rels/.rels" in beginning:
        for folder, found in _FOLDERS:
            if folder.encode() in data:
                return found
    if suffix in media.OFFICE_ENDINGS:
        return media.promised(suffix)
    return media.ZIP
