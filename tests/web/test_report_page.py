"""The panel report as a page and as files, and the originals: always saved, never opened by the browser."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile

import pytest

from casework import submissions
from casework.store import Store
from tests.make.visitor import Visitor, words
from tests.web.test_submission_page import decide, headings
from web.documents import download_name

CHECK = "/submissions/1/checks/1"


def test_the_report_is_seen_as_a_page_with_what_is_only_proposed(onlooker: Visitor) -> None:
    page = onlooker.see(f"{CHECK}/report")

    said = words(page)
    assert "Proposed Categories 1, 2, 3 and 4: the verdict is proposed by the program" in said
    assert (1, "Panel report: Harbourstone Care and Education Ltd") in headings(page.text)
    assert [level for level, _ in headings(page.text)].count(1) == 1
    assert "Public liability cover of at least £10,000,000 for any one claim" in said


def test_a_confirmed_report_says_so(reader: Visitor, checked_store: Store) -> None:
    record = decide(checked_store, 1, "uphold")
    reader.send(f"{CHECK}/confirm", {"category": ["1", "2", "3", "4"], "sequence": record.sequence},
                seen="/submissions/1")

    assert "Confirmed All verdicts are confirmed." in words(reader.see(f"{CHECK}/report"))


def test_a_report_whose_verdict_was_confirmed_before_a_later_decision_says_so(
    reader: Visitor, checked_store: Store
) -> None:
    record = decide(checked_store, 1, "uphold")
    reader.send(f"{CHECK}/confirm", {"category": ["1", "2"], "sequence": record.sequence}, seen="/submissions/1")
    references = next(one for one in record.resolutions if one.rule == "cposs.quality.references")
    reader.send(f"{CHECK}/undo", {"resolution": references.id}, seen="/submissions/1")

    said = words(reader.see(f"{CHECK}/report"))

    assert "Categories 3 and 4: the verdict is proposed by the program, and no person has confirmed it yet." in said
    assert "Categories 1 and 2: the verdict was confirmed, and something was decided since" in said


@pytest.mark.parametrize(("ending", "media_type", "begins"), [
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", b"PK"),
    ("pdf", "application/pdf", b"%PDF-"),
    ("html", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
])
def test_the_report_is_saved_in_three_formats(onlooker: Visitor, ending: str, media_type: str, begins: bytes) -> None:
    answer = onlooker.see(f"{CHECK}/report.{ending}", buffered=True)

    assert answer.status_code == 200
    assert answer.content_type == media_type
    assert answer.data.startswith(begins)
    disposition = answer.headers["Content-Disposition"]
    assert disposition.startswith("attachment")
    assert f"Panel report - Harbourstone Care and Education Ltd - CPOSS - 9 November 2026.{ending}" in disposition
    assert answer.data == onlooker.see(f"{CHECK}/report.{ending}", buffered=True).data


def test_there_is_no_report_in_another_format(onlooker: Visitor) -> None:
    assert onlooker.see(f"{CHECK}/report.exe").status_code == 404


def test_the_style_of_the_report_is_served(onlooker: Visitor) -> None:
    page = onlooker.see(f"{CHECK}/report")
    assert '<link rel="stylesheet" href="/report.css">' in page.text

    style = onlooker.see("/report.css")

    assert style.content_type == "text/css; charset=utf-8"
    assert ".report" in style.text


def test_an_original_is_saved_exactly_as_it_was_sent(reader: Visitor, checked_store: Store) -> None:
    record = submissions.record(checked_store, 1)

    for position, document in list(enumerate(record.documents))[:5]:
        answer = reader.see(f"{CHECK}/documents/{position}/original", buffered=True)

        assert hashlib.sha256(answer.data).hexdigest() == document.sha256
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
        assert document.path.rsplit("/", 1)[-1] in answer.headers["Content-Disposition"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
        assert "no-store" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("address", ["documents/30", "documents/30/original", "documents/999999/pages/1.png",
                                     "documents/3/pages/0.png", "documents/0/pages/1.png", "documents/-1/original",
                                     "documents?document=77"])
def test_a_document_that_is_not_of_the_check_is_not_found(onlooker: Visitor, address: str) -> None:
    assert onlooker.see(f"{CHECK}/{address}").status_code == 404


def test_a_page_is_drawn_and_kept_by_the_reader_s_browser_alone(onlooker: Visitor) -> None:
    picture = onlooker.see(f"{CHECK}/documents/3/pages/1.png", buffered=True)
    again = onlooker.see(f"{CHECK}/documents/3/pages/1.png", headers={"If-None-Match": picture.headers["ETag"]},
                         buffered=True)
    large = onlooker.see(f"{CHECK}/documents/3/pages/1.png?large=1", buffered=True)

    assert picture.content_type == "image/png"
    assert picture.data.startswith(b"\x89PNG")
    assert picture.headers["Cache-Control"].startswith("private")
    assert again.status_code == 304
    assert len(large.data) > len(picture.data)


def test_a_document_is_looked_at_alone(onlooker: Visitor) -> None:
    pdf, sheet, text = (onlooker.see(f"{CHECK}/documents/{number}") for number in (10, 28, 0))

    assert "Page 1 of 5" in words(pdf)
    assert "documents/10?part=2#shown" in pdf.text
    assert "Cells of sheet" in sheet.text
    assert "Text of Business Continuity Plan.docx" in text.text
    assert onlooker.see(f"{CHECK}/documents?document=10").location.endswith("/documents/10")
    for page in (pdf, sheet, text):
        assert [level for level, _ in headings(page.text)].count(1) == 1


def test_a_locked_document_says_so_and_can_still_be_saved(reader: Visitor, checked_store: Store) -> None:
    record = submissions.record(checked_store, 5)
    position = next(number for number, one in enumerate(record.documents) if one.read == "needs_password")

    page = reader.see(f"/submissions/5/checks/1/documents/{position}")

    assert "password" in words(page)
    assert "Picture of page" not in page.text
    assert reader.see(f"/submissions/5/checks/1/documents/{position}/original", buffered=True).status_code == 200


@pytest.mark.parametrize(("path", "name"), [
    ("Attachments/Insurance 2026.pdf", "Insurance 2026.pdf"),
    ("a/..", "download"), ("a/ . ", "download"),
    ("x/in\u202efdp.exe", "in_u202efdp.exe"),
    ("x/one\ntwo\"three\";.pdf", "one two_three_;.pdf"),
    ("x/" + "n" * 300 + ".docx", "n" * 145 + ".docx"),
])
def test_the_name_of_a_download_is_only_a_name(path: str, name: str) -> None:
    assert download_name(path) == name


def test_a_foreign_name_is_sent_as_the_standard_says(onlooker: Visitor) -> None:
    from flask import Flask, send_file

    with Flask("one").test_request_context():
        answer = send_file(io.BytesIO(b"x"), as_attachment=True, download_name=download_name("Zeugnis – Größe.pdf"),
                           mimetype="application/octet-stream")

    assert "filename*=UTF-8''Zeugnis%20%E2%80%93%20Gr%C3%B6%C3%9Fe.pdf" in answer.headers["Content-Disposition"]


def test_the_word_report_opens(onlooker: Visitor) -> None:
    answer = onlooker.see(f"{CHECK}/report.docx", buffered=True)

    with zipfile.ZipFile(io.BytesIO(answer.data)) as archive:
        text = re.sub(r"<[^>]+>", "", archive.read("word/document.xml").decode())
    assert "Harbourstone Care and Education Ltd" in text
