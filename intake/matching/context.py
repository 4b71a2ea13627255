"""What a short question means from those around it: "Position" beside a signature, "Their deputy" after a name.

Only for questions whose own words tell nothing; each rule needs the neighbour that gives it its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from intake.matching.parties import party_of
from intake.matching.wording import plain

_LONGEST = 12
"""Words from which a question speaks for itself."""
_NEAR = 4
"""Questions before or after a signature that belong to it."""
_REACH = 3
"""Questions back to which "if so" and "their" may point."""

_Rules = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*pairs: tuple[str, str]) -> _Rules:
    return tuple((re.compile(pattern), code) for pattern, code in pairs)


_DECLARATION = _rules(
    (r"\b(witness|council|official use|office use)\b(?!.*\b(position|role|title|capacity)\b)", ""),
    (r"^(?!.*\b(position|role|title|capacity)\b).*\b(organisation|company)\b", ""),
    (r"\b(position|title|role|job|capacity|office|post held|designation)\b", "declaration.role"),
    (r"\b(dated?|day)\b", "declaration.signed_on"),
    (r"\b(sign\w*|mark)\b", "declaration.signed"),
    (r"\b(name|declared by|made by)\b", "declaration.signed_by"),
)
_CONTACT = _rules(
    (r"\be ?mail\b", "contact.email"),
    (r"\b(address|organisation|company|fax|emergency)\b", ""),
    (r"\b(phone|telephone|tel|mobile|ring|call|direct (line|dial)|landline)\b", "contact.phone"),
    (r"\b(position|title|role|job|function|post)\b", "contact.role"),
    (r"\b(name|person|who|whom|contact)\b", "contact.name"),
)
_SIGNING = {"declaration.signed", "declaration.confirmed"}
_SAFEGUARDING = _rules(
    (r"\b(policy|policies|procedures?|describe|how|council|e ?mail|phone|telephone)\b", ""),
    (r"\b(deputy|deputies|deputis\w+|stands? in|covers?)\b.{0,40}\b(train\w*|course|date)\b", ""),
    (r"\b(deputy|deputies|deputis\w+|stands? in|steps? in)\b", "staff.deputy_lead"),
    (r"\b(train\w*|course|refresh\w*)\b", "staff.safeguarding_lead_trained_on"),
    (r"\b(lead|designated|dsl)\b", "staff.safeguarding_lead"),
)
_SAFE = re.compile(
    r"\bsafeguard\w*\b|\b(child|children|pupils|people|young)\b.{0,20}\b(protection|safe|safety)\b|\bwelfare\b"
)
_REFERS = re.compile(
    r"\b(?:to|of|for|in|at|any of)\s+(?:questions?\s+)?(?P<number>[A-Z]{0,3}\.?\d{1,3}(?:\.\d{1,3})*(?:\([a-z]+\))*)",
)
_EXPLAINS = re.compile(
    r"^(?:explanation|details?|particulars)\b|^(?:if|where)\b.*\b(?:explain|explanation|details?|describe|particulars)\b|"
    r"^(?:please )?(?:explain|describe|give|provide)\b"
)
_EXPLANATIONS = (
    ("enforcement.hse", "enforcement.explanation"),
    ("equality.adverse_finding", "equality.explanation"),
    ("exclusion.mandatory.tax_breach", "exclusion.tax_details"),
    ("exclusion.mandatory", "exclusion.self_cleaning"),
    ("exclusion.discretionary", "exclusion.self_cleaning"),
)
_OWN_CONTACT = re.compile(r"\b(contact|correspondence|correspond|talk to|write to|get in touch)\b")
_PRONOUN = r"\b(their|his|her|that person|this person|the person|whose)\b"
_AFTER: tuple[tuple[re.Pattern[str], _Rules], ...] = (
    (
        re.compile(r"^contact\."),
        _rules(
            (
                rf"{_PRONOUN}.{{0,30}}\b(job|title|role|position|function|post)\b|\b(job|title|"
                rf"role|position|function|post)\b.{{0,20}}{_PRONOUN}",
                "contact.role",
            ),
            (
                r"^(position|job title|role|title|post|designation|job|capacity)( held)?"
                r"( (in|within|at) (the |your )?(organisation|company|business))?$",
                "contact.role",
            ),
            (rf"{_PRONOUN}.{{0,30}}\be ?mail\b|^e ?mail( address)?$", "contact.email"),
            (
                r"^(direct (line|dial)|landline|(tele)?phone|mobile|tel)( (number|no))?$",
                "contact.phone",
            ),
            (rf"{_PRONOUN}.{{0,30}}\b(phone|telephone|number|mobile)\b", "contact.phone"),
        ),
    ),
    (
        re.compile(r"^staff\.(safeguarding_lead|safeguarding_lead_trained_on)$"),
        _rules(
            (r"\b(stands? in|steps? in|covers?|deput\w+)\b", "staff.deputy_lead"),
            (
                r"\b(train\w*|course|refresh\w*)\b.{0,40}\b(date|when|last|latest|on)\b|"
                r"\b(date|when|last|latest)\b.{0,40}\b(train\w*|course|refresh\w*)\b",
                "staff.safeguarding_lead_trained_on",
            ),
        ),
    ),
    (
        re.compile(r"^enforcement\.hse$"),
        _rules(
            (
                r"^(if|where) (so|yes|you)\b|\b(what happened|details|explain|describe|particulars|explanation)\b",
                "enforcement.explanation",
            )
        ),
    ),
    (
        re.compile(r"^equality\.adverse_finding$"),
        _rules((r"^(if|where) (so|yes|you)\b|\b(what happened|details|explain|describe)\b", "equality.explanation")),
    ),
    (
        re.compile(r"^exclusion\.(mandatory|discretionary)\b"),
        _rules(
            (
                r"\b(reliab\w+|put (it|things|this|matters) right|since (done|changed)|(done|changed|happened|improved|"
                r"taken|learn\w+|put in place) since)\b|"
                r"\b(what|which) (steps|measures|action)\b",
                "exclusion.self_cleaning",
            )
        ),
    ),
    (
        re.compile(r"^provision\.full_time_pupils$"),
        _rules(
            (r"\b(ehcps?|ehc plans?|education health)\b", "provision.pupils_with_ehcp_full_time"),
            (r"\b(looked after|in (the )?(public )?care)\b", "provision.pupils_looked_after_full_time"),
        ),
    ),
    (
        re.compile(r"^provision\."),
        _rules((r"^doing what$|\bwhat (kind|sort)s? of (work|things|activit)", "provision.activities")),
    ),
)


def answered_for(text: str, numbered: Mapping[str, str]) -> str | None:
    """The code of a request to explain the answer to another question, which it names by its number ("Explanation of
    5.7"); `numbered` are the codes of the questions before it."""
    match = _REFERS.search(text)
    code = numbered.get(match["number"]) if match and _EXPLAINS.search(plain(text)) else None
    return next((explanation for start, explanation in _EXPLANATIONS if code and code.startswith(start)), None)


def meant(
    position: int, texts: Sequence[str], codes: Sequence[str | None], headings: Sequence[tuple[str, ...]]
) -> str | None:
    """The code that the question at `position` takes from its place; None when nothing there gives it one."""
    words = plain(texts[position])
    if not words:
        return None
    found = _after(words, codes[max(0, position - _REACH) : position])
    if found or len(words.split()) > _LONGEST:
        return found
    near = codes[max(0, position - _NEAR) : position + _NEAR + 1]
    party = party_of(headings[position])
    if party == "declaration" or (_SIGNING & set(near) and party in (None, "applicant", "insurance")):
        found = _first(_DECLARATION, words)
    elif party in (None, "applicant") and _SAFE.search(plain(" ".join(headings[position][-2:]))):
        found = _first(_SAFEGUARDING, words)
    elif party == "contact" or (_OWN_CONTACT.search(words) and party in (None, "applicant")):
        found = _first(_CONTACT, words)
    return found if found not in near[:_NEAR] else None


def _after(words: str, before: Sequence[str | None]) -> str | None:
    for code in reversed(before):
        for pattern, rules in _AFTER:
            if code is not None and pattern.search(code):
                found = _first(rules, words)
                if found:
                    return found
    return None


def _first(rules: _Rules, words: str) -> str | None:
    return next((code for pattern, code in rules if pattern.search(words)), None) or None
