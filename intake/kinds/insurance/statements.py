"""Statements that are read the same way beside a label and in a sentence: abuse, business use."""

from __future__ import annotations

import re

_ABUSE = re.compile(r"\babuse\b|molestation", re.IGNORECASE)
_EXCLUDED = re.compile(
    r"exclu(?:ded|des|sion|ding)|not (?:covered|included|insured)|does not (?:cover|include|extend)"
    r"|no cover|without cover|other than"
    r"|not extend|except(?:ed|ing)?\b",
    re.IGNORECASE,
)
_INCLUDED = re.compile(
    r"not excluded|no (?:abuse )?exclusion|includ(?:ed|es|ing)|\bcover(?:ed|s|ing)?\b|extend(?:s"
    r"|ed)? to|extension|insured|indemnity"
    r"|without (?:any )?exclusion|\byes\b",
    re.IGNORECASE,
)
_NOT_EXCLUDED = re.compile(
    r"not (?:been )?exclu|no (?:abuse )?exclusion|without (?:any )?(?:abuse )?exclusion|is not an exclusion",
    re.IGNORECASE,
)

_BUSINESS = re.compile(
    r"business use|business purposes|(?:for|in|on) (?:the )?business of"
    r"|business of the (?:policy ?holder|insured)|in connection with (?:the|your|their|his"
    r"|its) (?:policyholder['’]?s? |insured['’]?s? |own )?"
    r"(?:business|occupation|profession)|class (?:1|2|3|one|two|three|i{1,3})\b"
    r"|carriage of (?:passengers|own goods|pupils|children|young people)"
    r"|\b(?:use|used|driving)(?: in| on| for)? [\w\s'’]{0,60}\b(?:insured|policy ?holder|company|employer"
    r"|charity)['’]?s? business|\bon (?:the |your |our |its )?business\b"
    r"|use (?:for|in) (?:the )?(?:business|trade|hire)|commuting and business"
    r"|social,? domestic,? (?:and )?(?:pleasure,? )?(?:and |, )"
    r"(?:commuting,? )?(?:and )?business|business:? (?:yes|included|covered)",
    re.IGNORECASE,
)
_NO_BUSINESS = re.compile(
    r"exclu\w+ (?:all )?(?:use for |any )?business|not (?:to be )?used? [\w\s'’]{0,40}business"
    r"|not (?:for|include|including"
    r"|cover)[\w\s]{0,25}business|business use:? (?:no|not|excluded)"
    r"|(?:social,? domestic|SD&?P)[\w\s,&]*\b(?:pleasure|commuting)\b[\w\s]{0,12}\bonly|no business use",
    re.IGNORECASE,
)
_PRIVATE = re.compile(r"social,? domestic,? (?:and|&) pleasure|SD ?& ?P", re.IGNORECASE)


_NOT_IN_FORCE = re.compile(
    r"\bquot(?:e|ed|es|ation|ations|ing)\b(?! (?:above|this|the|our|your) (?:policy|reference|number|ref))"
    r"|\bnot (?:been )?(?:taken up|placed|bound|yet (?:placed|in force))|\bnothing has been placed"
    r"|\b(?:the|your|our) (?:insurance )?(?:broker|intermediary|agent|adviser|firm)s? (?:itself )?"
    r"(?:holds?|has|maintains?|carr(?:y|ies))\b|\bon (?:its|our|their) own account\b|\bour own professional indemnity"
    r"|\blapsed\b|\breplaces (?:the )?(?:cover|certificate|policy|previous|earlier|expired)|\bfor comparison\b"
    r"|\bexpiring (?:cover|terms|limits?|year)\b|\b(?:last|previous|prior) year\b|\bnot insured under\b"
    r"|\bproposed (?:limits?|increase|cover)\b|\bindicative\b|\bcould be increased\b",
    re.IGNORECASE,
)
FORMER = re.compile(
    r"\b(?:expired|expiring|previous|prior|former|last year|lapsed|superseded|quot(?:e|ed|ation)|proposed|optional"
    r"|(?:not|for) comparison)\b",
    re.IGNORECASE,
)
"""Heads a column of another year's limits, or of such as are not in force."""


def not_in_force(text: str) -> bool:
    """Whether a sentence speaks of cover that is not the insured's, or no longer or not yet in force."""
    return bool(_NOT_IN_FORCE.search(text))


def abuse_excluded(text: str) -> bool | None:
    """Whether the text says that abuse is excluded (True) or covered (False); None when it says neither."""
    if not _ABUSE.search(text):
        return None
    if _NOT_EXCLUDED.search(text):
        return False
    if _EXCLUDED.search(text):
        return True
    return False if _INCLUDED.search(text) else None


def business_use(text: str) -> bool | None:
    """Whether the text says that a vehicle may be used for business; None when it does not say."""
    if _NO_BUSINESS.search(text):
        return False
    if _BUSINESS.search(text):
        return True
    return False if _PRIVATE.search(text) else None
