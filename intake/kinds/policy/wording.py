"""What the words beside a date or a name say of it: approved, reviewed, next review, issued; whose policy it is."""

from __future__ import annotations

import re
from typing import Literal

Leaf = Literal["approved_on", "reviewed_on", "next_review", "issued", "review"]

_LOOK = (
    r"(?:re-?)?(?:review|revis(?!it)|revisit|updat|look|consider|check|read\b|refresh|examin|amend|discuss|visit"
    r"|considered|overhaul|g(?:o|one|oes) over|went over)\w*"
)
_MIND = r"(?:\w+[ -]){0,3}?"
"""Up to three words between ("next full review", "will next be reviewed")."""

_NEXT = (
    rf"\bnext {_MIND}(?:{_LOOK}|due|date)|^next$|\bnext (?:on|by|in)\b"
    rf"|\b(?:will|must|shall|should|is to|are to|to|needs? to|due to) {_MIND}(?:be |have ){_MIND}{_LOOK}"
    rf"|\b(?:will|must|shall|should) {_MIND}(?:look|review|revisit|check|read|consider)"
    rf"|{_LOOK} (?:it |this |them )?(?:at )?(?:is )?(?:again|due|before\b|no later|not later)|{_LOOK} needed by"
    r"|\breview (?:it |this )?by\b"
    r"|\bdue (?:for |date|on|by|again|back|date for )|\bdue$|date due|\bfalls? due"
    rf"|(?:date )?(?:for|due for) (?:next )?{_LOOK}"
    rf"|(?:planned|scheduled|future|forthcoming|following|coming) {_LOOK}"
    r"|\b(?:com|go|be brought|return|brought?|report)(?:e|es|s|ing)? back (?:to|before)|\breturns? to"
    r"|expir|valid until|\brenew(?:al|ed by)|in force until|review cycle ends"
)
_LABELS: tuple[tuple[Leaf, str], ...] = (
    ("next_review", _NEXT),
    ("approved_on", r"\bapprov|ratif|\badopt|\bagreed|sign(?:ed)?[ -]?off|endorsed|authoris|\bpassed by|accepted by"),
    (
        "reviewed_on",
        rf"(?:last|latest|most recent(?:ly)?|previous|this|current|annual|recent) {_MIND}(?:{_LOOK})"
        r"|review(?:ed)?(?: was)? (?:on|in|completed|date:? completed|carried out|held|took place)"
        r"|date (?:of )?(?:last |this |the )?(?:reviewed|revised|updated|revision|review)"
        r"|\breviewed\b|\brevised\b|\bupdated\b|\brefreshed\b|\blooked at\b|\bconsidered\b|\brevisited\b|\bwent over"
        r"|\bre-?read\b|\bchecked\b|last (?:read|checked|amended|seen)|^last$",
    ),
    (
        "issued",
        r"\bissue|effective|publish|implement|in force|commence|created|\bwritten\b"
        r"|date of (?:the )?(?:policy|document|this)|version date"
        r"|policy date|document date|^date$|start date|introduced|launched|produced|\bdated\b|came into|first made"
        r"|drawn up",
    ),
    ("review", r"review"),
)
_PATTERNS = tuple((leaf, re.compile(pattern, re.IGNORECASE)) for leaf, pattern in _LABELS)
_NOT_OURS = re.compile(
    r"birth|training|inspection|incident|birthday|act \d{4}|legislation|guidance"
    r"|keeping children safe|working together|came into force|deadline|year end|exercis|drill|backup|back-up|restore"
    r"|\bprinted|rehears|insurance|certificate|course|appointed|downloaded|\bjoined|dbs|appraisal"
    r"|risk assessment|\b(?:its|their|his|her) own\b|\b(?:landlord|template|model policy)\b",
    re.IGNORECASE,
)
VERSION = re.compile(
    r"^(?:version|ver\.?|v|vers|rev(?:ision)?|issue|edition|draft|no\.?)(?:\s*(?:no\.?|number|#))?$", re.IGNORECASE
)
"""A column or label of version numbers."""
CHANGE = re.compile(
    r"chang|amend|summary|description|comment|detail|reason|nature|author|editor|\bby\b|\bwho\b|status|note|action",
    re.IGNORECASE,
)
"""Columns of a history that say what was done or by whom."""
_PLACE_FOR_DATE = re.compile(r"^(?:date|dated|when|date of (?:issue|change|version|revision"
                             r"|amendment))$", re.IGNORECASE)

_NEAR = 60
_OVERLAP = 12
_SENTENCE_START = re.compile(r"[.;|\n]\s+(?=\S)|\s[|•·]\s")
_BY_ALONE = re.compile(r"\breviewed by(?: the)?\s*$", re.IGNORECASE)
_MUST = re.compile(r"\b(?:to|will|must|shall|should|due)\b[\w\s]{0,20}$", re.IGNORECASE)

_OWNER = re.compile(
    r"\b(?:policy|document|procedure|plan|statement)[ -]?(?:owner|lead|author|holder|sponsor|keeper|custodian"
    r"|manager|steward|contact)\b"
    r"|^owner(?:ship)?\b|^owned\b|\b(?:keeper|custodian|steward|owner|holder|guardian) of (?:the |this )?"
    r"(?:policy|document|plan|procedure|statement)"
    r"|^(?:keeper|custodian|holder|steward|sponsor)$"
    r"|^author(?:\(s\)|s)?$|responsible (?:person|officer|manager|post|staff|trustee"
    r"|director|lead|for (?:this |the )?policy)|(?:person|lead|staff member|officer|manager"
    r"|director|who is|who['’]s)(?:\(s\))? responsible|^responsible$|prepared by|written by"
    r"|drafted by|(?:maintained|owned|kept|held|looked after|managed|led|updated) by|who (?:looks after|keeps|owns)"
    r"|person in charge|accountable (?:person|officer|manager|director)|^accountable$"
    r"|^lead(?: (?:officer|person|manager|director|trustee|member of staff))?$"
    r"|policy responsibility|reviewed by$|^responsibility$|^originator$|^in charge$",
    re.IGNORECASE,
)
_NOT_OWNER = re.compile(r"safeguarding lead|first aid|fire|incident|responsibilities|approved by", re.IGNORECASE)


def is_owner_label(label: str) -> bool:
    """Whether a label stands beside the owner, author or person responsible for a policy."""
    return bool(_OWNER.search(label)) and not _NOT_OWNER.search(label)


def is_author_label(label: str) -> bool:
    """Whether a label tells who wrote or reviewed it: an owner only where none is named."""
    return bool(re.search(r"author|(?:written|prepared|drafted|reviewed|updated) by"
                          r"|originator", label, re.IGNORECASE))


def is_place_for_date(label: str) -> bool:
    """Whether a label or column is a bare date's."""
    return bool(_PLACE_FOR_DATE.match(label.strip()))


def leaf_of(label: str) -> Leaf | None:
    """What a label says of the date beside it."""
    if not label or _NOT_OURS.search(label):
        return None
    if re.fullmatch(r"reviewed by", label, re.IGNORECASE):
        return "review"
    return next((leaf for leaf, pattern in _PATTERNS if pattern.search(label)), None)


def column_leaf_of(label: str) -> Leaf | None:
    """What the head of a history's column says of its dates: a bare date is that version's review."""
    if VERSION.match(label):
        return None
    leaf = "reviewed_on" if is_place_for_date(label) else leaf_of(label)
    return "reviewed_on" if leaf in ("issued", "review") else leaf


def leaf_before(words: str) -> Leaf | None:
    """What the words right before a date say of it: the last of the telling words counts."""
    clause = _SENTENCE_START.split(words)[-1]
    if _NOT_OURS.search(clause):
        return None
    by = _BY_ALONE.search(clause)
    if by:
        return "next_review" if _MUST.search(clause[: by.start()]) else "review"
    best: tuple[int, Leaf] | None = None
    for leaf, pattern in _PATTERNS:
        for match in pattern.finditer(clause):
            if len(clause) - match.end() > _NEAR:
                continue
            # "will next be reviewed on": the longer phrase ends before the word it shares with the shorter one.
            end = match.end() + (_OVERLAP if leaf == "next_review" else 0)
            if best is None or end > best[0]:
                best = (end, leaf)
    return best[1] if best else None
