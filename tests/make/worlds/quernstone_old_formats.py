"""Quernstone's papers in OpenDocument and its broker's message, written part by part as office software writes them."""

import datetime
import io
import zipfile
from collections.abc import Mapping, Sequence
from email import policy
from email.message import EmailMessage
from xml.sax.saxutils import escape

from tests.make import insurance
from tests.make.blocks import Theme
from tests.make.marks import Built, Mark, read
from tests.make.records import Person, counts, shown

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
        ("fo", "xsl-fo-compatible"), ("number", "datastyle"),
    )
)
_TEXT = "application/vnd.oasis.opendocument.text"
_SHEET = "application/vnd.oasis.opendocument.spreadsheet"

STATEMENTS = [
    (
        "F01",
        "How will you take a referral and begin a placement?",
        "A referral reaches Philippa by secure e-mail or telephone. She rings the school or caseworker within one "
        "working day and asks for the plan, recent risk information and what the young person likes to make or mend.\n"
        "The young person visits with someone they trust, sees the workshop when it is quiet and chooses a first "
        "project. We write a risk assessment for the tools that the project needs and agree three aims with the "
        "school and the family.\n"
        "The placement starts with half a day, one to one. After four sessions we meet, look at what was made and "
        "decide together on the days and the group.",
    ),
    (
        "F02",
        "How will you measure and report progress?",
        "At the first session the mentor and the young person fill in a short baseline: attendance in the last term, "
        "confidence with tools, talking with others, and number and reading as they are used at the bench.\n"
        "Each session ends with a photograph of the work and two sentences, one by the young person and one by the "
        "instructor. Attendance and any worry are told to the school the same day.\n"
        "Every six weeks the mentor sets the baseline beside the present, writes one page and meets the school and "
        "the family. Finished units count towards an award in woodwork or in bicycle repair.",
    ),
]


def method_statements(org: str) -> Built:
    """The two method statements as an OpenDocument text."""
    marks: list[Mark] = []
    parts = [_paragraph("Letterhead", org, marks), _heading(1, "Method statements")]
    for number, question, answer in STATEMENTS:
        parts.append(_heading(2, f"{number}. {question}"))
        limit = f"Word limit: [[method_statement.word_limit@{number}=300|300 words]]"
        parts.append(_paragraph("Small", limit, marks))
        parts += [_paragraph("Text_20_body", part, marks) for part in answer.split("\n")]
        marks.append(Mark("method_statement.answered", True, number))
        marks.append(Mark("method_statement.words", len(answer.split()), number))
    return Built(_open_document(_TEXT, f"<office:text>{''.join(parts)}</office:text>"), tuple(marks))


def _paragraph(style: str, marked: str, marks: list[Mark]) -> str:
    words, stated = read(marked)
    marks += stated
    return f'<text:p text:style-name="{style}">{escape(words)}</text:p>'


def _heading(level: int, words: str) -> str:
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{escape(words)}</text:h>'


def checks(people: Sequence[Person], org: str, as_at: str) -> Built:
    """The single central record as an OpenDocument spreadsheet, with dates as dates."""
    title, (single,) = read(f"{org}: [[staff.single_central_record=true|Single Central Record]]")
    head = [
        "Surname and first name", "Job", "Start date", "Right to work seen", "DBS level", "DBS number", "DBS issued",
        "Children's barred list checked", "On the Update Service", "References",
    ]
    rows = [[_words(title)], [_words("Kept by Philippa Nant. Last changed 9 November 2026.")], [], [*map(_words, head)]]
    rows += [
        [
            _words(_turned(person.name)), _words(person.role), _day(person.started), _words("Yes"),
            _words(person.level), _words(person.number), _day(person.issued), _words(_yes(person.barred)),
            _words(_yes(person.update)), _words("2"),
        ]
        for person in people
    ]
    body = "".join(_row(row) for row in rows)
    table = (
        '<table:table table:name="Checks"><table:table-column table:number-columns-repeated="16384"/>'
        f'{body}<table:table-row table:number-rows-repeated="{1048576 - len(rows)}">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row></table:table>'
    )
    data = _open_document(_SHEET, f"<office:spreadsheet>{table}</office:spreadsheet>")
    cited = Mark(single.name, single.value, quote=single.quote, sheet="Checks", cell="A1")
    return Built(data, (cited, *counts(people, as_at)))


def _turned(name: str) -> str:
    first, _, last = name.rpartition(" ")
    return f"{last}, {first}"


def _yes(value: bool) -> str:
    return "Yes" if value else "No"


def _row(cells: Sequence[str]) -> str:
    rest = f'<table:table-cell table:number-columns-repeated="{16384 - len(cells)}"/>'
    return f'<table:table-row>{"".join(cells)}{rest}</table:table-row>'


def _words(words: str) -> str:
    return f'<table:table-cell office:value-type="string"><text:p>{escape(words)}</text:p></table:table-cell>'


def _day(iso: str) -> str:
    return (
        f'<table:table-cell table:style-name="day" office:value-type="date" office:date-value="{iso}">'
        f"<text:p>{shown(iso)}</text:p></table:table-cell>"
    )


def _open_document(kind: str, body: str) -> bytes:
    """The archive: its kind first, then what it holds, its styles and its contents."""
    styles = "".join(
        f'<style:style style:name="{name}" style:family="paragraph"><style:text-properties fo:font-size="{size}pt"/>'
        "</style:style>"
        for name, size in (
            ("Text_20_body", 11), ("Small", 9), ("Letterhead", 14), ("Heading_20_1", 18), ("Heading_20_2", 13),
        )
    )
    day = (
        '<number:date-style style:name="dmy"><number:day number:style="long"/><number:text>/</number:text>'
        '<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>'
        '</number:date-style><style:style style:name="day" style:family="table-cell" style:data-style-name="dmy"/>'
    )
    declared = f'{_SPACES} office:version="1.3"'
    return _packed(kind, {
        "META-INF/manifest.xml": _manifest(kind),
        "styles.xml": _xml(f"<office:document-styles {declared}><office:styles>{styles}</office:styles>"
                           "</office:document-styles>"),
        "content.xml": _xml(f"<office:document-content {declared}><office:automatic-styles>{day}"
                            f"</office:automatic-styles><office:body>{body}</office:body></office:document-content>"),
    })


def _packed(kind: str, parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip whose first entry is the kind, not compressed, as the standard asks."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, part in {"mimetype": kind.encode(), **parts}.items():
            entry = zipfile.ZipInfo(name, (2026, 11, 9, 9, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, part)
    return buffer.getvalue()


def _manifest(kind: str) -> bytes:
    entries: Mapping[str, str] = {"/": kind, "content.xml": "text/xml", "styles.xml": "text/xml"}
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in entries.items()
    )
    space = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"'
    return _xml(f"<manifest:manifest {space}>{listed}</manifest:manifest>")


def _xml(element: str) -> bytes:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element}'.encode()


def renewal(cover: insurance.Cover) -> tuple[Built, tuple[str, Built]]:
    """The broker's message, which states nothing itself, and the certificate that came with it."""
    certificate = insurance.label_list(
        cover, Theme("sans", "7B241C"), "Certificate of Public Liability Insurance"
    )
    name = "Public liability certificate 2026-27.pdf"
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = "Jocasta Hale <jocasta.hale@hollinbrook-broking.example>"
    message["To"] = "Philippa Nant <philippa@quernstone.example>"
    message["Subject"] = "Renewal documents"
    message["Date"] = datetime.datetime(2026, 10, 28, 14, 3, tzinfo=datetime.UTC)
    message["Message-ID"] = "<20261028140300.8842@hollinbrook-broking.example>"
    lines = [
        "Dear Philippa", "Thank you for your instructions. The renewal certificate is attached; please keep it safe.",
        "Ring me if anything looks wrong.", "Kind regards", "Jocasta Hale", "Hollinbrook Insurance Brokers",
    ]
    message.set_content("\n\n".join(lines))
    message.add_alternative("".join(f"<p>{line}</p>" for line in lines), subtype="html")
    message.add_attachment(certificate.data, maintype="application", subtype="pdf", filename=name)
    message.set_boundary("=_hollinbrook_mixed")
    next(iter(message.iter_parts())).set_boundary("=_hollinbrook_alternative")
    return Built(message.as_bytes()), (name, certificate)
