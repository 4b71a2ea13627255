"""Who reported on the accounts and with what opinion, and doubts about going on."""

from __future__ import annotations

import re

from intake.kinds.accounts.said import Said, sentences
from intake.located import Text

_AUDITED = re.compile(r"\bwe have audited\b|independent auditor'?s'?’?s? report", re.IGNORECASE)
_EXAMINED = re.compile(r"independent examin(?:er|ation)['’]?s?['’]? ?(?:report|'s report)?", re.IGNORECASE)
_UNAUDITED = re.compile(
    r"\bun-?audited\b|exempt(?:ion|ed)? from (?:the requirements? (?:for|of"
    r"|relating to) (?:an )?)?audit|not (?:been )?audited"
    r"|audit exemption|without (?:an )?audit|have not required the company to obtain an audit",
    re.IGNORECASE,
)
_OPINIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("disclaimer", re.compile(r"disclaimer of opinion|do not express an (?:audit )?opinion", re.IGNORECASE)),
    ("adverse", re.compile(r"adverse opinion|do(?:es)? not give a true and fair view", re.IGNORECASE)),
    (
        "qualified",
        re.compile(
            r"(?<!un)(?<!not )\bqualified (?:audit )?(?:opinion|report)"
            r"|except for the (?:possible )?effects?|in our opinion,? except",
            re.IGNORECASE,
        ),
    ),
    (
        "unqualified",
        re.compile(
            r"in our opinion[^.]{0,120}give a true and fair view|give a true and fair view"
            r"|unqualified",
            re.IGNORECASE,
        ),
    ),
)
_NOT_QUALIFIED = re.compile(
    r"(?:was|is|are|were) (?:not qualified|unqualified)|unqualified|any qualification"
    r"|whether .{0,40}qualified",
    re.IGNORECASE,
)
_UNCERTAINTY = re.compile(r"material uncertaint(?:y|ies)", re.IGNORECASE)
_UNCERTAIN = re.compile(
    r"exist|indicat|cast|related to going concern|give rise|constitut|represent"
    r"|there is a material|draw attention",
    re.IGNORECASE,
)
_NOT_UNCERTAIN = re.compile(
    r"\bno\b(?:\s+\w+){0,3}\s+material uncertaint|\bnot\b[^.]{0,80}material uncertaint"
    r"|\bnor\b|whether|\bany\b[^.]{0,30}material uncertaint"
    r"|without[^.]{0,40}material uncertaint|are responsible for|we (?:conclude"
    r"|are required)|if we|free from material|\bneither\b|responsibilit",
    re.IGNORECASE,
)
_NONE_STATED = re.compile(
    r"^(?!.*\b(?:if|whether|responsib\w*|required)\b)"
    r".*\b(?:no (?:such )?material uncertaint|not (?:\w+ ){0,2}identified any (?:such )?material uncertaint)"
    r"[^.]*(?:going concern|continue)",
    re.IGNORECASE | re.DOTALL,
)


def audit(texts: list[Text]) -> Said | None:
    """Who reported on the accounts: auditor, independent examiner, or nobody."""
    for value, pattern in (("audited", _AUDITED), ("unaudited", _UNAUDITED), ("independent_examination", _EXAMINED)):
        for text in texts:
            for match in pattern.finditer(text.text):
                before = text.text[max(0, match.start() - 60) : match.start()]
                if value == "audited" and re.search(r"\b(?:no|not|without|exempt)\b", before, re.IGNORECASE):
                    continue
                if value == "unaudited" and _examined(texts):
                    break
                return Said(value, text, match.start(), match.end())
    return None


def _examined(texts: list[Text]) -> bool:
    """Whether an examiner's report is part of the document."""
    return any(
        re.search(
            r"independent examiner['’]?s?['’]? report|i report (?:to the|on)[^.]{0,80}examination",
            text.text,
            re.IGNORECASE,
        )
        for text in texts
    )


def opinion(texts: list[Text]) -> Said | None:
    """The auditor's opinion, the gravest that is stated; only asked of audited accounts."""
    for value, pattern in _OPINIONS:
        for text in texts:
            for match in pattern.finditer(text.text):
                around = text.text[max(0, match.start() - 60) : match.end() + 30]
                if value == "qualified" and _NOT_QUALIFIED.search(around):
                    continue
                return Said(value, text, match.start(), match.end(), 0.9)
    return None


def going_concern(texts: list[Text]) -> Said | None:
    """A material uncertainty that is said to exist, or not to by those who run the entity; an auditor's
    usual phrases about having found none are passed over."""
    none: Said | None = None
    for text in texts:
        for start, end in sentences(text.text):
            sentence = text.text[start:end]
            match = _UNCERTAINTY.search(sentence)
            if match and none is None and _NONE_STATED.search(sentence):
                none = Said(False, text, start, end, 0.8)
            if not match or _NOT_UNCERTAIN.search(sentence):
                continue
            is_heading = len(sentence) < 60 and re.match(
                r"^\W*material uncertainty related to going concern\W*$", sentence, re.IGNORECASE
            )
            if is_heading or (
                _UNCERTAIN.search(sentence) and re.search(r"going concern|continue|cast", text.text, re.IGNORECASE)
            ):
                return Said(True, text, start, end, 0.9)
    return none
