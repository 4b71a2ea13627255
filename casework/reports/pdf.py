"""The report as a tagged PDF (PDF/UA-1), set by Typst with the fonts that come with it, so that it is the same
everywhere."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

from casework.reports.content import Alert, Bullets, Details, Heading, PanelReport, Paragraph, Table
from schemas.plain import spelled_out

_TEMPLATE = Path(__file__).with_name("report.typ")
_STANDARD: Literal["ua-1"] = "ua-1"
_BREAK = "\u200b"
"""Zero-width space: where a line may break. It is neither drawn nor copied."""
_LONG_WORD = re.compile(r"\S{16,}")
_AFTER_MARK = re.compile(r"(?<=[\\_.,;:@&=?])")
"""Beside the slash and the hyphen, after which lines break by themselves."""
_UNBROKEN = 20
"""A longer run of letters and digits may break after every fourth."""
_FOUR = re.compile(r"\S{4}(?=\S)")

_SURELY_DRAWN = re.compile(r"[\u0020-\u007e\u00a0-\u017f\u2010-\u2027\u2030-\u203a\u20ac]")
"""Latin letters and the marks of English print, which the fonts are known to have."""
_SURELY_ABSENT = re.compile(r"[\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U0001f000-\U0001faff\U00020000-\U0003ffff]")
"""East Asian letters and emoji, of which the fonts have none."""
_TRIED = 400
"""More rare letters than this are spelled out without trying each."""
_TRIAL = b"""
#set document(title: "Trial")
#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))
#for letter in sys.inputs.letters.codepoints() { par(letter) }
"""
_NAMES: Mapping[type, str] = {
    Heading: "heading", Paragraph: "paragraph", Alert: "alert", Bullets: "bullets", Details: "details", Table: "table",
}


def write(report: PanelReport) -> bytes:
    """The file that is downloaded: the same bytes for the same report. Letters that the fonts do not have are spelled
    out by their number."""
    import typst

    texts = {*report.sentences(), report.marking, report.tool}
    rare = "".join(sorted(letter for letter in set().union(*texts) if not _SURELY_DRAWN.match(letter)))
    doubtful = _SURELY_ABSENT.sub("", rare)
    known = "".join(_SURELY_ABSENT.findall(rare))
    try:
        return _typeset(report, known + (_absent(doubtful) if len(doubtful) <= _TRIED else doubtful))
    except typst.TypstError:
        if not rare:
            raise
        # Letters that can be drawn one by one and not together (a mark that no font has with its letter).
        return _typeset(report, rare)


def _typeset(report: PanelReport, spelled: str) -> bytes:
    import typst

    data = _as_data(report, {ord(letter): spelled_out(letter) for letter in spelled})
    return typst.compile(
        _TEMPLATE.read_bytes(),
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(data)},
        pdf_standards=[_STANDARD],
        timestamp=int(report.at.timestamp()),
    )


def _as_data(report: PanelReport, spelled: Mapping[int, str]) -> dict[str, Any]:
    """What the template shows, as plain data with places where long words may break."""
    def shown(text: str) -> str:
        return _LONG_WORD.sub(_breakable, text.translate(spelled))

    def told(value: Any) -> Any:
        if isinstance(value, str):
            return shown(value)
        if isinstance(value, dict):
            return {key: told(one) for key, one in value.items()}
        return [told(one) for one in value] if isinstance(value, list | tuple) else value

    at = report.at.astimezone(UTC)
    return {
        "title": report.title.translate(spelled),
        "heading": shown(report.title),
        "running": shown(report.running_title),
        "subtitle": shown(report.subtitle),
        "marking": shown(report.marking),
        "tool": shown(report.tool),
        "at": {unit: getattr(at, unit) for unit in ("year", "month", "day", "hour", "minute", "second")},
        "sections": [
            {"title": shown(section.title), "new_page": section.new_page,
             "blocks": [{"is": _NAMES[type(block)], **told(asdict(block))} for block in section.blocks]}
            for section in report.sections
        ],
    }


def _breakable(word: re.Match[str]) -> str:
    parts = _AFTER_MARK.split(word.group())
    return _BREAK.join(_FOUR.sub(rf"\g<0>{_BREAK}", part) if len(part) > _UNBROKEN else part for part in parts)


@lru_cache(maxsize=4096)
def _absent(letters: str) -> str:
    """The letters among these that cannot be drawn, found by halving."""
    if not letters or _drawn(letters):
        return ""
    if len(letters) == 1:
        return letters
    middle = len(letters) // 2
    return _absent(letters[:middle]) + _absent(letters[middle:])


def _drawn(letters: str) -> bool:
    import typst

    try:
        typst.compile(_TRIAL, format="pdf", ignore_system_fonts=True, sys_inputs={"letters": letters},
                      pdf_standards=[_STANDARD], timestamp=0)
    except typst.TypstError:
        return False
    return True
