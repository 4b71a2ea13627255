"""The smallest pack that is read like a large one: two Word files and a text, in a zip. No two numbers give the same
bytes."""

from __future__ import annotations

from functools import cache

from tests.make import docx, text, xlsx
from tests.make.archive import zip_of
from tests.make.blocks import H, P

PROVIDER = "Fernhollow Tutors Ltd"
FRAMEWORK = "iap"


def small_pack(number: int) -> bytes:
    """A zip of three documents; about 25 kB."""
    receipt = text.receipt(f"WSCC-{number:06}", "Independent Alternative Provision", PROVIDER, "2 October 2026",
                           "2026-10-02", ["Safeguarding policy.docx", "Insurance letter.docx"])
    return zip_of({
        f"{PROVIDER}/Receipt.txt": receipt.data,
        f"{PROVIDER}/Safeguarding policy.docx": _policy(),
        f"{PROVIDER}/Insurance letter.docx": _letter(),
    })


@cache
def _policy() -> bytes:
    return docx.render([
        H("Safeguarding and child protection policy", 0),
        P(f"{PROVIDER}. Adopted on 4 September 2026; to be reviewed in September 2027."),
        H("Designated safeguarding lead"),
        P("The designated safeguarding lead is Imogen Thrale. Concerns are recorded on the same day."),
    ]).data


@cache
def _letter(provider: str = PROVIDER) -> bytes:
    return docx.render([
        P("To whom it may concern", "bold"),
        P(f"We confirm that {provider} holds public liability insurance of £5,000,000 for any one occurrence, from "
          "1 April 2026 to 31 March 2027."),
    ]).data


def busy_pack(documents: int = 60, provider: str = PROVIDER, ending: str = "") -> bytes:
    """A zip of so many documents that answer hardly anything, so that most rules of every category find a gap. Their
    names may be made longer by an ending."""
    names = ["Behaviour", "Complaints", "Equality", "Fire safety", "First aid", "Lone working", "Recruitment"]
    files = {f"{provider}/Insurance letter{ending}.docx": _letter(provider)}
    for number in range(1, documents):
        name = names[number % len(names)]
        files[f"{provider}/{number:02} {name} policy{ending}.docx"] = _old_policy(name, number, provider)
    return zip_of(files)


def _old_policy(name: str, number: int, provider: str) -> bytes:
    return docx.render([
        H(f"{name} policy", 0), P(f"{provider}. Version {number}. Reviewed on {number % 28 + 1} March 2019."),
        *(P(f"{name}: paragraph {paragraph} says what staff do and whom they tell.") for paragraph in range(12)),
    ]).data


PAYLOADS = ("<script>alert(1)</script>", "<img src=x onerror=alert(2)>", "\"><svg onload=alert(3)>", "'-alert(4)-'",
            "{{7*7}}", "javascript:alert(5)", "</textarea><script>alert(6)</script>")
"""Texts that would be run by a page, or by a template, that takes them for its own."""


def pack_of_payloads() -> bytes:
    """A zip whose folder, file names, provider and quoted texts are all payloads."""
    provider = f"{PAYLOADS[1]} {PAYLOADS[4]} Ltd"
    letter = docx.render([
        H(f"Employers' and public liability {PAYLOADS[0]}", 0),
        P(f"We confirm that {provider} holds public liability insurance of £1,000,000 for any one occurrence with "
          f"{PAYLOADS[2]} Insurance, policy {PAYLOADS[3]}, from 1 April 2024 to 31 March 2025."),
    ]).data
    policy = docx.render([
        H("Safeguarding policy", 0), P(f"{provider}. Reviewed on 1 March 2019."),
        P(f"The designated safeguarding lead is {PAYLOADS[6]}."),
    ]).data
    sheet = xlsx.render([xlsx.Tab("<b>'{{7}}", [["Provider", provider], ["Note", PAYLOADS[1]]])]).data
    folder = PAYLOADS[1].replace("/", "_")
    return zip_of({
        f"{folder}/Insurance {PAYLOADS[0].replace('/', '_')}.docx": letter,
        f"{folder}/Safeguarding policy {PAYLOADS[2]}.docx": policy,
        f"{folder}/{PAYLOADS[5]}.xlsx": sheet,
        f"{folder}/{PAYLOADS[1]}.html": f"<html><body>{PAYLOADS[0]}<p>Complaints policy of {provider}</p>".encode(),
        f"{folder}/{PAYLOADS[0].replace('/', '_')}.svg": b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(7)'/>",
    })
