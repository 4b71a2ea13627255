"""The content of one paragraph of an OpenDocument file: spans, fields, form controls, as displayed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from intake.located import EMPTY_BOX, TICKED_BOX
from intake.readers import ticks
from intake.readers.docx.inline import Line
from intake.readers.docx.styles import PLAIN, Look
from intake.readers.opendocument import names as n
from intake.readers.opendocument.drawn import drawing_of
from intake.readers.opendocument.styles import Styles

MAX_SPACES = 1_000
_SPACES = re.compile(r"[ \t\r\n]+")
_SILENT = frozenset(
    {n.NUMBER_LABEL, n.PLACEHOLDER, n.SCRIPT, n.ANNOTATION_END, n.name("office:event-listeners"), n.TRACKED,
     n.name("text:ruby-text"), n.name("text:note-citation"), n.name("svg:title"), n.name("svg:desc")}
)
_CHANGE, _CHANGE_START = n.name("text:change"), n.name("text:change-start")
_DESCRIPTION = n.name("text:description")
_FIELD_TYPE, _PARAMETER = n.name("field:type"), n.name("field:param")
_FIELD_NAME, _FIELD_VALUE = n.name("field:name"), n.name("field:value")
_CHECK_BOX, _CHECKED, _PROMPTS = (
    n.name("loext:checkbox"), n.name("loext:checked"), n.name("loext:showing-place-holder")
)
_FETCHING = n.name("text:dde-connection")


@dataclass(slots=True)
class Inline:
    """Reads paragraphs' content into Lines. Keeps the flags met, and the notes and comments to be read at the end."""

    styles: Styles
    controls: dict[str, str] = field(default_factory=dict)
    white_is_seen: bool = False
    everything_hidden: bool = False
    flags: set[str] = field(default_factory=set)
    notes: list[etree._Element] = field(default_factory=list)
    comments: list[etree._Element] = field(default_factory=list)

    def line(self, paragraph: etree._Element, within: Look = PLAIN) -> Line:
        """The paragraph's content in its own style, within what surrounds it (a spreadsheet's cell)."""
        look = self.styles.look("paragraph", paragraph.get(n.STYLE_NAME), within)
        line = Line(look)
        self._content(paragraph, line, look)
        if any(mark.get(n.IS_HIDDEN) == "true" for mark in paragraph.iter(n.HIDDEN_PARAGRAPH)):
            line.unseen[:0], line.shown = line.shown, []
        return line

    def _content(self, parent: etree._Element, line: Line, look: Look) -> None:
        self._written(parent.text, line, look)
        for child in parent:
            self._child(child, line, look)
            self._written(child.tail, line, look)

    def _written(self, text: str | None, line: Line, look: Look) -> None:
        """Text as XML holds it: white space there is one space, and none at the beginning."""
        if text:
            plain = _SPACES.sub(" ", text)
            if not line.shown and not line.unseen:
                plain = plain.lstrip(" ")
            self._put(plain, line, look)

    def _child(self, child: etree._Element, line: Line, look: Look) -> None:
        tag = child.tag
        if tag == n.SPAN:
            self._content(child, line, self.styles.look("text", child.get(n.STYLE_NAME), look))
        elif tag == n.SPACE:
            self._put(" " * n.number_of(child.get(n.COUNT), 1, MAX_SPACES), line, look)
        elif tag == n.TAB:
            self._put("\t", line, look)
        elif tag == n.LINE_BREAK:
            self._put("\n", line, look)
        elif tag == n.NOTE:
            self.notes.append(child)
        elif tag == n.ANNOTATION:
            self.comments.append(child)
        elif tag == n.RUBY:
            for base in child.iterchildren(n.RUBY_BASE):
                self._content(base, line, look)
        elif tag in (_CHANGE, _CHANGE_START):
            self.flags.add("tracked_deletions" if tag == _CHANGE else "tracked_insertions")
        elif tag in _SILENT:
            return
        elif tag == n.CONTROL:
            self._control(child, line, look)
        elif str(tag).startswith(n.DRAWN):
            line.boxes.append(child)
            drawing = None if look.unseen or self.everything_hidden else drawing_of(child, len(line.shown))
            if drawing is not None:
                line.drawings.append(drawing)
        else:
            self._field(child, line, look)

    def _field(self, child: etree._Element, line: Line, look: Look) -> None:
        """A field: mostly its displayed text; forms' fields keep their state elsewhere."""
        tag = child.tag
        if tag == n.FIELD_MARK:
            line.has_control = True
            self._put(_form_state(child), line, look)
        elif tag == n.CONTENT_CONTROL:
            line.has_control = True
            if child.get(_CHECK_BOX) == "true":
                self._put(TICKED_BOX if child.get(_CHECKED) == "true" else EMPTY_BOX, line, PLAIN)
            elif child.get(_PROMPTS) != "true":
                self._content(child, line, look)
        elif tag == n.TEXT_INPUT:
            line.has_control = True
            prompt = child.get(_DESCRIPTION, "").strip()
            if not prompt or "".join(str(part) for part in child.itertext()).strip() != prompt:
                self._content(child, line, look)
        elif tag == n.HIDDEN_TEXT:
            hidden = child.get(n.IS_HIDDEN) == "true"
            text = child.get(n.STRING_VALUE) or "".join(str(part) for part in child.itertext())
            (line.unseen if hidden else line.shown).append(text)
        else:
            if tag == n.DROP_DOWN:
                line.has_control = True
            if tag == _FETCHING:
                self.flags.add("external_links")
            self._content(child, line, look)

    def _control(self, child: etree._Element, line: Line, look: Look) -> None:
        shown = self.controls.get(child.get(n.CONTROL_ID, ""), "")
        if shown:
            line.has_control = True
            self._put(f"{shown} ", line, look)

    def _put(self, text: str, line: Line, look: Look) -> None:
        """Add text where it belongs: seen, unseen, or nowhere (struck out)."""
        if look is not PLAIN:
            if look.symbol:
                text = ticks.symbols(text, look.symbol)
            if look.struck:
                if text.strip():
                    self.flags.add("struck_text")
                return
            if look.unseen and not (self.white_is_seen and not (look.hidden or look.tiny)):
                line.unseen.append(text)
                return
        if self.everything_hidden:
            line.unseen.append(text)
            return
        if line.all_bold and not look.bold and text and not text.isspace():
            line.all_bold = False
        line.shown.append(text)


def _form_state(mark: etree._Element) -> str:
    """What a form field shows that has no text of its own: a check box or a drop-down list."""
    given = [(item.get(_FIELD_NAME, ""), item.get(_FIELD_VALUE, "")) for item in mark.iterchildren(_PARAMETER)]
    kind = mark.get(_FIELD_TYPE, "").rpartition(".")[2]
    if kind in ("FORMCHECKBOX", "Checkbox"):
        return TICKED_BOX if ("Checkbox_Checked", "true") in given else EMPTY_BOX
    entries = [value for key, value in given if key == "Dropdown_ListEntry"]
    chosen = next((value for key, value in given if key == "Dropdown_Selected"), "")
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
