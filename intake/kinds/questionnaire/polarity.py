"""Which way a question is put, and so what its yes says: "Have you been convicted?" or "Confirm that no one has"."""

from __future__ import annotations

import re

from intake.matching.wording import plain

_DENIES = re.compile(
    r"\b(?:no one|nobody|none|neither|nor|never|free (?:from|of)|nothing|without)\b|"
    r"\bnot (?:been|guilty|applied|apply|subject|convicted|committed|breached|in breach|aware|"
    r"have|had|entered|taken|acted|made|under|"
    r"bankrupt|insolvent|involved|withheld|received|the subject|a |any|be|currently|in|on)\b|"
    r"\b(?:has|have|is|are|was|were|do|does|did|had) not\b|\b(?:hasnt|havent|isnt|arent|wasnt|werent|dont|doesnt)\b|"
    r"\b(?:there (?:is|are|has been|have been)|that|of|has|have|had|with) no\b|\bno (?:person|"
    r"director|member|individual|such|"
    r"conviction|convictions|offence|offences|ground|grounds|conflict|conflicts|breach|"
    r"breaches|enforcement|finding|findings|outstanding|unpaid|"
    r"arrears|mandatory|discretionary|officer|trustee|partner|one|contract|part|prosecution|"
    r"prosecutions|notice|notices|proceedings|current)\b|"
    r"\babsence of\b(?! grounds)|"
    r"(?<!yes )(?<!or )(?<!if )(?<!answered )(?<!answer )(?<!to )(?<!tick )\bno (?!more|less|later|longer|doubt|"
    r"matter|to\b|please|n a\b|and\b|or\b)(?=[a-z]{2})"
)
_NO_DENIAL = re.compile(
    r"\bwhether or not\b|\bor not\b|\bif not\b|\bif no\b|\bnot limited to\b|\bnot (?:later|"
    r"more|less) than\b|\bcannot be\b[a-z ]{0,40}\bremed\w+|"
    r"\bnot (?:applicable|known|able|been (?:paid|met|remedied|resolved|fulfilled))\b|"
    r"\bnot (?:always |fully |been )?(?:paid|met|complied|kept|observed|adhered|abided|honoured|fulfilled|followed|"
    r"respected|compliant|solvent)\b|\bnon payment\b|\babsence of grounds\b|\bdue to no\b|"
    r"\bnot remedied\b|\byes or no\b|\byes no\b|\banswer(?:ed)? no\b|\bnot for profit\b|"
    r"\bwithout delay\b|\bif you answered\b.*$|\bno more than\b|"
    r"\bnot be (?:effectively |otherwise )?remed\w+"
)
_TAX_GOOD = re.compile(
    r"\b(?:is|are|was|were) (?:all )?paid\b|"
    r"\b(?:met|meets?|fulfil(?:led|s)?|complied|complies|comply|compliant|up to date|in order|"
    r"paid in full|paid all|paid its|paid your|has paid|have paid|"
    r"have you paid|discharged|settled|satisfied|honoured)\b|\ball\b.{0,90}\bpaid\b|\b(?:have|"
    r"has) been paid\b|\bpaid on time\b"
)
_TAX_BAD = re.compile(
    r"\b(?:breach\w*|fail(?:ed|ure|s)?|unpaid|owe[ds]?|owing|outstanding|arrears|overdue|"
    r"default\w*|non (?:payment|compliance)|evasion|evaded|"
    r"misconduct|not (?:paid|met|been paid|been met|complied|fulfilled|up to date)|underpaid|"
    r"late|challenged|incorrect)\b"
)
_KEEPS = re.compile(
    r"\b(?:kept|keeps?|respects?|upholds?|honours?|fulfils?|abides?|adheres?|follows?|complied|complies|comply|compliant|compliance|observed?|adhered?|abided?|met|meets?|"
    r"fulfilled|honoured|discharged|followed|respected|upheld|solvent|in good standing|"
    r"acted (?:with integrity|honestly|properly))\b"
)
"""Says of an obligation that it is met."""
_BREAKS = re.compile(
    r"\b(?:breach\w*|fail\w*|infring\w*|violat\w*|contraven\w*|br[eo]k\w*|non (?:compliance|payment)|"
    r"convict\w*|offences?|insolven\w*|bankrupt\w*|guilty|prosecut\w*|notices?|enforcement|terminat\w*|sanction\w*|damages|misl\w+|withh\w+|"
    r"not (?:\w+ ){0,2}(?:kept|complied|comply|compliant|observed|adhered|abided|met|"
    r"fulfilled|honoured|discharged|followed|respected|upheld|solvent))\b"
)
_GOOD_STATEMENT = re.compile(r"\b(?:complian(?:t|ce)|compl(?:y|ies|ied)|published|met|fulfilled)\b")
_ANSWER_DENIES = re.compile(
    r"\b(?:none (?:of|has|have|apply|applies)|no (?:convictions?|offences?|breach(?:es)?|"
    r"grounds?|conflicts?|such|one|director|person|member|enforcement|notices?|"
    r"findings?|prosecutions?|proceedings?|contracts?|unpaid|outstanding|arrears)|never|"
    r"(?:has|have|had|is|are|was|were|do|does|did) not|hasn['’]?t|haven['’]?t|"
    r"not (?:been )?(?:convicted|guilty|subject|apply|applicable to us|aware)|nothing)\b",
    re.IGNORECASE,
)


_CONFIRMS = re.compile(r"\b(?:confirm|confirms|declare|certify|affirm|agree|warrant|undertake|state|true|guarantee)\b")
_SUBORDINATE = re.compile(r"\b(?:because|which|where|if|due to|unless|since|after|whether|when|for which|although)\b")
_ASKS = re.compile(
    r"\b(?:has|have|is|are|do|does|did|was|were|can|could|will|would) (?:you|your|the|any|it|"
    r"there|anyone|a|an|one|this|they|we)\b|^(?:has|have|is|are|do|does|did)\b"
)


def denies(text: str) -> bool:
    """Whether a wording states that something is not so: "Please confirm that none of the following applies"."""
    words = _NO_DENIAL.sub(" ", plain(text))
    for match in _DENIES.finditer(words):
        before = words[: match.start()]
        if _CONFIRMS.search(before):
            if not _SUBORDINATE.search(_CONFIRMS.split(before)[-1]):
                return True
        elif not _SUBORDINATE.search(before) and not _ASKS.search(before):
            return True
    return False


def yes_means_bad(text: str, adverse: str | None, topic: str, own: str = "") -> bool:
    """Whether a yes to this wording says that the ground applies.

    `adverse` is the bank's answer for the usual wording; `topic` "tax" and "statement" are put either way; `own` is
    the part of the wording that is not its stem's.
    """
    words = plain(text)
    if topic == "tax":
        return _tax_yes_means_bad(words)
    if topic == "statement":
        good = bool(_GOOD_STATEMENT.search(words)) and not re.search(r"\b(?:breach\w*|fail\w*)\b", words)
        return good == denies(text)
    if denies(own) or _states_good(own) or _states_good(text):
        return False
    return (adverse != "no") != denies(text)


def _states_good(text: str) -> bool:
    """Whether a wording says of an obligation that it is met: "We have kept to the law on the environment"."""
    words = plain(text)
    return bool(_KEEPS.search(words)) and not _BREAKS.search(words)


def _tax_yes_means_bad(words: str) -> bool:
    cleaned = _NO_DENIAL.sub(" ", words)
    bad, good = _TAX_BAD.search(words), _TAX_GOOD.search(words)
    denied = bool(_DENIES.search(cleaned))
    if bad and (not good or bad.start() < good.start() or re.search(r"\bin breach\b|\bfail", words)):
        return not denied
    if good:
        return bool(re.search(r"\bnot\b.{0,12}\b(?:met|paid|fulfilled|complied|up to date)\b", words))
    return not denied


def states_absence(answer: str) -> bool:
    """Whether a typed sentence says that nothing of the kind is the case, whatever its first word."""
    return len(answer.split()) >= 3 and bool(_ANSWER_DENIES.search(answer))
