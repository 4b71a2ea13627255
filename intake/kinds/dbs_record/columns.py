"""What the columns of a record of DBS checks mean, in the words that providers use."""

from __future__ import annotations

import re
from functools import lru_cache

from intake.kinds.legend import spelled_out
from intake.kinds.persons import SAFEGUARDING_ROLE

_RULES: tuple[tuple[str, str], ...] = (
    # What is said of other checks, other people and other lists comes first, so that its words are not
    # taken for ours.
    (
        "other",
        r"referee|reference (?:1|2|one|two)|next of kin|emergency contact|line manager|initials of"
        r"|counter ?signatory|(?:checked|verified|seen|completed|signed(?: off)?|recorded|entered|sighted) by"
        r"|name of (?:checker|verifier|person checking)"
        r"|\b(?:agency|school|employer|company|organisation|setting)\b.*\bname"
        r"|name of (?:agency|school|employer|company)|(?:contract|employment|staff|work(?:er)?|appointment) type"
        r"|type of (?:contract|employment|appointment|worker|staff)|adults?['’]?s? (?:only |workforce )?barred",
    ),
    ("safeguarding", SAFEGUARDING_ROLE.pattern),
    ("regulated", r"regulated activity|\breg(?:\.|ulated)? act"),
    ("enhanced", r"^(?!.*\b(?:level|type)\b).*enhanced\b.*(?:\bwith|\band\b|&|\+|\binc\w*|/).*\bbarr"),
    ("level", r"\blevel\b|\btype\b|kind of (?:check|disclosure)|enhanced\s?(?:/|or)|(?:/|or)\s?enhanced"),
    ("barred", r"\bbarred|list ?99|children['’]?s list|\bcbl\b|\bisa\b|barring(?! service)|^b/?l$"),
    (
        "update",
        r"update serv|\bupdate\b.*\b(?:sub|reg|stat|check)|\bon(?: the)? update|subscri|online status"
        r"|^(?:dbs )?update\W*$|^u/?s\W*$",
    ),
    (
        "left",
        r"\bleav(?:er|ing)|date left|\bleft\b|end(?:ed)? (?:date|employment)|date of leaving|last (?:working )?day",
    ),
    ("next", r"\b(?:next|renew|expir|due|re-?check|valid (?:to|until))|review date"),
    (
        "started",
        r"\bstart(?:ed)?\b|^since$|^with us since|date of (?:appointment|employment|joining)|appointed|joined|commenc"
        r"|employ(?:ed|ment) (?:from|date)",
    ),
    ("birth", r"\bbirth|\bd\.?o\.?b\b"),
    ("seen", r"^(?!.*\b(?:issue|enhanced)).*(?:\bseen\b|\bsighted\b|\bverified\b|\binspected\b)"),
    (
        "issued",
        r"(?:issue|issued|disclosure|certificate|cert|dbs|crb|check)\b.*\bdate"
        r"|\bdate\b.*\b(?:issue|issued|disclosure|certificate|cert|dbs|crb|check)|\bissued?\b(?! by)|\bdated\b",
    ),
    (
        "number",
        r"(?:certificate|cert|disclosure|dbs|crb)\b.*\b(?:no|num|number|ref|reference|#)(?:\b|$)"
        r"|\bnumber\b.*\b(?:certificate|disclosure|dbs)",
    ),
    (
        "enhanced",
        r"^enhanced\b|\benhanced (?:\w+ )?(?:dbs|disclosure|crb|check|certificate)",
    ),
    (
        "role",
        r"\broles?\b|\bjob\b|\bwhat .*\b(?:do|does)\b|\bpost\b(?! ?code)|\bposition\b|designation|\bduties\b"
        r"|occupation|capacity",
    ),
    ("status", r"^status$|employment status|current(?:ly)? employed|^active"),
    ("first", r"^(?:first|fore)[ -]?names?$|^given names?$"),
    (
        "name",
        r"\bnames?\b|^employees?$|staff member|^staff$|member of staff|^volunteers?$|^person(?:nel)?$|^individual$"
        r"|^worker$|^who\b(?!.*\b(?:check|saw|seen|verif|approv|sign))|surname|^practitioner$|^tutor$|^colleague$|^carer$|^initials$",
    ),
    ("dbs", r"\bdbs\b|\bcrb\b|disclosure|criminal record|^certificates?$"),
    (
        "vetting",
        r"identity|\bid\b|right to work|qualification|prohibition|overseas|section ?128|s\.? ?128|references?"
        r"|medical|fitness|health|address|disqualif|employment (?:history|gaps)|teacher",
    ),
)
_VOCABULARY = (
    "update",
    "service",
    "certificate",
    "regulated",
    "activity",
    "enhanced",
    "disclosure",
    "reference",
    "qualification",
    "identity",
    "position",
    "expiry",
    "barred",
    "check",
    "checked",
    "date",
    "issue",
    "level",
    "employment",
    "prohibition",
    "medical",
    "children",
    "number",
)
"""Words of headers that are cut short."""
_COMPILED = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _RULES)
_NO_DBS_DATE = re.compile(
    r"identity|\bid\b|right to work|qualification|prohibition|overseas|128|referenc|medical|training",
    re.IGNORECASE,
)
_CHECK_WORDS = re.compile(r"dbs|crb|disclosure|certificate|barr|check", re.IGNORECASE)

CHECK_ROLES = frozenset({"level", "enhanced", "barred", "update", "issued", "number", "dbs"})
"""A list is one of DBS checks only with at least one of these columns."""


@lru_cache(maxsize=4_096)
def role_of(words: str) -> str | None:
    """The meaning of a column header, None when it is not known."""
    text = spelled_out(words.strip(), _VOCABULARY)
    for role, pattern in _COMPILED:
        if not pattern.search(text):
            continue
        if (
            role in ("issued", "level")
            and _NO_DBS_DATE.search(text)
            and not _CHECK_WORDS.search(_NO_DBS_DATE.sub("", text))
        ):
            return "vetting"
        return role
    return None
