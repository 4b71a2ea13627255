"""The questions of a table as they are collected, under the headings and stems that stand above them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from intake.kinds.questionnaire import numbers
from intake.kinds.questionnaire.asked import Asked, Slot, led_by
from intake.kinds.questionnaire.loosened import joined
from intake.kinds.questionnaire.word_limits import word_limit
from intake.located import Cell, Text

_LEAST_STEM = 7
"""Words from which a section's title is a sentence that its rows go on with."""


@dataclass(slots=True)
class Collected:
    """What was found so far. `headings` and `outer_stem` stand above the table, `heading` and `stem` within it;
    `method_cell` is true of a worksheet."""

    headings: tuple[str, ...]
    outer_stem: str
    method_cell: bool
    found: list[Asked] = field(default_factory=list)
    heading: str = ""
    stem: str = ""
    stem_number: str = ""
    number: str = ""
    stem_place: Text | None = None

    def ask(
        self, number: str, body: Text, place: Text, slots: Sequence[Slot], limit: int | None = None,
        limit_place: Text | None = None,
    ) -> None:
        """A question with the places of its answer; `place` is where it is printed, with its number, `limit_place`
        where a word limit of another cell is."""
        printed = number
        if numbers.is_part(number):
            base = self.stem_number or self.number
            printed = numbers.joined(base, number) if base and not numbers.is_part(base) else number
        elif number:
            if self.stem_number and not number.startswith(self.stem_number):
                self.stem, self.stem_number = "", ""
            self.number = number
        else:
            printed = self.stem_number if self.stem else ""
        headings = (*self.headings, self.heading) if self.heading else self.headings
        words = " ".join(body.text.split()).strip()
        self.found.append(
            Asked(
                printed,
                words,
                place,
                tuple(slots),
                self.stem or self.outer_stem,
                headings,
                "cell" if self.method_cell else "table",
                True,
                limit if limit is not None else word_limit(words),
                limit_place=limit_place,
                led_by=led_by(self.stem or self.outer_stem, self.stem_number, self.stem_place),
            )
        )

    def section(self, number: str, words: str) -> None:
        """A numbered title heads the rows below; a sentence is their stem besides."""
        self.heading, self.number = words, number
        leads = len(words.split()) >= _LEAST_STEM
        self.stem, self.stem_number = (words, number) if leads else ("", "")

    def bare_options(self, cells: Sequence[Cell]) -> None:
        """A row of nothing but "Yes" and "No": the untouched choices of the question above."""
        stem = self.stem or self.outer_stem
        if stem and not (self.found and self.found[-1].text == stem):
            place = self.found[-1].place if self.found else cells[0].text
            self.found.append(
                Asked(
                    self.stem_number,
                    stem,
                    place,
                    tuple(Slot(cell.text) for cell in cells),
                    "",
                    self.headings,
                    "cell" if self.method_cell else "table",
                    True,
                )
            )

    def go_on(self, cell: Cell, *, wrapped: bool = False) -> None:
        """The last question's answer goes on in a further cell; `wrapped` when a page's line only ran full there."""
        last = self.found[-1]
        before = last.slots[-1].text if last.slots else None
        if wrapped and before is not None and before.words and cell.text.words and before.page == cell.text.page:
            whole = replace(last.slots[-1], text=joined((before, cell.text), " "))
            self.found[-1] = replace(last, slots=(*last.slots[:-1], whole))
            return
        if any(slot.text == cell.text for slot in last.slots):
            return
        kept = tuple(slot for slot in last.slots if slot.text or slot.kind == "option")
        self.found[-1] = replace(last, slots=(*kept, Slot(cell.text)))

    def share(self, question: Cell) -> None:
        """One merged answer for several questions: they are one question."""
        last = self.found[-1]
        _, start = numbers.split(question.text.text)
        self.found[-1] = replace(last, text=f"{last.text}; {question.text.text[start:].strip()}")

    def whole(self, number: str) -> str:
        """The full number of a question that leads to parts, noted as the one they belong to."""
        if numbers.is_part(number) and self.number and not numbers.is_part(self.number):
            return numbers.joined(self.number, number)
        self.number = number or self.number
        return number or self.stem_number
