"""What the number formats of an OpenDocument spreadsheet mean, written as a workbook's format codes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from intake.readers.opendocument.names import name, number_of

_NUMBER, _SCIENTIFIC, _FRACTION, _CURRENCY, _TEXT = (
    name(f"number:{local}") for local in ("number", "scientific-number", "fraction", "currency-symbol", "text")
)
_DECIMALS, _LEAST, _GROUPING, _STYLE, _TEXTUAL = (
    name(f"number:{local}") for local in ("decimal-places", "min-integer-digits", "grouping", "style", "textual")
)
_PERCENTAGE = name("number:percentage-style")
_FORMATS = frozenset(
    name(f"number:{local}-style")
    for local in ("number", "percentage", "currency", "date", "time", "boolean", "text")
)
_DATE_PARTS = {"day": "d", "day-of-week": "ddd", "year": "yy", "hours": "h", "minutes": "m", "seconds": "s"}
_NAME = name("style:name")
_BARE = frozenset(" -/.,:()%£€$+")
_MOST_DECIMALS = 15


@dataclass(slots=True)
class NumberFormats:
    """Format codes by the names of their data styles."""

    _codes: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, *scopes: etree._Element | None) -> NumberFormats:
        """Those that a file defines, the nearest scope first."""
        codes: dict[str, str] = {}
        for scope in scopes:
            for style in () if scope is None else scope:
                if style.tag in _FORMATS:
                    codes.setdefault(style.get(_NAME, ""), "".join(_pieces(style)))
        return cls(codes)

    def code(self, identity: str) -> str | None:
        """The code of a data style ("0.0%", '"£"#,##0.00', "dd/mm/yyyy"); None for General."""
        return self._codes.get(identity) or None


def _pieces(style: etree._Element) -> Iterator[str]:
    for part in style:
        local = str(part.tag).partition("}")[2]
        if part.tag in (_NUMBER, _FRACTION):
            yield _digits(part)
        elif part.tag == _SCIENTIFIC:
            yield f"{_digits(part)}E+00"
        elif part.tag in (_TEXT, _CURRENCY):
            text = part.text or ""
            yield text if set(text) <= _BARE else f'"{text}"'
        elif local == "month":
            long = part.get(_STYLE) == "long"
            yield ("mmmm" if long else "mmm") if part.get(_TEXTUAL) == "true" else "mm" if long else "m"
        elif local == "am-pm":
            yield "AM/PM"
        elif local in _DATE_PARTS:
            letters = _DATE_PARTS[local]
            yield letters * 2 if part.get(_STYLE) == "long" else letters


def _digits(part: etree._Element) -> str:
    places = part.get(_DECIMALS)
    decimals = number_of(places, 0, _MOST_DECIMALS)
    if places is None and part.get(_GROUPING) != "true" and part.tag == _NUMBER:
        return "General" if part.getparent() is None or part.getparent().tag != _PERCENTAGE else "0"  # type: ignore[union-attr]
    whole = "#,##0" if part.get(_GROUPING) == "true" else "0" * number_of(part.get(_LEAST), 1, _MOST_DECIMALS) or "0"
    return f"{whole}.{'0' * decimals}" if decimals else whole
