"""Who gives a reference: organisations, sectors, people with their positions."""

from __future__ import annotations

import re

from intake.values import Found, find_dates, find_emails, find_money, find_phones

_SCHOOL = re.compile(
    r"\b(?:school|academy|academies|college|primary|infants?|juniors?|secondary|sixth form|nursery"
    r"|high school|grammar|PRU|pupil referral"
    r"|education trust|multi[- ]academy|learning trust)\b",
    re.IGNORECASE,
)
_COUNCIL = re.compile(
    r"\b(?:council|county|borough|local authority|unitary|city of|metropolitan"
    r"|children['’]?s services|children['’]?s trust|parish|district"
    r"|virtual school|\bLA\b)",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"(?:The )?(?:Royal|London|Metropolitan) Borough of [A-Z]\w+(?: (?:and|&|upon) [A-Z]\w+)*(?: Council)?|"
    r"(?:The\s+)?(?:[A-Z][\w'’&.-]*\s+(?:(?:of|and|the|for|in|&|upon|on|le|-)\s+)?){1,7}"
    r"(?:Council|School|Academy|College|Primary|Trust|Borough|Authority|Services|Ltd|Limited|CIC"
    r"|Charity|Foundation|Federation|Hospital|Centre|Partnership"
    r"|Association|University|Nursery|Unit|Agency|Group|Schools|Academies"
    r"|Hospice|Society|Institute|Alliance|Network|NHS Trust)\b(?:\s+(?:Council|Trust|School|Ltd|Limited|CIC))*"
    r"|City of [A-Z]\w+(?: Council)?|London Borough of [A-Z]\w+(?: (?:and|&) [A-Z]\w+)?"
)

_POSITION = re.compile(
    r"\b(?:head|manager|director|officer|lead|coordinator|co-ordinator|SENCO|SENDCO|teacher"
    r"|principal|commissioner|executive|adviser|advisor|leader|bursar|chair"
    r"|secretary|consultant|specialist|administrator|assistant|deputy|governor|trustee|worker"
    r"|partner|owner|inclusion|supervisor|headteacher)\b",
    re.IGNORECASE,
)
PERSON = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Rev|Prof|Sir"
    r"|Cllr)\.?\s+)?[A-Z][a-zà-ÿ'’]*(?:-[A-Z][a-zà-ÿ]+)?\.?(?:\s+[A-Z]\.?)?(?:\s+(?:[A-Z][a-zà"
    r"-ÿ'’]+|Mc[A-Z]\w+|Mac[A-Z]\w+"
    r"|O['’][A-Z]\w+)(?:-[A-Z][a-zà-ÿ]+)?){1,3}"
)

_MAX_SECTOR = 60


def sector_of(organisation: str) -> str:
    """school, council or other, by the name; "County" inside a school's name does not make it a council."""
    if re.search(r"\bcouncil\b|borough|local authority|county council|city of", organisation, re.IGNORECASE):
        return "council"
    if _SCHOOL.search(organisation):
        return "council" if re.search(r"virtual school", organisation, re.IGNORECASE) else "school"
    return "council" if _COUNCIL.search(organisation) else "other"


def stated_sector(words: str) -> str | None:
    """The sector that an answer gives in its own words; None for words that name none."""
    plain = words.strip().rstrip(".").lower()
    if len(plain) > _MAX_SECTOR:
        return None
    if re.search(r"council|local authority|borough|\bcounty\b|unitary", plain):
        return "council"
    if _SCHOOL.search(plain):
        return "school"
    return "other" if re.match(r"other|charit|voluntary|private|public|health|nhs|company|business", plain) else None


def organisation_in(text: str, start: int = 0, end: int | None = None) -> Found[str] | None:
    """The first organisation named in the stretch."""
    match = _ORGANISATION.search(text, start, len(text) if end is None else end)
    if not match:
        return None
    name = match[0]
    return Found(" ".join(name.split()), match.start(), match.end())


_PLACE = re.compile(r",\s*(?:[A-Z][a-z’'-]+)(?:[ -](?:[A-Z][a-z’'-]+|on|by|le|upon|under|in|the|of|next)){0,4}\s*$")
_NO_PLACE = re.compile(
    r"\b(?:services?|department|team|directorate|education|road|street|lane|avenue|house|way|close|unit|division|section"
    r"|office|commissioning|school|limited|ltd)\b",
    re.IGNORECASE,
)


def with_place(words: str, found: Found[str]) -> Found[str]:
    """An organisation's name with the town that is printed behind it as a part of it ("Hill Academy, Midhurst")."""
    rest = words[found.end :]
    if found.start or not _PLACE.match(rest) or _NO_PLACE.search(rest) or is_position(rest):
        return found
    end = len(words.rstrip())
    return Found(" ".join(words[:end].split()), 0, end)


def is_position(text: str) -> bool:
    """Whether a short text is a job title."""
    return len(text) <= 80 and bool(_POSITION.search(text)) and not find_dates(text) and "@" not in text


def is_person(text: str) -> bool:
    """Whether a short text is a person's name and nothing else."""
    match = PERSON.fullmatch(text.strip())
    return bool(match) and not _POSITION.search(text) and not _ORGANISATION.fullmatch(text.strip())


def contact_in(text: str, start: int, end: int) -> Found[str] | None:
    """Name with position as printed, without telephone, e-mail and what follows them."""
    words = text[start:end]
    stops = [item.start for item in (*find_emails(words), *find_phones(words))]
    stops += [item.start for item in find_money(words)]
    stops += [
        match.start()
        for match in re.finditer(r"\b(?:tel|telephone|e-?mail|phone|mobile|t|e|m)\s*:|\n\s*\n|;", words, re.IGNORECASE)
    ]
    offset = len(words) - len(words.lstrip(" \n:–-"))
    stop = min([len(words), *(each for each in stops if each > offset)])
    name = words[offset:stop].rstrip(" \n,;:(–-|")
    if not name or len(name) > 140 or not any(map(str.isalpha, name)):
        return None
    if not re.search(r"[A-Z][a-z]+.*\s[A-Z]|^(?:Mr|Mrs|Ms|Miss|Dr)\b", name):
        return None
    return Found(
        ", ".join(part.strip(" ,") for part in name.split("\n") if part.strip()),
        start + offset,
        start + offset + len(name),
    )
