"""What a stretch of text looks like: a question, a heading, guidance to the bidder, a prompt, no answer at all."""

from __future__ import annotations

import re

from intake.kinds.questionnaire import numbers
from intake.matching.wording import plain

_ASKS = re.compile(
    r"^(please|kindly|describe|explain|provide|state|confirm|give|list|set out|outline|detail|"
    r"details|tell us|enter|indicate|specify|"
    r"how|what|when|where|which|who|whom|why|do|does|did|are|is|has|have|had|can|could|will|"
    r"would|should|if (?:yes|no|so|you|your|the)|"
    r"in the (?:last|past)|within the (?:last|past)|name|date|number|address|approximately how)\b",
    re.IGNORECASE,
)
_STRONG_ASK = re.compile(
    r"^(please (?:provide|state|confirm|give|describe|explain|list|set out|tell|enter|"
    r"indicate|specify|detail|outline)|describe|explain|"
    r"confirm (?:that|whether)|state (?:whether|your|the)|tell us|how (?:do|does|will|would|"
    r"many|much|often|is|are)|what (?:is|are|do|does|will)|"
    r"(?:do|does|did|are|is|has|have|will|can|would) (?:you|your|the|any|all|there|it|staff|we)|"
    r"(?:if|where|for) (?:[‘'\"“]?yes|[‘'\"“]?no|you|your|so|the|all|any|each|contracts?|projects?|programmes?)"
    r"\b.{0,300}\bplease (?:provide|state|confirm|give|describe|explain|"
    r"list|set out|tell|enter|indicate|specify|detail|outline|demonstrate)|"
    r"on request,? can you|provide (?:a|the|your) (?:link|copy|details?))\b",
    re.IGNORECASE | re.DOTALL,
)
_GUIDANCE = re.compile(
    r"\bplease (?!call|contact (?:me|us|our))|\byou (?:must|should|may|need|will|can|are)\b|"
    r"\bif you\b|^\W*(?:note|guidance|nb|n\.b|tip|important|example)\b|"
    r"\b(?:delete|strike|circle|tick) (?:as|where|the|whichever|one|all|box)\b|\b(?:for "
    r"example|e\.g\.)|\bbidders? (?:must|should|are)\b|"
    r"\b(?:suppliers?|providers?|applicants?|tenderers?|candidates?|organisations?) (?:must|"
    r"should|are (?:required|asked|reminded))\b|"
    r"\bmax(?:imum)?(?: of)? \d+ words\b|^\W*(?:word )?limit:? (?:of )?\d+ words|\bword "
    r"limit\b|\b(?:maximum|not exceed|no more than) \d+ (?:words|pages)\b|\bpotential "
    r"supplier\b|"
    r"\byour (?:answer|response|organisation|application|bid|tender|submission)\b|\bwill be "
    r"(?:scored|evaluated|assessed|rejected|excluded)\b|"
    r"\bthis (?:question|section) (?:is|will|should|must)\b|\bpass\s?/\s?fail\b|^\s*\(.*\)\s*$",
    re.IGNORECASE,
)
_OUR_OWN = re.compile(r"\b(?:we|our|us|ours|i|my)\b", re.IGNORECASE)
_PROMPT = re.compile(
    r"^\W*(?:click (?:or tap )?(?:here|to)(?: here)?(?: to)?.{0,30}|tap here.{0,30}|choose "
    r"(?:an item|one|from (?:the )?list|file)\.?|"
    r"select(?: (?:an item|one|option|an option|from (?:the )?list|answer|yes or no|"
    r"yes\s?/\s?no|\.\.\.|…))?|please (?:select|choose)(?: .{0,24})?|no file selected|"
    r"(?:dd|d)\s?[/.-]\s?(?:mm|m)\s?[/.-]\s?(?:yyyy|yy)|\(?dd\)? \(?mm\)? \(?yyyy\)?|day "
    r"month year|search for address|address lookup|"
    r"yes\s*(?:/|or|\||\\|,)?\s*no(?:\s*(?:/|or|\||\\|,)?\s*(?:n\s?/?\s?a|"
    r"not\s+applicable))?\s*(?:\(?\*?\s*(?:please )?(?:delete|circle|tick|select).{0,40}\)?)?|"
    r"yes\*?\s*/\s*no\*?|y\s?/\s?n|£\s?[x_.]*|%|i confirm|enter (?:text|date|answer|response|"
    r"here).{0,20}|type (?:your answer |text )?here.{0,20}|"
    r"your (?:answer|response)(?: here)?|answer:?|response:?|[_.…\s]{2,}|word count:?|"
    r"tick to (?:confirm|agree|accept)|signature|sign here|print name|double click here.{0,40})\W*$",
    re.IGNORECASE | re.DOTALL,
)
_INSTRUCTS = re.compile(
    r"^\W*(?:(?:double )?click|tap|choose|select (?:an|one|from)|please (?:select|choose|enter)|enter|type|"
    r"your (?:answer|response) here)\b",
    re.IGNORECASE,
)
_LEFTOVER = re.compile(
    r"^\W*(?:\[[^\]]{2,120}\]|<[^>]{2,120}>|\{[^}]{2,120}\}|tbc|tba|tbd|to be (?:confirmed|"
    r"advised|completed|determined|decided|provided|supplied)|"
    r"to follow|awaiting(?: .{0,30})?|pending|x{3,}|\?{1,5}|insert .{2,80}|lorem ipsum.*|"
    r"awaited|not known(?: yet)?|unknown|not yet known|"
    r"(?:answer|details|response) to follow)\W*$",
    re.IGNORECASE | re.DOTALL,
)
_BRACKETED_TICK = re.compile(r"^\W*\[\s*(?:x|✓|yes|no)?\s*\]\W*$", re.IGNORECASE)
_NONE = re.compile(
    r"^\W*(?:no\W{1,3})?(?:n\s?[/.]?\s?a\.?|none (?:of (?:the|these|those|them|this)\b(?: above)?"
    r"(?: grounds?)?)?\s?(?:appl(?:y|ies))?|none (?:yet|held|at present|currently|required|needed|"
    r"necessary|to (?:declare|report|add))|not (?:applicable|"
    r"relevant)|does not apply|doesn['’]t apply|none|nil|no(?:ne)? applicable|nothing(?: to "
    r"(?:declare|add|report))?|not (?:needed|required|necessary))"
    r"(?:\W*|\s*[-–:,(.;].{0,120}|\s+(?:as|to us|because|since|for|at)\b.{0,120})$",
    re.IGNORECASE | re.DOTALL,
)
_EXAMPLE_ANSWER = re.compile(
    r"^\W*(?:(?:an? )?(?:example|specimen|sample|model)) (?:answer|response|reply|entry|only)\b\s*[-–—:.(]",
    re.IGNORECASE,
)
_LIMIT = re.compile(
    r"^\W*(?:(?:word|maximum|max\.?) (?:limit|count|words)|limit|maximum|max)\b.{0,12}\d[\d,]* ?(?:words)?\W*$|"
    r"^\W*(?:no more than |up to |maximum (?:of )?)?\d[\d,]* words(?: max(?:imum)?)?\W*$",
    re.IGNORECASE,
)
_DASH = re.compile(r"^\s*[-–—]{1,3}\s*$")
_ELSEWHERE = re.compile(
    r"^\W*(?:please )?(?:see|refer(?:red)?(?: to)?|as (?:per|above|before|stated|attached|"
    r"enclosed|detailed|provided|given|set out)|attached|enclosed|"
    r"(?:copy |copies |document |file |certificate |policy |details )?(?:attached|enclosed|"
    r"uploaded|supplied|provided|included|submitted) (?:separately|as|in|with|to|under|see|"
    r"at)?|"
    r"same as|in (?:the )?(?:attached|enclosed|separate|appendix|annex)|separate (?:document|"
    r"sheet|file)|ditto|appendix|annex|uploaded|sent separately)\b",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^(?:section|part|schedule|appendix|annex|module|stage)\s+(?:[A-Z]|\d+|[IVX]+)\b", re.IGNORECASE)
_GROUNDS = re.compile(
    r"^(?:grounds? for )?(?:mandatory|discretionary) (?:grounds?(?: for)? )?exclusion(?: grounds?)?$", re.IGNORECASE
)
_REQUEST = re.compile(
    r"^(?:please |if so,? (?:please )?|if yes,? (?:please )?)?(?:give|provide|state|explain|describe|attach|enclose|add"
    r"|say|set out|list) (?:full |brief |further |any |the |your |all )*(?:details|particulars|reasons?|dates?"
    r"|explanation|evidence|information|which|why|when|how|what|it|them|this|these)\b.*[.:]$",
    re.IGNORECASE,
)
_LONGEST_REQUEST = 14
_FURNITURE = re.compile(
    r"^(?:page \d+(?: of \d+)?|\d{1,3}\s*/\s*\d{1,3}|©.*|.{0,60}all rights reserved.*|"
    r"official(?:[- ]sensitive)?|end of (?:section|questionnaire|form|document)|"
    r"you are \d+% through.*|confidential)$",
    re.IGNORECASE,
)


_STATUS_LEAD = re.compile(r"^\s*\(?(?:M|O|M/O|(?i:mandatory|optional))\)?\s?:\s+(?=\S)")


def status_lead(text: str) -> int:
    """Characters of the mark before a question that says whether it must be answered: "M: ", "Optional: "; else 0."""
    match = _STATUS_LEAD.match(text)
    return match.end() if match else 0


_ANSWER_LEAD = re.compile(
    r"^\W{0,2}(?:(?:(?:(?:our|your|my|the) )?"
    r"(?:(?:bidder|supplier|provider|applicant|tenderer|organisation)(?:['’]?s)? )?"
    r"(?:answer|response|reply|ans)(?: \(?[A-Z0-9.]{1,6}\)?)?)\s*[:–-]|A\s?:)\s*",
    re.IGNORECASE,
)


def answer_lead(text: str) -> int:
    """Characters of the word that only announces an answer: "Answer: ", "A: ", "Supplier's response: "; 0 without."""
    match = _ANSWER_LEAD.match(text)
    return match.end() if match else 0


def asks(text: str) -> bool:
    """Whether the wording asks: a question mark or colon at its end, or a word that begins questions and requests."""
    words = text.strip()
    return words.rstrip("*† ").endswith(("?", ":", "...", "…")) or bool(_ASKS.match(words))


def asks_strongly(text: str) -> bool:
    """As `asks`, but only for what can hardly be anything else than a question or request."""
    words = text.strip()
    return words.rstrip("*† ").endswith("?") or bool(_STRONG_ASK.match(words))


def is_request(text: str) -> bool:
    """Whether a short sentence only asks for more of what the question before it asks: "Give details."."""
    return len(text.split()) <= _LONGEST_REQUEST and bool(_REQUEST.match(text.strip()))


def is_guidance(text: str) -> bool:
    """Whether the words speak to the one who fills in the form, and not of that one's own doings."""
    return bool(_GUIDANCE.search(text)) and not (
        _OUR_OWN.search(text) and len(text.split()) > 4 and not re.search(r"\bplease\b", text, re.IGNORECASE)
    )


def is_prompt(text: str) -> bool:
    """Whether the words are the form's own prompt or untouched choice: nothing was answered."""
    return not text.strip() or bool(_PROMPT.match(" ".join(text.split())))


def is_instruction(text: str) -> bool:
    """Whether a prompt is a sentence of the form left in the answer's place: "Click or tap here to enter text"."""
    return is_prompt(text) and bool(_INSTRUCTS.match(text))


def is_leftover(text: str) -> bool:
    """Whether a place holder or a promise stands where the answer should: [insert], TBC, to follow."""
    return bool(_LEFTOVER.match(text)) and not _BRACKETED_TICK.match(text)


def is_limit(text: str) -> bool:
    """Whether a line only states a question's word limit."""
    return bool(_LIMIT.match(text.strip()))


def is_example(text: str) -> bool:
    """Whether a cell holds an answer that the form gives as a pattern: "Example answer - ..."."""
    return bool(_EXAMPLE_ANSWER.match(text))


def is_none(text: str) -> bool:
    """Whether the answer is that the question does not apply, or "none"."""
    return bool(_NONE.match(text.strip())) or is_dash(text)


def is_dash(text: str) -> bool:
    """Whether the answer is a dash."""
    return bool(_DASH.match(text))


def points_elsewhere(text: str) -> bool:
    """Whether the answer only says where the answer is: "see attached", "as above"."""
    words = text.split()
    return len(words) <= 22 and bool(_ELSEWHERE.match(text.strip()))


def is_furniture(text: str) -> bool:
    """Whether the words are a page's furniture: page numbers, copyright, "End of section"."""
    return bool(_FURNITURE.match(" ".join(text.split())))


def is_section(text: str) -> bool:
    """Whether the words are a section's title: "Part B: Exclusion grounds"."""
    return (
        bool(_HEADING.match(text.strip()) or _GROUNDS.match(text.strip()))
        and not numbers.is_number(text)
        and len(text.split()) <= 16
        and "?" not in text
    )


def echoes(question: str, words: str) -> bool:
    """Whether the words only repeat the question, as the label of an entry field does."""
    own = set(plain(words).split())
    return 3 <= len(own) <= 8 and own <= set(plain(question).split()) | {
        "name",
        "details",
        "number",
        "of",
        "the",
        "your",
    }
