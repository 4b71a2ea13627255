"""Writes the Word files of the authorities family, with bytes that repeat."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Sequence

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from tests.accuracy.families.authorities_kit import F, Item, Look, Truth
from tests.accuracy.made import Made

FIXED = dt.datetime(2026, 9, 1, 9, 0, 0)


class Word:
    """Writes a Word file whose bytes repeat."""

    def __init__(self, style: Look, author: str) -> None:
        self.look, self.truth = style, Truth()
        self.doc = docx.Document()
        core = self.doc.core_properties
        core.author, core.last_modified_by, core.created, core.modified = author, author, FIXED, FIXED
        face = {"Helvetica": "Arial", "Times": "Times New Roman", "Courier": "Verdana", "Vera": "Calibri"}[style.family]
        normal = self.doc.styles["Normal"]
        normal.font.name, normal.font.size = face, Pt(style.size + 0.5)
        normal.paragraph_format.space_after = Pt(5)

    def title(self, text: str, *facts: F) -> None:
        """A title."""
        run = self.doc.add_paragraph().add_run(text)
        run.bold, run.font.size, run.font.color.rgb = True, Pt(17), RGBColor.from_string(self.look.accent[1:])
        self.truth.note(facts, text, None)

    def heading(self, text: str) -> None:
        """A heading of the second level."""
        self.doc.add_heading(text, 2)

    def text(self, text: str, *facts: F, bold: bool = False, italic: bool = False) -> None:
        """A paragraph."""
        run = self.doc.add_paragraph().add_run(text)
        run.bold, run.italic = bold, italic
        self.truth.note(facts, text, None)

    def table(
        self, rows: Sequence[Sequence[str]], *, head: bool = True, bold_first: bool = False, grid: bool = True
    ) -> None:
        """A table with its head in bold."""
        made = self.doc.add_table(len(rows), len(rows[0]))
        if grid:
            made.style = "Table Grid"
        for n, row in enumerate(rows):
            for k, cell in enumerate(row):
                run = made.cell(n, k).paragraphs[0].add_run(cell)
                run.bold = (head and n == 0) or (bold_first and k == 0)
                run.font.size = Pt(self.look.size - 0.5)
                if head and n == 0:
                    shade = OxmlElement("w:shd")
                    shade.set(qn("w:val"), "clear")
                    shade.set(qn("w:fill"), "E4E8EE")
                    made.cell(n, k)._tc.get_or_add_tcPr().append(shade)
        self.doc.add_paragraph()

    def items(self, items: Sequence[Item], mode: str = "") -> None:
        """Labels and values in one of six arrangements."""
        way = mode or self.look.mode
        if way in ("grid", "columns"):
            self.table([(i.label, i.text) for i in items], head=False, bold_first=True, grid=way == "grid")
        elif way == "pairs":
            flat = [x for i in items for x in (i.label, i.text)] + ([] if len(items) % 2 == 0 else ["", ""])
            self.table([flat[n : n + 4] for n in range(0, len(flat), 4)], head=False)
        for i in items:
            if way in ("colon", "leader"):
                line = self.doc.add_paragraph()
                line.add_run(f"{i.label}:\t" if way == "leader" else f"{i.label}: ").bold = True
                line.add_run(i.text)
            elif way in ("under", "halves"):
                self.text(i.label, bold=True)
                self.text(i.text)
            self.truth.note(i.facts, i.text, None)

    def foot(self, text: str) -> None:
        """What stands at the foot of every page."""
        self.doc.sections[0].footer.paragraphs[0].text = text

    def close(self) -> bytes:
        """The finished bytes, with fixed times inside the archive."""
        raw, out = io.BytesIO(), io.BytesIO()
        self.doc.save(raw)
        with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                info = zipfile.ZipInfo(name, (2026, 9, 1, 9, 0, 0))
                info.compress_type = zipfile.ZIP_DEFLATED
                new.writestr(info, old.read(name))
        return out.getvalue()

    def made(self, name: str, kind: str) -> Made:
        """The finished document and its truth."""
        return Made(name, self.close(), kind, tuple(self.truth.facts))
