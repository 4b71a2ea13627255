"""Several grounds under one answer: named together in a question, or in a statement above or below it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.kinds.questionnaire import polarity
from intake.kinds.questionnaire.answered import Answered
from intake.matching import Asking, Matcher
from schemas.questions import BankQuestion

_ADVERSE_PREFIXES = ("exclusion.mandatory", "exclusion.discretionary", "enforcement.hse", "equality.adverse_finding")
_LISTED = re.compile(r"\([a-z]{1,3}\)|[;\n•▪●]|\s-\s|,\s(?:and|or)\s|\bor\b|,")
_SHARED_LAW = re.compile(
    r"\b(?P<first>environmental|social|labour|employment)(?: law)?(?:,? (?:and|or)|,) "
    r"(?P<second>environmental|social|labour|employment)\b(?: law)?",
    re.IGNORECASE,
)
"""Laws named in one breath: "environmental, social or labour law"."""
_REFERS_UP = re.compile(
    r"\b(?:this|that|the above|above|the|these|those) (?:statement|declaration|confirmation)s?\b|\bstatements? above\b",
    re.IGNORECASE,
)
_REFERS_DOWN = re.compile(r"\b(?:these|the following|below|listed)\b|:\s*$", re.IGNORECASE)
_LONGEST_REFERENCE = 12
_COVERS_ALL = re.compile(
    r"\b(?:any|none|no|all|each|neither)\b.{0,80}\b(?:following|below|above|listed|these|"
    r"those|offences?|grounds?|situations?|circumstances|statements)\b",
    re.IGNORECASE | re.DOTALL,
)
_CONFIRMS = re.compile(
    r"^\W*(?:yes|confirm(?:ed)?|agreed?|(?:i|we) (?:can |hereby )?(?:confirm|agree|declare|certify))\b", re.IGNORECASE
)
_INCLUDING = re.compile(r"\b(?:includ\w+|such as|e\.?g\.?|for example|like|namely)\b", re.IGNORECASE)
"""Words before examples: what they name is part of the one ground."""
_LONGEST_GROUND = 120
"""Characters from which a question that speaks of "any of the following" may list several grounds."""


def is_ground(question: BankQuestion) -> bool:
    """Whether the question asks for something that speaks against the provider when it is so."""
    return question.code.startswith(_ADVERSE_PREFIXES) and question.answer == "yes_no"


def confirms(words: str) -> bool:
    """Whether an answer begins by confirming."""
    return bool(_CONFIRMS.match(words))


def refers_up(text: str) -> bool:
    """Whether the words ask about a statement printed above them."""
    return bool(_REFERS_UP.search(text)) and len(text.split()) <= _LONGEST_REFERENCE


def refers_down(text: str) -> bool:
    """Whether a sentence of the signatory's leads to the list below it: "we confirm that none of these applies"."""
    return bool(_REFERS_DOWN.search(text)) and polarity.denies(text)


def confirms_statement(answered: Answered) -> bool:
    """Whether the answer confirms a statement printed above it that denies grounds."""
    asked, reply = answered.asked, answered.reply
    said = reply.yes is True or (reply.yes is None and bool(_CONFIRMS.match(reply.words)))
    own = answered.question is None or not answered.question.gives
    return own and said and refers_up(asked.text) and polarity.denies(asked.stem) and not polarity.denies(asked.text)


def covers_all(answered: Answered) -> bool:
    """Whether a question is one about all of a list that it holds."""
    return len(answered.asked.text) > _LONGEST_GROUND and bool(_COVERS_ALL.search(answered.asked.text))


def listed_grounds(text: str, matcher: Matcher) -> list[BankQuestion]:
    """The grounds that a text lists, in order, each once."""
    found: dict[str, BankQuestion] = {}
    whole = _SHARED_LAW.sub(lambda match: f"{match['first']} law, {match['second']} law", text)
    for part in _LISTED.split(_SHARED_LAW.sub(lambda match: f"{match['first']} law, {match['second']} law", whole)):
        match = matcher.match(Asking("", part.strip()))
        if match is not None and is_ground(match.question) and match.question.gives:
            found.setdefault(match.question.code, match.question)
    return list(found.values())


def named_together(text: str, matcher: Matcher) -> list[BankQuestion]:
    """The grounds of one family, two or more, that a question names beside each other; empty when it names one."""
    if _INCLUDING.search(text) or not _LISTED.search(text):
        return []
    found = [question for question in listed_grounds(text, matcher) if question.code.startswith("exclusion.")]
    families = [[item for item in found if item.code.split(".")[1] == name] for name in ("mandatory", "discretionary")]
    largest: Sequence[BankQuestion] = max(families, key=len)
    return list(largest) if len(largest) > 1 else []
