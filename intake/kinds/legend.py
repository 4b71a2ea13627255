"""Abbreviations of a document: those its own key explains, and words cut short."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from intake.located import Paragraph, Reading, Table, Text
from intake.values import is_ticked, yes_no

_KEY = re.compile(r"^\W*(?:key|legend|abbreviations?|codes?|what the (?:letters|codes|marks) mean)\b[\s:.–—-]*", re.I)
_EQUALS = re.compile(r"\s*=\s*")
_SEPARATOR = re.compile(r"[;,\n|•·]\s*|[.)]\s+|\s{2,}")
_SHORT_AND_LONG = re.compile(
    r"(?P<short>[^\s:;,=–—-]{1,8}(?: [^\s:;,=–—-]{1,8})?)\s*(?::|\s[–—-])\s*(?P<long>[^;,\n|=]+)"
)
_NOT_YES = re.compile(
    r"\b(?:not|no|never|none|due|booked|await\w*|pending|needs?|needed|required|outstanding|expired|lapsed|refused"
    r"|n/?a)\b",
    re.I,
)
_LONGEST_SHORT = 24
_TICKS = frozenset({"☒", "☑", "✓", "✔", "✅"})
_LONGEST_CELL = 60
_LONGEST_KEY = 1_500
_HAS_LETTER = re.compile(r"[A-Za-z]")
_WORD = re.compile(r"[A-Za-z]+\.?")
_SHORTEST_CUT = 3


@dataclass(frozen=True, slots=True)
class Legend:
    """What a document's key says of its abbreviations, by the abbreviation in lower case."""

    meanings: dict[str, str] = field(default_factory=dict)

    def meaning(self, words: str) -> str:
        """What the key says of the words, or of each part of them ("Enh + CBL"), else the words themselves.

        A mark that says yes by itself keeps doing so unless the key says otherwise ("X = not needed").
        """
        plain = " ".join(words.split())
        whole = self.meanings.get(plain.lower())
        if whole is not None:
            says_yes = yes_no(plain) is True or is_ticked(plain) is True
            return words if says_yes and not _NOT_YES.search(whole) else whole
        parts = re.split(r"\s*[/+&,]\s*|\s+", plain) if self.meanings and len(plain) <= _LONGEST_CELL else []
        said = [self.meanings[part.lower()] for part in parts if len(part) > 1 and part.lower() in self.meanings]
        return " ".join([plain, *said]) if said else words


def legend_of(reading: Reading) -> Legend:
    """The document's key: lines that explain two or more abbreviations with "=", lines that call themselves a key,
    and small tables under such a line."""
    used = frozenset(_used(reading))
    meanings: dict[str, str] = {}
    for text in reading.texts():
        if text.hidden or len(text.text) > _LONGEST_KEY:
            continue
        for short, long in _explained(text, used):
            meanings.setdefault(short.lower(), long)
    for short, long in _tabled(reading):
        meanings.setdefault(short.lower(), long)
    if "x" in used and used & _TICKS:
        # Where a tick or a crossed box says yes, a bare x beside it says no.
        meanings.setdefault("x", "no")
    return Legend(meanings)


def _used(reading: Reading) -> Iterator[str]:
    for table in reading.tables():
        for row in table.rows:
            for cell in row:
                words = " ".join(cell.text.text.split()).lower()
                if 0 < len(words) <= _LONGEST_SHORT:
                    yield words


def _explained(text: Text, used: frozenset[str]) -> Iterator[tuple[str, str]]:
    key = _KEY.match(text.text)
    words = text.text[key.end() :] if key else text.text
    parts = _EQUALS.split(words)
    alone = len(parts) == 2 and parts[0].strip().lower() in used and _HAS_LETTER.search(parts[0])
    if len(parts) >= (2 if key or alone else 3):
        short = _last_piece(parts[0], used)
        for number, part in enumerate(parts[1:], 1):
            following = _last_piece(part, used) if number < len(parts) - 1 else ""
            long = part[: len(part.rstrip()) - len(following)] if following else part
            if 0 < len(short) <= _LONGEST_SHORT and long.strip(" .;,"):
                yield short, " ".join(long.strip(" .;,|").split())
            short = following
    elif key:
        for match in _SHORT_AND_LONG.finditer(words):
            yield match["short"].strip(), " ".join(match["long"].strip(" .").split())


def _last_piece(words: str, used: frozenset[str]) -> str:
    """The abbreviation at the end of the words: the longest stretch that the tables use, else the last piece."""
    words = words.strip()
    starts = [0, *(match.end() for match in _SEPARATOR.finditer(words))]
    pieces = [words[start:] for start in starts if words[start:].strip()]
    return next((piece for piece in pieces if piece.lower() in used), pieces[-1] if pieces else "")


def _tabled(reading: Reading) -> Iterator[tuple[str, str]]:
    """Two-column tables below a line that calls them a key."""
    above = ""
    for block in reading.blocks:
        if isinstance(block, Paragraph) and block.text:
            above = block.text.text
        elif isinstance(block, Table) and not block.hidden:
            titled = _KEY.match(above) or _KEY.match(block.heading) or _KEY.match(block.sheet or "")
            for row in block.rows if titled else ():
                shown = [" ".join(cell.text.text.split()) for cell in row if cell.text]
                if len(shown) == 2 and len(shown[0]) <= _LONGEST_SHORT:
                    yield shown[0], shown[1]


def spelled_out(words: str, vocabulary: Sequence[str]) -> str:
    """The words with those cut short ("Upd. Serv.", "Cert No") spelled out as the first word of the vocabulary that
    begins so."""

    def full(match: re.Match[str]) -> str:
        word = match[0].rstrip(".").lower()
        if word in vocabulary or len(word) < _SHORTEST_CUT - match[0].endswith("."):
            return match[0]
        return next((known for known in vocabulary if known.startswith(word)), match[0])

    return _WORD.sub(full, words)
