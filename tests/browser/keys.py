"""A person without a mouse: Tab, Enter, Space, the arrows inside a group of radio buttons, and typing."""

from __future__ import annotations

import re
from typing import Any

from tests.make.browser import Tab

MOST_STOPS = 400
"""More stops of the tabulator than any page has."""

_STOP = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return null;
    const label = one.labels && one.labels.length ? one.labels[0] : null;
    const name = (one.getAttribute("aria-label") || (label || one).innerText || one.value || "").trim();
    const box = (label && one.matches("[type=radio], [type=checkbox]") ? label : one).getBoundingClientRect();
    const middle = [(Math.max(box.left, 0) + Math.min(box.right, innerWidth)) / 2,
                    (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2];
    const top = document.elementFromPoint(...middle);
    const inView = box.right > 0 && box.bottom > 0 && box.left < innerWidth && box.top < innerHeight;
    const uncovered = Boolean(top) && (one.contains(top) || top.contains(one) || Boolean(label && label.contains(top)));
    const looks = (element, pseudo) => {
        const style = getComputedStyle(element, pseudo);
        return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.backgroundColor,
                style.borderColor, style.color].join("|");
    };
    const parts = [[one, null], [one, "::before"], [one, "::after"]]
        .concat(label ? [[label, "::before"], [label, "::after"]] : [])
        .concat([...one.children].slice(0, 3).map((child) => [child, null]));
    const all = () => parts.map(([element, pseudo]) => looks(element, pseudo)).join("\\n");
    const focused = all();
    one.blur();
    const blurred = all();
    one.focus({preventScroll: true, focusVisible: true});
    return {name, tag: one.tagName, type: one.type || "", html: one.outerHTML.slice(0, 160),
            visible: focused !== blurred, inView, uncovered};
}"""


class Keys:
    """The keyboard of a tab. Each stop of the tabulator must be seen: its focus shown, in view, covered by nothing."""

    def __init__(self, window: Tab) -> None:
        self._window = window
        self._page = window.page
        self.stops = 0

    def tab_to(self, name: str, tag: str = "") -> None:
        """Press Tab until the focus is on the element whose name begins so. AssertionError when the tabulator comes
        round without reaching it."""
        pattern = re.compile(name)
        passed = []
        for _ in range(MOST_STOPS):
            self._page.keyboard.press("Tab")
            stop = self.stop()
            if stop is None:
                continue
            passed.append(stop["name"].split("\n")[0][:40])
            if pattern.match(stop["name"]) and stop["tag"].lower().startswith(tag.lower()):
                return
        raise AssertionError(f"the tabulator does not reach {name!r}; it passed {passed[-30:]}")

    def stop(self) -> dict[str, Any] | None:
        """Where the focus is; None for nowhere on the page."""
        stop: dict[str, Any] | None = self._page.evaluate(_STOP)
        if stop is not None:
            self.stops += 1
            assert stop["visible"], f"focus cannot be seen on {stop['html']}"
            assert stop["inView"], f"focus is out of view on {stop['html']}"
            assert stop["uncovered"], f"something lies over the focus on {stop['html']}"
        return stop

    def enter(self) -> None:
        """Enter, on something that leads to a page."""
        with self._window.arriving():
            self._page.keyboard.press("Enter")

    def press(self, key: str) -> None:
        """One key, on something that stays on the page."""
        self._page.keyboard.press(key)

    def type(self, text: str) -> None:
        """Type over what is in the box."""
        self._page.keyboard.press("Control+A")
        self._page.keyboard.type(text)
