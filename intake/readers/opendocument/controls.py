"""Form controls of an OpenDocument file: tick boxes, option buttons, text fields and lists, as they are filled in."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from intake.located import EMPTY_BOX, TICKED_BOX
from intake.readers.opendocument.names import name

_ID, _FORM_ID, _LABEL = name("xml:id"), name("form:id"), name("form:label")
_CURRENT_STATE, _STATE = name("form:current-state"), name("form:state")
_CURRENT_SELECTED, _SELECTED = name("form:current-selected"), name("form:selected")
_CURRENT_VALUE, _VALUE = name("form:current-value"), name("form:value")
_CHECK_BOX, _RADIO, _LIST_BOX, _OPTION = (
    name(f"form:{local}") for local in ("checkbox", "radio", "listbox", "option")
)
_TYPED = frozenset(
    name(f"form:{local}")
    for local in ("text", "textarea", "formatted-text", "number", "date", "time", "combobox", "password")
)
_PARAGRAPH = name("text:p")


def controls_of(body: etree._Element) -> dict[str, str]:
    """What each control of the document shows, by its id: "☒ Yes" or the words typed in. Buttons show nothing."""
    found: dict[str, str] = {}
    for forms in body.iter(name("office:forms")):
        for control in forms.iter(_CHECK_BOX, _RADIO, _LIST_BOX, *_TYPED):
            for identity in (control.get(_ID), control.get(_FORM_ID)):
                if identity:
                    found.setdefault(identity, _shown(control))
    return found


def _shown(control: etree._Element) -> str:
    if control.tag == _CHECK_BOX:
        mark = TICKED_BOX if control.get(_CURRENT_STATE, control.get(_STATE)) == "checked" else EMPTY_BOX
        return f"{mark} {control.get(_LABEL, '')}".strip()
    if control.tag == _RADIO:
        mark = TICKED_BOX if control.get(_CURRENT_SELECTED, control.get(_SELECTED)) == "true" else EMPTY_BOX
        return f"{mark} {control.get(_LABEL, '')}".strip()
    if control.tag == _LIST_BOX:
        return ", ".join(_chosen(control))
    typed = control.get(_CURRENT_VALUE, control.get(_VALUE))
    if typed is None:
        typed = "\n".join("".join(str(part) for part in element.itertext()) for element in control.iter(_PARAGRAPH))
    return typed.strip()


def _chosen(control: etree._Element) -> Iterator[str]:
    options = list(control.iterchildren(_OPTION))
    current = [option for option in options if option.get(_CURRENT_SELECTED) == "true"]
    for option in current or [option for option in options if option.get(_SELECTED) == "true"]:
        yield option.get(_LABEL) or option.get(_VALUE) or ""
