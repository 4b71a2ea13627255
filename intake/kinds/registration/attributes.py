"""What the labels of registrations and inspection reports ask for, and how their values are read."""

from __future__ import annotations

import re
from typing import Literal

from intake.labels import Labelled
from intake.values import Found, find_dates, find_postcode

Leaf = Literal[
    "reference",
    "name",
    "provider",
    "provision_type",
    "rating",
    "inspected_on",
    "status",
    "expires",
    "held",
    "section_41",
    "financial_health",
    "previous",
    "ignore",
]

_LABELS: tuple[tuple[Leaf, str], ...] = (
    (
        "previous",
        r"previous|prior inspection|last (?:full |graded )?inspection judg|at (?:the )?last inspection",
    ),
    (
        "expires",
        r"\b(?:paid|valid|registered|current|lasts?|runs?|in force|covered)\b(?: up)? (?:to|until|till|through)\b"
        r"|\bexpir|next (?:fee|payment|renewal)|renewal (?:date|fee due)"
        r"|(?:fee|payment|renewal) (?:is )?(?:next )?due",
    ),
    (
        "ignore",
        r"address|telephone|phone|e-?mail|website|published|publication|postcode|local authority"
        r"|tier|responsible individual"
        r"|registered manager|nominated individual|age range|number of (?:places|pupils|children)"
        r"|capacity|dfe (?:no|number|registration)"
        r"|lead inspector|inspector|headteacher|principal|proprietor|company (?:no|number)|charity"
        r"|fee\b|location id",
    ),
    ("financial_health", r"financial health"),
    ("section_41", r"section 41"),
    (
        "rating",
        r"^overall$|overall (?:effectiveness|rating|experience|judg|outcome|grade)|\brating\b|\bjudge?ment\b"
        r"|inspection outcome|ofsted grade|^grade$|\brated\b",
    ),
    (
        "inspected_on",
        r"inspect(?:ed|ion)s?(?: \w+)? (?:date|on|took place|carried out)|dates? of (?:the |this "
        r"|last |latest |most recent |on-?site |site )?(?:inspection|assessment|visit)|^(?:inspected|assessed)(?: on)?$"
        r"|assessment dates?|(?:site|inspection) visits?$|on-?site dates?|dates? (?:inspected|visited|assessed)"
        r"|(?:last|latest|most recent|this) inspect(?:ion|ed)|inspection$|inspection dates?"
        r"|visit date|date of visit",
    ),
    ("expires", r"expir|valid (?:until|to)|renew|end date|ends|ceases"),
    ("status", r"\bstatus\b"),
    ("held", r"^(?:are you |is the \w+ )?registered(?: with (?:ofsted|cqc|the \w+))?\??$|registration held"),
    (
        "provision_type",
        r"(?:type|kind|class|nature) of (?:provision|setting|service|establishment|school|home|provider)"
        r"|(?:setting|service|establishment|provision|school|provider)[ -](?:sub-?)?(?:type|category)|sub-?type"
        r"|^(?:type|provision|category)$|category of registration|registered as|provider type",
    ),
    (
        "reference",
        r"\burn\b|unique reference|\bukprn\b|provider reference|registration (?:number|no|ref)"
        r"|reference|registered (?:number|no)|provider id"
        r"|certificate (?:number|no)|\bid\b|security number|registration$|cqc (?:id|number"
        r"|provider)|ofsted (?:number|no|ref)|ico (?:number|no|ref)"
        r"|provider number|location|\bref\b|\breg(?:istration|istered|n)?\.? (?:no|number)\b|entry (?:no|number)",
    ),
    (
        "provider",
        r"(?:registered )?provider(?:['’]s)?(?: name)?$|registered person"
        r"|name of (?:the )?(?:registered )?(?:provider|person)|owner|company|operated by",
    ),
    (
        "name",
        r"^(?:registered )?name\b|name of (?:the )?(?:school|setting|home|establishment|agency"
        r"|institution|organisation|college|service|controller|data|holder)"
        r"|(?:school|setting|home|establishment|agency|institution|organisation|college|service"
        r"|controller|trading)(?:['’]s)?(?: name)?$"
        r"|data controller|organisation|^(?:issued|granted|registered|awarded) to|fee ?payer|registrant"
        r"|name of (?:the )?(?:fee ?payer|registrant)",
    ),
)
_PATTERNS = tuple((leaf, re.compile(pattern, re.IGNORECASE)) for leaf, pattern in _LABELS)

_SENTENCE = re.compile(
    r"^(?:this|these|there|we|it|our|please|see)\b|\b(?:is|are|was|were|has|have|will)\b", re.IGNORECASE
)
_RATING = re.compile(
    r"(?P<none>not (?:yet )?(?:been )?(?:inspected|rated)|awaiting (?:first )?inspection"
    r"|no (?:rating|inspection)|unrated|not yet|new registration)"
    r"|(?P<requires>requires? improvement(?: to be good)?)|(?P<outstanding>outstanding)"
    r"|(?P<inadequate>inadequate)|(?P<good>\bgood\b)",
    re.IGNORECASE,
)
_RATINGS = {
    "none": "not_yet_inspected",
    "requires": "requires_improvement",
    "outstanding": "outstanding",
    "inadequate": "inadequate",
    "good": "good",
}

_PROVISIONS: tuple[tuple[str, str], ...] = (
    ("residential_short_break", r"(?:residential )?short[ -]breaks?"),
    ("fostering", r"foster(?:ing)?(?: agency| service)?"),
    ("childrens_home", r"children['’]?s? homes?|childrens home|secure home"),
    ("school", r"school\b"),
)
_STATUS: tuple[tuple[str, str], ...] = (
    ("cancelled", r"cancel|withdrawn|closed|ceased|removed|revoked|resigned|archived|deregistered"),
    ("suspended", r"suspend"),
    ("conditions", r"condition|restrict"),
    ("registered", r"regist|active|approved|current|open\b|live|in force|valid|granted"),
)


def leaf_of(label: str) -> Leaf | None:
    """What a label asks for; None when it is none of a registration's."""
    return next((leaf for leaf, pattern in _PATTERNS if pattern.search(label)), None)


def find_rating(text: str, start: int = 0, end: int | None = None) -> Found[str] | None:
    """The first grade in the stretch, as its code."""
    match = _RATING.search(text, start, len(text) if end is None else end)
    return Found(_RATINGS[match.lastgroup or ""], match.start(), match.end()) if match else None


def find_provision(text: str, start: int = 0, end: int | None = None) -> Found[str] | None:
    """The type of provision that the stretch names, as its code."""
    for code, words in _PROVISIONS:
        match = re.compile(words, re.IGNORECASE).search(text, start, len(text) if end is None else end)
        if match:
            return Found(code, match.start(), match.end())
    return None


def find_status(text: str, start: int = 0, end: int | None = None) -> Found[str] | None:
    """The status that a status cell gives."""
    stop = len(text) if end is None else end
    words = text[start:stop]
    if re.search(
        r"no (?:additional |special )?(?:conditions|restrictions)|without conditions|unconditional",
        words,
        re.IGNORECASE,
    ):
        return Found("registered", start, stop)
    for code, pattern in _STATUS:
        if re.search(pattern, words, re.IGNORECASE):
            return Found(code, start, stop)
    return None


def last_date(pair: Labelled) -> Found[str] | None:
    """The last date of a pair's value ("10 to 12 June 2025": the inspection's last day)."""
    dates = find_dates(pair.value.text[pair.start : pair.end])
    if not dates:
        return None
    item = max(dates, key=lambda each: each.value) if all(each.possible for each in dates) else dates[0]
    return Found(item.value, item.start + pair.start, item.end + pair.start, item.possible)


def name_in(pair: Labelled) -> Found[str] | None:
    """The value as a name: its first line, without what follows in brackets or after a dash or a comma's address."""
    words = pair.value.text[pair.start : pair.end]
    match = re.match(
        r"\s*(?P<name>[^\n;|]+?)\s*(?:$|\n|;|\||,\s*(?=\d)|\s{3,}|(?:\(|[-–—]\s+)(?:URN|registered|company"
        r"|charity|SC|EY))",
        words,
    )
    if not match or not (match["name"][0].isupper() or match["name"][0].isdigit()) or len(match["name"]) > 120:
        return None
    if _SENTENCE.search(match["name"]) or find_postcode(match["name"]) or match["name"].endswith(":"):
        return None
    name = match["name"].rstrip(" .,") if not re.search(r"\b(?:Ltd|Co)\.$", match["name"]) else match["name"]
    start = pair.start + match.start("name")
    return Found(" ".join(name.split()), start, start + len(name))
