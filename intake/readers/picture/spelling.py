"""What is plainly another character put right: engines take a 1 for a bar, a bullet for a sign, a c for an e."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from intake.readers.picture.letters import SeenWord

TIDIED = 0.78
"""Confidence of a word of which a character was put right, at most."""
_BARS = frozenset("|¦")
_LIKE_ONE = frozenset("|¦Il!")
_LONE_ONE, _GUESSED = frozenset("Ili"), 0.65
_LIKE_BULLET = frozenset("¢«»®°*")
_CODE = re.compile(r"^([0-9$§])([A-Z])(\d{5,7})$")
_TWICE = re.compile(r"^(?:O0|0O)C\d{6}$")
"""The letter of a partnership's number, seen once as a letter and once as a nought."""
_LETTER_FOR = {"0": "O", "1": "I", "2": "Z", "5": "S", "6": "G", "8": "B", "$": "S", "§": "S"}
_MONTH = re.compile(r"^(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]{0,6}[.,]?$", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:page|part|lot|tier|category|section|question|note|step|form|annex|no\.?)$", re.IGNORECASE)
_LEGAL_ENDING = {"ple": "plc", "plo": "plc", "pic": "plc", "Lid": "Ltd", "Lta": "Ltd"}
_OPENING, _CLOSING, _CROSSES = frozenset("[{("), frozenset("]})"), frozenset("xX")
_BRACES = re.compile(r"^(?:[{][ xX]?[\]}]|\[[ xX]?[})])$")
_CLOSE, _BRACKETS_APART = 0.45, 1.8
"""Parts of the height that may part an address from its sign, and brackets that a tick goes between."""
_LIKE_I = re.compile(r"l[bcdfghjkmnpqrstvwxz][a-z]")
"""No English word begins so; one with a capital I looks the same."""
_LIKE_ONE_AFTER_POUND = re.compile(r"£[iIl|]")
_QUESTION = re.compile(r"^(?!CO2)[A-Z]O\d$")
"""Number of a question at the beginning of a line, its nought taken for a letter; CO2 is no question."""
_LIKE_L = re.compile(r"[a-z]{2}[il]!$")
_MARK_AMOUNT = re.compile(r"^[Ef](\d{1,3}(?:,\d{3})+(?:\.\d\d)?[.,;)]*)$")


def tidied(words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words with what is plainly another character put right, by the words beside them; line by line."""
    words = _joined(_in_lines(words))
    found: list[SeenWord] = []
    for at, word in enumerate(words):
        before = words[at - 1].text if at and _beside(words[at - 1], word) else ""
        after = words[at + 1].text if at + 1 < len(words) and _beside(word, words[at + 1]) else ""
        found.append(_tidied(word, before, after))
    return found


def _in_lines(words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words from the top line down, each line from left to right."""
    lines: list[list[SeenWord]] = []
    for word in sorted(words, key=lambda word: (word.box[1] + word.box[3], word.box[0])):
        middle = (word.box[1] + word.box[3]) / 2
        if lines and lines[-1][0].box[1] <= middle <= lines[-1][0].box[3]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [word for line in lines for word in sorted(line, key=lambda word: word.box[0])]


def _joined(words: Sequence[SeenWord]) -> list[SeenWord]:
    """The words with what belongs together made one: an address cut at its sign, brackets to tick between."""
    found: list[SeenWord] = []
    for word in words:
        if found and _beside(found[-1], word, _BRACKETS_APART) and _belongs(found[-1], word):
            word = _as_one(found.pop(), word)
        found.append(_bracketed(word))
    return found


def _belongs(before: SeenWord, after: SeenWord) -> bool:
    """Whether two neighbouring words are one."""
    left, right = before.text, after.text
    if (right.startswith("@") or left.endswith("@")) and _beside(before, after, _CLOSE):
        return True
    if left in _OPENING:
        return right in _CLOSING or right in _CROSSES
    return right in _CLOSING and len(left) == 2 and left[0] in _OPENING and left[1] in _CROSSES


def _as_one(left: SeenWord, right: SeenWord) -> SeenWord:
    """Both words as one; brackets with nothing between them keep the space that stands for it."""
    symbols = left.symbols
    if left.text in _OPENING and right.text in _CLOSING:
        symbols = (*symbols[:-1], replace(symbols[-1], text=f"{symbols[-1].text} "))
    return SeenWord((*symbols, *right.symbols), min(left.confidence, right.confidence))


def _bracketed(word: SeenWord) -> SeenWord:
    """Brackets to tick between, of which one was taken for a brace, as square ones."""
    if not _BRACES.match(word.text):
        return word
    first, *middle, last = word.symbols
    symbols = (replace(first, text=first.text.replace("{", "[")), *middle, replace(last, text="]"))
    return SeenWord(symbols, word.confidence)


def _tidied(word: SeenWord, before: str, after: str) -> SeenWord:
    text = word.text
    if len(text) == 1:
        return _lone(word, before, after)
    if _TWICE.match(text):
        return _spelled(word, "O" + text[2:])
    code = _CODE.match(text)
    if code:
        return _spelled(word, _LETTER_FOR.get(code[1], code[1]) + text[1:])
    if not before and _QUESTION.match(text):
        return _spelled(word, f"{text[0]}0{text[2]}")
    if text in _LEGAL_ENDING and before[:1].isupper():
        return _spelled(word, _LEGAL_ENDING[text])
    if _MARK_AMOUNT.match(text):
        return _spelled(word, "£" + text[1:])
    if _LIKE_I.match(text):
        return _spelled(word, "I" + text[1:])
    if _LIKE_ONE_AFTER_POUND.match(text):
        return _spelled(word, text[0] + "1" + text[2:])
    if _LIKE_L.search(text):
        return _spelled(word, text[:-1] + "l")
    if text[0] in _BARS and text[1].isalnum():
        # What is left of a rule beside a word.
        return SeenWord(word.symbols[1:], word.confidence)
    return word


def _lone(word: SeenWord, before: str, after: str) -> SeenWord:
    """A character that stands by itself."""
    text = word.text
    if text in _LIKE_ONE and (_MONTH.match(after) or _NUMBERED.match(before)):
        return _spelled(word, "1")
    if not before and not after and text in _LONE_ONE:
        # By itself, as in a cell, a stroke is a figure rather than a letter.
        return SeenWord(_spelled(word, "1").symbols, min(word.confidence, _GUESSED))
    # A bar before a capital or a figure parts two statements.
    if text in _BARS and after[:1].islower():
        return _spelled(word, "I")
    if text in _LIKE_BULLET and not before:
        return _spelled(word, "•")
    return word


def _beside(left: SeenWord, right: SeenWord, reach: float = 1.2) -> bool:
    """Whether two words follow each other on one line, at most so many of their heights apart."""
    _, y0, x1, y1 = left.box
    other = right.box
    height = max(y1 - y0, other[3] - other[1])
    level = min(y1, other[3]) - max(y0, other[1]) > 0.3 * min(y1 - y0, other[3] - other[1])
    return level and -0.3 * height < other[0] - x1 < reach * height


def _spelled(word: SeenWord, text: str) -> SeenWord:
    """The word with other characters at the same places."""
    symbols = tuple(replace(symbol, text=letter) for symbol, letter in zip(word.symbols, text, strict=False))
    return SeenWord(symbols, min(word.confidence, TIDIED))
