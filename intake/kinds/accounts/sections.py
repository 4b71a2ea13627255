"""The parts of a balance sheet or an income statement that a heading begins."""

from __future__ import annotations

import re

from intake.kinds.accounts.wordings import readings_of

SECTIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("current_assets", re.compile(r"^current assets")),
    ("fixed_assets", re.compile(r"^(?:fixed|non[- ]current) assets")),
    ("creditors", re.compile(r"^(?:creditors|liabilities)$")),
    ("creditors_within_one_year", re.compile(r"^(?:current liabilities|creditors.*(?:within|less than))")),
    (
        "creditors_after_one_year",
        re.compile(r"^(?:non[- ]current|long[- ]term) liabilities|^creditors.*(?:after|more than|over)"),
    ),
    ("provisions", re.compile(r"^provisions")),
    (
        "equity",
        re.compile(
            r"^(?:capital (?:and|&) reserves|equity|shareholders (?:funds|equity)|financed by"
            r"|represented by|reserves|capital account|members (?:funds|interests)"
            r"|partners (?:funds|capital))"
        ),
    ),
    (
        "total_funds",
        re.compile(
            r"^(?:the )?(?:charitys? )?funds(?: of the charity)?|^charity funds"
            r"|^reserves of the charity|^income funds|^capital funds"
        ),
    ),
    (
        "income",
        re.compile(
            r"^(?:(?:other |other operating |investment |finance |financial |total )?income|incoming resources"
            r"|(?:other )?receipts|revenue|turnover|sales"
            r"|interest (?:receivable|received|and similar income))\b(?! tax)"
        ),
    ),
    (
        "expenditure",
        re.compile(
            r"^(?:(?:charitable |other |total )?expenditure|resources expended|payments|(?:other |operating )?expenses"
            r"|overheads|administrative (?:expenses|costs)|(?:finance|other|direct|running) costs|costs|cost of sales"
            r"|less|interest payable)\b"
        ),
    ),
)
TOTALLED = frozenset(
    (
        "current_assets",
        "fixed_assets",
        "equity",
        "total_funds",
        "creditors_within_one_year",
        "creditors_after_one_year",
    )
)
"""Sections whose sum may stand without a label."""


def section_of(label: str) -> str | None:
    """The section that a plain label without amounts begins, None when it begins none."""
    found = (name for said in readings_of(label) for name, pattern in SECTIONS if pattern.match(said))
    return next(found, None)
