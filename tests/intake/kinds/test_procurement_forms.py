"""The published forms of public procurement, as they are issued: their questions are found, and none is answered."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from intake import media
from intake.facts import FactSheet
from intake.kinds.questionnaire import extract
from intake.matching.wording import plain
from intake.registry import READERS
from schemas.loader import load_yaml
from schemas.types import Answer

FORMS: dict[str, dict[str, Any]] = load_yaml(Path(__file__).parent / "procurement" / "questions.yml")
NOTE = re.compile(r"^(?:\[footnote \d+\]|\d+(?=[A-Z]))")
TYPES = {".pdf": "application/pdf", ".html": "text/html", ".xlsx": media.XLSX}


def questions_of(path: Path) -> list[Answer]:
    reading = READERS[TYPES[path.suffix]].read(path.read_bytes())
    sheet = FactSheet(path.name, date(2026, 11, 25))
    extract(reading, sheet)
    return sheet.questions


def absent(listed: list[tuple[str, str]], found: list[Answer]) -> list[tuple[str, str]]:
    """The listed questions that are not among those found, each of which stands for one of the list."""
    printed = [(plain(answer.number), plain(NOTE.sub("", answer.text))) for answer in found]
    missing: list[tuple[str, str]] = []
    for number, words in listed:
        own = "" if number == "-" else plain(number)
        match = next((one for one in printed if own in ("", one[0]) and one[1].startswith(plain(words))), None)
        if match is None:
            missing.append((number, words))
        else:
            printed.remove(match)
    return missing


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_questions_of_a_published_form_are_found(form: str, shared_data: Path) -> None:
    listed = [(number, words) for number, words in FORMS[form]["questions"]]

    found = questions_of(shared_data / "procurement" / FORMS[form]["file"])

    missing = absent(listed, found)
    assert len(missing) <= 0.05 * len(listed), missing


@pytest.mark.parametrize("form", sorted(FORMS))
def test_no_question_of_a_blank_form_is_answered(form: str, shared_data: Path) -> None:
    found = questions_of(shared_data / "procurement" / FORMS[form]["file"])

    assert [answer.text for answer in found if answer.state == "answered"] == []
