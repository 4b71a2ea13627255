"""Making moulds: the ordinary reader reads a paragraph, cell or row with stand-ins for its words, once.

No mould is made of what anchors or remembers something, nor of anything whose words the reader looks at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from lxml import etree

from intake.readers.docx import names as n
from intake.readers.docx.casts import CellMould, LineMould, Mould, Piece, RowMould
from intake.readers.docx.inline import Inline, Line
from intake.readers.docx.shapes import MAX_COLUMNS, PLAIN_SHAPE, bounded, shape_of
from intake.readers.docx.styles import Look, Styles, is_on

Markup = tuple[str, ...]
"""An element's content without its words: what stands before, between and after them."""

_EDGE = "\ue0ff"
_STAND_IN = re.compile(f"{_EDGE}([0-9]+){_EDGE}")
_WORDS = "\0"
_ROW_PROPERTIES = (n.TR_PR, n.TBL_PR_EX)


@dataclass(slots=True)
class MouldMaker:
    """Makes moulds for one part. `root` is the part's opening tag: names are bound there."""

    root: str
    styles: Styles
    _cells: dict[Markup, CellMould | None] = field(default_factory=dict)

    def moulds(self, markups: Sequence[Markup], level: str) -> dict[Markup, Mould]:
        """The moulds of these markups of one level ("tr", "tc", "p"), for those that have one."""
        if level == "tr":
            return self._rows(markups)
        if level == "tc":
            self._learn(markups)
            return {markup: cell for markup in markups if (cell := self._cells[markup]) is not None}
        return {
            markup: line
            for markup, element in zip(markups, self._elements(markups, level), strict=False)
            if (line := _line(element, self.styles)) is not None
        }

    def _rows(self, markups: Sequence[Markup]) -> dict[Markup, Mould]:
        """Rows are put together of their cells, which are much fewer kinds."""
        parted = {markup: cells for markup in markups if (cells := _cells_of(markup)) is not None}
        self._learn(dict.fromkeys(cell for _, cells in parted.values() for cell in cells))
        heads = list(dict.fromkeys((head,) for head, _ in parted.values()))
        rows = {
            head[0]: _row(element) for head, element in zip(heads, self._elements(heads, "tr"), strict=False)
        }
        made = {markup: self._put_together(rows.get(head), cells) for markup, (head, cells) in parted.items()}
        return {markup: row for markup, row in made.items() if row is not None}

    def _put_together(self, row: RowMould | None, markups: Sequence[Markup]) -> RowMould | None:
        cells: list[tuple[int, CellMould]] = []
        first = 0
        for markup in markups:
            cell = self._cells.get(markup)
            if row is None or cell is None:
                return None
            cells.append((first, cell))
            first += cell.words
        if row is None:
            return None
        plain = not (row.before or row.hidden) and all(cell.shape is PLAIN_SHAPE for _, cell in cells)
        return replace(row, cells=tuple(cells), plain=plain and len(cells) <= MAX_COLUMNS)

    def _learn(self, markups: Iterable[Markup]) -> None:
        unknown = [markup for markup in markups if markup not in self._cells]
        elements = self._elements(unknown, "tc")
        self._cells.update(dict.fromkeys(unknown))
        for markup, element in zip(unknown, elements, strict=False):
            self._cells[markup] = _cell(element, self.styles, len(markup) - 1)

    def _elements(self, markups: Sequence[Markup], level: str) -> list[etree._Element]:
        """The markups as elements, their words replaced by stand-ins: all read in one go, and none if that is not
        well-formed."""
        inner = "".join(f"<w:{level}>{_with_stand_ins(markup)}</w:{level}>" for markup in markups)
        closing = self.root.split(None, 1)[0].replace("<", "</") + ">"
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        try:
            elements = list(etree.fromstring(f"{self.root}{inner}{closing}".encode(), parser))
        except etree.XMLSyntaxError:
            return []
        return elements if len(elements) == len(markups) else []


def _with_stand_ins(markup: Markup) -> str:
    first, *others = markup
    return first + "".join(f"<w:t>{_EDGE}{number}{_EDGE}</w:t>{other}" for number, other in enumerate(others))


def _cells_of(markup: Markup) -> tuple[str, list[Markup]] | None:
    """What stands before a row's cells, and the markup of each; None where there is anything else."""
    head, *rest = _WORDS.join(markup).split("<w:tc>")
    cells = [cell.partition("</w:tc>") for cell in rest]
    if _WORDS in head or any(not closed or after.strip() for _, closed, after in cells):
        return None
    return head, [tuple(inner.split(_WORDS)) for inner, _, _ in cells]


def _row(tr: etree._Element) -> RowMould | None:
    """A row from what stands before its cells."""
    before, hidden = 0, False
    for item in (item for child in tr for item in child):
        if item.tag == n.BEFORE:
            before = bounded(item, 0, MAX_COLUMNS - 1)
        elif item.tag == n.ROW_HIDDEN:
            hidden = is_on(item.get(n.VAL))
        elif item.tag in (n.INSERTED, n.DELETED):
            return None
    return RowMould(before, hidden) if all(child.tag in _ROW_PROPERTIES for child in tr) else None


def _cell(tc: etree._Element, styles: Styles, words: int) -> CellMould | None:
    shape = shape_of(tc)
    lines = [_line(child, styles) for child in tc if child.tag == n.P]
    made = [line for line in lines if line is not None]
    if shape.deleted or len(made) < len(lines) or any(child.tag not in (n.P, n.TC_PR) for child in tc):
        return None
    brief = made[0] if len(made) == 1 and made[0].style.numbered is None and not made[0].unseen else None
    only = -1
    if brief is not None and len(brief.pieces) == 1 and not (brief.flags or brief.struck):
        only = brief.pieces[0] if isinstance(brief.pieces[0], int) else -1
    return CellMould(shape, tuple(made), words, brief, only)


@dataclass(slots=True)
class _Tracing(Inline):
    """A reader that notes what becomes of each stand-in."""

    struck: list[int] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    uncertain: bool = False

    def put(self, text: str, look: Look, line: Line) -> None:
        if look.white and not look.shaded:
            self.uncertain = True  # Whether it is seen depends on what lies behind it elsewhere.
        found = _STAND_IN.fullmatch(text)
        if found is None:
            Inline.put(self, text, look, line)
            return
        if look.symbol:
            self.fonts[int(found[1])] = look.symbol
            look = replace(look, symbol="")
        known = "struck_text" in self.flags
        self.flags.discard("struck_text")
        Inline.put(self, text, look, line)
        if "struck_text" in self.flags:
            self.struck.append(int(found[1]))
            self.flags.discard("struck_text")
        if known:
            self.flags.add("struck_text")


def _line(paragraph: etree._Element, styles: Styles) -> LineMould | None:
    for telling in paragraph.iter(n.SECTION, n.DEFAULT, n.TBL):
        parent = telling.getparent()
        if telling.tag != n.DEFAULT or (parent is not None and parent.tag == n.FORM_INPUT):
            return None
    style = styles.of(n.leading(paragraph, n.P_PR))
    inline, line = _Tracing(styles), Line(style.look)
    inline.read(paragraph, line)
    if inline.uncertain or inline.is_within or inline.has_active or line.boxes or line.drawings:
        return None
    pieces = [_piece(shown, inline.fonts) for shown in line.shown]
    unseen = [_piece(shown, inline.fonts) for shown in line.unseen]
    if any(isinstance(piece, str) and _EDGE in piece for piece in (*pieces, *unseen)):
        return None
    light = [pieces[place] for place in line.light]
    return LineMould(
        style,
        tuple(pieces),
        tuple(unseen),
        frozenset(inline.flags),
        tuple(inline.struck),
        tuple(piece if isinstance(piece, int) else piece[0] for piece in light if not isinstance(piece, str)),
        any(isinstance(piece, str) and not piece.isspace() for piece in light),
        line.has_control,
    )


def _piece(shown: str, fonts: dict[int, str]) -> Piece:
    """A piece of what a paragraph shows: its number where it is a stand-in, with the font of one in symbols."""
    found = _STAND_IN.fullmatch(shown)
    if found is None:
        return shown
    number = int(found[1])
    return (number, fonts[number]) if number in fonts else number
