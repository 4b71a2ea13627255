"""Questions and answers in running text: the answer beside its label, behind the question mark, or beneath."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from intake.kinds.questionnaire import numbers, several, shapes, ticks
from intake.kinds.questionnaire.asked import Asked, Headings, Slot, led_by
from intake.kinds.questionnaire.cuts import cut, next_label
from intake.kinds.questionnaire.habits import Habits, Known, Unit, style
from intake.kinds.questionnaire.tables import Above
from intake.kinds.questionnaire.word_limits import word_limit
from intake.located import Text
from intake.matching import party_of

_COLON = re.compile(r":(?=\s|$)")
_NUMBER_LINE = re.compile(
    r"^\s*(?:question|q)\.?\s*(?:no\.?\s*)?[A-Z]{0,2}\.?\d{1,3}(?:\.\d{1,3}){0,3}(?:\([a-z]{1,4}\)){0,2}\s*[.:]?\s*$",
    re.IGNORECASE,
)
"""A question's number on a line of its own above its wording: "Question 1.2"."""
_BULLET = re.compile(r"^\s*[•▪●◦○·\-–*➢]\s+")
_YES_NO_WORD = re.compile(r"^\W*(?:yes|no|n/?a)\W*$", re.IGNORECASE)
_LEADS = re.compile(r"\b(?:following|below|any of|each of|none of|convicted of|details of)\b", re.IGNORECASE)
_OWN_WORDS = re.compile(r"\b(?:we|our|us)\b(?! (?:ask|need|want|require))", re.IGNORECASE)
_DECLARES = re.compile(r"^(?:i|we) (?:hereby |can )?(?:confirm|declare|certify|state)\b", re.IGNORECASE)
_MARKS = "☐☒ \t"
_LONGEST_QUESTION = 60
"""Words from which a text is no question."""
_SIGNS = re.compile(r"\bsign(?:ed|ature)\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"^(?!.*\b(?:contact|details|section|part|declaration|information|organisation|name|date|position|about)\b)"
    r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Sir|Rev)\.? )?(?:[A-Z][\w'’-]*\.? ?){2,4}$",
    re.IGNORECASE,
)
"""What a signature looks like where its bold or sloping letters make it a heading's."""
_NAMED = re.compile(r"\bname\W*$", re.IGNORECASE)
_A_NAME = re.compile(
    r"^(?!.*\b(?:Contact|Details|Section|Part|Declaration|Information|Organisation|Name|Date|Position|About|Questions?|"
    r"Grounds|Insurance|Bidding|Application|Statements?|Quality)\b)"
    r"(?:[A-Z][\w'’-]*\.?(?: |$)){2,4}$"
)
"""What answers "Your name:" on the line below, where its letters make it a heading's."""
_POSTCODE = re.compile(r"^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\W*$")
_LARGEST_STEP = 25
"""By how much a plain number may run ahead of the question before: "8 Mill Lane" below question 40 is an address."""
_PART_LEVEL = 8
"""Heading level given to "Part B: …" lines that no style marks as headings."""


@dataclass(slots=True)
class _Open:
    """The question being read."""

    number: str
    body: Text
    place: Text
    slots: list[Slot] = field(default_factory=list)
    boxed: bool = False
    listed: list[str] = field(default_factory=list)
    more: str = ""


@dataclass(slots=True)
class Stream:
    """Reads units in order; tables in between take the open question as their stem."""

    known: Known
    headings: Headings
    habits: Habits
    found: list[Asked] = field(default_factory=list)
    stem: str = ""
    stem_number: str = ""
    stem_place: Text | None = None
    number: str = ""
    loose: str = ""
    cut: Above | None = None
    cut_page: int | None = None
    led: Asked | None = None
    _open: _Open | None = None
    _held: str = ""

    def take(self, unit: Unit, *, leads: bool = False) -> None:
        """Read one unit; `leads` when a question or a table of questions follows at once."""
        lead = shapes.status_lead(unit.text.text)
        if lead and not unit.level:
            self._listed(unit.text.part(lead))
            return
        text = unit.text.part(lead) if lead else unit.text
        if not text:
            if unit.boxed and self._open is not None and not self._open.slots:
                self._answer(text, boxed=True)
            return
        if shapes.is_furniture(text.text):
            return
        self.ended()
        if _NUMBER_LINE.match(text.text):
            self._held = numbers.tidy(text.text)
            return
        if self._held and not unit.level:
            number, start = numbers.split(text.text)
            self._begin(number or self._held, text.part(start), text)
            return
        if self._open is not None and not self._open.boxed and self._announced(text):
            return
        if self._open is not None and not self._open.slots and shapes.is_limit(text.text):
            self._open.more += f" ({text.text.strip()})"
            return
        if (
            self._open is not None
            and not self._open.slots
            and _goes_on(self._open.body.text + self._open.more, text.text)
        ):
            self._open.more += " " + text.text.strip()
            return
        if unit.level or shapes.is_section(text.text):
            if self._heading(unit, leads):
                return
        elif unit.boxed and self._open is not None and not self._looks_asked(text.text):
            self._answer(text, boxed=True)
            return
        self._line(text)

    def _listed(self, text: Text) -> None:
        """Take an item of a list of questions, each marked as mandatory or optional."""
        self.ended()
        number, start = numbers.split(text.text)
        body = text.part(start)
        if not self._with_marks(number, body, text) and not self._with_value(number, body, text):
            self._begin(number, body, text)

    def ended(self) -> None:
        """The table before is not gone on with: its last question was no stem."""
        if self.led is not None:
            self.found.append(self.led)
        self.led = self.cut = None

    def _announced(self, text: Text) -> bool:
        """Take a line that says itself to be the open question's answer: "Answer: Yes"."""
        lead = shapes.answer_lead(text.text)
        if not lead or self._open is None:
            return False
        self._open.slots = [slot for slot in self._open.slots if slot.kind == "option"]
        self._answer(text.part(lead), boxed=True)
        return True

    def pending(self) -> str:
        """The open question without an answer, taken as the stem of a table that follows; it is not asked itself."""
        if self._open is None or any(slot.text for slot in self._open.slots):
            self.close()
            if not self.stem and self.loose and several.refers_down(self.loose):
                self.stem = self.loose
            self.loose = ""
            return self.stem if self._open is None else ""
        words = self._open.body.text.strip()
        self.stem, self.stem_number, self.stem_place, self._open = words, self._open.number, self._open.place, None
        return words

    def close(self) -> None:
        """The open question ends."""
        if self._open is None:
            return
        opened, self._open = self._open, None
        words = " ".join((opened.body.text + opened.more).split()).strip(" :")
        if opened.listed:
            words = f"{words}: {'; '.join(opened.listed)}"
        self.found.append(
            Asked(
                self._printed(opened.number),
                words,
                opened.place,
                tuple(opened.slots),
                self.stem,
                self.headings.now(),
                "text",
                opened.boxed,
                word_limit(words),
                led_by=led_by(self.stem, self.stem_number, self.stem_place),
            )
        )

    def _printed(self, number: str) -> str:
        if numbers.is_part(number):
            base = self.stem_number or self.number
            return numbers.joined(base, number) if base and not numbers.is_part(base) else number
        return number or (self.stem_number if self.stem else "")

    def _heading(self, unit: Unit, leads: bool) -> bool:
        """Take the unit as a heading; False when it is a question printed like one."""
        text = unit.text.text
        number, start = numbers.split(text)
        rest = text[start:].strip()
        if self._is_answer_like(text):
            return False
        if shapes.is_section(text):
            return self._close_under(unit, rest or text)
        own_style = bool(number) and (style(number) in self.habits.styles or numbers.is_part(number))
        asked = (
            shapes.asks_strongly(rest)
            or ticks.has_marks(rest)
            or (bool(number) and ((own_style and (self.known(rest) or not leads)) or (not leads and self.known(rest))))
        )
        if (
            not number
            and self.known(rest)
            and (unit.level in self.habits.asked_levels or (not leads and party_of((rest,)) is None))
        ):
            self._line(unit.text)
            return True
        inline = _COLON.search(rest)
        if inline and rest[inline.end() :].strip() and self.known(rest[: inline.start()]):
            asked = True
        if asked and not (leads and not number and not ticks.has_marks(rest)):
            return False
        return self._close_under(unit, rest or text)

    def _close_under(self, unit: Unit, title: str) -> bool:
        """The open question ends under a new heading."""
        self.close()
        self.stem = self.stem_number = self.loose = ""
        self.headings.put(unit.level or _PART_LEVEL, title)
        return True

    def _is_answer_like(self, text: str) -> bool:
        """Whether words printed like a heading (in capitals or bold) answer the open question: a postcode, a name."""
        if self._open is None or (any(slot.text for slot in self._open.slots) and not _POSTCODE.match(text.strip())):
            return False
        words = text.strip()
        if _SIGNS.search(self._open.body.text) and _SIGNED.match(words) and not self.known(words):
            return True
        if _NAMED.search(self._open.body.text) and _A_NAME.match(words) and not self.known(words):
            return True
        if (
            _POSTCODE.match(words)
            or _YES_NO_WORD.match(words)
            or (not re.search(r"[a-z]", words) and re.search(r"\d", words))
        ):
            return True
        return words.isupper() and not self.habits.capitals and not self.known(words) and not shapes.is_section(words)

    def _lists(self) -> bool:
        """Whether the open question ends with a colon and so may list points below it."""
        if self._open is None or self._open.slots:
            return False
        return bool(self._open.listed) or self._open.body.text.rstrip().endswith(":")

    def _line(self, text: Text) -> None:
        bullet = _BULLET.match(text.text)
        if bullet and not ticks.has_marks(text.text) and self._lists():
            assert self._open is not None
            self._open.listed.append(text.text[bullet.end() :].strip())
            return
        if bullet:
            text = text.part(bullet.end())
        number, start = numbers.split(text.text)
        if number and not self._is_numbering(number, text.text[start:]):
            number, start = "", 0
        body = text.part(start)
        if self._with_marks(number, body, text) or self._with_value(number, body, text):
            return
        if self._is_question(number, body.text):
            self._begin(number, body, text)
        elif self._open is not None:
            self._answer(text)
        else:
            self.loose = " ".join(text.text.split())

    def _with_marks(self, number: str, body: Text, place: Text) -> bool:
        """A line with tick boxes: a question with its options, or the options of the open question."""
        if not ticks.has_marks(body.text) and not (ticks.options(body.text) and len(body.text) < 60):
            return False
        first = ticks.first_mark(body.text)
        asked = body.text[:first].strip(" \t:-–")
        if asked and not _YES_NO_WORD.match(asked):
            self._begin(number, body.part(0, first), place)
            self._answer(body.part(first))
            return True
        found = ticks.options(body.text)
        alone = len(found) == 1 and len(found[0].label.split()) > 5 and not self._lists_options(body.text)
        if self._open is not None and not (alone and self._open.slots and self._open.slots[-1].kind != "option"):
            self._answer(body)
        elif alone:
            option = found[0]
            self._begin(number, body.part(body.text.index(option.label.split()[0])), place)
            if self._open is not None:
                self._open.slots.append(Slot(body.part(option.start, option.end), "Yes", "option", option.ticked))
                self._open.boxed = True
            self.close()
        return True

    def _lists_options(self, words: str) -> bool:
        """Whether a line with a box goes on with a list of such lines, each one choice of the open question."""
        if self._open is None or not self._open.slots or _DECLARES.match(words.lstrip(_MARKS)):
            return False
        last = self._open.slots[-1].text.text
        return len(ticks.options(last)) == 1 and all(
            ticks.first_mark(line) < len(line) - len(line.lstrip()) + 1 and not _YES_NO_WORD.match(line.lstrip(_MARKS))
            for line in (last, words)
        )

    def _with_value(self, number: str, body: Text, place: Text) -> bool:
        """A line that holds question and answer: after a colon, a question mark, a tab or a wide gap."""
        parts = cut(number, body.text, self.known, self._is_plain_label)
        if parts is None:
            return False
        label_end, value_start = parts
        self._begin(number, body.part(0, label_end), place)
        value = body.part(value_start)
        end = next_label(value.text, self.known)
        if value.part(0, end):
            self._answer(value.part(0, end))
        if end < len(value.text):
            self._line(value.part(end + len(value.text[end:]) - len(value.text[end:].lstrip(" \t;"))))
        return True

    def _is_plain_label(self, label: str) -> bool:
        """A short label that the bank does not know still begins a question, unless an answer is being read."""
        answering = self._open is not None and not any(slot.text for slot in self._open.slots)
        return not answering and 0 < len(label.split()) <= 6 and label[0].isupper() and not re.search(r"[.;,]", label)

    def _is_question(self, number: str, words: str) -> bool:
        rest = words.strip()
        if number:
            return bool(rest)
        if self.habits.numbered and self._open is not None and self._open.number and not self._open.slots:
            leads = bool(_LEADS.search(self._open.body.text)) or self._open.body.text.rstrip().endswith(":")
            return (rest.endswith("?") and len(rest.split()) < 40) or (
                self.known(rest) and (leads or rest.endswith(":"))
            )
        return self._looks_asked(rest)

    def _looks_asked(self, words: str) -> bool:
        number, start = numbers.split(words)
        rest = words[start:].strip()
        if number and (
            self.known(rest) or (style(number) in self.habits.styles and 0 < len(rest.split()) < _LONGEST_QUESTION)
        ):
            return True
        if self.known(rest):
            return True
        if shapes.is_prompt(rest) or shapes.points_elsewhere(rest):
            return False
        if rest.endswith(("?", "...", "…")) or (
            rest.endswith(":") and (not _OWN_WORDS.search(rest) or bool(_DECLARES.match(rest)))
        ):
            return len(rest.split()) < _LONGEST_QUESTION
        return shapes.asks_strongly(rest) and (bool(start) or not self._answering_prose())

    def _answering_prose(self) -> bool:
        return self._open is not None and sum(len(slot.text.text.split()) for slot in self._open.slots) > 25

    def _is_numbering(self, number: str, rest: str) -> bool:
        """Whether a leading number is the form's: its style is one that the form's questions have."""
        if self.known(rest.strip()) or rest.strip().endswith("?"):
            return True
        if number.isdigit() and self.number.isdigit() and not 0 < int(number) - int(self.number) <= _LARGEST_STEP:
            return False
        return not self.habits.styles or style(number) in self.habits.styles

    def _begin(self, number: str, body: Text, place: Text) -> None:
        self._held = ""
        previous = self._open
        unanswered = previous is not None and not any(slot.text for slot in previous.slots)
        if previous is not None and unanswered and self._makes_stem(previous, number):
            self.stem, self.stem_number = " ".join(previous.body.text.split()), previous.number or self.stem_number
            self.stem_place = previous.place
            if previous.number and not numbers.is_part(previous.number):
                self.number = previous.number
            self._open = None
        self.close()
        if number and not numbers.is_part(number):
            if self.stem_number and not _is_below(number, self.stem_number):
                self.stem = self.stem_number = ""
            self.number = number
        if self.loose and not self.stem and several.refers_up(body.text):
            self.stem = self.loose
        self.loose = ""
        self._open = _Open(number, body, place)

    def _makes_stem(self, previous: _Open, number: str) -> bool:
        """Whether the open, unanswered question only leads to the one that begins."""
        if previous.boxed:
            return False
        if numbers.is_part(number):
            return not numbers.is_part(previous.number)
        words = previous.place.text.rstrip()
        if not number and party_of((previous.body.text,)) == "contact" and len(previous.body.text.split()) > 2:
            return not words.endswith("?")
        leads = words.endswith((":", "...", "…", "following", "below")) or bool(_LEADS.search(words))
        if number and previous.number:
            return leads and _is_below(number, previous.number)
        return leads and len(words.split()) > 5

    def _answer(self, text: Text, *, boxed: bool = False) -> None:
        if self._open is None:
            return
        if not boxed and shapes.is_guidance(text.text) and not self._open.slots and len(text.text.split()) > 5:
            return
        self._open.slots.append(Slot(text))
        self._open.boxed = self._open.boxed or boxed


def _goes_on(question: str, words: str) -> bool:
    """Whether a line goes on with the question above it: it closes a bracket that the question left open."""
    return (
        question.count("(") > question.count(")") and words.count(")") > words.count("(") and len(words.split()) <= 25
    )


def _is_below(number: str, whole: str) -> bool:
    return bool(whole) and number != whole and number.startswith(whole)
