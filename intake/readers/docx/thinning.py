"""Taking out of a Word part's XML what it repeats: rows, cells and paragraphs of the same markup.

A form has a few kinds of row, each hundreds of times. Their markup is found as text, read once into a mould, and each
place keeps only its words, so that neither parser nor reader meets it again. All else stays as it is, and a part in
which markup cannot be told from text by its characters alone is left whole: the parser then sees all of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

from intake.readers.docx.casts import CAST, Cast, Mould
from intake.readers.docx.moulds import Markup, MouldMaker
from intake.readers.docx.styles import Styles

MAX_BYTES = 8 * 1024 * 1024
"""Larger parts are left whole: their text would be held several times. (No part up to this size can have more tags
than `ooxml.MAX_TAGS`.)"""

_START = 32_768
"""Characters at the part's start that show whether its program writes what only tells elements apart."""

_BYTES_A_CELL = 1_000
"""What was typed by hand in Word repeats little but its tables: with fewer cells than this, looking for repeats costs
more than it saves."""

_OFTEN = 4
"""Times that markup must repeat for its mould to cost less than it saves."""

_LEVELS = ("tr", "tc", "p")
_WORDS = re.compile(r'<w:t(?: xml:space="preserve")?>([^<]*)</w:t>')
_ROOT = re.compile(
    r"""(?:<\?xml version=["']1\.0["'](?: encoding=["'](?i:utf-8)["'])?(?: standalone=["']\w+["'])?\s*\?>\s*)?"""
    r"(<w:\w+[^<>]*>)"
)
_NAMESPACE = re.compile(r"""\sxmlns:w=["']http://schemas\.openxmlformats\.org/wordprocessingml/2006/main["']""")
_CONTROL_CHARACTERS = bytes(code for code in range(32) if code not in (9, 10, 13))
_IDENTITIES = tuple(
    (f"<w:{name}", re.compile(rf'<w:{name}(?: w(?:14)?:(?:rsid[A-Za-z]*|paraId|textId)="[^"<>]*")+'))
    for name in ("p", "r", "tr")
)
_IDLE = tuple(
    (f"<w:{name} ", re.compile(rf'<w:{name}(?: [\w:]+="[^"<>]*")*/>'))
    for name in (
        "bookmarkStart", "bookmarkEnd", "proofErr", "id", "alias", "tag", "lock",
    )
)
_RUN, _END_OF_RUN, _END_OF_PROPERTIES = "<w:r>", "</w:r>", "</w:rPr>"
_NEXT_RUN = _END_OF_RUN + _RUN
_OTHER_ENTITY = re.compile(r"&(?!amp;|lt;|gt;|quot;|apos;)")


@dataclass(slots=True)
class Thinned:
    """A part's XML without what it repeats. In its place stand elements with the attribute `cast`: the number of the
    cast in `casts`."""

    content: bytes
    casts: list[Cast[Mould]] = field(default_factory=list)


def thinned(content: bytes, styles: Styles) -> Thinned:
    """The part's XML (UTF-8, free of a DTD), thinned where that is safe."""
    typed = b"rsid" in content[:_START] or b"paraId" in content[:_START]
    if typed and content.count(b"</w:tc>") * _BYTES_A_CELL < len(content):
        return Thinned(content)
    text, root = _plain_text(content)
    if not root:
        return Thinned(content)
    if typed:
        for bare, identified in _IDENTITIES:
            text = identified.sub(bare, text)
    start = text[:_START]
    for opening, idle in _IDLE:
        if opening in start:
            text = idle.sub("", text)
    casts: list[Cast[Mould]] = []
    maker = MouldMaker(root, styles)
    for level in _LEVELS:
        text = _without_repeats(text, level, maker, casts)
    return Thinned(text.encode(), casts) if casts else Thinned(content)


def _plain_text(content: bytes) -> tuple[str, str]:
    """The part as text with its root's opening tag; an empty tag for a part to be left whole: in an unusual encoding,
    with comments or sections of raw characters, with names bound anew, or not well-formed in a way that would not
    show any more."""
    if len(content) > MAX_BYTES or content.count(b"xmlns:w=") != 1 or b' cast="' in content or _is_unusual(content):
        return "", ""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return "", ""
    start = _ROOT.match(text)
    if "\ufffe" in text or "\uffff" in text:
        return "", ""
    if start is None or _NAMESPACE.search(start[1]) is None or start[1].endswith("/>"):
        return "", ""
    return text.replace("\r\n", "\n") if "\r" in text else text, start[1]


def _is_unusual(content: bytes) -> bool:
    """Whether the part has comments, instructions, sections of raw characters, or characters that XML does not
    allow. (Single characters are looked for first: that is many times as fast.)"""
    return (
        (b"!" in content and b"<!" in content)
        or (content.count(b"?") > 2 and content.find(b"<?", 5) >= 0)
        or (b"]]" in content and b"]]>" in content)
        or (b"\r" in content and content.count(b"\r") != content.count(b"\r\n"))
        or len(content.translate(None, _CONTROL_CHARACTERS)) != len(content)
    )


def _without_repeats(text: str, level: str, maker: MouldMaker, casts: list[Cast[Mould]]) -> str:
    """The text with the repeated elements of one level ("tr", "tc", "p") poured into casts, which are added to those
    that there are."""
    opening, closing, single = f"<w:{level}>", f"</w:{level}>", f"<w:{level} {CAST}="
    first, *pieces = text.split(opening)
    found: list[tuple[Markup | None, list[str], str]] = []
    counted: Counter[Markup] = Counter()
    for piece in pieces:
        inner, closed, rest = piece.partition(closing)
        if not closed or ("&" in inner and _OTHER_ENTITY.search(inner)):
            found.append((None, [], piece))
            continue
        parts = _WORDS.split(inner)
        if len(parts) > 3:
            parts = _joined(parts)
        markup = tuple(parts[::2])
        counted[markup] += 1
        found.append((markup, parts, rest))
    # Of an element of the same level in another, what was taken for the end of the one may be the end of the other.
    often = [
        markup for markup, times in counted.items() if times >= _OFTEN and f"<w:{level} " not in "".join(markup)
    ]
    moulds = maker.moulds(often, level) if often else {}
    if not moulds:
        return text
    out = [first]
    for kept, parts, rest in found:
        if kept is None:
            out.append(opening + rest)
        elif kept in moulds:
            out.append(f'{single}"{len(casts)}"/>{rest}')
            casts.append(Cast(moulds[kept], _unescaped(parts[1::2])))
        else:
            out.append(opening + "".join(_put_together(parts)) + closing + rest)
    return "".join(out)


def _joined(parts: list[str]) -> list[str]:
    """Markup and words in turn, with neighbouring runs of the same properties made one: Word splits runs wherever
    somebody has typed or a spelling was checked."""
    joined, words = parts[:1], parts[1:2]
    for place in range(2, len(parts) - 1, 2):
        between = parts[place]
        if between.startswith(_NEXT_RUN):
            run = between[len(_END_OF_RUN) :]
            alike = joined[-1].endswith(run)
            if alike and (run == _RUN or run.find(_END_OF_PROPERTIES) == len(run) - len(_END_OF_PROPERTIES)):
                words.append(parts[place + 1])
                continue
        joined += ("".join(words), between)
        words = [parts[place + 1]]
    joined += ("".join(words), parts[-1])
    return joined


def _put_together(parts: list[str]) -> Iterator[str]:
    for place, part in enumerate(parts):
        yield f"<w:t>{part}</w:t>" if place % 2 else part


def _unescaped(words: list[str]) -> list[str]:
    return [unescape(word) for word in words] if "&" in "".join(words) else words
