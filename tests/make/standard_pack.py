"""The standard pack for speed: twelve documents, about 130 pages of text in its PDFs, as a provider might send them."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.make import pdf
from tests.make.blocks import Block, Break, H, P, T, Theme
from tests.make.policy_text import BODY, SHARED, TITLES

SAMPLE = Path(__file__).parents[2] / "samples" / "iap-clean.zip"
FROM_SAMPLE = ("SQ.docx", "Record.xlsx", "Matrix.xlsx", "Schedule.xlsx", "31 March 2026.pdf", "2026-27.pdf",
               "Safer Recruitment Policy.docx", "Marlshire County Council.docx")
"""Endings of the names of the eight documents taken from a sample pack."""
_ORGANISATION = "Tallowmead Learning Ltd"
_PARAGRAPH = ("Staff record what was done, by whom and when, and the manager looks at the record each week with the "
              "person who made it. Where something falls short the reason is written beside it, and what will change. ")


def write(folder: Path) -> Path:
    """The pack as a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(SAMPLE) as archive:
        for name in archive.namelist():
            if name.endswith(FROM_SAMPLE):
                (folder / Path(name).name).write_bytes(archive.read(name))
    (folder / "Staff handbook.pdf").write_bytes(_handbook("Staff handbook", Theme("serif"), chapters=18))
    (folder / "Annual report.pdf").write_bytes(_report("Annual report to commissioners", tables=20))
    (folder / "Operating procedures.pdf").write_bytes(_handbook("Operating procedures", Theme("book"), chapters=14))
    (folder / "Curriculum.pdf").write_bytes(_report("Curriculum and schemes of work", tables=11))
    return folder


def _handbook(title: str, theme: Theme, chapters: int) -> bytes:
    kinds = sorted(BODY)
    blocks: list[Block] = [H(title, 0), P(_ORGANISATION, "centre")]
    for number in range(chapters):
        kind = kinds[number % len(kinds)]
        blocks += [Break(), H(f"Chapter {number + 1}: {TITLES[kind]}", 1)]
        for heading, paragraphs in [*BODY[kind], *SHARED["plain"]]:
            blocks += [H(heading, 2), *(P(text.format(org=_ORGANISATION)) for text in paragraphs)]
            blocks.append(P(_PARAGRAPH * 3))
    return pdf.render(blocks, header=_ORGANISATION, footer=title, theme=theme, title=title).data


def _report(title: str, tables: int) -> bytes:
    blocks: list[Block] = [H(title, 0), P(_ORGANISATION, "centre")]
    for number in range(tables):
        head = ["Measure", "Autumn", "Spring", "Summer", "Year"]
        rows = [[f"Programme {number + 1}, measure {row}", *(f"{(number + 3) * (row + 7) * term % 997:,}"
                                                            for term in range(1, 5))] for row in range(1, 19)]
        blocks += [Break(), H(f"{number + 1}. Programme {number + 1}", 1), P(_PARAGRAPH * 2),
                   T([head, *rows], right=(1, 2, 3, 4)), P(_PARAGRAPH * 3)]
    return pdf.render(blocks, header=_ORGANISATION, footer=title, title=title).data
