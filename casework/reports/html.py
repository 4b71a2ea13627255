"""The report as a page: semantic, self-contained, made of elements and never of pasted text.

`body_html` is what a page of the application shows inside its own frame, with the classes of `report.css`; `write` is
the whole file that is downloaded, its style inside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Literal
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from casework.reports.content import (
    Alert,
    Block,
    Bullets,
    Details,
    Heading,
    Line,
    PanelReport,
    Paragraph,
    Section,
    Table,
)

_STYLE = Path(__file__).with_name("report.css")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""The downloaded file loads nothing and runs nothing."""


def stylesheet() -> str:
    """The style of the classes that reports use, for print too."""
    return _STYLE.read_text(encoding="utf-8")


def write(report: PanelReport) -> bytes:
    """The file that is downloaded."""
    return html(report).encode("utf-8")


def body_html(report: PanelReport) -> str:
    """The report from its h1 on, in one `div.report`."""
    return _serialised(_report(report))


def html(report: PanelReport, stylesheet: Literal["inline"] | None = "inline") -> str:
    """A whole page. `stylesheet` None leaves the style out, for a policy that forbids it inside a page."""
    page = Element("html", {"lang": "en-GB"})
    head = SubElement(page, "head")
    SubElement(head, "meta", {"charset": "utf-8"})
    if stylesheet == "inline":
        SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY})
    SubElement(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    SubElement(head, "meta", {"name": "generator", "content": report.tool})
    _text(head, "title", report.title)
    if stylesheet == "inline":
        _text(head, "style", _STYLE.read_text(encoding="utf-8"))
    body = SubElement(page, "body", {"class": "report-page"})
    _text(body, "a", "Skip to main content", {"class": "report-skip", "href": "#main"})
    header = SubElement(body, "header", {"class": "report-header"})
    _text(header, "p", f"{report.marking}. {report.tool}")
    main = SubElement(body, "main", {"id": "main", "tabindex": "-1"})
    main.append(_report(report))
    return "<!DOCTYPE html>\n" + _serialised(page) + "\n"


def _serialised(element: Element) -> str:
    return ElementTree.tostring(element, encoding="unicode", method="html")


def _report(report: PanelReport) -> Element:
    whole = Element("div", {"class": "report"})
    _text(whole, "h1", report.title, {"class": "report-title"})
    _text(whole, "p", report.subtitle, {"class": "report-lead"})
    _contents(whole, report)
    tables = count(1)
    for number, section in enumerate(report.sections, 1):
        _section(whole, number, section, tables)
    return whole


def _contents(parent: Element, report: PanelReport) -> None:
    navigation = SubElement(parent, "nav", {"class": "report-contents", "aria-label": "Contents of the report"})
    listed = SubElement(navigation, "ol")
    for number, section in enumerate(report.sections, 1):
        _text(SubElement(listed, "li"), "a", section.title, {"href": f"#section-{number}"})


def _section(parent: Element, number: int, section: Section, tables: Iterator[int]) -> None:
    names = "report-section report-section--new-page" if section.new_page else "report-section"
    part = SubElement(parent, "section", {"class": names, "aria-labelledby": f"section-{number}"})
    _text(part, "h2", section.title, {"id": f"section-{number}"})
    for block in section.blocks:
        _block(part, block, tables)


def _block(parent: Element, block: Block, tables: Iterator[int]) -> None:
    match block:
        case Heading(level=level, text=text):
            _text(parent, f"h{level + 2}", text)
        case Paragraph(text=text):
            _text(parent, "p", text)
        case Alert(title=title, text=text):
            box = SubElement(parent, "div", {"class": "report-alert"})
            _text(SubElement(box, "p", {"class": "report-alert-title"}), "strong", title)
            _text(box, "p", text)
        case Bullets(items=items):
            listed = SubElement(parent, "ul")
            for item in items:
                _text(listed, "li", item)
        case Details():
            _details(parent, block)
        case Table():
            _table(parent, block, next(tables))


def _details(parent: Element, details: Details) -> None:
    listed = SubElement(parent, "dl", {"class": "report-details"})
    for row in details.rows:
        group = SubElement(listed, "div")
        _text(group, "dt", row.label)
        for line in row.lines:
            _line(SubElement(group, "dd"), line)


def _line(parent: Element, line: Line) -> None:
    if line.strong:
        _text(parent, "strong", line.text)
    else:
        parent.text = line.text


def _table(parent: Element, table: Table, number: int) -> None:
    """In a region of its own that scrolls where the window is too narrow for it."""
    caption = f"table-{number}"
    region = SubElement(parent, "div", {"class": "report-scroll", "role": "region", "tabindex": "0",
                                        "aria-labelledby": caption})
    element = SubElement(region, "table")
    _text(SubElement(element, "caption", {"id": caption}), "span", table.caption)
    total = sum(column.share for column in table.columns)
    columns = SubElement(element, "colgroup")
    for column in table.columns:
        SubElement(columns, "col", {"class": f"report-col-{round(50 * column.share / total) * 2}"})
    head = SubElement(SubElement(element, "thead"), "tr")
    for column in table.columns:
        _text(head, "th", column.title, {"scope": "col", "class": f"report-{column.form}"})
    body = SubElement(element, "tbody")
    for row in table.rows:
        line = SubElement(body, "tr")
        for place, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
            tag, scope = ("td", {}) if place else ("th", {"scope": "row"})
            _text(line, tag, cell, {**scope, "class": f"report-{column.form}"})


def _text(parent: Element, tag: str, text: str, attributes: dict[str, str] | None = None) -> Element:
    element = SubElement(parent, tag, attributes or {})
    element.text = text
    return element
