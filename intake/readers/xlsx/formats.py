"""What a workbook's cell formats mean: percent, dates, money, and text that is struck out or cannot be
seen."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from lxml import etree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
BUILT_IN: dict[int, str] = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: "£#,##0",
    6: "£#,##0",
    7: "£#,##0.00",
    8: "£#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0;(#,##0)",
    38: "#,##0;(#,##0)",
    39: "#,##0.00;(#,##0.00)",
    40: "#,##0.00;(#,##0.00)",
    41: "#,##0",
    42: "£#,##0",
    43: "#,##0.00",
    44: "£#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}
_NOT_LETTERS = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]')
_WHITE = frozenset({"FFFFFFFF", "00FFFFFF", "FFFFFF"})
_OFF = frozenset({"0", "false"})

Item = TypeVar("Item")
Shown = Literal["number", "date", "time"]


@dataclass(frozen=True, slots=True)
class Format:
    """A cell format: the number format's code (None for General), what a number in it is shown as, whether its text is
    struck out, or unseen (white on no fill, or a format that shows nothing), and whether truth is shown as a box to
    tick."""

    code: str | None = None
    shown: Shown = "number"
    struck: bool = False
    white: bool = False
    blank: bool = False
    tick: bool = False
    peculiar: bool = field(init=False, compare=False)
    """Whether text in it is struck out or unseen, or truth shown as a box."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "peculiar", self.struck or self.white or self.blank or self.tick)


GENERAL = Format()


def formats_of(styles: etree._Element | None) -> dict[str, Format]:
    """The formats by their index, as written in the sheets' `s` attribute."""
    if styles is None:
        return {}
    codes = dict(BUILT_IN)
    for element in styles.iter(f"{_MAIN}numFmt"):
        identity = element.get("numFmtId", "")
        if identity.isdecimal():
            codes[int(identity)] = element.get("formatCode", "")
    fonts = [_font(element) for element in _children(styles, "fonts")]
    fills = [_is_filled(element) for element in _children(styles, "fills")]
    cells = _children(styles, "cellXfs")
    return {str(index): _format(element, codes, fonts, fills) for index, element in enumerate(cells)}


def shown_as(code: str) -> Shown:
    """Whether a number format shows dates, times of day or numbers."""
    letters = _NOT_LETTERS.sub("", code.split(";", 1)[0]).lower()
    if "general" in letters:
        return "number"
    if "y" in letters or "d" in letters or ("m" in letters and "h" not in letters and "s" not in letters):
        return "date"
    return "time" if re.search(r"h|s|\[m", letters) else "number"


def _format(
    element: etree._Element, codes: dict[int, str], fonts: list[tuple[bool, bool]], fills: list[bool]
) -> Format:
    code = codes.get(_index(element, "numFmtId"))
    struck, white = _at(fonts, _index(element, "fontId"), (False, False))
    filled = _at(fills, _index(element, "fillId"), False)
    blank = code is not None and code.replace(" ", "") in (";;;", ";;")
    ticked = any(str(part.tag).endswith("}xfComplement") for part in element.iter())
    return Format(code or None, shown_as(code) if code else "number", struck, white and not filled, blank, ticked)


def _children(styles: etree._Element, name: str) -> list[etree._Element]:
    parent = styles.find(f"{_MAIN}{name}")
    return [] if parent is None else [child for child in parent if isinstance(child.tag, str)]


def _font(element: etree._Element) -> tuple[bool, bool]:
    """Whether the font strikes out, and whether it is white."""
    strike, colour = element.find(f"{_MAIN}strike"), element.find(f"{_MAIN}color")
    struck = strike is not None and strike.get("val", "1") not in _OFF
    white = colour is not None and (
        colour.get("rgb", "").upper() in _WHITE
        or (colour.get("theme") == "0" and not float(colour.get("tint", "0")))
    )
    return struck, white


def _is_filled(element: etree._Element) -> bool:
    pattern = element.find(f"{_MAIN}patternFill")
    if pattern is None:
        return len(element) > 0
    colour = pattern.find(f"{_MAIN}fgColor")
    plain = colour is None or colour.get("rgb", "").upper() in _WHITE
    return pattern.get("patternType", "none") != "none" and not (
        pattern.get("patternType") == "solid" and plain
    )


def _index(element: etree._Element, name: str) -> int:
    value = element.get(name, "0")
    return int(value) if value.isdecimal() else 0


def _at(items: list[Item], index: int, default: Item) -> Item:
    return items[index] if index < len(items) else default
