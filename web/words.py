"""What every template may use: words for codes, dates and times, and the addresses of assets."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import Flask

from casework import moments, words
from casework.distribution import tool_version
from schemas.types import Verdict
from web.sessions import stored

VERDICT_COLOURS: dict[Verdict, str] = {
    "suitable": "green",
    "conditional": "turquoise",
    "needs_decision": "yellow",
    "incomplete": "orange",
    "not_suitable": "red",
}
"""Of tags; each also says its verdict in words."""

READ_COLOURS: dict[str, str] = {
    "full": "green",
    "ocr": "turquoise",
    "partial": "yellow",
    "needs_password": "orange",
    "unreadable": "red",
    "refused": "red",
    "ignored": "grey",
}

_MEGABYTE = 1024 * 1024


def init_app(app: Flask) -> None:
    """Give the words to the templates."""
    app.jinja_env.filters |= {
        "long_date": words.long_date,
        "moment": moments.moment,
        "clock_time": moments.clock_time,
        "moment_day": lambda at: words.long_date(moments.day_of(at)),
        "sentence_name": words.sentence_name,
        "upper_first": words.upper_first,
        "verdict": lambda code: words.VERDICTS[code],
        "area": lambda code: words.AREAS.get(code, words.upper_first(words.sentence_name(code))),
        "read_state": lambda code: words.READ_STATES[code],
        "flag": words.flag_words,
        "plural": plural,
        "unread_reason": words.unread_reason,
        "next_step": words.next_step,
        "size": size_in_words,
    }
    app.jinja_env.globals |= {
        "asset": app.extensions["assets"].url,
        "assets_complete": app.extensions["assets"].complete,
        "version": tool_version(),
        "count": words.count,
        "categories_line": words.categories_line,
        "folder_of": words.folder_of,
        "together": together,
        "verdict_colour": VERDICT_COLOURS.__getitem__,
        "read_colour": READ_COLOURS.__getitem__,
    }
    app.context_processor(_person)


def _person() -> dict[str, Any]:
    return {"person": stored().person}


def size_in_words(size: int) -> str:
    """Bytes as a person says them: 64 KB, 1.4 MB; nothing, where there are none."""
    if size == 0:
        return "empty"
    if size < _MEGABYTE:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / _MEGABYTE:.1f} MB"


def plural(label: str) -> str:
    """Categories, Lots, Tiers."""
    return f"{label[:-1]}ies" if label.endswith("y") else f"{label}s"


def together(
    verdicts: Sequence[tuple[str, Verdict, bool]]
) -> tuple[tuple[tuple[str, ...], Verdict, bool], ...]:
    """Verdicts as (category, verdict, confirmed), those that are the same told once for all their categories."""
    found: dict[tuple[Verdict, bool], list[str]] = {}
    for category, verdict, confirmed in verdicts:
        found.setdefault((verdict, confirmed), []).append(category)
    return tuple((tuple(categories), verdict, confirmed) for (verdict, confirmed), categories in found.items())
