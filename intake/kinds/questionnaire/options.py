"""Boxes that are one question's options, and options that are questions of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.kinds.questionnaire import choices, numbers, polarity, several, ticks
from intake.kinds.questionnaire.affirmation import affirms
from intake.kinds.questionnaire.asked import Asked, Slot
from intake.kinds.questionnaire.replies import Reply
from intake.located import Text
from intake.matching import Asking, Matcher
from schemas.questions import BankQuestion

_LONGEST_CHOICE = 14
_MARKS = ("", "☐", "☒", "x", "X", "✓", "[ ]", "[x]", "[X]", "( )", "(x)", "(X)", "Yes", "No")
_NUMBER = re.compile(r"^(?P<number>\d{1,2}\s?[a-z])[.)]?\s+", re.IGNORECASE)
_LEAST_GROUNDS = 2
_ANY_APPLY = re.compile(r"\bany\b.{0,60}\bappl(?:y|ies)\b|\b(?:those|all) that apply\b", re.IGNORECASE)
_LEAST_CHOICES = 2
_SURE_WORDING = 0.9
_BY_OPTIONS = 0.85
_NEVER_CHOSEN = ("name", "address", "email", "phone", "date", "money", "person", "company_number")
_TOLD_BY_OPTIONS = ("application.bidding_model", "organisation.legal_form")


def with_choice_rows(asked: Sequence[Asked], bank: Matcher) -> list[Asked]:
    """Rows that are the choices of one question (each with a box of its own) become that question's options."""
    result: list[Asked] = []
    index = 0
    while index < len(asked):
        stem = asked[index].stem
        stop = index
        while stop < len(asked) and stem and asked[stop].stem == stem and _is_choice_row(asked[stop]):
            stop += 1
        found = bank.match(Asking("", stem, "", asked[index].headings)) if stop - index >= 2 else None
        if found is not None and found.question.answer in ("choice", "list", "categories"):
            first = asked[index]
            slots = tuple(Slot(_mark_of(item), item.text, "option") for item in asked[index:stop])
            result.append(replace(first, number=first.number, text=stem, stem="", slots=slots))
            index = stop
        else:
            result.append(asked[index])
            index += 1
    return result


def split_grounds(asked: Sequence[Asked], bank: Matcher) -> list[Asked]:
    """A question whose options are grounds, to deny or to own to one by one, becomes a question a ground: it is their
    stem."""
    result: list[Asked] = []
    for item in asked:
        options = [option for slot in item.slots for option in _options(slot)]
        led = len(options) >= _LEAST_GROUNDS and (polarity.denies(item.text) or bool(_ANY_APPLY.search(item.text)))
        named = [slot for slot in options if led and _is_ground(slot.label, bank)]
        if len(named) < _LEAST_GROUNDS:
            result.append(item)
            continue
        result += [_apart(item, slot) for slot in options]
    return result


def _options(slot: Slot) -> list[Slot]:
    """The slot if it is an option, else the options that stand in its text."""
    if slot.kind == "option":
        return [slot]
    return [
        Slot(slot.text.part(option.start, option.end), option.label, "option", option.ticked)
        for option in ticks.options(slot.text.text)
        if affirms(option.label) is None and option.label
    ]


def agree(question: BankQuestion, sure: float, reply: Reply) -> bool:
    """Whether a reply is of a kind that the question asks for. A wording that is sure of itself is not doubted, unless
    an option was chosen where a name, a number or a date is asked for."""
    if reply.state != "answered":
        return True
    named = [label for label in reply.offered if affirms(label) is None]
    if len(named) >= _LEAST_CHOICES and reply.chosen and question.answer in _NEVER_CHOSEN:
        return False
    if sure >= _SURE_WORDING:
        return True
    if len(named) >= _LEAST_CHOICES:
        return question.answer in ("choice", "list", "categories", "yes_no", "statement")
    plain_yes = reply.yes is not None and len(reply.words.split()) <= 2
    return not plain_yes or question.answer not in ("date", "money", "email", "phone", "role", "person", "address")


def by_choices(offered: Sequence[str], bank: Matcher) -> tuple[BankQuestion, float] | None:
    """The bank's choice whose codes the offered options name, whatever the words above them ask."""
    best: tuple[int, BankQuestion] | None = None
    for code in _TOLD_BY_OPTIONS:
        question = bank.questions[code]
        named = [choices.code_in(label, question) for label in offered]
        told = {name for name in named if name not in (None, "other")}
        if len(told) >= _LEAST_CHOICES and len(told) * 3 >= len(offered) * 2 and (best is None or len(told) > best[0]):
            best = (len(told), question)
    return None if best is None else (best[1], _BY_OPTIONS)


def _is_ground(label: str, bank: Matcher) -> bool:
    found = bank.match(Asking("", label[numbers.split(label)[1] :]))
    return found is not None and several.is_ground(found.question)


def _apart(item: Asked, slot: Slot) -> Asked:
    short = _NUMBER.match(slot.label)
    number, start = (short["number"], short.end()) if short else numbers.split(slot.label)
    place = slot.text if slot.text else item.place
    return replace(
        item,
        number=number or item.number,
        text=slot.label[start:].strip(),
        place=place,
        slots=(replace(slot, label="Yes"),),
        stem=item.text,
        boxed=True,
    )


def _is_choice_row(item: Asked) -> bool:
    """A short label whose only place holds a lone mark or nothing."""
    words = [slot.text.text.strip() for slot in item.slots]
    return bool(item.slots) and len(item.text.split()) <= _LONGEST_CHOICE and all(word in _MARKS for word in words)


def _mark_of(item: Asked) -> Text:
    return item.slots[0].text
