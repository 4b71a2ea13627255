"""What a Word file repeats is read once; nothing may be read otherwise for it."""

from __future__ import annotations

import re

import pytest

from intake.located import Reading
from intake.readers import docx
from intake.readers.docx import thinning
from intake.readers.docx.styles import Styles
from schemas.errors import Unreadable
from tests.make.ooxml import p, r, tbl, tc, word
from tests.make.word_controls import every_control, questionnaire, sdt, tick_box

STYLES = '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>'
NUMBERING = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


def both(data: bytes, monkeypatch: pytest.MonkeyPatch) -> tuple[Reading, Reading]:
    """The file read with its repeats taken out, and whole."""
    thin = docx.read(data)
    with monkeypatch.context() as patch:
        patch.setattr(thinning, "MAX_BYTES", -1)
        return thin, docx.read(data)


def body(content: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?><w:document '
        f'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{content}</w:body></w:document>'
    ).encode()


def casts_of(content: bytes) -> int:
    return len(thinning.thinned(content, Styles(None, frozenset())).casts)


@pytest.mark.parametrize(
    "content",
    [
        "".join(p(r(f"Line {n}"), r(" more" if n % 2 else " ")) for n in range(9)),
        "".join(p(r(f"Title {n}", "<w:b/>"), r(" " if n % 2 else "!")) for n in range(9)),
        "".join(p(r(f"Struck {n}" if n % 2 else " ", "<w:strike/>"), r("kept")) for n in range(9)),
        "".join(p(r(f"seen {n}"), r("white", '<w:color w:val="FFFFFF"/>')) for n in range(9)),
        "".join(p(r(str(n), '<w:rFonts w:ascii="Wingdings 2"/>'), r("0")) for n in range(9)),
        "".join(p(r(f"Part {n}"), properties='<w:pStyle w:val="H"/>') + p(r(f"{n}")) for n in range(9)),
        "".join(p(r(f"Item {n}"), properties=NUMBERED) for n in range(9)),
        tbl(*([[tc(p(r("&amp;lt; £5m ☑"))), tc(p(r(""))), tc(p() + p(r("x")))]] * 9)),
        tbl(*([[tc(p(r("a")), '<w:gridSpan w:val="2"/>'), tc(p(r("b")), '<w:vMerge w:val="restart"/>')],
               [tc(p(r("c"))), tc(p(r("d"))), tc(p(), "<w:vMerge/>")]] * 9)),
        sdt(tbl(*([[tc(p(r("prompt"))), tc(p(tick_box(True)))]] * 9)), "<w:showingPlcHdr/>"),
        tbl(*([[tc(tbl(*([[tc(p(r("in")))]] * 5)) + p(r("out")))]] * 9)),
        "".join(f'<w:p w:rsidR="00{n}1"><w:r w:rsidR="0{n}"><w:t>a</w:t></w:r><w:r><w:t>b{n}</w:t></w:r></w:p>'
                for n in range(9)) + tbl(*([[tc(p(r("x")))]] * 9)),
        p(*[r("ab ")] * 500) * 9,
        "".join(p(r("a"), "<w:r><w:tab/><w:t>b</w:t></w:r><w:r><w:tab/><w:t>c</w:t></w:r>") for _ in range(9)),
    ],
)
def test_what_is_poured_is_what_the_reader_reads(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    thin, whole = both(word(content, parts={"styles": STYLES, "numbering": NUMBERING}), monkeypatch)

    assert thin == whole


def test_forms_of_every_way_to_answer_are_read_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    for form in (every_control(rounds=4), questionnaire(sections=40)):
        thin, whole = both(form.data(), monkeypatch)

        assert thin == whole


def test_most_of_a_form_is_taken_out() -> None:
    rows = tbl(*([[tc(p(r("1.1"))), tc(p(r("Name"))), tc(p(sdt(r("An answer"))))]] * 100))

    thin = thinning.thinned(body(rows), Styles(None, frozenset()))

    assert len(thin.casts) == 100
    assert len(thin.content) < len(body(rows)) / 10


@pytest.mark.parametrize(
    "oddity",
    [
        "<!-- a remark -->", "<?made by?>", "<![CDATA[x]]>", "\x01", "\ufffe", '<w:p cast="0"/>',
        '<w:p xmlns:w="urn:x"/>', "]]>",
    ],
)
def test_a_part_whose_markup_may_be_text_is_left_whole(oddity: str) -> None:
    plain = "".join(p(r(f"Line {n}")) for n in range(9))

    assert casts_of(body(plain)) == 9
    assert casts_of(body(plain + oddity)) == 0


@pytest.mark.parametrize("broken", ["<w:r><w:t>x</w:r></w:t>", "<w:r><w:t>x &nbsp; y</w:t></w:r>", "<w:r>"])
def test_what_is_not_well_formed_is_said_however_often_it_stands_there(broken: str) -> None:
    data = word(f"<w:p>{broken}</w:p>" * 9 + p(r("x")) * 9)

    with pytest.raises(Unreadable, match="not well-formed"):
        docx.read(data)


def test_every_place_keeps_its_own_anchor() -> None:
    reading = docx.read(word(tbl(*([[tc(p(r("same"))), tc(p(r("same")))]] * 20))))

    anchors = [text.anchor or "" for text in reading.texts()]

    assert len(set(anchors)) == 40
    assert all(re.fullmatch(r"table 1 row \d+ column [12]", anchor) for anchor in anchors)
