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


def places(evidence: Sequence[Evidence], most: int = 3) -> str:
    """The distinct places by document, the first few when there are many: A.pdf, pages 1 and 2, and Q.xlsx, B, C4."""
    told = [f"{document}, {where}" if where else document for document, where in _by_document(evidence, most)]
    return ", and ".join(told) if any(", " in one for one in told) else listed(told)


def sources(evidence: Sequence[Evidence], most: int = 3) -> str:
    """The same as what speaks in a sentence: A.pdf (pages 1 and 2) and B.docx."""
    return listed([f"{document} ({where})" if where else document for document, where in _by_document(evidence, most)])


def verb(evidence: Sequence[Evidence], one: str, many: str) -> str:
    """The form of a verb that `sources` of the same evidence needs."""
    return one if len({item.document for item in evidence}) == 1 else many


def _by_document(evidence: Sequence[Evidence], most: int) -> list[tuple[str, str]]:
    """Each document with the places in it; how many more there are stands with the last."""
    heads = list(dict.fromkeys((item.document, item.sheet) for item in evidence))
    distinct = sorted(
        {(item.document, item.page, item.sheet, item.cell) for item in evidence},
        key=lambda spot: (heads.index((spot[0], spot[2])), spot[1] or 0, _cell_key(spot[3] or "")),
    )
    by_document: dict[str, list[tuple[int | None, str | None, str | None]]] = {}
    for document, page, sheet, cell in distinct[:most]:
        by_document.setdefault(document, []).append((page, sheet, cell))
    more = max(len(distinct) - most, 0)
    last = list(by_document)[-1:]
    told = [
        (document, _within(spots, more if [document] == last else 0)) for document, spots in by_document.items()
    ]
    return [*told, (f"{more} more", "")] if more and not told[-1][1] else told


def _cell_key(cell: str) -> tuple[int, int, str]:
    """Rows from the top, and columns from the left."""
    column = cell.rstrip("0123456789")
    return int(cell[len(column) :] or 0), len(column), column


def _within(spots: Sequence[tuple[int | None, str | None, str | None]], more: int) -> str:
    """Pages 1 and 2; Part B, C4, C5 and 3 more."""
    parts: dict[str, list[str]] = {}
    for page, sheet, cell in spots:
        if page is not None:
            parts.setdefault("page", []).append(str(page))
        elif sheet is not None or cell is not None:
            parts.setdefault(sheet or "cell", []).extend([cell] if cell else [])
    if more and parts:
        list(parts.values())[-1].append(f"{more} more")
    return "; ".join(_part(head, items) for head, items in parts.items())


def _part(head: str, items: list[str]) -> str:
    if head == "page":
        return f"page{'s' if len(items) > 1 else ''} {listed(items)}"
    return ", ".join(part for part in (head, listed(items)) if part)


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
