"""Office Open XML packages (Word and Excel files) opened safely: a zip of XML parts, each limited and free
of any DTD.

Nothing is unpacked to disk and nothing is fetched. Sizes are counted as inflated, never believed from the
zip's headers.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from schemas.errors import LimitExceeded, NeedsPassword, Refused, Unreadable

MAX_ENTRIES = 10_000
MAX_PART_BYTES = 48 * 1024 * 1024
MAX_PACKAGE_BYTES = 192 * 1024 * 1024
"""Limits on one package: parts, bytes of one part and of all parts read, both as inflated."""

MAX_TAGS = 2_000_000
"""Tags in one part that is parsed into a tree: about 3,000 pages of a Word form."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"
_RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, struct.error)
_ORDINARY_LINKS = frozenset({"hyperlink"})
_REMOTE = ("http:", "https:", "ftp:", "\\\\", "//", "file://///", "file:\\\\")


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another, or to somewhere outside. `type` is the last word of its URI
    ("worksheet")."""

    id: str
    type: str
    target: str
    external: bool


class Package:
    """An opened package. Part names are found whatever their case or slashes.

    Raises NeedsPassword for an encrypted one, Unreadable for a broken one, LimitExceeded for one with too
    many parts.
    """

    def __init__(self, data: bytes) -> None:
        self._archive = _archive(data)
        self._budget = MAX_PACKAGE_BYTES
        self._entries: dict[str, zipfile.ZipInfo] = {}
        self._relations: dict[str, dict[str, Relation]] = {}
        for entry in self._archive.infolist():
            if entry.flag_bits & 1:
                raise NeedsPassword(
                    "The file is encrypted inside its zip container; ask for a copy without a password."
                )
            self._entries.setdefault(_key(entry.filename), entry)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, lower case, sorted."""
        return tuple(sorted(self._entries))

    def has(self, name: str) -> bool:
        """Whether there is a part of that name."""
        return _key(name) in self._entries

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, inflated; None when there is none of that name."""
        entry = self._entries.get(_key(name))
        if entry is None:
            return None
        allowed = min(MAX_PART_BYTES, self._budget)
        try:
            with self._archive.open(entry) as stream:
                content = stream.read(allowed + 1)
        except _BROKEN as error:
            raise Unreadable(f"The part {name} of the file is damaged; ask for a new copy.") from error
        if len(content) > allowed:
            raise LimitExceeded(
                f"The part {name} of the file is larger than {allowed // 1024 // 1024} MB once unpacked; "
                "ask for a smaller file."
            )
        self._budget -= len(content)
        return content

    def xml_bytes(self, name: str) -> bytes | None:
        """An XML part's bytes, known to hold no DTD, with the strict edition's namespaces in the usual
        form."""
        content = self.part(name)
        return None if content is None else safe_xml(content, name)

    def xml(self, name: str) -> etree._Element | None:
        """An XML part, parsed; None when there is none of that name or it is empty."""
        content = self.xml_bytes(name)
        return parse(content, name) if content else None

    def relations(self, name: str) -> dict[str, Relation]:
        """The relations of a part by their id ("" is the package itself). External targets are left as they
        are."""
        known = self._relations.get(name)
        if known is None:
            known = self._relations[name] = self._read_relations(name)
        return known

    def _read_relations(self, name: str) -> dict[str, Relation]:
        folder, base = posixpath.split(name)
        root = self.xml(posixpath.join(folder, "_rels", f"{base}.rels"))
        if root is None:
            return {}
        found: dict[str, Relation] = {}
        for element in root.iter(_RELATIONSHIPS):
            target = element.get("Target", "")
            external = element.get("TargetMode", "").lower() == "external"
            kind = element.get("Type", "").rstrip("/").rpartition("/")[2]
            place = target if external else _resolved(folder, target)
            found[element.get("Id", "")] = Relation(element.get("Id", ""), kind, place, external)
        return found

    def main_part(self) -> str:
        """The name of the document or workbook part."""
        for relation in self.relations("").values():
            if relation.type == "officeDocument" and self.has(relation.target):
                return relation.target
        raise Unreadable("The file is a zip but holds no Word or Excel document; ask for a new copy.")

    def content_type(self, name: str) -> str:
        """The declared content type of a part, empty when none is declared."""
        root = self.xml("[Content_Types].xml")
        wanted = _key(name)
        default = ""
        for element in () if root is None else root:
            if _key(element.get("PartName", "")) == wanted:
                return element.get("ContentType", "")
            extension = element.get("Extension")
            if extension and wanted.endswith(f".{extension.lower()}"):
                default = element.get("ContentType", "")
        return default

    def flags(self, *parts: str) -> frozenset[str]:
        """What any package may carry: macros, embedded_files, and external_links of the parts named."""
        found = set()
        if any(name.endswith("vbaproject.bin") for name in self._entries):
            found.add("macros")
        if any("/embeddings/" in name for name in self._entries):
            found.add("embedded_files")
        if any(_leaves(relation) for part in parts for relation in self.relations(part).values()):
            found.add("external_links")
        return frozenset(found)

    def properties(self) -> dict[str, str]:
        """The file's own metadata: title, author, created, modified and the like, where given."""
        found: dict[str, str] = {}
        for relation in self.relations("").values():
            if relation.type in ("core-properties", "extended-properties") and not relation.external:
                found.update(_properties(self.xml(relation.target)))
        return dict(sorted(found.items()))


def safe_xml(content: bytes, name: str) -> bytes:
    """UTF-8 XML without a DTD, strict namespaces made transitional. Raises Refused for any DTD."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in content[:4]:
        content = _as_utf8(content, name)
    if b"!" in content and (b"<!DOCTYPE" in content or b"<!ENTITY" in content):
        raise Refused(
            f"The part {name} carries a document type definition, which Office files never have and which "
            "can hide or pull in text; it was not opened. Ask for a copy saved afresh from Word or Excel."
        )
    return _STRICT.sub(_TRANSITIONAL, content) if b"purl.oclc.org" in content else content


def parse(content: bytes, name: str) -> etree._Element:
    """Parse without DTD, entities or network. Raises Unreadable for anything not well-formed."""
    if content.count(b"<") > MAX_TAGS:
        raise LimitExceeded(f"The part {name} has more than {MAX_TAGS:,} tags; ask for a shorter file.")
    parser = etree.XMLParser(
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"The part {name} of the file is not well-formed ({error}); ask for a new copy.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise Refused(f"The part {name} carries a document type definition; it was not opened.")
    return root


def _archive(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        if _ENCRYPTED_STREAM in data:
            raise NeedsPassword("The file is protected with a password; ask for a copy without one.")
        raise Unreadable("The file is in the old binary Office format; ask for it as .docx, .xlsx or PDF.")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise Unreadable(
            "The file is not a sound Office document: it is damaged or cut short; ask for a new copy."
        ) from error
    if len(archive.infolist()) > MAX_ENTRIES:
        raise LimitExceeded(f"The file holds more than {MAX_ENTRIES:,} parts; ask for a plain copy.")
    return archive


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _resolved(folder: str, target: str) -> str:
    path = unquote(target.replace("\\", "/"))
    return posixpath.normpath(path if path.startswith("/") else posixpath.join("/", folder, path)).lstrip("/")


def _as_utf8(content: bytes, name: str) -> bytes:
    encoding = (
        "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-le" if content[1:2] == b"\0" else "utf-16-be"
    )
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Unreadable(
            f"The part {name} of the file is in no known encoding ({error}); ask for a new copy."
        ) from error
    declaration, mark, rest = text.lstrip("\ufeff").partition("?>")
    return (rest if mark and declaration.startswith("<?xml") else text.lstrip("\ufeff")).encode()


def _leaves(relation: Relation) -> bool:
    """Whether the relation would fetch something from elsewhere: not links to click, nor a template on the
    author's disk."""
    if not relation.external or relation.type in _ORDINARY_LINKS:
        return False
    return relation.type != "attachedTemplate" or relation.target.lower().startswith(_REMOTE)


def _properties(root: etree._Element | None) -> Iterator[tuple[str, str]]:
    names: Mapping[str, str] = {
        "creator": "author",
        "lastModifiedBy": "modified_by",
        "Application": "application",
        "Company": "company",
        "Pages": "pages",
    }
    wanted = {"title", "subject", "created", "modified", "keywords", "description", "category", *names}
    for element in () if root is None else root:
        name = etree.QName(element).localname
        text = (element.text or "").strip()
        if name in wanted and text:
            yield names.get(name, name), text
