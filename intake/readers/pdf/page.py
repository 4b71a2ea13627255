"""One page taken apart: its words, ruled tables, lines, form fields, and what is hidden on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from intake.located import Field, Paragraph, PicturedWord, Table, Text, Word, union
from intake.readers.pdf.annotations import Annotation, annotations_of, notes_on, typed_words
from intake.readers.pdf.document import text_of_page
from intake.readers.pdf.fields import Widget, fields_of, widgets_of
from intake.readers.pdf.geometry import Frame
from intake.readers.pdf.glyphs import Glyphs, Piece
from intake.readers.pdf.grid import Grid, Rule, grids_of, loose_rules
from intake.readers.pdf.lines import Line, lines_of
from intake.readers.pdf.pictured import Straightened, moved_word, taken_up
from intake.readers.pdf.placing import Placing
from intake.readers.pdf.shapes import Shapes, shapes_of
from intake.readers.pdf.sideways import turn_of
from intake.readers.pdf.sight import PageState, hidden_positions, is_own_reading, shows_text, state_of
from intake.readers.pdf.signed import signatures_of
from intake.readers.pdf.squares import drawn_boxes
from intake.readers.pdf.struck import without_struck
from intake.readers.pdf.tables import fill
from intake.readers.pdf.words import PageWord, words_of
from intake.recognised import RecognisedPage
from schemas.types import Box

Handle = Any


@dataclass(slots=True)
class PageContent:
    """What stands on one page. `lines` are those outside its ruled tables, in order down the page, and
    `rules` the level rules there.

    A page set sideways, or recognised in a picture, is given as it is read; `placing` puts its boxes back.
    `pictured` says that it is, or holds, a picture of text; `recognised` are the words found in it.
    """

    number: int
    size: tuple[float, float]
    state: PageState
    glyphs: int = 0
    crowded: bool = False
    lines: list[Line] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    tables: list[tuple[Grid, Table]] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    hidden: list[Line] = field(default_factory=list)
    turned: list[Text] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    placing: Placing | None = None
    pictured: bool = False
    recognised: tuple[PicturedWord, ...] | None = None

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as displayed."""
        return self.size if self.placing is None else self.placing.shown_size


def content_of(page: Handle, frame: Frame, number: int, form: Handle | None, flat: frozenset[str]) -> PageContent:
    """Reads one page; `flat` names the fonts that say nothing of their descent.

    Raises Unreadable when its text cannot be loaded.
    """
    shapes = shapes_of(page, frame)
    with text_of_page(page) as text_page:
        upright, turned = Glyphs(text_page, frame, shapes.order, flat).read()
        turn = turn_of(frame, upright, turned)
        if turn is not None:
            frame = turn.read
            shapes = shapes_of(page, frame)
            upright, turned = Glyphs(text_page, frame, shapes.order, flat).read()
    annotations = annotations_of(page, frame)
    hidden = hidden_positions(upright, shapes, frame.size)
    words = words_of(upright, hidden)
    visible = [word for word in words if not word.hidden]
    state = state_of(upright + turned, [word.text for word in visible], shapes, frame.size)
    widgets = widgets_of(page, form, frame) if form is not None else []
    letters = sum(len(piece.text) for piece in upright) + len(turned)
    content = PageContent(number, frame.size, state, letters, shapes.too_many, placing=turn)
    content.pictured = state in ("picture", "gibberish") or shows_text(upright + turned, shapes, frame.size)
    if state == "gibberish":
        content.fields = fields_of(widgets, [], number)
        return content
    visible = without_struck(visible, shapes.flat)
    marks, visible = drawn_boxes(shapes, visible, [widget.box for widget in widgets])
    added = [*marks, *signatures_of(visible, _signed_with(shapes, annotations, widgets)), *typed_words(annotations)]
    visible = sorted(visible + added, key=lambda word: (word.top, word.x0)) if added else visible
    _lay(content, ([], []) if shapes.too_many else (shapes.flat, shapes.tall), visible, widgets)
    content.hidden = lines_of([word for word in words if word.hidden])
    content.notes = notes_on(annotations, number)
    unseen = hidden_positions(turned, shapes, frame.size)
    content.turned = _turned([piece for at, piece in enumerate(turned) if at not in unseen], number)
    return content


def _signed_with(shapes: Shapes, annotations: Sequence[Annotation], widgets: Sequence[Widget]) -> list[Box]:
    """The places of all that a signature may consist of."""
    return [
        *shapes.pictures,
        *shapes.curves,
        *(one.box for one in annotations if one.kind in ("ink", "stamp")),
        *(widget.box for widget in widgets if widget.signed),
    ]


def recognised_content(
    page: Handle,
    frame: Frame,
    number: int,
    form: Handle | None,
    flat: frozenset[str],
    seen: RecognisedPage,
    alone: bool,
) -> PageContent:
    """Reads one page of which `seen` was recognised. What the page itself holds as visible text is taken from there,
    unless it is of no use or recognition is to stand `alone`; a scan's own invisible reading is never taken.

    Raises Unreadable when its text cannot be loaded.
    """
    shapes = shapes_of(page, frame)
    with text_of_page(page) as text_page:
        upright, _ = Glyphs(text_page, frame, shapes.order, flat).read()
    upright = [piece for piece in upright if not is_own_reading(piece, shapes)]
    words = words_of(upright, hidden_positions(upright, shapes, frame.size))
    visible = [word for word in words if not word.hidden]
    if alone or state_of(upright, [word.text for word in visible], shapes, frame.size) == "gibberish":
        visible = []
    widgets = widgets_of(page, form, frame) if form is not None else []
    return page_of_pictures(number, seen, visible, [word for word in words if word.hidden], widgets)


def page_of_pictures(
    number: int,
    seen: RecognisedPage,
    own: Sequence[PageWord] = (),
    hidden: Sequence[PageWord] = (),
    widgets: Sequence[Widget] = (),
) -> PageContent:
    """A recognised page with what the page itself holds besides: visible words, hidden ones, form fields; all of them
    as displayed."""
    taken = taken_up(seen, own, [widget.box for widget in widgets])
    letters = sum(len(word.text) for word in taken.words)
    content = PageContent(number, seen.size, "text", letters, placing=Straightened(seen), recognised=taken.shown)
    words = without_struck(taken.words, list(seen.flat)) + taken.marks
    words.sort(key=lambda word: (word.top, word.x0))
    placed = [replace(widget, box=seen.read_box(widget.box)) for widget in widgets]
    _lay(content, (list(seen.flat), list(seen.tall)), words, placed)
    content.hidden = lines_of([moved_word(word, seen.read_box(word.box)) for word in hidden])
    return content


def _lay(
    content: PageContent, rules: tuple[list[Rule], list[Rule]], words: list[PageWord], widgets: list[Widget]
) -> None:
    """Parts the page's words into ruled tables, lines and the labels of fields. `rules` are level and upright ones."""
    flat, tall = rules
    grids = grids_of(flat, tall) if flat else []
    content.tables, rest = fill(grids, words, content.number) if grids else ([], words)
    content.rules = loose_rules(flat, [grid for grid, _ in content.tables])
    content.lines = lines_of(rest)
    content.fields = _fields(widgets, words, content.number)


def _fields(widgets: list[Widget], words: list[PageWord], number: int) -> list[Field]:
    return fields_of(widgets, words, number) if widgets else []


def _turned(glyphs: list[Piece], page: int) -> list[Text]:
    """Text that runs up or down the page, in the order it was drawn: one Text for each run without a jump."""
    runs: list[list[Piece]] = []
    for glyph in glyphs:
        if not runs or _jumps(runs[-1][-1], glyph):
            runs.append([])
        runs[-1].append(glyph)
    return [text for run in runs if (text := _run(run, page))]


def _jumps(before: Piece, after: Piece) -> bool:
    reach = 2.5 * max(after.x1 - after.x0, after.bottom - after.top, 4.0)
    return (
        after.x0 > before.x1 + reach
        or after.x1 < before.x0 - reach
        or after.top > before.bottom + reach
        or after.bottom < before.top - reach
    )


def _run(run: list[Piece], page: int) -> Text:
    text = ""
    words: list[Word] = []
    current: list[Piece] = []

    def finish() -> None:
        if current:
            box = union((glyph.x0, glyph.top, glyph.x1, glyph.bottom) for glyph in current)
            written = "".join(glyph.text for glyph in current)
            words.append(Word(len(text) - len(written), len(text), box))
            current.clear()

    for glyph in run:
        if glyph.lead or glyph.spaced:
            finish()
            text += " " if text else ""
        text += glyph.text
        current.append(glyph)
    finish()
    return Text(text, page, tuple(words))
