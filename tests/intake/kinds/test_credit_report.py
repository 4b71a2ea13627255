"""Credit reports give agency, score, limit and date."""

from __future__ import annotations

from datetime import date

from intake.facts import FactSheet
from intake.kinds import credit_report
from intake.located import Paragraph, Reading, Text
from intake.readers import pdf
from tests.make import pdf as make
from tests.make.blocks import H, P, T


def facts(reading: Reading) -> dict[str, object]:
    sheet = FactSheet("report.pdf", date(2026, 11, 24))
    credit_report.extract(reading, sheet)
    return {fact.name: fact.value for fact in sheet.facts()}


def test_labelled_values() -> None:
    rows = [["Credit score", "72/100"], ["Credit limit", "£25,000"], ["Report date", "3 November 2026"]]
    data = make.render([H("Creditsafe company report"), T(rows, head=False)]).data

    assert facts(pdf.read(data)) == {
        "credit.agency": "Creditsafe",
        "credit.score": 72,
        "credit.limit": 25_000,
        "credit.reported_on": "2026-11-03",
    }


def test_values_in_sentences() -> None:
    words = "Experian report generated on 1 October 2026. The credit score is 58 and the credit limit stands at £7,500."

    assert facts(pdf.read(make.render([P(words)]).data)) == {
        "credit.agency": "Experian",
        "credit.score": 58,
        "credit.limit": 7_500,
        "credit.reported_on": "2026-10-01",
    }


def test_a_page_without_them_gives_nothing() -> None:
    words = Text("We were founded on 4 May 2020 and have a good reputation.", anchor="1")

    assert facts(Reading("text/plain", (Paragraph(words),))) == {}
