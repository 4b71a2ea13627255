"""Form controls as they were left: ticked or empty boxes, what was typed or chosen."""

from __future__ import annotations

from intake.located import EMPTY_BOX, TICKED_BOX
from intake.readers.html.names import local, words_in
from intake.readers.html.source import Element

CONTROLS = frozenset({"input", "textarea", "select", "button"})
_SILENT = frozenset({"hidden", "submit", "button", "reset", "image", "file", "password"})


def shown(element: Element, name: str) -> str:
    """The words or the mark that the control shows; nothing for buttons."""
    if name == "button":
        return ""
    if name == "textarea":
        return words_in(element)
    if name == "select":
        return _chosen(element)
    kind = (element.get("type") or "text").lower()
    if kind in ("checkbox", "radio"):
        return f" {TICKED_BOX if element.get('checked') is not None else EMPTY_BOX} "
    return "" if kind in _SILENT else f" {element.get('value') or ''} "


def _chosen(element: Element) -> str:
    """The chosen options; the first one of a list that shows one and has none chosen is only where it starts."""
    options = [option for option in element.iter() if isinstance(option.tag, str) and local(option.tag) == "option"]
    chosen = [option for option in options if option.get("selected") is not None]
    return " " + ", ".join(words_in(option).strip() for option in chosen) + " "
