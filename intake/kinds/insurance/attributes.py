"""What a label of a certificate or schedule asks for, and how its value is read."""

from __future__ import annotations

import re
from typing import Literal

from intake.labels import Labelled
from intake.values import Found, find_dates, find_postcode

Attribute = Literal[
    "cover",
    "aggregate",
    "insurer",
    "underwriter",
    "policy_number",
    "insured_name",
    "starts",
    "expires",
    "period",
    "excess",
    "basis",
    "abuse",
    "use",
    "ignore",
]

_ATTRIBUTES: tuple[tuple[Attribute, str], ...] = (
    (
        "ignore",
        r"premium|turnover|wage|retroactive|broker|intermediary|\bagent|agency|arranged (?:by"
        r"|through)|issued (?:by|on|to date)"
        r"|date of issue|issue date|certificate date|address|e-?mail|telephone|website|jurisdiction"
        r"|territorial|client (?:ref|no)"
        r"|postcode|trade|occupation|business (?:description|activit)|description of business|fca"
        r"|contact|payment|inner limit"
        r"|our ref|your ref|quote|registration (?:no|number|mark)|number of|employees|\bcosts?\b"
        r"|sub-?limit|company (?:no|number)|placing|handler|prepared|printed",
    ),
    ("abuse", r"\babuse\b|molestation"),
    (
        "use",
        r"\b(?:class|limitations?|permitted|description|scope) (?:of|as to) use|\buse of vehicle"
        r"|vehicle use|^use$|business use",
    ),
    (
        "basis",
        r"limit (?:applies|is|basis)|basis of (?:limit|cover|indemnity|settlement)|^basis$|^applies"
        r"|applicable (?:to|basis)|^in respect of$|^how\b.*\b(?:appl|work|operat|measured|given)\w*|\bapplies$"
        r"|per (?:claim|event) or\b|(?:claim|event|occurrence) or (?:in )?(?:the )?(?:annual )?aggregate",
    ),
    (
        "excess",
        r"\bexcess(?:es)?\b|deductible"
        r"|\b(?:you|insured|client)s? (?:\w+ )?(?:bears?|pays?|meets?|retains?|contributes?)\b"
        r"|(?:bears?|pays?|borne|paid) first|(?:your|own|insured['’]s) (?:own )?(?:contribution|share|risk)"
        r"|self[- ]insured|retention|^first (?:£|part|slice|amount)",
    ),
    (
        "policy_number",
        r"polic(?:y|ies)[\s/&a-z]{0,22}(?:\bno\b|number|ref(?:erence)?|\bnos?\b)|^policy$"
        r"|certificate (?:no|number)"
        r"|^(?:policy|cover) id|(?:umr|unique market reference)|reference number of policy",
    ),
    (
        "starts",
        r"commenc|incept|\bstart(?:s|ing)?\b|effective (?:date|from)|^effective$|^(?:date )?from$|(?:period"
        r"|date|insured|cover) from\b|\bvalid from|cover from|insured from|^from\b|\bon (?:risk|cover)\b|\bbeg[ia]ns?\b"
        r"|\binforce from|\blive from|first day",
    ),
    (
        "expires",
        r"expir|\brenew(?:al|s)?\b|\bend(?:s|ing)?\b|^(?:date )?to$|(?:period|date|insured"
        r"|cover) to\b|valid (?:to|until|till)|until|cover to|lapse|ceases|^to\b"
        r"|terminat|up to and including|\boff (?:risk|cover)\b|\bruns? (?:out|to)\b|last day"
        r"|\bgood until|\bfinish(?:es)?\b|\bthrough\b",
    ),
    (
        "period",
        r"\bperiod\b|\bdates? of (?:cover|insurance)|cover dates?|policy dates?|policy term"
        r"|insurance dates?|^dates?$|policy year"
        r"|^in force",
    ),
    ("cover", r"sums? insured|amounts? insured|limits? (?:of|insured)|^limits?\b"),
    (
        "insured_name",
        r"\b(?:the )?insured\b(?! (?:items?|value|event|peril|sum|with|by))|policy ?holder"
        r"|\bassured\b|insured party|^name of insured"
        r"|^(?:client|customer|proposer|company|business|organisation)(?:['’]s)?(?: name)?$"
        r"|name of (?:the )?(?:client|business|company)"
        r"|^name$|name of employer|^our client|\bwho (?:is|we|are) (?:\w+ )?(?:cover(?:ed)?|insur(?:ed?|ing))\b"
        r"|covered (?:party|entity|business|organisation)|\bfor whom\b",
    ),
    ("underwriter", r"underwriter|underwritten"),
    (
        "insurer",
        r"\binsurers?\b|insurance (?:company|provider|carrier)|insured (?:with|by)"
        r"|provider of (?:insurance|cover)|\bcarri(?:ed by|ers?\b)|\bwho (?:carries|insures|provides)|^(?:provider"
        r"|company|security)$|cover(?:ed)? (?:by|provider|with)|placed with",
    ),
    ("aggregate", r"aggregate"),
    (
        "cover",
        r"limit|indemnity(?! period)|sum insured|\bcover(?:age)?\b|amount|level|value|liability"
        r"|insured for|any one|how much|(?:most|maximum|will) .*\bpay|up to",
    ),
)
_PATTERNS = tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in _ATTRIBUTES)

_GROUP = r"[A-Za-z0-9/\\.\-–:]*\d[A-Za-z0-9/\\.\-–:]*"
_WHOLE_NUMBER = re.compile(
    rf"[A-Za-z]{{0,12}}(?:[ -]?[A-Z]{{1,6}})?[ ]?{_GROUP}(?: [A-Za-z0-9/\-]{{1,12}}| / ?{_GROUP}){{0,4}}"
)
_NUMBER = re.compile(
    rf"(?:[A-Z]{{2,8}} )?(?<![\w£]){_GROUP}"
    r"(?: (?:/ )?[A-Z0-9/\-]*\d[A-Z0-9/\-]*(?!\w)(?!\s*(?:st|nd|rd|th|%|jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec)))*"
)
_NAME_ENDS = re.compile(
    r"\n|\s*\((?:the )?(?:authorised|policy|policies|ref\b)|,?\s+(?:of|at|whose (?:address"
    r"|registered office))\s+(?=[A-Z0-9])(?!Lloyd)|,\s*(?=\d)|,\s*(?=(?:Unit|The Old|Suite|Floor"
    r"|Flat)\b)|\s+and/or\b"
    r"|\s*\((?:the|hereinafter|company (?:no|number)|co\.? reg|registered|charity|reg)\b"
    r"|\s*[–-]\s+(?:policy|company)\b|;|\s{3,}"
    r"|\s+(?:policy|company|registered) (?:no|number)\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\b(?:ltd|limited|cic|plc|llp|trust)\b", re.IGNORECASE)
_MAX_NUMBER = 34
_MONEY = re.compile(r"^\W*(?:GBP|EUR|USD|£|€|\$)\s?\d", re.IGNORECASE)
_AFTER_SUFFIX = re.compile(
    r"\b(?:ltd|limited|plc|cic|llp|se)\b\.?(?=\s+(?:for|and|in|under|with|from|policy|who|has|is)\b)",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:ltd|limited|cic|c\.i\.c\.?|plc|llp|trust|charity|school|academy|college|company"
    r"|foundation|services?|centre"
    r"|society|association|group|care|learning|education|tuition|tutors)\b\.?",
    re.IGNORECASE,
)


def attribute_of(label: str) -> Attribute | None:
    """What a label asks for; None when it is none of a certificate's."""
    # A narrow column breaks a word ("Exces s"): its last letters are tried joined too.
    joined = re.sub(r"(?<=\w\w\w) (?=[a-z]{1,2}$)", "", label)
    for name, pattern in _PATTERNS:
        if pattern.search(label) or pattern.search(joined):
            return name
    return None


def read_dates(pair: Labelled) -> list[Found[str]]:
    """The dates in a pair's value, with offsets into its Text."""
    return [
        Found(item.value, item.start + pair.start, item.end + pair.start, item.possible)
        for item in find_dates(pair.value.text[pair.start : pair.end])
    ]


def read_name(text: str, start: int, end: int) -> Found[str] | None:
    """The name of an organisation or person at the beginning of `start:end`, without address and numbers."""
    words = text[start:end]
    offset = len(words) - len(words.lstrip(' \t\n:–-"“'))
    words = words[offset:]
    suffix = _AFTER_SUFFIX.search(words)
    if suffix:
        words = words[: suffix.end()]
    cut = _NAME_ENDS.search(words)
    if cut and _glued_of(words, cut):
        cut = None
    name = words[: cut.start()] if cut else words
    postcode = find_postcode(name)
    if postcode:
        name = name[: postcode[0].start]
    name = name.rstrip(' ,;:"”')
    if name.endswith(".") and not re.search(r"\b(?:Ltd|Co|C\.I\.C|Inc)\.$", name):
        name = name.rstrip(". ")
    if not name or len(name) > 120 or not any(char.isalpha() for char in name):
        return None
    return Found(" ".join(name.split()), start + offset, start + offset + len(name))


def _glued_of(words: str, cut: re.Match[str]) -> bool:
    """Whether "of" belongs to the name ("The Friends of Oak House", "Oak School of Music Ltd")."""
    if not re.search(r"\bof\b", cut[0], re.IGNORECASE) or cut[0].lstrip().startswith(","):
        return False
    rest = words[cut.end() :].split(",")[0][:60]
    return bool(_SUFFIX.search(rest)) or not _ORGANISATION.search(words[: cut.start()])


def read_number(text: str, start: int, end: int) -> Found[str] | None:
    """A policy number as printed: letters, figures and their joints, with at least one figure."""
    words = text[start:end]
    after_colon = re.search(r"\d:\s", words)
    if after_colon:
        # "Schedule to policy AB/123: other sections"
        words = words[: after_colon.start() + 1]
    whole = words.strip().rstrip(".,;")
    if _MONEY.match(whole):
        return None
    if len(whole) <= _MAX_NUMBER and _WHOLE_NUMBER.fullmatch(whole) and not find_dates(whole):
        offset = start + len(words) - len(words.lstrip())
        return Found(whole, offset, offset + len(whole))
    for match in _NUMBER.finditer(words):
        number = match[0].rstrip(".-/–: ")
        if len(number) >= 4 and not find_dates(number):
            return Found(number, start + match.start(), start + match.start() + len(number))
    return None


_INTERMEDIARY = re.compile(
    r"broker|intermediar|underwriting (?:agen|services|management|solutions)|managing general agent"
    r"|\bMGA\b|insurance (?:services|consultants"
    r"|advisers?|advisors?|solutions|centre)|\brisk (?:management|solutions)",
    re.IGNORECASE,
)
_ON_BEHALF = re.compile(
    r"(?:acting )?(?:as agents? )?(?:for and )?on behalf of(?: the insurers?,?)?\s+"
    r"|underwritten by\s+|as agents? (?:for|of)\s+|\bfor\s+(?=[A-Z])"
    r"|\(insurers?:\s*",
    re.IGNORECASE,
)


def is_intermediary(name: str) -> bool:
    """Whether a name is a broker's or an underwriting agent's rather than an insurer's."""
    return bool(_INTERMEDIARY.search(name))


def insurer_behind_agent(text: str, start: int, end: int) -> int:
    """Where the insurer's name begins: after "… on behalf of" where an agent stands first."""
    found = list(_ON_BEHALF.finditer(text, start, end))
    return found[-1].end() if found else start
