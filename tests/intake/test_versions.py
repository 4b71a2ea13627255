"""Only clear signs make one document a version of another."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.versions import NO_MARK, Candidate, name_mark, superseded, version_mark
from schemas.types import DocumentKind


def docs(kind: DocumentKind, *paths: str, subject: str | None = None) -> list[Candidate]:
    return [Candidate(path, kind, subject) for path in paths]


@pytest.mark.parametrize(
    ("name", "stem", "mark"),
    [
        ("SQ", "SQ", NO_MARK),
        ("SQ (v2)", "SQ", ("", (2,), 0)),
        ("SQ v2", "SQ", ("", (2,), 0)),
        ("SQ_V2.1", "SQ", ("", (2, 1), 0)),
        ("SQ - version 3", "SQ", ("", (3,), 0)),
        ("SQ rev 4", "SQ", ("", (4,), 0)),
        ("SQ_2", "SQ", ("", (2,), 0)),
        ("SQ (1)", "SQ", ("", (2,), 0)),
        ("SQ v3 final", "SQ", ("", (3,), 1)),
        ("SQ FINAL", "SQ", ("", (1,), 1)),
        ("SQ draft v2", "SQ", ("", (2,), -1)),
        ("SQ 20261001093000", "SQ", ("20261001093000", (1,), 0)),
        ("SQ_2026-10-01_09-30", "SQ", ("20261001093000", (1,), 0)),
        ("SQ 01-10-2026 0930", "SQ", ("20261001093000", (1,), 0)),
        ("SQ (copy 2)", "SQ", NO_MARK),
        ("Reference 1", "Reference 1", NO_MARK),
        ("Site 2 assessment", "Site 2 assessment", NO_MARK),
        ("Policy_1", "Policy_1", NO_MARK),
        ("Accounts 2025-03-31", "Accounts 2025-03-31", NO_MARK),
        ("Accounts_2025", "Accounts_2025", NO_MARK),
        ("Appendix V", "Appendix V", NO_MARK),
        ("v2", "v2", NO_MARK),
        ("TV2", "TV2", NO_MARK),
    ],
)
def test_marks_in_names(name: str, stem: str, mark: object) -> None:
    assert name_mark(name) == (stem, mark)
    assert version_mark(f"Policies/{name}.docx") == (f"Policies/{stem}", (NO_MARK, mark))


def test_a_folders_mark_comes_before_a_files() -> None:
    marks = [
        version_mark(path)
        for path in ("Return/SQ.docx", "Return/SQ v3.docx", "Return (v2)/SQ.docx", "Return (v2)/SQ v2.docx")
    ]

    assert {stem for stem, _ in marks} == {"Return/SQ"}
    assert marks == sorted(marks)


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("SQ.docx", "SQ (v2).docx"),
        ("SQ v1.docx", "SQ v2.docx"),
        ("SQ v2.docx", "SQ v10.docx"),
        ("SQ v1.9.docx", "SQ v1.10.docx"),
        ("SQ.docx", "SQ_2.docx"),
        ("SQ.docx", "SQ (1).docx"),
        ("SQ draft.docx", "SQ.docx"),
        ("SQ.docx", "SQ final.pdf"),
        ("SQ 2026-10-01 0930.docx", "SQ 2026-10-02 0815.docx"),
        ("SQ.docx", "SQ 2026-10-02 0815.docx"),
        ("Return/SQ.docx", "Return (v2)/SQ.docx"),
        ("Tender v2/SQ.docx", "Tender v2/SQ v2.docx"),
        ("Lot_2/SQ.docx", "Lot_2/SQ v2.docx"),
        ("Questionnaire/SQ.docx", "Additional documents/SQ (v2).docx"),
        ("sq  form.docx", "SQ_Form v2.docx"),
    ],
)
def test_the_later_mark_counts_in_whatever_order(older: str, newer: str) -> None:
    for order in permutations([older, newer]):
        assert superseded(docs("questionnaire", *order)) == {older}


@pytest.mark.parametrize(
    "documents",
    [
        docs("reference", "Reference 1.docx", "Reference 2.docx"),
        docs("reference", "Reference.docx", "Reference (1).docx"),
        docs("policy", "Policy_1.docx", "Policy_2.docx", subject="safeguarding"),
        docs("risk_assessment", "Site 1/RA.docx", "Site 2/RA.docx"),
        docs("risk_assessment", "Site_2/RA.docx", "Site_3/RA.docx"),
        docs("insurance_certificate", "Insurance_2.pdf", "Insurance_3.pdf", subject="public_liability"),
        docs("questionnaire", "SQ.docx", "SQ.pdf"),
        docs("questionnaire", "Acme/SQ.docx", "Beta/SQ v2.docx"),
        docs("pricing_schedule", "Lot 1/Prices v1.xlsx", "Lot 2/Prices v2.xlsx"),
        docs("risk_assessment", "Hall/RA v1.docx", "Hut/RA v2.docx"),
        [Candidate("SQ.docx", "questionnaire"), Candidate("SQ v2.docx", "declaration")],
        [
            Candidate("PL v1.pdf", "insurance_certificate", "public_liability"),
            Candidate("PL v2.pdf", "insurance_certificate", "employers_liability"),
        ],
        [
            Candidate("Accounts 2024.pdf", "accounts", "Acme", ("2024-03-31",)),
            Candidate("Accounts 2025.pdf", "accounts", "Acme", ("2025-03-31",)),
        ],
        [
            Candidate("A.pdf", "policy", "safeguarding", ("2025-01-01",), title="Child protection policy"),
            Candidate("B.pdf", "policy", "safeguarding", ("2026-01-01",), title="Safer touch policy"),
        ],
        [
            Candidate(
                "Primary.pdf",
                "insurance_certificate",
                "public_liability",
                ("2026-01-01", "2026-12-31"),
                ("2026-01-01", "2026-12-31"),
            ),
            Candidate(
                "Excess layer.pdf",
                "insurance_certificate",
                "public_liability",
                ("2026-03-01", "2027-02-28"),
                ("2026-03-01", "2027-02-28"),
            ),
        ],
        [
            Candidate("A.pdf", "insurance_certificate", "public_liability", modified="2026-01-01T00:00:00"),
            Candidate("B.pdf", "insurance_certificate", "public_liability", modified="2026-02-01T00:00:00"),
        ],
    ],
)
def test_two_documents_stay_two(documents: list[Candidate]) -> None:
    assert superseded(documents) == frozenset()


def test_a_renewed_certificate_replaces_the_one_before() -> None:
    old = Candidate(
        "Liability cover.pdf",
        "insurance_certificate",
        "public_liability",
        ("2024-11-01", "2025-10-31"),
        ("2024-11-01", "2025-10-31"),
    )
    new = Candidate(
        "PL 2026.pdf",
        "insurance_certificate",
        "public_liability",
        ("2025-11-01", "2026-10-31"),
        ("2025-11-01", "2026-10-31"),
    )

    assert superseded([old, new]) == {"Liability cover.pdf"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Safeguarding policy 2024.docx", "Safeguarding policy 2025.docx"),
        ("Safeguarding Policy Sept 2024.docx", "safeguarding_policy March 2026.pdf"),
    ],
)
def test_a_policy_of_the_same_name_with_later_dates_replaces_the_one_before(first: str, second: str) -> None:
    old = Candidate(first, "policy", "safeguarding", ("2024-09-01",))
    new = Candidate(second, "policy", "safeguarding", ("2025-09-01",))

    assert superseded([new, old]) == {first}


def test_the_mark_comes_before_the_dates_and_the_dates_before_the_archive() -> None:
    marked = [
        Candidate("SQ v2.docx", "questionnaire", None, ("2026-01-01",), modified="2026-01-01T00:00:00"),
        Candidate("SQ v1.docx", "questionnaire", None, ("2026-05-01",), modified="2026-05-01T00:00:00"),
    ]
    same_name = [
        Candidate("SQ.docx", "questionnaire", None, ("2026-05-01",), modified="2026-01-01T00:00:00"),
        Candidate("SQ (copy 2).docx", "questionnaire", None, ("2026-01-01",), modified="2026-05-01T00:00:00"),
    ]
    by_time = [
        Candidate("SQ.docx", "questionnaire", modified="2026-01-01T00:00:00"),
        Candidate("SQ (copy 2).docx", "questionnaire", modified="2026-05-01T00:00:00"),
    ]

    assert superseded(marked) == {"SQ v1.docx"}
    assert superseded(same_name) == {"SQ (copy 2).docx"}
    assert superseded(by_time) == {"SQ.docx"}


def test_of_three_versions_the_last_alone_counts() -> None:
    assert superseded(docs("questionnaire", "SQ.docx", "SQ v2.docx", "SQ v3.docx", "Other.docx")) == {
        "SQ.docx",
        "SQ v2.docx",
    }


@given(
    st.lists(
        st.builds(
            Candidate,
            st.sampled_from(
                ["SQ.docx", "SQ v2.docx", "SQ_2.docx", "SQ (1).docx", "SQ final.docx", "a/SQ.docx", "b v2/SQ.docx"]
            ),
            st.sampled_from(["questionnaire", "policy", "insurance_certificate", "accounts"]),
            st.sampled_from([None, "one"]),
            st.sampled_from([(), ("2025-01-01",), ("2026-01-01",)]),
        ),
        unique_by=lambda candidate: candidate.path,
    ),
    st.randoms(use_true_random=False),
)
def test_something_always_stays_and_order_does_not_matter(documents: list[Candidate], random: object) -> None:
    old = superseded(documents)

    assert old == superseded(documents[::-1])
    assert old <= {document.path for document in documents}
    for kind in {document.kind for document in documents}:
        assert not {document.path for document in documents if document.kind == kind} <= old
