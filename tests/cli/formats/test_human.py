"""The page an officer reads, over results made by hand."""

from __future__ import annotations

import re
from dataclasses import replace

import click
import pytest

from cli.formats.human import write
from cli.formats.presentation import Presentation
from schemas.types import Evidence, Provider
from tests.make.assessment import assessment, document, finding, with_gaps

SHOW = Presentation(
    "0.1.0",
    titles={"1": "Early intervention and prevention", "4": "Online tutoring (blended package)"},
    basis=lambda item: ("assumed, not council policy: usual",) if "liability" in item.rule else (),
    notices=("No category was given.",),
    width=100,
)


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines()]


def test_the_verdict_of_each_category_is_one_line_before_anything_else() -> None:
    text = lines(write([with_gaps()], SHOW))

    first = text.index(
        "Category 1  Early intervention and prevention  NOT SUITABLE (proposed)  4 missing, 3 to decide"
    )
    second = next(n for n, line in enumerate(text) if line.startswith("Category 4"))
    assert second == first + 1
    assert first < min(n for n, line in enumerate(text) if line.startswith(("Missing, wrong", "Documents that")))


@pytest.mark.parametrize("width", [60, 80])
def test_the_names_of_categories_are_whole_where_the_page_is_narrow(width: int) -> None:
    show = replace(SHOW, titles={"1": "Vocational opportunities (including post-16)", "4": "Online"}, width=width)

    text = write([with_gaps()], show)

    assert "Category 1  NOT SUITABLE (proposed)  4 missing, 3 to decide\n            Vocational opportunities (" in text
    assert "..." not in text.split("Note:")[0]
    assert " ".join(text.split()).count("Vocational opportunities (including post-16)") == 1


def test_the_header_says_what_was_judged_and_that_it_is_a_demonstration() -> None:
    text = write([with_gaps()], SHOW)

    for words in ("Example Tutors Ltd (company 01234567)", "(iap), version 2021.1", "23 November 2026",
                  'thresholds marked "assumed" are not council policy', "Public Contracts Regulations 2015",
                  "many-suppliers"):
        assert words in text


def test_a_gap_shows_what_was_wanted_found_seen_and_what_to_ask() -> None:
    text = write([with_gaps()], SHOW)

    gap = text[text.index("NOT MET: Public liability"):].split("\n\n")[0].splitlines()
    assert [line.strip() for line in gap] == [
        "NOT MET: Public liability cover of at least £5,000,000 for any one claim",
        "For:      Categories 1 and 4; a person decides",
        "Expected: >= £5,000,000",
        "Found:    £2,000,000",
        "Why:      The certificate shows £2,000,000 any one occurrence.",
        "Rule:     iap.insurance.public_liability.cover",
        "Basis:    assumed, not council policy: usual",
        'Seen in:  Insurance/PL 2026.pdf, page 1: "£2,000,000"',
        "Ask:      Please send a certificate for £5,000,000.",
    ]


def test_what_one_absent_document_causes_is_asked_once() -> None:
    text = write([with_gaps()], SHOW)

    assert text.count("Please send your complaints procedure.") == 1
    assert text.count("Please send your single central record.") == 1
    assert "The rest is asked at [1]." in text
    assert "- MISSING: A complaints procedure (Category 1; iap.quality.policy)" in text


def test_areas_come_in_report_order_whatever_the_order_of_the_findings() -> None:
    result = assessment(
        finding("iap.pricing.complete", "missing"), finding("iap.completeness.documents", "missing"),
        finding("iap.insurance.motor", "missing"),
    )

    text = lines(write([result], SHOW))

    assert text.index("Completeness") < text.index("Insurance") < text.index("Pricing")


def test_advice_never_stands_among_the_gaps() -> None:
    text = write([with_gaps()], SHOW)

    before, _, after = text.partition("Advice, decides nothing (1)")
    assert "iap.financial.acid_ratio" not in before
    assert "iap.financial.acid_ratio" in after


def test_every_finding_is_counted_in_its_area() -> None:
    text = write([with_gaps()], SHOW)

    table = text[text.index("Each rule counts once for each category"):].split("\n\n")[1].splitlines()[1:]
    counts = [[int(word) for word in row.split()[-3:]] for row in table]
    assert sum(map(sum, counts)) == len(with_gaps().findings)
    assert next(row for row in table if row.startswith("Insurance")).split()[-3:] == ["2", "0", "2"]


def test_an_unread_document_says_why_and_what_to_do() -> None:
    text = write([with_gaps()], SHOW)

    assert "NEEDS A PASSWORD: Locked.pdf\n  It is protected by a password.\n  Ask the provider for a copy" in text
    assert "PARTLY READ: Long.pdf\n  Pages 201 to 400 were not read." in text


@pytest.mark.parametrize(
    ("media_type", "flags", "reason", "shown"),
    [
        ("application/x-7z-compressed", (), "The file is an archive: ask for the files themselves.", "themselves."),
        ("application/x-msdownload", (), "The file is damaged in the archive.", "do not open this one."),
        ("application/octet-stream", (), "The file is damaged in the archive.", "do not open this one."),
        ("application/pdf", ("suspicious_name",), "The file is damaged.", "do not open this one."),
        ("application/pdf", (), "The PDF is damaged. Please send it again.", "Please send it again."),
        ("application/pdf", (), "pages 1-2 hold a picture of text", "Open it yourself; if it does not open, ask"),
    ],
)
def test_one_instruction_a_document_and_none_to_open_what_is_no_document(
    media_type: str, flags: tuple[str, ...], reason: str, shown: str
) -> None:
    bad = replace(document("Bad", "unreadable", reason=reason, flags=flags), media_type=media_type)

    text = write([assessment(documents=(bad, document("SQ.xlsx")))], replace(SHOW, width=120))

    section = " ".join(text[text.index("COULD NOT BE READ: Bad"):].split("\n\n")[0].split())
    assert shown in section
    assert len(re.findall(r"(?i)(?<!does not open, )ask|open it yourself|please", section)) == 1
    assert section.split("Bad ", 1)[1][0].isupper()


def test_paths_are_given_inside_the_folder_of_the_header_in_every_line() -> None:
    path = "Export/Example Tutors Ltd/Insurance/PL 2026.pdf"
    gap = finding("iap.insurance.motor", "not_met", found=f"{path}: none", reason=f"{path} says so.",
                  ask=f"Please send {path} again.")
    advice = replace(gap, rule="iap.insurance.cyber", consequence="advice")

    text = write([assessment(gap, advice)], SHOW)

    assert "Found:    Insurance/PL 2026.pdf: none" in text
    assert text.count("Please send Insurance/PL 2026.pdf again.") == 2
    assert path not in text


def test_replaced_and_unassigned_files_are_listed() -> None:
    text = write([with_gaps()], SHOW)

    assert "not judged (1)" in text
    assert "- Old SQ.xlsx" in text
    assert "- Export/Index.pdf" in text


def test_what_is_met_with_a_reservation_is_worth_knowing() -> None:
    text = write([with_gaps()], SHOW)

    section = text[text.index("Worth knowing (3)"):text.index("Everything judged")]
    for words in ("Public liability expires in 24 days.", "Amber: ", "Undertaken, not held yet: "):
        assert words in section


def test_a_notice_of_several_categories_is_said_once() -> None:
    notices = [
        finding("iap.insurance.in_date", category=code, expected=code, notice="Cover expires in 24 days.")
        for code in ("1", "4")
    ]

    text = write([assessment(*notices)], SHOW)

    assert text.count("Cover expires in 24 days.") == 1
    assert "- Cover expires in 24 days. (Categories 1 and 4)" in text


def test_a_clean_result_says_that_nothing_is_wrong() -> None:
    text = write([assessment(finding("iap.insurance.motor"))], SHOW)

    assert "Nothing: no gap was found in what was asked for." in text
    assert "SUITABLE (proposed)" in text
    assert "no gap" in text


def test_several_suppliers_begin_with_one_table() -> None:
    second = assessment(provider=Provider("Second Ltd", charity_number="1099999"))

    text = write([with_gaps(), second], SHOW)

    table = text.split("\n\n")[0].splitlines()
    assert table[0] == "2 suppliers in this export"
    assert [row.split("  ")[0] for row in table[3:]] == ["Example Tutors Ltd", "Second Ltd"]
    assert "NOT SUITABLE" in table[3]
    assert text.count("No category was given.") == 1
    assert "Second Ltd (charity 1099999)" in text


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_is_wider_than_the_page(width: int) -> None:
    show = Presentation("0.1.0", titles=SHOW.titles, width=width)

    text = write([with_gaps(), assessment()], show)

    assert max(len(line) for line in text.splitlines()) <= width


def test_colour_changes_no_word() -> None:
    coloured = Presentation("0.1.0", titles=SHOW.titles, width=80, colour=True)
    plain = Presentation("0.1.0", titles=SHOW.titles, width=80)

    assert click.unstyle(write([with_gaps()], coloured)) == write([with_gaps()], plain)
    assert write([with_gaps()], coloured) != write([with_gaps()], plain)


def test_the_page_itself_is_ascii_and_a_quote_cannot_steer_the_terminal() -> None:
    hostile = Evidence("Export/A\x1b]0;x\x07.pdf", "\x1b[31mred\u202e", page=1)
    result = assessment(finding("iap.insurance.motor", "not_met", evidence=(hostile,)))

    text = write([result], SHOW)

    assert text.isascii()
    assert "\x1b" not in text
    assert "\\u001b[31mred\\u202e" in text
