"""Which kind of document it is: content first, then the file's name and its folders."""

from __future__ import annotations

from intake.classify.content import score_content
from intake.classify.cues import CUES, POLICY_CUES, patterns_of
from intake.classify.cues.forms import TOPICS
from intake.classify.features import features_of
from intake.classify.names import score_name
from intake.classify.patterns import compiled
from intake.located import Reading
from schemas.types import DocumentKind

_LEAST = 4.0
"""A score below it is too little to name a kind by content."""
_FULL = 14.0
"""A score from which more adds nothing to the confidence: a title and a few phrases."""
_NAME_CONFIDENCE = 0.6
_FOLDER_CONFIDENCE = 0.45
_NOTHING_CONFIDENCE = 0.3


def classify(reading: Reading | None, path: str) -> tuple[DocumentKind, float]:
    """The kind of a document and how sure that is (0 to 1).

    `path` is its path inside the pack. Without a reading (locked, broken) name and folders alone decide, and the
    confidence is 0.6 at most.
    """
    names = score_name(path)
    if reading is None:
        return _by_name(names)
    scores = score_content(features_of(reading))
    for kind, score in names.items():
        scores[kind] = scores.get(kind, 0.0) + score
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or ranked[0][1] < _LEAST:
        return "other", _NOTHING_CONFIDENCE
    kind, best = ranked[0]
    second = max(ranked[1][1], 0.0) if len(ranked) > 1 else 0.0
    return kind, _confidence(best, second)


def prepare() -> None:
    """Compile every cue: called once where processes are forked from, so that no document pays for it."""
    for cues in (*CUES.values(), POLICY_CUES):
        for pattern in patterns_of(cues):
            compiled(pattern)
    for pattern in TOPICS:
        compiled(pattern)


def _confidence(best: float, second: float) -> float:
    """Grows with the strength of the best and its lead over the second."""
    strength = min(1.0, best / _FULL)
    lead = (best - second) / best
    return round(min(0.99, 0.35 + 0.36 * strength + 0.3 * lead), 2)


def _by_name(names: dict[DocumentKind, float]) -> tuple[DocumentKind, float]:
    ranked = sorted(names.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return "other", _NOTHING_CONFIDENCE
    kind, score = ranked[0]
    return kind, _NAME_CONFIDENCE if score >= _LEAST else _FOLDER_CONFIDENCE
