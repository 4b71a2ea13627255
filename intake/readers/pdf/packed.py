"""Objects that a PDF keeps packed in streams, for looking through what pdfium does not hand out."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from intake.readers.pdf.limits import MAX_UNPACKED

_PACKED_OBJECTS = re.compile(rb"/Type\s*/ObjStm\b[^>]{0,200}>>\s*stream\r?\n")


def unpacked_objects(data: bytes) -> Iterator[bytes]:
    """The contents of each pack, as far as it unpacks and the limit allows."""
    for match in _PACKED_OBJECTS.finditer(data):
        start = match.end()
        try:
            yield zlib.decompressobj().decompress(data[start : start + MAX_UNPACKED], MAX_UNPACKED)
        except zlib.error:
            # Encrypted or packed in another way: what pdfium itself says stands.
            continue
