"""What a policy is about: the kinds of contract.md and the many ways in which titles name them."""

from __future__ import annotations

import re
from dataclasses import dataclass

SUBJECT_WORDS: tuple[tuple[str, str], ...] = (
    (
        "safeguarding",
        r"safeguard\w*|child(?:ren)?(?:['’]s)? protection|protecti(?:ng|on of) (?:children"
        r"|young people|vulnerable)"
        r"|adult protection",
    ),
    (
        "health_and_safety",
        r"health,?\s*(?:and|&|\+|,)\s*(?:safety|wellbeing and safety)|health, safety|h\s?&\s?s\b|\bhse\b"
        r"|occupational health and safety",
    ),
    (
        "safer_recruitment",
        r"safe(?:r|ly)?[ -](?:recruit\w*|staffing)|recruitment(?:,? (?:and|&) (?:selection|vetting)"
        r"|,? selection)?"
        r"|staff vetting|pre-employment checks?",
    ),
    (
        "environmental",
        r"environment(?:al)?(?! (?:for|of) (?:learning|care))|sustainab\w*|carbon(?: reduction)?"
        r"|climate|net[ -]zero"
        r"|green (?:policy|statement|plan)|ecolog\w*",
    ),
    ("quality", r"\bquality(?: assurance| management| improvement| control)?|continuous improvement|\bqms\b"),
    (
        "equality",
        r"equalit(?:y|ies)|equal(?: and fair)? opportunit\w*|diversity|\bedi\b|anti[ -]discriminat\w*|equity"
        r"|dignity at work|valuing difference",
    ),
    (
        "data_protection",
        r"data protection|\b(?:uk )?gdpr\b|privacy|information governance|information security|data security"
        r"|confidentiality|handling of personal (?:data|information)|personal data|data handling",
    ),
    (
        "complaints",
        r"complain(?:t|ts|ing)|compliments?(?:,| and| &)|feedback and concerns|concerns and appeals",
    ),
    (
        "whistleblowing",
        r"whistle[ -]?blow\w*|speak(?:ing)? (?:up|out)|public interest disclosures?|raising concerns"
        r"|confidential reporting|freedom to speak",
    ),
    (
        "business_continuity",
        r"business continuity|service continuity|continuity (?:plan|of)|disaster recovery|contingency plan\w*"
        r"|emergency (?:plan|planning|preparedness)|business resilience|critical incidents?|\bbcp\b",
    ),
    (
        "restraint",
        r"restrain\w*|physical interventions?|positive handling|restrictive (?:practices?|physical"
        r"|interventions?)"
        r"|(?:reasonable|use of|physical) force|safe(?:r)? handling|safe (?:touch|holding)|team[ -]teach"
        r"|reducing restrictive|physical contact",
    ),
    (
        "behaviour",
        r"behavio(?:u)?r(?:al)?(?: (?:management|support|policy|and discipline))?"
        r"|positive discipline|relationships? and behaviou?r"
        r"|discipline and exclusions?",
    ),
    (
        "medication",
        r"medicin(?:e|es|al)|medication|medical (?:needs|conditions)|administ\w+ (?:of )?(?:medic|drugs)\w*",
    ),
    (
        "lone_working",
        r"lone[ -](?:work\w*|tutor\w*)|working alone|staff working on their own|one-to-one working safely",
    ),
    (
        "online_safety",
        r"on-?line safety|e-?safety|internet safety|digital safety|cyber[ -]?safety"
        r"|safe(?:ty)? (?:use of the internet|online)"
        r"|staying safe online|acceptable (?:use|usage)|keeping (?:children|pupils|learners) safe online"
        r"|technology and internet use",
    ),
    ("modern_slavery", r"modern(?:[ -]day)? slavery|slavery|human trafficking"),
    (
        "missing_child",
        r"missing (?:child(?:ren)?|pupils?|persons?|learners?|young|students?|from|in education"
        r"|education)|abscond\w*"
        r"|child(?:ren)? (?:who (?:go|goes) )?missing|lost child(?:ren)?|going missing|runaway\w*",
    ),
    (
        "recording_and_retention",
        r"(?:lesson|session|video|screen|on-?line|teaching)s? record\w*"
        r"|record(?:ing|ed|ings)(?: of)?(?: and| &)?(?: \w+){0,3} (?:lessons?|sessions?|retention"
        r"|retain\w*|storage)"
        r"|retention of (?:recordings?|recorded|video|lessons?)|recordings? policy",
    ),
    (
        "infection_control",
        r"infection|infectious|communicable disease|hygiene and infection|outbreak management|\bipc\b",
    ),
    ("allergy", r"allerg\w*|anaphyla\w*"),
    (
        "intimate_care",
        r"intimate(?: and personal)? care|personal(?: and intimate)? care|toileting|nappy changing",
    ),
)
"""Kind and the words that name it, as one regular expression each; matched in titles and headings, any case."""

FRIENDLY_WORDS: tuple[tuple[str, str], ...] = (
    (
        "safeguarding",
        r"keeping (?:\w+ ){0,3}safe\b(?! on-?line)|(?:protecting|harm to) (?:\w+ ){0,2}(?:child|young|pupil"
        r"|learner|adult)"
        r"|concerns? about a (?:child|young person)|worried about a (?:child|young person)|child abuse",
    ),
    (
        "health_and_safety",
        r"safety (?:at|in) (?:work|the workplace)|safe (?:work(?:place|ing)?|premises|place)|(?:site"
        r"|workplace) safety"
        r"|staying (?:safe and well|well and safe)|accident prevention",
    ),
    (
        "safer_recruitment",
        r"recruit\w*|(?:appoint|hir|choos|select|employ|vett|check|tak)ing (?:on )?(?:\w+ ){0,2}"
        r"(?:staff|people|volunteers|colleagues|carers|tutors|workers|team)",
    ),
    (
        "environmental",
        r"\benvironment\b(?! (?:for|of)\b)|\bplanet\b|carbon|recycl\w*|\bnature\b|energy (?:and|&) waste"
        r"|waste (?:and|&) energy"
        r"|\bgreen(?:er)? (?:way|working|choices|farm|place)|footprint",
    ),
    ("quality", r"\bquality\b|getting better|how well we (?:do|teach)|(?:keeping|making) (?:\w+ )?improv\w*"
                r"|improving what"),
    (
        "equality",
        r"equal\w*|divers\w+|inclusi(?:on|vity|ve practice)|treating (?:\w+ ){0,2}fairly|fair treatment"
        r"|fairness|everyone (?:is )?welcome|welcoming everyone|discriminat\w+",
    ),
    (
        "data_protection",
        r"personal (?:information|details|data)|information (?:we hold|about (?:you|people))|people['’]s information"
        r"|confidential\w*|(?:your|our|their) (?:data|privacy)|looking after (?:data|information)"
        r"|information (?:management|handling)",
    ),
    (
        "complaints",
        r"complain\w*|compliment\w*|(?:not happy|unhappy|dissatisf\w+)|putting things right|when we get (?:it"
        r"|things) wrong"
        r"|if (?:you are|something is) not right",
    ),
    (
        "whistleblowing",
        r"whistle\w*|blow(?:ing)? the whistle|speak(?:ing)? (?:up|out)|wrongdoing|malpractice|raising (?:a "
        r"|your )?concerns?",
    ),
    (
        "business_continuity",
        r"continuity|keeping (?:the )?(?:\w+ )?(?:going|running|open)|carrying on|in an emergency|emergenc\w+"
        r"|contingenc\w+|disruption|when the unexpected",
    ),
    ("restraint", r"restrain\w*|physical (?:intervention|contact|handling)\w*|\btouch\b|reasonable force"
                  r"|positive handling"),
    ("behaviour", r"behavio\w+|rewards (?:and|&) (?:sanctions|consequences)|getting on together"),
    ("medication", r"medic(?:in|at)\w*|\btablets\b|\bprescri\w+"),
    ("lone_working", r"(?:work|visit|travell)\w* (?:alone|on (?:your|their|our|one['’]s) own)|\blone\b"
                     r"|out and about alone"),
    ("online_safety", r"(?:safe(?:ty|ly|r)?|staying safe|life) (?:\w+ )?on-?line|on-?line\b(?! (?:learning"
                      r"|teaching|lesson|form))"
     r"|\binternet\b|digital (?:safety|life)"),
    ("modern_slavery", r"slavery|traffick\w+|forced labour"),
    (
        "missing_child",
        r"(?:goes|gone|go|going|is|are|reported) missing|\bmissing\b|(?:cannot|can['’]t) (?:be found|find)|abscond\w*"
        r"|run(?:ning)? (?:away|off)|\blost\b",
    ),
    ("infection_control", r"infect\w+|outbreak\w*|\bgerms\b|\bhygiene\b|(?:spread of|catching) (?:illness|disease)"),
    ("allergy", r"allerg\w*|anaphyla\w*"),
    ("intimate_care", r"intimate|personal care|toilet\w*|\bnapp(?:y|ies)\b|\bchanging and\b|(?:washing"
                      r"|dressing) and"),
)
"""The plainer words under which the policies of a handbook go; too loose for a line of which it is not known that it is
a policy's title."""

_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in SUBJECT_WORDS)
_FRIENDLY = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in FRIENDLY_WORDS)

_NOT_A_SUBJECT = re.compile(
    r"staff behaviou?r|behaviou?r of staff|code of (?:conduct|behaviou?r)|moving (?:and|&) handling"
    r"|manual handling"
    r"|quality of (?:education|life|teaching)|learning environment|missing (?:data|payments?)"
    r"|(?:insurance|travel|expenses|leave|sickness) polic",
    re.IGNORECASE,
)

POLICY_NOUN = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|protocols?|code of (?:practice|conduct))\b"
    r"(?!\s*(?:number|no\b|schedule|holder|wording|document\s+(?:number|no)|type|period|ref|details"
    r"|excess|start|end|expiry))",
    re.IGNORECASE,
)
"""Words that make a title a policy's, whatever its subject (an insurance policy's schedule is none)."""

PLAN_NOUN = re.compile(
    r"\b(?:plans?|statements?|strateg(?:y|ies)|manual|handbook|charter|framework|guidance"
    r"|arrangements|commitments?|scheme"
    r"|notice|guidelines|approach|rules)\b",
    re.IGNORECASE,
)
"""Words that make a title a policy's only beside a subject of the list ("Business continuity plan")."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A kind named at `start:end` of a title."""

    kind: str
    start: int
    end: int


def subjects_of(title: str) -> list[Subject]:
    """The kinds that a title names, in its order and each once; empty when it names none of the list."""
    blocked = [match.span() for match in _NOT_A_SUBJECT.finditer(title)]
    found: list[Subject] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(title):
            inside = any(start <= match.start() < end for start, end in blocked)
            if not inside and not any(item.kind == kind for item in found):
                found.append(Subject(kind, match.start(), match.end()))
    return _without_overlap(sorted(found, key=lambda item: (item.start, -item.end)))


def kinds_of(title: str) -> tuple[str, ...]:
    """The kinds of a line known to be a policy's title, by the strict words, else by the plainer ones."""
    strict = tuple(item.kind for item in subjects_of(title))
    if strict:
        return strict
    found = [
        Subject(kind, match.start(), match.end())
        for kind, pattern in _FRIENDLY
        if (match := pattern.search(title))
    ]
    return tuple(item.kind for item in _without_overlap(sorted(found, key=lambda item: (item.start, -item.end))))


def _without_overlap(found: list[Subject]) -> list[Subject]:
    kept: list[Subject] = []
    for item in found:
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def is_policy_title(title: str) -> bool:
    """Whether a line reads like the title of a policy, procedure, or plan on a subject of the list."""
    if POLICY_NOUN.search(title):
        return not re.search(r"\b(?:insurance|insured|liability|indemnity)\b", title, re.IGNORECASE)
    return bool(PLAN_NOUN.search(title) and subjects_of(title))
