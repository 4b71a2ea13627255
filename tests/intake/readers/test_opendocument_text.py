"""OpenDocument texts are read as Word files are: the text as displayed, with the place of each stretch."""

from __future__ import annotations

import pytest

from intake.located import Paragraph, Reading, Table
from intake.readers.opendocument import textdocument
from schemas.errors import BadInput, NeedsPassword, Refused, Unreadable
from schemas.types import Evidence
from tests.make.opendocument import cell, h, odt, p, row, span, style, table, text_style


def lines(reading: Reading) -> list[tuple[str, str]]:
    return [(block.text.anchor or "", block.text.text) for block in reading.blocks if isinstance(block, Paragraph)]


def listed(item: str, attributes: str = "") -> str:
    return f"<text:list {attributes}><text:list-item>{item}</text:list-item></text:list>"


def read(body: str, **parts: str) -> Reading:
    return textdocument.read(odt(body, **parts))


def test_paragraphs_stand_under_their_headings() -> None:
    reading = read(h(1, "Part A") + p("one") + h(2, "Insurance") + p("two") + p() + p("three"))

    assert lines(reading) == [
        ("Part A > heading", "Part A"),
        ("Part A > paragraph 1", "one"),
        ("Part A > Insurance > heading", "Insurance"),
        ("Part A > Insurance > paragraph 1", "two"),
        ("Part A > Insurance > paragraph 2", "three"),
    ]
    assert [block.level for block in reading.paragraphs()] == [1, 0, 2, 0, 0]


def test_a_title_and_a_line_in_bold_are_headings() -> None:
    automatic = style("B", "paragraph", "text-properties", fo_font_weight="bold")
    reading = read(p("Complaints policy", style="Title") + p("Who to tell", style="B") + p("Tell us.", style="B"),
                   automatic=automatic)

    assert [(block.text.text, block.level) for block in reading.paragraphs()] == [
        ("Complaints policy", 1), ("Who to tell", 9), ("Tell us.", 0)]


def test_white_space_is_that_of_the_page() -> None:
    reading = read(p("\n  Name:<text:tab/>Specimen<text:s text:c='3'/>Ltd<text:line-break/>Tutors\n   and more"))

    assert lines(reading) == [("paragraph 1", "Name:\tSpecimen   Ltd\nTutors and more")]


def test_list_numbers_are_counted_and_never_quoted() -> None:
    levels = "".join(
        f'<text:list-level-style-number text:level="{level}" style:num-format="{form}" style:num-suffix="{suffix}" '
        f'text:display-levels="{shown}"/>' for level, form, suffix, shown in ((1, "1", ".", 1), (2, "a", ")", 1))
    )
    body = (
        listed(p("first") + listed(p("inner")), 'xml:id="l1" text:style-name="L"') + p("between")
        + listed(p("second"), 'text:continue-list="l1" text:style-name="L"') + listed(p("anew"), 'text:style-name="L"')
    )
    reading = read(body, automatic=f'<text:list-style style:name="L">{levels}</text:list-style>')

    assert [text for _, text in lines(reading)] == ["1.\tfirst", "a)\tinner", "between", "2.\tsecond", "1.\tanew"]
    (cited,) = next(reading.paragraphs()).text.cite("a.odt")
    assert cited.quote == "first"


def test_numbered_headings_show_their_numbers() -> None:
    outline = ('<text:outline-style style:name="Outline">'
               '<text:outline-level-style text:level="1" style:num-format="1"/>'
               '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="2"/>'
               "</text:outline-style>")
    reading = read(h(1, "Scope") + h(2, "Who") + h(2, "When") + h(1, "Duties"), styles=outline)

    assert [text for _, text in lines(reading)] == ["1\tScope", "1.1\tWho", "1.2\tWhen", "2\tDuties"]


def test_tracked_changes_read_as_if_accepted() -> None:
    tracked = (
        "<text:tracked-changes><text:changed-region text:id='c1'><text:deletion>" + p("£1,000,000")
        + "</text:deletion></text:changed-region><text:changed-region text:id='c2'><text:insertion/>"
        "</text:changed-region></text:tracked-changes>"
    )
    reading = read(tracked + p("Limit: <text:change text:change-id='c1'/><text:change-start text:change-id='c2'/>"
                               "£5,000,000<text:change-end text:change-id='c2'/>"))

    assert lines(reading) == [("paragraph 1", "Limit: £5,000,000")]
    assert {"tracked_deletions", "tracked_insertions"} <= reading.flags


@pytest.mark.parametrize("properties", [
    {"text_display": "none"}, {"fo_color": "#FFFFFF"}, {"fo_font_size": "1pt"},
])
def test_text_that_cannot_be_seen_stands_apart_and_is_marked(properties: dict[str, str]) -> None:
    reading = read(p("seen ", span("unseen", "T")), automatic=text_style("T", **properties))

    assert [(block.text.text, block.text.anchor, block.text.hidden) for block in reading.paragraphs()] == [
        ("seen ", "paragraph 1", False), ("unseen", "paragraph 1 (hidden)", True)]
    assert "hidden_text" in reading.flags


def test_a_hidden_section_is_hidden_text() -> None:
    section = f'<text:section text:name="S" text:display="none">{p("secret")}{table(row(cell(p("x"))))}</text:section>'

    assert [text.text for text in read(section + p("open")).texts() if not text.hidden] == ["open"]


def test_white_text_on_a_coloured_cell_is_seen() -> None:
    automatic = text_style("T", fo_color="#ffffff") + style("C", "table-cell", "table-cell-properties",
                                                            fo_background_color="#1f3864")
    reading = read(table(row(cell(p(span("Question", "T")), 'table:style-name="C"'))), automatic=automatic)

    assert [(text.text, text.hidden) for text in reading.texts()] == [("Question", False)]


def test_struck_out_options_are_left_out() -> None:
    reading = read(p(span("Yes", "T"), " No"), automatic=text_style("T", style_text_line_through_style="solid"))

    assert lines(reading) == [("paragraph 1", "No")]
    assert "struck_text" in reading.flags


def test_merged_cells_stand_once_with_their_spans_and_tables_in_cells_are_nested() -> None:
    inner = table(row(cell(p("n"))), name="Inner")
    body = h(1, "Part") + table(
        row(cell(p("Title"), 'table:number-columns-spanned="2"'), "<table:covered-table-cell/>"),
        row(cell(p("A"), 'table:number-rows-spanned="9"'), cell(p("B") + inner)),
        row("<table:covered-table-cell/>", cell(p("C"))),
        before='<table:table-column table:number-columns-repeated="2"/>',
    )
    (located,) = (block for block in read(body).blocks if isinstance(block, Table))

    cells = [one for line in located.rows for one in line]
    assert [(one.text.text, one.row, one.column, one.row_span, one.column_span) for one in cells] == [
        ("Title", 0, 0, 1, 2), ("A", 1, 0, 2, 1), ("B", 1, 1, 1, 1), ("C", 2, 1, 1, 1)]
    assert located.heading == "Part"
    assert located.rows[1][1].text.anchor == "Part > table 1 row 2 column 2"
    (nested,) = located.rows[1][1].nested
    assert nested.rows[0][0].text.anchor == "Part > table 1 row 2 column 2 > table 1 row 1 column 1"


def test_what_repeats_without_end_is_not_unfolded() -> None:
    body = table(row(cell(p("x"), 'table:number-columns-repeated="999999999"'),
                     attributes='table:number-rows-repeated="999999999"'))

    (located,) = read(body).tables()
    assert len(located.rows) <= 100
    assert max(len(line) for line in located.rows) <= 64


def test_form_controls_show_what_was_filled_in() -> None:
    forms = (
        '<office:forms><form:form><form:checkbox xml:id="c1" form:label="Yes" form:current-state="checked"/>'
        '<form:radio xml:id="c2" form:label="No"/><form:text xml:id="c3" form:current-value="Specimen Tutors Ltd"/>'
        '<form:listbox xml:id="c4"><form:option form:label="Lot 1"/><form:option form:label="Lot 2" '
        'form:current-selected="true"/></form:listbox><form:button xml:id="c5" form:label="Send"/></form:form>'
        "</office:forms>"
    )
    drawn = "".join(p(f"{words}: ", f'<draw:control draw:control="c{number}"/>')
                    for number, words in enumerate(("Charity", "Company", "Name", "Lot", "Button"), 1))

    assert [text.strip() for _, text in lines(read(forms + drawn))] == [
        "Charity: ☒ Yes", "Company: ☐ No", "Name: Specimen Tutors Ltd", "Lot: Lot 2", "Button:"]


def test_content_controls_and_old_form_fields_show_their_state() -> None:
    mark = '<field:fieldmark field:type="vnd.oasis.opendocument.field.{}">{}</field:fieldmark>'
    ticked = '<field:param field:name="Checkbox_Checked" field:value="true"/>'
    chosen = ('<field:param field:name="Dropdown_ListEntry" field:value="Yes"/><field:param '
              'field:name="Dropdown_ListEntry" field:value="No"/><field:param field:name="Dropdown_Selected" '
              'field:value="1"/>')
    body = (
        p('<loext:content-control loext:checkbox="true" loext:checked="true">x</loext:content-control> A')
        + p('<loext:content-control loext:showing-place-holder="true">Click here</loext:content-control>B')
        + p(mark.format("FORMCHECKBOX", ticked), " C") + p(mark.format("FORMCHECKBOX", ""), " D")
        + p(mark.format("FORMDROPDOWN", chosen)) + p("<text:placeholder>&lt;Name&gt;</text:placeholder>E")
        + p('<text:text-input text:description="Enter a name">Enter a name</text:text-input>F')
    )

    assert [text for _, text in lines(read(body))] == ["☒ A", "B", "☒ C", "☐ D", "No", "E", "F"]


def test_headers_footers_notes_comments_and_text_boxes_have_their_own_places() -> None:
    masters = (
        f'<style:master-page style:name="Standard"><style:header>{p("Specimen Tutors Ltd")}</style:header>'
        f'<style:footer>{p("Version 2")}</style:footer></style:master-page>'
        f'<style:master-page style:name="Unused"><style:header>{p("Nobody")}</style:header></style:master-page>'
    )
    note = ('<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            f'<text:note-body>{p("small print")}</text:note-body></text:note>')
    comment = f"<office:annotation><dc:creator>A</dc:creator><dc:date>2026</dc:date>{p('check')}</office:annotation>"
    box = f"<draw:frame><draw:text-box>{p('beside')}</draw:text-box></draw:frame>"
    reading = read(p("body", note, comment, box), masters=masters)

    assert lines(reading) == [
        ("header > paragraph 1", "Specimen Tutors Ltd"),
        ("paragraph 1", "body"),
        ("text box 1 > paragraph 1", "beside"),
        ("footer > paragraph 1", "Version 2"),
        ("footnote 1 > paragraph 1", "small print"),
        ("comment 1 > paragraph 1", "check"),
    ]
    assert "comments" in reading.flags


def test_ticks_set_in_a_picture_font_are_ticks() -> None:
    automatic = text_style("W", style_font_name="Wingdings")

    assert lines(read(p(span("\u00fe", "W"), " Yes"), automatic=automatic)) == [("paragraph 1", "☒ Yes")]


def test_a_quote_must_stand_at_its_anchor() -> None:
    data = odt(p("Approved on 1 January 2026") + p("Review: January 2027"))

    assert textdocument.recheck(data, [
        Evidence("a.odt", "1 January 2026", anchor="paragraph 1"),
        Evidence("a.odt", "1 January 2026", anchor="paragraph 2"),
        Evidence("a.odt", "", anchor="paragraph 1"),
    ]) == [True, False, False]


def test_a_locked_text_needs_its_password() -> None:
    with pytest.raises(NeedsPassword):
        read(p("x"), manifest="<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>")


def test_a_document_type_is_refused() -> None:
    with pytest.raises(Refused):
        read(p("&x;"), prolog='<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>')


def test_a_document_type_in_the_manifest_is_no_harm_as_early_openoffice_wrote_one() -> None:
    old = '<!DOCTYPE manifest:manifest PUBLIC "-//OpenOffice.org//DTD Manifest 1.0//EN" "Manifest.dtd">'

    assert lines(read(p("x"), manifest_prolog=old)) == [("paragraph 1", "x")]


@pytest.mark.parametrize("data", [
    b"", b"PK\x03\x04 broken", odt(p("x"))[:-40], odt("").replace(b"content.xml", b"kontent.xml"),
])
def test_what_is_no_text_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable):
        textdocument.read(data)


def test_text_damaged_anywhere_is_read_or_says_what_is_wrong() -> None:
    whole = odt(h(1, "Part") + table(row(cell(p("a")), cell(p("b")))) + p("c" * 2000))
    ends = 0
    for place in range(0, len(whole), 37):
        try:
            textdocument.read(whole[:place] + b"\xff\x00" + whole[place + 2 :])
        except BadInput:
            ends += 1
    assert ends > 0
