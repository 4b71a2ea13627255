"""Forms by makers who had not read the readers: headings of two things, answers under their labels, patterns."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds.questionnaire import extract
from intake.located import Block, Cell, Paragraph, Reading, Table, Text
from schemas.types import Value


def table(rows: Sequence[Sequence[str]], heading: str = "") -> Table:
    made = tuple(
        tuple(Cell(Text(text, anchor=f"t{row}/{column}"), row, column) for column, text in enumerate(cells))
        for row, cells in enumerate(rows)
    )
    return Table(made, heading=heading)


def read(*blocks: Block) -> dict[str, Value]:
    sheet = FactSheet("form.docx", date(2026, 11, 1))
    extract(Reading("application/test", tuple(blocks)), sheet)
    return {fact.name: fact.value for fact in sheet.facts() if fact.subject is None}


BEGINNING = (
    ["1", "Full legal name of your organisation", "Osierbed Play Ltd"],
    ["2", "Number of employees", "12"],
    ["3", "Date of registration", "4 May 2016"],
)


def test_a_heading_of_contact_and_declaration_names_the_contact_where_another_signs() -> None:
    found = read(
        Paragraph(Text("Contact person and declaration", anchor="p1"), 1),
        table([["5", "Contact name", "Ines Bratley"], ["6", "Role in organisation", "Centre Manager"]]),
        Paragraph(Text("Declaration", anchor="p2"), 1),
        table(
            [
                ["7", "Signature", "O. Tarn"],
                ["8", "Name", "Owain Tarn"],
                ["9", "Role in organisation", "Chair"],
                ["10", "Date", "5 May 2026"],
            ]
        ),
    )

    assert found["contact.name"] == "Ines Bratley"
    assert found["contact.role"] == "Centre Manager"
    assert found["declaration.signed_by"] == "Owain Tarn"
    assert found["declaration.role"] == "Chair"


@pytest.mark.parametrize("words", ["None apply", "None of these apply", "None of the above", "None applies"])
def test_words_that_none_applies_put_nothing_right(words: str) -> None:
    question = "If you answered Yes to any ground, explain what measures have been taken to demonstrate reliability"

    assert "exclusion.self_cleaning" not in read(table([*BEGINNING, ["4", question, words]]))


@pytest.mark.parametrize(
    ("words", "things"),
    [
        ("Judo, Chess, Arts and crafts", ["Judo", "Chess", "Arts and crafts"]),
        ("Judo, Chess, Tea and cake", ["Judo", "Chess", "Tea and cake"]),
        ("judo, chess and sailing", ["judo", "chess", "sailing"]),
        ("Judo, chess and arts and crafts", ["Judo", "chess", "arts and crafts"]),
    ],
)
def test_a_list_parts_at_its_last_and_but_not_within_a_name_of_two(words: str, things: list[str]) -> None:
    assert read(table([*BEGINNING, ["4", "Activities offered", words]]))["provision.activities"] == things


def test_an_answer_given_as_a_pattern_is_not_the_applicants() -> None:
    found = read(table([*BEGINNING, ["4", "Website", "Example answer - www.sample.example", "www.osierbed.example"]]))

    assert found["organisation.website"] == "www.osierbed.example"


def test_a_number_behind_word_limit_is_the_limit_and_no_answer() -> None:
    found = read(
        table([*BEGINNING]),
        Paragraph(Text("4.1(a)  Describe how you measure and report progress. Word limit: 250", anchor="p1")),
        Paragraph(Text("We set three targets with each child and our staff look at them every week.", anchor="p2")),
    )

    assert "method_statement.words" not in found
    sheet = FactSheet("form.docx", date(2026, 11, 1))
    extract(
        Reading(
            "application/test",
            (
                table([*BEGINNING]),
                Paragraph(Text("4.1(a)  Describe how you measure and report progress. Word limit: 250", anchor="p1")),
                Paragraph(Text("We set three targets with each child and our staff check them.", anchor="p2")),
            ),
        ),
        sheet,
    )
    stated = {fact.name: fact.value for fact in sheet.facts() if fact.subject == "4.1(a)"}
    assert stated["method_statement.word_limit"] == 250
    assert stated["method_statement.words"] == 12


def test_a_short_answer_under_its_numbered_label_in_the_same_cell_is_read() -> None:
    found = read(
        table([["Q1", "Full legal name of your organisation\nOsierbed Play Ltd"], ["Q2", "Number of employees\n12"],
               ["Q3", "Date of registration\n4 May 2016"]])
    )

    assert found["organisation.legal_name"] == "Osierbed Play Ltd"
    assert found["organisation.employees"] == 12


def test_a_name_printed_like_a_heading_answers_who_signs() -> None:
    found = read(
        table([*BEGINNING]),
        Paragraph(Text("Sign here", anchor="p1"), 3),
        Paragraph(Text("4) Your name:", anchor="p2")),
        Paragraph(Text("Owain Tarn", anchor="p3"), 4),
        Paragraph(Text("5) Your role:", anchor="p4")),
        Paragraph(Text("Chair", anchor="p5")),
        Paragraph(Text("6) Today's date:", anchor="p6")),
        Paragraph(Text("5 May 2026", anchor="p7")),
    )

    assert found["declaration.signed_by"] == "Owain Tarn"
    assert found["declaration.role"] == "Chair"
