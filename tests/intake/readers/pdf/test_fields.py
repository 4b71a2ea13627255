"""Form fields come with what they hold and the words that name them."""

from __future__ import annotations

from intake.located import Field, Paragraph
from intake.readers import pdf
from tests.make import pdf as make

_QUESTION = (
    "2.1 Has your organisation, or any director, been convicted of an offence under this heading in the last "
    "five years, anywhere? Please answer Yes or No."
)
_FORM = make.form(
    "Selection form",
    [
        make.Field("text", "1.1 Name of your organisation", "Example Tutors Ltd"),
        make.Field("yesno", _QUESTION, chosen=("No",)),
        make.Field("yesno", "2.2 Another question", chosen=()),
        make.Field(
            "tick",
            "3 Which categories do you apply for?",
            choices=("A Tuition", "B Mentoring"),
            chosen=("B Mentoring",),
        ),
        make.Field("long", "4 Describe your service", "We teach.\nWe mentor."),
    ],
).data


def _fields() -> list[Field]:
    return list(pdf.read(_FORM).fields())


def test_text_fields_have_their_value_and_label() -> None:
    name = _fields()[0]

    assert (name.type, name.label, name.value) == (
        "text",
        "1.1 Name of your organisation",
        "Example Tutors Ltd",
    )
    (evidence,) = name.text.cite("form.pdf")
    assert (evidence.quote, evidence.page, evidence.box) == ("Example Tutors Ltd", 1, name.box)


def test_radio_buttons_are_one_field_with_the_chosen_label() -> None:
    chosen, blank = _fields()[1:3]

    assert (chosen.type, chosen.value, chosen.options, chosen.label) == (
        "radio",
        "No",
        ("Yes", "No"),
        _QUESTION,
    )
    assert [item.quote for item in chosen.text.cite("form.pdf")] == ["No"]
    assert (blank.value, blank.checked) == (None, False)


def test_tick_boxes_cite_the_words_beside_them() -> None:
    tuition, mentoring = _fields()[3:5]

    assert (tuition.label, tuition.checked) == ("A Tuition", False)
    assert (mentoring.label, mentoring.checked) == ("B Mentoring", True)
    assert [item.quote for item in mentoring.text.cite("form.pdf")] == ["B Mentoring"]


def test_fields_stand_below_their_question() -> None:
    blocks = pdf.read(_FORM).blocks
    question = next(n for n, b in enumerate(blocks) if isinstance(b, Paragraph) and b.text.text.startswith("4 Desc"))

    answer = blocks[question + 1]

    assert isinstance(answer, Field)
    assert answer.value == "We teach.\nWe mentor."


def test_field_values_are_rechecked_against_the_form() -> None:
    evidence = [item for field in _fields() for item in field.text.cite("form.pdf")]

    assert len(evidence) >= 5
    assert all(pdf.recheck(_FORM, evidence))
