"""The viewer's answer to what a page is asked to show, ready for the page."""

from __future__ import annotations

import atexit
import re
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from flask import current_app

from casework.evidence import Viewer
from casework.reports.facts_used import known_by, period_words
from casework.reports.telling import Telling, fact_name
from casework.words import place as place_words
from casework.words import tagged_words
from intake.surroundings.passages import MOVED
from schemas.plain import plain
from schemas.surroundings import NoView, PageView, PassageView, SheetView, View
from schemas.types import Fact
from web.evidence import FRAGMENT, Links, Look
from web.given import store
from web.submission_check import OpenCheck

_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200c-\u200f\u202a-\u202e\u2060-\u206f\ue000-\uf8ff]")
_NOT_KEPT = frozenset({"refused", "ignored"})
"""Read states of documents that may never have been taken out of the pack."""

LARGE_DPI = 220
"""Twice the usual: small print can be read, and the picture is still drawn in a moment."""

_starting = threading.Lock()


def viewer() -> Viewer:
    """The application's viewer; one that was not given is made when it is first needed."""
    with _starting:
        found: Viewer | None = current_app.extensions["viewer"]
        if found is None:
            found = current_app.extensions["viewer"] = Viewer(store().pictures)
            atexit.register(found.close)
        return found


def visible(text: str) -> str:
    """A document's text with its lines, in which nothing hides or turns the order of letters: such characters are
    spelled out."""
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read at a place: the fact in words, its value, and how it is known."""

    name: str
    value: str
    known: str


@dataclass(frozen=True, slots=True)
class Shown:
    """The viewer's answer, ready for a page. `kind` chooses how it is drawn: page, sheet, passage or none.

    `position` is the document's number in addresses, `within` where in it the view is, as a person would type it;
    `quotes` are the words highlighted, those of the place asked for first, each with where it is; `readings` are the
    facts that were read there; `note` is what has to be said of it.
    """

    look: Look
    view: View
    kind: str
    position: int | None
    name: str
    where: str
    within: str
    note: str | None
    quotes: tuple[tuple[str, str], ...]
    readings: tuple[Reading, ...]
    picture: str | None
    previous: str | None
    next: str | None
    larger: str | None
    action: str
    kept: tuple[tuple[str, str], ...]
    contents: tuple[tuple[str, str, bool], ...]


def shown(links: Links, action: str, kept: Mapping[str, str]) -> Shown:
    """What the page's viewer shows. `action` is the address of the form that chooses a document, `kept` the rest of its
    query."""
    check, look = links.check, links.look
    view = _view(look)
    position = None if look.document is None else check.position_of(look.document.path)
    return Shown(
        look=look, view=view, kind=_kind(view), position=position,
        name=_name(check, look), where=_shown_where(look, view), within=_within(look, view), note=_note(look, view),
        quotes=_quotes(look, view),
        readings=_readings(check, look), picture=_picture(check, view, position, look.large),
        previous=_turned(links, view, position, -1), next=_turned(links, view, position, 1),
        larger=_larger(links, view, position), action=action, kept=tuple(kept.items()),
        contents=_contents(links, view, position),
    )


def _view(look: Look) -> View:
    if look.document is None:
        return NoView("The document is not in this pack any more." if look.places else "This pack has no documents.")
    original = store().originals
    if not original.has(look.document.sha256):
        known = look.document.reason if look.document.read in _NOT_KEPT else None
        return NoView(known or "The file is not kept in the store. Look for it in the pack as it was sent.")
    path = original.path(look.document.sha256)
    if look.part is None:
        return viewer().place_view(path, look.document, look.marked)
    return viewer().document_view(path, look.document, look.part, look.marked)


def _kind(view: View) -> str:
    match view:
        case PageView():
            return "page"
        case SheetView():
            return "sheet"
        case PassageView():
            return "passage"
        case NoView():
            return "none"


def _name(check: OpenCheck, look: Look) -> str:
    if look.document is not None:
        return check.name_of(look.document.path)
    return "No document" if look.cited is None else check.name_of(look.cited.document)


def _shown_where(look: Look, view: View) -> str:
    match view:
        case PageView(page=page, pages=pages):
            return f"page {page} of {pages}"
        case SheetView(sheet=sheet):
            cell = look.cited.cell if look.cited is not None and look.cited.sheet == sheet else None
            return plain(f"sheet {sheet}" + (f", cell {cell}" if cell else ""))
        case PassageView(headings=headings, part=part, parts=parts):
            if look.cited is not None and headings:
                return plain(f"under {headings[-1]}")
            return f"part {part} of {parts}" if parts > 1 else ""
        case NoView():
            return "" if look.cited is None else plain(place_words(look.cited))


def _within(look: Look, view: View) -> str:
    """The page, the sheet and cell, or the heading: as the form takes it where a person says what was seen."""
    match view:
        case PageView(page=page):
            return str(page)
        case SheetView(sheet=sheet):
            cited = look.cited
            return f"{sheet}!{cited.cell}" if cited is not None and cited.sheet == sheet and cited.cell else ""
        case PassageView(headings=headings):
            return plain(headings[-1]) if headings else ""
        case NoView():
            return ""


def _note(look: Look, view: View) -> str | None:
    """What has to be said of a view. A tag is no place in the text, so its words are always found elsewhere."""
    if isinstance(view, NoView):
        return None
    tagged = look.cited is not None and tagged_words(look.cited.anchor or "") is not None
    return None if tagged and view.note == MOVED else view.note


def _quotes(look: Look, view: View) -> tuple[tuple[str, str], ...]:
    """The words highlighted in view, each with where on the page it is, where that is known."""
    if isinstance(view, PageView):
        return tuple(dict.fromkeys((outline.where, plain(outline.quote)) for outline in view.outlines if outline.quote))
    if look.cited is None or not look.cited.quote:
        return ()
    return (("", plain(look.cited.quote)),)


def _readings(check: OpenCheck, look: Look) -> tuple[Reading, ...]:
    if look.cited is None:
        return ()
    here = [fact for fact in check.record.facts if look.cited in fact.evidence]
    return tuple(_reading(check.telling, fact) for fact in here)


def _reading(telling: Telling, fact: Fact) -> Reading:
    about = fact_name(fact.name, fact.subject) + (f", to {period_words(fact)}" if fact.period_end else "")
    return Reading(plain(about), plain(telling.value(fact)), known_by(telling.record, fact))


def _picture(check: OpenCheck, view: View, position: int | None, large: bool) -> str | None:
    if not isinstance(view, PageView) or position is None:
        return None
    address = check.address("documents.picture", position=position, page=view.page)
    return f"{address}?large=1" if large else address


def _turned(links: Links, view: View, position: int | None, by: int) -> str | None:
    if isinstance(view, NoView) or position is None or not 1 <= view.part + by <= view.parts:
        return None
    return links.to(finding=links.look.finding, document=position, part=view.part + by, large=links.look.large or None,
                    fragment=FRAGMENT)


def _larger(links: Links, view: View, position: int | None) -> str | None:
    """The address of the same place with the picture the other size."""
    if not isinstance(view, PageView) or position is None:
        return None
    look = links.look
    large = None if look.large else 1
    if look.place is not None:
        return links.to(finding=look.finding, place=look.place, large=large, fragment=FRAGMENT)
    return links.to(finding=look.finding, document=position, part=view.page, large=large, fragment=FRAGMENT)


def _contents(links: Links, view: View, position: int | None) -> tuple[tuple[str, str, bool], ...]:
    """The document's sheets or headings as links, each with whether the part in view begins with it."""
    if isinstance(view, NoView) or position is None:
        return ()
    return tuple(
        (plain(part.title), links.to(finding=links.look.finding, document=position, part=part.number,
                                     fragment=FRAGMENT), part.number == view.part)
        for part in view.contents
    )
