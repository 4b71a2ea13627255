"""Fonts that do not say how far they reach below the line.

pdfium measures such fonts itself while pdfplumber takes nought for an answer; LibreOffice writes nought for
every font. To give pdfplumber's boxes the file's own words are needed, which pdfium does not hand out.
"""

from __future__ import annotations

import re

from intake.readers.pdf.packed import unpacked_objects

_DESCRIPTOR = re.compile(rb"/Type\s*/FontDescriptor\b")
_NAME = re.compile(rb"/FontName\s*/([^\s/<>\[\]()]+)")
_METRIC = re.compile(rb"/(?:Ascent|Descent)\s+(-?[\d.]+)")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_BEFORE, _AFTER = 600, 1_200
"""Bytes of a descriptor before and after its type."""


def fonts_without_descent(data: bytes) -> frozenset[str]:
    """The names, without the mark of a subset, of all fonts whose every descriptor says nought or nothing of
    how far they reach above and below the line."""
    silent: dict[str, bool] = {}
    for block in (data, *unpacked_objects(data)):
        for match in _DESCRIPTOR.finditer(block):
            body = _around(block, match.start(), match.end())
            name = _NAME.search(body)
            if name is not None:
                flat = all(float(number) == 0 for number in _METRIC.findall(body) if number.strip(b"-."))
                key = plain_name(_ESCAPE.sub(lambda found: bytes([int(found[1], 16)]), name[1]).decode("latin-1"))
                silent[key] = silent.get(key, True) and flat
    return frozenset(name for name, flat in silent.items() if flat)


def plain_name(name: str) -> str:
    """A font's name without the six letters that mark a subset."""
    return name.split("+")[-1]


def _around(block: bytes, start: int, end: int) -> bytes:
    """The dictionary that holds the stretch: from its opening marks to its closing ones."""
    before = block[max(0, start - _BEFORE) : start]
    after = block[end : end + _AFTER]
    opened = before.rfind(b"<<")
    closed = after.find(b">>")
    return before[opened + 2 if opened >= 0 else 0 :] + after[: closed if closed >= 0 else len(after)]
