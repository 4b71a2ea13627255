"""What a panel report says, read by other libraries than those that wrote it."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import docx
import pypdf


def text_of(report: Path) -> str:
    """All words of a report that was saved, `folded`."""
    match report.suffix:
        case ".docx":
            document = docx.Document(str(report))
            cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
            text = " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
        case ".pdf":
            text = " ".join(page.extract_text() for page in pypdf.PdfReader(report).pages)
        case _:
            text = unescape(re.sub(r"(?s)<style.*?</style>|<[^>]+>", " ", report.read_text(encoding="utf-8")))
    return folded(text)


def folded(text: str) -> str:
    """Small letters without what the end of a line may change: spaces and hyphens."""
    return re.sub(r"[\s\u00ad-]+", "", text).casefold()
