"""The list of submissions: what needs attention first, then everything, narrowed as asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from flask import Blueprint, render_template, request, url_for

from casework import packs
from casework.submissions import ListPage, ListQuery, SubmissionState, listed
from rules import frameworks
from web.given import store

blueprint = Blueprint("listing", __name__)

STATES: dict[SubmissionState, str] = {
    "to_resolve": "Gaps to resolve",
    "awaiting": "Awaiting the provider",
    "to_confirm": "Ready to confirm",
    "confirmed": "Confirmed",
}
_LONGEST_TEXT = 200
_NEIGHBOURS = 1
"""Pages shown on each side of the present one, beside the first and the last."""


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that is on, and the address without it."""

    text: str
    href: str


@blueprint.get("/")
def show() -> str:
    """The list; every view of it is an address of its own."""
    query = _query()
    page = listed(store(), query)
    return render_template(
        "listing.html", page=page, query=query, chips=_chips(query), pages=_pagination(query, page),
        unfinished=packs.unfinished(store()), frameworks={one: frameworks.load(one) for one in frameworks.ids()},
        states=STATES,
    )


def _query() -> ListQuery:
    """The query as the address has it; what it cannot mean is left out."""
    framework, state = request.args.get("framework"), request.args.get("state")
    return ListQuery(
        text=" ".join(request.args.get("text", "")[:_LONGEST_TEXT].split()),
        framework=framework if framework in frameworks.ids() else None,
        state=next((one for one in get_args(SubmissionState) if one == state), None),
        page=max(1, request.args.get("page", 1, type=int)),
    )


def _chips(query: ListQuery) -> tuple[Chip, ...]:
    chips = []
    if query.text:
        chips.append(Chip(f"Name or number: {query.text}", _address(query, text="")))
    if query.framework:
        chips.append(Chip(frameworks.load(query.framework).name, _address(query, framework=None)))
    if query.state:
        chips.append(Chip(STATES[query.state], _address(query, state=None)))
    return tuple(chips)


def _address(query: ListQuery, **changed: Any) -> str:
    """The address of the list with some of the query changed, at its first page unless that is said, too."""
    wanted = {"text": query.text, "framework": query.framework, "state": query.state, "page": None} | changed
    return url_for("listing.show", **{name: value for name, value in wanted.items() if value})


def _pagination(query: ListQuery, page: ListPage) -> dict[str, Any] | None:
    """What the pagination component is told; None where one page holds everything."""
    if page.pages == 1:
        return None
    shown = sorted({1, page.pages, *range(page.page - _NEIGHBOURS, page.page + _NEIGHBOURS + 1)}
                   & set(range(1, page.pages + 1)))
    items: list[dict[str, Any]] = []
    for before, number in zip([0, *shown], shown, strict=False):
        if number - before > 1:
            items.append({"ellipsis": True})
        items.append({"number": number, "href": _address(query, page=number), "current": number == page.page})
    found: dict[str, Any] = {"items": items}
    if page.page > 1:
        found["previous"] = {"href": _address(query, page=page.page - 1)}
    if page.page < page.pages:
        found["next"] = {"href": _address(query, page=page.page + 1)}
    return found
