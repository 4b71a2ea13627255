"""What a file's name and its folders tell of its kind."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from intake.classify.cues import CUES, POLICY_CUES, Cues
from intake.classify.patterns import compiled
from schemas.types import DocumentKind

_ALL: dict[DocumentKind, Cues] = {**CUES, "policy": POLICY_CUES}


def score_name(path: str) -> dict[DocumentKind, float]:
    """Points for each kind that the name or a folder hints at; the best cue of each counts."""
    pure = PurePosixPath(path)
    name = _words(pure.stem)
    folders = [_words(part) for part in pure.parts[:-1]]
    scores: dict[DocumentKind, float] = {}
    for kind, cues in _ALL.items():
        score = max((weight for pattern, weight in cues.names if compiled(pattern).search(name)), default=0.0)
        score += max(
            (weight for pattern, weight in cues.folders for folder in folders if compiled(pattern).search(folder)),
            default=0.0,
        )
        if score:
            scores[kind] = score
    return _without_contradictions(name, scores)


def _without_contradictions(name: str, scores: dict[DocumentKind, float]) -> dict[DocumentKind, float]:
    """A name that says policy is a policy's, whatever the subject ("Risk assessment policy")."""
    if re.search(r"\b(?:policy|policies|procedures?)\b", name, re.IGNORECASE) and "insurance" not in name.lower():
        return {kind: score for kind, score in scores.items() if kind == "policy" or score < 3.0}
    if re.search(r"undertak|declaration", name, re.IGNORECASE):
        return {kind: score for kind, score in scores.items() if kind == "declaration" or score < 3.0}
    return scores


def _words(text: str) -> str:
    """Underscores, hyphens, dots and capitals inside words become spaces, so that word patterns match; in lower
    case."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return " ".join(re.sub(r"[_.\-+]+", " ", spaced).lower().split())
