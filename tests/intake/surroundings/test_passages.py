"""A cited paragraph or table cell is shown under its headings with what stands around it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from intake.located import Cell, Reading, Table, Text
from intake.readers import docx, text
from intake.surroundings.passages import GONE, MOVED, OTHER_WORDS, WHOLE, passage_view
from schemas.surroundings import CellView, ParagraphView, PassageView, TableView
from schemas.types import Evidence
from tests.make.blocks import Block, H, L, P, T
from tests.make.docx import render


def word(*blocks: Block, header: str = "") -> Reading:
    return docx.read(render(blocks, header=header).data)


def place_of(reading: Reading, words: str, number: int = 0) -> Evidence:
    """The evidence of the words at their nth place in the document."""
    places = [found[0] for one in reading.texts() if words in one.text
              if (found := one.cite("a.docx", one.text.index(words), one.text.index(words) + len(words)))]
    return places[number]


def cells(view: PassageView) -> list[CellView]:
    return [cell for block in view.blocks if isinstance(block, TableView) for row in block.rows for cell in row.cells]


def paragraphs(view: PassageView) -> list[str]:
    return [block.text for block in view.blocks if isinstance(block, ParagraphView)]


def cited(view: PassageView) -> list[str]:
    """The words that are marked."""
    texts: list[ParagraphView | CellView] = [block for block in view.blocks if isinstance(block, ParagraphView)]
    return [piece for one in [*texts, *cells(view)] for piece, is_cited in one.pieces if is_cited]


POLICY: Sequence[Block] = (
    H("Safeguarding policy"), P("Who we are."),
    H("1 People", 2), P("We have a team."), H("1.1 The lead", 3), P("First."), P("Second."), P("Third."),
    P("The designated safeguarding lead is Ada Penrose, trained in May 2025."), P("Fourth."), P("Fifth."), P("Sixth."),
    P("Seventh."), H("2 Review", 2), P("Reviewed every year."),
)


def test_a_paragraph_stands_under_its_headings_between_its_neighbours() -> None:
    reading = word(*POLICY)

    view = passage_view(reading, [place_of(reading, "Ada Penrose")], None)

    assert view.headings == ("Safeguarding policy", "1 People", "1.1 The lead")
    assert [each.split()[0] for each in paragraphs(view)] == [
        "First.", "Second.", "Third.", "The", "Fourth.", "Fifth.", "Sixth."
    ]
    assert cited(view) == ["Ada Penrose"]
    assert view.note is None


def test_a_cited_heading_stands_under_those_above_it() -> None:
    reading = word(*POLICY)

    view = passage_view(reading, [place_of(reading, "The lead")], None)

    assert view.headings == ("Safeguarding policy", "1 People")
    assert [block.is_heading for block in view.blocks if isinstance(block, ParagraphView)][2:4] == [False, True]


def test_words_that_word_numbers_by_itself_are_marked_without_the_number() -> None:
    reading = word(H("Steps"), L(["Listen", "Write it down", "Tell the lead"], ordered=True))

    view = passage_view(reading, [place_of(reading, "Write it down")], None)

    assert cited(view) == ["Write it down"]
    assert any(each.endswith("\tWrite it down") for each in paragraphs(view))


def test_a_page_header_stands_apart_from_the_body() -> None:
    reading = word(P("Body."), header="Version 3 of May 2026")

    view = passage_view(reading, [place_of(reading, "May 2026")], None)

    assert view.headings == ("Page header",)
    assert paragraphs(view) == ["Version 3 of May 2026"]


def staff(rows: int = 20) -> T:
    return T([["Name", "Role", "Issued"], *([f"Person {n}", "Tutor", f"{n} May 2025"] for n in range(1, rows + 1))])


def test_a_cell_stands_in_the_rows_around_it_below_the_header() -> None:
    reading = word(H("Staff"), P("Our checks."), staff(), P("After."))

    view = passage_view(reading, [place_of(reading, "12 May 2025")], None)

    (table,) = [block for block in view.blocks if isinstance(block, TableView)]
    assert [row.cells[0].text for row in table.rows] == ["Name", *(f"Person {n}" for n in range(7, 18))]
    assert [(row.skipped, row.cells[0].header) for row in table.rows[:3]] == [(0, True), (6, False), (0, False)]
    assert table.skipped == 3
    assert cited(view) == ["12 May 2025"]
    assert (view.headings, paragraphs(view)) == (("Staff",), ["Staff", "Our checks.", "After."])


def test_of_a_table_nearby_only_the_near_rows_are_shown() -> None:
    reading = word(staff(), P("The lead is Ada Penrose."), staff(30))

    view = passage_view(reading, [place_of(reading, "Ada Penrose")], None)

    before, after = [block for block in view.blocks if isinstance(block, TableView)]
    assert [row.cells[0].text for row in before.rows] == ["Name", "Person 18", "Person 19", "Person 20"]
    assert [row.cells[0].text for row in after.rows] == ["Name", "Person 1", "Person 2"]
    assert after.skipped == 28


def table_of(*rows: tuple[Cell, ...]) -> Reading:
    return Reading("application/msword", (Table(rows),))


def cell(words: str, row: int, column: int, rows: int = 1, columns: int = 1, nested: tuple[Table, ...] = ()) -> Cell:
    return Cell(Text(words, anchor=f"table 1 row {row + 1} column {column + 1}"), row, column, rows, columns,
                nested=nested)


def test_merged_cells_keep_their_spans() -> None:
    reading = table_of(
        (cell("Insurance", 0, 0, columns=3),),
        (cell("Public liability", 1, 0, rows=2), cell("Limit", 1, 1), cell("£5m", 1, 2)),
        (cell("Expiry", 2, 1), cell("1 May 2027", 2, 2)),
    )

    view = passage_view(reading, [Evidence("a.doc", "£5m", anchor="table 1 row 2 column 3")], None)

    assert [(each.text, each.row_span, each.column_span) for each in cells(view)] == [
        ("Insurance", 1, 3), ("Public liability", 2, 1), ("Limit", 1, 1), ("£5m", 1, 1), ("Expiry", 1, 1),
        ("1 May 2027", 1, 1),
    ]


def test_a_table_inside_a_cell_follows_the_table_that_holds_it() -> None:
    inner = Table(((Cell(Text("Expiry 2027", anchor="table 1 row 1 column 2 > table 1 row 1 column 1"), 0, 0),),))
    reading = table_of((cell("Cover", 0, 0), cell("see", 0, 1, nested=(inner,))))

    view = passage_view(
        reading, [Evidence("a.doc", "2027", anchor="table 1 row 1 column 2 > table 1 row 1 column 1")], None
    )

    outer, held = view.blocks
    assert isinstance(outer, TableView)
    assert isinstance(held, TableView)
    assert (outer.inside, held.inside) == (None, "Inside row 1, column 2 of the table above")
    assert cited(view) == ["2027"]


def test_long_texts_are_cut_between_words_and_never_in_what_is_cited() -> None:
    long = "before " * 400 + "The lead is Ada Penrose." + " after" * 400
    reading = word(P("long " * 400), P(long))

    view = passage_view(reading, [place_of(reading, "Ada Penrose")], None)

    neighbour, own = paragraphs(view)
    assert own.startswith("… before")
    assert own.endswith("after …")
    assert len(own) < 1_400
    assert cited(view) == ["Ada Penrose"]
    assert neighbour.endswith("long …")
    assert len(neighbour) < 700


def test_plain_text_is_found_by_its_line() -> None:
    lines = ["NOTES", "", "The provider was asked on Monday the second of November to send it",
             "and sent the certificate on Friday.", "", "Ends."]
    reading = text.read("\n".join(lines).encode())

    view = passage_view(reading, [Evidence("a.txt", "certificate", anchor="line 4")], None)

    assert view.headings == ("NOTES",)
    assert cited(view) == ["certificate"]


def test_a_wide_file_of_values_is_shown_around_the_cited_column() -> None:
    rows = [",".join(f"name {column}" for column in range(40))]
    rows += [",".join(f"{row}-{column}" for column in range(40)) for row in range(100)]
    reading = text.read("\n".join(rows).encode())

    view = passage_view(reading, [Evidence("a.csv", "50-30", anchor="line 52 column 31")], None)

    (table,) = view.blocks
    assert isinstance(table, TableView)
    assert all(len(row.cells) == 12 for row in table.rows)
    assert "name 30" in [each.text for each in table.rows[0].cells]
    assert cited(view) == ["50-30"]


def test_several_places_are_marked_where_they_are_in_view() -> None:
    reading = word(*POLICY)
    places = [place_of(reading, "Ada Penrose"), place_of(reading, "May 2025"), place_of(reading, "Fourth."),
              place_of(reading, "Who we are.")]

    assert cited(passage_view(reading, places, None)) == ["Ada Penrose", "May 2025", "Fourth."]


@pytest.mark.parametrize(
    ("quote", "anchor", "note", "words"),
    [
        ("Ada Penrose", "Old heading > paragraph 1", MOVED, ["Ada Penrose"]),
        ("Bea Trelawny", "Old heading > paragraph 1", GONE, []),
        ("Bea Trelawny", "Safeguarding policy > paragraph 1", OTHER_WORDS, []),
        ("Ada Penrose", None, None, ["Ada Penrose"]),
        ("Bea Trelawny", None, WHOLE, []),
    ],
)
def test_a_place_that_does_not_match_any_more_says_so(
    quote: str, anchor: str | None, note: str | None, words: list[str]
) -> None:
    view = passage_view(word(*POLICY), [Evidence("a.docx", quote, anchor=anchor)], None)

    assert (view.note, cited(view)) == (note, words)
    assert view.blocks


def test_every_word_is_in_one_part_in_order_and_a_place_says_in_which() -> None:
    blocks: list[Block] = []
    for chapter in range(1, 9):
        blocks += [H(f"Chapter {chapter}"), *(P(f"Paragraph {chapter}.{n} says something.") for n in range(30))]
        blocks += [T([["Ref", "Question", "Answer"], *([f"{chapter}.{n}", "Why?", f"Since {n}"] for n in range(25))])]
    blocks.append(P("endless " * 3_000))
    reading = word(*blocks)

    first = passage_view(reading, [], 1)
    parts = [passage_view(reading, [], number) for number in range(1, first.parts + 1)]

    read = [each for view in parts for each in paragraphs(view)]
    assert "".join(read).replace(" ", "") == "".join(
        each.text.text for each in reading.paragraphs()).replace(" ", "")
    answers = [each.text for view in parts for each in cells(view) if each.text.startswith("Since")]
    assert answers == [f"Since {n}" for _ in range(8) for n in range(25)]
    assert [part.title for part in first.contents] == [f"Chapter {n}" for n in range(1, 9)]
    place = place_of(reading, "7.20", 1)
    number = passage_view(reading, [place], None).part
    assert "7.20" in [each.text for each in cells(parts[number - 1])]
    assert passage_view(reading, [], 9_999).part == first.parts
    assert all(len(view.blocks) <= 40 for view in parts)


def test_a_later_part_says_under_which_headings_it_begins() -> None:
    reading = word(H("One"), *(P(f"Paragraph {n}") for n in range(60)))

    assert passage_view(reading, [], 1).headings == ()
    assert passage_view(reading, [], 2).headings == ("One",)


def test_a_document_without_text_is_one_empty_part() -> None:
    view = passage_view(Reading("text/plain", ()), [], 1)

    assert (view.blocks, view.part, view.parts) == ((), 1, 1)
