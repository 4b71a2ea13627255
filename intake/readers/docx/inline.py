"""The content of one paragraph: runs, content controls, form fields and tick boxes, as displayed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, cast

from lxml import etree

from intake.located import EMPTY_BOX, TICKED_BOX
from intake.readers import ticks
from intake.readers.docx import names as n
from intake.readers.docx.casts import CAST, Cast, LineMould, Mould, RowMould, filled
from intake.readers.docx.drawn import Drawing, drawing_of
from intake.readers.docx.styles import PLAIN, Look, Styles, is_on

MAX_FIELD_DEPTH = 50
_FIXED = {n.TAB: "\t", n.POSITION_TAB: "\t", n.BREAK: "\n", n.RETURN: "\n", n.HARD_HYPHEN: "-"}
_FETCHING_FIELDS = ("DDE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT")
_INSTRUCTION = ("click", "tap", "enter", "type", "insert", "select", "choose", "please")


@dataclass(slots=True)
class Line:
    """A paragraph being collected. `boxes` are the text boxes anchored in it, to be read after it; `drawings` its
    pictures; `light` the places in `shown` of what is not bold."""

    look: Look = PLAIN
    shown: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    drawings: list[Drawing] = field(default_factory=list)
    light: list[int] = field(default_factory=list)
    all_bold: bool = True
    has_control: bool = False

    def text(self) -> str:
        """What a reader of the page sees."""
        return ticks.normal("".join(self.shown))

    def hidden_text(self) -> str:
        """What is in the file but not seen: hidden, white or tiny."""
        return ticks.normal("".join(self.unseen))


@dataclass(slots=True)
class _ComplexField:
    """A field between its begin and end marks; `result` once its separator was passed.

    `default` is a form field's preset text; `start` where its result begins in `line`.
    """

    default: str = ""
    result: bool = False
    line: Line | None = None
    start: int = 0


@dataclass(slots=True)
class Control:
    """The content control being read: its text is a placeholder, or a tick whose drawing is replaced by the
    state."""

    placeholder: bool = False
    tick: Literal["", "☐", "☒"] = ""


@dataclass(slots=True)
class Inline:
    """Reads paragraphs' content into Lines. Keeps the flags met and the fields that run over several
    paragraphs; `has_active` when an ActiveX control was met, whose answer only its program knows."""

    styles: Styles
    white_is_seen: bool = False
    flags: set[str] = field(default_factory=set)
    casts: Sequence[Cast[Mould]] = ()
    has_active: bool = False
    _fields: list[_ComplexField] = field(default_factory=list)
    _controls: list[Control] = field(default_factory=list)

    @property
    def is_within(self) -> bool:
        """Whether a field or control is open."""
        return bool(self._fields or self._controls)

    @property
    def is_covered(self) -> bool:
        """Whether a control is open that shows something else than its words: a placeholder or a tick box."""
        return bool(self._controls) and bool(self._controls[-1].placeholder or self._controls[-1].tick)

    def cast_of(self, element: etree._Element) -> Cast[Mould] | None:
        """The words and mould that stand for an element's content, where it was taken out."""
        number = element.get(CAST)
        return None if number is None else self.casts[int(number)]

    def row_cast(self, element: etree._Element) -> Cast[RowMould] | None:
        """The same of a table's row."""
        number = element.get(CAST)
        return None if number is None else cast("Cast[RowMould]", self.casts[int(number)])

    def pour(self, mould: LineMould, words: Sequence[str]) -> Line:
        """The paragraph that a mould and its words make here: within a control that holds a placeholder only its ticks
        are shown, and within one that is a tick box the box's state."""
        shown = filled(mould.pieces, words)
        line = Line(mould.style.look, shown, has_control=mould.has_control)
        self.flags |= mould.flags
        if self.is_covered:
            control = self._controls[-1]
            if control.placeholder:
                line.shown = [text for text in shown if text in (EMPTY_BOX, TICKED_BOX)]
            elif shown:
                line.shown, control.tick, control.placeholder = [control.tick], "", True
            return line
        if mould.unseen:
            line.unseen = filled(mould.unseen, words)
        if mould.struck and any(words[place].strip() for place in mould.struck):
            self.flags.add("struck_text")
        if not mould.has_control:
            line.all_bold = mould.all_bold(words)
        return line

    def brief(self, mould: LineMould, words: Sequence[str]) -> str:
        """The same of a paragraph without hidden text, where no control is open: just what it shows."""
        if mould.flags:
            self.flags |= mould.flags
        if mould.struck and any(words[place].strip() for place in mould.struck):
            self.flags.add("struck_text")
        return "".join(filled(mould.pieces, words))

    def read(self, parent: etree._Element, line: Line) -> None:
        """Collect the content below an element (a paragraph or what wraps part of one)."""
        for child in parent:
            tag = child.tag
            if tag == n.R:
                self._run(child, line)
            elif tag == n.P_PR:
                continue
            elif tag == n.SDT:
                self.enter(n.leading(child, n.SDT_PR))
                content = n.child(child, n.SDT_CONTENT)
                if content is not None:
                    line.has_control = True
                    self.read(content, line)
                if self._controls[-1].tick:
                    self.put(EMPTY_BOX, PLAIN, line)  # Its state shows although nothing is drawn in it.
                self.leave()
            elif tag in (n.INSERTED, n.MOVED_HERE):
                self.flags.add("tracked_insertions")
                self.read(child, line)
            elif tag in (n.DELETED, n.MOVED_AWAY):
                self.flags.add("tracked_deletions")
            elif tag in n.TRANSPARENT:
                self._note_code(child.get(n.INSTR, ""))
                self.read(child, line)
            elif tag in (n.MATH, n.MATH_PARAGRAPH):
                self.put("".join(part.text or "" for part in child.iter(n.MATH_TEXT)), line.look, line)
            elif tag == n.ALTERNATE:
                self._drawing(child, line)

    def enter(self, properties: etree._Element | None) -> None:
        """A content control begins. A placeholder's words are no answer and are left out."""
        control = Control(placeholder=bool(self._controls) and self._controls[-1].placeholder)
        for item in () if properties is None else properties:
            if item.tag == n.PLACEHOLDER:
                control.placeholder = control.placeholder or is_on(item.get(n.VAL))
            if item.tag != n.CHECKBOX_14:
                continue
            state = n.child(item, n.CHECKED_14)
            ticked = state is not None and is_on(state.get(n.VAL_14))
            control = Control(tick="☒" if ticked else "☐")
            break
        self._controls.append(control)

    def leave(self) -> None:
        """The content control ends."""
        self._controls.pop()

    def _run(self, run: etree._Element, line: Line) -> None:
        look = line.look
        for child in run:
            tag = child.tag
            if tag == n.T:
                if child.text:
                    self.put(child.text, look, line)
            elif tag == n.R_PR:
                look = self.styles.direct(child, look)
            elif tag in _FIXED:
                self.put(_FIXED[tag], look, line)
            elif tag == n.SYM:
                self.put(ticks.symbol_of(child.get(n.w("char"), ""), child.get(n.w("font"), "")), look, line)
            elif tag == n.FIELD_MARK:
                self._field_mark(child, look, line)
            elif tag == n.FIELD_CODE:
                self._note_code(child.text or "")
            elif tag in (n.DRAWING, n.PICTURE, n.OBJECT, n.ALTERNATE):
                self._drawing(child, line)
                self.has_active = self.has_active or next(child.iter(n.ACTIVE), None) is not None
                drawing = None if look.unseen else drawing_of(child, len(line.shown))
                if drawing is not None:
                    line.drawings.append(drawing)
            elif tag == n.RUBY:
                base = child.find(n.RUBY_BASE)
                if base is not None:
                    self.read(base, line)

    def put(self, text: str, look: Look, line: Line) -> None:
        """Add text where it belongs: seen, unseen, or nowhere (struck out, a placeholder, a field's code)."""
        if self._controls:
            control = self._controls[-1]
            if control.placeholder:
                return
            if control.tick:
                text, look = control.tick, PLAIN
                control.tick, control.placeholder = "", True
        if self._fields and not all(item.result for item in self._fields):
            return
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
        if not look.bold:
            line.light.append(len(line.shown))
            if line.all_bold and not text.isspace():
                line.all_bold = False
        line.shown.append(text)

    def _field_mark(self, mark: etree._Element, look: Look, line: Line) -> None:
        kind = mark.get(n.FIELD_KIND)
        if kind == "begin":
            form = mark.find(n.FORM)
            if form is not None:
                line.has_control = True
                shown = _form_state(form)
                if shown:
                    self.put(shown, look, line)
            self._fields.append(_ComplexField(_form_default(form)))
        elif kind == "separate" and self._fields:
            opened = self._fields[-1]
            opened.result, opened.line, opened.start = True, line, len(line.shown)
        elif kind == "end" and self._fields:
            ended = self._fields.pop()
            if ended.default and ended.line is line:
                _take_back_instruction(ended, line)

    def end_paragraph(self) -> None:
        """A field's code does not run on: one that was never closed must not swallow the rest of the
        document."""
        if len(self._fields) > MAX_FIELD_DEPTH:
            self._fields.clear()
        for opened in self._fields:
            opened.result = True

    def _note_code(self, code: str) -> None:
        if code.strip().upper().startswith(_FETCHING_FIELDS):
            self.flags.add("external_links")

    def _drawing(self, element: etree._Element, line: Line) -> None:
        """Text boxes of a drawing, to be read after the paragraph; of two renderings of one drawing only
        one."""
        if element.tag == n.ALTERNATE:
            preferred = element.find(n.CHOICE)
            if preferred is None or next(preferred.iter(n.TEXT_BOX, n.T), None) is None:
                preferred = element.find(n.FALLBACK) if element.find(n.FALLBACK) is not None else preferred
            if preferred is None:
                return
            if preferred.find(n.R) is not None:
                self.read(preferred, line)
                return
            element = preferred
        for child in element:
            if child.tag == n.TEXT_BOX:
                line.boxes.append(child)
            else:
                self._drawing(child, line)


def _take_back_instruction(ended: _ComplexField, line: Line) -> None:
    """Leave out a form field's own instruction ("Click to enter name") when nobody has overwritten it."""
    shown = "".join(line.shown[ended.start :]).strip()
    if shown == ended.default and shown.lower().startswith(_INSTRUCTION):
        del line.shown[ended.start :]


def _form_state(form: etree._Element) -> str:
    """What a legacy check box or drop-down shows; empty for a text input, whose words are ordinary runs."""
    box = form.find(n.FORM_CHECK)
    if box is not None:
        state = box.find(n.CHECKED) if box.find(n.CHECKED) is not None else box.find(n.DEFAULT)
        return TICKED_BOX if state is not None and is_on(state.get(n.VAL)) else EMPTY_BOX
    choices = form.find(n.FORM_LIST)
    if choices is None:
        return ""
    entries = [entry.get(n.VAL, "") for entry in choices.iterchildren(n.LIST_ENTRY)]
    chosen = choices.find(n.RESULT) if choices.find(n.RESULT) is not None else choices.find(n.DEFAULT)
    index = "0" if chosen is None else chosen.get(n.VAL, "0")
    return entries[int(index)] if index.isdecimal() and int(index) < len(entries) else ""


def _form_default(form: etree._Element | None) -> str:
    field_input = None if form is None else form.find(n.FORM_INPUT)
    default = None if field_input is None else field_input.find(n.DEFAULT)
    return "" if default is None else default.get(n.VAL, "").strip()
