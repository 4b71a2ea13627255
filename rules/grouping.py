"""Facts seen group by group: one document's, one subject's, or one registered setting's."""

from __future__ import annotations

from collections.abc import Iterable

from rules.context import Arguments, Context
from rules.factbook import FactBook
from rules.names import plain
from schemas.types import Fact

Key = tuple[str, str]


def grouped(context: Context, arguments: Arguments) -> list[FactBook]:
    """The book restricted to each group of the facts beginning with `of`, in the order of the groups' keys. `only`
    keeps groups in which a fact has one of the given values, or is not stated; per category when it is so given."""
    arguments = context.rule.groups[arguments["group"]] if "group" in arguments else arguments
    facts = context.book.beginning(arguments["of"])
    if arguments.get("from") == "documents":
        facts = context.book.from_documents(facts)
    groups = _settings(facts) if arguments["by"] == "setting" else _simple(facts, arguments["by"])
    books = [_restricted(context.book, arguments["of"], members) for members in groups]
    return [book for book in books if _wanted(book, arguments.get("only", {}), context.category)]


def _simple(facts: Iterable[Fact], by: str) -> list[set[Key]]:
    keys = {key(fact) if by == "document_and_subject" else _single(fact, by) for fact in facts}
    return [{one} for one in sorted(keys)]


def key(fact: Fact) -> Key:
    """A fact's document and subject."""
    return fact.document or "", fact.subject or ""


def _single(fact: Fact, by: str) -> Key:
    return (fact.document or "", "*") if by == "document" else ("*", fact.subject or "")


def _settings(facts: Iterable[Fact]) -> list[set[Key]]:
    """Documents and subjects that share a reference or a name are one setting. What tells neither is taken to speak of
    the first setting that does."""
    marks: dict[Key, set[str]] = {}
    for fact in facts:
        own = marks.setdefault(key(fact), set())
        if fact.subject:
            own.add(plain(fact.subject))
        if fact.name.endswith(".reference"):
            own.add(plain(str(fact.value)).replace(" ", ""))
        if fact.name.endswith(".name"):
            own.add(plain(str(fact.value)))
    groups: list[tuple[set[Key], set[str]]] = []
    for one in sorted(one for one in marks if marks[one]):
        members, names = {one}, set(marks[one])
        for group in [group for group in groups if group[1] & names]:
            members |= group[0]
            names |= group[1]
            groups.remove(group)
        groups.append((members, names))
    found = sorted((members for members, _ in groups), key=sorted)
    nameless = {one for one in marks if not marks[one]}
    if nameless and found:
        found[0] |= nameless
    return found or ([nameless] if nameless else [])


def _restricted(book: FactBook, prefix: str, members: set[Key]) -> FactBook:
    """All facts of other names, and of these only the group's."""

    def keep(fact: Fact) -> bool:
        if not fact.name.startswith(prefix):
            return True
        document, subject = key(fact)
        return bool(members & {(document, subject), (document, "*"), ("*", subject)})

    return book.only(keep)


def _wanted(book: FactBook, only: Arguments, category: str) -> bool:
    for name, values in only.items():
        accepted = values.get(category, ()) if isinstance(values, dict) else values
        stated = book.all_named(name)
        if stated and not any(fact.value in accepted for fact in stated):
            return False
    return True
