"""What the labels of references ask for."""

from __future__ import annotations

import re
from typing import Literal

Leaf = Literal[
    "organisation",
    "contact",
    "position",
    "contract_value",
    "started_on",
    "ended_on",
    "period",
    "sector",
    "ignore",
]

_LABELS: tuple[tuple[Leaf, str], ...] = (
    ("sector", r"\bsector\b|(?:type|kind|nature) of (?:organisation|customer|client|body|referee)|organisation type"),
    ("contact", r"^who\b.*\b(?:to|ask|contact|call|for|you)$|\b(?:speak|talk|write) to\b"),
    ("organisation", r"^(?:which|what)\b.*\b(?:organisation|school|college|council|authority|company|body)\b"),
    (
        "ignore",
        r"\bdate (?:signed|printed)|(?:signed|printed) on|date (?:of|this) (?:signature|form|print\w*|completion)"
        r"|form completed(?! by)|^to\b|^date$|^(?:cc|subject|sent|re)$",
    ),
    (
        "ignore",
        r"telephone|phone|e-?mail|address|website|description|service provided"
        r"|services? (?:delivered|supplied)|\bour (?:ref|organisation)|supplier|provider\b|bidder"
        r"|applicant|date of (?:reference|letter)|rating|comment|signature|relationship"
        r"|your name of provider|ref(?:erence)? (?:no|number)|document|completed on"
        r"|how long|number of|contract (?:title|name|ref)|title of",
    ),
    ("contract_value", r"value|contract sum|spend|worth|price|amount|cost|fees? paid"),
    ("started_on", r"start|commenc|\bfrom\b|\bsince\b|beg[aiu]n|first (?:used|worked|placed)"),
    ("ended_on", r"\bend(?:s|ed)?\b|end(?:ing)? date|complet(?!ed by\b)|finish|\bto\b$|until|expir|terminat|conclu"),
    ("period", r"period|dates?\b|duration|term\b|length|when"),
    (
        "contact",
        r"name\s*(?:and|&|/|,|\+)\s*(?:position|role|job|post|title)|(?:contact|referee|person) (?:name )?"
        r"(?:and|&|/) (?:position|role|job|post|title)|(?:position|role|job title|title) and name",
    ),
    ("position", r"position|job title|role|post\b|capacity|designation|^title$"),
    (
        "contact",
        r"contact|name of (?:referee|contact|person|signatory)|referee(?:['’]s)? name"
        r"|named (?:person|contact)|^(?:your )?name$|completed by|signed by|reference from"
        r"|person|signatory",
    ),
    (
        "organisation",
        r"organisation|customer|client|commission|authority|school|council|company|employer"
        r"|contracting|purchaser|buyer|referee\b|on behalf of|institution"
        r"|agency|business",
    ),
)
_PATTERNS = tuple((leaf, re.compile(pattern, re.IGNORECASE)) for leaf, pattern in _LABELS)


def leaf_of(label: str) -> Leaf | None:
    """What a label asks for; None when it is none of a reference's."""
    return next((leaf for leaf, pattern in _PATTERNS if pattern.search(label)), None)
