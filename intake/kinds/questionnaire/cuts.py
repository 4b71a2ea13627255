"""Question and answer on one line: where the one ends and the other begins."""

from __future__ import annotations

import re

from intake.kinds.questionnaire import shapes, ticks
from intake.kinds.questionnaire.habits import Known
from intake.kinds.questionnaire.word_limits import word_limit

_COLON = re.compile(r":(?=\s|$)")
_GAP = re.compile(r"\t+|\s{3,}|\s*\.{4,}\s*|\s*_{3,}\s*|\s*…{2,}\s*")
_SECOND_LABEL = re.compile(r"(?:\t|\s{2,}|;\s)\s*(?P<label>[A-Z][\w /()'’-]{1,40}?):(?=\s|$)")
_QUESTION_END = re.compile(r"\?[\s*†\"')]*")
_ASIDE = re.compile(r"\s*\([^()]*\)\s*")
_DASH = re.compile(r"\s[-–—]\s")
_ASIDES = re.compile(r"\s*\([^()]*\)")
_DETAIL = re.compile(
    r"^(?:(?:the )?(?:level|amount|limit|sum|extent) (?:of |insured|held)|(?:full|legal|registered) name|please )",
    re.IGNORECASE,
)
"""What a label with a colon goes on with: "Public liability: level of cover held (at least £5,000,000)"."""
_WORD_LIMIT = re.compile(r"^\d[\d,]* words?\b", re.IGNORECASE)
_ALSO_ASKS = re.compile(r"^(?:please|tell us|give|state|if so|if yes|which|what|who|when|where|how)\b", re.IGNORECASE)
_FOLLOWING = re.compile(r"\b(?:the|this) following\b", re.IGNORECASE)
"""Asks of what stands behind the question mark: "Does the following apply to you? Bribery"."""
_STATES_LIMIT = re.compile(r"\b(?:word|maximum|max\.?) (?:limit|count|words|length)(?: is)?\s*$", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"^\d[\d,]*(?: words)?\W*$", re.IGNORECASE)
_YES_NO_WORD = re.compile(r"^\W*(?:yes|no|y|n|n/?a)\W*$", re.IGNORECASE)
_LONGEST_LABEL = 14
"""Words before a colon from which it is a sentence's colon and no label's."""
_LONGEST_QUESTION = 60
"""The same for a numbered question or one that asks."""


def next_label(value: str, known: Known) -> int:
    """Where a second label with its value begins on the same line: "Signed: J Bell   Date: 1 May 2026"."""
    for match in _SECOND_LABEL.finditer(value):
        if known(match["label"]):
            return match.start()
    return len(value)


def cut(number: str, text: str, known: Known, may_label: Known) -> tuple[int, int] | None:
    """Where the question ends and where its value begins on one line; None when the line does not hold both.

    `may_label` tells whether an unknown short label may begin a question here."""
    gap = _GAP.search(text)
    if (
        gap
        and text[: gap.start()].strip()
        and not _COLON.search(text[: gap.start()].rstrip(" :"))
        and known(text[: gap.start()].strip(" :"))
    ):
        return gap.start(), gap.end()
    marks = list(_QUESTION_END.finditer(text))
    if marks:
        aside = _ASIDE.match(text, marks[-1].end())
        last = aside.end() if aside else marks[-1].end()
        rest = text[last:].strip()
        if aside and not _YES_NO_WORD.match(rest):
            last, rest = marks[-1].end(), text[marks[-1].end() :].strip()
        if (
            rest
            and not shapes.is_guidance(rest)
            and not (shapes.asks_strongly(rest) or _ALSO_ASKS.match(rest))
            and (_YES_NO_WORD.match(rest) or not (_FOLLOWING.search(text[:last]) and known(rest.rstrip("."))))
            and (number or known(text[:last]) or shapes.asks(text[:last]))
        ):
            return last, last
    dashed = _dashed(text, known) if number else None
    if dashed is not None:
        return dashed
    colons = list(_COLON.finditer(text))
    for index, colon in enumerate(colons):
        label, value = text[: colon.start()].strip(), text[colon.end() :].strip()
        if not label or len(label.split()) > (_LONGEST_QUESTION if number or shapes.asks(label) else _LONGEST_LABEL):
            return None
        if index + 1 < len(colons) and _is_label_still(text[colon.end() : colons[index + 1].start()]):
            continue
        if _STATES_LIMIT.search(label) and _BARE_NUMBER.match(value):
            return None
        bare = _ASIDES.sub("", value).strip()
        if value[:1].islower() and len(bare.split()) <= 6 and (known(value) or known(bare) or _DETAIL.match(bare)):
            return None
        if ("?" in value and (value.endswith("?") or _QUESTION_END.split(value)[-1].strip().startswith("("))) or (
            value
            and len(value.split()) <= 12
            and (shapes.is_guidance(value) or _WORD_LIMIT.match(value) or word_limit(value))
        ):
            return None
        if known(label) or (number and value and len(label.split()) <= 8) or (number and not value):
            return colon.start(), colon.end()
        if value and number and (_YES_NO_WORD.match(value) or (index and known(text[: colons[0].start()].strip()))):
            return colon.start(), colon.end()
        if value and may_label(label):
            return colon.start(), colon.end()
        if not value and (may_label(label) or shapes.asks(label)):
            return colon.start(), colon.end()
    return None


def _dashed(text: str, known: Known) -> tuple[int, int] | None:
    """Where a label of the bank ends at a dash and a value follows that is no more of the question."""
    for dash in _DASH.finditer(text):
        label, value = text[: dash.start()].strip(), text[dash.end() :].strip()
        if ":" in label or not known(label):
            continue
        typed = bool(re.match(r"[A-Z0-9£\"'“‘]", value)) and not value.endswith((":", "?"))
        asking = known(value) or shapes.asks(value) or shapes.is_guidance(value) or bool(_DETAIL.match(value))
        return (dash.start(), dash.end()) if typed and not asking and not ticks.has_marks(value) else None
    return None


def _is_label_still(words: str) -> bool:
    """Whether words between two colons belong to the label: "Public liability: level of cover held: £5m"."""
    rest = words.strip()
    return (
        0 < len(rest.split()) <= 10
        and "\n" not in rest
        and (shapes.is_guidance(rest) or rest[0].islower() or shapes.asks(rest) or bool(_WORD_LIMIT.match(rest)))
    )
