"""Exclusion grounds and other yes-or-no statements: what an answer says, whichever way the question is put."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from intake.facts import FactSheet
from intake.kinds.questionnaire import polarity
from intake.kinds.questionnaire.answered import Answered, note
from intake.matching import Asking, Matcher
from schemas.questions import BankQuestion

_TOPICS: Mapping[str, str] = {
    "exclusion.mandatory.tax_breach": "tax",
    "exclusion.discretionary.modern_slavery": "statement",
}
_ADVERSE_PREFIXES = ("exclusion.mandatory", "exclusion.discretionary", "enforcement.hse", "equality.adverse_finding")
_LISTED = re.compile(r"[;\n•▪●]|\s-\s|,\s(?:and|or)\s|\bor\b|,")
_COVERS_ALL = re.compile(
    r"\b(?:any|none|no|all|each|neither)\b.{0,80}\b(?:following|below|above|listed|these|"
    r"those|offences?|grounds?|situations?|circumstances|statements)\b",
    re.IGNORECASE | re.DOTALL,
)
_CROWD = 4
"""Grounds that would all apply under one stem from which the reading is doubted."""
_DOUBTFUL = 0.6
"""Below the confidence at which a rule takes a fact as read: a person decides."""
_SAYS_YES = re.compile(r"^\W*yes\b", re.IGNORECASE)
_CONFIRMS = re.compile(
    r"^\W*(?:yes|confirm(?:ed)?|agreed?|(?:i|we) (?:can |hereby )?(?:confirm|agree|declare|certify))\b", re.IGNORECASE
)


def is_ground(question: BankQuestion) -> bool:
    """Whether the question asks for something that speaks against the provider when it is so."""
    return question.code.startswith(_ADVERSE_PREFIXES) and question.answer == "yes_no"


def truth_of(answered: Answered) -> bool | None:
    """What the answer states of the question's subject matter: for a ground True when it applies, otherwise True when
    it is so. None when it says neither."""
    question, asked, reply = answered.question, answered.asked, answered.reply
    if question is None:
        return None
    wording = _wording(asked.text, asked.stem or _leading_heading(asked.headings))
    ground = is_ground(question)
    if (
        ground
        and polarity.states_absence(reply.words)
        and not (_SAYS_YES.match(reply.words) and not polarity.denies(wording))
    ):
        return False
    yes = reply.yes
    if yes is None and ground and _CONFIRMS.match(reply.words):
        yes = True
    if yes is None:
        return None
    if ground:
        return yes == polarity.yes_means_bad(wording, question.adverse, _TOPICS.get(question.code, ""))
    return yes != (polarity.denies(wording) and not _is_held(question))


def _leading_heading(headings: Sequence[str]) -> str:
    """The innermost heading where it is a sentence that leads to the grounds below it, and no title."""
    return headings[-1] if headings and len(headings[-1].split()) >= 7 else ""


def _is_held(question: BankQuestion) -> bool:
    """Policies and registrations are asked for by what they are, never denied."""
    return question.code.startswith("policy.")


def _wording(text: str, stem: str) -> str:
    """The wording that decides which way the question is put: a bare heading of a ground takes its stem's."""
    own = text.strip()
    if stem and ((len(own.split()) <= 14 and not own.endswith("?")) or not _has_verb(own)):
        return f"{stem} {own}"
    return own


def _has_verb(text: str) -> bool:
    return bool(re.search(r"\b(?:has|have|is|are|was|were|do|does|did|confirm|met|been)\b", text, re.IGNORECASE))


def _sureness(answered: Answered, truth: bool, crowded: bool) -> float:
    """How sure a ground's reading is: a bare heading without a question above it may be put either way, and nobody
    declares ground after ground (`crowded`), so such a yes is left to a person."""
    question = answered.question
    if question is None or not is_ground(question):
        return 1.0
    if truth and crowded:
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


def _crowded(answers: Sequence[Answered]) -> set[str]:
    """The stems or headings under which four or more grounds would apply, and none not."""
    seen: dict[str, list[bool]] = {}
    for answered in answers:
        if answered.question is not None and is_ground(answered.question) and answered.reply.state == "answered":
            truth = truth_of(answered)
            if truth is not None:
                seen.setdefault(_group(answered), []).append(truth)
    return {group for group, truths in seen.items() if len(truths) >= _CROWD and all(truths)}


def _group(answered: Answered) -> str:
    return answered.asked.stem or "/".join(answered.asked.headings)


def give(sheet: FactSheet, answers: Sequence[Answered], matcher: Matcher) -> None:
    """The facts of grounds and of other plain yes-or-no questions."""
    crowded = _crowded(answers)
    for answered in answers:
        question = answered.question
        if question is None or question.answer != "yes_no" or answered.reply.state != "answered":
            continue
        truth = truth_of(answered)
        if truth is None:
            continue
        if question.code in ("exclusion.mandatory", "exclusion.discretionary") or (
            is_ground(question) and _covers_several(answered)
        ):
            _give_listed(sheet, answered, truth, matcher)
        for name in question.gives:
            if name != "application.bidding_model":
                share = _sureness(answered, truth, _group(answered) in crowded)
                note(sheet, answered, name, truth, subject=question.subject, share=share)


def _covers_several(answered: Answered) -> bool:
    return len(answered.asked.text) > 120 and bool(_COVERS_ALL.search(answered.asked.text))


def _give_listed(sheet: FactSheet, answered: Answered, truth: bool, matcher: Matcher) -> None:
    """One answer for grounds listed in the question: false holds for each of them; true says not which, so nothing."""
    if truth:
        return
    for question in listed_grounds(answered.asked.text, matcher):
        for name in question.gives:
            note(sheet, answered, name, False, share=0.95)


def listed_grounds(text: str, matcher: Matcher) -> list[BankQuestion]:
    """The grounds that a text lists, in order, each once."""
    found: dict[str, BankQuestion] = {}
    for part in _LISTED.split(text):
        match = matcher.match(Asking("", part.strip()))
        if match is not None and is_ground(match.question) and match.question.gives:
            found.setdefault(match.question.code, match.question)
    return list(found.values())


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
    grounds = all(item.question is not None and is_ground(item.question) for item in group)
    last = group[-1].reply
    return blank and grounds and last.state == "answered" and bool(_COVERS_ALL.search(group[0].asked.stem))
