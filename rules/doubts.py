"""Documents that could not be read, or not wholly, and what they may hold: why something not found is unclear.

The kind of an unread document is the best guess from its name and folder. A kind alone is enough where a file of that
kind with a plain name may hold any of several documents (one certificate for three covers); `generic` below says where
it is not: a policy tells which one it is only by its own words, or by being a handbook.
"""

from __future__ import annotations

import re

from rules.context import Context
from rules.factbook import FORM_KIND, DocumentState, FactBook
from rules.model import RequiredDocument
from rules.words import UNREAD_WORDS, listed

_GENERIC_WORDS = {"policy": ("handbook", "policies", "manual", "procedures")}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_SHORT = 3


def named_words(path: str) -> str:
    """The words of a path, lower case, single spaces, with a space at both ends."""
    return f" {re.sub(r'[^a-z0-9]+', ' ', _CAMEL.sub(' ', path).lower()).strip()} "


def _mentions(words: str, sought: tuple[str, ...]) -> bool:
    return any(f" {word} " in words if len(word) <= _SHORT else f" {word}" in words for word in sought)


def told_as(document: DocumentState, rows: tuple[RequiredDocument, ...], book: FactBook) -> tuple[str, ...]:
    """The ids of the documents that a file of a kind may be, by its name, its folder and what was read of it."""
    kindred = tuple(row for row in rows if document.kind in row.kinds)
    words = named_words(document.path)
    stated = [fact for fact in book.facts if fact.document == document.path]
    several = _GENERIC_WORDS.get(document.kind)
    if several is not None and _mentions(words, several):
        return tuple(row.id for row in kindred)
    told = tuple(
        row.id
        for row in kindred
        if _mentions(words, row.words)
        or any(pattern.subject and pattern.matches(fact.name, fact.subject) for fact in stated for pattern in row.facts)
    )
    if told or several is not None:
        return told
    return tuple(row.id for row in kindred)


def may_be(context: Context, row: RequiredDocument) -> tuple[DocumentState, ...]:
    """The unread or partly read documents that may be, or hold, a required document."""
    rows = tuple(context.framework.documents_known.values())
    return tuple(
        document
        for document in context.book.documents.values()
        if document.doubtful
        and ((row.in_form and document.kind == FORM_KIND) or row.id in told_as(document, rows, context.book))
    )


def may_hold(context: Context, name: str, subject: str | None) -> tuple[DocumentState, ...]:
    """The unread or partly read documents that may state a fact."""
    found = {document.path: document for row in context.holders(name, subject) for document in may_be(context, row)}
    if name in context.asked:
        found |= {
            path: state for path, state in context.book.documents.items() if state.doubtful and state.kind == FORM_KIND
        }
    return tuple(found[path] for path in sorted(found))


def unread_words(documents: tuple[DocumentState, ...]) -> str:
    """A.pdf is protected by a password and B.pdf could not be read."""
    return listed([f"{document.path} {UNREAD_WORDS[document.read]}" for document in documents])


def resend(document: DocumentState) -> str:
    """The request that would make it readable."""
    if document.read == "needs_password":
        return f"Please send {document.path} again without a password."
    return f"Please send {document.path} again in a form that can be read, such as a text PDF."
