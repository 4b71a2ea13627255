"""Names of organisations compared: what does not count, and what makes two of them different.

Case, accents, punctuation, & or and, a leading The, and Ltd or Limited do not count. A name printed without its legal
ending agrees with the same name with one; two different endings (Limited and LLP) are two organisations.
"""

from __future__ import annotations

import re
import unicodedata

_ENDINGS = {
    "limited": "limited",
    "ltd": "limited",
    "plc": "plc",
    "llp": "llp",
    "cic": "cic",
    "cio": "cio",
    "lp": "lp",
    "community interest company": "cic",
    "charitable incorporated organisation": "cio",
    "public limited company": "plc",
    "limited liability partnership": "llp",
    "company limited": "limited",
    "co ltd": "limited",
}
_JOINTS = (
    "t a",
    "ta",
    "trading as",
    "also trading as",
    "and or",
    "and subsidiaries",
    "and its subsidiaries",
    "and subsidiary companies",
    "and its subsidiary companies",
    "and associated companies",
    "group",
    "group and subsidiaries",
    "and all subsidiaries",
    "incorporating",
    "and trustees",
    "and the trustees of",
)


def plain(name: str) -> str:
    """The name in lower case letters and digits with single spaces, & as and."""
    folded = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    folded = re.sub(r"(?<=\b[a-z])\.(?=[a-z]\b)", "", folded.replace("&", " and ").replace("+", " and "))
    folded = re.sub(r"['’`]", "", folded)
    words = re.sub(r"[^a-z0-9]+", " ", folded).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def parts(name: str) -> tuple[str, str]:
    """The plain name without its legal ending, and the ending's one spelling (empty when none is printed)."""
    stem, ending = plain(name), ""
    for printed in sorted(_ENDINGS, key=len, reverse=True):
        if stem.endswith(f" {printed}"):
            return stem[: -len(printed) - 1], _ENDINGS[printed]
    return stem, ending


def same(first: str, second: str) -> bool:
    """Whether two printed names are one organisation's."""
    (stem, ending), (other, other_ending) = parts(first), parts(second)
    return stem == other and (ending == other_ending or not ending or not other_ending)


def covers(insured: str, applicant: str) -> bool:
    """Whether the printed insured is the applicant, alone or with a trading name or further insured beside it."""
    if same(insured, applicant):
        return True
    stem, ending = parts(applicant)
    printed = f" {plain(insured)} "
    endings = [spelling for spelling, code in _ENDINGS.items() if code == ending] if ending else list(_ENDINGS)
    forms = [stem, *(f"{stem} {spelling}" for spelling in endings)]
    return any(
        printed.startswith(f" {form} {joint} ") or f" {joint} {form} " in printed
        for form in sorted(forms, key=len, reverse=True)
        for joint in _JOINTS
    ) or any(same(item, applicant) for item in re.split(r"[;,/\n]|\band/or\b", insured) if item.strip())
