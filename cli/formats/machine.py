"""json and jsonl: the result of `schemas/assessment.schema.json`, the same bytes for the same submission."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from cli.formats.presentation import Presentation
from schemas.types import Assessment


def dumps(value: Any) -> str:
    """JSON as every command prints it: two spaces of indent, characters as they are, a line end."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def write_json(assessments: Sequence[Assessment], presentation: Presentation) -> str:
    """One object; an array when there are several suppliers."""
    results = [assessment.as_json(presentation.version) for assessment in assessments]
    return dumps(results[0] if len(results) == 1 else results)


def write_jsonl(assessments: Sequence[Assessment], presentation: Presentation) -> str:
    """One object a line, one line a supplier."""
    results = (assessment.as_json(presentation.version) for assessment in assessments)
    return "".join(json.dumps(result, ensure_ascii=False, allow_nan=False) + "\n" for result in results)
