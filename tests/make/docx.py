"""Word files: paragraphs, tables, content controls, headers and footers. Same input, same bytes."""

import datetime
import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph

from tests.make.archive import settled
from tests.make.blocks import Block, Break, Cell, Control, Gap, H, L, P, T, Theme, flat
from tests.make.marks import Built, Mark, facts_of, read

_FACES = {"sans": "Arial", "serif": "Times New Roman", "book": "Calibri", "typed": "Courier New"}
_ALIGN = {
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "letterhead": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_WHEN = datetime.datetime(2026, 10, 1, 9, 0, 0)
_UNUSED = {"stylesWithEffects", "thumbnail", "customXml"}
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"


class _Setter:
    """A Word document being set, and the facts met so far."""

    def __init__(self, theme: Theme) -> None:
        self.document: Document = docx.Document()
        _slim(self.document)
        self.theme = theme
        self.found: list[Mark] = []
        self.controls = 0
        font = self.document.styles["Normal"].font
        font.name, font.size = _FACES[theme.face], Pt(theme.size)

    def put(self, block: Block) -> None:
        match block:
            case H():
                heading = self.document.add_heading("", block.level)
                self.fill(heading, block.text)
                for run in heading.runs:
                    run.font.name = _FACES[self.theme.face]
                    run.font.color.rgb = RGBColor.from_string(self.theme.accent)
            case P():
                self.fill(self.document.add_paragraph(), block.text, block.look)
            case L():
                for item in block.items:
                    style = "List Number" if block.ordered else "List Bullet"
                    self.fill(self.document.add_paragraph(style=style), item)
            case T():
                self.table(block)
            case Break():
                self.document.add_page_break()  # type: ignore[no-untyped-call]
            case Gap():
                self.document.add_paragraph()

    def fill(self, paragraph: Paragraph, cell: Cell, look: str = "body") -> None:
        """Write the parts into the paragraph; a line feed becomes a line break."""
        if look in _ALIGN:
            paragraph.alignment = _ALIGN[look]
        for part in flat(cell):
            if isinstance(part, Control):
                self.control(paragraph, part)
                continue
            words, stated = read(part)
            self.found += stated
            run = paragraph.add_run(words)
            run.bold = look in ("bold", "letterhead") or None
            if look == "small":
                run.font.size = Pt(self.theme.size - 2)
            if look == "letterhead":
                run.font.size = Pt(self.theme.size + 4)

    def table(self, block: T) -> None:
        columns = max(len(row) for row in block.rows)
        table = self.document.add_table(rows=0, cols=columns)
        if block.ruled:
            table.style = "Table Grid"
        shares = list(block.widths) or [1.0] * columns
        for number, row in enumerate(block.rows):
            cells = table.add_row().cells
            for column, content in enumerate(row):
                look = "bold" if block.head and number == 0 else "right" if column in block.right else "body"
                cells[column].width = Pt(440 * shares[column] / sum(shares))
                self.fill(cells[column].paragraphs[0], content, look)
        self.document.add_paragraph()

    def control(self, paragraph: Paragraph, control: Control) -> None:
        """A content control at the end of the paragraph; its own facts take its words as quote."""
        words, stated = read(control.text)
        self.found += stated
        if control.spec:
            self.found += facts_of(control.spec, words)
        self.controls += 1
        paragraph._p.append(_sdt(control, words, self.controls))


def _sdt(control: Control, words: str, number: int) -> Any:
    blank = "" if words else "<w:showingPlcHdr/>"
    shown = words or "Click or tap here to enter text."
    kinds = {
        "text": "<w:text/>",
        "date": '<w:date><w:dateFormat w:val="dd/MM/yyyy"/><w:lid w:val="en-GB"/></w:date>',
        "dropdown": "<w:dropDownList>"
        + "".join(f'<w:listItem w:displayText="{choice}" w:value="{choice}"/>' for choice in control.choices)
        + "</w:dropDownList>",
        "checkbox": f'<w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="{int(control.checked)}"/>'
        '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>',
    }
    if control.kind == "checkbox":
        blank, shown = "", "\u2612" if control.checked else "\u2610"
    element = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:id "
        f'w:val="{1000 + number}"/>{blank}{kinds[control.kind]}</w:sdtPr>'
        '<w:sdtContent><w:r><w:t xml:space="preserve"></w:t></w:r></w:sdtContent></w:sdt>'
    )
    words_of = element.find(".//" + qn("w:t"))
    assert words_of is not None
    words_of.text = shown
    return element


def _slim(document: Document) -> None:
    """Drop what python-docx's template brings and no document here uses: it would be most of the file."""
    for rels in (document.part.rels, document.part.package.rels):
        for key in [key for key, rel in rels.items() if rel.reltype.rsplit("/", 1)[1] in _UNUSED]:
            del rels[key]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        name = style.find(qn("w:name")).get(qn("w:val"))
        if style.get(qn("w:type")) == "table" and name not in ("Normal Table", "Table Grid"):
            styles.remove(style)


def render(
    blocks: Sequence[Block],
    *,
    header: str = "",
    footer: str = "",
    theme: Theme | None = None,
    title: str = "",
) -> Built:
    """The blocks as a Word file; header and footer may be marked too."""
    setter = _Setter(theme or Theme())
    core = setter.document.core_properties
    core.title, core.author, core.last_modified_by = title, "", ""
    core.created = core.modified = _WHEN
    section = setter.document.sections[0]
    if header:
        setter.fill(section.header.paragraphs[0], header, "small")
    for block in blocks:
        setter.put(block)
    if footer:
        setter.fill(section.footer.paragraphs[0], footer, "small")
    buffer = io.BytesIO()
    setter.document.save(buffer)
    return Built(settled(buffer.getvalue()), tuple(setter.found))
