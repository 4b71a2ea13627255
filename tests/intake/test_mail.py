"""A mail in a pack is a document itself, and what is attached to it are further ones, as if it were an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from casework.documents import read_entries
from intake import budget, layouts
from intake.classify import classify
from intake.entry import Entry
from intake.pack import Pack, open_pack, sources
from intake.readers import mail
from intake.sandbox import Sandbox
from intake.spool import Spool
from intake.unpack import may_be_mail
from tests.make.archive import zip_of
from tests.make.compound import compound
from tests.make.mail import File, Mail, eml, msg

Opener = Callable[[dict[str, bytes]], Pack]
TEXT = b"Public liability insurance"


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox() as running:
        yield running


@pytest.fixture
def opened(sandbox: Sandbox, tmp_path: Path) -> Iterator[Opener]:
    with Spool() as spool:
        def open_files(files: dict[str, bytes]) -> Pack:
            path = tmp_path / "pack.zip"
            path.write_bytes(zip_of(files))
            (source,) = sources([path])
            return open_pack(source, sandbox, spool)

        yield open_files


def states(pack: Pack) -> dict[str, str]:
    return {entry.path: entry.state for entry in pack.entries}


def by_path(pack: Pack) -> dict[str, Entry]:
    return {entry.path: entry for entry in pack.entries}


@pytest.mark.parametrize(("name", "made"), [("Reply.eml", eml), ("Reply.msg", msg)])
def test_attachments_become_entries_below_the_mail(opened: Opener, name: str, made: Callable[[Mail], bytes]) -> None:
    inner = Mail(subject="Fwd: rates").having(File("rates.txt", b"rates"))
    sent = Mail(page="<p>Thanks <img src='cid:l'></p>").having(
        File("Certificate.txt", TEXT), File("more.zip", zip_of({"Policies/a.txt": b"policy"})), File("", mail=inner),
        File("logo.png", b"\x89PNG" + bytes(99), "image/png", "l", inline=True),
    )

    found = opened({name: made(sent), "other.txt": b"x"})

    assert states(found) == {
        name: "ready",
        f"{name}/Certificate.txt": "ready",
        f"{name}/Fwd rates.eml": "ready",
        f"{name}/Fwd rates.eml/rates.txt": "ready",
        f"{name}/logo.png": "ignored",
        f"{name}/more.zip/Policies/a.txt": "ready",
        "other.txt": "ready",
    }
    content = by_path(found)[f"{name}/Certificate.txt"].content
    assert content is not None
    assert content.read_bytes() == TEXT
    assert by_path(found)[f"{name}/Certificate.txt"].modified == "2026-10-12T09:30:00"
    assert "small picture" in str(by_path(found)[f"{name}/logo.png"].reason)


def test_names_are_made_safe_and_doubles_kept(opened: Opener) -> None:
    sent = Mail().having(File("../../etc/cron.txt", b"1"), File("a.txt", b"2"), File("a.txt", b"3"))

    found = by_path(opened({"m.eml": eml(sent)}))

    assert set(found) == {"m.eml", "m.eml/a (copy 2).txt", "m.eml/a.txt", "m.eml/etc/cron.txt"}
    assert "suspicious_name" in found["m.eml/etc/cron.txt"].flags
    assert "duplicate_name" in found["m.eml/a.txt"].flags


def test_a_mail_is_known_by_its_content_whatever_its_name(opened: Opener) -> None:
    data = eml(Mail().having(File("a.txt", TEXT)))

    assert set(states(opened({"Reply": data, "Reply.doc": msg(Mail().having(File("b.txt", TEXT)))}))) == {
        "Reply", "Reply/a.txt", "Reply.doc", "Reply.doc/b.txt"}


def test_a_mail_pasted_into_a_text_file_stays_text(opened: Opener) -> None:
    assert set(states(opened({"Reply.txt": eml(Mail().having(File("a.txt", TEXT)))}))) == {"Reply.txt"}


@pytest.mark.parametrize(("head", "name", "may"), [
    (b"From: a@b\r\nTo: c\r\n", "x", True), (b"From: a@b\r\n", "x.txt", False), (b"%PDF-1.7", "x.pdf", False),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.doc", True), (b"hello", "x.eml", True), (b"Name: x\n", "x", False),
])
def test_what_may_be_a_mail_is_looked_at(head: bytes, name: str, may: bool) -> None:
    assert may_be_mail(head, name) is may


def test_a_compound_file_that_is_no_mail_is_one_document(opened: Opener) -> None:
    assert states(opened({"a.doc": compound({"WordDocument": bytes(5000)})})) == {"a.doc": "ready"}


def test_mails_inside_too_many_others_are_refused_where_something_is_attached(opened: Opener) -> None:
    deep = Mail(subject="4").having(File("a.txt", TEXT))
    for subject in ("3", "2", "1"):
        deep = Mail(subject=subject).having(File("", mail=deep))

    found = by_path(opened({"m.eml": eml(deep)}))

    deepest = found["m.eml/2.eml/3.eml"]
    assert deepest.state == "refused"
    assert "inside more than 2 other" in str(deepest.reason)
    assert set(found) == {"m.eml", "m.eml/2.eml", "m.eml/2.eml/3.eml"}


def test_attachments_share_the_budget_of_the_pack(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget.Budget.__init__, "__defaults__", (3_000_000, 100, 2_000_000))
    files = [File(name, bytes(700_000)) for name in ("a.bin", "b.bin")]

    found = by_path(opened({"m.eml": eml(Mail().having(*files))}))

    assert found["m.eml/a.bin"].state == "ready"
    assert found["m.eml/b.bin"].state == "refused"
    assert "larger than" in str(found["m.eml/b.bin"].reason)


def test_more_attachments_than_files_allowed_are_refused(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget.Budget.__init__, "__defaults__", (2_000_000, 5, 1_000_000))

    found = by_path(opened({"m.eml": eml(Mail().having(*[File(f"{n}.txt", b"x") for n in range(9)]))}))

    assert set(found) == {"m.eml"}
    assert found["m.eml"].state == "refused"


def test_a_mail_and_its_attachments_are_read(opened: Opener, sandbox: Sandbox) -> None:
    data = msg(Mail(subject="Our insurance").having(File("note.txt", b"Complaints policy\n\nTell us.")))
    readings = read_entries(opened({"Reply.msg": data}).entries, sandbox, date(2026, 11, 23))

    assert [(one.document.path, one.document.kind, one.document.read) for one in readings] == [
        ("Reply.msg", "correspondence", "full"), ("Reply.msg/note.txt", "policy", "full")]
    assert readings[0].lead is not None
    assert readings[0].lead.anchor == "e-mail header From"


def test_an_encrypted_mail_is_locked(opened: Opener, sandbox: Sandbox) -> None:
    (reading,) = read_entries(opened({"Reply.msg": msg(Mail(), kind="IPM.Note.SMIME")}).entries, sandbox,
                              date(2026, 11, 23))

    assert reading.document.read == "needs_password"
    assert "encrypted" in reading.document.flags
    assert "S/MIME" in str(reading.document.reason)


@pytest.mark.parametrize(("subject", "text", "kind"), [
    ("Employers liability certificate", "Dear all,\n\nOur certificate is attached.\n\nThanks", "correspondence"),
    ("RE: Safeguarding policy", "As asked, the policy is enclosed.\n\nRegards", "correspondence"),
    ("Confirmation of cover", "We confirm that Specimen Tutors Ltd holds employers' liability insurance, policy number "
     "EL/1, limit of indemnity £10,000,000, period of insurance 1 April 2026 to 31 March 2027. The certificate is "
     "attached.", "insurance_certificate"),
])
def test_a_mail_that_hands_something_over_is_not_what_it_hands_over(subject: str, text: str, kind: str) -> None:
    assert classify(mail.read(eml(Mail(subject=subject, text=text))), "Reply.eml")[0] == kind


def test_what_came_with_two_mails_is_no_two_suppliers(opened: Opener) -> None:
    found = opened({
        "Acme Ltd.eml": eml(Mail().having(File("Public liability certificate.txt", TEXT))),
        "Beta Ltd.eml": eml(Mail().having(File("Safeguarding policy.txt", b"policy"))),
    })

    assert layouts.split(found).layout == "per-supplier"
