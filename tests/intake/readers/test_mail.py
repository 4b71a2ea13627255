"""E-mails are read as text under their headers, whichever format they are kept in, and taken apart into attachments."""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import replace

import pytest

from intake import media
from intake.located import Paragraph, Reading
from intake.readers import mail
from intake.readers.mail.rtf import decompressed
from schemas.errors import BadInput, NeedsPassword, Unreadable
from schemas.types import Evidence
from tests.make.compound import Tree, compound
from tests.make.mail import File, Mail, eml, msg

Maker = Callable[[Mail], bytes]
FORMATS = [pytest.param(eml, id="eml"), pytest.param(msg, id="msg"),
           pytest.param(lambda one: msg(one, wide=False), id="msg-narrow")]
PDF = b"%PDF-1.7\n1 0 obj"


def lines(reading: Reading) -> list[tuple[str | None, str]]:
    return [(block.text.anchor, block.text.text) for block in reading.blocks if isinstance(block, Paragraph)]


def attached(data: bytes) -> list[tuple[str, str, bytes]]:
    return [(one.name, one.state, one.content) for one in mail.parsed(data).attachments]


@pytest.mark.parametrize("made", FORMATS)
def test_headers_come_first_and_then_the_text(made: Maker) -> None:
    reading = mail.read(made(Mail(subject="Policy – final")))

    assert lines(reading)[:5] == [
        ("e-mail header From", "From: Asha Verrin <asha@example.org>"),
        ("e-mail header To", "To: commissioning@example.gov.uk"),
        ("e-mail header Date", lines(reading)[2][1]),
        ("e-mail header Subject", "Subject: Policy – final"),
        ("line 1", "Dear colleague,"),
    ]
    assert "12 Oct 2026 09:30" in lines(reading)[2][1] or "2026-10-12 09:30" in lines(reading)[2][1]
    assert reading.properties == {"title": "Policy – final"}


@pytest.mark.parametrize(("made", "media_type"), [(eml, media.EML), (msg, media.MSG)])
def test_a_reading_says_what_it_was(made: Maker, media_type: str) -> None:
    assert mail.read(made(Mail())).media_type == media_type


@pytest.mark.parametrize("made", FORMATS)
def test_plain_text_is_preferred_to_the_web_page(made: Maker) -> None:
    texts = [text for _, text in lines(mail.read(made(Mail(page="<p>the page</p>"))))]

    assert "Dear colleague," in texts
    assert "the page" not in texts


@pytest.mark.parametrize("made", FORMATS)
def test_a_web_page_alone_is_reduced_to_its_text(made: Maker) -> None:
    page = "<html><head><style>p {color: red}</style></head><body><p>We hold cover.</p><script>x()</script></body>"
    reading = mail.read(made(Mail(text=None, page=page)))

    assert [text for _, text in lines(reading)][4:] == ["We hold cover."]


def test_a_plain_text_that_only_points_to_the_page_gives_way_to_it() -> None:
    stub = "Please view this message in HTML."
    reading = mail.read(eml(Mail(text=stub, page="<p>The certificate number is 12.</p>")))

    assert lines(reading)[-1][1] == "The certificate number is 12."


@pytest.mark.parametrize("made", FORMATS)
def test_attachments_are_taken_out_with_their_names(made: Maker) -> None:
    data = made(Mail().having(File("Certificate.pdf", PDF, "application/pdf"), File("Prämie £5m.pdf", PDF + b"2")))

    assert attached(data) == [("Certificate.pdf", "ready", PDF), ("Prämie £5m.pdf", "ready", PDF + b"2")]


@pytest.mark.parametrize("made", FORMATS)
def test_a_mail_inside_a_mail_is_one_of_its_own_with_its_attachments(made: Maker) -> None:
    inner = Mail(subject="Re: Q1/Q2: cover", text="Inner text").having(File("in.pdf", PDF, "application/pdf"))
    (name, state, content), = attached(made(Mail().having(File("", mail=inner))))

    assert (name, state) == ("Re Q1 Q2 cover.eml", "ready")
    assert ("e-mail header Subject", "Subject: Re: Q1/Q2: cover") in lines(mail.read(content))
    assert ("line 1", "Inner text") in lines(mail.read(content))
    assert attached(content) == [("in.pdf", "ready", PDF)]


def test_a_mail_kept_inside_an_outlook_message_gives_the_same_bytes_each_time() -> None:
    data = msg(Mail().having(File("", mail=Mail(text="x").having(File("a.pdf", PDF)))))

    assert attached(data) == attached(data)


@pytest.mark.parametrize("made", FORMATS)
def test_a_small_picture_in_the_text_is_no_document_but_a_large_or_an_attached_one_is(made: Maker) -> None:
    page = "<p>Kind regards <img src='cid:logo@1'><img src='cid:scan@1'></p>"
    data = made(Mail(page=page).having(
        File("image001.png", b"\x89PNG" + bytes(900), "image/png", "logo@1", inline=True),
        File("image002.jpg", b"\xff\xd8\xff" + bytes(200_000), "image/jpeg", "scan@1", inline=True),
        File("stamp.png", b"\x89PNG" + bytes(900), "image/png"),
    ))

    assert [(name, state) for name, state, _ in attached(data)] == [
        ("image001.png", "ignored"), ("image002.jpg", "ready"), ("stamp.png", "ready")]


def test_a_package_of_outlooks_own_is_named_as_such() -> None:
    package = File("winmail.dat", b"\x78\x9f\x3e\x22", "application/ms-tnef")
    (one,) = mail.parsed(eml(Mail().having(package))).attachments

    assert one.state == "unreadable"
    assert "winmail.dat" in str(one.reason)


def test_only_a_link_in_an_outlook_message_is_no_file() -> None:
    properties = bytes(8) + struct.pack("<HHIQ", 3, 0x3705, 6, 4)
    attachment = {"__properties_version1.0": properties, "__substg1.0_3707001F": "a.pdf".encode("utf-16-le")}
    tree: Tree = {"__properties_version1.0": bytes(32), "__substg1.0_1000001F": "x".encode("utf-16-le"),
                  "__attach_version1.0_#00000000": attachment}
    (one,) = mail.parsed(compound(tree)).attachments

    assert (one.name, one.state) == ("a.pdf", "unreadable")
    assert "only linked" in str(one.reason)


HEAD = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"


@pytest.mark.parametrize("data", [
    HEAD + b'Content-Type: application/pkcs7-mime; smime-type=enveloped-data; name="smime.p7m"\r\n\r\nxxxx',
    HEAD + b'Content-Type: application/x-pkcs7-mime\r\nContent-Transfer-Encoding: base64\r\n\r\nMIAGCSqGSIb3DQEHA6CA',
    HEAD + b'Content-Type: multipart/encrypted; boundary="b"\r\n\r\n--b\r\n\r\nx\r\n--b--\r\n',
    msg(Mail(), kind="IPM.Note.SMIME"),
])
def test_an_encrypted_mail_needs_to_be_sent_again(data: bytes) -> None:
    with pytest.raises(NeedsPassword, match="encrypted"):
        mail.read(data)


def test_a_mail_wrapped_in_its_signature_says_so() -> None:
    with pytest.raises(Unreadable, match="signed"):
        mail.read(HEAD + b"Content-Type: application/pkcs7-mime; smime-type=signed-data\r\n\r\nxxxx")


SIGNED = (
    b'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; boundary="s"\r\n\r\n--s\r\n'
    b"Content-Type: text/plain\r\n\r\nWe hold cover.\r\n--s\r\nContent-Type: application/pkcs7-signature; "
    b'name="smime.p7s"\r\nContent-Disposition: attachment; filename="smime.p7s"\r\n\r\nxx\r\n--s--\r\n'
)


def test_of_a_signed_mail_the_text_is_read_and_the_signature_no_document() -> None:
    data = HEAD + SIGNED

    assert ("line 1", "We hold cover.") in lines(mail.read(data))
    assert [(name, state) for name, state, _ in attached(data)] == [("smime.p7s", "ignored")]


def test_a_signed_outlook_message_is_opened() -> None:
    data = msg(replace(Mail(text=None), files=[File("smime.p7m", SIGNED, "multipart/signed")]),
               kind="IPM.Note.SMIME.MultipartSigned")

    assert ("line 1", "We hold cover.") in lines(mail.read(data))
    assert [name for name, _, _ in attached(data)] == ["smime.p7s"]


def test_text_kept_as_rich_text_alone_becomes_a_document() -> None:
    rich = rb"{\rtf1\ansi We hold cover.}"
    packed = struct.pack("<IIII", len(rich) + 12, len(rich), 0x414C454D, 0) + rich

    assert attached(msg(Mail(text=None), rich_text=packed)) == [("text of the message.rtf", "ready", rich)]


def test_compressed_rich_text_is_unpacked_with_its_dictionary() -> None:
    # From Microsoft's [MS-OXRTFCP] 3.1.1: "simple compressed RTF".
    packed = bytes.fromhex(
        "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0"
    )

    assert decompressed(packed) == b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"


def test_parts_of_a_list_footer_do_not_hide_the_page_that_is_the_mail() -> None:
    data = HEAD + (
        b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n'
        b"<p>We hold cover.</p>\r\n--b\r\nContent-Type: text/plain\r\n\r\nThis e-mail is confidential.\r\n--b--\r\n"
    )

    assert {"We hold cover.", "This e-mail is confidential."} <= {text for _, text in lines(mail.read(data))}


@pytest.mark.parametrize("header", [
    b"Subject: =?utf-8?q?caf=C3=A9?=", b"Subject: =?x-unknown?b?Y2Fm6Q==?=", b"Subject: caf\xe9",
    b"Subject: =?utf-8?b?!!!?=",
    b"Content-Disposition: attachment; filename*0*=utf-8''a; filename*1=b", b"Content-Type: text/plain; charset=x-odd",
    b"Content-Transfer-Encoding: base64", b"Date: yesterday", b"Content-Type: multipart/mixed", b"Content-Type: ;;;=",
    b"Content-Type: message/rfc822", b"Content-Type: multipart/alternative; boundary=\"\"",
])
def test_odd_headers_are_read_as_far_as_they_can_be(header: bytes) -> None:
    data = b"From: a@example.org\r\nTo: b@example.org\r\nMIME-Version: 1.0\r\n" + header + b"\r\n\r\nbody text \xe9\r\n"

    assert ("e-mail header From", "From: a@example.org") in lines(mail.read(data))


def test_a_quote_must_stand_at_its_anchor() -> None:
    data = eml(Mail(text="Cover: £5m\n\nFrom 1 April 2026"))

    assert mail.recheck(data, [
        Evidence("a.eml", "£5m", anchor="line 1"), Evidence("a.eml", "£5m", anchor="line 3"),
        Evidence("a.eml", "Asha Verrin", anchor="e-mail header From"), Evidence("a.eml", "", anchor="line 1"),
    ]) == [True, False, True, False]


@pytest.mark.parametrize("made", [eml, msg])
def test_a_mail_damaged_anywhere_is_read_or_says_what_is_wrong(made: Maker) -> None:
    whole = made(Mail(page="<p>x</p>").having(File("a.pdf", PDF), File("", mail=Mail())))
    read = 0
    for place in range(0, len(whole) - 2, 17):
        try:
            mail.read(whole[:place] + b"\xff\x00" + whole[place + 2 :])
            read += 1
        except BadInput:
            continue
    assert read > 0


@pytest.mark.parametrize("data", [compound({}), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 broken"])
def test_what_is_no_message_says_so(data: bytes) -> None:
    with pytest.raises(Unreadable):
        mail.read(data)
