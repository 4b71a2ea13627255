"""Seeded forms: an invented provider's answers in a layout, numbering and wording of the seed, with the facts stated.

Layouts, numberings and wordings of which the index is 2 modulo 3 are held back: they are drawn only with `held`.
"""

import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import docx
from openpyxl import Workbook

from tests.make import pdf
from tests.make.blocks import Block, H, P, T
from tests.make.questionnaires.answers import Given, give, tick
from tests.make.questionnaires.wordings import SECTIONS, STEMS, WORDINGS
from tests.make.questionnaires.worlds import World, make

_PLAN: Sequence[tuple[str, Sequence[str]]] = (
    (
        "organisation",
        (
            "legal_name",
            "trading_name",
            "address",
            "website",
            "legal_form",
            "registered_on",
            "company_number",
            "charity_number",
            "vat_number",
            "sme",
            "vcse",
            "parent_name",
            "employees",
        ),
    ),
    ("contact", ("name", "role", "email", "phone")),
    ("application", ("bidding_model", "categories")),
    ("mandatory", ()),
    ("discretionary", ()),
    ("finance", ("application.accounts_enclosed", "organisation.section_54")),
    ("insurance", ("el", "pl", "pi", "undertaking")),
    (
        "safeguarding",
        ("staff.safeguarding_lead", "staff.safeguarding_lead_trained_on", "staff.deputy_lead", "enforcement.hse"),
    ),
    (
        "service",
        (
            "provision.works_in_person",
            "provision.online",
            "provision.records_lessons",
            "provision.transports_children",
            "provision.personal_care",
            "provision.age_range",
            "provision.activities",
            "provision.full_time_pupils",
            "provision.pupils_with_ehcp_full_time",
            "staff.two_to_one",
            "staff.moving_and_handling",
            "staff.positive_behaviour_support",
            "staff.complex_health_training",
        ),
    ),
    ("method", ("method_statement.referral", "method_statement.progress")),
    ("declaration", ("signed_by", "role", "signed", "signed_on")),
)
_SAME = ("organisation.legal_form", "application.bidding_model")


@dataclass(frozen=True)
class Line:
    """A heading, a stem or a question with its answer."""

    kind: str
    text: str
    number: str = ""
    given: Given = field(default_factory=Given)
    part: bool = False


@dataclass(frozen=True)
class Form:
    """The bytes of a filled form, its format and layout, and the facts it states: name, value, subject."""

    data: bytes
    suffix: str
    layout: str
    facts: tuple[tuple[str, Any, str | None], ...]
    lines: tuple[Line, ...]


def form(seed: int, *, held: bool = False, layout: str | None = None, blank: bool = False) -> Form:
    """The form of a seed; with `held` of what is held back from tuning only; `blank` fills nothing in."""
    dice = random.Random(seed * 7919 + 1)
    world = World({}) if blank else make(seed)
    lines = _lines(world, dice, held, blank)
    name = layout or _pick(sorted(LAYOUTS), dice, held)
    data, suffix = LAYOUTS[name](lines, dice)
    facts = tuple(fact for line in lines for fact in line.given.facts)
    return Form(data, suffix, name, () if blank else facts, tuple(lines))


def _pick(options: Sequence[str], dice: random.Random, held: bool) -> str:
    chosen = [item for index, item in enumerate(options) if (index % 3 == 2) == held]
    return dice.choice(chosen or list(options))


def _lines(world: World, dice: random.Random, held: bool, blank: bool) -> list[Line]:
    style = _pick(sorted(_NUMBERINGS), dice, held)
    number = _NUMBERINGS[style]
    lines: list[Line] = []
    for section, (name, keys) in enumerate(_PLAN, 1):
        lines.append(Line("heading", _pick(SECTIONS[name], dice, held)))
        if name in STEMS:
            lines += _ground_lines(name, section, number, world, dice, held, blank)
            continue
        for count, key in enumerate((key if "." in key else f"{name}.{key}" for key in keys), 1):
            printed = number(section, count)
            text, inverted = _wording(key, dice, held)
            given = Given() if blank else give(key, world, inverted, dice, printed or key)
            lines.append(Line("question", text, printed, given))
    return lines


def _wording(key: str, dice: random.Random, held: bool) -> tuple[str, bool]:
    text = _pick(WORDINGS[key], dice, held)
    return text.removeprefix("!"), text.startswith("!")


def _ground_lines(
    name: str,
    section: int,
    number: Callable[[int, int], str],
    world: World,
    dice: random.Random,
    held: bool,
    blank: bool,
) -> list[Line]:
    stem = _pick(STEMS[name], dice, held)
    inverted = stem.startswith("!")
    lines = [Line("stem", stem.removeprefix("!"), number(section, 1))]
    keys = [key for key in WORDINGS if key.startswith(f"exclusion.{name}.") and key != "exclusion.mandatory.tax_breach"]
    for part, key in enumerate(keys, 1):
        text, _ = _wording(key, dice, held)
        given = Given() if blank else give(key, world, inverted, dice, "")
        lines.append(Line("question", text, f"({chr(96 + part)})" if number(section, 1) else "", given, part=True))
    rest = ["exclusion.mandatory.tax_breach"] if name == "mandatory" else ["exclusion.self_cleaning"]
    for count, key in enumerate(rest, 2):
        text, turned = _wording(key, dice, held)
        lines.append(
            Line("question", text, number(section, count), Given() if blank else give(key, world, turned, dice, ""))
        )
    return lines


_NUMBERINGS: dict[str, Callable[[int, int], str]] = {
    "bare": lambda section, count: "",
    "dotted": lambda section, count: f"{section}.{count}",
    "lettered": lambda section, count: f"{chr(64 + section)}{count}",
    "lettered dotted": lambda section, count: f"{chr(64 + section)}.{count}",
    "questions": lambda section, count: f"Q{section * 20 + count}",
    "running": lambda section, count: str(section * 20 + count),
}


def _answer(line: Line, dice: random.Random, boxed: bool = True) -> str:
    given = line.given
    if given.yes is not None:
        return tick(given.yes, dice, boxed)
    if given.choices and boxed:
        return "\n".join(f"{'☒' if choice in given.chosen else '☐'} {choice}" for choice in given.choices)
    return given.words


def _save(document: Any) -> bytes:
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _word_table(lines: Sequence[Line], dice: random.Random, columns: int, extra: bool = False) -> tuple[bytes, str]:
    """One ruled table a section; number, question, answer and perhaps columns that are not for the bidder."""
    document = docx.Document()
    head = {2: ["Question", "Response"], 3: ["No.", "Question", "Your answer"]}[columns]
    table: Any = None
    for line in lines:
        if line.kind == "heading":
            document.add_heading(line.text, 1)
            table = document.add_table(rows=0, cols=columns + (2 if extra else 0))
            table.style = "Table Grid"
            _fill(table, [*head[:-1], *(["Guidance", head[-1], "Score"] if extra else head[-1:])])
            continue
        answer = _answer(line, dice) if line.kind == "question" else ""
        question = line.text if columns == 3 else f"{line.number} {line.text}".strip()
        row = [line.number, question] if columns == 3 else [question]
        _fill(table, [*row, *(["See guidance note", answer, ""] if extra else [answer])])
    return _save(document), "docx"


def _fill(table: Any, texts: Sequence[str]) -> None:
    for cell, text in zip(table.add_row().cells, texts, strict=True):
        cell.text = text


def _word_beneath(lines: Sequence[Line], dice: random.Random) -> tuple[bytes, str]:
    """One table a section: each question as wide as the table, the answer in the row beneath."""
    document = docx.Document()
    table: Any = None
    for line in lines:
        if line.kind == "heading":
            document.add_heading(line.text, 1)
            table = document.add_table(rows=0, cols=2)
            table.style = "Table Grid"
            continue
        for text in [f"{line.number} {line.text}".strip()] + ([_answer(line, dice)] if line.kind == "question" else []):
            cells = table.add_row().cells
            cells[0].merge(cells[1]).text = text
    return _save(document), "docx"


def _word_boxes(lines: Sequence[Line], dice: random.Random) -> tuple[bytes, str]:
    """The question as a paragraph, its answer in a framed box below."""
    document = docx.Document()
    for line in lines:
        if line.kind == "heading":
            document.add_heading(line.text, 1)
            continue
        document.add_paragraph(f"{line.number} {line.text}".strip())
        if line.kind == "question":
            table = document.add_table(rows=1, cols=1)
            table.style = "Table Grid"
            table.rows[0].cells[0].text = _answer(line, dice)
    return _save(document), "docx"


def _word_each(lines: Sequence[Line], dice: random.Random) -> tuple[bytes, str]:
    """A table for each question: number and question above, the answer in the second row."""
    document = docx.Document()
    for line in lines:
        if line.kind == "heading":
            document.add_heading(line.text, 1)
        elif line.kind == "stem":
            document.add_paragraph(f"{line.number} {line.text}".strip())
        else:
            table = document.add_table(rows=2, cols=1)
            table.style = "Table Grid"
            table.rows[0].cells[0].text = f"{line.number} {line.text}".strip()
            table.rows[1].cells[0].text = _answer(line, dice)
            document.add_paragraph()
    return _save(document), "docx"


def _word_paragraphs(lines: Sequence[Line], dice: random.Random) -> tuple[bytes, str]:
    """The answer in the paragraph below its question."""
    document = docx.Document()
    for line in lines:
        if line.kind == "heading":
            document.add_heading(line.text, 1)
            continue
        document.add_paragraph(f"{line.number} {line.text}".strip())
        if line.kind == "question":
            for paragraph in _answer(line, dice).split("\n"):
                if paragraph:
                    document.add_paragraph(paragraph)
    return _save(document), "docx"


def _word_beside(lines: Sequence[Line], dice: random.Random) -> tuple[bytes, str]:
    """The answer behind its question: "Registered name: Foo Ltd"."""
    document = docx.Document()
    for line in lines:
        if line.kind == "heading":
            document.add_heading(line.text, 1)
            continue
        asked = f"{line.number} {line.text}".strip()
        answer = (
            _answer(line, dice).replace("\n", "   " if line.given.yes is not None else ", ")
            if line.kind == "question"
            else ""
        )
        joint = "" if asked.endswith(("?", ":")) or line.kind == "stem" else ":"
        document.add_paragraph(f"{asked}{joint} {answer}".rstrip())
    return _save(document), "docx"


def _word_yes_no(lines: Sequence[Line], dice: random.Random) -> tuple[bytes, str]:
    """Three columns, and grounds and other yes-or-no questions under columns headed Yes and No."""
    document = docx.Document()
    table: Any = None
    kind = ""
    mark = dice.choice(("X", "✓", "☒", "x"))
    for line in lines:
        if line.kind == "heading":
            document.add_heading(line.text, 1)
            kind = ""
            continue
        if line.kind == "stem":
            document.add_paragraph(f"{line.number} {line.text}".strip())
            continue
        wanted = "yesno" if line.given.yes is not None else "words"
        if wanted != kind:
            kind = wanted
            document.add_paragraph()
            table = document.add_table(rows=0, cols=4 if kind == "yesno" else 3)
            table.style = "Table Grid"
            _fill(table, ["Ref", "Question", "Yes", "No"] if kind == "yesno" else ["Ref", "Question", "Response"])
        if kind == "yesno":
            other = "☐" if mark == "☒" else ""
            _fill(table, [line.number, line.text, mark if line.given.yes else other, other if line.given.yes else mark])
        else:
            _fill(table, [line.number, line.text, _answer(line, dice)])
    return _save(document), "docx"


def _workbook(
    lines: Sequence[Line], dice: random.Random, sheets: bool, extra: bool, header: bool = True
) -> tuple[bytes, str]:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Instructions" if sheets else "Questionnaire"
    sheet.append(["Supplier questionnaire"])
    sheet.append(["Please complete every cell."])
    head = ["Ref", "Question", "Guidance", "Max words", "Response"] if extra else ["Ref", "Question", "Answer"]
    if not sheets and header:
        sheet.append([])
        sheet.append(head)
    for line in lines:
        if line.kind == "heading":
            if sheets:
                sheet = book.create_sheet("".join(char for char in line.text if char not in ":/?*[]\\")[:30])
                sheet.append([line.text])
                if header:
                    sheet.append(head)
            else:
                sheet.append([line.text])
            continue
        answer = _answer(line, dice, dice.random() < 0.3) if line.kind == "question" else None
        sheet.append([line.number or None, line.text, *(["As stated", None] if extra else []), answer or None])
    return _save(book), "xlsx"


def _drawable(words: str) -> str:
    """Boxes that the PDF's own typefaces have no drawing for, as brackets."""
    return words.replace("☒", "[X]").replace("☑", "[X]").replace("☐", "[ ]")


def _pdf_table(lines: Sequence[Line], dice: random.Random, columns: int) -> tuple[bytes, str]:
    blocks: list[Block] = [H("Selection questionnaire", 0)]
    rows: list[list[str]] = []

    def close() -> None:
        if rows:
            blocks.append(
                T(
                    [["No", "Question", "Answer"] if columns == 3 else ["Question", "Answer"], *rows],
                    (1, 5, 4) if columns == 3 else (5, 4),
                )
            )
            rows.clear()

    for line in lines:
        if line.kind == "heading":
            close()
            blocks.append(H(line.text, 1))
            continue
        answer = _drawable(_answer(line, dice)) if line.kind == "question" else ""
        rows.append(
            [line.number, line.text, answer] if columns == 3 else [f"{line.number} {line.text}".strip(), answer]
        )
    close()
    return pdf.render(blocks, title="Questionnaire").data, "pdf"


def _pdf_paragraphs(lines: Sequence[Line], dice: random.Random) -> tuple[bytes, str]:
    blocks: list[Block] = [H("Selection questionnaire", 0)]
    for line in lines:
        if line.kind == "heading":
            blocks.append(H(line.text, 1))
            continue
        blocks.append(P(f"{line.number} {line.text}".strip(), "bold"))
        if line.kind == "question" and (answer := _drawable(_answer(line, dice))):
            blocks.append(P(answer))
    return pdf.render(blocks, title="Questionnaire").data, "pdf"


def _pdf_fields(lines: Sequence[Line], dice: random.Random) -> tuple[bytes, str]:
    fields: list[pdf.Field] = []
    for line in lines:
        label = f"{line.number} {line.text}".strip()
        given = line.given
        if line.kind != "question":
            fields.append(pdf.Field("none", label))
        elif given.yes is not None:
            fields.append(pdf.Field("yesno", label, chosen=("Yes" if given.yes else "No",)))
        elif given.choices:
            fields.append(pdf.Field("tick", label, choices=given.choices, chosen=given.chosen))
        else:
            fields.append(
                pdf.Field(
                    "long" if len(given.words) > 60 else "text",
                    label,
                    given.words.replace("\n", ", ").replace("–", "-"),
                )
            )
    return pdf.form("Selection questionnaire", fields).data, "pdf"


LAYOUTS: dict[str, Callable[[Sequence[Line], random.Random], tuple[bytes, str]]] = {
    "docx beneath": _word_beneath,
    "docx beside": _word_beside,
    "docx boxes": _word_boxes,
    "docx each": _word_each,
    "docx paragraphs": _word_paragraphs,
    "docx table 2": lambda lines, dice: _word_table(lines, dice, 2),
    "docx table 3": lambda lines, dice: _word_table(lines, dice, 3),
    "docx table 5": lambda lines, dice: _word_table(lines, dice, 3, True),
    "docx yes no": _word_yes_no,
    "pdf fields": _pdf_fields,
    "pdf paragraphs": _pdf_paragraphs,
    "pdf table 2": lambda lines, dice: _pdf_table(lines, dice, 2),
    "pdf table 3": lambda lines, dice: _pdf_table(lines, dice, 3),
    "xlsx headless": lambda lines, dice: _workbook(lines, dice, False, False, False),
    "xlsx one": lambda lines, dice: _workbook(lines, dice, False, False),
    "xlsx sheets": lambda lines, dice: _workbook(lines, dice, True, False),
    "xlsx wide": lambda lines, dice: _workbook(lines, dice, False, True),
    "xlsx wide sheets": lambda lines, dice: _workbook(lines, dice, True, True),
}
