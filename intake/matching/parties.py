"""Of whom a question asks: the heading above "Name" decides whether it is the contact, the signatory or a parent."""

from __future__ import annotations

import re
from collections.abc import Sequence

from intake.matching.wording import plain
from schemas.questions import Party

_UNDER: tuple[tuple[Party, re.Pattern[str]], ...] = (
    (
        "parent",
        re.compile(
            r"\b(parent|holding) (company|compan|organisation|undertaking|charity|body)|"
            r"\bultimate (parent|owner|controlling)"
        ),
    ),
    (
        "person",
        re.compile(
            r"\bsignificant control\b|\bpscs?\b|^(details of )?(the )?(directors|trustees|partners|shareholders)\b"
        ),
    ),
    (
        "declaration",
        re.compile(
            r"\bdeclarations?\b|\bsignature\b|\bsign(?:ing)? ?off\b|\bsign(?:ed| here|atory)\b|\bstatement of truth\b|"
            r"\bcertification by\b|\bauthori[sz]ed by\b|\bconfirmation and sign|\bcertificate "
            r"of\b.{0,30}\b(bona|collusion)"
        ),
    ),
    (
        "member",
        re.compile(
            r"\bsub ?contractors?\b|\bconsortium\b|\bsupply chain\b|\blead (member|partner)\b|"
            r"\b(group|partner) member\b|"
            r"\beconomic operators?\b|\bguarantor\b|\bmember \d"
        ),
    ),
    (
        "referee",
        re.compile(
            r"\breferees?\b|\breferences?\b|\bcontract examples?\b|\bprevious contracts?\b|"
            r"\bcontract \d\b|\bcustomers?\b|"
            r"\brelevant experience\b|\btrack record\b|\bexperience and contract"
        ),
    ),
    ("insurance", re.compile(r"\binsurances?\b|\bindemnity\b")),
    (
        "contact",
        re.compile(
            r"\bcontact\b|\bwhom? (should|do|can|may|shall|could|might) we\b|"
            r"\bpoints? of contact\b|\bcorrespondence\b|\bperson (completing|responsible|to whom)\b|"
            r"\b(person|somebody|someone|individual|officer|colleague|member of staff) (that |whom? )?"
            r"((we|the council|you) (should|can|may|could|will|would|must|need to|ought to) |to )"
            r"(speak|talk|write|reply|ring|call|phone|telephone|e ?mail|approach|liaise|ask)\b|"
            r"\bwhom? ((we|the council) (should|can|may|could|will) |to )(speak|talk|write|reply|ring|call|approach)\b|"
            r"\b(person|officer|individual|somebody|someone) (who is )?"
            r"(for|on|dealing with|handling|leading( on)?|in charge of) (this|the|your|our) "
            r"(bid|application|tender|submission|response|return|form|questionnaire)\b"
        ),
    ),
    (
        "applicant",
        re.compile(
            r"\b(your|the|about|potential|applicant) ?(organisation|company|provider|supplier|"
            r"business|applicant|bidder|you)\b|"
            r"\b(organisation|company|supplier|provider|applicant|business|bidder)s? (details|"
            r"information|profile|identity)\b|"
            r"\bgeneral information\b|\bwho you are\b|\bidentity of\b|"
            r"\bdetails of (the )?(provider|applicant|organisation)\b"
        ),
    ),
)
_GROUP_OF_ALL = re.compile(
    r"\b(supplier|provider|applicant|organisation|bidder)s?\b.{0,40}\b(and|or)\b.{0,20}\b(consortium|sub ?contract)"
)

_SEVERAL_TOPICS = re.compile(
    r"\b(?:consortium|consortia|sub ?contract\w*)\b.{0,20}\band\b.{0,20}"
    r"\b(?:lots?|categor\w+|tiers?|application|bid|contacts?)\b|"
    r"\b(?:lots?|categor\w+|tiers?|application|bid|contacts?)\b.{0,20}\band\b.{0,20}"
    r"\b(?:consortium|consortia|sub ?contract\w*)\b"
)
"""Headings of a section about the bid as a whole and not about one member of it."""
_DECLARES = re.compile(
    r"^(?:i|we)\b.{0,40}\b(?:declare|certify|confirm)\b.{0,120}\b(?:true|accurate|correct|complete|authorised)\b"
)
_CONTACT_FIRST = re.compile(r"\bcontact\b.{0,24}\bdeclaration\b")
"""A heading of both: its name and role are the contact's, who signs too where nobody else is asked to."""
_CONVICTED = re.compile(r"\b(?:convicted|situations|grounds)\b")

_OWN: tuple[tuple[Party, re.Pattern[str]], ...] = (
    ("parent", re.compile(r"\b(parent|holding|ultimate|controlling)\b|\bsubsidiary\b")),
    (
        "member",
        re.compile(
            r"\b(sub ?contractors?|consortium|supply chain|lead member|group member|economic operators?|guarantors?)\b"
        ),
    ),
    ("person", re.compile(r"\b(significant control|pscs?|shareholders?|next of kin)\b")),
    ("referee", re.compile(r"\b(customers?|clients?|referees?|reference contract|commissioner s name|contract \d)\b")),
    ("insurance", re.compile(r"\b(insurers?|insured|insurance|policy (number|no))\b")),
)


def party_of(headings: Sequence[str]) -> Party | None:
    """The party whom headings speak of, the innermost first; None when none says so."""
    for heading in reversed(headings):
        words = plain(heading)
        if _GROUP_OF_ALL.search(words) or _SEVERAL_TOPICS.search(words) or _CONVICTED.search(words):
            continue
        if _DECLARES.search(words):
            return "declaration"
        if _CONTACT_FIRST.search(words):
            return "contact"
        for party, pattern in _UNDER:
            if pattern.search(words):
                return party
    return None


def named_party(question: str) -> Party | None:
    """The party other than the applicant that a question's own (plain) words name."""
    for party, pattern in _OWN:
        if pattern.search(question):
            return party
    return None
