"""Points for each kind from what a document says."""

from __future__ import annotations

from intake.classify.cues import CUES, HANDBOOK_TITLES, POLICY_CUES, Cues
from intake.classify.cues.forms import TOPICS
from intake.classify.features import Features
from intake.classify.patterns import compiled
from intake.kinds.policy.subjects import subjects_of
from schemas.types import DocumentKind

_POLICY_TITLE = 12.0
_TITLE_CAP = 16.0
"""Several titles of one kind add up to no more than this."""
_BODY_CAP = 14.0
_COLUMN_POINTS = 3.0
_ABOUT_SOMETHING = 6.0
_HANDED_OVER = 6.0
_UNDERTAKES = (
    r"\bundertak(?:e|es|ing)\b|\bwill (?:obtain|take out|arrange|effect|put in place"
    r"|increase)\b|commit(?:s|ted)? to (?:obtain|tak|arrang|increas)"
)
_IN_FORCE = (
    r"policy (?:number|no)|period of (?:insurance|cover)|\b(?:is|are|remains?|currently) in force\b"
    r"|underwritten by|certificate of"
)
"""What stands only where cover is held already."""
_SHORT, _LONG = 3_000, 12_000
"""Characters: below, every word of a document is about its subject; above, it mentions much else besides."""


def score_content(features: Features) -> dict[DocumentKind, float]:
    """The points of every kind that shows itself; higher is likelier."""
    scores: dict[DocumentKind, float] = {}
    for kind, cues in CUES.items():
        scores[kind] = _titles(features, cues) + _body(features, cues)
    scores["questionnaire"] += _form(features)
    scores["policy"] = _policy_titles(features) + _body(features, POLICY_CUES)
    _settle(features, scores)
    return {kind: score for kind, score in scores.items() if score > 0.0}


def _titles(features: Features, cues: Cues) -> float:
    points = 0.0
    for title in features.titles:
        line, weight = title.lower, title.weight
        if title.is_policy or any(compiled(pattern).search(line) for pattern in cues.not_titles):
            continue
        best = max((points for pattern, points in cues.titles if compiled(pattern).search(line)), default=0.0)
        points += best * weight if points == 0.0 else best * weight * 0.3
    return min(points, _TITLE_CAP)


def _policy_titles(features: Features) -> float:
    points = 0.0
    for title in features.titles:
        line, weight = title.lower, title.weight
        if not title.is_policy and not compiled(HANDBOOK_TITLES).search(line):
            continue
        best = _POLICY_TITLE if subjects_of(line) else _POLICY_TITLE * 0.7
        points += best * weight if points == 0.0 else best * weight * 0.3
    return min(points, _TITLE_CAP)


def _body(features: Features, cues: Cues) -> float:
    length = len(features.text)
    share = 1.3 if length < _SHORT else 1.0 if length < _LONG else 0.5
    points = sum(weight for pattern, weight in cues.peculiar if compiled(pattern).search(features.text))
    points += sum(weight * share for pattern, weight in cues.usual if compiled(pattern).search(features.text))
    return min(points, _BODY_CAP) + _columns(features, cues)


def _form(features: Features) -> float:
    """Points for a document that asks: many questions and boxes to tick, or most of what such forms ask about."""
    topics = sum(bool(compiled(pattern).search(features.text)) for pattern in TOPICS)
    broad = 10.0 if topics >= 9 else 6.0 if topics >= 7 else 0.0
    asked = 10.0 if features.questions >= 12 else 5.0 if features.questions >= 6 else 0.0
    return max(asked, broad) + (5.0 if features.boxes >= 8 and asked else 0.0)


def _columns(features: Features, cues: Cues) -> float:
    """Points for the table whose head has most of the kind's column words; one word alone tells nothing."""
    most = 0
    for head in features.heads:
        hits = sum(any(compiled(pattern).search(text) for text in head) for pattern in cues.columns)
        most = max(most, hits)
    return _COLUMN_POINTS * max(0, min(most, 5) - 1)


def _settle(features: Features, scores: dict[DocumentKind, float]) -> None:
    """Where two kinds share most of their words, the difference that decides."""
    text = features.text
    if compiled(_UNDERTAKES).search(text) and not compiled(_IN_FORCE).search(text):
        scores["insurance_certificate"] *= 0.4
    if scores["questionnaire"] >= 16.0:
        # A questionnaire touches on everything: what it asks about is not what it is.
        for kind in scores:
            if kind != "questionnaire":
                scores[kind] *= 0.6
    if features.hands_over and not compiled(_IN_FORCE).search(text):
        # What its subject names is attached to it, and a document of its own.
        for kind in scores:
            scores[kind] *= 1.0 if kind == "correspondence" else 0.3
        scores["correspondence"] += _HANDED_OVER
        return
    if not features.is_letter:
        scores["correspondence"] *= 0.7
        scores["bank_letter"] *= 0.6
    if max(score for kind, score in scores.items() if kind != "correspondence") >= _ABOUT_SOMETHING:
        # A letter about something is of that kind; correspondence is the letter about nothing else.
        scores["correspondence"] *= 0.5
