"""Postcodes, telephone numbers, e-mail and web addresses."""

from __future__ import annotations

import re

from intake.values.found import Found

_POSTCODE = re.compile(
    r"\b(?P<out>GIR|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9](?:[0-9]|[ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW]))"
    r"[ \u00a0]{0,2}(?P<in>0AA|[0-9][ABD-HJLNP-UW-Z]{2})\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+'-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE = re.compile(r"(?<![\w.£-])(?:\+\s?44\s?(?:\(0\))?|\(?0)(?:[\s().-]?\d){8,10}(?!\d)")
_WEBSITE = re.compile(
    r"\b(?:https?://|www\.)[^\s<>()\"']+[^\s<>()\"'.,;:]"
    r"|(?<![\w@.-])[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:co\.uk|org\.uk|ac\.uk|sch\.uk|gov\.uk|com|org|net|uk)\b"
    r"(?:/[^\s<>()\"',;]*)?(?!@)",
    re.IGNORECASE,
)


def find_postcode(text: str) -> list[Found[str]]:
    """British postcodes in upper case with one space."""
    return [
        Found(f"{match['out'].upper()} {match['in'].upper()}", match.start(), match.end())
        for match in _POSTCODE.finditer(text)
    ]


def find_emails(text: str) -> list[Found[str]]:
    """E-mail addresses as printed."""
    return [Found(match[0], match.start(), match.end()) for match in _EMAIL.finditer(text)]


def find_phones(text: str) -> list[Found[str]]:
    """British telephone numbers as printed (ten or eleven digits with the leading 0, or +44)."""
    return [Found(match[0].strip(), match.start(), match.end()) for match in _PHONE.finditer(text)]


def find_websites(text: str) -> list[Found[str]]:
    """Web addresses as printed, but for the capital that word processors put at a beginning (Www.); those inside e-mail
    addresses do not count."""
    mails = find_emails(text)
    return [
        Found(re.sub("^Www\\.", "www.", match[0]), match.start(), match.end())
        for match in _WEBSITE.finditer(text)
        if not any(mail.start <= match.start() < mail.end for mail in mails)
    ]
