"""What a policy says of the organisation itself: its numbers, its registration and the name behind its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from intake.facts import FactSheet
from intake.located import Paragraph, Reading, Text
from intake.values import Found, find_charity_numbers, find_company_numbers

_FRONT = 8
_NAME = r"(?:The )?(?:[A-Z0-9][\w'’&.-]*)(?: (?:of|and|the|for|in|&|[A-Z0-9][\w'’&.-]*)){0,7}"
_LEGAL = r"(?:Ltd|Limited|CIC|CIO|plc|PLC|LLP|Community Interest Company)"
_WORKING_NAME = re.compile(
    rf"(?P<trading>{_NAME}) is (?:the|a|our) (?:working|trading|operating|business) name (?:of|for|used by) "
    rf"(?P<legal>{_NAME} {_LEGAL})\b"
)
_TRADING_AS = re.compile(rf"(?P<legal>{_NAME} {_LEGAL}),? \(?(?:trading as|t/a) (?P<trading>{_NAME})")
_ICO = re.compile(r"(?:\bICO\b|Information Commissioner)[^.;]{0,90}?\b(?P<reference>Z[A-C]?\d{6,7})\b")


def write_identity(reading: Reading, sheet: FactSheet) -> None:
    """Write down the company and charity number where just one is printed, and a trading name with its owner."""
    texts = [block.text for block in reading.paragraphs() if not block.text.hidden]
    for name, finder in (
        ("organisation.company_number", find_company_numbers),
        ("organisation.charity_number", find_charity_numbers),
    ):
        found = [(item, text) for text in texts for item in finder(text.text) if _is_said(item, text, name)]
        if len({item.value for item, _ in found}) == 1:
            for item, text in found[:2]:
                sheet.add(name, item.value, text, item.start, item.end, confidence=0.9)
    for text in texts:
        registered = _ICO.search(text.text)
        if registered:
            start, end = registered.span("reference")
            sheet.add("registration.ico.reference", registered["reference"], text, start, end, confidence=0.88)
            break
    for text in _front(reading):
        match = _WORKING_NAME.search(text.text) or _TRADING_AS.search(text.text)
        if match:
            for name, group in (("organisation.legal_name", "legal"), ("organisation.trading_name", "trading")):
                sheet.add(name, match[group], text, match.start(group), match.end(group), confidence=0.88)
            return


def _is_said(item: Found[str], text: Text, name: str) -> bool:
    """Whether the words before a number say that it is the organisation's (an eight-figure number may be anything, and
    one behind other figures is a telephone's)."""
    before = text.text[max(0, item.start - 60) : item.start]
    words = r"compan|regist|incorporat" if name.endswith("company_number") else r"charit"
    others = r"\d\s?$|\bICO\b|information comm|data prot|vat\b|ofsted|\bURN\b"
    return bool(re.search(words, before, re.IGNORECASE)) and not re.search(others, before, re.IGNORECASE)


def _front(reading: Reading) -> Iterator[Text]:
    lines = 0
    for block in reading.blocks:
        if not isinstance(block, Paragraph) or block.text.hidden:
            continue
        if block.region in ("header", "footer"):
            yield block.text
        elif block.region in ("body", "textbox") and lines < _FRONT:
            lines += 1
            yield block.text
