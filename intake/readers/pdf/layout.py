"""A page's parts to blocks in reading order."""

from __future__ import annotations

from intake.located import Block, Paragraph, Region, Table
from intake.readers.pdf.aligned import split_tables
from intake.readers.pdf.columns import split_columns
from intake.readers.pdf.furniture import PageLines
from intake.readers.pdf.lines import Line
from intake.readers.pdf.page import PageContent
from intake.readers.pdf.paragraphs import Sizes, paragraph_of, paragraphs_of
from intake.readers.pdf.placing import placed

_WRAP_EVIDENCE = 0.04
_SYMMETRY = 0.92
"""Where too few lines show the right margin, it is taken to mirror the left one, less a ragged edge."""


class Layout:
    """Lays out a document's pages one after the other; remembers the last heading and the furniture
    already given."""

    def __init__(self, sizes: Sizes) -> None:
        self._sizes = sizes
        self._heading = ""
        self._given: set[str] = set()

    def blocks(self, content: PageContent, furniture: PageLines) -> list[Block]:
        """The page's blocks: header, body with fields at their places, footer, then turned and hidden
        text."""
        number = content.number
        header = self._furniture(content, furniture, "header")
        body = self._body(content, furniture)
        footer = self._furniture(content, furniture, "footer")
        turned: list[Block] = [Paragraph(text) for text in content.turned]
        hidden: list[Block] = [paragraph_of([line], number, Sizes(1_000.0)) for line in content.hidden]
        blocks = [*header, *_with_fields(body, content), *footer, *turned, *content.notes, *hidden]
        return blocks if content.placing is None else [placed(block, content.placing) for block in blocks]

    def _furniture(self, content: PageContent, furniture: PageLines, region: Region) -> list[Block]:
        blocks: list[Block] = []
        for position, line in enumerate(content.lines):
            if furniture.regions.get(position) != region or line.text in self._given:
                continue
            self._given.add(line.text)
            blocks.append(paragraph_of([line], content.number, self._sizes, region))
        return blocks

    def _body(self, content: PageContent, furniture: PageLines) -> list[Block]:
        lines = [line for position, line in enumerate(content.lines) if position not in furniture.regions]
        tops = [grid.box[1] for grid, _ in content.tables]
        bands: list[list[Line]] = [[] for _ in range(len(tops) + 1)]
        for line in lines:
            middle = (line.top + line.bottom) / 2
            bands[sum(1 for top in tops if top < middle)].append(line)
        margin = _margin(lines, content)
        blocks: list[Block] = []
        for number, band in enumerate(bands):
            if number:
                table = content.tables[number - 1][1]
                blocks.append(self._headed(table))
            blocks += self._flow(band, content, margin)
        return blocks

    def _flow(self, lines: list[Line], content: PageContent, margin: float) -> list[Block]:
        columns = split_columns(lines)
        blocks: list[Block] = []
        for column in columns:
            right = margin if len(columns) == 1 else max(line.x1 for line in column)
            for part in split_tables(column, content.number, content.rules):
                if isinstance(part, Table):
                    blocks.append(self._headed(part))
                    continue
                for paragraph in paragraphs_of(part, content.number, self._sizes, right=right):
                    if paragraph.level:
                        self._heading = " ".join(paragraph.text.text.split())
                    blocks.append(paragraph)
        return blocks

    def _headed(self, table: Table) -> Table:
        return Table(table.rows, table.page, table.sheet, table.ruled, table.hidden, self._heading, table.region)


def _margin(lines: list[Line], content: PageContent) -> float:
    """The right margin of the page's text."""
    if not lines:
        return content.size[0]
    reach = max(line.x1 for line in lines)
    close = [line for line in lines if reach - line.x1 <= _WRAP_EVIDENCE * content.size[0] and len(line.words) >= 5]
    if len(close) >= 3:
        return reach
    left = min(line.x0 for line in lines)
    return max(reach, _SYMMETRY * (content.size[0] - left))


def _with_fields(blocks: list[Block], content: PageContent) -> list[Block]:
    """The blocks with each field after the last block that begins above it."""
    if not content.fields:
        return blocks
    tops = [_top(block) for block in blocks]
    after: dict[int, list[Block]] = {}
    for item in content.fields:
        y = item.box[1] + 0.5 * min(12.0, item.box[3] - item.box[1]) if item.box else 0.0
        place = max((index for index, top in enumerate(tops) if top <= y), default=-1)
        after.setdefault(place, []).append(item)
    merged: list[Block] = list(after.get(-1, []))
    for index, block in enumerate(blocks):
        merged.append(block)
        merged += after.get(index, [])
    return merged


def _top(block: Block) -> float:
    if isinstance(block, Paragraph):
        return block.text.box[1] if block.text.box else 0.0
    if isinstance(block, Table):
        return min((cell.text.box[1] for row in block.rows for cell in row if cell.text.box), default=0.0)
    return block.box[1] if block.box else 0.0
