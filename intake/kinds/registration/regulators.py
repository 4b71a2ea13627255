"""The regulators, how documents name them, and the shape of their references."""

from __future__ import annotations

import re
from typing import Literal

from intake.values import Found, find_cqc_ids, find_ico_numbers, find_ofsted_numbers, find_ukprns, find_urns

Regulator = Literal["ofsted", "cqc", "dfe", "ico"]
REGULATORS: tuple[Regulator, ...] = ("ofsted", "cqc", "dfe", "ico")

_WORDS: tuple[tuple[Regulator, str, int], ...] = (
    ("ofsted", r"\bofsted\b", 3),
    ("ofsted", r"office for standards in education|chief inspector", 4),
    (
        "ofsted",
        r"care standards act|children['’]?s homes? regulations|childcare (?:act|register)"
        r"|early years register|social care common inspection"
        r"|fostering services",
        3,
    ),
    ("cqc", r"\bcqc\b|care quality commission", 4),
    ("cqc", r"health and social care act 2008|regulated activit(?:y|ies)|nominated individual", 3),
    (
        "dfe",
        r"department for education|\bdfe\b|education and skills funding agency|\besfa\b"
        r"|secretary of state for education",
        4,
    ),
    (
        "dfe",
        r"section 41|section 96|non-maintained special|special post-16"
        r"|independent schools? (?:register|standards)|register of independent schools"
        r"|get information about schools|\bGIAS\b|\bukprn\b|register of learning providers"
        r"|education and skills act",
        3,
    ),
    ("ico", r"information commissioner|\bico\b", 4),
    ("ico", r"data protection (?:fee|register|public register)|fee payers|data controller", 3),
)
_PATTERNS = tuple((regulator, re.compile(words, re.IGNORECASE), points) for regulator, words, points in _WORDS)
_LEAST = 3


def regulators_in(text: str) -> tuple[Regulator, ...]:
    """The regulators that a text names, the one it speaks of most first."""
    points = dict.fromkeys(REGULATORS, 0)
    for regulator, pattern, weight in _PATTERNS:
        hits = len(pattern.findall(text))
        points[regulator] += weight * min(hits, 3)
    ranked = sorted(REGULATORS, key=lambda each: (-points[each], REGULATORS.index(each)))
    return tuple(each for each in ranked if points[each] >= _LEAST)


def own_reference(text: str) -> tuple[Regulator, Found[str]] | None:
    """A reference whose shape alone tells the regulator: SC012345, 1-101234567, ZA123456."""
    for regulator, found in (("ico", find_ico_numbers(text)), ("cqc", find_cqc_ids(text))):
        if found:
            return ("ico" if regulator == "ico" else "cqc"), found[0]
    lettered = [item for item in find_ofsted_numbers(text) if not item.value.isdigit()]
    return ("ofsted", lettered[0]) if lettered else None


def reference_in(text: str, regulator: Regulator, labelled: bool) -> Found[str] | None:
    """The regulator's reference in a text; `labelled` when a label already says that it is one."""
    if regulator == "ico":
        found = find_ico_numbers(text)
    elif regulator == "cqc":
        found = find_cqc_ids(text)
    elif regulator == "ofsted":
        found = find_ofsted_numbers(text, labelled=labelled)
    else:
        found = find_urns(text, labelled=labelled) or find_ukprns(text, labelled=labelled)
    return found[0] if found else None
