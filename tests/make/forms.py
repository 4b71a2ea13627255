"""Questionnaires as providers return them: the same questions and answers in Word, Excel and PDF shapes.

A form is a text file in worlds/forms: ``## heading``, ``> guidance`` and ``number | key | question``. The key
is the fact that the answer gives; ``!`` before it says that Yes is the good answer.
"""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from tests.make import docx, pdf, xlsx
from tests.make.blocks import Block, Control, H, P, Part, T, Theme
from tests.make.marks import Built, Mark, Value, mark, read

ON, OFF = "\u2612", "\u2610"


@dataclass(frozen=True)
class Tick:
    """A Yes or No whose facts are not simply the question's key."""

    yes: bool
    spec: str = ""


@dataclass(frozen=True)
class Pick:
    """Choices ticked from a list, and the facts they give together."""

    choices: tuple[str, ...]
    chosen: tuple[str, ...]
    spec: str


Answer: TypeAlias = "str | bool | Tick | Pick | None"
Given: TypeAlias = "Answer | int | tuple[Value, str]"


@dataclass(frozen=True)
class Question:
    """One printed question and its answer; ``heading`` and ``guidance`` lines have no answer."""

    kind: str
    number: str
    key: str
    text: str
    words: str = ""
    yes: bool | None = None
    spec: str = ""
    choices: tuple[str, ...] = ()
    chosen: tuple[str, ...] = ()

    @property
    def ticked(self) -> bool:
        """Whether the answer is a Yes or No."""
        return self.yes is not None


_SHORT = {
    "o": "organisation",
    "c": "contact",
    "a": "application",
    "m": "exclusion.mandatory",
    "d": "exclusion.discretionary",
    "p": "provision",
    "s": "staff",
    "i": "insurance",
    "decl": "declaration",
}


def full(key: str) -> str:
    """The fact's whole name: forms and answers may shorten its first word, ``o.legal_name``."""
    head, dot, rest = key.partition(".")
    return f"{_SHORT.get(head, head)}{dot}{rest}"


def answers(given: Mapping[str, Given]) -> dict[str, Answer]:
    """Answers as a form prints them: values and (value, printed) pairs state facts, ``~text`` none."""
    done: dict[str, Answer] = {}
    for short, value in given.items():
        key = full(short)
        match value:
            case bool() | Tick() | Pick() | None:
                done[key] = value
            case (stands, str(printed)):
                done[key] = mark(key, stands, printed)
            case str() if value.startswith("~"):
                done[key] = value[1:]
            case str() if "[[" in value or key.startswith("ms."):
                done[key] = value
            case str() | int():
                done[key] = mark(key, value)
    address = given.get("o.address")
    if isinstance(address, str):
        postcode = " ".join(address.split()[-2:])
        done["organisation.address"] = (
            f"[[organisation.address={address};;organisation.postcode={postcode}|{address}]]"
        )
    return done


def issued(name: str) -> str:
    """The blank form of that name."""
    return (Path(__file__).parent / "worlds" / "forms" / f"{name}.txt").read_text(encoding="utf-8")


def parse(form: str, answers: Mapping[str, Answer]) -> list[Question]:
    """The lines of a form with the provider's answers; exclusion grounds not answered are No."""
    lines = [line.strip() for line in form.strip().splitlines() if line.strip()]
    return [_line(line, answers) for line in lines]


def _line(line: str, answers: Mapping[str, Answer]) -> Question:
    if line.startswith("## "):
        return Question("heading", "", "", line[3:])
    if line.startswith("> "):
        return Question("guidance", "", "", line[2:])
    number, key, text = (part.strip() for part in line.split("|", 2))
    inverted, key = key.startswith("!"), full(key.removeprefix("!"))
    answer = answers.get(key, False) if key.startswith("exclusion.") else answers[key]
    question = Question("question", number, key, text)
    if key.startswith("ms."):
        return _statement(question, answer)
    match answer:
        case bool():
            value = str(answer).lower()
            return replace(question, yes=answer != inverted, spec=f"{key}={value}")
        case Tick():
            return replace(question, yes=answer.yes, spec=answer.spec)
        case Pick():
            words = f"[[{answer.spec}|{'; '.join(answer.chosen)}]]"
            return replace(
                question, words=words, spec=answer.spec, choices=answer.choices, chosen=answer.chosen
            )
        case str():
            return replace(question, words=answer)
        case None:
            return question


def _statement(question: Question, answer: Answer) -> Question:
    """A method statement: its word limit is printed in the question."""
    subject = _subject(question.number)
    text = re.sub(
        r"(\d+) words", rf"[[method_statement.word_limit@{subject}=\g<1>|\g<0>]]", question.text, count=1
    )
    return replace(question, text=text, words=str(answer or ""))


def _subject(number: str) -> str:
    """The question's number without the bracket or stop that only sets it off from the words."""
    return number if "(" in number else number.rstrip(").:")


def stated(questions: Sequence[Question]) -> list[Mark]:
    """Facts of method statements, which are counted, not printed; "See …" only points to a file."""
    marks: list[Mark] = []
    for question in questions:
        if not question.key.startswith("ms.") or question.words.startswith("See "):
            continue
        subject = _subject(question.number)
        marks.append(Mark("method_statement.answered", bool(question.words), subject))
        if question.words:
            marks.append(Mark("method_statement.words", len(read(question.words)[0].split()), subject))
    return marks


def yes_no(question: Question) -> str:
    """The printed Yes or No with its facts."""
    printed = "Yes" if question.yes else "No"
    return f"[[{question.spec}|{printed}]]" if question.spec else printed


def boxes(question: Question, pattern: str = "Yes {yes} No {no}") -> str:
    """Yes and No, each with a box, one of them crossed; the quote is the chosen word with its box."""
    yes, no = (ON, OFF) if question.yes else (OFF, ON)
    words = pattern.format(yes=yes, no=no)
    chosen = re.search(rf"(Yes|No) ?{ON}|{ON} ?(Yes|No)", words)
    assert chosen
    return words.replace(chosen[0], f"[[{question.spec}|{chosen[0]}]]") if question.spec else words


def word_controls(title: Sequence[Block], form: Sequence[Question], theme: Theme, footer: str) -> Built:
    """Word: each question in bold, its answer in a content control beneath or beside."""
    blocks: list[Block] = list(title)
    for number, question in enumerate(form):
        if question.kind != "question":
            blocks.append(H(question.text, 1) if question.kind == "heading" else P(question.text, "small"))
            continue
        blocks.append(P(f"{question.number}  {question.text}", "bold"))
        blocks.append(P(_controls(question, number)))
    return docx.render(blocks, footer=footer, theme=theme, title=read(footer)[0]).stating(*stated(form))


def _controls(question: Question, number: int) -> list[Part]:
    if question.ticked and number % 2:
        printed = "Yes" if question.yes else "No"
        return [Control("dropdown", printed, ("Choose an item.", "Yes", "No"), spec=question.spec)]
    if question.ticked:
        words = [
            f"[[{question.spec}|Yes]]" if question.yes and question.spec else "Yes",
            f"[[{question.spec}|No]]" if not question.yes and question.spec else "No",
        ]
        return [
            words[0] + " ",
            Control("checkbox", checked=bool(question.yes)),
            "    " + words[1] + " ",
            Control("checkbox", checked=not question.yes),
        ]
    if question.choices:
        return _ticks(question)
    kind = "date" if re.match(r"\[\[[^|]*_on=", question.words) else "text"
    return [Control(kind, question.words)]


def _ticks(question: Question) -> list[Part]:
    parts: list[Part] = []
    first = True
    for choice in question.choices:
        chosen = choice in question.chosen
        parts.append(Control("checkbox", checked=chosen))
        words = f"[[{question.spec}|{choice}]]" if chosen and first else choice
        first = first and not chosen
        parts.append(f" {words}\n")
    return parts


def word_tables(
    title: Sequence[Block],
    form: Sequence[Question],
    theme: Theme,
    footer: str,
    columns: int,
    pattern: str = "",
) -> Built:
    """Word: one ruled table a section, of three columns (number, question, answer) or two."""
    blocks: list[Block] = list(title)
    rows: list[list[str]] = []

    def close() -> None:
        if rows:
            head = ["No.", "Question", "Your answer"] if columns == 3 else ["Question", "Response"]
            blocks.append(T([head, *rows], (1, 5, 5) if columns == 3 else (5, 4)))
            rows.clear()

    for question in form:
        if question.kind == "question":
            answer = (
                (boxes(question, pattern) if pattern else yes_no(question))
                if question.ticked
                else question.words
            )
            asked = (
                [question.number, question.text] if columns == 3 else [f"{question.number} {question.text}"]
            )
            rows.append([*asked, answer])
            continue
        close()
        blocks.append(H(question.text, 1) if question.kind == "heading" else P(question.text, "small"))
    close()
    return docx.render(blocks, footer=footer, theme=theme, title=read(footer)[0]).stating(*stated(form))


def word_paragraphs(title: Sequence[Block], form: Sequence[Question], theme: Theme, footer: str) -> Built:
    """Word: a question's paragraph, then its answer's paragraph."""
    blocks: list[Block] = list(title)
    for question in form:
        if question.kind != "question":
            blocks.append(H(question.text, 1) if question.kind == "heading" else P(question.text, "small"))
            continue
        blocks.append(P(f"{question.number} {question.text}"))
        blocks.append(P(boxes(question) if question.ticked else question.words))
    return docx.render(blocks, footer=footer, theme=theme, title=read(footer)[0]).stating(*stated(form))


def excel_parts(
    title: str, form: Sequence[Question], head: Sequence[str] = ("Ref", "Question", "Answer")
) -> Built:
    """Excel: a cover sheet, then a sheet for each heading."""
    tabs = [
        xlsx.Tab(
            "Cover", [[title], ["Please complete every sheet. Yellow cells are for your answers."]], (90,)
        )
    ]
    rows: list[list[xlsx.Item]] = []
    name = ""
    for question in [*form, Question("heading", "", "", "")]:
        if question.kind == "heading":
            if name:
                tabs.append(
                    xlsx.Tab(name.split(" - ")[0], [[name], list(head), *rows], (10, 70, 50), bold=(1, 2))
                )
            name, rows = question.text, []
        elif question.kind == "guidance":
            rows.append(["", question.text])
        else:
            rows.append(
                [
                    question.number,
                    question.text,
                    yes_no(question) if question.ticked else _native(question.words),
                ]
            )
    return xlsx.render(tabs).stating(*stated(form))


def _native(words: str) -> xlsx.Item:
    """An answer that is one number or one date as Excel keeps it; other words as they are."""
    marks = read(words)[1]
    if len(marks) != 1 or words.count("[[") != 1 or not words.endswith("]]"):
        return words
    name, value = marks[0].name, marks[0].value
    if isinstance(value, int) and not isinstance(value, bool):
        return xlsx.Num(value, name, "#,##0")
    if name.endswith("_on") and isinstance(value, str):
        return xlsx.Num(datetime.date.fromisoformat(value), name, xlsx.DATE)
    return words


def excel_sheet(title: str, form: Sequence[Question], sheet: str, head: Sequence[str]) -> Built:
    """Excel: the whole form on one sheet with banded headings; the answer stands in the last column."""
    rows: list[list[xlsx.Item]] = [[title], [], list(head)]
    bold = [1, 3]
    for question in form:
        if question.kind == "question":
            answer = yes_no(question) if question.ticked else question.words
            rows.append([question.number, question.text, "Mandatory", answer])
        else:
            rows.append([question.text] if question.kind == "heading" else ["", question.text])
            bold += [len(rows)] if question.kind == "heading" else []
    return xlsx.render([xlsx.Tab(sheet, rows, (9, 70, 12, 60), tuple(bold))]).stating(*stated(form))


def pdf_fields(title: str, form: Sequence[Question], theme: Theme, footer: str) -> Built:
    """PDF with AcroForm fields."""
    return pdf.form(title, [_field(question) for question in form], footer=footer, theme=theme).stating(
        *stated(form)
    )


def _field(question: Question) -> pdf.Field:
    if question.kind != "question":
        return pdf.Field("none", question.text)
    label = f"{question.number} {question.text}"
    if question.ticked:
        return pdf.Field("yesno", label, chosen=("Yes" if question.yes else "No",), spec=question.spec)
    if question.choices:
        return pdf.Field("tick", label, choices=question.choices, chosen=question.chosen, spec=question.spec)
    kind = "long" if question.key.startswith("ms.") else "text"
    return pdf.Field(kind, label, question.words)


def pdf_flat(title: Sequence[Block], form: Sequence[Question], theme: Theme, footer: str) -> Built:
    """PDF without fields: a filled form printed to PDF, ticks as [X] and [ ]."""
    blocks: list[Block] = list(title)
    for question in form:
        if question.kind != "question":
            blocks.append(H(question.text, 1) if question.kind == "heading" else P(question.text, "small"))
            continue
        blocks.append(P(f"{question.number}  {question.text}", "bold"))
        answer = question.words or " "
        if question.ticked:
            yes, no = ("[X] Yes", "[ ] No") if question.yes else ("[ ] Yes", "[X] No")
            spec = f"[[{question.spec}|%s]]" if question.spec else "%s"
            answer = f"{spec % yes}   {no}" if question.yes else f"{yes}   {spec % no}"
        blocks.append(P(answer))
    return pdf.render(blocks, footer=footer, theme=theme, title="Questionnaire").stating(*stated(form))
