"""A picture where an OpenDocument text asks for a signature is marked, unsurely; any other picture is not."""

from __future__ import annotations

import pytest

from intake.readers import signing
from intake.readers.opendocument import textdocument
from tests.make.opendocument import odt, p


def picture(wide: str = "4.2cm", high: str = "1.4cm", anchor: str = "as-char") -> str:
    return (
        f'<draw:frame text:anchor-type="{anchor}" svg:width="{wide}" svg:height="{high}">'
        '<draw:image xlink:href="Pictures/1.png"/></draw:frame>'
    )


def row(*cells: str) -> str:
    inner = "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
    return f"<table:table-row>{inner}</table:table-row>"


def marked(content: str) -> list[tuple[str, float]]:
    texts = textdocument.read(odt(content)).texts()
    return [(text.text, text.confidence) for text in texts if signing.MARK in text.text]


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (p("Signed: ", picture()), "Signed: ✍"),
        (p("Signed: ", picture(anchor="paragraph")), "Signed: ✍"),
        (p("Signature") + p(picture()), "✍"),
        (f"<table:table>{row(p('Signature of director'), p(picture()))}</table:table>", "✍"),
        (f"<table:table>{row(p('Name'), p('Signature'))}{row(p('A'), p(picture()))}</table:table>", "✍"),
        (f"<table:table>{row(p('Please sign here') + p(picture()))}</table:table>", "Please sign here\n✍"),
    ],
)
def test_a_picture_where_a_signature_is_asked_for_is_marked(content: str, shown: str) -> None:
    assert marked(content) == [(shown, signing.CONFIDENCE)]


@pytest.mark.parametrize(
    "content", [p("Logo: ", picture()), p(picture()) + p("Signed:"), p("Signed: ", picture(wide="21cm", high="29.7cm"))]
)
def test_no_other_picture_is_taken_for_a_signature(content: str) -> None:
    assert marked(content) == []
