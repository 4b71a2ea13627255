"""Exclusion grounds and other yes-or-no statements: what an answer says, whichever way the question is put."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from intake.facts import FactSheet
from intake.kinds.questionnaire import polarity, several
from intake.kinds.questionnaire.affirmation import affirms
from intake.kinds.questionnaire.answered import Answered, note
from intake.kinds.questionnaire.option_heads import is_lone_mark
from intake.matching import Matcher
from intake.values import Found
from schemas.questions import BankQuestion

_TOPICS: Mapping[str, str] = {
    "exclusion.mandatory.tax_breach": "tax",
    "exclusion.discretionary.modern_slavery": "statement",
}
_EXPLAINED: Mapping[str, str] = {
    "enforcement.hse": "enforcement.explanation",
    "equality.adverse_finding": "equality.explanation",
}
_LEAST_EXPLANATION = 4
_COVERS_ALL = re.compile(
    r"\b(?:any|none|no|all|each|neither)\b.{0,80}\b(?:following|below|above|listed|these|"
    r"those|offences?|grounds?|situations?|circumstances|statements)\b",
    re.IGNORECASE | re.DOTALL,
)
_ASIDE = re.compile(r"\([^()]*\)")
_OF_STATEMENT = 0.92
"""Confidence that a confirmed statement is the one printed above."""
_CROWD = 4
"""Grounds answered alike under one stem from which the reading of those that would apply is doubted."""
_DOUBTFUL = 0.6
"""Below the confidence at which a rule takes a fact as read: a person decides."""
_MARK_MEANS = re.compile(
    r"\b(?:tick|mark|cross|check|put|place|select)\w*\b.{0,60}\b(?:appl(?:y|ies|icable)|so|true|the case|yes)\b|"
    r"\b(?:those|all|any|which)\b.{0,40}\bappl(?:y|ies)\b",
    re.IGNORECASE,
)
"""Words that tell what a mark means: "Tick those that apply"."""
_SAYS_YES = re.compile(r"^\W*(?:yes|y)\b", re.IGNORECASE)
_BARE_NO = re.compile(r"^\W*(?:no|n)\W*$", re.IGNORECASE)
_AGREES = re.compile(r"^\W*(?:(?:i|we|can) ){0,2}(?:agree|true|confirm|correct|accept|affirm)", re.IGNORECASE)


def truth_of(answered: Answered) -> bool | None:
    """What the answer states of the question's subject matter: for a ground True when it applies, otherwise True when
    it is so. None when it says neither."""
    question, asked, reply = answered.question, answered.asked, answered.reply
    if question is None:
        return None
    wording = _wording(asked.text, asked.stem or _leading_heading(asked.headings))
    ground = several.is_ground(question)
    if (
        ground
        and polarity.states_absence(reply.words)
        and not (_SAYS_YES.match(reply.words) and not polarity.denies(wording))
    ):
        return False
    yes = reply.yes
    if yes is None and ground and several.confirms(reply.words):
        yes = True
    if yes is None:
        return None
    if ground:
        topic, own = _TOPICS.get(question.code, ""), _wording(asked.text, "")
        return yes == polarity.yes_means_bad(wording, question.adverse, topic, own)
    return yes != (polarity.denies(wording) and not _is_held(question))


def _leading_heading(headings: Sequence[str]) -> str:
    """The innermost heading where it is a sentence that leads to the grounds below it, and no title."""
    return headings[-1] if headings and len(headings[-1].split()) >= 7 else ""


def _is_held(question: BankQuestion) -> bool:
    """Policies and registrations are asked for by what they are, never denied."""
    return question.code.startswith("policy.")


def _wording(text: str, stem: str) -> str:
    """The wording that decides which way the question is put: a bare heading of a ground takes its stem's."""
    own = _ASIDE.sub(" ", text).strip() or text.strip()
    if stem and ((len(own.split()) <= 14 and not own.endswith("?")) or not _has_verb(own)):
        return f"{stem} {own}"
    return own


def _has_verb(text: str) -> bool:
    return bool(re.search(r"\b(?:has|have|is|are|was|were|do|does|did|confirm|met|been)\b", text, re.IGNORECASE))


def _sureness(answered: Answered, truth: bool, crowded: bool) -> float:
    """How sure a ground's reading is: a bare heading without a question above it may be put either way, nobody
    declares ground after ground (`crowded`), nobody agrees to one, a bare no to a denial may mean either, and so may a
    mark under no option: all of these are left to a person."""
    question = answered.question
    if question is None or not several.is_ground(question):
        return 1.0
    bare_no = (
        answered.reply.yes is False and _BARE_NO.match(answered.reply.words) and polarity.denies(answered.asked.text)
    )
    if truth and (crowded or bare_no or _AGREES.match(answered.reply.words) or _is_bare_mark(answered)):
        return _DOUBTFUL
    asked = answered.asked
    bare = (
        not (asked.stem or _leading_heading(asked.headings))
        and not _has_verb(asked.text)
        and not asked.text.endswith("?")
    )
    if bare and len(asked.text.split()) <= 14:
        return _DOUBTFUL if truth else 0.94
    return 1.0


def _is_bare_mark(answered: Answered) -> bool:
    """Whether all that was written is a mark, and neither its column's heading nor the form's words say what one
    means."""
    pieces = answered.reply.pieces
    if not pieces or not all(is_lone_mark(piece.words) for piece in pieces):
        return False
    asked = answered.asked
    labels = [piece.label for piece in pieces]
    if any(affirms(label) is not None for label in labels):
        return False
    return not any(_MARK_MEANS.search(words) for words in (*labels, asked.text, asked.stem, *asked.headings[-1:]))


def _crowded(answers: Sequence[Answered]) -> set[str]:
    """The stems or headings whose reading is doubted: several grounds answered alike, of which some would apply."""
    seen: dict[str, list[bool]] = {}
    said: dict[str, set[bool | None]] = {}
    for answered in answers:
        if (
            answered.question is not None
            and several.is_ground(answered.question)
            and answered.reply.state == "answered"
        ):
            truth = truth_of(answered)
            if truth is not None:
                seen.setdefault(_group(answered), []).append(truth)
                said.setdefault(_group(answered), set()).add(answered.reply.yes)
    return {group for group, truths in seen.items() if len(truths) >= _CROWD and any(truths) and len(said[group]) == 1}


def _group(answered: Answered) -> str:
    return answered.asked.stem or "/".join(answered.asked.headings)


def give(sheet: FactSheet, answers: Sequence[Answered], matcher: Matcher) -> None:
    """The facts of grounds and of other plain yes-or-no questions."""
    crowded = _crowded(answers)
    for answered in answers:
        question = answered.question
        if several.confirms_statement(answered):
            _deny(sheet, answered, several.listed_grounds(answered.asked.stem, matcher))
            continue
        named = _together(answered, matcher)
        if named:
            _give_together(sheet, answered, named)
            continue
        if question is None or question.answer != "yes_no" or answered.reply.state != "answered":
            continue
        truth = truth_of(answered)
        if truth is None:
            continue
        if question.code in ("exclusion.mandatory", "exclusion.discretionary") or (
            several.is_ground(question) and several.covers_all(answered)
        ):
            _deny(sheet, answered, [] if truth else several.listed_grounds(answered.asked.text, matcher))
        if truth and question.code in _EXPLAINED:
            _give_explanation(sheet, answered, _EXPLAINED[question.code])
        for name in question.gives:
            if name != "application.bidding_model":
                share = _sureness(answered, truth, _group(answered) in crowded)
                note(sheet, answered, name, truth, subject=question.subject, share=share)


def _together(answered: Answered, matcher: Matcher) -> list[BankQuestion]:
    """The grounds that an answered question names beside each other."""
    question = answered.question
    if answered.reply.state != "answered" or answered.subject is not None:
        return []
    if question is not None and not (several.is_ground(question) and question.gives):
        return []
    return several.named_together(answered.asked.text, matcher)


def _give_together(sheet: FactSheet, answered: Answered, named: Sequence[BankQuestion]) -> None:
    """No denies each ground named; yes says not which, so the one that the question is known by is left in doubt."""
    truth = truth_of(answered) if answered.question is not None else _truth_of_statement(answered)
    if truth is False:
        _deny(sheet, answered, named)
    elif truth and answered.question is not None:
        for name in answered.question.gives:
            note(sheet, answered, name, True, share=_DOUBTFUL)


def _truth_of_statement(answered: Answered) -> bool | None:
    """Whether any of the grounds named applies, by the answer to a question that is no single ground's."""
    reply, text = answered.reply, answered.asked.text
    if polarity.states_absence(reply.words) and reply.yes is not True:
        return False
    yes = True if reply.yes is None and several.confirms(reply.words) else reply.yes
    return None if yes is None else yes == polarity.yes_means_bad(text, "yes", "", text)


def _deny(sheet: FactSheet, answered: Answered, named: Sequence[BankQuestion]) -> None:
    """One answer for several grounds, none of which applies."""
    sure = answered if answered.confidence else replace(answered, confidence=_OF_STATEMENT)
    for question in named:
        for name in question.gives:
            note(sheet, sure, name, False, share=0.95)


def _give_explanation(sheet: FactSheet, answered: Answered, name: str) -> None:
    """What a yes goes on to explain, where no question of its own was answered with it."""
    words = answered.reply.words.strip()
    lead = _SAYS_YES.match(words)
    start = len(words) - len(words[lead.end() :].lstrip(" .,:;–-")) if lead else 0
    if len(words[start:].split()) >= _LEAST_EXPLANATION and not sheet.has(name):
        tail = words[start:]
        found = Found(tail, start, start + len(tail))
        note(sheet, answered, name, " ".join(tail.split()), found=found, share=0.9)


def spread(answers: Iterable[Answered]) -> list[Answered]:
    """A single answer below a list of grounds holds for each: the ones left blank take the answer of the last.

    Only where all of one stem but the last are blank and the stem asks about any, all or none of the following.
    """
    result = list(answers)
    start = 0
    while start < len(result):
        stop = start
        stem = result[start].asked.stem
        while stop < len(result) and stem and result[stop].asked.stem == stem:
            stop += 1
        group = result[start:stop]
        if len(group) > 2 and _is_shared(group):
            last = group[-1]
            result[start : stop - 1] = [
                Answered(item.asked, last.reply, item.question, item.confidence * 0.95) for item in group[:-1]
            ]
        start = max(stop, start + 1)
    return result


def _is_shared(group: Sequence[Answered]) -> bool:
    blank = all(item.reply.state == "blank" and not item.asked.boxed for item in group[:-1])
    grounds = all(item.question is not None and several.is_ground(item.question) for item in group)
    last = group[-1].reply
    return blank and grounds and last.state == "answered" and bool(_COVERS_ALL.search(group[0].asked.stem))
