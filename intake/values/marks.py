"""Yes and no in their written forms, and ticks."""

from __future__ import annotations

import re

from intake.located import EMPTY_BOX, TICKED_BOX

_TICKS = "☑☒✓✔✅🗹√"
_CROSSES = "✗✘✕✖❌×"
_EMPTIES = "☐□▢◻❏○"
_BRACKETED = re.compile(r"[\[(]\s*(?P<mark>[xX✓✔√✗✘*])?\s*[\])]")
_TOKEN = re.compile(
    rf"(?P<tick>{TICKED_BOX})|(?P<empty>{EMPTY_BOX})|\b(?P<yes>yes|true)\b|\b(?P<no>no|false)\b",
    re.IGNORECASE,
)
_LONE_X = re.compile(r"(?<![\w'’])[xX](?![\w'’])")

_POSITIVE = re.compile(
    r"^\W*(?:yes|y|yep|true|confirmed|agreed|affirmative|correct"
    r"|(?:i|we) (?:do|have|are|can|will|confirm|agree)\b(?! not|n't)"
    r"|it (?:does|is|has)\b(?! not)|(?:already )?(?:in place|held))(?![\w'’])",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(
    r"^\W*(?:no|n|nope|false|negative|never|not (?:yet|held|in place|at present|currently|at the moment)"
    r"|(?:i|we) (?:do not|don['’]t|have not|haven['’]t|are not|aren['’]t|have never|have no|cannot|will not)"
    r"|it (?:does not|doesn['’]t|is not|has not))(?![\w'’])",
    re.IGNORECASE,
)
_NOT_AN_ANSWER = re.compile(
    r"^\W*(?:n\s?/\s?a|n\.a\.?|not applicable|no\.?\s*:?\s*\d|no (?:answer|response|comment)"
    r"|(?:please )?(?:select|choose|delete|tick|circle)\b)"
    r"|^\W*(?:yes|y)\s*(?:/|or|\\|\|)\s*(?:no|n)\W*(?:$|[\[(]|delete|please|circle|tick|select)",
    re.IGNORECASE,
)


def yes_no(text: str) -> bool | None:
    """True or False when the text answers yes or no, whatever follows; None when it does not.

    Reads words, and pairs of boxes before or after the words ("☒ Yes ☐ No", "Yes ☐ No ☒", "[x] Yes [ ] No",
    "Yes X No"). Untouched choices ("Yes / No", "☐ Yes ☐ No") and "not applicable" are no answer.
    """
    plain = _normal(text)
    if not plain:
        return None
    if TICKED_BOX in plain or EMPTY_BOX in plain:
        return _from_boxes(plain)
    if _NOT_AN_ANSWER.search(plain):
        return None
    if _offers_both(plain):
        return _from_boxes(_LONE_X.sub(TICKED_BOX, plain)) if _LONE_X.search(plain) else None
    if _POSITIVE.search(plain):
        return True
    return False if _NEGATIVE.search(plain) else None


def is_ticked(text: str) -> bool | None:
    """Whether a lone mark is a tick: True for ☒, ✓, x and crosses, False for an empty box, None for else."""
    plain = _normal(text)
    if plain in (TICKED_BOX, "x", "X", "1") or (plain and all(char in _CROSSES for char in plain)):
        return True
    return False if plain == EMPTY_BOX else None


def _normal(text: str) -> str:
    """Boxes of every make as ☐ and ☒, white space single."""
    text = _BRACKETED.sub(lambda match: TICKED_BOX if match["mark"] else _empty_or_same(match[0]), text)
    text = "".join(TICKED_BOX if char in _TICKS else EMPTY_BOX if char in _EMPTIES else char for char in text)
    return " ".join(text.split())


def _empty_or_same(bracket: str) -> str:
    return EMPTY_BOX if bracket.startswith("[") or " " in bracket else bracket


def _offers_both(text: str) -> bool:
    """Whether the text is little more than the two choices."""
    rest = re.sub(r"\b(?:yes|no|true|false)\b|[\W_xX]", "", text, flags=re.IGNORECASE)
    lower = text.lower()
    return not rest and bool(re.search(r"\b(?:yes|true)\b", lower) and re.search(r"\b(?:no|false)\b", lower))


def _from_boxes(text: str) -> bool | None:
    tokens = [match.lastgroup or "" for match in _TOKEN.finditer(text)]
    words = [token for token in tokens if token in ("yes", "no")]
    if not words:
        return True if "tick" in tokens and "empty" not in tokens else None
    before = tokens[0] in ("tick", "empty")
    ticked: list[str] = []
    for index, token in enumerate(tokens):
        if token not in ("yes", "no"):
            continue
        beside = index - 1 if before else index + 1
        if 0 <= beside < len(tokens) and tokens[beside] == "tick":
            ticked.append(token)
    if len(set(ticked)) != 1:
        return None
    return ticked[0] == "yes"
