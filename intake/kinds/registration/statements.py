"""What certificates, letters and reports say in sentences and titles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from intake.kinds.registration.attributes import find_provision, find_rating
from intake.kinds.registration.entry import GUESSED, WRITTEN, Item
from intake.kinds.registration.regulators import Regulator, reference_in
from intake.located import Paragraph, Reading, Text
from intake.values import Found, find_dates

_SENTENCE = re.compile(r"(?<!\bLtd)(?<!\bNo)(?<!\bno)(?<!\bSt)[.;!?]\s+(?=[A-Z“])|\n{2,}")
_NAME = (
    r"(?P<name>(?-i:(?:The\s+)?[A-Z0-9][\w'’&.-]*(?:\s+(?:[A-Z0-9(&][\w'’&.()-]*|of|and|the|for"
    r"|&|at|in)(?=[\s,.;:)]|$)){0,15}))"
)
_NAMED = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"^{_NAME}\s+(?:is|has been|was)\s+(?:(?:now|currently|hereby|duly)\s+)?(?:entered|included|listed|added"
        r"|registered)\b",
        rf"^{_NAME}\s+is\s+(?:an?|the|registered|owned)\s+[\w\s,'’-]{{0,60}}?(?:home|agency|school"
        rf"|college|provider|service|company|charity|setting|institution|establishment"
        rf"|registered|run)",
        rf"(?:certify|certif(?:y|ies)|confirm|confirms)\s+that\s+(?:the (?:school|setting"
        rf"|establishment|agency|home|provider|organisation)\s+(?:named|known as)?\s*)?{_NAME}"
        rf"(?:\s*\([^)]*\))?(?:,? (?:of|at|whose)[^.]{{0,120}}?)?,?\s+(?:is|has|was|are|have"
        rf"|remains?|continues?|holds?)\b",
        rf"^(?:(?:short|full|standard|additional|monitoring|progress monitoring"
        rf"|emergency) )?inspection of\s+{_NAME}\s*$",
        rf"(?:fee|registration|register entry|entry|approval|application)\s+(?:for|of|from"
        rf"|in respect of|relating to)\s+{_NAME}",
        rf"(?:registered|approved|added)\s+{_NAME}\s+(?:as|under|on|to)\b",
        rf"^{_NAME}\s*[:–—-]\s*(?:[\w-]+\s+){{0,3}}?"
        r"(?:registration|approval|inspection|entry in|application|re-?registration)\b",
    )
)
_SURELY_NAMED = (_NAMED[0], *_NAMED[2:4])
_CERTIFY = re.compile(r"(?:certif(?:y|ies)|confirms?) that(?: the following[\w\s]{0,40})?\s*:?\s*$", re.IGNORECASE)
_MAX_NAME = 80
_RATED = re.compile(
    r"(?:overall[\w\s,'’-]{0,60}?|\brated\b|\brating\b|judged|graded|grade"
    r"|effectiveness)[\w\s,'’:–-]{0,50}?(?:is|was|as|to be|of|be|:|–|-|rated|judged"
    r"|graded)?\s*[‘'“\"]?"
    r"(?P<grade>requires improvement(?: to be good)?|outstanding|inadequate|good)\b",
    re.IGNORECASE,
)
_PREVIOUS = re.compile(
    r"previous|\blast (?:rating|judgement|grade)|last (?:full |graded )?inspection|at the time"
    r"|was (?:then )?judged in|since then|formerly",
    re.IGNORECASE,
)
_NOT_YET = re.compile(
    r"(?:has|have) not (?:yet )?been inspected|not yet (?:been )?(?:inspected|rated)"
    r"|awaiting (?:its |their |a )?first inspection",
    re.IGNORECASE,
)
_INSPECTED = re.compile(
    r"(?:inspection|visit)s?\s+(?:took place|was carried out|was conducted|was completed|dates?"
    r"|date\(s\)|on|of|between|from|ran)|\binspected\b|inspectors? visited"
    r"|carried out (?:this|the|an?)[\w\s]{0,20}inspection",
    re.IGNORECASE,
)
_EXPIRES = re.compile(
    r"(?:expir\w+|valid (?:until|to)|runs? (?:out|to|until)|paid up to|renew\w* (?:by|on|before)|until|ends? on"
    r"|\b(?:lasts?|current|in force|covers? you) (?:to|up to|through))[\w\s:,]{0,20}$",
    re.IGNORECASE,
)
_NOT_NOW = re.compile(r"\b(?:would|had|was due|were due|previous(?:ly)?|last|expired)\b", re.IGNORECASE)
_SECTION_41 = re.compile(r"section 41", re.IGNORECASE)
_HEALTH = re.compile(
    r"financial health[\w\s,'’():–-]{0,60}?(?P<grade>outstanding|good|requires improvement|inadequate)",
    re.IGNORECASE,
)
_ENTERED = re.compile(
    r"\b(?:is|was|were|has been|have been)\b(?: \w+){0,2}?"
    r" (?:entered (?:in|on|onto|into)|added to|placed on|included (?:in|on))"
    r" (?:the|our) (?:\w+ ){0,2}?register\b",
    re.IGNORECASE,
)
_CERTIFIED = re.compile(
    r"\b(?:certif(?:y|ies)|confirms?) that\b.{0,160}?(?P<said>\b(?:has|have) been(?: \w+){0,2}?"
    r" registered)\b",
    re.IGNORECASE | re.DOTALL,
)
_ONLY_IF = re.compile(r"\b(?:not|never|if|unless|until|once|when|before|removed|cancelled|no longer)\b", re.IGNORECASE)
_SUSPENDED = re.compile(r"registration (?:has been|is|was) (?P<what>suspended|cancelled)", re.IGNORECASE)
_NOT_HELD = re.compile(
    r"(?:is|are) not (?:currently )?registered (?:with|by)|does not hold (?:a |any )?registration"
    r"|not required to (?:be registered|register)",
    re.IGNORECASE,
)
_EXEMPT = re.compile(
    r"exempt from (?:registration|registering|paying|the (?:need|requirement|data protection fee))"
    r"|exemption from registration",
    re.IGNORECASE,
)


def written_items(reading: Reading, regulator: Regulator, *, report: bool) -> Iterator[Item]:
    """Items that sentences state. In a `report` grades of a previous inspection are left out."""
    for text in _running(reading):
        for start, end in _sentences(text.text):
            yield from _of_sentence(text, start, end, regulator, report)
    yield from _named_below(reading)


def _named_below(reading: Reading) -> Iterator[Item]:
    """The name on a line of its own below "This is to certify that"."""
    paragraphs = [block.text for block in reading.paragraphs() if block.region == "body"]
    for text, below in pairwise(paragraphs):
        words = below.text.strip()
        if _CERTIFY.search(text.text) and 0 < len(words) <= _MAX_NAME and _could_be_name(words):
            start = len(below.text) - len(below.text.lstrip())
            yield Item("name", Found(" ".join(words.rstrip(" .,").split()), start, start + len(words)), below, WRITTEN)


def _running(reading: Reading) -> Iterator[Text]:
    for block in reading.blocks:
        if isinstance(block, Paragraph) and not block.text.hidden:
            yield block.text
    for table in reading.tables():
        for row in table.rows:
            yield from (cell.text for cell in row if len(cell.text.text) > 50)


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _SENTENCE.finditer(text):
        yield start, stop.end()
        start = stop.end()
    if text[start:].strip():
        yield start, len(text)


def _of_sentence(text: Text, start: int, end: int, regulator: Regulator, report: bool) -> Iterator[Item]:
    words = text.text[start:end]
    reference = reference_in(words, regulator, labelled=False)
    if reference:
        yield Item("reference", _moved(reference, start), text, WRITTEN)
    yield from _name(text, start, words)
    yield from _rating(text, start, words, report)
    yield from _dates(text, start, words, report)
    yield from _states(text, start, words)
    if regulator == "dfe":
        yield from _dfe(text, start, words)
    if regulator == "ofsted" and (found := _provision(words)):
        yield Item("provision_type", _moved(found, start), text, WRITTEN)


def _moved(found: Found[str], by: int) -> Found[str]:
    return Found(found.value, found.start + by, found.end + by, found.possible)


def _name(text: Text, start: int, words: str) -> Iterator[Item]:
    for pattern in _NAMED:
        match = pattern.search(words)
        if match and _could_be_name(match["name"]):
            name = re.sub(
                r"\s*(?:\(|[-–—|]\s*)(?:UKPRN|URN|SC\d|registered|company|charity|ofsted|reg)\b.*$",
                "",
                match["name"],
                flags=re.IGNORECASE,
            )
            name = re.sub(r"(?:\s+(?:and|of|for|the|in|at|&))+$", "", name.rstrip(" .,"))
            at = start + match.start("name")
            yield Item(
                "name",
                Found(" ".join(name.split()), at, at + len(name)),
                text,
                WRITTEN if pattern in _SURELY_NAMED else GUESSED,
            )
            return


def _could_be_name(name: str) -> bool:
    if len(name.split()) < 2 or find_dates(name):
        return False
    return not re.match(
        r"(?:this|the (?:school|home|agency|setting|provider|service|college|registered|certificate"
        r"|inspection|organisation|establishment|manager|above|following|named"
        r"|data|information|department|care|overall|rating|leadership|quality)\b|it|there|he|she"
        r"|ofsted|we|our|yours?|dear|kind regards|best wishes|with thanks"
        r"|overall|leadership|quality|what|department for"
        r"|care quality|information commissioner|his majesty|her majesty|care standards|education and)\b",
        name,
        re.IGNORECASE,
    )


def _rating(text: Text, start: int, words: str, report: bool) -> Iterator[Item]:
    if report and _PREVIOUS.search(words):
        return
    not_yet = _NOT_YET.search(words)
    if not_yet:
        yield Item(
            "rating",
            Found("not_yet_inspected", start + not_yet.start(), start + not_yet.end()),
            text,
            WRITTEN,
        )
        return
    match = _RATED.search(words)
    grade = find_rating(words, match.start("grade"), match.end("grade")) if match else None
    if grade and "financial health" not in words.lower():
        yield Item("rating", _moved(grade, start), text, WRITTEN)


def _dates(text: Text, start: int, words: str, report: bool) -> Iterator[Item]:
    dates = [item for item in find_dates(words) if item.possible]
    if not dates:
        return
    inspected = _INSPECTED.search(words)
    if inspected and not (report and _PREVIOUS.search(words)):
        after = [item for item in dates if item.start >= inspected.start()]
        if after:
            last = (
                max(after[:2], key=lambda item: item.value)
                if len(after) > 1 and after[1].start - after[0].end < 12
                else after[0]
            )
            yield Item("inspected_on", _moved(last, start), text, WRITTEN)
    for item in dates:
        before = words[max(0, item.start - 45) : item.start]
        if _EXPIRES.search(before) and not _NOT_NOW.search(before):
            yield Item("expires", _moved(item, start), text, WRITTEN)


def _states(text: Text, start: int, words: str) -> Iterator[Item]:
    stopped = _SUSPENDED.search(words)
    if stopped:
        status = "suspended" if stopped["what"].lower() == "suspended" else "cancelled"
        yield Item("status", Found(status, start + stopped.start(), start + stopped.end()), text, WRITTEN)
    entered = _ENTERED.search(words)
    if entered and not stopped and not _ONLY_IF.search(words[: entered.end()]):
        yield Item("status", Found("registered", start + entered.start(), start + entered.end()), text, WRITTEN)
    certified = _CERTIFIED.search(words)
    if certified and not stopped and not _ONLY_IF.search(words[: certified.end()]):
        span = certified.span("said")
        yield Item("status", Found("registered", start + span[0], start + span[1]), text, WRITTEN)
    if match := _NOT_HELD.search(words):
        yield Item("held", Found(False, start + match.start(), start + match.end()), text, WRITTEN)


def exempt_in(reading: Reading) -> tuple[Text, int, int] | None:
    """Where a document says that no registration is needed."""
    for text in _running(reading):
        match = _EXEMPT.search(text.text)
        if match:
            return text, match.start(), match.end()
    return None


def _dfe(text: Text, start: int, words: str) -> Iterator[Item]:
    if _SECTION_41.search(words) and re.search(r"\bapprov|\blist", words, re.IGNORECASE):
        refused = re.search(r"\bnot (?:been )?(?:approved|listed|on the)|refused|removed", words, re.IGNORECASE)
        stop = start + len(words.rstrip())
        yield Item("section_41", Found(not refused, start, stop), text, WRITTEN)
    match = _HEALTH.search(words)
    grade = find_rating(words, match.start("grade"), match.end("grade")) if match else None
    if grade:
        yield Item("financial_health", _moved(grade, start), text, WRITTEN)


def _provision(words: str) -> Found[str] | None:
    """The type of provision where a sentence says what the setting is."""
    said = re.search(
        r"\b(?:is|as|for|of) (?:an? |the )?(?:[\w-]+ ){0,4}?(?P<what>independent fostering agency"
        r"|fostering (?:agency|service)|children['’]?s home"
        r"|residential (?:short break|special school)[\w\s]{0,10}|(?:independent|special"
        r"|residential) (?:special )?school|short breaks? (?:home|service|unit))",
        words,
        re.IGNORECASE,
    )
    return find_provision(words, said.start("what"), said.end("what")) if said else None
