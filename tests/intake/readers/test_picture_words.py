"""What makes words of a picture: pieces of ink, the level, drawn rules, sizes and weights, spelling."""

from __future__ import annotations

import io

import numpy as np
import pytest
from reportlab.lib import colors
from reportlab.pdfgen.canvas import Canvas

from intake.readers.pdf.fontsizes import evened, grouped
from intake.readers.pdf.render import grey
from intake.readers.picture.components import components_of
from intake.readers.picture.letters import SeenWord, Symbol
from intake.readers.picture.levelling import lines_run_down, skew_of
from intake.readers.picture.levels import even
from intake.readers.picture.recognise import recognise
from intake.readers.picture.spelling import tidied
from intake.recognised import RecognisedPage, RecognisedWord
from tests.make import scans


def seen(*texts: str, gap: int = 8) -> list[SeenWord]:
    """Words on one line, so many pixels apart."""
    words, x = [], 0
    for text in texts:
        symbols = tuple(Symbol(letter, (x + 12 * at, 0, x + 12 * at + 10, 30), 0.9) for at, letter in enumerate(text))
        words.append(SeenWord(symbols, 0.9))
        x += 12 * len(text) + gap
    return words


@pytest.mark.parametrize("share", [0.1, 0.35, 0.6])
def test_pieces_of_ink_hang_together_at_corners_too(share: float) -> None:
    mask = np.random.default_rng(3).random((30, 40)) < share
    left = mask.copy()
    count = 0
    while left.any():
        count += 1
        waiting = [tuple(np.argwhere(left)[0])]
        while waiting:
            y, x = waiting.pop()
            if left[y, x]:
                left[y, x] = False
                waiting += [(b, a) for b in range(max(0, y - 1), min(30, y + 2))
                            for a in range(max(0, x - 1), min(40, x + 2)) if left[b, a]]

    pieces = components_of(mask)

    assert len(pieces) == count
    assert int(pieces.area.sum()) == int(mask.sum())
    assert np.array_equal(pieces.painted((30, 40), np.ones(count, dtype=bool)), mask)


def lines_of_text() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 400), invariant=True)
    for row in range(14):
        canvas.setFont("Helvetica-Bold" if row in (0, 7) else "Helvetica", 14 if row in (0, 7) else 10)
        canvas.drawString(40, 360 - 24 * row, f"Line {row} of a page that lies askew upon the glass, and no more.")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@pytest.mark.parametrize("skew", [-9.0, -2.7, -0.4, 0.0, 1.3, 3.0, 7.0])
def test_the_skew_is_found_to_a_tenth_of_a_degree(skew: float) -> None:
    picture, _ = grey(scans.scanned_pdf(lines_of_text(), dpi=150, skew=skew, noise=8), 1)

    assert skew_of(even(picture)) == pytest.approx(skew, abs=0.1)
    assert not lines_run_down(even(picture))
    assert lines_run_down(even(np.ascontiguousarray(np.rot90(picture))))


def test_headings_keep_their_size_and_weight() -> None:
    picture, size = grey(scans.scanned_pdf(lines_of_text(), dpi=200, skew=1.0), 1)

    words = [word for word in recognise(picture, size, size).words if word.text == "askew"]

    assert [word.bold for word in words] == [row in (0, 7) for row in range(14)]
    assert [word.box[3] - word.box[1] for word in words] == pytest.approx(
        [14 if row in (0, 7) else 10 for row in range(14)], rel=0.07
    )


def test_rules_are_found_pale_ones_too_and_underlines_do_not_hide_words() -> None:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(400, 300), invariant=True)
    canvas.setStrokeColor(colors.HexColor("#bfbfbf"))
    canvas.setLineWidth(0.5)
    for y in (250, 220, 190):
        canvas.line(40, y, 360, y)
    for x in (40, 200, 360):
        canvas.line(x, 190, x, 250)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(46, 230, "Public liability")
    canvas.drawString(206, 230, "£5,000,000")
    canvas.drawString(46, 200, "Products")
    canvas.setStrokeColor(colors.black)
    canvas.drawString(40, 120, "Signed by a jolly guarantor")
    canvas.line(40, 118, 200, 118)
    canvas.showPage()
    canvas.save()
    picture, size = grey(scans.scanned_pdf(buffer.getvalue(), dpi=200, skew=1.5), 1)

    page = recognise(picture, size, size)

    assert sorted(rule[0] for rule in page.flat) == pytest.approx([50, 80, 110, 182], abs=2)
    assert sorted(rule[0] for rule in page.tall) == pytest.approx([40, 200, 360], abs=2)
    assert {"jolly", "guarantor", "£5,000,000", "Products"} <= {word.text for word in page.words}


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (("|", "May", "2026"), ["1", "May", "2026"]),
        (("Page", "I"), ["Page", "1"]),
        (("as", "|", "said"), ["as", "I", "said"]),
        (("2026", "|", "Next"), ["2026", "|", "Next"]),
        (("|",), ["|"]),
        (("l",), ["1"]),
        (("Insurance", "ple"), ["Insurance", "plc"]),
        (("0C999517",), ["OC999517"]),
        (("$C999018",), ["SC999018"]),
        (("E5,000,000",), ["£5,000,000"]),
        (("€5,000,000",), ["€5,000,000"]),
        (("lndemnity",), ["Indemnity"]),
        (("¢", "included"), ["•", "included"]),
        (("{", "]", "Yes"), ["[ ]", "Yes"]),
        (("[", "X", "]", "No"), ["[X]", "No"]),
        (("info", "@example.org"), ["info@example.org"]),
        (("4.810",), ["4.810"]),
    ],
)
def test_what_is_plainly_another_character_is_put_right(printed: tuple[str, ...], read: list[str]) -> None:
    found = tidied(seen(*printed))

    assert [word.text for word in found] == read
    assert all(word.confidence <= 0.78 for word, was in zip(found, printed, strict=False)
               if len(found) == len(printed) and word.text != was)


def test_sizes_nearly_alike_are_one_and_those_of_text_are_believed() -> None:
    assert grouped({9.8: 10, 10.1: 50, 10.3: 5, 12.0: 8}, 0.06) == {
        9.8: pytest.approx(10.07, abs=0.01), 10.1: pytest.approx(10.07, abs=0.01),
        10.3: pytest.approx(10.07, abs=0.01), 12.0: 12.0,
    }
    word = RecognisedWord("Director", (10, 100, 60, 110.9), 108.6, False, 0.9)
    page = RecognisedPage((400, 400), (400, 400), words=(word,))

    assert evened({1: page})[1].words[0].box[3] - evened({1: page})[1].words[0].box[1] == pytest.approx(11)
    (told,) = evened({1: page}, {10.0: 400, 16.0: 20})[1].words
    assert told.box[3] - told.box[1] == pytest.approx(10)
    assert told.base == word.base
