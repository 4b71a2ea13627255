"""What stands in an answer's places: its state, its words, the options chosen and where."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from intake.kinds.questionnaire import shapes, ticks
from intake.kinds.questionnaire.affirmation import affirms
from intake.kinds.questionnaire.asked import Asked, Slot
from intake.located import Text
from intake.values import is_ticked, yes_no
from schemas.types import AnswerState, Evidence

_CHOICE_UNTOUCHED = re.compile(r"/|\bor\b|\|", re.IGNORECASE)
"""Between words of a short answer: then both choices may still stand there."""
_FILLED_LINE = re.compile(r"^(?=[^\n]*_{2})[_.…\s]*(?P<words>[^_\s.…](?:[^_\n]*[^_\s.…])?)[_.…\s]*$")
"""Words typed on a line of underscores."""
_TICK_ALONE = re.compile(r"^\s*(?:☒|☑|✓|✔|√|[xX]|\[[xX✓]\]|\([xX✓]\))\s*$")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a Text that carries an answer or a chosen option; `label` as in its Slot."""

    text: Text
    start: int
    end: int
    label: str = ""

    @property
    def words(self) -> str:
        """The stretch itself."""
        return self.text.text[self.start : self.end].strip()


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as given.

    `answer` is its words (of options the chosen labels), None when there are none. `pieces` are the stretches it stands
    in, `chosen` the labels of ticked options, `offered` those of all options. `yes` is its plain yes or no.
    """

    state: AnswerState
    answer: str | None = None
    pieces: tuple[Piece, ...] = ()
    chosen: tuple[str, ...] = ()
    offered: tuple[str, ...] = ()
    yes: bool | None = None

    @property
    def words(self) -> str:
        """The answer's words, "" when there are none."""
        return self.answer or ""

    def cite(self, document: str) -> tuple[Evidence, ...]:
        """The places of the answer."""
        return tuple(place for piece in self.pieces for place in piece.text.cite(document, piece.start, piece.end))


def read(asked: Asked) -> Reply:
    """The reply that stands in a question's places."""
    marked = [slot for slot in asked.slots if slot.kind == "option"]
    if marked:
        reply = _of_option_slots(asked, marked)
        if reply is not None:
            return reply
    crowded = sum(slot.kind == "text" and not slot.label for slot in asked.slots) > 1
    ticked: list[Piece] = []
    pieces: list[Piece] = []
    chosen: list[str] = []
    offered: list[str] = []
    for slot in asked.slots:
        if slot.kind == "option":
            continue
        found = ticks.options(slot.text.text)
        if found:
            offered += [option.label for option in found]
            on = [option for option in found if option.ticked]
            chosen += [option.label or (slot.text.text.strip() if crowded else "Yes") for option in on]
            ticked += [Piece(slot.text, option.start, option.end, slot.label) for option in on]
            pieces += _beside(slot, found) if chosen or not any(option.label for option in found) else []
        elif slot.text and not shapes.is_prompt(slot.text.text):
            pieces.append(_whole(slot))
    if not chosen and not pieces and not offered:
        left = [_whole(slot) for slot in asked.slots if slot.text and shapes.is_instruction(slot.text.text)]
        if left:
            return Reply("residue", "\n".join(piece.words for piece in left), tuple(left))
    return _of_options(ticked, pieces, chosen, offered) if chosen else _judged(asked, pieces, offered)


def _of_options(
    ticked: Sequence[Piece], notes: Sequence[Piece], chosen: Sequence[str], offered: Sequence[str]
) -> Reply:
    """Options chosen in the answer's text, with what was written beside them."""
    truth = {affirms(label) for label in chosen}
    yes = truth.pop() if len(truth) == 1 else None
    answer = ": ".join(["; ".join(chosen), *(note.words for note in notes)])
    return Reply("answered", answer, (*ticked, *notes), tuple(chosen), tuple(offered), yes)


def _whole(slot: Slot) -> Piece:
    """All of a place's words but those that only announce the answer."""
    text = slot.text.text
    start = len(text) - len(text.lstrip())
    lead = shapes.answer_lead(text[start:])
    if text[start + lead :].strip():
        start += lead
    filled = _FILLED_LINE.match(text[start:])
    if filled:
        return Piece(slot.text, start + filled.start("words"), start + filled.end("words"), slot.label)
    return Piece(slot.text, start, len(text.rstrip()), slot.label)


def _beside(slot: Slot, found: Sequence[ticks.Option]) -> list[Piece]:
    """Words after the last option: an explanation typed beside the boxes."""
    text = slot.text.text
    start = max(option.end for option in found)
    tail = text[start:].strip(" \t\r\n:;,.-–")
    if len(tail) < 2 or shapes.is_guidance(tail) or shapes.is_prompt(tail):
        return []
    begin = text.index(tail, start)
    return [Piece(slot.text, begin, begin + len(tail), slot.label)]


def _of_option_slots(asked: Asked, marked: Sequence[Slot]) -> Reply | None:
    """Options that have places of their own: columns headed Yes and No, check boxes of a form."""
    on = [slot for slot in marked if _is_on(slot)] or _marked_alike(marked)
    offered = tuple(slot.label for slot in marked)
    notes = [
        _whole(slot)
        for slot in asked.slots
        if slot.kind != "option"
        and slot.text
        and slot.text.text.strip() != asked.number
        and not shapes.is_prompt(slot.text.text)
        and not ticks.has_marks(slot.text.text)
    ]
    if not on:
        typed = [
            _whole(slot)
            for slot in marked
            if slot.text
            and slot.ticked is None
            and is_ticked(slot.text.text) is None
            and not ticks.has_marks(slot.text.text)
            and not shapes.is_prompt(slot.text.text)
        ]
        if notes or typed:
            return None if not typed else _judged(asked, typed + notes, offered)
        return Reply("blank", offered=offered)
    chosen = tuple(slot.label for slot in on)
    pieces = [_mark(slot) for slot in on] + notes
    if len(on) > 1 and {affirms(label) for label in chosen} >= {True, False}:
        return Reply("answered", " / ".join(chosen), tuple(pieces), (), offered)
    answer = "; ".join(chosen) + (f": {notes[0].words}" if notes else "")
    return Reply("answered", answer, tuple(pieces), chosen, offered, affirms(chosen[0]) if len(chosen) == 1 else None)


def _marked_alike(marked: Sequence[Slot]) -> list[Slot]:
    """The one option of several whose place holds anything, when that can be nothing but a mark."""
    filled = [slot for slot in marked if slot.text]
    alone = len(marked) > 1 and len(filled) == 1 and filled[0].ticked is None
    return filled if alone and ticks.is_mark_alike(filled[0].text.text) else []


def _is_on(slot: Slot) -> bool:
    if slot.ticked is not None:
        return slot.ticked
    words = slot.text.text.strip()
    if is_ticked(words) or _TICK_ALONE.match(words):
        return True
    options = ticks.options(words)
    if options:
        return any(option.ticked for option in options)
    return bool(words) and len(words) <= 14 and affirms(words) is not None and affirms(words) == affirms(slot.label)


def _mark(slot: Slot) -> Piece:
    return Piece(slot.text, 0, len(slot.text.text), slot.label)


def _judged(asked: Asked, pieces: Sequence[Piece], offered: Sequence[str]) -> Reply:
    """State and yes or no of what was found in the places of words."""
    if not pieces:
        return Reply("blank", offered=tuple(offered))
    words = " ".join(piece.words for piece in pieces)
    return _of_words(asked, words, "\n".join(piece.words for piece in pieces), tuple(pieces), tuple(offered))


def _of_words(asked: Asked, words: str, answer: str, pieces: tuple[Piece, ...], offered: tuple[str, ...]) -> Reply:
    if shapes.is_prompt(words):
        return Reply("blank", offered=offered)
    if shapes.is_leftover(words):
        return Reply("residue", answer, pieces, offered=offered)
    if shapes.is_none(words):
        return Reply("answered", answer, pieces, offered=offered)
    if shapes.points_elsewhere(words):
        return Reply("refers_elsewhere", answer, pieces, offered=offered)
    if len(words.split()) > 3 and shapes.is_guidance(words) and yes_no(words) is None:
        return Reply("residue", answer, pieces, offered=offered)
    if not asked.boxed and shapes.echoes(asked.text, words) and not any(char.isdigit() for char in words):
        return Reply("blank", offered=offered)
    return Reply("answered", answer, pieces, offered=offered, yes=_yes(asked, words))


def _yes(asked: Asked, words: str) -> bool | None:
    """A lone tick says yes only where it had no other place to stand: of two columns without headers one may be No."""
    if _TICK_ALONE.match(words):
        return True if len(asked.slots) == 1 else None
    said = yes_no(words)
    return affirms(words) if said is None and not _CHOICE_UNTOUCHED.search(words) else said
