"""The facts of one submission, sorted and indexed: what a check may look at."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from schemas.types import UNREAD_STATES, Evidence, Fact

FORM_KIND = "questionnaire"


@dataclass(frozen=True, slots=True)
class DocumentState:
    """One document as the rules see it."""

    path: str
    kind: str
    read: str = "full"
    flags: tuple[str, ...] = ()

    @property
    def unread(self) -> bool:
        """Nothing of it could be read."""
        return self.read in UNREAD_STATES

    @property
    def doubtful(self) -> bool:
        """It may hold more than was read of it."""
        return self.unread or self.read == "partial"


def sort_key(fact: Fact) -> tuple[str, ...]:
    """A total order that does not depend on how the facts were delivered."""
    return (
        fact.name,
        fact.subject or "",
        fact.period_end or "",
        fact.document or "",
        f"{1 - fact.confidence:.6f}",
        fact.method,
        repr(fact.value),
        repr(fact.evidence),
        fact.period_start or "",
        fact.unit or "",
    )


@dataclass(frozen=True)
class FactBook:
    """Facts in a fixed order. `limit` is the confidence below which a fact is doubtful."""

    facts: tuple[Fact, ...]
    limit: float
    documents: Mapping[str, DocumentState]

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[Fact, ...]]:
        index: dict[str, list[Fact]] = {}
        for fact in self.facts:
            index.setdefault(fact.name, []).append(fact)
        return {name: tuple(facts) for name, facts in index.items()}

    @cached_property
    def _by_prefix(self) -> dict[str, tuple[Fact, ...]]:
        """What `beginning` has found already: a memory of a frozen book, never its content."""
        return {}

    @cached_property
    def _short(self) -> Mapping[str, str]:
        """Each path by the shortest end of it that no other document of the pack shares."""
        cited = {item.document for fact in self.facts for item in fact.evidence}
        return short_names(sorted(cited | set(self.documents)))

    @cached_property
    def _long(self) -> re.Pattern[str] | None:
        """Any path that has a shorter name, the longest first."""
        long = [path for path, short in self._short.items() if short != path]
        long.sort(key=lambda path: (-len(path), path))
        return re.compile("|".join(re.escape(path) for path in long)) if long else None

    def spoken(self, text: str) -> str:
        """A sentence that names documents by their file name alone, or by as much of the path as tells them apart."""
        return text if self._long is None else self._long.sub(lambda found: self._short[found[0]], text)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The names of the facts there are, sorted."""
        return tuple(sorted(self._by_name))

    def named(self, name: str, subject: str | None = None) -> tuple[Fact, ...]:
        """The facts of a name about one subject (None: the applicant itself)."""
        return tuple(fact for fact in self._by_name.get(name, ()) if fact.subject == subject)

    def all_named(self, name: str) -> tuple[Fact, ...]:
        """The facts of a name about whomever."""
        return self._by_name.get(name, ())

    def beginning(self, prefix: str) -> tuple[Fact, ...]:
        """The facts whose name begins so, about whomever."""
        known = self._by_prefix.get(prefix)
        if known is None:
            known = tuple(fact for name in self.names if name.startswith(prefix) for fact in self._by_name[name])
            self._by_prefix[prefix] = known
        return known

    def in_form(self, fact: Fact) -> bool:
        """Whether it is an answer of the form, not something a document shows."""
        if fact.method == "person":
            return False
        state = self.documents.get(fact.document or "")
        return fact.method == "form" or (state is not None and state.kind == FORM_KIND)

    def from_documents(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Those that documents other than the form state."""
        return tuple(fact for fact in facts if not self.in_form(fact))

    def from_form(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Those that the form states, or a person has corrected."""
        return tuple(fact for fact in facts if self.in_form(fact) or fact.method == "person")

    def confident(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        """Those that were read with enough confidence."""
        return tuple(fact for fact in facts if fact.confidence >= self.limit)

    def only(self, keep: Callable[[Fact], bool]) -> FactBook:
        """The same submission seen through some of its facts; documents stay known."""
        return FactBook(tuple(fact for fact in self.facts if keep(fact)), self.limit, self.documents)

    def documents_of(self, kinds: Sequence[str]) -> tuple[DocumentState, ...]:
        """The documents of some kinds, by path."""
        return tuple(self.documents[path] for path in sorted(self.documents) if self.documents[path].kind in kinds)

    def cited_in(self, path: str) -> tuple[Evidence, ...]:
        """A place in a document that shows it was there and read: its first line, else what its first fact cites."""
        lead = [fact for fact in self.named("document.kind", path) if fact.evidence]
        stated = lead or [fact for fact in self.facts if fact.document == path and fact.evidence]
        return stated[0].evidence[:1] if stated else ()


def short_names(paths: Sequence[str]) -> Mapping[str, str]:
    """The shortest end of each path, in whole parts, that is no other path's end."""
    parts = {path: path.split("/") for path in paths}
    ends = Counter("/".join(found[-depth:]) for found in parts.values() for depth in range(1, len(found) + 1))
    own = {path: ["/".join(found[-depth:]) for depth in range(1, len(found))] for path, found in parts.items()}
    return {path: next((end for end in shorter if ends[end] == 1), path) for path, shorter in own.items()}


def build(facts: Iterable[Fact], limit: float) -> FactBook:
    """The book of a submission. A person's correction replaces what was read of the same fact, subject and period in
    the same document: two certificates may rightly say two things."""
    distinct = {sort_key(fact): fact for fact in facts}
    ordered = [distinct[key] for key in sorted(distinct)]
    corrected = {_statement(fact) for fact in ordered if fact.method == "person"}
    kept = tuple(fact for fact in ordered if fact.method == "person" or _statement(fact) not in corrected)
    return FactBook(kept, limit, _documents(kept))


def _statement(fact: Fact) -> tuple[str, str | None, str | None, str | None]:
    return fact.name, fact.subject, fact.period_end, fact.document


def _documents(facts: Iterable[Fact]) -> Mapping[str, DocumentState]:
    kinds: dict[str, str] = {}
    reads: dict[str, str] = {}
    flags: dict[str, tuple[str, ...]] = {}
    for fact in facts:
        path = fact.subject or ""
        if fact.name == "document.kind":
            kinds[path] = str(fact.value)
        elif fact.name == "document.read":
            reads[path] = str(fact.value)
        elif fact.name == "document.flags" and isinstance(fact.value, list):
            flags[path] = tuple(sorted(fact.value))
    paths = sorted({*kinds, *reads, *flags})
    return {
        path: DocumentState(path, kinds.get(path, "other"), reads.get(path, "full"), flags.get(path, ()))
        for path in paths
        if reads.get(path) != "ignored"
    }
