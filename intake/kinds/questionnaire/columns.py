"""What a table's columns are for: number, question, answer, options, or something the bidder does not fill in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from intake.kinds.questionnaire import numbers, ticks
from intake.kinds.questionnaire.affirmation import affirms, is_pair
from intake.kinds.questionnaire.rows import Row
from intake.located import Cell
from intake.matching.wording import plain

Role = Literal["number", "question", "answer", "option", "limit", "skip"]

_NUMBER = re.compile(
    r"^(?:(?:question|q|item|ref|reference|row|line|section|para|clause|serial|criteria) "
    r")?(?:no|nos|nr|number|num|ref|reference|id|code|s n)$|"
    r"^(?:lot|category|tier|q|qu|item|row|line|section|para|clause|serial|#|)$"
)
_LIMIT = re.compile(
    r"\b(?:max|maximum|limit)\b.{0,12}\bwords?\b|\bword (?:limit|count|max)|\bwords? (?:allowed|limit|max)|^words$"
)
_ANSWER = re.compile(
    r"\b(?:answers?|responses?|reply|replies|declaration|your "
    r"(?:entry|details|information|input|statement|organisation s)|"
    r"(?:bidder|supplier|provider|applicant|tenderer|contractor|organisation|candidate)s? (?:s "
    r")?(?:response|answer|entry|input|comment|information|details|reply|to complete|statement)s?|"
    r"to be completed by|for completion|complete (?:here|this column)|please "
    r"(?:complete|enter|answer|respond)|enter (?:here|below)|input|"
    r"completed by "
    r"(?:bidder|supplier|provider|applicant))\b|^(?:bidder|supplier|provider|applicant|"
    r"tenderer|you)$|^(?:yes no|y n|yes or no)(?: n a)?$|"
    r"^(?:please )?(?:select|choose|circle|tick|confirm|indicate)"
    r"(?: (?:one|tick|box|below|here|yes no|yes or no|y n))*$|"
    r"^(?:tick|value|entry|details|your details|information|what you say)$|\b(?:y n|yes no|yes or no)$"
)
_QUESTION = re.compile(
    r"\b(?:questions?|requirements?|information (?:required|requested|needed|sought)|details? "
    r"(?:required|requested)|we (?:ask|need|want)|criteri(?:on|a)|"
    r"statements?|grounds?|description|topic|subject|field|item|prompt|what "
    r"we|asked|particulars|exclusion|area|label|offence)\b"
)
_SKIP = re.compile(
    r"\b(?:guidance|notes?|help|scor(?:e|ing|ed)|weight(?:ing)?|marks?|pass "
    r"fail|mandatory|optional|type|format|evaluat\w*|moderat\w*|office use|council use|authority use|"
    r"for use by|assess(?:or|ment)s?|evidence required|m o|points|status of question|instructions?|why we "
    r"ask|max score|threshold|reviewer)\b"
)
_EXAMPLE = re.compile(
    r"^(?:(?:for|worked|an?|our|completed|sample|specimen|model|illustrative) )?"
    r"(?:examples?|specimen|eg|e g)"
    r"(?: (?:of (?:an? )?)?(?:\w+ )?(?:answers?|responses?|repl(?:y|ies)|entr(?:y|ies)|values?|only))?$|"
    r"^(?:sample|model|specimen|illustrative|suggested|worked) (?:answers?|responses?|repl(?:y|ies)|entr(?:y|ies))$"
)
"""Heads answers that the form gives as a pattern."""
_OPTION = re.compile(r"^(?:yes|y|no|n|n a|na|not applicable)(?: (?:x|tick|please tick|tick one|tick box))?$")


_LONGEST_PAIR = 3
_AMOUNT = re.compile(r"£\s?\d")
_UNTOUCHED = re.compile(r"^(?:yes no|y n|yes or no)(?: n a)?$")
"""Heads a column only beside other headers; alone it is an answer that nobody gave."""


_RECORD_HEADER = re.compile(
    r"\b(?:insurers?|polic(?:y|ies)|level|cover|limit|expir\w*|renewal|dates?|value|contact|"
    r"organisation|email|e mail|phone|telephone|"
    r"description|starts?|end|role|excess|sum|company|names?|categor(?:y|ies)|lots?|apply\w*|"
    r"address|number|position|status|held|amount|details|contracts?|references?|referees?|examples?|customers?)\b|"
    r"^(?:from|to|until|end(?:ed)?|start(?:ed)?|insured (?:until|to))$"
)
_RECORD_FIRST = re.compile(
    r"^(?:(?:type|kind|class) of )?(?:insurances?|cover|policy|organisation|customer|client|referee|school|council|"
    r"authority|company|contract|name)\b"
)
"""Heads the first column of records, and of nothing that is asked and answered row by row."""
_COVER_FIRST = re.compile(r"^(?:(?:type|kind|class) of )?(?:insurances?|cover|policy)\b")
"""Heads the covers of an insurance table, where a column of numbers may stand before them."""
_RUNNING = re.compile(r"\b(?:contract|reference|referee|example|customer|member|site) ?(?:no\.? ?)?\d\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Roles:
    """The columns' roles by column number, with the headers that gave them; `declared` when a header row did."""

    roles: Mapping[int, Role]
    labels: Mapping[int, str] = field(default_factory=dict)
    declared: bool = False

    def of(self, column: int) -> Role | None:
        """The role of a column."""
        return self.roles.get(column)

    def columns(self, role: Role) -> list[int]:
        """The columns of a role, left to right."""
        return sorted(column for column, own in self.roles.items() if own == role)


def header_roles(cells: Sequence[Cell]) -> Roles | None:
    """The roles that a row of headers gives; None when the row is no header."""
    filled = [cell for cell in cells if cell.text]
    if len(filled) < 2 or any(_is_no_header(cell.text.text) for cell in filled):
        return None
    roles = {cell.column: _role(plain(cell.text.text)) for cell in filled}
    first = filled[0]
    numbering = numbers_head(filled)
    if numbering is not None:
        roles[numbering.column] = "number"
    columns = {cell.column: cell.text.text for cell in filled[1:] if cell is not numbering}
    if is_pair(list(columns.values())):
        roles |= {column: "option" for column, words in columns.items() if affirms(words) is not None}
        roles |= {column: "question" for column, role in roles.items() if role == "answer"}
    known = {column: role for column, role in roles.items() if role is not None}
    options = [column for column, role in known.items() if role == "option"]
    answers = [column for column, role in known.items() if role == "answer"]
    if len(filled) == len(cells) == 2 and [known.get(cell.column) for cell in filled] == ["number", "question"]:
        return Roles(known, {cell.column: " ".join(cell.text.text.split()) for cell in filled}, True)
    if not answers and (len(options) < 2 or not is_pair([cell.text.text for cell in filled if cell.column in options])):
        return None
    places = answers + options
    blank = [cell.column for cell in cells if not cell.text and cell.column < min(places)]
    if min(places) == first.column and not blank:
        return _answers_first(filled, known)
    if not blank and len(filled) == 2 and not _is_header_pair(filled, known):
        return None
    if _is_untouched(filled, known, answers):
        return None
    if not _place_question(known, roles, places, blank):
        return None
    for column in (cell.column for cell in filled if roles[cell.column] is None):
        known.setdefault(column, "skip" if answers and column < max(answers) else "answer")
    return Roles(known, {cell.column: " ".join(cell.text.text.split()) for cell in filled}, True)


def _answers_first(filled: Sequence[Cell], known: Mapping[int, Role]) -> Roles | None:
    """The roles of "Your answer | Question": only where both are headed so in as few words."""
    roles = [known.get(cell.column) for cell in filled]
    words = [cell.text.text for cell in filled]
    if len(filled) != 2 or roles != ["answer", "question"] or any(len(text.split()) > _LONGEST_PAIR for text in words):
        return None
    return Roles(known, {cell.column: " ".join(cell.text.text.split()) for cell in filled}, True)


def numbers_head(cells: Sequence[Cell]) -> Cell | None:
    """The heading "No." of a column of numbers, where such a word may also be the choice No: it is the number's unless
    a yes stands beside it and no other No does; of several the one with a full stop, else the first."""
    said = [plain(cell.text.text) for cell in cells]
    noes = [index for index, words in enumerate(said) if words in ("no", "nos", "no s")]
    yes = any(_OPTION.match(words) and affirms(words) for words in said)
    if not noes or (yes and len(noes) < 2):
        return None
    dotted = [index for index in noes if cells[index].text.text.strip().endswith((".", ".:"))]
    return cells[dotted[0] if len(dotted) == 1 else noes[0]]


def _is_no_header(text: str) -> bool:
    """Long words, tick boxes, an amount, a question or a question's number: none of them heads a column."""
    if len(text.split()) > 14 or ticks.has_marks(text) or text.strip().endswith("?") or _AMOUNT.search(text):
        return True
    return numbers.is_number(text) and plain(text) not in ("no", "q", "y", "n")


def _is_untouched(filled: Sequence[Cell], known: Mapping[int, Role], answers: Sequence[int]) -> bool:
    """Whether "Yes / No" is all that makes the row a header: then it is an answer that nobody gave."""
    if not answers or not all(_UNTOUCHED.match(plain(cell.text.text)) for cell in filled if cell.column in answers):
        return False
    return not {"question", "number"} & {role for column, role in known.items() if column != answers[0]}


def _place_question(
    known: dict[int, Role], roles: Mapping[int, Role | None], places: Sequence[int], blank: Sequence[int]
) -> bool:
    """Settle which column holds the questions: the one headed so, else the last unnamed one before the answers."""
    if "question" in known.values():
        return True
    unknown = [column for column, role in roles.items() if role is None and column < min(places)]
    numbered = [column for column, role in known.items() if role == "number" and column < min(places)]
    before = unknown or list(blank) or numbered
    if not before:
        return False
    known[before[-1]] = "question"
    if len(unknown) > 1:
        known.setdefault(unknown[0], "number")
    return True


def _is_header_pair(filled: Sequence[Cell], known: Mapping[int, Role]) -> bool:
    """Two cells are a header only when the second is nothing but an answer's header: "Registered name | Response"."""
    second = plain(filled[1].text.text)
    return (
        known.get(filled[1].column) == "answer"
        and len(second.split()) <= 6
        and not any(char.isdigit() for char in second)
    )


def _role(words: str) -> Role | None:
    if _OPTION.match(words):
        return "option"
    if _EXAMPLE.match(words):
        return "skip"
    if _LIMIT.search(words):
        return "limit"
    if _NUMBER.match(words):
        return "number"
    if _ANSWER.search(words) and not _SKIP.search(words):
        return "answer"
    if _SKIP.search(words) and not _QUESTION.search(words):
        return "skip"
    if _QUESTION.search(words):
        return "question"
    return None


def inferred_roles(rows: Sequence[Sequence[Cell]]) -> Roles:
    """The roles of a table without headers, from what stands in its columns."""
    columns = sorted({cell.column for row in rows for cell in row if cell.column_span == 1 or len(row) > 1})
    if not columns:
        return Roles({})
    roles: dict[int, Role] = {}
    rest = list(columns)
    if _are_numbers(rows, rest[0]) and len(rest) > 1:
        roles[rest.pop(0)] = "number"
    elif len(rest) == 2 and _are_asked(rows, rest[1]) and not _are_asked(rows, rest[0]):
        return Roles({rest[0]: "answer", rest[1]: "question"})
    roles[rest[0]] = "question"
    for column in rest[1:]:
        roles[column] = "skip" if _is_repeated(rows, column) and len(rest) > 2 else "answer"
    if len(rest) > 1 and "answer" not in roles.values():
        roles[rest[-1]] = "answer"
    return Roles(roles)


def _are_numbers(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    cells = [
        cell
        for row in rows
        for cell in row
        if cell.column == column and cell.text and len(row) > 1 and cell.column_span == 1
    ]
    return bool(cells) and sum(numbers.is_number(cell.text.text) for cell in cells) >= 0.6 * len(cells)


def _are_asked(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether most of a column's cells begin with a question's number (not with a letter or a lone figure)."""
    cells = [cell.text.text for row in rows for cell in row if cell.column == column and cell.text and len(row) > 1]
    marks = [numbers.split(words)[0] for words in cells]
    told = sum(not mark.isdigit() and any(char.isdigit() for char in mark) for mark in marks)
    return told >= 2 and told >= 0.6 * len(cells)


def _is_repeated(rows: Sequence[Sequence[Cell]], column: int) -> bool:
    """Whether a column holds the same few words all the way down: "Mandatory", "Pass/Fail", "For information"."""
    words = [plain(cell.text.text) for row in rows for cell in row if cell.column == column and cell.text]
    return len(words) >= 4 and bool(_SKIP.search(" ".join(set(words)))) and len(set(words)) <= 3


def record_roles(rows: Sequence[Row], known: Callable[[str], bool]) -> Roles | None:
    """The roles of a table of records: a first row of three or more short headers over rows of values."""
    wide = [row.own for row in rows if len(row.own) >= 3]
    if wide and wide[0] == rows[0].own and are_numbered_records(wide[0]):
        return _roles_under(wide[0])
    if len(wide) < 2:
        return None
    covers = _numbered_covers(wide)
    if covers is not None:
        return covers
    if not _are_headers(wide[0]):
        return None
    if header_roles(wide[0]) is not None and not _RECORD_FIRST.search(plain(wide[0][0].text.text)):
        return None
    if len(wide[0]) == len(wide[1]) == 4 and known(wide[1][0].text.text) and known(wide[1][2].text.text):
        return None
    return _roles_under(wide[0])


def are_numbered_records(head: Sequence[Cell]) -> bool:
    """Whether the first row heads one column a record: "Detail | Contract 1 | Contract 2 | Contract 3"."""
    rest = [" ".join(cell.text.text.split()) for cell in head[1:]]
    return len(rest) >= 2 and all(_RUNNING.fullmatch(words) for words in rest)


def _numbered_covers(wide: Sequence[Sequence[Cell]]) -> Roles | None:
    """The roles of a table of insurances whose first column numbers them: "G1 | Public liability | Yes | £5m"."""
    first, *head = wide[0]
    if len(head) < 3 or not _COVER_FIRST.search(plain(head[0].text.text)) or not _are_headers(head):
        return None
    if (first.text and not _NUMBER.match(plain(first.text.text))) or not _are_numbers(wide[1:], first.column):
        return None
    under = _roles_under(head)
    return Roles({**under.roles, first.column: "number"}, under.labels, True)


def roles_of_records(head: Row, following: Row) -> Roles | None:
    """The roles of records that begin inside a table: headers all of known kinds over a row of the same cells."""
    cells = head.own
    if len(cells) < 3 or [cell.column for cell in cells] != [cell.column for cell in following.own]:
        return None
    if not _are_headers(cells) or not _RECORD_FIRST.search(plain(cells[0].text.text)) or _are_headers(following.own):
        return None
    return _roles_under(cells)


def _roles_under(cells: Sequence[Cell]) -> Roles:
    roles: dict[int, Role] = {cell.column: "answer" for cell in cells}
    roles[cells[0].column] = "question"
    return Roles(roles, {cell.column: " ".join(cell.text.text.split()) for cell in cells}, True)


def _are_headers(cells: Sequence[Cell]) -> bool:
    """Whether cells are the headers of records: short, no figures but running numbers, all but one of known kinds."""
    texts = [cell.text.text.strip() for cell in cells]
    asks = ":" if _RECORD_FIRST.search(plain(texts[0])) else (":", "?")
    if any(len(text.split()) > 8 or "@" in text or text.endswith(asks) for text in texts):
        return False
    if any(char.isdigit() for text in texts for char in _RUNNING.sub("", text)):
        return False
    heads = [plain(text) for text in texts[1:] if text]
    return len(heads) >= 2 and sum(bool(_RECORD_HEADER.search(head)) for head in heads) >= max(2, len(heads) - 1)
