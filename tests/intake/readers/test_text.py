"""Plain text and comma-separated files in any encoding, by line and by record."""

from __future__ import annotations

import pytest

from intake.located import Paragraph, Table
from intake.readers import text
from schemas.errors import LimitExceeded, Unreadable
from schemas.types import Evidence

LETTER = "INSURANCE\n\nName: Larkfield\nInsurer – £5m\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_the_encoding_is_found_out(encoding: str) -> None:
    reading = text.read(LETTER.encode(encoding))

    assert [block.text.text for block in reading.paragraphs()] == [
        "INSURANCE",
        "Name: Larkfield",
        "Insurer – £5m",
    ]
    assert [block.text.anchor for block in reading.paragraphs()] == ["line 1", "line 3", "line 4"]


def test_wrapped_lines_are_one_paragraph_and_items_are_not() -> None:
    wrapped = (
        "The trustees have looked at the risks to which the charity is exposed and\nhave put measures in "
        "place.\n"
        "Cover: £10,000,000 any one occurrence, unlimited in the period of insurance\nExpires: 1 May 2026\n"
    )

    found = [block.text.text for block in text.read(wrapped.encode()).paragraphs()]

    assert found == [
        "The trustees have looked at the risks to which the charity is exposed and have put measures in "
        "place.",
        "Cover: £10,000,000 any one occurrence, unlimited in the period of insurance",
        "Expires: 1 May 2026",
    ]


def test_headings_are_capitals_underlined_or_marked() -> None:
    reading = text.read(b"SAFEGUARDING POLICY\n\nReview\n======\n\n## Scope\n\nPlain\n")

    assert [(block.level, block.text.text) for block in reading.paragraphs()] == [
        (2, "SAFEGUARDING POLICY"),
        (1, "Review"),
        (2, "## Scope"),
        (0, "Plain"),
    ]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_records_are_a_table_whatever_divides_them(sign: str) -> None:
    data = f'Name{sign}Role{sign}Issued\nA Reed{sign}Tutor{sign}"01/02\n2024"\nB Moss{sign}Cook{sign}✓\n'

    (table,) = text.read(data.encode()).blocks

    assert isinstance(table, Table)
    assert [[cell.text.text for cell in row] for row in table.rows] == [
        ["Name", "Role", "Issued"],
        ["A Reed", "Tutor", "01/02\n2024"],
        ["B Moss", "Cook", "☒"],
    ]
    assert table.rows[2][1].text.anchor == "line 4 column 2"


def test_an_address_and_sentences_with_commas_are_no_table() -> None:
    letter = b"Dear Madam, thank you.\nWe are insured, as agreed.\nYours, Ann.\n"

    assert all(isinstance(block, Paragraph) for block in text.read(letter).blocks)
    assert all(
        isinstance(block, Paragraph)
        for block in text.read(b"1 High Street, Worthing\nWest Sussex, BN1 1AA\n").blocks
    )


def test_quotes_are_found_again_only_where_they_stand() -> None:
    data = LETTER.encode()

    assert text.recheck(
        data,
        [
            Evidence("a.txt", "Larkfield", anchor="line 3"),
            Evidence("a.txt", "Larkfield", anchor="line 4"),
            Evidence("a.txt", "", anchor="line 3"),
        ],
    ) == [True, False, False]


def test_other_data_and_too_much_data_have_named_errors(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Unreadable, match="other data"):
        text.read(bytes(range(1, 8)) * 100)
    monkeypatch.setattr(text, "MAX_TEXT_BYTES", 10)
    with pytest.raises(LimitExceeded, match="larger than"):
        text.read(b"x" * 11)


def test_an_empty_file_has_no_blocks() -> None:
    assert text.read(b"").blocks == ()


def test_too_many_lines_are_said_to_be_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MAX_LINES", 2)

    assert (
        text.read(b"a\n\nb\n").partial_reason == "Only the first 2 lines were read; ask for a shorter file."
    )
