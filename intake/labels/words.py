"""What labels look like."""

from __future__ import annotations

import re


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_LABEL_WORDS = _listed(
    """
    abuse account activity address age agency aggregate amount applicant approved approval assessed assessment
    assessor assured audit
    author authority authorised award basis board body broker business capacity category certificate charity claim
    class client code commenced commencement commissioner company completed completion conditions contact cyber motor
    contract council cover coverage customer date dates deductible deputy description designated details
    director director's document dsl due duration effective email e-mail employer employer's employers
    employers' end ended ending enquiries established excess expires expiry expiration exclusions fax fee
    finish from grade head holder inception indemnity individual insurance insured insurer insurers inspected
    inspection inspector issue issued judgement job last lead level liability licence limit limits location
    manager mobile name nature next no number occupation occurrence of officer ofsted organisation outcome
    outcomes owner paid parent part period person phone policy policyholder position post postcode premises
    premium prepared previous principal product products professional proposer provider provision public
    published purpose rating ratified ref reference referee registered registrant registration renewal report
    responsible responsibility retroactive review reviewed reviewer role scheme school section sector service
    services setting signature signed sign-off site start started status subject sum supplier tel telephone
    tier term territorial title to total trading type ukprn underwriter underwriters underwritten until urn
    controller credit data effectiveness incorporated recommended score supplied template
    establishment experiences overall progress fee
    home institution nominated payment proprietor setting sub-type unique
    validity valid value version website work
    """
)
_SMALL_WORDS = _listed("a an and any at by each for if in is no of on or per s the this to your & / -")
_SHORTENED = re.compile(r"\b(?:nos?|ref|refs|tel|amt|max|min|exp|approx|incl|excl|ins|pol|cert)\.$", re.IGNORECASE)
_UNIT = re.compile(r"\(?£\s?['’]?0{0,3}s?\)?(?!\d)")
_NEW_SENTENCE = re.compile(r"\w{3}[.!?]\s+[A-Z]")
_MAX_LABEL = 110
_MAX_WORDS = 16
_VALUE_SIGNS = re.compile(r"£\s?[\d,.]|\d{3}|\d[/.]\d|@|☐|☒|\b(?:19|20)\d\d\b")
_NUMBERING = re.compile(r"^\s*(?:\(?[a-z]\)|\(?\d{1,2}(?:\.\d{1,2})*[.)]?|[•·▪*–-])\s+", re.IGNORECASE)


def plain_label(text: str) -> str:
    """The label on one line, without its numbering, colon and leaders."""
    single = " ".join(text.split())
    return _NUMBERING.sub("", single).rstrip(" .…_:;–—-").strip()


def looks_like_label(text: str) -> bool:
    """Whether the text could be a label: short, no value in it, mostly words that labels are made of."""
    stripped = text.strip()
    label = plain_label(stripped)
    if not label or len(label) > _MAX_LABEL or has_value(label):
        return False
    if ends_like_sentence(stripped) or _NEW_SENTENCE.search(label) or len(label.split()) > _MAX_WORDS:
        return False
    if stripped.endswith((":", "?")):
        return True
    return label_share(label) >= 0.5


def ends_like_sentence(text: str) -> bool:
    """Whether a text ends with a full stop that is not that of "No." or "Ref."."""
    return text.endswith(("!", ";")) or (text.endswith(".") and not _SHORTENED.search(text))


def has_value(text: str) -> bool:
    """Whether a text shows figures, money, a date, a mark or an address; a unit such as (£000) is none."""
    return bool(_VALUE_SIGNS.search(_UNIT.sub("", text)))


def label_share(label: str) -> float:
    """The share of words that labels are made of (small words aside if others are there); 0.0 for none."""
    words = [word for word in re.split(r"[^a-z'’-]+", label.lower().replace("’", "'")) if word]
    telling = [word for word in words if word not in _SMALL_WORDS] or words
    if not telling:
        return 0.0
    return sum(_is_label_word(word) for word in telling) / len(telling)


def _is_label_word(word: str) -> bool:
    return word in _LABEL_WORDS or (word.endswith("s") and word[:-1] in _LABEL_WORDS)
