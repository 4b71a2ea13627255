"""The whole document: every page read, then laid out, with what could not be read said in plain words."""

from __future__ import annotations

from itertools import pairwise

from intake.located import Block, Reading
from intake.readers.pdf.descents import fonts_without_descent
from intake.readers.pdf.document import is_xfa, opened, page_of
from intake.readers.pdf.flags import flags_of
from intake.readers.pdf.furniture import PageLines, mark_furniture
from intake.readers.pdf.layout import Layout
from intake.readers.pdf.limits import MAX_GLYPHS, MAX_PAGES
from intake.readers.pdf.page import PageContent, content_of
from intake.readers.pdf.paragraphs import sizes_of
from schemas.errors import Unreadable

MEDIA_TYPE = "application/pdf"
_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_PICTURE = "a picture of text, which this version does not read"
_DYNAMIC = "the form is a dynamic one (XFA) whose answers only Adobe Reader shows; please ask for a printed copy"
_GIBBERISH = "text whose letters are stored scrambled, which this version does not read"


def read(data: bytes) -> Reading:
    """A PDF as located text.

    Raises NeedsPassword when it is locked, Unreadable when it is damaged, empty, or no page of it holds
    usable text.
    """
    with opened(data) as document:
        count = len(document)
        form = document.formenv.raw if document.formenv is not None else None
        contents: list[PageContent] = []
        damaged: list[int] = []
        glyphs = 0
        flat = fonts_without_descent(data)
        for number in range(1, min(count, MAX_PAGES) + 1):
            try:
                with page_of(document, number) as (page, frame):
                    content = content_of(page, frame, number, form, flat)
            except Unreadable:
                damaged.append(number)
                continue
            contents.append(content)
            glyphs += content.glyphs
            if glyphs > MAX_GLYPHS:
                break
        flags = set(flags_of(data, document.raw))
        dynamic = is_xfa(document)
        properties = {key.lower(): value for key in _PROPERTIES if (value := document.get_metadata_value(key).strip())}
    read_to = contents[-1].number if contents else 0
    reasons = _reasons(contents, damaged, count, max(read_to, max(damaged, default=0)))
    if dynamic:
        reasons.append(_DYNAMIC)
    _refuse_if_nothing(contents, reasons)
    if any(content.hidden for content in contents):
        flags.add("hidden_text")
    return Reading(
        MEDIA_TYPE,
        tuple(_blocks(contents)),
        pages=count,
        page_sizes=_sizes(contents, count),
        flags=frozenset(flags),
        partial_reason="; ".join(reasons) or None,
        properties=properties,
    )


def _sizes(contents: list[PageContent], count: int) -> tuple[tuple[float, float], ...]:
    """Width and height of every page up to the last one read; nought for one that is damaged."""
    sizes = {content.number: content.shown_size for content in contents}
    return tuple(sizes.get(number, (0.0, 0.0)) for number in range(1, min(count, max(sizes, default=0)) + 1))


def _blocks(contents: list[PageContent]) -> list[Block]:
    pages = [
        PageLines(
            content.number,
            content.size[1],
            content.lines,
            max((grid.box[3] for grid, _ in content.tables), default=0.0),
        )
        for content in contents
    ]
    mark_furniture(pages)
    layout = Layout(sizes_of([line for content in contents for line in content.lines]))
    return [block for content, page in zip(contents, pages, strict=True) for block in layout.blocks(content, page)]


def _reasons(contents: list[PageContent], damaged: list[int], count: int, read_to: int) -> list[str]:
    reasons = []
    pictures = [content.number for content in contents if content.state == "picture"]
    scrambled = [content.number for content in contents if content.state == "gibberish"]
    crowded = [content.number for content in contents if content.crowded]
    if pictures:
        reasons.append(f"{_pages(pictures)} {_PICTURE}")
    if scrambled:
        reasons.append(f"{_pages(scrambled)} {_GIBBERISH}")
    if damaged:
        reasons.append(f"{_pages(damaged, 'is', 'are')} damaged and could not be read")
    if crowded:
        reasons.append(f"{_pages(crowded, 'holds', 'hold')} too many drawn lines; tables there were not read")
    if read_to < count:
        reasons.append(f"only the first {read_to:,} of {count:,} pages were read (limit {MAX_PAGES:,} pages)")
    return reasons


def _refuse_if_nothing(contents: list[PageContent], reasons: list[str]) -> None:
    usable = [content for content in contents if content.state == "text" or content.fields]
    if usable:
        return
    if reasons:
        raise Unreadable("The PDF has no text that can be read: " + "; ".join(reasons) + ".")
    raise Unreadable("The PDF has no text on any page. Please check that the right file was sent.")


def _pages(numbers: list[int], one: str = "holds", many: str = "hold") -> str:
    """ "page 2 holds", "pages 2-3 and 7 hold"."""
    runs: list[list[int]] = [[numbers[0]]]
    for before, after in pairwise(numbers):
        if after != before + 1:
            runs.append([])
        runs[-1].append(after)
    parts = [f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]
    listed = parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]
    return f"page {listed} {one}" if len(numbers) == 1 else f"pages {listed} {many}"
