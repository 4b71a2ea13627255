"""Exclusion grounds and other yes-or-no statements: what an answer says, whichever way the question is put."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from intake.facts import FactSheet
from intake.kinds.questionnaire import polarity
from intake.kinds.questionnaire.answered import Answered, note
from intake.matching import Asking, Matcher
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
_ADVERSE_PREFIXES = ("exclusion.mandatory", "exclusion.discretionary", "enforcement.hse", "equality.adverse_finding")
_LISTED = re.compile(r"[;\n•▪●]|\s-\s|,\s(?:and|or)\s|\bor\b|,")
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
_ASIDE = re.compile(r"\([^()]*\)")
_CROWD = 4
"""Grounds answered alike under one stem from which the reading of those that would apply is doubted."""
_DOUBTFUL = 0.6
"""Below the confidence at which a rule takes a fact as read: a person decides."""
_SAYS_YES = re.compile(r"^\W*(?:yes|y)\b", re.IGNORECASE)
_AGREES = re.compile(r"^\W*(?:(?:i|we|can) ){0,2}(?:agree|true|confirm|correct|accept|affirm)", re.IGNORECASE)
_OF_STATEMENT = 0.92
"""Confidence that a confirmed statement is the one printed above."""
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
    declares ground after ground (`crowded`) and nobody agrees to one, so such a yes is left to a person."""
    question = answered.question
    if question is None or not is_ground(question):
        return 1.0
    if truth and (crowded or _AGREES.match(answered.reply.words)):
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
    """The stems or headings whose reading is doubted: several grounds answered alike, of which some would apply."""
    seen: dict[str, list[bool]] = {}
    said: dict[str, set[bool | None]] = {}
    for answered in answers:
        if answered.question is not None and is_ground(answered.question) and answered.reply.state == "answered":
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
        if _confirms_statement(answered):
            confirmed = replace(answered, confidence=_OF_STATEMENT)
            _give_listed(sheet, confirmed, False, matcher, answered.asked.stem)
            continue
        if question is None or question.answer != "yes_no" or answered.reply.state != "answered":
            continue
        truth = truth_of(answered)
        if truth is None:
            continue
        if question.code in ("exclusion.mandatory", "exclusion.discretionary") or (
            is_ground(question) and _covers_several(answered)
        ):
            _give_listed(sheet, answered, truth, matcher)
        if truth and question.code in _EXPLAINED:
            _give_explanation(sheet, answered, _EXPLAINED[question.code])
        for name in question.gives:
            if name != "application.bidding_model":
                share = _sureness(answered, truth, _group(answered) in crowded)
                note(sheet, answered, name, truth, subject=question.subject, share=share)


def _give_explanation(sheet: FactSheet, answered: Answered, name: str) -> None:
    """What a yes goes on to explain, where no question of its own was answered with it."""
    words = answered.reply.words.strip()
    lead = _SAYS_YES.match(words)
    start = len(words) - len(words[lead.end() :].lstrip(" .,:;–-")) if lead else 0
    if len(words[start:].split()) >= _LEAST_EXPLANATION and not sheet.has(name):
        tail = words[start:]
        found = Found(tail, start, start + len(tail))
        note(sheet, answered, name, " ".join(tail.split()), found=found, share=0.9)


def _confirms_statement(answered: Answered) -> bool:
    """Whether the answer confirms a statement printed above it that denies grounds."""
    asked, reply = answered.asked, answered.reply
    said = reply.yes is True or (reply.yes is None and bool(_CONFIRMS.match(reply.words)))
    own = answered.question is None or not answered.question.gives
    return own and said and refers_up(asked.text) and polarity.denies(asked.stem) and not polarity.denies(asked.text)


def refers_up(text: str) -> bool:
    """Whether the words ask about a statement printed above them."""
    return bool(_REFERS_UP.search(text)) and len(text.split()) <= _LONGEST_REFERENCE


def refers_down(text: str) -> bool:
    """Whether a sentence of the signatory's leads to the list below it: "we confirm that none of these applies"."""
    return bool(_REFERS_DOWN.search(text)) and polarity.denies(text)


def _covers_several(answered: Answered) -> bool:
    return len(answered.asked.text) > 120 and bool(_COVERS_ALL.search(answered.asked.text))


def _give_listed(
    sheet: FactSheet, answered: Answered, truth: bool, matcher: Matcher, statement: str | None = None
) -> None:
    """One answer for grounds listed in the question: false holds for each of them; true says not which, so nothing."""
    if truth:
        return
    for question in listed_grounds(answered.asked.text if statement is None else statement, matcher):
        for name in question.gives:
            note(sheet, answered, name, False, share=0.95)


def listed_grounds(text: str, matcher: Matcher) -> list[BankQuestion]:
    """The grounds that a text lists, in order, each once."""
    found: dict[str, BankQuestion] = {}
    whole = _SHARED_LAW.sub(lambda match: f"{match['first']} law, {match['second']} law", text)
    for part in _LISTED.split(_SHARED_LAW.sub(lambda match: f"{match['first']} law, {match['second']} law", whole)):
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
