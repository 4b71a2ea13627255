"""A declaration apart from the form: who signs it and when, which grounds it denies, which insurance it undertakes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from intake.facts import FactSheet
from intake.kinds.questionnaire import Answered, facts_of, polarity, read_form
from intake.kinds.questionnaire.insurances import TYPES
from intake.kinds.questionnaire.several import is_ground, listed_grounds
from intake.located import Reading, Text
from intake.matching import Asking, Matcher, matcher
from intake.matching.wording import plain
from intake.values import find_dates, find_money
from schemas.questions import BankQuestion

_SPEAKS = re.compile(
    r"\b(?:[Ww]e|I|[Tt]he (?:company|organisation|provider|applicant|charity)|"
    r"[A-Z][\w&' ]+ (?:Ltd|Limited|CIC|CIO|LLP))\b"
)
_STATES = re.compile(r"\b(?:confirm|declare|certify|state|undertake|agree|commit|promise)\b", re.IGNORECASE)
_UNDERTAKES = re.compile(
    r"\b(?:undertake|commit|agree|promise|will|shall)\b.{0,120}\b(?:obtain|take out|put|"
    r"arrange|increase|effect|place|purchase|secure)\b|\bundertak\w+ to\b",
    re.IGNORECASE | re.DOTALL,
)
_COVERS = {
    "insurance.el": re.compile(r"\bemployers?s? (?:compulsory )?liab"),
    "insurance.pl": re.compile(r"\bpublic (?:and products? )?liab"),
    "insurance.pi": re.compile(r"\bprofessional (?:indemnity|liab)"),
    "insurance.motor": re.compile(r"\bmotor\b"),
    "insurance.products": re.compile(r"\bproducts? liab"),
    "insurance.cyber": re.compile(r"\bcyber\b"),
}
_NAME = re.compile(r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Rev)\.? )?[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*\.?){1,4}$")
_PER_CLAIM = re.compile(
    r"\b(?:any one|each(?: and every)?|per|every) (?:claim|occurrence|event|incident)\b", re.IGNORECASE
)
_SURE = 0.9
"""Confidence of what a signed declaration states in running text."""
_COMPETITION = "exclusion.discretionary.distortion_of_competition"
_IN_TENDER = re.compile(r"\bcanvass\w*", re.IGNORECASE)
"""A certificate of canvassing and collusion speaks of this tender, and not of a finding against the signatory."""


def extract(reading: Reading, sheet: FactSheet) -> None:
    """Write down the declaration's facts. What the printed text states counts only when somebody signed it."""
    answers = read_form(reading)
    facts_of(answers, sheet)
    _sign_as_letter(reading, sheet)
    if not sheet.has("declaration.signed_by") and not _is_signed(sheet):
        _withdraw_undertaking(reading, sheet, signed=False)
        return
    bank = matcher()
    paragraphs = list(_texts(reading))
    _grounds(paragraphs, sheet, bank, answers)
    _insurance(paragraphs, sheet)
    _withdraw_undertaking(reading, sheet, signed=True)


def _is_signed(sheet: FactSheet) -> bool:
    fact = sheet.get("declaration.signed")
    return fact is not None and fact.value is True


def _texts(reading: Reading) -> Iterator[Text]:
    for text in reading.texts():
        if not text.hidden:
            yield text


def _grounds(paragraphs: Sequence[Text], sheet: FactSheet, bank: Matcher, answers: Sequence[Answered]) -> None:
    """Grounds that a sentence of the signatory denies: in the sentence itself, or listed beneath it."""
    answered = {item.code for item in answers if item.reply.state == "answered"}
    for index, text in enumerate(paragraphs):
        words = text.text
        if not (_SPEAKS.search(words) and _STATES.search(words) and polarity.denies(words)):
            continue
        for question in listed_grounds(words, bank):
            if question.code != _COMPETITION or not _IN_TENDER.search(words):
                _deny(sheet, question, text, answered)
        if re.search(r"\b(?:following|below|these|listed)\b|:\s*$", words, re.IGNORECASE):
            for below in paragraphs[index + 1 : index + 30]:
                match = bank.match(Asking("", below.text))
                if match is None or not is_ground(match.question):
                    break
                _deny(sheet, match.question, below, answered)


def _deny(sheet: FactSheet, question: BankQuestion, text: Text, answered: set[str | None]) -> None:
    if question.code in answered:
        return
    for name in question.gives:
        sheet.add(name, False, text, method="text", confidence=_SURE)


def _insurance(paragraphs: Sequence[Text], sheet: FactSheet) -> None:
    """Covers that the signatory undertakes to obtain, with their amounts."""
    speaking = False
    for text in paragraphs:
        words = plain(text.text)
        undertakes = bool(_UNDERTAKES.search(text.text))
        speaking = undertakes or speaking
        covers = [code for code, pattern in _COVERS.items() if pattern.search(words)]
        if not speaking or not covers:
            continue
        amounts = [item for item in find_money(text.text) if item.value > 0]
        for position, code in enumerate(covers):
            prefix = f"insurance.{TYPES[code]}."
            sheet.add(prefix + "undertaken", True, text, method="text", confidence=_SURE)
            if len(covers) == 1 and _PER_CLAIM.search(text.text):
                sheet.add(prefix + "basis", "per_claim", text, method="text", confidence=_SURE)
            amount = _amount_for(words, covers, position, len(amounts))
            if amount is not None:
                item = amounts[amount]
                sheet.add(
                    prefix + "cover",
                    int(item.value) if item.value == int(item.value) else item.value,
                    text,
                    item.start,
                    item.end,
                    method="text",
                    confidence=_SURE,
                )


def _amount_for(words: str, covers: Sequence[str], position: int, amounts: int) -> int | None:
    """Which amount of a sentence is which cover's: one for all, or one each in their order."""
    if amounts == 1:
        return 0
    ordered = sorted(covers, key=lambda code: match.start() if (match := _COVERS[code].search(words)) else 0)
    return ordered.index(covers[position]) if amounts == len(covers) else None


def _sign_as_letter(reading: Reading, sheet: FactSheet) -> None:
    """A letter is signed by the name typed under its closing words, with the role on the line after."""
    if sheet.has("declaration.signed_by"):
        return
    lines = [line for text in _texts(reading) for line in _lines(text)]
    for index, line in enumerate(lines):
        if not re.match(
            r"^\s*(?:yours (?:sincerely|faithfully|truly)|kind regards|regards|signed)\b[,:]?\s*$",
            line.text,
            re.IGNORECASE,
        ):
            continue
        names = [item for item in lines[index + 1 : index + 5] if item and not find_dates(item.text)]
        if not names or not _NAME.match(names[0].text.strip()):
            return
        sheet.add("declaration.signed_by", " ".join(names[0].text.split()), names[0], method="text", confidence=_SURE)
        sheet.add("declaration.signed", True, names[0], method="text", confidence=0.85)
        if len(names) > 1 and len(names[1].text.split()) <= 6:
            sheet.add("declaration.role", " ".join(names[1].text.split()), names[1], method="text", confidence=0.85)
        for item in lines:
            dates = [found for found in find_dates(item.text) if found.possible]
            if dates and len(item.text.split()) <= 6 and not sheet.has("declaration.signed_on"):
                sheet.add(
                    "declaration.signed_on",
                    dates[0].value,
                    item,
                    dates[0].start,
                    dates[0].end,
                    method="text",
                    confidence=0.85,
                )
        return


def _lines(text: Text) -> Iterator[Text]:
    start = 0
    for line in text.text.split("\n"):
        if line.strip():
            yield text.part(start, start + len(line))
        start += len(line) + 1


def _withdraw_undertaking(reading: Reading, sheet: FactSheet, *, signed: bool) -> None:
    """An undertaking to insure is not the declaration under the form: its signature gives no declaration facts."""
    words = " ".join(text.text for text in _texts(reading))
    about = sum(bool(pattern.search(plain(words))) for pattern in _COVERS.values())
    only = (
        about
        and _UNDERTAKES.search(words)
        and not re.search(
            r"\bexclusion|\bconvicted|\bbest of (?:my|our) knowledge|\btrue and\b|\bcorrect\b", words, re.IGNORECASE
        )
    )
    if only:
        sheet.remove([fact for fact in sheet.facts() if fact.name.startswith("declaration.")])
        if not signed:
            sheet.remove([fact for fact in sheet.facts() if fact.name.startswith("insurance.")])
