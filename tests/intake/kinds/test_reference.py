"""Letters and lists of references as facts."""

from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds import reference
from intake.kinds.reference.referees import sector_of
from intake.located import Cell, Paragraph, Reading, Table, Text
from intake.readers import docx, pdf
from schemas.types import Fact
from tests.make import docx as make_docx
from tests.make import papers
from tests.make.certificates import draw_of
from tests.make.papers import MAKERS


def facts_of(reading: Reading) -> tuple[Fact, ...]:
    sheet = FactSheet("doc", date(2026, 11, 23))
    reference.extract(reading, sheet)
    return sheet.facts()


def read(*lines: str) -> dict[tuple[str, str | None], object]:
    reading = Reading("x", tuple(Paragraph(Text(text, anchor="p")) for text in lines))
    return {(fact.name.removeprefix("reference."), fact.subject): fact.value for fact in facts_of(reading)}


@pytest.mark.parametrize("maker", sorted(MAKERS["reference"]))
@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_every_fact_of_a_made_reference_is_read_and_nothing_else(maker: str, seed: int) -> None:
    for form, reader in (("docx", docx), ("pdf", pdf)):
        built = papers.build("reference", maker, seed, form)
        got = {(fact.name, fact.subject, fact.value) for fact in facts_of(reader.read(built.data))}

        assert got == {(mark.name, mark.subject, mark.value) for mark in built.marks}, (maker, seed, form)


def test_a_letter_gives_its_letterhead_signature_and_sentences() -> None:
    org = "Hollin Bank School"
    facts = read(
        org,
        "To whom it may concern",
        "Willow Tuition taught nine pupils from 4 September 2024 to 17 July 2026 under a contract worth £42,300.",
        "Yours sincerely",
        "Iris Fell",
        "Deputy Headteacher",
    )

    assert facts == {
        ("organisation", org): org,
        ("sector", org): "school",
        ("contract_value", org): 42_300,
        ("started_on", org): "2024-09-04",
        ("ended_on", org): "2026-07-17",
        ("contact", org): "Iris Fell, Deputy Headteacher",
    }


def test_an_hourly_rate_is_no_contract_value_and_a_month_no_date() -> None:
    facts = read(
        "Hollin Bank School",
        "Willow Tuition has worked with us since September 2022 and we paid £48 per hour for one-to-one tuition.",
    )

    assert {name for name, _ in facts} == {"organisation", "sector"}


@pytest.mark.parametrize(
    ("organisation", "sector"),
    [
        ("Marlshire County Council", "council"),
        ("London Borough of Eastmere", "council"),
        ("St Oswin's CE Primary School", "school"),
        ("The Copse Academy Trust", "school"),
        ("County High School", "school"),
        ("Marlshire Virtual School", "council"),
        ("Pennywort Hospital Trust", "other"),
        ("Willow Housing Ltd", "other"),
    ],
)
def test_the_sector_is_told_by_the_name(organisation: str, sector: str) -> None:
    assert sector_of(organisation) == sector


def test_without_an_organisation_nothing_is_written_down() -> None:
    assert read("They were good.", "We paid £20,000 in all for the contract from 1 May 2025 to 2 May 2026.") == {}


def test_two_letters_in_one_file_are_two_references() -> None:
    blocks = [
        *MAKERS["reference"]["reference_letter"](draw_of(1)),
        *MAKERS["reference"]["reference_letter"](draw_of(3)),
    ]
    built = make_docx.render(blocks)

    got = {(fact.name, fact.subject, fact.value) for fact in facts_of(docx.read(built.data))}

    assert len({mark.subject for mark in built.marks}) == 2
    assert got == {(mark.name, mark.subject, mark.value) for mark in built.marks}


def test_a_letter_and_a_form_in_one_file_give_nothing_to_each_other() -> None:
    letter = (
        "Hollinshire County Council",
        "To whom it may concern",
        "We bought places from Larkrise under a contract which began on 1 April 2021 and came to an end on "
        "31 March 2025. Over that time we spent £310,400 with them.",
        "Yours faithfully",
        "Iris Fell, Commissioning Manager",
    )
    form = (
        ("Your organisation", "Northmere Borough Council"),
        ("Completed by", "Owen Marsh, Head of Placements"),
        ("When did the contract start?", "14/09/2022"),
        ("When did it finish?", "Still running"),
        ("Value so far", "£688,350"),
        ("Date completed", "04/12/2025"),
    )
    rows = tuple(
        tuple(Cell(Text(words, page=2, anchor=f"r{row}/c{column}"), row, column) for column, words in enumerate(cells))
        for row, cells in enumerate(form)
    )
    blocks: tuple[Paragraph | Table, ...] = (
        *(Paragraph(Text(words, page=1, anchor=f"p{number}")) for number, words in enumerate(letter)),
        Paragraph(Text("Provider reference form", page=2, anchor="title"), level=1),
        Table(rows, page=2, heading="Provider reference form"),
    )
    facts = {
        (fact.name.removeprefix("reference."), fact.subject): fact.value for fact in facts_of(Reading("x", blocks))
    }
    first, second = "Hollinshire County Council", "Northmere Borough Council"

    assert facts == {
        ("organisation", first): first,
        ("sector", first): "council",
        ("contact", first): "Iris Fell, Commissioning Manager",
        ("contract_value", first): 310_400,
        ("started_on", first): "2021-04-01",
        ("ended_on", first): "2025-03-31",
        ("organisation", second): second,
        ("sector", second): "council",
        ("contact", second): "Owen Marsh, Head of Placements",
        ("contract_value", second): 688_350,
        ("started_on", second): "2022-09-14",
    }
