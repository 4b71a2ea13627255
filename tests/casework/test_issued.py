"""What a provider changed in the council's own form is shown; a form that was only filled in is left in peace."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import docx
import pytest
from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate, Table

from casework.assess import Outcome, assess
from schemas.errors import UsageError
from tests.make.limited import shared_sandbox
from tests.make.scans import scanned_pdf

AS_AT = date(2026, 11, 2)
Row = tuple[str, str, str]
FORM: tuple[Row, ...] = (
    ("1.1", "Full name of the organisation submitting the information", "Brindle Moss Learning CIC"),
    ("1.2", "Company registration number", "12004573"),
    ("1.3", "Date of registration in country of origin", "14 May 2019"),
    ("2.1", "Do you hold public liability insurance of at least £5,000,000 for any one claim?", "Yes"),
    ("2.2", "Do you hold employers' liability insurance of at least £10,000,000?", "Yes"),
    ("3.1", "Has your organisation been convicted of fraud in the last five years?", "No"),
    ("3.2", "Has your organisation been served with an enforcement notice in the last three years?", "No"),
    ("4.1", "Name of the designated safeguarding lead", "Petra Vance"),
)


def word(rows: Sequence[Row], filled: bool = True) -> bytes:
    document = docx.Document()
    document.add_heading("Selection Questionnaire", 1)
    table = document.add_table(rows=0, cols=3)
    table.style = "Table Grid"
    shown = rows if filled else [(number, question, "") for number, question, _ in rows]
    for row in (("No.", "Question", "Your answer"), *shown):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def pdf(rows: Sequence[Row]) -> bytes:
    kept = io.BytesIO()
    grid = Table(
        [("No.", "Question", "Your answer"), *rows], colWidths=(36, 380, 110),
        style=[("GRID", (0, 0), (-1, -1), 0.6, "black"), ("FONTSIZE", (0, 0), (-1, -1), 9)],
    )
    SimpleDocTemplate(kept, pagesize=A4, invariant=True, title="Selection Questionnaire").build([grid])
    return kept.getvalue()


def checked(folder: Path, name: str, returned: bytes, issued: bytes | None = None) -> Outcome:
    (folder / "pack").mkdir()
    (folder / "pack" / name).write_bytes(returned)
    blank = folder / "Blank SQ.docx"
    blank.write_bytes(word(FORM, filled=False) if issued is None else issued)
    return assess([folder / "pack"], "iap", as_at=AS_AT, issued=[blank], sandbox=shared_sandbox())


def flags(outcome: Outcome) -> set[str]:
    (document,) = outcome.assessments[0].documents
    return {flag for flag in document.flags if flag.startswith("questions_")}


def notices(outcome: Outcome) -> list[str]:
    return [notice for notice in outcome.notices if "SQ" in notice]


def test_a_form_that_was_only_filled_in_has_no_flag(tmp_path: Path) -> None:
    outcome = checked(tmp_path, "Our SQ.docx", word(FORM))

    assert flags(outcome) == set()
    assert notices(outcome) == []


def test_the_same_form_in_another_format_or_scanned_has_none_either(tmp_path: Path) -> None:
    for name, data in (("Our SQ.pdf", pdf(FORM)), ("Our SQ scan.pdf", scanned_pdf(pdf(FORM), dpi=200, skew=1.0))):
        folder = tmp_path / name
        folder.mkdir()
        outcome = checked(folder, name, data)

        assert flags(outcome) == set(), outcome.notices


def test_what_is_left_out_put_otherwise_and_added_is_named(tmp_path: Path) -> None:
    lowered = ("2.1", "Do you hold public liability insurance of at least £1,000,000 for any one claim?", "Yes")
    new = ("4.2", "What else would you like the council to know about you?", "We won an award.")
    returned = [*FORM[:3], lowered, FORM[4], FORM[6], FORM[7], new]

    outcome = checked(tmp_path, "Our SQ.docx", word(returned))

    assert flags(outcome) == {"questions_deleted", "questions_reworded", "questions_added"}
    (notice,) = notices(outcome)
    assert notice == (
        "Brindle Moss Learning CIC: Our SQ.docx differs from the form that was issued (Blank SQ.docx): 1 question is "
        "not in it (3.1 Has your organisation been convicted of fraud in the last…); 1 question is worded otherwise "
        "(2.1 Do you hold public liability insurance of at least…); 1 question is not in the form issued "
        "(4.2 What else would you like the council to know about you?)."
    )


def test_numbers_may_change_and_questions_move(tmp_path: Path) -> None:
    moved = [(str(number), question, answer) for number, (_, question, answer) in enumerate(reversed(FORM), start=1)]

    assert flags(checked(tmp_path, "Our SQ.docx", word(moved))) == set()


def test_another_form_altogether_is_said_and_not_flagged(tmp_path: Path) -> None:
    other = [
        ("A", "What is the trading name of your business?", "Brindle"), ("B", "VAT registration number", "None"),
        ("C", "How many staff do you employ?", "8"), ("D", "What is your website address?", "brindle.example"),
    ]

    outcome = checked(tmp_path, "Our SQ.docx", word(other))

    assert flags(outcome) == set()
    assert any("is not a return of Blank SQ.docx" in notice for notice in outcome.notices)


def test_what_is_no_form_is_wrong_use(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"No question was found in Blank SQ\.docx"):
        checked(tmp_path, "Our SQ.docx", word(FORM), b"nothing of a form")
