"""Insurance as a form states it: cover held, its insurer and dates, and the undertaking to obtain what is not held."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.facts import FactSheet
from intake.kinds.questionnaire.answered import Answered, note, with_code
from intake.kinds.questionnaire.replies import Piece
from intake.matching.wording import plain
from intake.values import find_dates, find_money, yes_no

TYPES = {
    "insurance.el": "employers_liability",
    "insurance.pl": "public_liability",
    "insurance.pi": "professional_indemnity",
    "insurance.motor": "motor",
    "insurance.products": "products",
    "insurance.cyber": "cyber",
}
_NAMED = {
    "employers_liability": re.compile(r"\bemployers?\b|\bel\b"),
    "public_liability": re.compile(r"\bpublic\b|\bpl\b"),
    "professional_indemnity": re.compile(r"\bprofessional\b|\bpi\b"),
}
_WILL = re.compile(
    r"\b(?:will|shall|would|undertake|commit|prepared to|agree to|to be)\b.{0,60}\b(?:obtain|"
    r"obtained|take|taken|arrange|arranged|increase|increased|purchase|in place|buy|hold|"
    r"provide|put|have)\b|"
    r"\b(?:being|to be) (?:arranged|obtained|increased)\b",
    re.IGNORECASE | re.DOTALL,
)
_NOT_HELD = re.compile(
    r"^\W*(?:no|not (?:held|yet|currently|at present|in place)|none|nil|nothing|n/?a|£?0(?:\.0+)?)\b", re.IGNORECASE
)
_EITHER = re.compile(
    r"\b(?:or (?:can |will |shall |are able to )?(?:commit|undertake|obtain)|already have|"
    r"will have in place|commit to obtain)\b",
    re.IGNORECASE,
)
_PROMISE = re.compile(
    r"\b(?:will|would|undertak\w+|commit\w*|prepared|willing)\b.{0,40}\b(?:obtain|take|arrange|buy|secure|increase|put|get|"
    r"have|hold)\b|\bundertaking\b|\bto be (?:obtained|arranged|taken out)\b"
)
_LIMIT = re.compile(r"\b(?:level|cover|limit|indemnity|amount|sum|value)\b")
_INSURER = re.compile(r"\b(?:insurers?|underwriters?|insurance company|provider|company|name)\b")
_ENCLOSURE = re.compile(r"\b(?:evidence|documents?|files?|attach\w*|upload\w*|enclos\w*|certificate)\b")
"""Names what is sent along, and no insurer."""
_POLICY = re.compile(r"\bpolicy\b|\breference\b")
_EXPIRY = re.compile(
    r"\bexpir\w*|\brenewal\b|\bends?\b|\bvalid (?:to|until)\b|\bto date\b|\buntil\b|\bruns? out\b|\blapses?\b"
)
_START = re.compile(r"\bstart|\bfrom\b|\binception\b|\bcommence")
_EXCESS = re.compile(r"\bexcess\b")
_EXPIRES_IN_WORDS = re.compile(
    r"\b(?:expir\w*|renew\w*|until|valid to|to)\W{0,6}(?:on |date |the )?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?$",
    re.IGNORECASE,
)
_EXCESS_BEFORE = re.compile(r"\bexcess(?: (?:of|is|applies|each claim|per claim))?\W{0,4}$", re.IGNORECASE)
_POLICY_IN_WORDS = re.compile(
    r"\bpolicy\s*(?:no\.?|number|ref(?:erence)?)?\s*[:#]?\s*(?P<number>[A-Z0-9][A-Z0-9/\-. ]*\d[A-Z0-9/\-]*)",
    re.IGNORECASE,
)


def give(sheet: FactSheet, answers: Sequence[Answered]) -> None:
    """Cover held from each answer about a cover, then the undertaking for those not held."""
    held: set[str] = set()
    lacking: dict[str, Answered] = {}
    for answered in with_code(answers, *TYPES):
        kind = TYPES[answered.code or ""]
        if _give_cover(sheet, answered, kind):
            held.add(kind)
        else:
            lacking.setdefault(kind, answered)
    _give_undertaking(sheet, answers, held, lacking)


def _give_cover(sheet: FactSheet, answered: Answered, kind: str) -> bool:
    """Whether the answer says that the cover is held; its facts are written down."""
    if answered.reply.state != "answered":
        return False
    asked = f"{answered.asked.stem} {answered.asked.text}"
    words = answered.reply.words
    prefix = f"insurance.{kind}."
    if any(yes_no(piece.words) for piece in answered.reply.pieces if _promises(piece.label)):
        note(sheet, answered, prefix + "undertaken", True)
        _give_amount(sheet, answered, prefix, from_question=False)
        return True
    if _WILL.search(words) or (answered.reply.yes and _EITHER.search(asked)):
        note(sheet, answered, prefix + "undertaken", True)
        _give_amount(sheet, answered, prefix, from_question=answered.reply.yes is True)
        return True
    if _NOT_HELD.match(words) and not _amount(answered):
        return False
    given = _give_amount(sheet, answered, prefix, from_question=answered.reply.yes is True)
    _give_details(sheet, answered, prefix)
    return given or answered.reply.yes is True


def _amount(answered: Answered) -> float | None:
    pieces = [
        piece
        for piece in answered.reply.pieces
        if not piece.label or _LIMIT.search(plain(piece.label)) or not _is_detail(piece.label)
    ]
    for piece in pieces:
        found = [item for item in find_money(piece.words, bare=_looks_like_amount(piece.words)) if item.value > 0]
        if found:
            return found[0].value
    return None


def _looks_like_amount(words: str) -> bool:
    return (
        bool(re.match(r"^\W*\d[\d,.]*\s*(?:m|million|k|thousand)?\b", words, re.IGNORECASE)) and len(words.split()) <= 6
    )


def _promises(label: str) -> bool:
    """Whether a column or row asks for the undertaking to obtain a cover that is not held."""
    return bool(_PROMISE.search(plain(label)))


def _is_detail(label: str) -> bool:
    words = plain(label)
    return (
        _promises(label)
        or any(pattern.search(words) for pattern in (_POLICY, _EXPIRY, _START, _EXCESS))
        or (bool(_INSURER.search(words)) and not _LIMIT.search(words))
    )


def _give_amount(sheet: FactSheet, answered: Answered, prefix: str, *, from_question: bool) -> bool:
    for piece in answered.reply.pieces:
        label = plain(piece.label)
        if piece.label and _is_detail(piece.label) and not (_LIMIT.search(label) and not _POLICY.search(label)):
            continue
        lead = _lead(piece)
        for item in find_money(piece.words, bare=_looks_like_amount(piece.words)):
            if item.value > 0:
                sheet.add(
                    prefix + "cover",
                    _pounds(item.value),
                    piece.text,
                    lead + item.start,
                    lead + item.end,
                    method=answered.asked.method,
                    confidence=answered.sureness(),
                )
                _give_basis(sheet, answered, prefix, piece)
                return True
    asked = find_money(answered.asked.text)
    if from_question and asked and asked[0].value > 0:
        note(sheet, answered, prefix + "cover", _pounds(asked[0].value), share=0.9)
        return True
    return False


def _pounds(value: float) -> float | int:
    """Whole pounds as a whole number."""
    return int(value) if value == int(value) else value


def _lead(piece: Piece) -> int:
    raw = piece.text.text[piece.start : piece.end]
    return piece.start + len(raw) - len(raw.lstrip())


def _give_basis(sheet: FactSheet, answered: Answered, prefix: str, piece: Piece) -> None:
    basis = None
    if re.search(
        r"\b(?:any one|each(?: and every)?|per) (?:claim|occurrence|event|incident|loss)\b", piece.words, re.IGNORECASE
    ):
        basis = "per_claim"
    elif re.search(r"\baggregate\b", piece.words, re.IGNORECASE):
        basis = "aggregate"
    if basis is not None:
        sheet.add(
            prefix + "basis",
            basis,
            piece.text,
            piece.start,
            piece.end,
            method=answered.asked.method,
            confidence=answered.sureness(),
        )


def _give_details(sheet: FactSheet, answered: Answered, prefix: str) -> None:
    """Insurer, policy number, dates and excess, from columns headed so or named in the answer's words."""
    for piece in answered.reply.pieces:
        label, lead = plain(piece.label), _lead(piece)
        dates = find_dates(piece.words)
        if label and _EXPIRY.search(label) and dates:
            item = dates[-1]
            sheet.add(
                prefix + "expires",
                item.value,
                piece.text,
                lead + item.start,
                lead + item.end,
                method=answered.asked.method,
                confidence=answered.sureness(),
            )
        elif label and _START.search(label) and dates:
            item = dates[0]
            sheet.add(
                prefix + "starts",
                item.value,
                piece.text,
                lead + item.start,
                lead + item.end,
                method=answered.asked.method,
                confidence=answered.sureness(),
            )
        elif label and _EXCESS.search(label) and find_money(piece.words, bare=True):
            item_money = find_money(piece.words, bare=True)[0]
            sheet.add(
                prefix + "excess",
                _pounds(item_money.value),
                piece.text,
                lead + item_money.start,
                lead + item_money.end,
                method=answered.asked.method,
                confidence=answered.sureness(),
            )
        elif label and _POLICY.search(label) and not _LIMIT.search(label):
            sheet.add(
                prefix + "policy_number",
                piece.words,
                piece.text,
                piece.start,
                piece.end,
                method=answered.asked.method,
                confidence=answered.sureness(),
            )
        elif label and _INSURER.search(label) and not _LIMIT.search(label):
            if _ENCLOSURE.search(label):
                continue
            sheet.add(
                prefix + "insurer",
                piece.words,
                piece.text,
                piece.start,
                piece.end,
                method=answered.asked.method,
                confidence=answered.sureness(),
            )
        else:
            _give_from_words(sheet, answered, prefix, piece)


def _give_from_words(sheet: FactSheet, answered: Answered, prefix: str, piece: Piece) -> None:
    lead, words = _lead(piece), piece.words
    for item in find_dates(words):
        if _EXPIRES_IN_WORDS.search(words[: item.start]):
            sheet.add(
                prefix + "expires",
                item.value,
                piece.text,
                lead + item.start,
                lead + item.end,
                method=answered.asked.method,
                confidence=answered.sureness(0.95),
            )
    for money in find_money(words, bare=True):
        if money.value > 0 and _EXCESS_BEFORE.search(words[: money.start]):
            sheet.add(
                prefix + "excess",
                _pounds(money.value),
                piece.text,
                lead + money.start,
                lead + money.end,
                method=answered.asked.method,
                confidence=answered.sureness(0.95),
            )
    policy = _POLICY_IN_WORDS.search(words)
    if policy:
        sheet.add(
            prefix + "policy_number",
            policy["number"].strip(),
            piece.text,
            lead + policy.start("number"),
            lead + policy.end("number"),
            method=answered.asked.method,
            confidence=answered.sureness(0.9),
        )


_RAISES = re.compile(r"\b(?:increas|rais|top(?:ped)? up|bring\w* .{0,20}\bup\b|higher level)", re.IGNORECASE)
"""An undertaking to have more of a cover than is held: it is given for what is held, too."""


def _give_undertaking(
    sheet: FactSheet, answers: Sequence[Answered], held: set[str], lacking: dict[str, Answered]
) -> None:
    for answered in with_code(answers, "insurance.undertaking"):
        if answered.reply.state != "answered" or not (answered.reply.yes or _WILL.search(answered.reply.words)):
            continue
        words = plain(f"{answered.asked.text} {answered.reply.words}")
        named = [kind for kind, pattern in _NAMED.items() if pattern.search(words)]
        raises = _RAISES.search(words) is not None
        asked_of = [kind for kind in _NAMED if kind in lacking or (raises and kind in held)]
        kinds = named or asked_of or ([] if held or lacking else list(_NAMED))
        for kind in kinds:
            if kind in held and not raises:
                continue
            note(sheet, answered, f"insurance.{kind}.undertaken", True)
            amount = find_money(answered.reply.words) or (find_money(answered.asked.text) if len(kinds) == 1 else [])
            if amount and amount[0].value > 0:
                note(sheet, answered, f"insurance.{kind}.cover", _pounds(amount[0].value), share=0.9)
