"""A picture or ink where a Word form asks for a signature is marked, unsurely; any other picture is not."""

from __future__ import annotations

from datetime import date

import pytest

from intake.located import Reading
from intake.readers import docx, signing
from intake.reading import Source, read_source
from tests.make.ooxml import p, r, tbl, tc, word
from tests.make.word_controls import picture

INK = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wpi"><w:drawing><w14:contentPart r:id="rId9"/></w:drawing>'
    "</mc:Choice><mc:Fallback/></mc:AlternateContent></w:r>"
)
VML = '<w:r><w:pict><v:shape style="width:120pt;height:40pt"><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r>'


def marked(reading: Reading) -> list[tuple[str, float]]:
    return [(text.text, text.confidence) for text in reading.texts() if signing.MARK in text.text]


@pytest.mark.parametrize("drawn", [picture(), picture(floats=True), INK, VML])
def test_a_picture_beside_its_label_is_marked(drawn: str) -> None:
    reading = docx.read(word(p(r("Signed: "), drawn) + p(r("Name: A Person"))))

    assert marked(reading) == [("Signed: ✍", signing.CONFIDENCE)]


@pytest.mark.parametrize(
    "content",
    [
        p(r("Signature of director")) + p() + p(picture()),
        tbl([tc(p(r("Authorised signature"))), tc(p(picture()))]),
        tbl([tc(p(r("Name"))), tc(p(r("Signature")))], [tc(p(r("A Person"))), tc(p(picture()))]),
        tbl([tc(p(r("Please sign here:")) + p(picture()))]),
        tbl([tc(p(r("Outer")) + tbl([tc(p(r("Signed"))), tc(p(INK))]))]),
    ],
)
def test_a_picture_below_or_in_the_next_cell_is_marked(content: str) -> None:
    found = marked(docx.read(word(content)))

    assert len(found) == 1
    assert found[0][0].endswith(signing.MARK)
    assert found[0][1] == signing.CONFIDENCE


@pytest.mark.parametrize(
    "content",
    [
        p(picture()) + p(r("Our policy")),
        p(r("Logo: "), picture()),
        p(r("Signed: "), picture(wide=500, high=700)),
        p(r("Signed: "), picture(wide=4, high=4)),
        p(r("Our staff use sign language")) + p(picture()),
        p(r("All staff must sign the register each morning on arrival and again when they leave.")) + p(picture()),
        tbl([tc(p(r("Signature"))), tc(p())], [tc(p(picture())), tc(p())], [tc(p(picture())), tc(p())])[:0]
        + tbl([tc(p(r("Photograph"))), tc(p(picture()))]),
        p(r("Signed: "), '<w:r><w:pict><v:shape style="width:120pt;height:40pt"><v:imagedata r:id="rId9"/>'
          '<o:signatureline xmlns:o="urn:schemas-microsoft-com:office:office"/></v:shape></w:pict></w:r>'),
    ],
)
def test_no_other_picture_is_taken_for_a_signature(content: str) -> None:
    assert marked(docx.read(word(content))) == []


def test_a_signature_by_picture_is_a_fact_that_a_person_confirms() -> None:
    rows = [("Name", p(r("Anna Example"))), ("Role", p(r("Director"))), ("Signature", p(picture())),
            ("Date", p(r("3 March 2026")))]
    form = p(r("Declaration", "<w:b/>")) + p(r("I declare that the answers are correct.")) + tbl(
        *[[tc(p(r(label))), tc(answer)] for label, answer in rows]
    )

    read = read_source(Source("form.docx", word(form)), date(2026, 4, 1), "questionnaire")

    signed = [fact for fact in read.facts if fact.name == "declaration.signed"]
    assert [fact.value for fact in signed] == [True]
    assert signed[0].confidence <= signing.CONFIDENCE
    assert signed[0].evidence[0].quote == signing.MARK
