"""What a file is comes from its content; its name is only checked against it."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake import media
from intake.sniff import is_inline_xbrl, sniff
from tests.make.hostile import deflated, plain, raw_zip

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20


def ooxml(main: str, *parts: str, declared: str = "", case: str = "") -> bytes:
    types = f'<?xml version="1.0"?><Types><Override PartName="/x" ContentType="{declared}"/></Types>'
    names = ["[Content_Types].xml", "_rels/.rels", main, *parts]
    return raw_zip(
        deflated((name.lower() if case == "lower" else name).encode(), types.encode() if number == 0 else b"<x/>")
        for number, name in enumerate(names)
    )


WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
WORD_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
SHEET_MACROS = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"


def odf(media_type: str, manifest: bytes = b"<manifest/>") -> bytes:
    return raw_zip([plain(b"mimetype", media_type.encode()), deflated(b"META-INF/manifest.xml", manifest)])


def ole(*names: str, first: bytes = b"") -> bytes:
    """An OLE file whose root holds streams of these names; the first one's sector begins with `first`."""
    sector = 512
    header = bytearray(sector)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)  # one allocation table; the directory begins in sector 1
    struct.pack_into("<109I", header, 76, 0, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *[0xFFFFFFFF] * 125)
    directory = bytearray()
    for number, name in enumerate(["Root Entry", *names]):
        entry = bytearray(128)
        encoded = name.encode("utf-16-le")
        entry[: len(encoded)] = encoded
        right = number + 1 if 0 < number < len(names) else 0xFFFFFFFF
        struct.pack_into(
            "<HBBIII",
            entry,
            64,
            len(encoded) + 2,
            5 if number == 0 else 2,
            1,
            0xFFFFFFFF,
            right,
            1 if number == 0 and names else 0xFFFFFFFF,
        )
        struct.pack_into("<II", entry, 116, 2, 8192)
        directory += entry
    return bytes(header) + table + bytes(directory.ljust(sector, b"\0")) + first.ljust(sector, b"\0")


@pytest.mark.parametrize(
    ("data", "name", "media_type", "flags"),
    [
        (b"%PDF-1.7\n", "a.pdf", "application/pdf", set()),
        (b"junk before\n" * 20 + b"%PDF-1.4\n", "a.pdf", "application/pdf", set()),
        (b" " * 1015 + b"%PDF-1.4", "a.pdf", "application/pdf", set()),
        (b" " * 1030 + b"%PDF-1.4", "a.pdf", "text/plain", {"extension_mismatch"}),
        (ooxml("word/document.xml", declared=WORD), "a.docx", media.DOCX, set()),
        (ooxml("word/document.xml", declared=WORD), "a.pdf", media.DOCX, {"extension_mismatch"}),
        (ooxml("word/document.xml", declared=WORD), "a", media.DOCX, set()),
        (ooxml("word/document.xml"), "a.docx", media.DOCX, set()),
        (ooxml("word/document.xml", declared=WORD, case="lower"), "a.docx", media.DOCX, set()),
        (ooxml("word/document.xml", "word/vbaProject.bin", declared=WORD_MACROS), "a.docm", media.DOCM, {"macros"}),
        (ooxml("word/document.xml", "word/embeddings/o.bin", declared=WORD), "a.docx", media.DOCX, {"embedded_files"}),
        (ooxml("xl/workbook.xml", declared=SHEET), "a.xlsx", media.XLSX, set()),
        (
            ooxml("xl/workbook.xml", "xl/vbaProject.bin", declared=SHEET_MACROS),
            "a.xlsx",
            media.XLSM,
            {"macros", "extension_mismatch"},
        ),
        (
            ooxml("xl/workbook.xml", "xl/externalLinks/externalLink1.xml", declared=SHEET),
            "a.xlsx",
            media.XLSX,
            {"external_links"},
        ),
        (ooxml("ppt/presentation.xml"), "a.pptx", media.PPTX, set()),
        (odf(media.ODT), "a.odt", media.ODT, set()),
        (odf(media.ODS), "a.ods", media.ODS, set()),
        (odf(media.ODS, b"<manifest:encryption-data/>"), "a.ods", media.ODS, {"encrypted"}),
        (raw_zip([plain(b"a.txt", b"x")]), "a.zip", media.ZIP, set()),
        (raw_zip([plain(b"a.txt", b"x")]), "a.docx", media.ZIP, {"extension_mismatch"}),
        (raw_zip([plain(b"a.pdf", b"%PDF-1.7")]), "a.zip", media.ZIP, set()),
        (b"PK\x03\x04" + b"\0" * 40, "a.docx", media.DOCX, set()),
        (b"PK\x03\x04" + b"\0" * 40, "a.zip", media.ZIP, set()),
        (ooxml("word/document.xml", declared=WORD)[:-40], "a.bin", media.DOCX, set()),
        (ole("WordDocument", "1Table"), "a.doc", media.DOC, set()),
        (ole("WORDDOCUMENT", "Macros"), "a.doc", media.DOC, {"macros"}),
        (
            ole("WordDocument", first=struct.pack("<5HH", 0xA5EC, 0xC1, 0, 0, 0, 0x0100)),
            "a.doc",
            media.DOC,
            {"encrypted"},
        ),
        (ole("Workbook"), "a.xls", media.XLS, set()),
        (ole("Workbook", first=struct.pack("<HH4sHH", 0x809, 4, b"", 0x2F, 0)), "a.xls", media.XLS, {"encrypted"}),
        (ole("PowerPoint Document"), "a.ppt", media.PPT, set()),
        (ole("__properties_version1.0"), "a.msg", media.MSG, set()),
        (ole("EncryptionInfo", "EncryptedPackage"), "a.docx", media.DOCX, {"encrypted"}),
        (ole("EncryptionInfo", "EncryptedPackage"), "a.xlsx", media.XLSX, {"encrypted"}),
        (ole("something"), "a.doc", media.OLE, {"extension_mismatch"}),
        (ole()[:600], "a.doc", media.DOC, set()),
        (rb"{\rtf1\ansi hello}", "a.rtf", "application/rtf", set()),
        (rb"{\rtf1\ansi hello}", "a.doc", "application/rtf", {"extension_mismatch"}),
        (PNG, "scan.png", "image/png", set()),
        (PNG, "scan.jpg", "image/png", {"extension_mismatch"}),
        (b"\xff\xd8\xff\xe0" + b"\0" * 9, "scan.JPEG", "image/jpeg", set()),
        (b"II*\0" + b"\0" * 9, "scan.tif", "image/tiff", set()),
        (b"\0\0\0\x18ftypheic\0\0", "photo.heic", "image/heic", set()),
        (b"<!DOCTYPE html><html><body>Hello</body></html>", "a.html", "text/html", set()),
        (b"<!DOCTYPE html><html><body>Hello</body></html>", "a.xls", "text/html", {"extension_mismatch"}),
        (
            b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">',
            "a.xhtml",
            "application/xhtml+xml",
            set(),
        ),
        (b'<?xml version="1.0"?><accounts/>', "a.xml", "application/xml", set()),
        (b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Hello\r\n\r\nText", "a.eml", "message/rfc822", set()),
        (b"From: a@example.org\r\nTo: b@example.org\r\nSubject: Hello\r\n\r\nText", "a.txt", "text/plain", set()),
        (b"To: the panel\r\n\r\nWe enclose our form.", "letter.txt", "text/plain", set()),
        ("Café, £5m\n".encode("cp1252"), "a.txt", "text/plain", set()),
        ("Insurance\n".encode("utf-16"), "a.txt", "text/plain", set()),
        (b"a,b\n1,2\n", "a.csv", "text/csv", set()),
        (b"MZ is what the letter begins with", "a.txt", "text/plain", set()),
        (b"MZ\x90\0\3\0\0\0", "a.pdf", "application/x-msdownload", {"extension_mismatch"}),
        (b"7z\xbc\xaf'\x1c\0\4", "a.7z", "application/x-7z-compressed", set()),
        (b"Rar!\x1a\x07\0", "a.rar", "application/vnd.rar", set()),
        (b"", "a.pdf", "application/x-empty", {"extension_mismatch"}),
        (b"\0\1\2\3" * 9, "a.dat", "application/octet-stream", set()),
    ],
)
def test_content_decides_and_the_name_is_checked(data: bytes, name: str, media_type: str, flags: set[str]) -> None:
    found = sniff(data, name)

    assert (found.media_type, set(found.flags)) == (media_type, flags)
    assert found.needs_password == ("encrypted" in flags)


def test_tagged_accounts_are_told_from_other_pages() -> None:
    assert is_inline_xbrl(b'<html xmlns:ix="http://www.xbrl.org/2013/inlineXBRL">')
    assert not is_inline_xbrl(b'<html xmlns="http://www.w3.org/1999/xhtml">')


def test_a_package_that_inflates_without_end_is_only_begun() -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", bytes(64 * 1024 * 1024))
        package.writestr("word/document.xml", b"<w/>")

    assert sniff(buffer.getvalue(), "a.docx").media_type == media.DOCX


def test_a_directory_that_loops_comes_to_an_end() -> None:
    looping = bytearray(ole("WordDocument"))
    struct.pack_into("<I", looping, 512 + 4, 1)  # the directory's sector is followed by itself

    assert sniff(bytes(looping), "a.doc").media_type == media.DOC


@given(
    st.binary(max_size=2000),
    st.sampled_from([b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"<html>"]),
    st.sampled_from(["a.pdf", "a.docx", "a.doc", "a.zip", "a", "a.html", "a.txt"]),
)
def test_no_bytes_are_too_odd(data: bytes, start: bytes, name: str) -> None:
    assert "/" in sniff(start + data, name).media_type


@given(st.data())
def test_no_damage_is_too_odd(data: st.DataObject) -> None:
    whole = bytearray(data.draw(st.sampled_from([ole("Workbook", "VBA"), ooxml("xl/workbook.xml", declared=SHEET)])))
    for _ in range(data.draw(st.integers(1, 20))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)))

    assert "/" in sniff(bytes(whole[:cut]), "a.xls").media_type


def test_a_mail_with_a_web_page_in_it_is_a_mail() -> None:
    head = b"From: a@example.org\r\nTo: b@example.org\r\nSubject: x\r\n\r\n<html><body>x</body></html>"

    assert sniff(head, "a.eml").media_type == media.EML
    assert sniff(head, "a").media_type == media.EML
    assert sniff(head, "a.txt").media_type == "text/html"


@pytest.mark.parametrize(("data", "name", "media_type"), [
    (b"\xdb\xa5-\0" + bytes(60), "a.doc", media.DOC),
    (b"\x09\x08\x10\x00\x00\x06\x05\x00" + bytes(60), "a.xls", media.XLS),
    (b"\x09\x04\x06\x00\x00\x00" + bytes(60), "a.xls", media.XLS),
    (b"{\\rtf1 x}", "a.rtf", media.RTF),
])
def test_older_formats_outside_a_compound_file_are_known(data: bytes, name: str, media_type: str) -> None:
    assert sniff(data, name).media_type == media_type
    assert not sniff(data, name).flags


def test_a_directory_far_into_a_large_compound_file_is_found() -> None:
    tables = 140
    sectors = tables * 128
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    # 109 tables are listed in the header, the others in sector 140; the directory's second sector is far away.
    struct.pack_into("<II", header, 44, tables, sectors - 2)
    struct.pack_into("<II", header, 68, tables, 1)
    struct.pack_into("<109I", header, 76, *range(109))
    file = bytearray(bytes(header) + bytes(512 * sectors))
    struct.pack_into("<31I", file, 512 * (tables + 1), *range(109, tables))
    struct.pack_into("<I", file, 512 + 4 * (sectors - 2), sectors - 1)
    struct.pack_into("<I", file, 512 + 4 * (sectors - 1), 0xFFFFFFFE)
    for number, name in ((0, "Root Entry"), (4, "WordDocument")):
        encoded = name.encode("utf-16-le")
        offset = 512 * (sectors - 1 + number // 4) + 128 * (number % 4)
        file[offset : offset + len(encoded)] = encoded
        child = 4 if number == 0 else 0xFFFFFFFF
        struct.pack_into("<HBBIII", file, offset + 64, len(encoded) + 2, 5 if number == 0 else 2, 1, 0xFFFFFFFF,
                         0xFFFFFFFF, child)

    assert sniff(bytes(file), "a").media_type == media.DOC
