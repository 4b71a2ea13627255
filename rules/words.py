"""Values, dates, places and lists in plain British English, as findings say them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from schemas.facts import FACTS
from schemas.types import Evidence, Fact, Value

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_KINDS: dict[str, tuple[str, str]] = {
    "accounts": ("set of accounts", "sets of accounts"),
    "policy": ("policy", "policies"),
    "dbs_record": ("DBS record", "DBS records"),
    "questionnaire": ("questionnaire", "questionnaires"),
    "kpi_return": ("KPI return", "KPI returns"),
    "correspondence": ("piece of correspondence", "pieces of correspondence"),
    "other": ("other document", "other documents"),
}
UNREAD_WORDS = {
    "needs_password": "is protected by a password",
    "unreadable": "could not be read",
    "refused": "was refused as unsafe to open",
    "partial": "was read only in part",
}


def day(value: date) -> str:
    """3 May 2026."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def pounds(amount: float) -> str:
    """£5,000,000; pence only where there are any."""
    text = f"£{abs(amount):,.0f}" if float(amount).is_integer() else f"£{abs(amount):,.2f}"
    return f"-{text}" if amount < 0 else text


def number(amount: float) -> str:
    """A number in its shortest form, with thousands separated."""
    return f"{amount:,.0f}" if float(amount).is_integer() else f"{amount:,.2f}".rstrip("0").rstrip(".")


def with_unit(amount: float, unit: str) -> str:
    """A threshold in words: £5,000,000, 4 %, 1.0 or a plain number (its unit is then part of the sentence)."""
    if unit == "GBP":
        return pounds(amount)
    if unit == "%":
        return f"{number(amount)} %"
    if unit == "x":
        return f"{amount:.1f}" if round(amount, 1) == amount else f"{amount:.2f}"
    return number(amount)


def as_date(value: Value | None) -> date | None:
    """The date of an ISO string; None when it is no possible date."""
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        return None


def of_value(value: Value, name: str) -> str:
    """A fact's value as a reader expects it, by the fact's type."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return listed(value) if value else "none"
    spec = FACTS.get(name)
    kind = spec.type if spec else "text"
    if kind == "date" and (parsed := as_date(value)):
        return day(parsed)
    if isinstance(value, str):
        return value.replace("_", " ") if kind == "choice" else value
    return pounds(value) if kind == "money" else number(value)


def of_fact(fact: Fact) -> str:
    """The fact's value in words."""
    return of_value(fact.value, fact.name)


def listed(items: Iterable[str], joint: str = "and") -> str:
    """a; a and b; a, b and c."""
    every = list(items)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} {joint} {every[-1]}" if every else ""


def place(evidence: Evidence) -> str:
    """Where to look: the document, and page, sheet and cell, or heading."""
    parts = [evidence.document]
    if evidence.page is not None:
        parts.append(f"page {evidence.page}")
    if evidence.sheet is not None:
        parts.append(evidence.sheet)
    if evidence.cell is not None:
        parts.append(evidence.cell)
    return ", ".join(parts)


def places(evidence: Sequence[Evidence], most: int = 3) -> str:
    """The distinct places, joined; the first few when there are many."""
    distinct = list(dict.fromkeys(place(item) for item in evidence))
    more = len(distinct) - most
    return listed(distinct) if more <= 0 else f"{', '.join(distinct[:most])} and {more} more"


def kinds(kind: str, count: int) -> str:
    """3 insurance certificates; no insurance certificate."""
    plain = kind.replace("_", " ")
    one, many = _KINDS.get(kind, (plain, f"{plain}s"))
    return f"no {one}" if count == 0 else f"1 {one}" if count == 1 else f"{count} {many}"


def sentence(text: str) -> str:
    """With a capital first letter and one full stop at the end."""
    stripped = text.strip()
    ended = stripped if stripped.endswith((".", "?", "!")) else f"{stripped}."
    return ended[:1].upper() + ended[1:]
