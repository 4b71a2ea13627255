"""Every way to answer, in every place of a Word form, against what its pages show."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from intake.located import Paragraph, Reading
from intake.readers import docx
from tests.make.ooxml import p, r, word
from tests.make.word_controls import INLINE, PLACES, QUESTION, Form, every_control, questionnaire, sdt


def answers(reading: Reading) -> dict[str, str]:
    """By label what stands beside it: after it in a paragraph or a merged cell, or in the last cell of its row."""
    return dict(_answers(reading))


def _answers(reading: Reading) -> Iterator[tuple[str, str]]:
    for block in reading.blocks:
        if isinstance(block, Paragraph) and not block.text.hidden and block.text.text.startswith("Q"):
            yield _parted(block.text.text)
    for table in reading.tables():
        for row in table.rows:
            if row[0].column_span > 1:
                yield _parted(row[0].text.text)
            elif len(row) > 1:
                yield row[0].text.text, row[-1].text.text


def _parted(line: str) -> tuple[str, str]:
    label, _, answer = line.partition(": ")
    return label, answer


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", INLINE)
def test_every_way_to_answer_is_read_in_every_place(way: str, place: str) -> None:
    form = Form()
    form.ask(way, place)

    read = answers(docx.read(form.data()))

    assert {label: read[label] for label in form.truth} == form.truth


def test_a_form_of_all_of_them_is_read_as_each_alone() -> None:
    form = every_control(rounds=4)

    read = answers(docx.read(form.data()))

    assert {label: read[label] for label in form.truth} == form.truth
    assert len(form.truth) == 4 * len(INLINE) * len(PLACES)


def test_a_questionnaire_is_read_to_the_last_letter() -> None:
    form = questionnaire(sections=40)

    reading = docx.read(form.data())

    read = answers(reading)
    assert {label: read[label] for label in form.truth} == form.truth
    assert sum(1 for text in reading.texts() if text.text == QUESTION) == 240


def test_a_tick_box_shows_its_state_although_nothing_is_drawn_in_it() -> None:
    ticked = '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'

    reading = docx.read(word(p(sdt("", ticked), r(" Yes ")) + p(r("No "), sdt("<w:r><w:t></w:t></w:r>", ticked))))

    assert [text.text for text in reading.texts()] == ["☒ Yes ", "No ☒"]


def test_an_activex_control_is_said_to_be_unread() -> None:
    control = '<w:r><w:object><w:control r:id="rId9" w:name="CheckBox1"/></w:object></w:r>'

    reading = docx.read(word(p(r("Agreed: "), control)))

    assert reading.partial_reason is not None
    assert "ActiveX" in reading.partial_reason
