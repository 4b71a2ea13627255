"""What to ask the provider: each request once, with the findings that it would settle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.types import Finding


@dataclass(frozen=True, slots=True)
class Request:
    """A full, polite sentence, and the (rule id, category) pairs of the findings that ask it."""

    text: str
    findings: tuple[tuple[str, str], ...]


def grouped(findings: Sequence[tuple[Finding, tuple[str, ...]]]) -> tuple[Request, ...]:
    """The requests in the order of the findings. One absent document is asked for in one sentence, however many rules
    need it, so equal sentences are one request."""
    wanted: dict[str, list[tuple[str, str]]] = {}
    for finding, asks in findings:
        for text in asks:
            wanted.setdefault(text, []).append((finding.rule, finding.category))
    return tuple(Request(text, tuple(pairs)) for text, pairs in wanted.items())
