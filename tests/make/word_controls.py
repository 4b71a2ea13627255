"""A Word form with every way to answer in every place, and what a reader of its pages sees there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from tests.make.ooxml import p, r, tbl, tc, word

_DRAWING = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_PICTURE = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
QUESTION = "Please state the full legal name of the organisation that applies, and its number."


def sdt(inner: str, properties: str = "<w:text/>", number: int = 0) -> str:
    """A content control."""
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="Field {number}"/><w:id w:val="{1000 + number}"/>{properties}</w:sdtPr>'
        f"<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    )


def tick_box(ticked: bool, number: int = 0, drawn: str = "") -> str:
    """A check box control. `drawn` is what stands in it, when not what its state draws."""
    properties = (
        f'<w14:checkbox><w14:checked w14:val="{int(ticked)}"/><w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
        '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
    )
    return sdt(r(drawn or ("☒" if ticked else "☐"), '<w:rFonts w:ascii="MS Gothic"/>'), properties, number)


def legacy(form: str, result: str = "") -> str:
    """A form field of the old kind with its result."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="x"/><w:enabled/>{form}</w:ffData></w:fldChar>'
        '</w:r><w:r><w:instrText xml:space="preserve"> FORM </w:instrText></w:r><w:r><w:fldChar w:fldCharType='
        f'"separate"/></w:r>{r(result) if result else ""}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def symbol(code: str, font: str = "Wingdings") -> str:
    """A picture of a symbol font."""
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def picture(wide: int = 120, high: int = 40, floats: bool = False) -> str:
    """A run with a picture, its size in points."""
    inner = (
        f'<wp:extent {_DRAWING} cx="{wide * 12_700}" cy="{high * 12_700}"/><a:graphic {_PICTURE}><a:graphicData>'
        '<a:blip r:embed="rId90"/></a:graphicData></a:graphic>'
    )
    kind = "anchor" if floats else "inline"
    return f"<w:r><w:drawing><wp:{kind} {_DRAWING}>{inner}</wp:{kind}></w:drawing></w:r>"


def _list_of(*choices: str) -> str:
    return "<w:dropDownList>" + "".join(f'<w:listItem w:value="{choice}"/>' for choice in choices) + "</w:dropDownList>"


def _entries(chosen: int | None, *choices: str) -> str:
    result = "" if chosen is None else f'<w:result w:val="{chosen}"/>'
    return f'<w:ddList>{result}{"".join(f"""<w:listEntry w:val="{choice}"/>""" for choice in choices)}</w:ddList>'


def _tracked(tag: str, content: str) -> str:
    return f'<w:{tag} w:id="1" w:author="A" w:date="2026-01-05T09:00:00Z">{content}</w:{tag}>'


def _deleted(text: str) -> str:
    return _tracked("del", r(text).replace("w:t>", "w:delText>").replace("<w:t ", "<w:delText "))


PROMPT = "Click or tap here to enter text."
INLINE: dict[str, Callable[[int], tuple[str, str]]] = {
    "typed": lambda n: (r(f"Answer {n}"), f"Answer {n}"),
    "typed in pieces": lambda n: (r("An") + r("swer ") + r(str(n), "<w:b/>"), f"Answer {n}"),
    "text": lambda n: (sdt(r(f"Answer {n} & more".replace("&", "&amp;")), "<w:text/>", n), f"Answer {n} & more"),
    "rich text": lambda n: (sdt(r("Rich ", "<w:i/>") + r(f"{n}"), "", n), f"Rich {n}"),
    "left prompt": lambda n: (sdt(r(PROMPT), "<w:showingPlcHdr/><w:text/>", n), ""),
    "date": lambda n: (sdt(r("31/03/2026"), '<w:date w:fullDate="2026-03-31T00:00:00Z"/>', n), "31/03/2026"),
    "dropdown": lambda n: (sdt(r("Yes"), _list_of("No", "Yes"), n), "Yes"),
    "dropdown not chosen": lambda n: (sdt(r("Choose an item."), f"<w:showingPlcHdr/>{_list_of('No')}", n), ""),
    "combo box": lambda n: (sdt(r(f"Other {n}"), "<w:comboBox/>", n), f"Other {n}"),
    "ticked": lambda n: (tick_box(True, n) + r(" Yes ") + tick_box(False, n + 1) + r(" No"), "☒ Yes ☐ No"),
    "tick drawn otherwise": lambda n: (tick_box(True, n, "X") + r(" Yes"), "☒ Yes"),
    "control in control": lambda n: (sdt(r("In ") + sdt(r(f"side {n}"), "<w:text/>", n), "", n), f"In side {n}"),
    "legacy text": lambda n: (legacy("<w:textInput/>", f"Typed {n}"), f"Typed {n}"),
    "legacy text left": lambda n: (
        legacy('<w:textInput><w:default w:val="Enter name"/></w:textInput>', "Enter name"), "",
    ),
    "legacy ticked": lambda n: (
        legacy('<w:checkBox><w:sizeAuto/><w:default w:val="0"/><w:checked/></w:checkBox>') + r(" Yes"), "☒ Yes",
    ),
    "legacy not ticked": lambda n: (legacy('<w:checkBox><w:default w:val="0"/></w:checkBox>') + r(" No"), "☐ No"),
    "legacy dropdown": lambda n: (legacy(_entries(1, "No", "Yes")), "Yes"),
    "legacy dropdown first": lambda n: (legacy(_entries(None, "No", "Yes")), "No"),
    "symbols": lambda n: (symbol("F0FE") + r(" Yes ") + symbol("F0A8") + r(" No"), "☒ Yes ☐ No"),
    "symbol font": lambda n: (r("\uf0fc", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + r(" Yes"), "☒ Yes"),
    "symbols of other fonts": lambda n: (
        symbol("F052", "Wingdings 2") + symbol("F061", "Webdings") + symbol("0034", "Zapf Dingbats"), "☒☒☒",
    ),
    "printed ticks": lambda n: (r("✓ Yes □ No"), "☒ Yes ☐ No"),
    "struck option": lambda n: (r("Yes / ") + r("No", "<w:strike/>"), "Yes / "),
    "struck twice": lambda n: (r("Yes", "<w:dstrike/>") + r(" / No"), " / No"),
    "inserted": lambda n: (_tracked("ins", r(f"New {n}")), f"New {n}"),
    "replaced": lambda n: (_deleted("£5m") + _tracked("ins", r("£10m")), "£10m"),
    "moved": lambda n: (_tracked("moveFrom", r("Gone")) + _tracked("moveTo", r(f"Here {n}")), f"Here {n}"),
    "hidden": lambda n: (r(f"Seen {n}") + r("unseen", "<w:vanish/>"), f"Seen {n}"),
    "linked": lambda n: (f'<w:hyperlink w:anchor="x">{r(f"Link {n}")}</w:hyperlink>', f"Link {n}"),
    "field": lambda n: (f'<w:fldSimple w:instr=" DATE ">{r(f"{n} May 2026")}</w:fldSimple>', f"{n} May 2026"),
    "breaks": lambda n: (f"{r('One')}<w:r><w:br/><w:t>Two</w:t><w:tab/><w:t>{n}</w:t></w:r>", f"One\nTwo\t{n}"),
}
"""Ways to answer inside a paragraph: of a number, its XML and what it shows."""

PLACES = (
    "paragraph", "paragraph control", "cell", "cell control", "row control", "merged cell", "nested cell", "text box",
    "header", "footer", "footnote", "comment",
)
_APART = ("header", "footer", "footnote", "comment")


@dataclass(slots=True)
class Form:
    """A form, and by question the answer that it shows. `unread` are questions of no answer."""

    body: list[str] = field(default_factory=list)
    apart: dict[str, list[str]] = field(default_factory=dict)
    truth: dict[str, str] = field(default_factory=dict)

    def ask(self, way: str, place: str) -> None:
        """One more question."""
        number = len(self.truth) + 1
        label = f"Q{number} {way} in {place}"
        inline, shown = INLINE[way](number)
        self.truth[label] = shown
        content = _placed(place, label, inline, number)
        if place in _APART:
            self.apart.setdefault(place, []).append(content)
        else:
            self.body.append(content)

    def data(self, before: str = "") -> bytes:
        """The form as a file."""
        references = '<w:headerReference w:type="default" r:id="rId1"/><w:footerReference r:id="rId2"/>'
        parts = {kind: "".join(self.apart.get(kind, ())) for kind in ("header", "footer")}
        for kind in ("footnote", "comment"):
            parts[f"{kind}s"] = f'<w:{kind} w:id="1">{"".join(self.apart.get(kind, ()))}</w:{kind}>'
        return word(f'{before}{"".join(self.body)}<w:sectPr>{references}</w:sectPr>', parts=parts)


def _placed(place: str, label: str, inline: str, number: int) -> str:
    line = p(r(f"{label}: "), inline)
    asked = tc(p(r(label)))
    match place:
        case "paragraph control":
            return sdt(line, "", number)
        case "cell":
            return tbl([asked, tc(p(inline))])
        case "cell control":
            return tbl([asked, sdt(tc(p(inline)), "", number)])
        case "row control":
            item = sdt(f"<w:tr>{asked}{tc(p(inline))}</w:tr>", '<w15:repeatingSectionItem xmlns:w15="x"/>', number)
            return f'<w:tbl>{sdt(item, """<w15:repeatingSection xmlns:w15="x"/>""", number)}</w:tbl>'
        case "merged cell":
            return tbl([tc(line, '<w:gridSpan w:val="3"/>')], [tc(p(r("A"))), tc(p(r("B"))), tc(p(r("C")))])
        case "nested cell":
            return tbl([tc(p(r("Around"))), tc(p() + tbl([asked, tc(p(inline))]) + p())])
        case "text box":
            return p(f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{line}</w:txbxContent></v:textbox></v:shape>"
                     "</w:pict></w:r>")
    return line


def every_control(places: Sequence[str] = PLACES, rounds: int = 1) -> Form:
    """Every way to answer in each of these places, so many times."""
    form = Form()
    for _ in range(rounds):
        for place in places:
            for way in INLINE:
                form.ask(way, place)
    return form


def questionnaire(sections: int, rows: int = 6) -> Form:
    """A form as councils issue it: parts with tables of number, question and answer, every way to answer among them,
    and questions answered in paragraphs."""
    form = Form()
    ways = _in_turn()
    for section in range(1, sections + 1):
        form.body.append(p(r(f"Part {section}", "<w:b/>")) + p(r("Answer every question. " + QUESTION)))
        table = []
        for row in range(1, rows + 1):
            way = next(ways)
            inline, shown = INLINE[way](section)
            label = f"{section}.{row} {way}"
            form.truth[label] = shown
            table.append([tc(p(r(label))), tc(p(r(QUESTION))), tc(p(inline))])
        form.body.append(tbl(*table))
        form.ask(next(ways), "paragraph")
    return form


def _in_turn() -> Iterator[str]:
    while True:
        yield from INLINE
