"""Wordings compared by what they ask: plain text, content words and how much two wordings share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log

_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "&": " and "})
_PLURALS = ((re.compile(r"\((s|es)\)"), r"\1"), (re.compile(r"y\s?[(/]\s?ies\)?"), "ies"))
_APOSTROPHE = re.compile(r"(?<=\w)'(?=s\b|\s|$)|(?<=s)'")
_NOT_WORD = re.compile(r"[^\w£]+")

_STOP = frozenset(
    [
        "a",
        "all",
        "also",
        "an",
        "and",
        "any",
        "applicable",
        "are",
        "as",
        "at",
        "be",
        "been",
        "below",
        "by",
        "can",
        "could",
        "details",
        "did",
        "do",
        "does",
        "each",
        "enter",
        "etc",
        "following",
        "for",
        "from",
        "full",
        "give",
        "given",
        "had",
        "has",
        "have",
        "how",
        "if",
        "in",
        "indicate",
        "insert",
        "into",
        "is",
        "it",
        "its",
        "may",
        "me",
        "most",
        "must",
        "of",
        "on",
        "only",
        "or",
        "our",
        "out",
        "own",
        "please",
        "provide",
        "required",
        "shall",
        "should",
        "so",
        "state",
        "such",
        "tell",
        "than",
        "that",
        "the",
        "their",
        "them",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "us",
        "used",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "whether",
        "which",
        "who",
        "will",
        "with",
        "within",
        "would",
        "you",
        "your",
        "supply",
        "confirm",
        "answer",
        "yes",
        "no",
        "currently",
        "i",
        "ii",
        "iii",
    ]
)
_CANONICAL: Mapping[str, str] = {
    word: canon
    for canon, words in {
        "org": "organisation organisations organization company companys companies business provider providers "
        "supplier suppliers "
        "bidder bidders applicant applicants tenderer entity firm operator operators agency enterprise",
        "child": "child children childs pupil pupils learner learners student students young youngster youngsters",
        "staff": "staff employee employees workforce worker workers personnel people employ employed tutors carers",
        "phone": "phone telephone tel mobile landline",
        "email": "email mail",
        "role": "role position title capacity post job designation",
        "number": "number no num numbers reference ref",
        "cover": "cover level limit indemnity insured amount sum",
        "policy": "policy policies procedure procedures statement plan",
        "train": "training train trained course courses refresher qualified competent competence competency",
        "lead": "lead leads officer designated dsl coordinator",
        "safeguard": "safeguarding safeguard protection",
        "register": "registered registration register registers registrations",
        "form": "formed formation incorporated incorporation established founded constituted",
        "trade": "trading trade trades",
        "category": "category categories lot lots tier tiers",
        "apply": "apply applying applied application bid bidding tender tendering",
        "transport": "transport transports transported transporting drive drives convey carry vehicles vehicle",
        "online": "online remotely remote virtual virtually internet",
        "lesson": "lesson lessons session sessions teaching teach tuition tutor tutoring class classes",
        "record": "record records recorded recording recordings",
        "obtain": "obtain undertake undertaking commit arrange",
        "convict": "convicted conviction convictions offence offences",
        "breach": "breach breached breaches violation broken",
        "sign": "sign signed signature signing signatory",
        "post": "postcode",
        "measure": "measure measuring measured monitor track",
        "result": "outcome outcomes progress achievement impact",
        "referral": "referral referrals referred refer",
        "start": "start starting induction admission begin",
        "describe": "describe explain outline detail",
        "hold": "hold held holds",
        "age": "age ages aged",
        "activity": "activity activities",
        "tax": "tax taxes taxation",
    }.items()
    for word in words.split()
}


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Lower case, no accents or punctuation, one space; "lot(s)" becomes "lots", "supplier's" "suppliers"."""
    folded = unicodedata.normalize("NFKC", text.translate(_QUOTES)).casefold()
    for pattern, replacement in _PLURALS:
        folded = pattern.sub(replacement, folded)
    return _NOT_WORD.sub(" ", _APOSTROPHE.sub("", folded)).strip().replace("_", " ")


@lru_cache(maxsize=4096)
def content(text: str) -> tuple[str, ...]:
    """The words that carry a wording's meaning, synonyms under one name, each once, in order."""
    words: dict[str, None] = {}
    for word in plain(text).split():
        if word in _STOP or (len(word) == 1 and not word.isdigit()):
            continue
        words.setdefault(_CANONICAL.get(word) or _stem(word))
    return tuple(words)


def _stem(word: str) -> str:
    for ending, least in (("ing", 6), ("ies", 5), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            return word[: -len(ending)]
    return word


def weights(groups: Iterable[Iterable[str]]) -> dict[str, float]:
    """How telling each content word is: words found in few of the groups weigh more."""
    counts: dict[str, int] = {}
    size = 0
    for group in groups:
        size += 1
        for word in frozenset(group):
            counts[word] = counts.get(word, 0) + 1
    return {word: log(1 + size / count) for word, count in counts.items()}
