"""The whole document: every page read, then laid out, with what could not be read said in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from pypdfium2 import PdfDocument

from intake.located import Block, Reading
from intake.readers.pdf.descents import fonts_without_descent
from intake.readers.pdf.document import bookmarks_of, is_xfa, opened, page_of
from intake.readers.pdf.flags import flags_of
from intake.readers.pdf.fontsizes import evened
from intake.readers.pdf.furniture import PageLines, mark_furniture
from intake.readers.pdf.layout import Layout
from intake.readers.pdf.limits import MAX_GLYPHS, MAX_PAGES
from intake.readers.pdf.page import PageContent, content_of, recognised_content
from intake.readers.pdf.paragraphs import sizes_of
from intake.recognised import OnlyPictures, Recognition
from schemas.errors import Unreadable

MEDIA_TYPE = "application/pdf"
_PROPERTIES = ("Title", "Author", "Subject", "Keywords", "Creator", "Producer", "CreationDate", "ModDate")
_PICTURE = "a picture of text"
_DYNAMIC = "the form is a dynamic one (XFA) whose answers only Adobe Reader shows; please ask for a printed copy"
_GIBBERISH = "text whose letters are stored scrambled"
_NOT_RECOGNISED = "which was not recognised"
_POORLY = 0.65
"""Average sureness of a page's letters below which it was hardly recognised: handwriting, or a very poor copy."""
_FEW_LETTERS = 20


def read(data: bytes, recognition: Recognition | None = None) -> Reading:
    """A PDF as located text. `recognition` says which of its pages were recognised in their pictures.

    Raises NeedsPassword when it is locked, OnlyPictures when all its text may be in pictures, Unreadable when it is
    damaged, empty, or no page of it holds usable text.
    """
    known = recognition or Recognition()
    with opened(data) as document:
        count = len(document)
        contents, damaged = _contents(document, fonts_without_descent(data), known)
        flags = set(flags_of(data, document.raw))
        dynamic = is_xfa(document)
        properties = {key.lower(): value for key in _PROPERTIES if (value := document.get_metadata_value(key).strip())}
        if titles := bookmarks_of(document):
            properties["bookmarks"] = "\n".join(titles)
    read_to = contents[-1].number if contents else 0
    reasons = _reasons(contents, damaged, count, max(read_to, max(damaged, default=0)), known)
    if dynamic:
        reasons.append(_DYNAMIC)
    pictured = _pictured(contents, known)
    _refuse_if_nothing(contents, reasons, pictured, count)
    if any(content.hidden for content in contents):
        flags.add("hidden_text")
    if any(content.notes for content in contents):
        flags.add("comments")
    return Reading(
        MEDIA_TYPE,
        tuple(blocks_of(contents)),
        pages=count,
        page_sizes=_sizes(contents, count),
        flags=frozenset(flags),
        partial_reason="; ".join(reasons) or None,
        properties=properties,
        pictured=pictured,
        recognised={content.number: content.recognised for content in contents if content.recognised},
    )


def _pictured(contents: list[PageContent], known: Recognition) -> tuple[int, ...]:
    """The pages to recognise: those without usable text first, then those that may show more than they hold as text."""
    wanted = [content for content in contents if content.recognised is None and content.number not in known.unread]
    if known.mode == "force":
        return tuple(content.number for content in wanted)
    without, beside = (
        [content.number for content in wanted if content.pictured and (content.state == "text") == with_text]
        for with_text in (False, True)
    )
    return (*without, *beside)


def _contents(
    document: PdfDocument, flat: frozenset[str], known: Recognition
) -> tuple[list[PageContent], list[int]]:
    """The pages as far as they are read, in order, and the numbers of those that are damaged."""
    form = document.formenv.raw if document.formenv is not None else None
    contents: list[PageContent] = []
    damaged: list[int] = []
    glyphs = 0
    last = min(len(document), MAX_PAGES)
    for number in (number for number in range(1, last + 1) if number not in known.pages):
        try:
            with page_of(document, number) as (page, frame):
                contents.append(content_of(page, frame, number, form, flat))
        except Unreadable:
            damaged.append(number)
            continue
        glyphs += contents[-1].glyphs
        if glyphs > MAX_GLYPHS:
            last = number
            break
    # After those with text, whose sizes say what is measured on pictures.
    seen = evened(known.pages, stated_sizes(contents))
    for number in (number for number in seen if number <= last):
        try:
            with page_of(document, number) as (page, frame):
                alone = known.mode == "force"
                contents.append(recognised_content(page, frame, number, form, flat, seen[number], alone))
        except Unreadable:
            damaged.append(number)
    return sorted(contents, key=lambda content: content.number), sorted(damaged)


def stated_sizes(contents: Sequence[PageContent]) -> dict[float, int]:
    """The font sizes of lines of text that is no picture, with how many letters have each."""
    sizes: dict[float, int] = {}
    for line in (line for content in contents for line in content.lines):
        sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
    return sizes


def _sizes(contents: list[PageContent], count: int) -> tuple[tuple[float, float], ...]:
    """Width and height of every page up to the last one read; nought for one that is damaged."""
    sizes = {content.number: content.shown_size for content in contents}
    return tuple(sizes.get(number, (0.0, 0.0)) for number in range(1, min(count, max(sizes, default=0)) + 1))


def blocks_of(contents: list[PageContent]) -> list[Block]:
    """The blocks of all pages in reading order."""
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


def _reasons(
    contents: list[PageContent], damaged: list[int], count: int, read_to: int, known: Recognition
) -> list[str]:
    reasons = unread_pages(
        {content.number: _PICTURE for content in contents if content.state == "picture"}
        | {content.number: _GIBBERISH for content in contents if content.state == "gibberish"},
        known,
    )
    reasons += poor_pages(contents, known)
    crowded = [content.number for content in contents if content.crowded]
    if damaged:
        reasons.append(f"{_pages(damaged, 'is', 'are')} damaged and could not be read")
    if crowded:
        reasons.append(f"{_pages(crowded, 'holds', 'hold')} too many drawn lines; tables there were not read")
    if read_to < count:
        reasons.append(f"only the first {read_to:,} of {count:,} pages were read (limit {MAX_PAGES:,} pages)")
    return reasons


def unread_pages(unread: Mapping[int, str], known: Recognition) -> list[str]:
    """Why pages were not read, pages of one reason together: "page 2 holds a picture of text, which ...". `unread` says
    what each holds."""
    by_reason: dict[str, list[int]] = {}
    for number in sorted(unread):
        reason = f"{unread[number]}, {known.unread.get(number, _NOT_RECOGNISED)}"
        by_reason.setdefault(reason, []).append(number)
    return [f"{_pages(numbers)} {reason}" for reason, numbers in by_reason.items()]


def poor_pages(contents: Sequence[PageContent], known: Recognition) -> list[str]:
    """Which recognised pages can hardly be relied on."""
    poor = [
        content.number
        for content in contents
        if content.recognised is not None
        and sum(len(word.text) for word in content.recognised) >= _FEW_LETTERS
        and known.pages[content.number].confidence < _POORLY
    ]
    if not poor:
        return []
    return [f"{_pages(poor)} handwriting or a very poor copy, of which little could be recognised; look at it by hand"]


def _refuse_if_nothing(
    contents: list[PageContent], reasons: list[str], pictured: tuple[int, ...], count: int
) -> None:
    usable = [
        content
        for content in contents
        if content.fields or (content.state == "text" and (content.recognised is None or content.glyphs))
    ]
    if usable:
        return
    if not reasons:
        raise Unreadable("The PDF has no text on any page. Please check that the right file was sent.")
    sentence = "The PDF has no text that can be read: " + "; ".join(reasons) + "."
    if pictured:
        raise OnlyPictures(sentence, pictured, count)
    raise Unreadable(sentence)


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
