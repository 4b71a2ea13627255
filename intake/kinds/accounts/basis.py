"""On what basis accounts are prepared: standard, currency, whether consolidated or dormant."""

from __future__ import annotations

import re

from intake.kinds.accounts.said import Said
from intake.located import Text

_STANDARDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("receipts_and_payments", re.compile(r"receipts (?:and|&) payments (?:basis|account)", re.IGNORECASE)),
    (
        "sorp",
        re.compile(
            r"charit[^.]{0,120}\bSORP\b|\bcharit(?:y|ies) SORP\b|\bSORP\b[^.]{0,80}(?:charit"
            r"|FRS ?102)|statement of recommended practice[^.]{0,60}charit",
            re.IGNORECASE,
        ),
    ),
    (
        "frs105",
        re.compile(
            r"\bFRS ?105\b|financial reporting standard 105|micro-?\s?entit(?:y"
            r"|ies)(?:'s?)? (?:provisions|regime)|applicable to the micro-?\s?entities regime",
            re.IGNORECASE,
        ),
    ),
    ("frs102_1a", re.compile(r"section 1A\b|\b102[ (,]*1A\b|\bFRS ?102 ?1A\b", re.IGNORECASE)),
    (
        "ifrs",
        re.compile(
            r"(?:prepared|accordance|conformity)[^.]{0,80}(?:international (?:financial reporting"
            r"|accounting) standards|\bIFRSs?\b)",
            re.IGNORECASE,
        ),
    ),
    (
        "frs102",
        re.compile(
            r"\bFRS ?102\b|financial reporting standard 102"
            r"|financial reporting standard applicable in the (?:UK|united kingdom)",
            re.IGNORECASE,
        ),
    ),
)
_DORMANT = re.compile(
    r"(?:company|charity|llp|entity|it) (?:was|is|has been|remained) dormant"
    r"|\bdormant (?:company )?accounts\b|section 480\b[^.]{0,80}|did not trade during"
    r"|has not traded (?:during|in|since)",
    re.IGNORECASE,
)
_NOT_DORMANT = re.compile(
    r"\bnot (?:been )?dormant|subsidiar|no longer dormant|previously dormant"
    r"|was dormant (?:until|before|prior)",
    re.IGNORECASE,
)
_STERLING = re.compile(
    r"(?:(?:figures|amounts|values) (?:are |shown )?in (?P<short>£|GBP\b|pounds\b)"
    r"|(?:presented|prepared|presentation|functional|currency|denominated|stated"
    r"|rounded)[^.]{0,80}?(?P<unit>(?:pounds? )?sterling|\bGBP\b|£ ?sterling"
    r"|british pounds?))",
    re.IGNORECASE,
)
_CONSOLIDATED = re.compile(
    r"\bconsolidated (?:balance sheet|financial statements|accounts|statement of|profit)"
    r"|\bgroup (?:balance sheet|accounts|financial statements)",
    re.IGNORECASE,
)
_NOT_CONSOLIDATED = re.compile(
    r"exempt|not (?:been )?(?:required|prepared)|no consolidated|individual (?:company"
    r"|entity)|included in the consolidated|not consolidated",
    re.IGNORECASE,
)


def standard(texts: list[Text], charity: bool) -> Said | None:
    """The accounting standard named, the most particular one first."""
    for value, pattern in _STANDARDS:
        if value in ("receipts_and_payments", "sorp") and not charity:
            continue
        for text in texts:
            match = pattern.search(text.text)
            if match:
                return Said(value, text, match.start(), match.end())
    return None


def dormant(texts: list[Text]) -> Said | None:
    """That the entity was dormant, when it is said."""
    for text in texts:
        match = _DORMANT.search(text.text)
        if match and not _NOT_DORMANT.search(text.text):
            return Said(True, text, match.start(), match.end(), 0.9)
    return None


def consolidated(texts: list[Text]) -> Said | None:
    """That the accounts are consolidated, when a statement of theirs is called so."""
    for text in texts:
        match = _CONSOLIDATED.search(text.text)
        if match and len(text.text) < 160 and not _NOT_CONSOLIDATED.search(text.text):
            return Said(True, text, match.start(), match.end())
    return None


def currency(texts: list[Text]) -> Said | None:
    """Sterling, from the words of the accounting policies, else from a column headed £."""
    for text in texts:
        match = _STERLING.search(text.text)
        if match:
            unit = "unit" if match["unit"] else "short"
            return Said("GBP", text, match.start(unit), match.end(unit))
    for text in texts:
        match = re.search(r"(?:^|[\s\n])(?P<sign>£(?:['’]?000s?|k|m)?|GBP)\s*$", text.text)
        if match and len(text.text) < 40:
            return Said("GBP", text, match.start("sign"), match.end("sign"), 0.9)
    return None
