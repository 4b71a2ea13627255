"""Facts from single answers: names, numbers, dates, addresses and the like, by the bank's type of answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from intake.facts import FactSheet
from intake.kinds.questionnaire import identifiers, shapes, titles
from intake.kinds.questionnaire.answered import Answered, note
from intake.matching.wording import plain
from intake.values import (
    Found,
    find_dates,
    find_emails,
    find_money,
    find_numbers,
    find_phones,
    find_postcode,
    find_websites,
)
from schemas.facts import FACTS

_TRADING = re.compile(r"\s*[,;(]?\s*\b(?:t/a|t/as|trading as|trades as|known as)\b[:\s]*", re.IGNORECASE)
_NAME_END = re.compile(
    r"\s*(?:\n|;|\((?:company|charity|registered|no|number|reg)|,\s*(?:company|charity|"
    r"registered|reg|no)\b|\bcompany (?:no|number)\b)",
    re.IGNORECASE,
)
_DOTTED = re.compile(r"^\s*\d{1,2}\.\d{1,2}\.(?:\d{2}|\d{4})\s*$")
"""A date with full stops: where no date is asked for it may be a version or a clause."""
_PERSON_END = re.compile(r"\s*(?:\n|,|;|\(|\s[-–—]\s|/|\||\btrained\b|\bdate\b|:|\bis\b|\d)", re.IGNORECASE)
_POSITION = re.compile(r"[,;\n(/|]|\s[-–—]\s")
_LEAD_YES = re.compile(r"^\W*(?:yes|y)\b\W*", re.IGNORECASE)
_NOT_NAME = re.compile(r"^\W*(?:yes|no|y|n|true|false)\W*$", re.IGNORECASE)
_ADDRESS_LEAD = re.compile(r"^(?:We|Our|It is|This)\b[^.,;\d]{0,60}?\b(?:at|is|are|in)\b:?\s+(?=[A-Z0-9])")
"""Words of a sentence before the address that it gives: "Our office is at 4 Mill Lane"."""
_SPECKS = 2
"""Lone small letters from which words are dots or dashes of a form that were read as letters."""
_SHORT_NAME = 2
"""Words of a name typed in small letters."""
_WORD_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
}
_AGES = (
    re.compile(
        r"(?P<from>\d{1,2}|birth|newborn)\s*(?:years?|yrs?)?(?: old| of age)?\s*"
        r"(?:\(\d{1,2}(?: years?)?\)\s*)?(?:-|–|—|to|"
        r"until|up to|through to)\s*(?P<to>\d{1,2})\b",
        re.IGNORECASE,
    ),
    re.compile(r"\b(?:between|ages?|aged)\s+(?P<from>\d{1,2})\s*(?:and|/|&)\s*(?P<to>\d{1,2})\b", re.IGNORECASE),
    re.compile(r"\bfrom\s+(?:age\s+|the age of\s+)?(?P<from>\d{1,2})\b", re.IGNORECASE),
    re.compile(r"\b(?:up to|until|to|under)\s+(?:age\s+|the age of\s+)?(?P<to>\d{1,2})\b", re.IGNORECASE),
    re.compile(r"\b(?P<from>\d{1,2})\s*\+|\b(?P<over>\d{1,2})\s+(?:and|or) (?:over|above|older)\b", re.IGNORECASE),
)


def give(sheet: FactSheet, answered: Answered) -> None:
    """The facts of one answered question, by its type of answer; none when the words hold no such value."""
    question = answered.question
    if question is None or not answered.gives or (shapes.is_none(answered.words) and question.answer != "number"):
        return
    reader = _READERS.get(question.answer)
    if reader is not None:
        reader(sheet, answered)


def _name(sheet: FactSheet, answered: Answered) -> None:
    words = answered.reply.words.strip()
    assert answered.question is not None
    fact = answered.question.gives[0]
    lead = _LEAD_YES.match(words)
    offset = lead.end() if lead and fact != "organisation.legal_name" else 0
    words = words[offset:]
    if not words or _NOT_NAME.match(words) or re.match(r"^no\b", words, re.IGNORECASE):
        return
    trading = _TRADING.search(words)
    if trading and trading.start() and fact == "organisation.legal_name":
        tail = words[trading.end() :].split("\n")[0].rstrip(" ).")
        note(
            sheet,
            answered,
            "organisation.trading_name",
            " ".join(tail.split()),
            found=Found(tail, offset + trading.end(), offset + trading.end() + len(tail)),
        )
        words = words[: trading.start()]
    end = _NAME_END.search(words)
    name = words[: end.start()] if end and end.start() else words
    name = name.rstrip(" ,;:")
    if name:
        note(sheet, answered, fact, " ".join(name.split()), found=Found(name, offset, offset + len(name)))


def person_in(words: str) -> str:
    """The person's name that begins the words: up to a comma, bracket, dash, figure or line break."""
    end = _PERSON_END.search(words)
    return " ".join((words[: end.start()] if end and end.start() else words).split()).rstrip(" .")


def _person(sheet: FactSheet, answered: Answered) -> None:
    words = answered.reply.words.strip()
    lead = _LEAD_YES.match(words)
    offset = lead.end() if lead else 0
    name = person_in(words[offset:])
    if (
        name
        and not _NOT_NAME.match(name)
        and answered.question is not None
        and not re.match(r"^no\b", name, re.IGNORECASE)
        and _can_be_name(name)
    ):
        start = words.find(name.split()[0], offset)
        note(sheet, answered, answered.question.gives[0], name, found=Found(name, start, start + len(name)))


def _can_be_name(words: str) -> bool:
    """Whether words can name a person: no amount of money, no clause in small letters, no specks read as letters."""
    specks = sum(len(word) == 1 and word.islower() for word in words.split())
    if "£" in words or specks >= _SPECKS or not _has_word(words):
        return False
    return any(char.isupper() for char in words) or len(words.split()) <= _SHORT_NAME


def _has_word(words: str) -> bool:
    """Whether there is a word of two letters: dots of a rule that were read as letters are none."""
    return bool(re.search(r"[^\W\d_]{2}", words))


def _lead(sheet: FactSheet, answered: Answered) -> None:
    _person(sheet, answered)
    dates = find_dates(answered.reply.words)
    if dates:
        note(sheet, answered, "staff.safeguarding_lead_trained_on", dates[0].value, found=dates[0])


def _text(sheet: FactSheet, answered: Answered) -> None:
    assert answered.question is not None
    if not answered.question.gives or (answered.reply.yes is not None and len(answered.words.split()) < 3):
        return
    if answered.question.answer == "role" and not _has_word(answered.words):
        return
    value = titles.code_of(answered.words, answered.question) or answered.words
    note(sheet, answered, answered.question.gives[0], value)


def _contact(sheet: FactSheet, answered: Answered) -> None:
    """Name, role, e-mail and telephone in one answer."""
    assert answered.question is not None
    words = answered.reply.words
    gives = answered.question.gives
    rest = words
    emails, phones = find_emails(words), find_phones(words)
    for fact, found in (("contact.email", emails), ("contact.phone", phones)):
        if found and fact in gives:
            note(sheet, answered, fact, found[0].value, found=found[0])
            rest = rest.replace(words[found[0].start : found[0].end], " \n")
    parts = [
        part.strip()
        for part in _POSITION.split(rest)
        if part.strip(" :") and not re.match(r"^(?:e-?mail|tel\w*|phone|mobile)\W*$", part.strip(), re.IGNORECASE)
    ]
    parts = [re.sub(r"^(?:name|position|role|job title|title)\s*:\s*", "", part, flags=re.IGNORECASE) for part in parts]
    for fact, part in zip(gives[:2], parts[:2], strict=False):
        start = words.find(part)
        if part and not any(char.isdigit() for char in part):
            note(
                sheet,
                answered,
                fact,
                " ".join(part.split()),
                found=Found(part, max(start, 0), max(start, 0) + len(part)),
            )


def _email(sheet: FactSheet, answered: Answered) -> None:
    _first(sheet, answered, find_emails(answered.reply.words))


def _phone(sheet: FactSheet, answered: Answered) -> None:
    words = answered.reply.words
    found = find_phones(words)
    if found:
        printed = " ".join(words[found[0].start : found[0].end].split())
        note(sheet, answered, "contact.phone", printed, found=found[0])
    elif sum(char.isdigit() for char in words) >= 9 and len(words.split()) <= 5:
        note(sheet, answered, "contact.phone", " ".join(words.split()), share=0.9)


def _url(sheet: FactSheet, answered: Answered) -> None:
    found = find_websites(answered.reply.words)
    if found:
        printed = answered.reply.words[found[0].start : found[0].end]
        note(sheet, answered, "organisation.website", printed.strip().rstrip(".,;"), found=found[0])
    elif re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/\S*)?", answered.words):
        note(sheet, answered, "organisation.website", answered.words)


def _date(sheet: FactSheet, answered: Answered) -> None:
    words = answered.reply.words
    _first(sheet, answered, find_dates(words.replace(".", "/") if _DOTTED.match(words) else words))


def _first(sheet: FactSheet, answered: Answered, found: list[Found[str]]) -> None:
    assert answered.question is not None
    if found:
        note(sheet, answered, answered.question.gives[0], found[0].value, found=found[0])


def _number(sheet: FactSheet, answered: Answered) -> None:
    assert answered.question is not None
    if not answered.question.gives:
        return
    name, words = answered.question.gives[0], answered.words
    whole = FACTS[name].type == "integer"
    if re.match(r"^\W*(?:none|nil|zero|[-–—])\W*$", words, re.IGNORECASE) or re.match(
        r"^\W*none\b", words, re.IGNORECASE
    ):
        note(sheet, answered, name, 0)
        return
    if shapes.is_none(words):
        return
    found = [item for item in find_numbers(answered.reply.words) if item.value >= 0]
    if found:
        value = found[0].value
        if not whole or value == int(value):
            note(sheet, answered, name, int(value) if whole else value, found=found[0])
        return
    for word in plain(words).split():
        if word in _WORD_NUMBERS:
            note(sheet, answered, name, _WORD_NUMBERS[word], share=0.95)
            return


def _address(sheet: FactSheet, answered: Answered) -> None:
    assert answered.question is not None
    words = answered.reply.words.strip()
    postcodes = find_postcode(words)
    if "organisation.address" in answered.question.gives:
        lead = _ADDRESS_LEAD.match(words)
        end = postcodes[-1].end if lead and postcodes else len(words)
        lines = [line.strip(" ,") for line in words[lead.end() if lead else 0 : end].split("\n") if line.strip(" ,")]
        address = re.sub(r"\s+", " ", ", ".join(lines))
        if len(address.split()) >= 2 and not find_emails(address):
            note(sheet, answered, "organisation.address", address)
    if postcodes:
        note(sheet, answered, "organisation.postcode", postcodes[-1].value, found=postcodes[-1])


def _ages(sheet: FactSheet, answered: Answered) -> None:
    words = answered.words
    for pattern in _AGES:
        match = pattern.search(words)
        if not match:
            continue
        values = {key: value for key, value in match.groupdict().items() if value}
        low = values.get("from") or values.get("over")
        if low is not None:
            note(sheet, answered, "provision.age_from", int(low) if low.isdigit() else 0)
        if "to" in values:
            note(sheet, answered, "provision.age_to", int(values["to"]))
        return


_PAIR = re.compile(
    r"\b(?:arts? and crafts?|song and dance|music and (?:movement|singing)|health and (?:fitness|well-?being|safety)|"
    r"design and technology|track and field|food and (?:nutrition|drink)|soft and messy play|singing and signing|"
    r"life and social skills|bats? and balls?|reading and writing|respite and short breaks|nature and outdoors)\b",
    re.IGNORECASE,
)
"""Things with a name of two."""


def _list(sheet: FactSheet, answered: Answered) -> None:
    assert answered.question is not None
    chosen = list(answered.reply.chosen)
    if not chosen:
        text = _unwrapped(answered.reply.words)
        parts = re.split(r"\n|;|•|▪|●", text)
        if len([part for part in parts if part.strip()]) == 1:
            parts = (
                _few(text)
                if len(text.split()) <= 60 and "." not in text.rstrip(".")
                else [text]
            )
        chosen = [part.strip(" \t.,-–•*") for part in parts]
    items = [" ".join(item.split()) for item in chosen if item.strip() and not _NOT_NAME.match(item)]
    if items:
        note(sheet, answered, answered.question.gives[0], items)


def _few(text: str) -> list[str]:
    """The things of one sentence: parted by commas and by the "and" before the last, unless that joins one thing's name
    ("Arts and crafts"): a usual pair, or a small letter after it where each thing before begins with a capital."""
    *before, last = re.split(r"[,\n]", text)
    pair = _PAIR.search(last)
    if pair and not re.search(r"\band\b", last[: pair.start()]):
        return [*before, last]
    parts = re.split(r"\band\b", last, maxsplit=1) if pair else re.split(r"\band\b(?=(?:(?!\band\b).)*$)", last)
    capital = len(before) > 1 and all(part.strip()[:1].isupper() for part in before)
    if len(parts) > 1 and parts[0].strip()[:1].isupper() and parts[1].strip()[:1].islower() and capital:
        return [*before, last]
    return [*before, *parts]


def _unwrapped(words: str) -> str:
    """A list on one line where its lines hold several things each: then a line's end parts nothing."""
    rows = [line.strip() for line in words.split("\n")]
    several = any(re.search(r"[;,].*\w", line) for line in rows)
    marked = any(re.match(r"[•▪●◦○*–-]", line) for line in rows)
    return " ".join(rows) if several and not marked else words


def _money(sheet: FactSheet, answered: Answered) -> None:
    assert answered.question is not None
    found = find_money(answered.reply.words, bare=True)
    if found and answered.question.gives:
        note(sheet, answered, answered.question.gives[0], found[0].value, found=found[0])


_READERS: Mapping[str, Callable[[FactSheet, Answered], None]] = {
    "name": _name,
    "person": _person,
    "role": _text,
    "text": _text,
    "lead": _lead,
    "contact": _contact,
    "email": _email,
    "phone": _phone,
    "url": _url,
    "date": _date,
    "number": _number,
    "money": _money,
    "address": _address,
    "company_number": identifiers.company_number,
    "charity_number": identifiers.charity_number,
    "any_number": identifiers.any_number,
    "vat_number": identifiers.vat_number,
    "ukprn": identifiers.ukprn,
    "reference": identifiers.reference,
    "age_range": _ages,
    "list": _list,
}
