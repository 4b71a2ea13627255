"""The application form as a Word file in paragraphs, and as a workbook, in several layouts each."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from datetime import date

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from tests.accuracy.families.clubs_base import Club, Fact, pick
from tests.accuracy.families.clubs_grounds import Question
from tests.accuracy.families.clubs_paper import Word, repack
from tests.accuracy.families.clubs_questions import sections
from tests.accuracy.made import Made, Stated

Numbered = tuple[str, Question]
_INTRO = (
    (
        "Please answer every question. Where a question does not apply write N/A. Do not alter the wording of the"
        " questions."
    ),
    "Your answers will be read by the SEND contracts team. Answer in the space under each question.",
    (
        "Guidance: type under the question. Documents that you attach should be named clearly, for example"
        " 'Safeguarding policy 2026'."
    ),
)


def _numbered(rng: random.Random, provider: Club) -> Iterator[tuple[str, list[Numbered]]]:
    """Sections with each question's number as printed."""
    way, running = rng.choice(("1.1", "A1", "Q1", "1.01", "A.1", "Q1.1")), 0
    for place, (title, asked) in enumerate(sections(rng, provider)):
        letter, rows = "ABCDEFGHIJKL"[place], list[Numbered]()
        for number, question in enumerate(asked, 1):
            running += 1
            rows.append(
                (
                    {
                        "1.1": f"{place + 1}.{number}",
                        "A1": f"{letter}{number}",
                        "Q1": f"Q{running}",
                        "1.01": f"{place + 1}.{number:02d}",
                        "A.1": f"{letter}.{number}",
                        "Q1.1": f"Q{place + 1}.{number}",
                    }[way],
                    question,
                )
            )
        heading = {"A1": f"Section {letter}: {title}", "A.1": f"Part {letter} - {title}", "Q1": title}.get(
            way, f"{place + 1}. {title}"
        )
        yield heading, rows


def facts_of(number: str, question: Question) -> tuple[Fact, ...]:
    """The question's facts; a method statement's are of its number."""
    if not question.facts or question.facts[0].name != "method_statement":
        return question.facts
    words, quote = len(question.answer.split()), question.answer
    return (
        Fact("method_statement.answered", True, number, optional=True, quote=quote),
        Fact("method_statement.words", words, number, optional=True, quote=quote),
        Fact(
            "method_statement.word_limit",
            300,
            number,
            optional=True,
            quote="300 words" if "300 words" in question.text else "300",
        ),
    )


def word_form(rng: random.Random, provider: Club) -> Made:
    """The form in paragraphs, each answer under its question."""
    word = Word(rng, "Application form")
    title = pick(
        rng,
        "Short Breaks Dynamic Purchasing System: application form",
        "Application to join the Short Breaks DPS",
        "Short Breaks DPS - Selection Questionnaire",
    )
    word.heading(title, rng.choice((0, 1)), [Fact("application.framework", "short-breaks", optional=True, quote=title)])
    word.para("West Sussex County Council", bold=True)
    word.para(rng.choice(_INTRO), italic=True)
    if rng.random() < 0.4:
        word.para(
            "Example: Q. What is the level of your public liability cover?  A. £10,000,000 with Example Insurance plc",
            italic=True,
        )
    way, boxes = (
        rng.choice(("bold", "answer", "line", "bullet", "indent", "prefix")),
        rng.choice(("words", "boxes", "strike")),
    )
    answers: list[tuple[str, bool]] = []
    for heading, rows in _numbered(rng, provider):
        word.heading(heading, 2)
        for number, question in rows:
            _ask(word, number, question, way, boxes)
            answers.append((number, bool(question.answer)))
    word.foot(
        pick(
            rng,
            "Short Breaks DPS application v2.3 March 2024",
            f"{provider.name}",
            "Commercial in confidence when complete",
        )
    )
    return Made(
        pick(rng, "Application form.docx", "Questionnaire/Short breaks application.docx", "SQ completed.docx"),
        word.data(),
        "questionnaire",
        tuple(word.facts),
        tuple(answers),
    )


def _ask(word: Word, number: str, question: Question, way: str, boxes: str) -> None:
    """One question and, under it, its answer in this form's manner."""
    answer = question.answer
    if question.yes_no and answer and boxes == "boxes":
        answer = "☒ Yes   ☐ No" if answer == "Yes" else "☐ Yes   ☒ No"
    elif question.yes_no and answer and boxes == "strike":
        answer = answer.upper()
    elif question.yes_no and not answer and boxes == "boxes":
        answer = "☐ Yes   ☐ No"
    ask = (
        f"{number}. {question.text}"
        if way == "prefix" and not number.startswith("Q")
        else f"{number}  {question.text}"
        if way != "answer"
        else f"{number}\t{question.text}"
    )
    shown = {"answer": f"Answer: {answer}", "prefix": f"A: {answer}"}.get(way, answer)
    if way == "line":
        paragraph = word.doc.add_paragraph()
        paragraph.add_run(ask).bold = True
        paragraph.add_run().add_break()
        paragraph.add_run(shown)
    else:
        word.para(ask, bold=way in ("bold", "indent"))
        if question.guidance:
            word.para(f"({question.guidance})", italic=True)
        word.para(shown.rstrip(), style={"bullet": "List Bullet", "indent": "Quote"}.get(way) if answer else None)
    word.state(answer or question.text, facts_of(number, question))


def workbook(rng: random.Random, provider: Club) -> Made:
    """The form as a workbook; one sheet a part or one for all."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.title = pick(rng, "Instructions", "Read me", "Guidance")
    for row, text in enumerate(
        (
            "West Sussex County Council: Short Breaks DPS",
            *rng.sample(_INTRO, 2),
            "Example answer - Public liability: £10m any one claim",
        ),
        2,
    ):
        first.cell(row, 1, text).alignment = Alignment(wrap_text=True)
        first.row_dimensions[row].height = 30
    first.column_dimensions["A"].width = 90
    writer = _Writer(rng)
    split, stem = rng.random() < 0.5, pick(rng, "Part", "Section")
    sheet = None if split else book.create_sheet(pick(rng, "Questionnaire", "SQ", "Application"))
    answers: list[tuple[str, bool]] = []
    row = 1
    for place, (heading, rows) in enumerate(_numbered(rng, provider), 1):
        if split:
            sheet, row = book.create_sheet(f"{stem} {place}"), 1
        assert sheet is not None
        row = writer.section(sheet, row, heading, rows)
        answers += [(number, bool(question.answer)) for number, question in rows]
    if rng.random() < 0.4:
        lists = book.create_sheet("Lists")
        for number, text in enumerate(
            ("Yes", "No", "N/A", "Private limited company", "Registered charity", "Sole trader"), 1
        ):
            lists.cell(number, 1, text)
    buffer = io.BytesIO()
    book.save(buffer)
    name = pick(rng, "Questionnaire.xlsx", "SQ/Short Breaks SQ.xlsx", "Selection questionnaire - completed.xlsx")
    return Made(name, repack(buffer.getvalue()), "questionnaire", tuple(writer.facts), tuple(answers))


class _Writer:
    """Lays questions out in one of six ways, and notes the cell of each answer."""

    def __init__(self, rng: random.Random) -> None:
        self.rng, self.facts = rng, list[Stated]()
        self.way = rng.choice(("columns", "guided", "under", "joined", "ticks", "offset"))
        self.real_dates, self.merge = rng.random() < 0.5, rng.random() < 0.4
        self.fill = PatternFill("solid", fgColor=rng.choice(("D9E2F3", "E2EFDA", "FFF2CC", "EDEDED")))
        self.number, self.text, self.answer = {
            "columns": (1, 2, 3),
            "guided": (1, 2, 4),
            "under": (1, 2, 2),
            "joined": (0, 1, 2),
            "ticks": (1, 2, 5),
            "offset": (2, 3, 5),
        }[self.way]

    def section(self, sheet: Worksheet, row: int, heading: str, rows: list[Numbered]) -> int:
        """Heading, column titles and questions; gives the next free row."""
        sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.column_dimensions["A"].width = 60 if self.way == "joined" else 9
        for column in "BCDE":
            sheet.column_dimensions[column].width = 8 if self.way == "ticks" and column in "CD" else 44
        sheet.cell(row, self.number or 1, heading).font = Font(bold=True, size=13)
        if self.merge:
            sheet.merge_cells(start_row=row, start_column=self.number or 1, end_row=row, end_column=5)
        row = self._titles(sheet, row + 1)
        for number, question in rows:
            row = self._row(sheet, row, number, question)
        return row + 1

    def _titles(self, sheet: Worksheet, row: int) -> int:
        if self.way == "under":
            return row
        titles = {
            self.text: "Question",
            self.answer: pick(self.rng, "Answer", "Response", "Your answer", "Applicant's response"),
        }
        if self.number:
            titles[self.number] = pick(self.rng, "No.", "Ref", "Number")
        if self.way == "guided":
            titles[3] = "Guidance"
        if self.way == "ticks":
            titles |= {3: "Yes", 4: "No", 5: "Details / answer"}
        for column, title in titles.items():
            cell = sheet.cell(row, column, title)
            cell.font, cell.fill = Font(bold=True), self.fill
        return row + 1

    def _row(self, sheet: Worksheet, row: int, number: str, question: Question) -> int:
        if self.number:
            sheet.cell(row, self.number, number)
            sheet.cell(row, self.text, question.text)
        else:
            sheet.cell(row, self.text, f"{number} {question.text}")
        sheet.cell(row, self.text).alignment = Alignment(wrap_text=True, vertical="top")
        if self.way == "guided":
            sheet.cell(row, 3, question.guidance or ("Yes / No" if question.yes_no else None))
        lines = 1 + max(len(question.text) // 40, len(question.answer) // 40, len(question.guidance) // 40)
        under = self.way == "under"
        for line in (row, row + under):
            sheet.row_dimensions[line].height = 15.0 * lines
        self._answer(sheet, row + under, number, question)
        return row + 1 + under

    def _answer(self, sheet: Worksheet, row: int, number: str, question: Question) -> None:
        column, shown = self.answer, question.answer
        cell = sheet.cell(row, column)
        if self.way == "ticks" and question.yes_no and shown:
            cell, shown = sheet.cell(row, 3 if shown == "Yes" else 4), "X"
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.fill = self.fill
        if shown and isinstance(question.typed, date) and self.real_dates:
            cell.value, cell.number_format = question.typed, "dd/mm/yyyy"
            shown = question.typed.isoformat()
        elif shown and isinstance(question.typed, int):
            cell.value = question.typed
        elif shown:
            cell.value = shown
        if self.merge and self.way in ("columns", "under"):
            sheet.merge_cells(start_row=row, start_column=int(cell.column or 1), end_row=row, end_column=5)
        self.facts += [
            fact.at(shown or question.text, sheet=sheet.title, cell=cell.coordinate)
            for fact in facts_of(number, question)
        ]
