"""What certificates say of the use of vehicles, and the names that sections give to covers."""

from __future__ import annotations

import pytest

from intake.kinds.insurance.covers import mentions
from intake.kinds.insurance.parties import insurers_in
from intake.kinds.insurance.statements import business_use
from intake.located import Text


@pytest.mark.parametrize(
    ("words", "covered"),
    [
        ("Social, domestic and pleasure, and use on the Insured's business, with carriage of children", True),
        ("Use by the policyholder's employees on the policyholder's business", True),
        ("Social, domestic and pleasure only", False),
        ("Not to be used for the insured's business", False),
        ("Business: independent fostering agency", None),
    ],
)
def test_business_use_is_read_from_the_whole_statement(words: str, covered: bool | None) -> None:
    assert business_use(words) is covered


@pytest.mark.parametrize(
    ("heading", "cover"),
    [
        ("Section 1 Liability to your employees", "employers_liability"),
        ("Section 2 Liability to the public", "public_liability"),
        ("Section 3 Professional indemnity", "professional_indemnity"),
    ],
)
def test_a_section_names_its_cover_in_plain_words(heading: str, cover: str) -> None:
    assert [mention.cover for mention in mentions(heading)] == [cover]


@pytest.mark.parametrize(
    ("words", "insurers"),
    [
        ("Issued by Tern & Low, insurance brokers, for Osier Bank Learning CIC.", []),
        ("The cover is underwritten by Harrow Mutual Insurance plc.", ["Harrow Mutual Insurance plc"]),
    ],
)
def test_a_broker_is_never_the_insurer(words: str, insurers: list[str]) -> None:
    seen = insurers_in(Text(words, anchor="paragraph 1"), 0, words, (), ())

    assert [item.value for item in seen] == insurers
