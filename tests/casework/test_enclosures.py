"""An answer that points to an enclosure is held against the files that were sent."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import docx
import pytest

from casework.assess import Outcome, assess
from casework.enclosures import Pointer, file_for, pointers
from tests.make.limited import shared_sandbox


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("See attachment 4", ["attachment 4"]),
        ("please see attached (Appendix B) and Annex 2.1", ["appendix B", "annex 2.1"]),
        ("Refer to Att. 04 and att no. 5", ["attachment 4", "attachment 5"]),
        ("see enclosed", []),
        ("A document a parent can read is attached", []),
        ("Please see the attached file", []),
        ("see Exhibit IV", ["exhibit IV"]),
        ("Attached: Supporting Document 12 - policy", ["document 12"]),
    ],
)
def test_what_words_point_to(words: str, found: list[str]) -> None:
    assert [str(pointer) for pointer in pointers(words)] == found


@pytest.mark.parametrize(
    ("name", "there"),
    [
        ("Attachment 4 - Insurance.pdf", True),
        ("attachment_04.pdf", True),
        ("Att4 PL.pdf", True),
        ("4. Insurance certificate.pdf", True),
        ("04 Insurance.pdf", True),
        ("Attachments/Attachment 4/scan.pdf", True),
        ("Attachment 14.pdf", False),
        ("Attachment 40.pdf", False),
        ("Appendix 4.pdf", False),
        ("Insurance 4.pdf", False),
    ],
)
def test_which_file_is_called_so(name: str, there: bool) -> None:
    assert (file_for(Pointer("attachment", "4"), ["SQ.docx", name]) == name) is there


def checked(folder: Path, answer: str, *others: str) -> Outcome:
    document = docx.Document()
    document.add_heading("Selection Questionnaire", 1)
    table = document.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    for row in (
        ("No.", "Question", "Your answer"), ("1", "Full name of the organisation", "Wether Down Tutors Ltd"),
        ("2", "Company registration number", "11400231"),
        ("3", "Please give details of your employers' liability insurance", answer),
    ):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    kept = io.BytesIO()
    document.save(kept)
    pack = folder / "pack"
    pack.mkdir()
    (pack / "Our SQ.docx").write_bytes(kept.getvalue())
    for name in others:
        (pack / name).write_text("Notes.", encoding="utf-8")
    return assess([pack], "iap", as_at=date(2026, 11, 2), sandbox=shared_sandbox())


def told(outcome: Outcome) -> tuple[list[str], list[str]]:
    (document,) = (one for one in outcome.assessments[0].documents if one.path == "Our SQ.docx")
    return (
        [flag for flag in document.flags if flag == "reference_unresolved"],
        [notice for notice in outcome.notices if "points to" in notice],
    )


def test_an_enclosure_that_was_not_sent_is_named_with_the_question(tmp_path: Path) -> None:
    flags, notices = told(checked(tmp_path, "See attachment 4", "Attachment 3.txt"))

    assert flags == ["reference_unresolved"]
    assert notices == [
        "Wether Down Tutors Ltd: Our SQ.docx points to attachment 4 (question 3), but no file that was sent is called "
        "so."
    ]


def test_one_that_was_sent_is_in_order(tmp_path: Path) -> None:
    assert told(checked(tmp_path, "See attachment 4", "Attachment 4.txt")) == ([], [])
