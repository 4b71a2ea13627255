"""Word files that LibreOffice made of older ones (.doc, .rtf): read as Word files, less what it worked out itself.

A field for the date, the time or the file's name shows what was right while converting. That is no statement of the
document, and would be another one tomorrow.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence

from intake.located import Reading
from intake.readers import docx
from intake.readers.ooxml import Package
from schemas.types import Evidence

_FIELD = re.compile(
    rb"<w:instrText[^>]*>\s*(?:DATE|TIME|FILENAME)\b[^<]*</w:instrText>.*?<w:fldChar w:fldCharType=\"end\"", re.DOTALL
)
_WORDS = re.compile(rb"<w:t(?: [^>]*)?>[^<]*</w:t>")
_HEAVY = ("word/media/", "word/embeddings/")


def read(data: bytes) -> Reading:
    """As `docx.read`."""
    return docx.read(_without_worked_out(data))


def recheck(data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
    """As `docx.recheck`."""
    return docx.recheck(_without_worked_out(data), evidence)


def _without_worked_out(data: bytes) -> bytes:
    """The file with such fields empty; as it is where it has none. Pictures, which are not read, become empty parts."""
    package = Package(data)
    parts = {name: package.part(name) or b"" for name in package.names if not name.startswith(_HEAVY)}
    if not any(name.endswith(".xml") and _FIELD.search(content) for name, content in parts.items()):
        return data
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as made:
        for name in package.names:
            content = parts.get(name, b"")
            made.writestr(name, _FIELD.sub(_emptied, content) if name.endswith(".xml") else content)
    return buffer.getvalue()


def _emptied(field: re.Match[bytes]) -> bytes:
    return _WORDS.sub(b"", field[0])
