"""Questions that no wording tells, known by what answers them and by those around them: a form's usual order."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from intake.kinds.questionnaire import categories, choices, shapes
from intake.kinds.questionnaire.answered import Answered
from intake.matching import Matcher, party_of
from intake.matching.wording import plain
from intake.values import find_dates, find_emails, find_phones, find_postcode, find_websites

_NEAR = 3
"""Questions to either side that say what section a question stands in."""
_BY_TYPE = 0.8
"""Confidence of a question told by its answer's kind and its neighbours."""
_LONGEST_CHOICE = 10
_BIDS = re.compile(
    r"\b(?:bid\w*|appl(?:y|ying|ication|icant)\w*|tender\w*|submi\w+|join\w*|capacity|structure|model|alone)\b"
)
_PLACES = re.compile(r"\b(?:categor\w+|lots?|tiers?|strands?)\b")
_NOT_ASKED = re.compile(r"\b(?:details?|describe|explain|name|percentage|proportion|list of|if you)\b")
_BEGINS = re.compile(
    r"\bsince\b|\b(?:regist\w+|incorporat\w+|form(?:ed|ation)|establish\w*|found\w*|start\w*|beg[au]n|set up|"
    r"creat\w+|constitut\w+|launch\w*|trading)\b"
)
_OF_ANOTHER = re.compile(
    r"\b(?:different|delivery|premises|sites?|venue|previous|former|accounts?|year end|vat|polic(?:y|ies)|statement|"
    r"insur\w+|social media|parent|bank|emergency|referee|safeguard\w*|ofsted|cqc|ico|invoices?|alternative|second)\b"
)
"""Words of a question that asks for another date, address or number than the usual one."""
_MODEL = re.compile(
    r"\b(?:single|sole|individual|lone) (?:bidder|applicant|organisation|provider|supplier|tenderer|entity)\b|"
    r"\bconsorti(?:um|a)\b|\bsub ?contract\w*|^(?:alone|single|singly|by ourselves)\b|"
    r"\b(?:our|its) own\b|\bjoint(?:ly)?\b"
)
_PERSONAL = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Rev)\.? )?[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*\.?){1,3}$")
_ORGANISED = re.compile(
    r"\b(?:Ltd|Limited|CIC|CIO|LLP|plc|Trust|Charity|School|College|Council|Association|Services?|Society|Company|Academy|"
    r"Centre|Partnership|Group|Foundation|Project|Club|Learning|Tutors?|Education)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Kind:
    """An answer's kind: the code it gives among neighbours whose codes begin so, where the asking words allow it."""

    code: str
    among: str
    holds: Callable[[str], object]
    asked: re.Pattern[str] | None = None


_KINDS = (
    _Kind("contact.email", "contact.", find_emails),
    _Kind("contact.phone", "contact.", find_phones),
    _Kind("organisation.registered_on", "organisation.", find_dates, _BEGINS),
    _Kind("organisation.website", "organisation.", find_websites),
    _Kind("organisation.address", "organisation.", find_postcode),
)
_LONGEST: Mapping[str, int] = {"organisation.address": 25}
_LONGEST_VALUE = 6


def told(answers: Sequence[Answered], bank: Matcher) -> list[Answered]:
    """The answers, with questions for those that only their answers and neighbours tell; each code once."""
    result = [_of_signatory(position, answers, bank) for position in range(len(answers))]
    taken = {item.code for item in result if item.reply.state == "answered"}
    for position, item in enumerate(result):
        if item.question is not None or item.reply.state != "answered" or item.subject is not None:
            continue
        if shapes.is_none(item.words) or party_of((*item.asked.headings, item.asked.stem)) in _OTHERS:
            continue
        code = _by_choice(item, bank) or _by_kind(position, result)
        if code is not None and code not in taken:
            taken.add(code)
            result[position] = replace(item, question=bank.questions[code], confidence=_BY_TYPE)
    return result


_OTHERS = ("member", "referee", "parent", "person", "insurance")


def _by_kind(position: int, answers: Sequence[Answered]) -> str | None:
    """A lone date, address, number or the like among questions of the section where it is usual."""
    words, asking = answers[position].words, plain(answers[position].asked.text)
    if _OF_ANOTHER.search(asking):
        return None
    before, after = answers[max(0, position - _NEAR) : position], answers[position + 1 : position + 1 + _NEAR]
    around = [item.code or "" for item in (*before, *after)]
    for kind in _KINDS:
        if len(words.split()) > _LONGEST.get(kind.code, _LONGEST_VALUE) or not kind.holds(words):
            continue
        near = sum(code.startswith(kind.among) for code in around)
        asked = kind.asked is None or bool(kind.asked.search(asking))
        if near * 2 >= len(around) and near >= 2 and asked:
            return kind.code
    return None


def _by_choice(item: Answered, bank: Matcher) -> str | None:
    """A bidding model or the categories, told by an answer that names one where the question speaks of the bid."""
    asked, words = plain(f"{item.asked.text} {item.asked.stem}"), item.words
    if len(words.split()) > _LONGEST_CHOICE or _NOT_ASKED.search(asked):
        return None
    model = bank.questions["application.bidding_model"]
    about = f"{asked} {plain(' '.join(item.asked.headings[-1:]))}"
    if _BIDS.search(about) and _MODEL.search(plain(words)) and choices.code_in(words, model):
        return model.code
    if _PLACES.search(asked) and categories.names_codes(words):
        return categories.CODE
    return None


def _of_signatory(position: int, answers: Sequence[Answered], bank: Matcher) -> Answered:
    """A second "name" beside the signature that holds a person's name is the signatory's, not the organisation's."""
    item = answers[position]
    if item.code != "organisation.legal_name" or not _is_person(item.words):
        return item
    near = {other.code for other in answers[max(0, position - _NEAR) : position + 1 + _NEAR]}
    before = any(other.code == item.code for other in answers[:position])
    if before and "declaration.signed" in near and "declaration.signed_by" not in near:
        return replace(item, question=bank.questions["declaration.signed_by"], confidence=_BY_TYPE)
    return item


def _is_person(words: str) -> bool:
    return bool(_PERSONAL.match(words)) and not _ORGANISED.search(words)
