"""Questions and answers in tables and worksheets, whatever their columns."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from intake.kinds.questionnaire import columnar, inline, numbers, shapes, sides, ticks, wide_rows
from intake.kinds.questionnaire.asked import Asked, Slot
from intake.kinds.questionnaire.collected import Collected
from intake.kinds.questionnaire.columns import (
    Roles,
    are_numbered_records,
    header_roles,
    inferred_roles,
    record_roles,
    roles_of_records,
)
from intake.kinds.questionnaire.option_heads import OptionHeads, heads_at
from intake.kinds.questionnaire.row_parts import answers_with_marks, is_own_header, numbers_off, slots_of, split_row
from intake.kinds.questionnaire.rows import Row, rows_of
from intake.located import Cell, Table, Text
from intake.matching import party_of
from intake.matching.wording import plain

_LEADS = re.compile(
    r"\b(?:(?:any|each|none|all) of (?:the |these )?(?:following|below|these)|following|listed below)\b", re.IGNORECASE
)
_GENERIC_HEADER = re.compile(
    r"^(?:questions?|requirements?|information (?:required|requested)|details?|description|"
    r"item|no|ref|field|topic|criteria)\b"
)
_LEAST_STEM = 7
"""Words from which a row of one cell is a sentence and no title."""
_LONGEST_TITLE = 6
_LONGEST_CONTACT = 10
"""Words of a title over the contact's details: "Person we should speak to about this application"."""
_OPTION_WORDS = ("yes", "no", "n a", "not applicable")

Known = Callable[[str], bool]


@dataclass(slots=True)
class _TableReading:
    """Reads one table; `known` tells whether a wording is in the bank."""

    rows: list[Row]
    known: Known
    out: Collected
    roles: Roles = field(default_factory=lambda: Roles({}))
    shared: Cell | None = None
    position: int = 0
    left: bool = False
    beneath: bool = False
    around: Roles | None = None
    heads: OptionHeads | None = None
    ruled: bool = True

    def read(self, roles: Roles | None) -> list[Asked]:
        """The table's questions; `roles` are those of the table that this one goes on with."""
        if self._on_its_side():
            return self.out.found
        self.left, self.beneath = sides.answers_left(self.rows), sides.answers_beneath(self.rows)
        body = [row.own for row in self.rows if not row.is_single]
        self.roles = record_roles(self.rows, self.known) or roles or inferred_roles(body)
        if self.rows and are_numbered_records(self.rows[0].own):
            self.out.heading = " ".join(self.rows[0].own[1].text.text.split())
        index = 0
        while index < len(self.rows):
            index += self._take(index)
        return self.out.found

    def _on_its_side(self) -> bool:
        """Read a table whose labels stand in a row over their values."""
        for column in columnar.labels_over_values(self.rows, self.known):
            number, start = numbers.split(column.header.text.text)
            self.out.ask(number, column.header.text.part(start), column.header.text, [Slot(column.values[0][1].text)])
        for column in columnar.covers_over_answers(self.rows):
            slots = [Slot(cell.text, "" if label is None else label.text.text) for label, cell in column.values]
            self.out.ask("", column.header.text, column.header.text, slots)
        for head in columnar.heads_without_records(self.rows):
            self.out.ask("", head.text, head.text, [])
        return bool(self.out.found)

    def _take(self, index: int) -> int:
        """Read the row; the number of rows used."""
        row = self.rows[index]
        self.position = index
        filled = row.filled
        if not filled:
            return 1
        used = self._marked(index) or self._beside(row) or self._above_answer(index) or int(self._leads_left(index))
        if used:
            return used
        self._records(index)
        if self.roles.declared and is_own_header(row, self.roles):
            return 1
        header = header_roles(row.own)
        if header is not None and not self._is_record(row):
            self._header(header)
            return 1
        if (row.is_single or (self.out.method_cell and len(filled) == 1)) and not self._is_left_blank(row):
            return self._single(index, filled[0])
        self._row(row)
        return 1

    def _is_left_blank(self, row: Row) -> bool:
        """Whether the one cell of a row is a question whose answer's cell is not there: it is as narrow as the
        question's own column, under headings that give the answer another."""
        cell = row.own[0]
        answers = [*self.roles.columns("answer"), *self.roles.columns("option")]
        return (
            self.roles.declared
            and not self.out.method_cell
            and row.is_single
            and cell.column_span == 1
            and cell.column in self.roles.columns("question")
            and bool(answers)
            and min(answers) > cell.column
            and not shapes.is_section(cell.text.text)
        )

    def _marked(self, index: int) -> int:
        """Read a row of option headings of its own, or one whose marks stand under such headings."""
        row = self.rows[index]
        header = header_roles(row.own)
        heads = heads_at(self.rows, index) if header is None else None
        if heads is not None:
            self.heads = heads
            self._lead(heads)
            return 1
        if header is not None and not self._is_record(row):
            self.heads = None
        if self.heads is None:
            return 0
        marked = self.heads.read(row)
        if marked is None:
            if self.heads.ends(row, self.out.stem) and not self.out.stem_number:
                self.out.stem = ""
            return 0
        question, number = marked.question, marked.number
        if question is None:
            question, number = self.heads.question, self.out.stem_number
            if question is None:
                return 0
            self.out.stem = self.out.stem_number = ""
        start = 0
        if not number:
            number, start = numbers.split(question.text.text)
        self.out.ask(number, question.text.part(start), question.text, marked.slots)
        return 1

    def _lead(self, heads: OptionHeads) -> None:
        """What stands beside option headings is the stem of the rows below, a short title their heading."""
        if heads.question is None:
            return
        number, start = heads.number, 0
        if not number:
            number, start = numbers.split(heads.question.text.text)
        words = heads.question.text.text[start:].strip()
        if len(words.split()) < _LEAST_STEM and not words.endswith(("?", ":")):
            self.out.section(number, words)
        else:
            self.out.stem, self.out.stem_number = words, number
            self.out.number = number or self.out.number

    def _beside(self, row: Row) -> int:
        """Read a row whose answers stand left of their questions, between them, or in their cells."""
        filled = row.filled
        if self.left and len(filled) == 2 and sides.is_token(filled[0]):
            self.out.ask("", filled[1].text, filled[1].text, [Slot(filled[0].text)])
            return 1
        marked = sides.marked_labels(row)
        for mark, label in marked:
            self.out.ask("", label.text, label.text, [Slot(mark.text)])
        pairs = [] if marked else inline.labelled(row.own, self.known)
        for number, name, value in pairs:
            self.out.ask(number, name, name, [Slot(value)])
        return 1 if marked or pairs else 0

    def _above_answer(self, index: int) -> int:
        """Read a numbered question with its answer beneath, or one that leads to rows answered at their left."""
        row = self.rows[index]
        if not (self.left or self.beneath) or not sides.is_numbered(row):
            return 0
        number, question = numbers.tidy(row.filled[0].text.text), row.filled[1].text
        following = self.rows[index + 1].filled if index + 1 < len(self.rows) else []
        if self.left and len(following) == 2 and sides.is_token(following[0]):
            self.out.stem, self.out.stem_number, self.out.number = question.text.strip(), number, number
            return 1
        answers = sides.answer_rows(self.rows, index)
        self.out.stem = self.out.stem_number = ""
        self.out.ask(number, question, question, [Slot(cell.text) for cell in answers] or [Slot(Text(""))])
        return 1 + len(answers)

    def _leads_left(self, index: int) -> bool:
        """Whether a row of one sentence leads to rows answered at their left; it is their stem then."""
        row = self.rows[index]
        following = self.rows[index + 1].filled if index + 1 < len(self.rows) else []
        if not self.left or len(row.filled) != 1 or len(following) != 2 or not sides.is_token(following[0]):
            return False
        number, start = numbers.split(row.filled[0].text.text)
        words = row.filled[0].text.text[start:].strip()
        if len(words.split()) < _LEAST_STEM and not words.endswith(("?", ":")):
            return False
        self.out.stem, self.out.stem_number, self.out.number = words, number, number or self.out.number
        return True

    def _records(self, index: int) -> None:
        """Columns of records that begin inside a table, and the table's own columns again where they end."""
        row = self.rows[index]
        if self.around is not None and not {cell.column for cell in row.own} <= set(self.roles.roles):
            self.roles, self.around = self.around, None
        if index and self.around is None and index + 1 < len(self.rows):
            roles = roles_of_records(row, self.rows[index + 1])
            if roles is not None:
                self.roles, self.around = roles, self.roles

    def _is_record(self, row: Row) -> bool:
        """Whether a row of yes and no goes on with the declared columns: it begins with a question of the bank."""
        return self.roles.declared and len(row.own) == len(self.roles.roles) and self.known(row.own[0].text.text)

    def _header(self, header: Roles) -> None:
        self.roles = header
        self.out.stem = self.out.stem_number = ""
        titles = [header.labels[column] for column in header.columns("question") if column in header.labels]
        for title in titles:
            if not _GENERIC_HEADER.match(plain(title)):
                self.out.heading = numbers_off(title)

    def _single(self, index: int, cell: Cell) -> int:
        text = cell.text
        if self.out.found and self._is_answer_place(cell):
            self.out.go_on(cell, wrapped=not self.ruled)
            return 1
        number, start = numbers.split(text.text)
        words = text.text[start:].strip()
        if number and wide_rows.heads_parts(self.rows, index, number) and not words.endswith("?"):
            self.out.section(number, words)
            return 1
        answer = inline.under_question(text.part(start), self.known)
        if answer is not None and self._is_question(number, words[:answer]):
            body = text.part(start)
            self.out.ask(number, body.part(0, answer), text, [Slot(body.part(answer))])
            return 1
        if (
            self._is_question(number, words)
            and not shapes.is_section(text.text)
            and not self._is_title(index, number, words)
        ):
            return self._wide_question(index, cell, number, start)
        if self.out.method_cell and numbers.is_number(text.text):
            return 1
        if shapes.is_guidance(words) and len(words.split()) > 8 and not shapes.is_section(text.text):
            return 1
        self.out.heading, self.out.stem, self.out.stem_number = words or text.text, "", ""
        return 1

    def _is_title(self, index: int, number: str, words: str) -> bool:
        """Whether a short unnumbered row heads the rows below: where others are numbered, or when it names a party."""
        longest = _LONGEST_CONTACT if party_of((words,)) == "contact" else _LONGEST_TITLE
        if number or words.endswith(("?", ":")) or len(words.split()) > longest or index + 1 >= len(self.rows):
            return False
        below = self.rows[index + 1]
        leads = len(below.filled) > 1 or any(
            numbers.is_number(cell.text.text) or numbers.split(cell.text.text)[0] for cell in below.filled
        )
        return leads and (bool(self.roles.columns("number")) or party_of((words,)) is not None)

    def _is_answer_place(self, cell: Cell) -> bool:
        answers = self.roles.columns("answer")
        questions = self.roles.columns("question")
        if not answers or not questions:
            return False
        if max(answers) < min(questions):
            return cell.column in answers and cell.column_span == 1 and not shapes.is_section(cell.text.text)
        return cell.column >= min(answers) and cell.column > max(questions)

    def _is_question(self, number: str, words: str) -> bool:
        return bool(words) and (shapes.asks(words) or self.known(words) or (bool(number) and len(words.split()) > 3))

    def _wide_question(self, index: int, cell: Cell, number: str, start: int) -> int:
        """A question as wide as the table: its answer stands beneath, or it is the stem of the rows below."""
        following = self.rows[index + 1] if index + 1 < len(self.rows) else None
        body = cell.text.part(start)
        first = ticks.first_mark(body.text)
        if first < len(body.text) and body.text[:first].strip():
            self.out.ask(number, body.part(0, first), cell.text, [Slot(body.part(first))])
            return 1
        if (
            following is not None
            and wide_rows.holds_answer(following, self.known, worksheet=self.out.method_cell)
            and not (
                self.out.method_cell
                and (
                    not wide_rows.mostly_single(self.rows)
                    or (following.filled and following.filled[0].column < cell.column)
                )
            )
        ):
            slots = [Slot(item.text) for item in following.own] or [Slot(Text(""))]
            self.out.ask(number, body, cell.text, slots)
            self.out.found[-1] = replace(self.out.found[-1], stem=self.out.outer_stem)
            return 2
        numbered = bool(self.roles.columns("number"))
        leads = body.text.rstrip().endswith((":", "?", "...", "…", ".")) and numbered and not number
        if (
            following is None
            or wide_rows.is_sibling(number, body.text, following)
            or (self.out.method_cell and not leads and wide_rows.is_blank_question(self.rows, index))
        ):
            self.out.ask(number, body, cell.text, [])
            return 1
        self.out.stem, self.out.stem_number, self.out.stem_place = body.text.strip(), number, cell.text
        if number:
            self.out.number = number
        return 1

    def _row(self, row: Row) -> None:
        if self._pairs(row):
            return
        number_text, question, answers = split_row(row, self.roles)
        answers = [cell for cell in answers if not shapes.is_example(cell.text.text)]
        if question is None or not question.text:
            self._orphan(answers)
            return
        if (
            plain(question.text.text) in _OPTION_WORDS
            and not answers_with_marks(answers)
            and all(plain(cell.text.text) in (*_OPTION_WORDS, "") for cell in answers)
        ):
            self.out.bare_options([question, *answers])
            return
        if (
            question.text.text.strip()
            and self.shared is not None
            and answers
            and answers[0] is self.shared
            and self.out.found
        ):
            self.out.share(question)
            return
        wording, number, start = question.text, number_text, 0
        if not number:
            number, start = numbers.split(question.text.text)
        body = wording.part(start)
        spanning = question in row.over or question.row_span > 1
        if (
            spanning
            and len(answers) >= 2
            and not self.roles.declared
            and answers[0].text
            and answers[0].row_span < question.row_span
        ):
            self.out.stem, self.out.stem_number = body.text.strip(), number or self.out.stem_number
            label, slots = answers[0], answers[1:]
            self.out.ask(number, label.text, label.text, slots_of(slots, self.roles))
            return
        places = slots_of(answers, self.roles)
        if self._is_stem(number, body.text, places):
            self.out.stem, self.out.stem_number = body.text.strip(), self.out.whole(number)
            self.out.stem_place = question.text
            return
        first = ticks.first_mark(body.text)
        if first < len(body.text) and body.text[:first].strip() and not any(slot.text for slot in places):
            places = [Slot(body.part(first)), *places]
            body = body.part(0, first)
        written = any(slot.text for slot in places)
        answer = None if written else inline.under_question(body, self.known, numbered=bool(number))
        if answer is not None:
            body, places = body.part(0, answer), [Slot(body.part(answer))]
        self.out.ask(number, body, question.text, places, *self._limit(row))
        self.shared = answers[0] if answers and answers[0].row_span > 1 else None

    def _pairs(self, row: Row) -> bool:
        """Label, value, label, value in one row."""
        cells = list(row.own)
        if self.roles.declared or row.over or len(cells) < 4 or len(cells) % 2:
            return False
        labels, values = cells[::2], cells[1::2]
        if not all(
            cell.text and (cell.text.text.strip().endswith(":") or self.known(cell.text.text)) for cell in labels
        ):
            return False
        if any(self.known(cell.text.text) and len(cell.text.text.split()) > 1 for cell in values if cell.text):
            return False
        for label, value in zip(labels, values, strict=True):
            number, start = numbers.split(label.text.text)
            self.out.ask(number, label.text.part(start), label.text, [Slot(value.text)])
        return True

    def _orphan(self, answers: Sequence[Cell]) -> None:
        """Answer cells without a question: the answer above goes on."""
        for cell in answers:
            if cell.text and self.out.found:
                self.out.go_on(cell)

    def _is_stem(self, number: str, words: str, slots: Sequence[Slot]) -> bool:
        """A question without an answer of its own whose parts follow in rows below."""
        if any(slot.text for slot in slots):
            return False
        following = self.rows[self.position + 1] if self.position + 1 < len(self.rows) else None
        if following is None or not following.filled or following.is_single:
            return False
        part_number, part, answers = split_row(following, self.roles)
        if part is None or not part.text:
            return False
        if not part_number:
            part_number, _ = numbers.split(part.text.text)
        if number and part_number and numbers.is_part(part_number):
            return True
        if (
            not number
            and not part_number
            and len(words.split()) >= 6
            and (words.rstrip().endswith(":") or _LEADS.search(words))
        ):
            return any(cell.text for cell in answers) or ticks.has_marks(part.text.text)
        deeper = bool(number) and part_number.startswith(number) and len(part_number) > len(number)
        unnumbered = bool(number) and not part_number and not shapes.is_guidance(part.text.text)
        answerable = any(cell.text for cell in answers) or ticks.has_marks(part.text.text)
        return (deeper or unnumbered) and (words.rstrip().endswith((":", "?")) or answerable)

    def _limit(self, row: Row) -> tuple[int | None, Text | None]:
        """The word limit that a column of limits gives, with its cell."""
        for column in self.roles.columns("limit"):
            cell = row.at(column)
            match = re.search(r"\d[\d,]{1,5}", cell.text.text) if cell is not None else None
            if cell is not None and match:
                return int(match[0].replace(",", "")), cell.text
        return None, None


@dataclass(frozen=True, slots=True)
class Above:
    """What stands above a table: a question that has no answer yet (with its number), or, where the table only goes on
    with one that a page's end cut, that one's last heading, columns and option headings."""

    stem: str = ""
    number: str = ""
    heading: str = ""
    place: Text | None = None
    roles: Roles | None = None
    heads: OptionHeads | None = None


@dataclass(frozen=True, slots=True)
class TableEnd:
    """A table's questions, and what a table on the next page would go on from: `last` is asked unless one does."""

    found: list[Asked]
    end: Above
    last: Asked | None = None


def read_table(table: Table, known: Known, headings: tuple[str, ...], above: Above) -> TableEnd:
    """The questions of a table in order."""
    rows = list(rows_of(table))
    own = (*headings, table.sheet) if table.sheet else headings
    if not own and table.heading:
        own = (table.heading,)
    out = Collected(own, above.stem, table.sheet is not None)
    out.number, out.stem_number = above.number, above.number if above.stem else ""
    out.heading, out.stem_place = above.heading, above.place
    reading = _TableReading(rows, known, out, heads=above.heads, ruled=table.ruled)
    found = reading.read(above.roles)
    stem, number = out.stem or out.outer_stem, out.stem_number or out.number
    last, place = None, out.stem_place
    if found and table.page is not None and _leads_on(found[-1]):
        last = found.pop()
        stem, number, place = last.text, last.number, last.place
    return TableEnd(
        found,
        Above(stem, number, out.heading, place, reading.roles if reading.roles.declared else None, reading.heads),
        last,
    )


def _leads_on(asked: Asked) -> bool:
    """Whether a table's last question has no answer and leads to parts that can only follow on the next page."""
    blank = not any(slot.text for slot in asked.slots)
    return blank and len(asked.text.split()) >= 6 and bool(asked.text.endswith(":") or _LEADS.search(asked.text))
