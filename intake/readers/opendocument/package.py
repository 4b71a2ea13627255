"""An OpenDocument package, opened with the same limits and refusals as Office Open XML ones."""

from __future__ import annotations

from lxml import etree

from intake.readers.ooxml import Package
from intake.readers.opendocument.names import name
from schemas.errors import NeedsPassword, Unreadable

_MANIFEST = "META-INF/manifest.xml"
_PROPERTIES = {
    name("dc:title"): "title",
    name("dc:subject"): "subject",
    name("dc:description"): "description",
    name("meta:initial-creator"): "author",
    name("dc:creator"): "modified_by",
    name("meta:creation-date"): "created",
    name("dc:date"): "modified",
    name("meta:generator"): "application",
}
_OBJECT_CONTENT = "/content.xml"


def opened(data: bytes) -> Package:
    """The package. Raises NeedsPassword, Unreadable, LimitExceeded."""
    package = Package(data)
    # Searched, not parsed: files of early OpenOffice carry a document type here and nowhere else.
    if b"encryption-data" in (package.part(_MANIFEST) or b""):
        raise NeedsPassword("The file is protected with a password; ask for a copy without one.")
    return package


def content_of(package: Package, kind: str) -> tuple[etree._Element, etree._Element]:
    """The root of the content and the element that holds the document (`office:text`, `office:spreadsheet`)."""
    root = package.xml("content.xml")
    body = None if root is None else root.find(f"{name('office:body')}/{name(f'office:{kind}')}")
    if root is None or body is None:
        raise Unreadable("The file holds no OpenDocument content that can be read; ask for it as .docx, .xlsx or PDF.")
    return root, body


def package_flags(package: Package) -> set[str]:
    """What any package may carry: macros, embedded_files."""
    found = set()
    if any(entry.startswith(("basic/", "scripts/")) for entry in package.names):
        found.add("macros")
    if any(entry.endswith(_OBJECT_CONTENT) and entry.startswith("object ") for entry in package.names):
        found.add("embedded_files")
    return found


def properties(package: Package) -> dict[str, str]:
    """The file's own metadata: title, author, created, modified and the like, where given."""
    root = package.xml("meta.xml")
    found: dict[str, str] = {}
    for element in () if root is None else root.iter(*_PROPERTIES):
        text = (element.text or "").strip()
        if text:
            found.setdefault(_PROPERTIES[str(element.tag)], text)
    return dict(sorted(found.items()))
