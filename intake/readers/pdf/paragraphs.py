"""Lines to paragraphs: what wraps is one, what stands by itself stays by itself."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from statistics import median

from intake.located import EMPTY_BOX, TICKED_BOX, Paragraph, Region
from intake.readers.pdf.lines import ENUMERATOR, Line
from intake.readers.pdf.texts import text_of

_LARGER = 0.9
"""Points above the body's size from which a line is a heading."""
_LONGEST_HEADING = 160
_PARAGRAPH_GAP = 0.35
"""Em more than the usual distance of two lines parts paragraphs."""
_SLACK = 0.6
"""Em by which a line may fall short of the margin beyond what the next word needed."""
_RUN_ON_SLACK = 6.0
_SAME_MARGIN = 1.5
"""Points."""
_FLUSH = 0.75
"""Points."""
_LONG_LINE = 20.0
"""Em; shorter lines may end at one place by chance."""
_FAR_APART = 3.0
"""Em; a first line is indented by less."""
_CLEARLY_A_SENTENCE = 5
_SENTENCE_END = re.compile(r"[.;,:]$")
_LETTERS = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Sizes:
    """A document's font sizes: the body's, and those of headings from the largest down."""

    body: float
    headings: tuple[float, ...] = ()

    def level(self, lines: list[Line]) -> int:
        """The heading level of these lines, 0 for body text."""
        text = " ".join(line.text for line in lines)
        if len(lines) > 3 or len(text) > _LONGEST_HEADING or not _LETTERS.search(text):
            return 0
        size = lines[0].size
        if size >= self.body + _LARGER and len(text) <= _LONGEST_HEADING:
            return min(9, 1 + sum(larger > size for larger in self.headings))
        if _SENTENCE_END.search(text) or text[0] in (EMPTY_BOX, TICKED_BOX):
            return 0
        capitals = text.upper() == text and len(lines) == 1 and len(text) > 3 and not re.search(r"\d{3}", text)
        if all(line.bold for line in lines) or capitals:
            return min(9, 1 + len(self.headings))
        return 0


def sizes_of(lines: list[Line]) -> Sizes:
    """The sizes of a whole document, from all its lines."""
    letters: dict[float, int] = {}
    for line in lines:
        letters[line.size] = letters.get(line.size, 0) + len(line.text)
    if not letters:
        return Sizes(10.0)
    body = max(letters, key=lambda size: (letters[size], -size))
    return Sizes(body, tuple(sorted((size for size in letters if size >= body + _LARGER), reverse=True)))


def paragraphs_of(
    lines: list[Line], page: int, sizes: Sizes, region: Region = "body", right: float | None = None
) -> list[Paragraph]:
    """The paragraphs of a column of lines. `right` is the column's right margin, by default its longest
    line's end."""
    if not lines:
        return []
    margin = max(line.x1 for line in lines) if right is None else right
    usual = _usual_gap(lines)
    groups: list[list[Line]] = [[lines[0]]]
    right_set = _set_right(lines)
    for number, (before, after) in enumerate(itertools.pairwise(lines)):
        previous = lines[number - 1] if number else None
        if number in right_set or not _goes_on(before, after, _margin_of(previous, before, after, margin), usual):
            groups.append([])
        groups[-1].append(after)
    return [paragraph_of(group, page, sizes, region) for group in groups]


def paragraph_of(lines: list[Line], page: int, sizes: Sizes, region: Region = "body") -> Paragraph:
    """Lines known to belong together as one paragraph."""
    level = sizes.level(lines) if region == "body" else 0
    text = text_of(lines, page)
    return Paragraph(text, level, region, tuple(text_of([line], page) for line in lines) if len(lines) > 1 else (text,))


def _usual_gap(lines: list[Line]) -> float:
    gaps = [after.top - before.bottom for before, after in itertools.pairwise(lines)]
    close = [gap for gap, line in zip(gaps, lines, strict=False) if gap <= 1.2 * line.size]
    return median(close) if close else 0.0


def _goes_on(before: Line, after: Line, margin: float, usual: float) -> bool:
    """Whether `after` is the same paragraph: it follows closely, looks alike, and its first word had no
    room above."""
    if abs(before.size - after.size) > 1.0 or before.bold != after.bold:
        return False
    if before.led or after.led or (len(after.parts) > len(before.parts) and not after.words[0].text[0].islower()):
        return False
    gap = after.top - before.bottom
    if gap > usual + _PARAGRAPH_GAP * before.size or gap > 1.2 * before.size:
        return False
    first = after.words[0]
    if first.marked or first.text[0] in (EMPTY_BOX, TICKED_BOX):
        return False
    if ENUMERATOR.match(first.text) and before.text.count("(") <= before.text.count(")"):
        return False
    room = margin - before.x1
    # A line that begins in small letters goes on, even where another line of the page reaches further right.
    runs_on = first.text[0].islower() and not _SENTENCE_END.search(before.words[-1].text)
    if runs_on and len(before.words) >= _CLEARLY_A_SENTENCE:
        return True
    return room < (first.x1 - first.x0) + (_RUN_ON_SLACK if runs_on else _SLACK) * before.size


def _set_right(lines: list[Line]) -> set[int]:
    """The lines that, like the next, end at a right margin but begin each at another place, as an address does."""
    found: set[int] = set()
    for number, (before, after) in enumerate(itertools.pairwise(lines)):
        if abs(before.x1 - after.x1) > _SAME_MARGIN:
            continue
        if number - 1 in found:
            found.add(number)
        if abs(before.x0 - after.x0) <= _SAME_MARGIN:
            continue
        if abs(before.x0 - after.x0) > _FAR_APART * before.size:
            found.add(number)
        following = lines[number + 2 : number + 3]
        if any(
            abs(third.x1 - after.x1) <= _SAME_MARGIN
            and min(abs(third.x0 - after.x0), abs(third.x0 - before.x0)) > _SAME_MARGIN
            for third in following
        ):
            found |= {number, number + 1}
    return found


def _margin_of(previous: Line | None, line: Line, after: Line, margin: float) -> float:
    """The right margin of the line: its own end where it and a neighbour are set flush on both sides, as justified
    text of a narrow column is."""
    for other in (previous, after):
        if other is not None and abs(other.x1 - line.x1) < _FLUSH and abs(other.x0 - line.x0) < _FLUSH:
            long = line.x1 - line.x0 > _LONG_LINE * line.size
            if long or (after.words[0].text[0].islower() and len(line.words) > 1):
                return line.x1
    return margin
