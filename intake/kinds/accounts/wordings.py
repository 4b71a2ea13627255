"""Other ways to say a line's standard name: plain words for it, the standard term in brackets behind them, and
remarks behind the term."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_US = r"(?:us|ourselves|the (?:company|charity|business|organisation|llp|partnership|cic))"
_WE = r"(?:we|the (?:company|charity|business|organisation|llp|partnership|cic)|it)"
_YEAR = r"(?:(?:the )?(?:next|coming|following) )?(?:(?:one|1|a|twelve|12)[ -]?)?(?:year|months)\b"
_SUMS = r"(?:(?:total |all )?(?:money|monies|sums?|amounts?|what is|balances?|fees)(?: still)? )?"
_CHARGING = r"(?:paying |charging |providing for |deducting )?(?:any )?"
_PAYERS = (
    r"(?:our |other )?(?:customers|clients|councils|schools|parents|local authorities|commissioners|funders|purchasers)"
    r"(?:(?:,| and)+ (?:customers|clients|councils|schools|parents|local authorities|commissioners|funders|others))*"
)
_LOAN = r"(?:the )?(?:bank |other |business )?(?:loans?|borrowings?|overdrafts?|debts?|mortgages?|finance|leases?)"

_REWORDINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        # When something falls due.
        (
            rf"\b(?:inside|in under|(?:no|not) (?:later|more) than|at most|in|during|over|within) (?=the next){_YEAR}",
            "within one year",
        ),
        (
            rf"\b(?:inside|in under|(?:no|not) (?:later|more) than|at most|in) (?=(?:one|1|a|twelve|12)){_YEAR}",
            "within one year",
        ),
        (
            rf"\b(?:later than|outside|past|after more than|in over|beyond|longer than) "
            rf"(?=(?:the next|one|1|a|twelve|12)){_YEAR}",
            "after more than one year",
        ),
        # Who owes whom. What is owed to us comes first: "owed" alone is said of both.
        (
            rf"\b{_SUMS}(?:which |that )?(?:is |are )?(?:owed|owing|due|payable) to {_US}\b"
            rf"|\bwhat {_WE} (?:is|are) owed\b"
            rf"|^(?:money |amounts? |fees )?(?:owed|owing|due) (?:to us )?(?:by|from) {_PAYERS}$",
            "debtors",
        ),
        (
            rf"\bwhat {_WE} owes?\b|\b{_SUMS}(?:which |that )?{_WE} owes?\b"
            rf"|\b{_SUMS}(?:owed|owing|due|payable) by {_US}\b",
            "creditors",
        ),
        (
            r"\blong(?:er)?[- ]term assets\b|\bassets for the long term\b|\bassets (?:we )?(?:keep|kept) for use\b",
            "fixed assets",
        ),
        (r"\bshort[- ]term assets\b", "current assets"),
        (r"\bmoney (?:held )?(?:in|at) (?:the )?bank(?: and in hand)?\b|\bcash in (?:the )?bank\b", "cash at bank"),
        (r"^stocks? of .*|^(?:materials|goods|items) (?:held )?in stock$", "stock"),
        # Interest, by what it is on.
        (
            rf"^(?:less:? )?(?:bank )?interest (?:(?:paid|payable|charged|due|costs?) )?(?:on|to|for) {_LOAN}\b.*$",
            "interest payable",
        ),
        (
            rf"^(?:bank )?(?:loan|overdraft|mortgage|lease|borrowing) interest\b.*$"
            rf"|^(?:paid|charged) interest on {_LOAN}$",
            "interest payable",
        ),
        (
            r"^(?:bank )?interest (?:earned|received|receivable|credited)\b.*$|^interest (?:on|from) (?:our |the )?"
            r"(?:bank |cash |short[- ]term )*(?:deposits?|savings|balances?|accounts?|cash|bank)(?: accounts?)?$"
            r"|^(?:bank|deposit|savings) interest earned$",
            "interest receivable",
        ),
        # Results before and after tax.
        (rf"\bbefore {_CHARGING}(?:uk )?(?:corporation |income )?tax(?:ation)?\b.*$", "before tax"),
        (
            rf"\b(?:left |remaining )?after {_CHARGING}(?:uk )?(?:corporation |income )?tax(?:ation)?\b.*$",
            "after tax",
        ),
        # People, counted on average.
        (
            r"^(?!.*\b(?:cost|wage|salar|pay|fee|pension|agency)).*\b(?:average|mean)\b.*\b(?:employ\w*|staff|people|persons"
            r"|headcount|workers|team)\b.*$|^(?!.*\b(?:cost|wage|salar|pay|fee|pension|agency))(?:employees|staff|people"
            r"|persons|headcount|workers)\b.*\b(?:average|mean)\b.*$",
            "average number of employees",
        ),
    )
)
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_NARROWER = re.compile(
    r"\b(?:trade|other|restricted|unrestricted|designated|endowment|group|subsidiar|related|associat|director|long|after"
    r"|more than|over|beyond|vat|tax|opening|closing|brought|carried|b/f|c/f|part|parent|discontinued|of which"
    r"|including|accru|prepa|staff|bank|loan|net of|before)",
)
"""What makes a term in front of a bracket only a part of itself, or another thing."""
_STANDARD = re.compile(
    r"^(?:turnover|debtors|creditors|stocks?|inventor(?:y|ies)|cash|cash at bank(?: and in hand)?|fixed assets"
    r"|tangible (?:fixed )?assets|current assets|current liabilities|net assets|net current (?:assets|liabilities)"
    r"|equity|(?:shareholders|members) funds|reserves|cost of sales|gross profit"
    r"|operating (?:profit|surplus|loss|deficit)"
    r"|(?:profit|surplus|loss|deficit) (?:before|after) tax(?:ation)?|provisions|deferred income|borrowings|goodwill"
    r"|working capital|depreciation|revenue|sales|(?:long|short)[- ]term (?:creditors|liabilities)|creditors .*year.*"
    r"|capital and reserves|interest (?:payable|receivable|received|paid)|total (?:income|expenditure|funds)"
    r"|(?:un)?restricted funds)$"
)
"""Terms that may stand in brackets as the standard name of what the words before them say."""


def readings_of(label: str) -> Iterator[str]:
    """A plain label, then what it may stand for: reworded, without its bracket, and the term in the bracket."""
    return iter(_readings(label))


@lru_cache(maxsize=8_192)
def _readings(label: str) -> tuple[str, ...]:
    said = [label, reworded(label)]
    inside = [words.strip() for words in _BRACKETS.findall(label)]
    if inside:
        outside = " ".join(_BRACKETS.sub(" ", label).split()).strip(" :-–")
        if outside and not any(_NARROWER.search(words) for words in inside):
            said += [outside, reworded(outside)]
        said += [term for words in inside for term in (words, reworded(words)) if _STANDARD.match(term)]
    return tuple(dict.fromkeys(said))


def reworded(label: str) -> str:
    """The label with plain words replaced by the standard terms for them."""
    for pattern, said in _REWORDINGS:
        label = pattern.sub(said, label)
    return label
