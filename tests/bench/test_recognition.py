"""Recognised letters against the known text, and how long that takes beside a bare call of the same engine.

The bare call looks at the same pictures, with the same data, at the same stated resolution, on one thread of the same
process. Rounds alternate; the best of each counts. Ours is the whole way from pixels to words with their places, the
boxes to tick and the rules; the bare call's is from pixels to plain text.
"""

from __future__ import annotations

import os
import resource
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from time import process_time
from typing import Any

import numpy as np
import numpy.typing as npt
import pdfplumber
import pytest
from PIL import Image
from rapidfuzz.distance import Levenshtein

from intake.readers.picture.recognise import recognise
from tests.make import pdf as make
from tests.make import scans
from tests.make.blocks import Block, Break, H, P, T

ROUNDS = 2
SIZE = (595.28, 841.89)

Grey = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Condition:
    """How the pages were scanned, and how many of 100 characters may be wrong."""

    name: str
    bar: float
    dpi: float = 200
    skew: float = 0.0
    noise: float = 2.0
    quality: int = 85
    turn: int = 0
    blur: float = 0.4


CONDITIONS = (
    Condition("clean, 300 dpi", 1.0, dpi=300),
    Condition("clean, 200 dpi", 1.0),
    Condition("noisy, 200 dpi", 3.0, noise=14.0, quality=45, blur=0.8),
    Condition("noisy, 150 dpi", 3.0, dpi=150, noise=8.0, quality=45, blur=0.6),
    Condition("skewed 2.3 degrees", 3.0, skew=2.3, noise=6.0, quality=70),
    Condition("on its side", 3.0, turn=90, noise=6.0, quality=70),
    Condition("upside down, askew", 3.0, turn=180, skew=-1.1, noise=6.0, quality=70),
)

_PROSE = (
    "The provider shall keep a register of every young person who attends, with the days agreed and the sessions "
    "missed, and shall tell the commissioning school by 10.00 on the morning of an absence. Staff who work with "
    "pupils hold an enhanced certificate with a check of the children's barred list; copies are kept by the proprietor "
    "and were last reviewed on 14 March 2026. Where a placement costs more than £12,450.50 a year the council's "
    "written agreement is needed first. "
)
_SECTION: list[Block] = [P(_PROSE), H("Arrangements"), P(_PROSE * 2)]
_PAGES: list[list[Block]] = [
    [H("Attendance and placements", 0), *_SECTION, *_SECTION],
    [
        H("Suitability questionnaire"),
        T([
            ["No.", "Question", "Answer"],
            *(
                [
                    f"{part}.{row}", "Do you hold employer's liability cover of at least £10,000,000?",
                    "Yes, to 31/03/2027",
                ]
                for part in (1, 2) for row in range(1, 9)
            ),
        ], widths=(1, 6, 3)),
        P("Answered by Rowan Ellis, Director of Operations, on 7 November 2026. Company number 08123457."),
    ],
    [
        H("Statement of financial position"),
        T([
            ["", "Notes", "2025 £", "2024 £"],
            *(
                [
                    name, str(3 + at), f"{45_211 * (at + 3) % 98_407 + 1_204:,}",
                    f"({31_877 * (at + 2) % 61_231 + 310:,})",
                ]
                for at, name in enumerate((
                    "Tangible assets", "Investments", "Stocks", "Debtors", "Cash at bank", "Creditors: within one year",
                    "Net current assets", "Creditors: after one year", "Provisions", "Capital and reserves",
                ))
            ),
        ], ruled=False, right=(1, 2, 3)),
        P(_PROSE),
    ],
]


@cache
def pages() -> tuple[bytes, tuple[list[str], ...]]:
    """The pages as a PDF, and the lines of each."""
    blocks: list[Block] = []
    for page in _PAGES:
        blocks += [*page, Break()]
    data = make.render(blocks[:-1]).data
    with pdfplumber.open(BytesIO(data)) as document:
        assert len(document.pages) == len(_PAGES)
        lines = [
            in_lines([
                (word["text"], (word["x0"], word["top"], word["x1"], word["bottom"])) for word in page.extract_words()
            ])
            for page in document.pages
        ]
    return data, tuple(lines)


def in_lines(words: Sequence[tuple[str, tuple[float, float, float, float]]]) -> list[str]:
    """The words line by line; a line is what stands at one height over the whole width."""
    lines: list[list[tuple[str, tuple[float, float, float, float]]]] = []
    for word in sorted(words, key=lambda word: (word[1][1] + word[1][3], word[1][0])):
        middle = (word[1][1] + word[1][3]) / 2
        if lines and abs(middle - sum(lines[-1][0][1][1::2]) / 2) < 4:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [" ".join(text for text, _ in sorted(line, key=lambda word: word[1][0])) for line in lines]


def errors(found: Sequence[str], wanted: Sequence[str]) -> tuple[float, float]:
    """The part of the characters, and of the words, that must be changed to come to what was wanted."""
    letters, words = "\n".join(wanted), [word for line in wanted for word in line.split()]
    others = [word for line in found for word in line.split()]
    wrong = Levenshtein.distance("\n".join(found), letters) / len(letters)
    return wrong, Levenshtein.distance(others, words) / len(words)


def picture(condition: Condition, page: int) -> tuple[Grey, tuple[float, float]]:
    """A page as it comes from the scanner, and its size in points."""
    data = scans.picture(
        pages()[0], page, form="JPEG", dpi=condition.dpi, skew=condition.skew, noise=condition.noise,
        quality=condition.quality, turn=condition.turn, blur=condition.blur, seed=page,
    )
    grey = np.asarray(Image.open(BytesIO(data)).convert("L"))
    return grey, (grey.shape[1] * 72 / condition.dpi, grey.shape[0] * 72 / condition.dpi)


class Bare:
    """The engine with its own defaults."""

    def __init__(self) -> None:
        os.environ["OMP_THREAD_LIMIT"] = "1"
        import tesserocr

        from intake.readers.picture.installation import LANGUAGE, data_folder

        self._api: Any = tesserocr.PyTessBaseAPI(
            path=str(data_folder()), lang=LANGUAGE, psm=tesserocr.PSM.AUTO, oem=tesserocr.OEM.LSTM_ONLY
        )
        self._api.SetVariable("debug_file", os.devnull)

    def read(self, grey: Grey, dpi: float) -> str:
        high, wide = grey.shape
        self._api.SetImageBytes(grey.tobytes(), wide, high, 1, wide)
        self._api.SetSourceResolution(round(dpi))
        return str(self._api.GetUTF8Text())


@pytest.mark.bench
def test_recognised_letters(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tesserocr")
    bare = Bare()
    warm, size = picture(CONDITIONS[1], 1)
    recognise(warm[:400], (size[0], 400 * 72 / 200), (size[0], 400 * 72 / 200))
    total = [0.0, 0.0]
    missed = []
    for condition in CONDITIONS:
        seconds = [0.0, 0.0]
        found: list[str] = []
        plain: list[str] = []
        wanted = [line for page in pages()[1] for line in page]
        for number in range(1, len(_PAGES) + 1):
            grey, points = picture(condition, number)
            ours, theirs, lines, text = _timed(bare, grey, points, condition.dpi)
            seconds[0] += ours
            seconds[1] += theirs
            found += lines
            plain += [line for line in text.splitlines() if line.strip()]
        letters, words = errors(found, wanted)
        their_letters, their_words = errors(plain, wanted)
        count = sum(len(line) for line in wanted) / 1_000
        total = [total[0] + seconds[0], total[1] + seconds[1]]
        missed += [condition.name] if letters * 100 > condition.bar else []
        with capsys.disabled():
            print(
                f"\n{condition.name:<20} ours {seconds[0] / count:.2f} s a 1,000 characters, bare "
                f"{seconds[1] / count:.2f}: {seconds[0] / seconds[1]:.2f} times; characters wrong {letters:.2%} "
                f"(bare {their_letters:.2%}), words {words:.2%} (bare {their_words:.2%})", end="",
            )
    with capsys.disabled():
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_000
        print(f"\nall: {total[0] / total[1]:.2f} times the time of the bare call; peak memory {peak:.0f} MB")
    assert not missed


def _timed(
    bare: Bare, grey: Grey, points: tuple[float, float], dpi: float
) -> tuple[float, float, list[str], str]:
    """Seconds of ours and of the bare call, the best of some rounds in turn, with our lines and its text."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        start = process_time()
        page = recognise(grey, points, points)
        ours.append(process_time() - start)
        start = process_time()
        text = bare.read(grey, dpi)
        theirs.append(process_time() - start)
    return min(ours), min(theirs), in_lines([(word.text, word.box) for word in page.words]), text
