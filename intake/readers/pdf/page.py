"""One page taken apart: its words, ruled tables, lines, form fields, and what is hidden on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from intake.located import Field, Table, Text, Word, union
from intake.readers.pdf.document import text_of_page
from intake.readers.pdf.fields import Widget, fields_of, widgets_of
from intake.readers.pdf.geometry import Frame
from intake.readers.pdf.glyphs import Glyphs, Piece
from intake.readers.pdf.grid import Grid, Rule, grids_of, loose_rules
from intake.readers.pdf.lines import Line, lines_of
from intake.readers.pdf.shapes import shapes_of
from intake.readers.pdf.sideways import Turn, turn_of
from intake.readers.pdf.sight import PageState, hidden_positions, state_of
from intake.readers.pdf.squares import drawn_boxes
from intake.readers.pdf.struck import without_struck
from intake.readers.pdf.tables import fill
from intake.readers.pdf.words import PageWord, words_of

Handle = Any


@dataclass(slots=True)
class PageContent:
    """What stands on one page. `lines` are those outside its ruled tables, in order down the page, and
    `rules` the level rules there.

    A page set sideways is given as it is read, upright; `turn` puts its boxes back.
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
    turn: Turn | None = None

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as displayed."""
        return self.size if self.turn is None else self.turn.shown.size


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
    hidden = hidden_positions(upright, shapes, frame.size)
    words = words_of(upright, hidden)
    visible = [word for word in words if not word.hidden]
    state = state_of(upright + turned, [word.text for word in visible], shapes, frame.size)
    widgets = widgets_of(page, form, frame) if form is not None else []
    letters = sum(len(piece.text) for piece in upright) + len(turned)
    content = PageContent(number, frame.size, state, letters, shapes.too_many, turn=turn)
    if state == "gibberish":
        content.fields = fields_of(widgets, [], number)
        return content
    visible = without_struck(visible, shapes.flat)
    marks, visible = drawn_boxes(shapes, visible, [widget.box for widget in widgets])
    visible = sorted(visible + marks, key=lambda word: (word.top, word.x0)) if marks else visible
    grids = [] if shapes.too_many else grids_of(shapes.flat, shapes.tall)
    content.tables, rest = fill(grids, visible, number) if grids else ([], visible)
    content.rules = [] if shapes.too_many else loose_rules(shapes.flat, [grid for grid, _ in content.tables])
    content.lines = lines_of(rest)
    content.fields = _fields(widgets, visible, number)
    content.hidden = lines_of([word for word in words if word.hidden])
    unseen = hidden_positions(turned, shapes, frame.size)
    content.turned = _turned([piece for at, piece in enumerate(turned) if at not in unseen], number)
    return content


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
