"""Plain tables as Readings: rows of words become a Word table, a sheet or a comma-separated file."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx as python_docx
import openpyxl

from intake.located import Reading
from intake.readers import docx, text, xlsx

Rows = Sequence[Sequence[object]]


def in_word(*parts: Rows | str) -> Reading:
    """A Word file of paragraphs (a string each; "# " makes it a heading) and tables (rows)."""
    document = python_docx.Document()
    for part in parts:
        if isinstance(part, str):
            if part.startswith("# "):
                document.add_heading(part[2:], 1)
            else:
                document.add_paragraph(part)
            continue
        table = document.add_table(rows=0, cols=max(len(row) for row in part))
        for row in part:
            cells = table.add_row().cells
            for cell, value in zip(cells, row, strict=False):
                cell.text = "" if value is None else str(value)
    buffer = io.BytesIO()
    document.save(buffer)
    return docx.read(buffer.getvalue())


def in_excel(**sheets: Rows) -> Reading:
    """A workbook with these sheets."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        tab = book.create_sheet(name)
        for row in rows:
            tab.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return xlsx.read(buffer.getvalue())


def in_text(words: str) -> Reading:
    """A text or comma-separated file."""
    return text.read(words.encode())
