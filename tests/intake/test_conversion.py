"""Older Word and rich text documents are converted by LibreOffice in a limited process, and read as what they were.

Tests that need LibreOffice are skipped where it is not installed; those of its misbehaviour use stand-ins.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from casework.documents import read_entries
from intake import conversion, media
from intake.conversion import OFFICE_LIMITS, Conversion, office
from intake.entry import Entry
from intake.readers import converted
from intake.sandbox import Sandbox
from schemas.types import DocumentReading, Evidence
from tests.make.rtf import document, h, p, table

AS_AT = date(2026, 11, 23)
CERTIFICATE = document(
    h("Certificate of Employers' Liability Insurance"), p("Fathom Mutual Insurance"),
    table([["Name of policyholder", "Specimen Tutors Ltd"], ["Policy number", "EL/2026/1234"],
           ["Limit of indemnity", "£10,000,000 any one occurrence"],
           ["Period of insurance", "1 April 2026 to 31 March 2027"]]),
)


@pytest.fixture
def with_office() -> None:
    if office() is None:
        pytest.skip("LibreOffice is not installed")


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


def entry(tmp_path: Path, name: str, data: bytes) -> Entry:
    path = tmp_path / name
    path.write_bytes(data)
    return Entry(name, hashlib.sha256(data).hexdigest(), len(data), path)


def stand_in(tmp_path: Path, script: str) -> str:
    """A program in the place of LibreOffice: a shell script, given the same arguments."""
    program = tmp_path / "office" / "program" / "soffice"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


# The last arguments are the sources, which stand beside the folder "out".
COPY = 'for last; do case "$last" in */in/*) cp "$last" "out/$(basename "${last%.*}").docx";; esac; done'
HANG = "while :; do sleep 1; done"


def convert(tmp_path: Path, script: str, *names: str, seconds: float = 20.0) -> dict[str, str]:
    """What came of each document: the words that were made of it, or why nothing was."""
    documents = {}
    for name in names:
        (tmp_path / name).write_bytes(name.encode())
        documents[name] = (tmp_path / name, media.RTF)
    limits = replace(OFFICE_LIMITS, wall_seconds=seconds)
    with Conversion(stand_in(tmp_path, script), limits=limits) as converting:
        made = converting.run(documents)
        return {name: str(one.reason) if one.content is None else one.content.read_text() for name, one in made.items()}


@pytest.mark.usefixtures("with_office")
def test_a_rich_text_document_is_read_as_a_word_file_and_stays_what_it_was(tmp_path: Path, sandbox: Sandbox) -> None:
    (reading,) = read_entries([entry(tmp_path, "EL certificate.rtf", CERTIFICATE)], sandbox, AS_AT)

    found = reading.document
    assert (found.path, found.media_type, found.size) == ("EL certificate.rtf", media.RTF, len(CERTIFICATE))
    assert found.sha256 == hashlib.sha256(CERTIFICATE).hexdigest()
    assert (found.read, found.reason, found.kind, found.flags) == ("full", None, "insurance_certificate", ())
    facts = {fact.name.rpartition(".")[2]: fact for fact in reading.facts}
    assert (facts["cover"].value, facts["expires"].value) == (10_000_000, "2027-03-31")
    assert facts["cover"].evidence == (Evidence(
        "EL certificate.rtf", "£10,000,000",
        anchor="Certificate of Employers' Liability Insurance > table 1 row 3 column 2"),)


@pytest.mark.usefixtures("with_office")
@pytest.mark.parametrize("bubblewrap", ["auto", "off"])
def test_an_old_word_document_gives_the_words_of_the_file_it_was_made_from(
    tmp_path: Path, bubblewrap: str, sandbox: Sandbox
) -> None:
    source = entry(tmp_path, "a.rtf", CERTIFICATE)
    assert source.content is not None
    with Conversion(bubblewrap="off" if bubblewrap == "off" else "auto") as converting:
        made = converting.run({"a": (source.content, media.RTF)})["a"].content
        assert made is not None
        (from_docx,) = read_entries([replace(source, path="a.docx", content=made)], sandbox, AS_AT)
    (from_rtf,) = read_entries([source], sandbox, AS_AT)

    assert said(from_docx) == said(from_rtf) != []


def said(reading: DocumentReading) -> list[tuple[str, object]]:
    return [(fact.name, fact.value) for fact in reading.facts]


@pytest.mark.usefixtures("with_office")
def test_old_form_fields_keep_their_state_and_what_the_clock_says_is_no_statement(tmp_path: Path) -> None:
    box = r"{\field{\*\fldinst { FORMCHECKBOX {\*\formfield{\fftype1\ffres%d\ffdefres0}}}}{\fldrslt }} "
    code = r"{\field{\*\fldinst { %s }}{\fldrslt 1 January 2020}}"
    data = document(
        h("Complaints policy"),
        rf"\pard {box % 1}We are a charity\par ", rf"\pard {box % 0}We are a school\par ",
        rf"\pard Printed: {code % 'DATE'}\par ", rf"\pard File: {code % 'FILENAME'}\par ",
        p("Approved by: A Verrin"),
    )
    source = tmp_path / "a.rtf"
    source.write_bytes(data)
    with Conversion() as converting:
        made = converting.run({"a": (source, media.RTF)})["a"].content
        assert made is not None
        reading = converted.read(made.read_bytes())

    assert [text.text.strip() for text in reading.texts()] == [
        "Complaints policy", "☒ We are a charity", "☐ We are a school", "Printed:", "File:", "Approved by: A Verrin"]


@pytest.mark.usefixtures("with_office")
def test_one_that_cannot_be_opened_does_not_keep_the_others_from_being_read(tmp_path: Path, sandbox: Sandbox) -> None:
    entries = [entry(tmp_path, "bad.rtf", b"{\\rtf1" + b"{" * 10), entry(tmp_path, "good.rtf", CERTIFICATE),
               entry(tmp_path, "worse.doc", b"\xdb\xa5-\0" + bytes(5000))]
    readings = {one.document.path: one.document for one in read_entries(entries, sandbox, AS_AT)}

    assert readings["good.rtf"].read == "full"
    assert readings["worse.doc"].read in ("unreadable", "full")
    assert all(one.read == "full" or one.reason for one in readings.values())


def test_without_libreoffice_it_says_what_to_do(
    tmp_path: Path, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conversion, "office", lambda: None)

    (reading,) = read_entries([entry(tmp_path, "EL certificate.rtf", CERTIFICATE)], sandbox, AS_AT)

    found = reading.document
    assert (found.read, found.media_type, found.kind) == ("unreadable", media.RTF, "insurance_certificate")
    assert found.reason == (
        "The file is a rich text document (.rtf), which is read through LibreOffice, and LibreOffice is not installed "
        "here. Please ask for a Word (.docx) or PDF copy, or have LibreOffice installed.")


def test_several_documents_share_one_start(tmp_path: Path) -> None:
    script = f'echo start >> starts; {COPY}; wc -l < starts >> "out/$(ls out | tail -1)"'
    made = convert(tmp_path, script, "a.rtf", "b.rtf", "c.rtf")

    assert made == {"a.rtf": "a.rtf", "b.rtf": "b.rtf", "c.rtf": "c.rtf1\n"}


def test_a_start_that_hangs_is_ended_and_so_is_all_that_it_started(tmp_path: Path) -> None:
    started = time.monotonic()
    made = convert(tmp_path, f"{HANG} & {HANG}", "a.rtf", seconds=1.0)

    assert time.monotonic() - started < 15
    assert made["a.rtf"] == (
        "LibreOffice took longer than 1 seconds over the file. Please ask for a Word (.docx) or PDF copy.")


def test_after_a_bad_end_the_others_are_converted_one_by_one(tmp_path: Path) -> None:
    # Stops half way through the second of several, and at once when that one is alone.
    script = (
        'for last; do case "$last" in */in/00001.*) echo half > out/00001.docx; exit 9;; '
        '*/in/*) cp "$last" "out/$(basename "${last%.*}").docx";; esac; done'
    )
    made = convert(tmp_path, script, "a.rtf", "b.rtf", "c.rtf")

    assert made == {
        "a.rtf": "a.rtf", "c.rtf": "c.rtf",
        "b.rtf": "LibreOffice stopped unexpectedly over the file. Please ask for a Word (.docx) or PDF copy."}


def test_a_program_that_makes_nothing_leaves_a_reason(tmp_path: Path) -> None:
    made = convert(tmp_path, "exit 0", "a.rtf")

    assert "could not open the file" in made["a.rtf"]


def test_what_is_made_is_never_a_link_to_elsewhere(tmp_path: Path) -> None:
    made = convert(tmp_path, "ln -s /etc/hostname out/00000.docx", "a.rtf")

    assert "could not open the file" in made["a.rtf"]


@pytest.mark.parametrize("bubblewrap", ["auto", "off"])
def test_the_program_sees_neither_the_network_nor_other_files(tmp_path: Path, bubblewrap: str) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("x")
    (tmp_path / "a.rtf").write_bytes(b"a")
    script = f'(cat "{secret}"; cat /proc/net/dev; echo "$HOME") > out/00000.docx 2>&1'
    program = stand_in(tmp_path, script)
    with Conversion(program, bubblewrap="off" if bubblewrap == "off" else "auto") as converting:
        made = converting.run({"a": (tmp_path / "a.rtf", media.RTF)})["a"].content
        assert made is not None
        said = made.read_text()

    assert "No such file" in said or "Permission denied" in said
    assert "lo:" in said
    assert "eth" not in said
    assert "intake-office-" in said


def test_nothing_is_left_of_a_conversion(tmp_path: Path) -> None:
    (tmp_path / "a.rtf").write_bytes(b"a")
    with Conversion(stand_in(tmp_path, COPY)) as converting:
        made = converting.run({"a": (tmp_path / "a.rtf", media.RTF)})["a"].content
        assert made is not None
        assert made.read_bytes() == b"a"

    assert not made.exists()
