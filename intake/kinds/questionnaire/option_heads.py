"""Option headings that stand inside a table: which column a lone mark below them stands in says what it means."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from intake.kinds.questionnaire import numbers, ticks
from intake.kinds.questionnaire.affirmation import affirms, is_pair
from intake.kinds.questionnaire.asked import Slot
from intake.kinds.questionnaire.columns import numbers_head
from intake.kinds.questionnaire.rows import Row
from intake.located import Cell
from intake.matching.wording import plain
from intake.values import is_ticked

_LONGEST_HEAD = 4
"""Words of a heading that is a choice: "Does not apply", "Yes (please tick)"."""
_NEITHER = ("n a", "na", "not applicable", "not known", "unsure", "not sure")


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """A row under option headings: its number, its question (None when the row has none) and its places."""

    number: str
    question: Cell | None
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class OptionHeads:
    """The nearest option headings above a row by column, with the cells beside them."""

    labels: Mapping[int, str]
    beside: tuple[Cell, ...] = ()

    @property
    def number(self) -> str:
        """The number of the question that stands beside the headings."""
        return numbers.tidy(self.beside[0].text.text) if len(self.beside) > 1 else ""

    @property
    def question(self) -> Cell | None:
        """The question or title beside the headings."""
        rest = [cell for cell in self.beside if not (len(self.beside) > 1 and numbers.is_number(cell.text.text))]
        return rest[0] if rest else None

    def touches(self, row: Row) -> bool:
        """Whether anything stands in the headings' columns."""
        return any(cell.text and cell.column in self.labels for cell in row.own)

    def ends(self, row: Row, stem: str) -> bool:
        """Whether a row answered in words is no part any more of the question beside the headings, when that is the
        stem."""
        return self.question is not None and bool(stem) and stem in self.question.text.text and self.touches(row)

    def read(self, row: Row) -> MarkedRow | None:
        """The row by the headings above its marks; None when words stand in their columns, or no mark does."""
        places = [cell for cell in row.own if cell.column in self.labels]
        marked = [cell for cell in places if cell.text]
        if not marked or not all(is_lone_mark(cell.text.text) for cell in marked):
            return None
        cells = sorted((*row.own, *row.over), key=lambda cell: cell.column)
        rest = [cell for cell in cells if cell.text and cell.column not in self.labels]
        number = ""
        if len(rest) > 1 and numbers.is_number(rest[0].text.text):
            number = numbers.tidy(rest.pop(0).text.text)
        if rest and rest[0] in row.over and rest[0] in self.beside:
            number, rest = "", rest[1:]
        slots = [Slot(cell.text, self.labels[cell.column], "option") for cell in places]
        return MarkedRow(number, rest[0] if rest else None, (*slots, *(Slot(cell.text) for cell in rest[1:])))


def is_lone_mark(words: str) -> bool:
    """Whether words are a cross, a tick or a box, ticked or not, and nothing else."""
    text = words.strip()
    if text == "1":
        return False
    alone = len(text) <= 4 and ticks.has_marks(text) and not any(option.label for option in ticks.options(text))
    return bool(text) and (alone or ticks.is_mark_alike(text) or is_ticked(text) is not None)


def heads_at(rows: Sequence[Row], index: int) -> OptionHeads | None:
    """The option headings in a row: a yes and a no beside each other over columns of marks; None when it has none."""
    row = rows[index]
    numbering = numbers_head(row.filled)
    heads = [cell for cell in row.filled if cell is not numbering and _is_head(cell)]
    if len(heads) < 2 or not is_pair([cell.text.text for cell in heads]):
        return None
    beside = [cell for cell in row.filled if cell not in heads and cell is not numbering]
    named = [cell for cell in beside if not numbers.is_number(cell.text.text)]
    if len(named) > 1 or len(beside) > 2:
        return None
    found = OptionHeads({cell.column: " ".join(cell.text.text.split()) for cell in heads}, tuple(beside))
    below = next((later for later in rows[index + 1 :] if found.touches(later)), None)
    return found if below is not None and found.read(below) is not None else None


def _is_head(cell: Cell) -> bool:
    words = cell.text.text
    if len(words.split()) > _LONGEST_HEAD or ticks.has_marks(words):
        return False
    return affirms(words) is not None or plain(words) in _NEITHER
