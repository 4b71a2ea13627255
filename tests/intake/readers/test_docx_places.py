"""Every word of a Word file has a place that a person can follow: headings, numbers, regions, anchors."""

from __future__ import annotations

from intake.located import Reading, Table
from intake.readers import docx
from schemas.types import Evidence
from tests.make.ooxml import p, r, tbl, tc, word


def lines(reading: Reading) -> list[str]:
    return [block.text.text for block in reading.paragraphs() if not block.text.hidden]


def first_table(reading: Reading) -> Table:
    return next(reading.tables())


STYLES = (
    '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="H2"><w:name w:val="heading 2"/><w:basedOn w:val="H1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Council part"/><w:pPr><w:outlineLvl '
    'w:val="1"/></w:pPr>'
    "</w:style>"
    '<w:style w:type="paragraph" w:styleId="TOCHeading"><w:name w:val="TOC Heading"/><w:basedOn '
    'w:val="H1"/></w:style>'
)


def styled(style: str, text: str) -> str:
    return p(r(text), properties=f'<w:pStyle w:val="{style}"/>')


def test_headings_come_from_styles_and_outline_levels() -> None:
    body = (
        styled("H1", "Part A")
        + styled("Own", "Insurance")
        + p(r("Text"))
        + p(r("Direct"), properties='<w:outlineLvl w:val="2"/>')
        + styled("TOCHeading", "Contents")
    )

    reading = docx.read(word(body, parts={"styles": STYLES}))

    assert [(block.level, block.text.text) for block in reading.paragraphs()] == [
        (1, "Part A"),
        (2, "Insurance"),
        (0, "Text"),
        (3, "Direct"),
        (0, "Contents"),
    ]


def test_a_short_bold_paragraph_is_a_heading_but_an_answer_is_not() -> None:
    bold = [
        p(r(text, "<w:b/>"))
        for text in ("Our insurers", "Yes", "Do you hold it?", "Name: Acme", "25/03/2024")
    ]

    reading = docx.read(word("".join(bold)))

    assert [block.level for block in reading.paragraphs()] == [9, 0, 0, 0, 0]


def test_anchors_name_the_headings_above_and_are_unique() -> None:
    body = (
        styled("H1", "Part A")
        + p(r("One"))
        + styled("H2", "Insurance")
        + tbl([tc(p(r("a"))), tc(p(r("b")))])
        + styled("H1", "Part A")
        + p(r("Two"))
    )

    reading = docx.read(word(body, parts={"styles": STYLES}))

    anchors = [text.anchor for text in reading.texts()]
    assert anchors == [
        "Part A > heading",
        "Part A > paragraph 1",
        "Part A > Insurance > heading",
        "Part A > Insurance > table 1 row 1 column 1",
        "Part A > Insurance > table 1 row 1 column 2",
        "Part A (2) > heading",
        "Part A (2) > paragraph 1",
    ]
    assert first_table(reading).heading == "Insurance"


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%3)"/></w:lvl>'
    "</w:abstractNum>"
    '<w:abstractNum w:abstractNumId="1">'
    '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
)


def item(text: str, level: int = 0, number: int = 1) -> str:
    return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def test_automatic_numbers_are_read_but_not_quoted() -> None:
    body = (
        item("Part")
        + item("Name", 1)
        + item("Legal", 2)
        + item("Trading", 2)
        + item("Next")
        + item("Again", 1)
        + item("Bullet", 0, 2)
        + item("Seven", 0, 3)
    )

    reading = docx.read(word(body, parts={"numbering": NUMBERING}))

    assert lines(reading) == [
        "1.\tPart",
        "1.1\tName",
        "(a)\tLegal",
        "(b)\tTrading",
        "2.\tNext",
        "2.1\tAgain",
        "Bullet",
        "7.\tSeven",
    ]
    assert [text.cite("d")[0].quote for text in reading.texts()] == [
        "Part",
        "Name",
        "Legal",
        "Trading",
        "Next",
        "Again",
        "Bullet",
        "Seven",
    ]


def test_a_cell_with_only_an_automatic_number_gives_that_number() -> None:
    reading = docx.read(word(tbl([tc(item("")), tc(p(r("Legal name")))]), parts={"numbering": NUMBERING}))

    number, _ = first_table(reading).rows[0]

    assert number.text.text == "1.\t"
    assert number.text.cite("d") == ()


def test_headers_footers_notes_and_comments_stand_in_their_regions() -> None:
    references = '<w:headerReference w:type="default" r:id="rId1"/><w:footerReference r:id="rId2"/>'
    data = word(
        p(r("Body")) + f"<w:sectPr>{references}</w:sectPr>",
        parts={
            "header": p(r("Head")),
            "footer": p(r("Foot")),
            "footnotes": f'<w:footnote w:id="0" w:type="separator">{p(r("-"))}</w:footnote>'
            f'<w:footnote w:id="1">{p(r("Note"))}</w:footnote>',
            "comments": f'<w:comment w:id="0">{p(r("Remark"))}</w:comment>',
        },
    )

    reading = docx.read(data)

    assert [(block.region, block.text.text) for block in reading.paragraphs()] == [
        ("header", "Head"),
        ("body", "Body"),
        ("footer", "Foot"),
        ("footnote", "Note"),
        ("comment", "Remark"),
    ]
    assert "comments" in reading.flags


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<v:textbox><w:txbxContent>{p(r('In the box'))}</w:txbxContent></v:textbox>"
    drawing = (
        f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )

    reading = docx.read(word(p(r("Before"), drawing) + p(r("After"))))

    assert [(block.region, block.text.text) for block in reading.paragraphs()] == [
        ("body", "Before"),
        ("textbox", "In the box"),
        ("body", "After"),
    ]


def test_every_quote_is_found_again_at_its_anchor_and_no_other() -> None:
    data = word(
        styled("H1", "Part A") + item("Name", 1) + tbl([tc(p(r("Yes "), r("indeed"))), tc(p(r("No")))]),
        parts={"styles": STYLES, "numbering": NUMBERING},
    )
    evidence = [place for text in docx.read(data).texts() for place in text.cite("form.docx")]

    assert docx.recheck(data, evidence) == [True] * 4
    assert docx.recheck(
        data,
        [
            Evidence("form.docx", "Yesindeed", anchor="Part A > table 1 row 1 column 1"),
            Evidence("form.docx", "Yes", anchor="Part A > table 1 row 1 column 2"),
            Evidence("form.docx", "", anchor="Part A > table 1 row 1 column 1"),
            Evidence("form.docx", "Name", anchor=None),
        ],
    ) == [True, False, False, False]
