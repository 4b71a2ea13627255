"""Answers in a PDF's form fields, joined to the questions printed beside or above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from intake.kinds.questionnaire import numbers, shapes, ticks
from intake.kinds.questionnaire.asked import Asked, Slot
from intake.kinds.questionnaire.word_limits import word_limit
from intake.located import Field, Text
from intake.matching.wording import plain
from schemas.types import Box

_OPTION_WORD = re.compile(r"^\W*(?:yes|no|n/?a|not applicable|y|n)\W*$", re.IGNORECASE)
_OPTIONS_AT_END = re.compile(r"(?:\s*[☐☒]?\s*\b(?:Yes|No|N/?A)\b\s*[☐☒]?)+\s*$")
_SAME = 86.0
"""Likeness of two wordings, of 100, from which they are the same printed question."""
_STATEMENT = 6
"""Words from which a check box's own label is a statement to confirm and no option."""


@dataclass(slots=True)
class FieldJoin:
    """Joins fields, met in reading order, to the questions found so far. `options`: boxes' labels by page."""

    options: frozenset[tuple[int | None, str]]
    _last_box: Field | None = None
    _last_place: int | None = None
    _taken: set[int] = field(default_factory=set)

    def is_option(self, text: Text) -> bool:
        """Whether a printed line is only the label of a box; one with a tick of its own on the page is an answer."""
        if any(option.ticked for option in ticks.options(text.text)):
            return False
        words = plain(text.text)
        return (text.page, words) in self.options or (bool(words) and set(words.split()) <= {"yes", "no", "n", "a"})

    def take(self, item: Field, found: list[Asked], headings: tuple[str, ...]) -> None:
        """Give the field's value to its question, or ask by the field's own label when no printed question is its."""
        if item.type == "checkbox":
            self._box(item, found, headings)
            return
        self._last_box = None
        place = self._find(_labels(item), item, found)
        if place is None:
            place = self._new(item, found, headings)
        self._put(place, found, _slots(item))

    def _box(self, item: Field, found: list[Asked], headings: tuple[str, ...]) -> None:
        place = None
        if self._last_box is not None and _belongs(self._last_box, item):
            place = self._last_place
        if place is None:
            place = self._find([item.tooltip] if plain(item.tooltip) != plain(item.label) else [], item, found)
        if place is None and len(item.label.split()) < _STATEMENT:
            place = self._above(item, found)
        if place is None:
            place = self._new(item, found, headings)
            self._put(place, found, [Slot(_cited(item), "Yes", "option", bool(item.checked))])
        else:
            self._put(place, found, [Slot(_cited(item), _option_label(item), "option", bool(item.checked))])
        self._last_box, self._last_place = item, place

    def _find(self, labels: Sequence[str], item: Field, found: Sequence[Asked]) -> int | None:
        """The printed question on the field's page with the wording of one of its labels; the nearest of equals."""
        best: tuple[float, int] | None = None
        for label in labels:
            number, start = numbers.split(label)
            bare = plain(_OPTIONS_AT_END.sub("", label[start:]))
            if not bare:
                continue
            for index, asked in enumerate(found):
                if index in self._taken or (
                    asked.place.page is not None and item.page is not None and asked.place.page != item.page
                ):
                    continue
                score = (
                    _likeness(plain(asked.text), bare)
                    + (8 if number and asked.number.endswith(number) else 0)
                    - _far(asked, item) / 200
                )
                if score >= _SAME and (best is None or score > best[0]):
                    best = (score, index)
        return None if best is None else best[1]

    def _above(self, item: Field, found: Sequence[Asked]) -> int | None:
        """The nearest question printed above the box, or the last one read."""
        near = [
            (item.box[1] - box[1], index)
            for index, asked in enumerate(found)
            if asked.place.page == item.page
            and item.box is not None
            and (box := _box_of(asked.place)) is not None
            and box[1] <= item.box[1] + 4
        ]
        if near:
            return min(near)[1]
        return len(found) - 1 if found else None

    def _new(self, item: Field, found: list[Asked], headings: tuple[str, ...]) -> int:
        label = next(iter(_labels(item)), item.name)
        number, start = numbers.split(label)
        words = " ".join(label[start:].split()).strip(" :")
        found.append(
            Asked(
                number,
                words,
                item.text or Text(words, item.page, box=item.box),
                (),
                "",
                headings,
                "form",
                True,
                word_limit(words),
            )
        )
        return len(found) - 1

    def _put(self, place: int, found: list[Asked], slots: Sequence[Slot]) -> None:
        kept = found[place].slots if place in self._taken else ()
        found[place] = replace(found[place], slots=(*kept, *slots), method="form", boxed=True)
        self._taken.add(place)


def join_of(fields: Sequence[Field]) -> FieldJoin:
    """A joiner that knows every box's printed label."""
    boxes = [
        (item.page, plain(item.label))
        for item in fields
        if item.type == "checkbox" and len(item.label.split()) < _STATEMENT * 2
    ]
    radios = [(item.page, plain(option)) for item in fields if item.type == "radio" for option in item.options]
    return FieldJoin(frozenset(boxes + radios))


def _likeness(own: str, bare: str) -> float:
    if own == bare:
        return 100.0
    if (len(bare.split()) >= 3 and (own.endswith(bare) or own.startswith(bare))) or (
        len(own.split()) >= 3 and bare.endswith(own)
    ):
        return 95.0
    return fuzz.ratio(own, bare)


def _labels(item: Field) -> list[str]:
    """What names a field, the best first: its printed words, its tooltip, the words of its name."""
    printed = item.label.strip()
    names = [printed, item.tooltip.strip()]
    if (len(printed.split()) < 2 and len(item.tooltip.split()) > len(printed.split())) or _OPTION_WORD.match(printed):
        names.reverse()
    last = re.split(r"[.\[\]]", item.name)[-1] or item.name
    names.append(re.sub(r"(?<=[a-z])(?=[A-Z])|[_\-]+", " ", last).strip())
    return [name for name in names if name and not _OPTION_WORD.match(name)]


def _slots(item: Field) -> list[Slot]:
    if item.type == "radio":
        return [
            Slot(_cited(item), option, "option", bool(item.checked) and option == item.value) for option in item.options
        ]
    if item.type == "signature" and item.value and not item.text:
        return [Slot(Text(item.value, item.page, box=item.box))]
    return [Slot(item.text)]


def _option_label(item: Field) -> str:
    label = item.label if item.text.text.strip() or _OPTION_WORD.match(item.label) else (item.value or item.label)
    return label.strip()


def _cited(item: Field) -> Text:
    """The printed words of the chosen option; its value where none are printed."""
    if item.text or not item.checked:
        return item.text
    return Text(item.value or "", item.page, box=item.box)


def _belongs(before: Field, item: Field) -> bool:
    """Whether two boxes in a row answer one question: same tooltip, sister names, or yes and no on a line."""
    if before.page != item.page:
        return False
    if (before.tooltip and before.tooltip == item.tooltip) or (
        _stem(before.name) and _stem(before.name) == _stem(item.name)
    ):
        return True
    on_line = before.box is not None and item.box is not None and abs(before.box[1] - item.box[1]) < 6
    return (
        bool(_OPTION_WORD.match(before.label) and _OPTION_WORD.match(item.label))
        and on_line
        and plain(before.label) != plain(item.label)
    )


def _stem(name: str) -> str:
    """A field's name without what tells it from its sisters: "q2_1_yes" and "q2_1_no" share "q2_1"."""
    cut = re.sub(r"(?i)[ _.\-\[(]*(?:yes|no|na|n/a|y|n|opt(?:ion)?\d*|choice\d*|cb\d*|\d+)[\])]*$", "", name)
    return (
        cut
        if len(cut) >= 2
        and cut != name
        and not shapes.is_prompt(cut)
        and not re.fullmatch(r"(?i)check ?box|box|field|f|button", cut)
        else ""
    )


def _box_of(text: Text) -> Box | None:
    if not text.words:
        return text.box
    boxes = [word.box for word in text.words]
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _far(asked: Asked, item: Field) -> float:
    own = _box_of(asked.place)
    return abs(item.box[1] - own[1]) if item.box is not None and own is not None else 0.0
