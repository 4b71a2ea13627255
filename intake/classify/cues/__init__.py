"""What tells the kinds of document apart: all cues as data, in one place.

Every pattern is a regular expression, any case. Add a kind or a wording here; nothing else needs to change.
"""

from __future__ import annotations

from collections.abc import Mapping

from intake.classify.cues.certificates import CERTIFICATES
from intake.classify.cues.cue import Cues, patterns_of
from intake.classify.cues.finance import FINANCE
from intake.classify.cues.forms import FORMS
from intake.classify.cues.letters import LETTERS
from intake.classify.cues.people import PEOPLE
from intake.classify.cues.policies import HANDBOOK_TITLES, POLICY_CUES
from schemas.types import DocumentKind

__all__ = ["CUES", "HANDBOOK_TITLES", "POLICY_CUES", "Cues", "patterns_of"]

CUES: Mapping[DocumentKind, Cues] = {**FORMS, **FINANCE, **CERTIFICATES, **PEOPLE, **LETTERS}
"""All but `policy`, whose titles are told by `intake.kinds.policy.subjects`. `other` is also what is left."""
