"""Inspection reports as facts of the latest inspection."""

from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds import inspection_report
from intake.located import Paragraph, Reading, Text
from intake.readers import docx, pdf
from schemas.types import Fact
from tests.make import papers
from tests.make.papers import MAKERS


def facts_of(reading: Reading) -> tuple[Fact, ...]:
    sheet = FactSheet("doc", date(2026, 11, 23))
    inspection_report.extract(reading, sheet)
    return sheet.facts()


def read(*lines: str) -> dict[str, object]:
    reading = Reading("x", tuple(Paragraph(Text(text, anchor="p")) for text in lines))
    return {fact.name.removeprefix("registration."): fact.value for fact in facts_of(reading)}


@pytest.mark.parametrize("maker", sorted(MAKERS["inspection_report"]))
@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_every_fact_of_a_made_report_is_read_and_nothing_else(maker: str, seed: int) -> None:
    for form, reader in (("docx", docx), ("pdf", pdf)):
        built = papers.build("inspection_report", maker, seed, form)
        got = {(fact.name, fact.value) for fact in facts_of(reader.read(built.data))}

        assert got == {(mark.name, mark.value) for mark in built.marks}, (maker, seed, form)


def test_the_last_day_of_an_inspection_counts() -> None:
    facts = read("Ofsted", "Inspection dates: 10 to 12 June 2025", "Overall effectiveness: Good")

    assert facts["ofsted.inspected_on"] == "2025-06-12"


def test_the_previous_inspection_does_not_count() -> None:
    facts = read(
        "Ofsted",
        "Inspection date: 12 June 2025",
        "Overall effectiveness: Requires improvement",
        "Overall effectiveness at previous inspection: Outstanding",
        "Date of previous inspection: 4 May 2022",
    )

    assert (facts["ofsted.rating"], facts["ofsted.inspected_on"]) == ("requires_improvement", "2025-06-12")


def test_grades_of_single_aspects_are_not_the_overall_grade() -> None:
    facts = read(
        "Care Quality Commission",
        "Is the service safe? Good",
        "Overall rating: Requires improvement",
        "Is the service caring? Outstanding",
    )

    assert facts["cqc.rating"] == "requires_improvement"


def test_a_home_not_yet_inspected_is_said_to_be_so() -> None:
    facts = read("Ofsted", "URN SC555666", "The home has not yet been inspected.")

    assert facts["ofsted.rating"] == "not_yet_inspected"


def test_a_school_s_report_is_ofsted_s_though_it_prints_the_department_s_number() -> None:
    facts = read(
        "Inspection of Kestrel Lodge School",
        "Unique reference number: 147123",
        "DfE registration number 938/6012",
        "Overall effectiveness: Good",
    )

    assert facts["ofsted.reference"] == "147123"
    assert not any(name.startswith("dfe.") for name in facts)
