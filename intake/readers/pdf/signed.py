"""Signatures that a page shows and does not spell: pictures, ink, strokes of a pen, signed fields."""

from __future__ import annotations

from collections.abc import Sequence

from intake.located import union
from intake.readers import signing
from intake.readers.pdf.geometry import middle, overlap
from intake.readers.pdf.lines import Line, lines_of
from intake.readers.pdf.words import PageWord
from schemas.types import Box

_LEAST_WIDE, _LEAST_HIGH, _MOST_WIDE, _MOST_HIGH = 18.0, 5.0, 300.0, 120.0
"""Points of a signature as a whole; smaller drawings are marks, larger ones letterheads and diagrams."""
_BESIDE, _BELOW = 320.0, 60.0
"""Points within which a signature stands to the right of its label or below it."""
_RISES = 2.5
"""Heights of the label by which a signature beside it may rise above it."""
_LINE_HIGH = 12.0


def signatures_of(words: Sequence[PageWord], drawn: Sequence[Box]) -> list[PageWord]:
    """A mark for each signature beside or below a label that asks for one. `drawn` holds the places of what may be one
    or a part of one: a picture, a stroke, ink."""
    parts = [box for box in drawn if box[2] - box[0] <= _MOST_WIDE and box[3] - box[1] <= _MOST_HIGH]
    if not parts:
        return []
    lines = lines_of([word for word in words if not word.hidden])
    marks: list[PageWord] = []
    for line in lines:
        for number, label in enumerate(line.parts):
            if not signing.asks(label.text):
                continue
            after = line.parts[number + 1] if number + 1 < len(line.parts) else None
            mark = _beside(label, after, parts) or _below(label, lines, parts)
            if mark is not None and not any(_meet(mark.box, other.box) for other in marks):
                marks.append(mark)
    return marks


def _beside(label: Line, after: Line | None, parts: Sequence[Box]) -> PageWord | None:
    """The mark on the label's line, for what is drawn over it or to its right up to the next words."""
    high = label.bottom - label.top
    end = min(label.x1 + _BESIDE, after.x0 if after is not None else label.x1 + _BESIDE)
    place = _whole([
        box for box in parts
        if label.x0 <= middle(box)[0] <= end and label.top - _RISES * high <= middle(box)[1] <= label.bottom + high
    ])
    if place is None:
        return None
    begins = max(place[0], _last_letter(label))
    ends = max(begins + 1, min(place[2], end - 1))
    return PageWord(signing.MARK, begins, label.top, ends, label.bottom, base=label.bottom)


def _last_letter(label: Line) -> float:
    """Where the label's words end; a rule of underscores or dots is there to be written on."""
    return max((word.x1 for word in label.words if any(map(str.isalnum, word.text))), default=label.x0)


def _below(label: Line, lines: Sequence[Line], parts: Sequence[Box]) -> PageWord | None:
    """The mark below the label, above the next words there."""
    lower = min(
        (line.top for line in lines if line.top >= label.bottom - 1 and overlap(line.x0, line.x1, label.x0, label.x1)),
        default=label.bottom + _BELOW,
    )
    floor = min(label.bottom + _BELOW, lower + (label.bottom - label.top) / 2)
    place = _whole([
        box for box in parts
        if label.x0 - 12 <= middle(box)[0] <= max(label.x1, label.x0 + _BESIDE / 2)
        and label.bottom <= middle(box)[1] <= floor
    ])
    if place is None:
        return None
    y = min(middle(place)[1], lower - _LINE_HIGH / 2 - 1)
    return PageWord(signing.MARK, place[0], y - _LINE_HIGH / 2, place[2], y + _LINE_HIGH / 2, base=y + _LINE_HIGH / 2)


def _whole(parts: Sequence[Box]) -> Box | None:
    """The bounds of the parts where they are as large as a signature."""
    if not parts:
        return None
    whole = union(iter(parts))
    return whole if whole[2] - whole[0] >= _LEAST_WIDE and whole[3] - whole[1] >= _LEAST_HIGH else None


def _meet(one: Box, other: Box) -> bool:
    return overlap(one[0], one[2], other[0], other[2]) > 0 and overlap(one[1], one[3], other[1], other[3]) > 0
