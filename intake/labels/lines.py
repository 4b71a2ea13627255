"""Labels and values in running text: "Label: value", columns by white space, a label above its value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from intake.labels.labelled import Labelled
from intake.labels.words import ends_like_sentence, has_value, label_share, looks_like_label, plain_label
from intake.located import Paragraph, Table, Text

_COLUMNS = re.compile(r"\t+|[ \u00a0]{3,}|\.{4,}|…{2,}|_{4,}")
_GAPS = ("\t", "   ", "\u00a0", "....", "……", "____")
"""What such a stretch holds, to look for before the pattern, which takes a hundred times as long."""
_COLON = re.compile(r"\s*:(?!\d|//)\s*")
_DASH = re.compile(r"\s+[–—-]\s+")
_LATER_LABEL = re.compile(r"(?<=\s)(?P<label>[A-Z][\w'’/&()-]*(?:\s+[\w'’/&()-]+){0,4})\s*:(?!\d|//)")
_CONTINUED = re.compile(r"(?:,|&|\band|\bof|\bfor|\bthe|\bt/a|-)\s*$", re.IGNORECASE)
_SUFFIX_LINE = re.compile(r"^\s*(?:limited|ltd|cic|plc|llp|community interest company)\b", re.IGNORECASE)
_SECTION = re.compile(r"^\s*(?:section|part|schedule|appendix|annex)\s+(?:\d+|[A-Z]|[ivx]+)\b", re.IGNORECASE)
_QUESTION = re.compile(r"^[\s>]*(?P<label>[^?]{5,110})\?\s*(?:[-–—:]\s*)?(?P<value>[^\s?][^?]*)?$")
_RUN_ON = re.compile(
    r"^\s*(?P<label>[^\W\d_][^\d£@]{2,70}?[\s#(])(?P<value>(?:[A-Z]{1,8}[ ]?)?[£\w/.+-]*[\d@][\w/.,@:+–-]*"
    r"(?:\s+[\w/.,:–-]+){0,6})\s*$"
)
_NUMBERED = re.compile(r"^\s*\(?\d{1,2}[.)]\s")
_COLUMN_GAP = 1.0
"""White space between two words that makes them columns, in heights of the line (a space is a third)."""
_MAX_HEADING = 80
_MAX_BOLD_LABEL = 6
_MAX_VALUE_LINE = 100


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as the stretch `start:end` of a Text."""

    text: Text
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text.text[self.start : self.end]


def pairs_of_lines(run: Sequence[Paragraph], heading: str) -> Iterator[Labelled]:
    """The pairs of paragraphs that follow each other without a table between."""
    lines = [(line, bool(paragraph.level)) for paragraph in run for line in _lines(paragraph)]
    above = heading
    for number, (line, is_heading) in enumerate(lines):
        following = lines[number + 1][0] if number + 1 < len(lines) else None
        found = [] if _SECTION.match(line.words) else list(_of_line(line, following, above))
        if not found and is_heading and following is not None:
            found = list(_below_bold(line, following, above))
        yield from found or _guessed(line, following, above)
        if not found and following is not None and _is_item(line, following):
            yield Labelled(plain_label(line.words), following.text, following.start, following.end, above, guessed=True)
        if is_heading or (not found and _stands_for_heading(line.words)):
            above = " ".join(line.words.split())


def pairs_of_text(text: Text, heading: str, table: Table | None, row: int | None) -> Iterator[Labelled]:
    """The pairs inside one cell: its "Label: value" lines; as guesses a first line that may be the label of the rest,
    and a label that runs on into its value."""
    lines = list(_split(text))
    any_found = False
    for number, line in enumerate(lines):
        following = lines[number + 1] if number + 1 < len(lines) else None
        for pair in _of_line(line, following, heading):
            any_found = True
            yield replace(pair, heading=heading, table=table, row=row)
    if not any_found and lines:
        guesses = _first_line_as_label(lines, heading) if len(lines) > 1 else _run_on(lines[0], heading)
        yield from (replace(pair, table=table, row=row) for pair in guesses)


def _first_line_as_label(lines: Sequence[_Line], heading: str) -> Iterator[Labelled]:
    """The small print at the top of a form's box over what was filled in."""
    words = lines[0].words.strip()
    if words and len(words) <= _MAX_HEADING and not has_value(words) and not ends_like_sentence(words):
        last = lines[-1]
        yield Labelled(plain_label(words), last.text, lines[1].start, last.end, heading, guessed=True)


def _guessed(line: _Line, following: _Line | None, heading: str) -> Iterator[Labelled]:
    """A question with its answer behind it or on the next line, or a label that runs on into its value."""
    asked = _QUESTION.match(line.words)
    if not asked:
        yield from _run_on(line, heading)
    elif asked["value"]:
        yield Labelled(plain_label(asked["label"]), line.text, line.start + asked.start("value"), line.end, heading,
                       guessed=True)
    elif following is not None and not _QUESTION.match(following.words):
        yield Labelled(plain_label(asked["label"]), following.text, following.start, following.end, heading,
                       guessed=True)


def _run_on(line: _Line, heading: str) -> Iterator[Labelled]:
    """A label with nothing between it and its value ("Policy No. AB/123456", "Total value (GBP) 18,720.00")."""
    match = _RUN_ON.match(line.words)
    if match and label_share(label := plain_label(match["label"])) > 0.5:
        yield Labelled(label, line.text, line.start + match.start("value"), line.end, heading, guessed=True)


def _is_item(line: _Line, following: _Line) -> bool:
    """Whether a line is a short numbered item of a form with what was filled in on the next line."""
    words = line.words.strip()
    return (
        bool(_NUMBERED.match(words)) and not _NUMBERED.match(following.words)
        and len(words) <= _MAX_HEADING and not has_value(words) and not ends_like_sentence(words)
        and not words.endswith("?") and len(following.words) <= _MAX_VALUE_LINE and _could_be_value(following.words)
    )


def heading_of(run: Sequence[Paragraph], heading: str) -> str:
    """The heading, or the last short line standing for one, that is in force after these paragraphs."""
    for paragraph in reversed(run):
        for line in reversed(list(_lines(paragraph))):
            if paragraph.level or _heads(line):
                return " ".join(paragraph.text.text.split()) if paragraph.level else " ".join(line.words.split())
    return heading


def _below_bold(line: _Line, following: _Line, heading: str) -> Iterator[Labelled]:
    """A short line set as a heading over a short line: perhaps a label in bold type over its value."""
    words = line.words.strip()
    if (
        (len(words.split()) <= _MAX_BOLD_LABEL or bool(_NUMBERED.match(words)))
        and len(following.words) <= _MAX_VALUE_LINE
        and _could_be_value(following.words)
    ):
        yield Labelled(plain_label(words), following.text, following.start, following.end, heading, guessed=True)


def _heads(line: _Line) -> bool:
    if not _stands_for_heading(line.words):
        return False
    return bool(_SECTION.match(line.words)) or not list(_of_line(line, None, ""))


def _lines(paragraph: Paragraph) -> Iterator[_Line]:
    """The lines of a paragraph; a printed label and value that only wrap over several lines are one."""
    printed = [_Line(line, 0, len(line.text)) for line in paragraph.lines]
    if len(printed) < 2 or "\n" in paragraph.text.text:
        yield from _split(paragraph.text)
        return
    labelled = any(_has_label(line.words) or len(_columns(line)) > 1 for line in printed[1:])
    if not labelled and (_has_label(paragraph.text.text) or _later_label(paragraph.text.text)):
        yield _Line(paragraph.text, 0, len(paragraph.text.text))
    else:
        yield from printed


def _split(text: Text) -> Iterator[_Line]:
    position = 0
    for words in text.text.split("\n"):
        if words.strip():
            yield _Line(text, position, position + len(words))
        position += len(words) + 1


def _of_line(line: _Line, following: _Line | None, heading: str) -> Iterator[Labelled]:
    columns = _columns(line)
    if len(columns) > 1:
        yield from _of_columns(columns, heading)
        return
    colon = _COLON.search(line.words) if ":" in line.words else None
    if colon and looks_like_label(line.words[: colon.start()] + ":"):
        yield from _after_colon(line, colon, following, heading)
        return
    later = _later_label(line.words) if colon else 0
    if later:
        yield from _of_line(_Line(line.text, line.start + later, line.end), following, heading)
        return
    dash = _DASH.search(line.words)
    if dash and dash.start() and label_share(label := plain_label(line.words[: dash.start()])) == 1.0:
        yield Labelled(label, line.text, line.start + dash.end(), line.end, heading)
        return
    if following is not None and _label_alone(line.words) and _could_be_value(following.words):
        yield Labelled(plain_label(line.words), following.text, following.start, following.end, heading)


def _after_colon(line: _Line, colon: re.Match[str], following: _Line | None, heading: str) -> Iterator[Labelled]:
    label = plain_label(line.words[: colon.start()])
    rest = line.words[colon.end() :]
    later = _later_label(rest)
    start = line.start + colon.end()
    if later:
        yield Labelled(label, line.text, start, start + later, heading)
        yield from _of_line(_Line(line.text, start + later, line.end), following, heading)
    elif rest.strip():
        yield Labelled(label, line.text, start, _end_with_continuation(line, following), heading)
    elif following is not None and not _has_label(following.words):
        yield Labelled(label, following.text, following.start, following.end, heading)


def _later_label(rest: str) -> int:
    """Where a further label begins on the same line ("A Ltd Policy No: 12"), 0 when there is none."""
    if ":" not in rest:
        return 0
    for match in _LATER_LABEL.finditer(rest):
        words = list(re.finditer(r"\S+", match["label"]))
        for word in words:
            start = match.start() + word.start()
            if word[0][0].isupper() and label_share(rest[start : match.end()]) == 1.0 and rest[:start].strip():
                return start
    return 0


def _end_with_continuation(line: _Line, following: _Line | None) -> int:
    """Where the value ends: on the next line of the same Text when it plainly goes on there."""
    if following is None or following.text is not line.text or following.start <= line.end - 1:
        return line.end
    goes_on = _CONTINUED.search(line.words) or _SUFFIX_LINE.search(following.words)
    return following.end if goes_on and not _has_label(following.words) else line.end


def _of_columns(columns: Sequence[_Line], heading: str) -> Iterator[Labelled]:
    """Columns on one line: label, value, and perhaps label, value again."""
    label = ""
    for column in columns:
        colon = _COLON.search(column.words)
        if colon and column.words[colon.end() :].strip():
            yield from _of_line(column, None, heading)
            label = ""
        elif not label:
            label = plain_label(column.words)
        elif not column.words.rstrip().endswith(":"):
            yield Labelled(label, column.text, column.start, column.end, heading)
            label = ""
        else:
            label = plain_label(column.words)


def _columns(line: _Line) -> list[_Line]:
    wide = _by_gaps(line) if line.text.words else [line]
    pieces = [piece for part in wide for piece in _by_spaces(part)]
    return [piece for piece in pieces if piece.words.strip(" .:_…\t")]


def _by_spaces(line: _Line) -> list[_Line]:
    words = line.words
    if not any(gap in words for gap in _GAPS):
        return [line]
    pieces, start = [], line.start
    for gap in _COLUMNS.finditer(line.text.text, line.start, line.end):
        pieces.append(_Line(line.text, start, gap.start()))
        start = gap.end()
    return [*pieces, _Line(line.text, start, line.end)]


def _by_gaps(line: _Line) -> list[_Line]:
    words = line.text.words
    if line.start > 0 or line.end < len(line.text.text):
        words = tuple(word for word in words if word.end > line.start and word.start < line.end)
    pieces, start = [], line.start
    for left, right in pairwise(words):
        gap = (right.box[0] - left.box[2]) / _COLUMN_GAP
        if gap > 1.0 and gap > left.box[3] - left.box[1]:
            pieces.append(_Line(line.text, start, left.end))
            start = right.start
    return [*pieces, _Line(line.text, start, line.end)] if pieces else [line]


def _label_alone(words: str) -> bool:
    return label_share(plain_label(words)) == 1.0 and looks_like_label(words)


def _could_be_value(words: str) -> bool:
    """Whether a line below a label can be its value: neither a label nor a label with a value of its own."""
    return not _label_alone(words) and not _has_label(words)


def _has_label(words: str) -> bool:
    colon = _COLON.search(words) if ":" in words else None
    return bool(colon and looks_like_label(words[: colon.start()] + ":"))


def _stands_for_heading(words: str) -> bool:
    """A short line beginning with a capital or a number and not ending like a sentence."""
    text = words.strip()
    return 0 < len(text) <= _MAX_HEADING and not text.endswith((".", ",", ";")) and not text[0].islower()
