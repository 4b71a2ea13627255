"""A form read as a whole: its questions, matched to the bank, with their answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from intake.kinds.questionnaire import grounds, limits, neighbours, options, replies, several, shapes
from intake.kinds.questionnaire.answered import Answered
from intake.kinds.questionnaire.asked import Asked
from intake.kinds.questionnaire.layout import questions_of
from intake.kinds.questionnaire.leading import with_leading
from intake.kinds.questionnaire.replies import Reply
from intake.located import Reading
from intake.matching import Asking, Edition, Matcher, answered_for, matcher, meant, party_of, recognise
from intake.matching.wording import plain
from intake.values import find_company_numbers, find_dates, find_emails, find_phones, find_postcode
from schemas.questions import BankQuestion

_LONGEST_LABEL = 18
_OWN_WORDS = re.compile(r"\b(?:we|our|us|i|my)\b", re.IGNORECASE)
_FORM_SPEAKS = re.compile(
    r"\b(?:we (?:should|can|may|could|might|will) (?:contact|speak|write|call|talk|use|email)|"
    r"(?:should|can|may|do|could) we|(?:tell|contact|give|send) us)\b",
    re.IGNORECASE,
)
"""A form's own "we": the council that asks."""
_PREFIX = re.compile(r"^(?P<who>[^:–\n]{3,40}?)\s*(?::|\s[–-])\s+(?P<what>\S.*)$", re.DOTALL)
_OF_PREFIX = 0.95
_BY_PLACE = 0.85
_BY_LIMIT = 0.75
_OWN_MEANING = 0.78
"""Confidence from which a question's own words are believed before its neighbours."""
_BY_NUMBER = 0.9
_EXACTLY = 0.99
_PROSE = 25
"""Words from which an answer of one's own ("we", "our") is proof that the form was filled in."""
_NAME = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Rev)\.? )?[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*\.?){1,3}$")
_SHORT_FORM = 10
_LONGEST_VALUE = 16
_FIRST_PERSON = re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)
_OFFICIAL = re.compile(
    r"\b(?:contracting authority|bidders?|tenderers?|potential suppliers?|you|your|the "
    r"supplier|this agreement|hereby|regulations?)\b",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_FOR_CATEGORY = re.compile(r"^\s*(?:categor(?:y|ies)|lots?|tiers?)\s+\d[\d, and&]*(?:only)?\s*[:–-]\s*", re.IGNORECASE)
_LEAD_IN = re.compile(
    r"^\s*(?:please )?(?:give|provide|state|enter|tell us|insert|supply|specify|indicate|write|type|add|show)\b"
    r"(?: us)?(?: (?:the|your|any|a|an))?\s+|^\s*what (?:is|are|was) (?:the|your)\s+",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"(?<=\?)\s+\(?(?:1|[aA])[.):]?\s+[A-Z].*$", re.DOTALL)
"""The numbered things to choose from, printed behind the question itself."""
_NAMES_A_CHOICE = re.compile(
    r"\b(?:model|status|forms?|types?|kinds?|structure|basis|constitution|constituted|rating|outcome|grade|judge?ment|legal|arrangement)\b",
    re.IGNORECASE,
)
"""Words of a label that asks for a choice; without one, "As part of a consortium" is the choice itself."""
_CONSORTIUM = "application.consortium_details"
_EXPLAINS = re.compile(r"^\W*(?:if|where)\b|\b(?:particulars|details|explanation) of\b|\bhse\b", re.IGNORECASE)
"""Words of a request that goes with another question and is no statement of its own."""
_MEMBER_HEADING = "About your organisation"


def read_form(reading: Reading) -> list[Answered]:
    """The questions of a form in order. In a form where nothing was filled in, nothing counts as an answer."""
    bank = matcher()
    asked = options.split_grounds(questions_of(reading, _Known(bank)), bank)
    asked = options.with_choice_rows(asked, bank)
    matched = _by_context(asked, [_match(item, bank) for item in asked], bank)
    edition = recognise(
        ((item.number, None if found is None else found[0].code) for item, found in zip(asked, matched, strict=True)),
        bank.questions,
    )
    answers = []
    for item, found in zip(asked, matched, strict=True):
        question, sure = found or _by_edition(item, edition, bank) or (None, 0.0)
        reply = replies.read(item)
        if question is None or not options.agree(question, sure, reply):
            question, sure = options.by_choices(reply.offered, bank) or (None, 0.0)
        answers.append(Answered(item, reply, question, sure))
    answers = limits.under_headings(grounds.spread(neighbours.told(_of_members(answers, bank), bank)), reading)
    if _is_filled(answers):
        return answers
    return with_leading([replace(item, reply=_unanswered(item.reply)) for item in answers])


_Found = tuple[BankQuestion, float] | None


class _Known:
    """Whether a wording is a question or label of the bank; answers in their own words are not."""

    def __init__(self, bank: Matcher) -> None:
        self._bank = bank
        self._labels = frozenset(plain(label) for question in bank.questions.values() for label in question.labels)
        self._seen: dict[str, bool] = {}

    def __call__(self, text: str) -> bool:
        words = " ".join(text.split()).strip(" :*")
        if words not in self._seen:
            self._seen[words] = self._is_known(words)
        return self._seen[words]

    def _is_known(self, words: str) -> bool:
        size = len(words.split())
        if not 0 < size <= 60 or (_OWN_WORDS.search(_FORM_SPEAKS.sub(" ", words)) and not words.endswith("?")):
            return False
        if plain(words) in self._labels and len(words) > 3:
            return True
        if size > _LONGEST_LABEL and not shapes.asks(words):
            return False
        if words.endswith(".") and not shapes.asks(words):
            return self._is_exact(words)
        if sum(char.isdigit() for char in words) > 4:
            return False
        found = self._bank.match(Asking("", words))
        if found is not None and found.question.answer == "choice" and not shapes.asks(words):
            return bool(_NAMES_A_CHOICE.search(words))
        return found is not None

    def _is_exact(self, words: str) -> bool:
        """Whether words that end like a sentence are a wording of the bank, word for word."""
        found = self._bank.match(Asking("", words)) if len(words.split()) <= _LONGEST_LABEL else None
        return found is not None and found.confidence >= _EXACTLY


def _match(item: Asked, bank: Matcher) -> _Found:
    """The bank's question for the wording as printed, else without what stands in brackets or leads in to it."""
    for text in _variants(item.text):
        found = bank.match(Asking(item.number, text, item.stem, item.headings))
        if found is not None:
            return found.question, found.confidence
    who, what = _prefix(item.text)
    found = bank.match(Asking(item.number, what, item.stem, (*item.headings, who))) if who else None
    return None if found is None else (found.question, found.confidence * _OF_PREFIX)


def _variants(text: str) -> Iterator[str]:
    """A wording as printed, without brackets, the category it is for, "Please give the", the list to choose from."""
    seen: dict[str, None] = {text: None}
    for pattern in (_BRACKETS, _FOR_CATEGORY, _LEAD_IN, _OFFERED):
        text = pattern.sub(" ", text).strip() or text
        seen.setdefault(text)
    yield from seen


def _prefix(text: str) -> tuple[str, str]:
    """The party that a label names before its colon or dash, and the rest: "Consortium member: name"; "" when none."""
    match = _PREFIX.match(text)
    named = match is not None and party_of((match["who"],)) is not None
    return (match["who"], match["what"]) if match is not None and named else ("", text)


def _by_context(asked: Sequence[Asked], matched: Sequence[_Found], bank: Matcher) -> list[_Found]:
    """The matches, with those added that a question takes from its neighbours or its word limit."""
    result = list(matched)
    texts = [item.text for item in asked]
    numbered: dict[str, str] = {}
    headings = [(*item.headings, item.stem) if item.stem else item.headings for item in asked]
    for position, item in enumerate(asked):
        found = result[position]
        if found is not None and item.number:
            numbered.setdefault(item.number, found[0].code)
        if found is not None and found[1] >= _OWN_MEANING:
            continue
        codes = [None if other is None else other[0].code for other in result]
        code = answered_for(item.text, numbered) or meant(position, texts, codes, headings)
        if code is not None:
            result[position] = bank.questions[code], _BY_PLACE
        elif found is None and item.limit is not None and item.slots and not _EXPLAINS.search(item.text):
            result[position] = bank.questions["method_statement.other"], _BY_LIMIT
    return result


def _by_edition(item: Asked, edition: Edition | None, bank: Matcher) -> _Found:
    """The question that a recognised edition puts under this number, where the wording alone did not tell."""
    code = edition.code(item.number) if edition is not None else None
    if code is None or item.stem:
        return None
    return bank.questions[code], _BY_NUMBER


def _of_members(answers: Sequence[Answered], bank: Matcher) -> list[Answered]:
    """Questions about another organisation of the bid: matched as if it were the applicant, its name as subject."""
    result: list[Answered] = []
    name: str | None = None
    above: tuple[str, ...] = ()
    for item in answers:
        who, what = _prefix(item.asked.text)
        headings = (*item.asked.headings, item.asked.stem, who)
        if name is not None and headings == above and item.question is not None and several.is_ground(item.question):
            result.append(replace(item, subject=name))
            continue
        own = item.question is not None and item.question.code != _CONSORTIUM
        if own or party_of(headings) != "member":
            result.append(item)
            continue
        if headings != above:
            name, above = None, headings
        found = bank.match(Asking("", what, "", (_MEMBER_HEADING,)))
        if found is None or not found.question.code.startswith("organisation."):
            result.append(item)
            continue
        if found.question.code == "organisation.legal_name":
            name = item.words if item.reply.state == "answered" and not shapes.is_none(item.words) else None
        if name is None:
            result.append(item)
            continue
        result.append(Answered(item.asked, item.reply, found.question, found.confidence * 0.95, name))
    return result


def _unanswered(reply: Reply) -> Reply:
    """In a blank form what stands beside a question is the form's own."""
    if reply.state == "blank":
        return reply
    return Reply("residue" if reply.pieces else "blank", reply.answer, reply.pieces, offered=reply.offered)


def _is_filled(answers: Sequence[Answered]) -> bool:
    """Whether the form was filled in: it holds what only a person can have put there (a ticked box, a field's value, a
    date or number that a question asks for, prose of one's own), once in a short form and more often in a long one."""
    needed = 1 if len(answers) < _SHORT_FORM else 2 if len(answers) < 4 * _SHORT_FORM else 3
    return sum(_is_proof(item) for item in answers) >= needed


def _is_proof(item: Answered) -> bool:
    reply, asked = item.reply, item.asked
    if reply.state != "answered":
        return False
    if reply.chosen or asked.method == "form":
        return True
    words, question = item.words, item.question
    size = len(words.split())
    if size >= _PROSE:
        return len(_FIRST_PERSON.findall(words)) >= 2 and not _OFFICIAL.search(words)
    if question is None or (shapes.is_guidance(words) and size > 4):
        return False
    if asked.boxed and reply.yes is not None:
        return question.answer in ("yes_no", "undertaking", "choice", "insurance", "categories")
    if question.answer in ("signature", "person") and asked.method == "text":
        return bool(_NAME.match(words))
    typed = _TYPED.get(question.answer)
    return typed is not None and size <= _LONGEST_VALUE and bool(typed(words))


def _emails(words: str) -> list[str]:
    """E-mail addresses but those of public bodies, which forms print as their own."""
    return [
        found.value for found in find_emails(words) if not re.search(r"\.(?:gov|mod|nhs)\.uk$", found.value.lower())
    ]


_TYPED: dict[str, Callable[[str], object]] = {
    "date": find_dates,
    "record": find_dates,
    "email": _emails,
    "phone": find_phones,
    "number": lambda words: re.match(r"\W*\d", words),
    "age_range": lambda words: re.match(r"\D{0,8}\d", words),
    "address": find_postcode,
    "contact": _emails,
    "company_number": lambda words: find_company_numbers(words, labelled=True),
    "any_number": lambda words: find_company_numbers(words, labelled=True),
    "lead": find_dates,
    "name": lambda words: re.findall(
        r"\b(?:Ltd|Limited|CIC|LLP|CIO|plc|Trust|Charity|School|College|Council)\b", words
    ),
}
