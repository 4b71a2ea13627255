"""What may be uploaded that should not: refused, or handled in words.

All over a real port.
"""

from __future__ import annotations

import http.client
import re
import resource
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from casework import packs
from tests.make import hostile
from tests.make.archive import zip_of
from tests.make.by_hand import SECONDS, signed_in, upload, upload_and_wait
from tests.make.live_server import LiveServer
from tests.make.over_http import Caller
from tests.make.small_pack import small_pack
from web.settings import MEGABYTE, Settings

POLICY = b"Complaints policy\r\nExample Tutors Ltd\r\nReviewed on 1 March 2026.\r\n"
TWO_GIGABYTES = 2 * 1024 * MEGABYTE
_FEW_DESCRIPTORS = 350


@pytest.fixture
def caller(live_server: LiveServer) -> Caller:
    """Ann Smith, signed in over a real port."""
    return signed_in(live_server)


@pytest.fixture
def small_server(empty_folder: Path, tmp_path: Path) -> Iterator[LiveServer]:
    """A server that takes a megabyte in twenty parts."""
    folder = tmp_path / "small"
    shutil.copytree(empty_folder, folder)
    with LiveServer(folder, Settings(max_upload_bytes=MEGABYTE, max_form_parts=20)) as server:
        yield server


def stored_bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and "store.sqlite" not in file.name)


class TestTooLarge:
    """Refused before anything of it is stored."""

    def test_two_gigabytes_are_refused_before_they_are_sent(self, live_server: LiveServer, caller: Caller) -> None:
        before, free = stored_bytes(live_server.folder), shutil.disk_usage(live_server.folder).free

        status, sent = send_some(caller, TWO_GIGABYTES, 200 * MEGABYTE)

        assert status == 413
        assert sent < 200 * MEGABYTE
        assert stored_bytes(live_server.folder) == before
        assert shutil.disk_usage(live_server.folder).free > free - 100 * MEGABYTE
        assert caller.get("/").status == 200

    def test_a_body_without_a_length_is_cut_off_at_the_limit(self, small_server: LiveServer) -> None:
        caller = signed_in(small_server)
        before = stored_bytes(small_server.folder)

        status, _ = send_some(caller, None, 20 * MEGABYTE)

        assert status == 413
        assert stored_bytes(small_server.folder) == before

    def test_whoever_is_not_signed_in_cannot_fill_the_disk(self, live_server: LiveServer) -> None:
        status, _ = send_some(Caller(live_server.server.port), 50 * MEGABYTE, 50 * MEGABYTE)

        assert status == 413
        assert list(live_server.store.incoming.iterdir()) == []

    def test_too_many_parts_are_refused_in_words(self, small_server: LiveServer) -> None:
        answer = upload(signed_in(small_server), *[(f"{number}.txt", b"x") for number in range(40)])

        assert answer.status == 413
        assert "Put many files into one zip" in answer.words
        assert list(small_server.store.incoming.iterdir()) == []
        assert packs.unfinished(small_server.store) == ()

    def test_more_files_are_taken_than_a_process_may_have_open(self, live_server: LiveServer, caller: Caller) -> None:
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, _FEW_DESCRIPTORS), hard))
        try:
            answer = upload(caller, *[(f"{number}.txt", b"%d" % number) for number in range(_FEW_DESCRIPTORS + 50)])
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))

        assert answer.status == 303


def send_some(caller: Caller, length: int | None, at_most: int) -> tuple[int, int]:
    """Begin an upload of that length (None: of none told) and send until the server answers; the status, and how many
    bytes were sent."""
    piece = b"x" * (256 * 1024)
    with socket.create_connection(("127.0.0.1", caller.port), timeout=SECONDS) as connection:
        told = "Transfer-Encoding: chunked" if length is None else f"Content-Length: {length}"
        connection.sendall(
            f"POST /upload HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {caller.cookie_header()}\r\n"
            f"Content-Type: multipart/form-data; boundary=b\r\n{told}\r\n\r\n".encode())
        sent = 0
        while sent < at_most and not answered(connection):
            connection.sendall(b"%x\r\n" % len(piece) + piece + b"\r\n" if length is None else piece)
            sent += len(piece)
        response = http.client.HTTPResponse(connection)
        response.begin()
        return response.status, sent


def answered(connection: socket.socket) -> bool:
    connection.settimeout(0.05)
    try:
        return bool(connection.recv(1, socket.MSG_PEEK))
    except TimeoutError:
        return False
    finally:
        connection.settimeout(SECONDS)


class TestWrongTypes:
    """What a file holds counts, not what it is called."""

    def test_a_program_that_calls_itself_a_word_file_is_not_opened(
        self, live_server: LiveServer, caller: Caller
    ) -> None:
        page = upload_and_wait(caller, live_server.store, ("Policy.docx", b"MZ\x90\x00" + bytes(500)),
                               ("Complaints.txt", POLICY))

        assert page.status == 200
        assert "Policy.docx" in page.words
        assert "do not open this one" in page.words

    def test_a_pack_that_is_no_pack_fails_in_words_and_can_be_tried_again(
        self, live_server: LiveServer, caller: Caller
    ) -> None:
        page = upload_and_wait(caller, live_server.store, ("Pack.zip", b"not a zip at all"))

        assert "The pack could not be checked" in page.words
        assert "Try again" in page.words
        assert "Traceback" not in page.text

    @pytest.mark.parametrize("body", [b"", b"garbage", b"--b\r\nContent-Disposition: form-data; name=\"files\"",
                                      b"--b\r\n\r\n\r\n--b--\r\n", bytes(1000)])
    def test_a_broken_form_is_refused(self, caller: Caller, body: bytes) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", caller.port, timeout=SECONDS)
        connection.request("POST", "/upload", body, {"Content-Type": "multipart/form-data; boundary=b",
                                                     "Cookie": caller.cookie_header()})

        assert connection.getresponse().status == 400
        connection.close()


NAMES = ("../../../escape.txt", "/etc/escape.txt", "C:\\Windows\\escape.txt", "..\\..\\escape.txt", "a/../../b.txt",
         "escape.txt\x00.png", "\u202etxt.epacse", "~/escape.txt", "escape.txt;.html", "con", "." * 300, "é" * 400)


class TestNames:
    """The stored name is a word on a page; on the disk a file is called by its digest."""

    def test_a_name_is_only_a_name(self, live_server: LiveServer, caller: Caller, tmp_path: Path) -> None:
        around = sorted(path.name for path in tmp_path.iterdir())

        page = upload_and_wait(caller, live_server.store,
                               *[(name, POLICY + b"%d" % number) for number, name in enumerate(NAMES)])

        assert page.status == 200
        assert len(packs.pack(live_server.store, 1).files) == len(NAMES)
        assert not any(".." in Path(name).parts or name.startswith("/")
                       for name, _ in packs.pack(live_server.store, 1).files)
        assert sorted(path.name for path in tmp_path.iterdir()) == around
        inside = {path.relative_to(live_server.folder).as_posix() for path in live_server.folder.rglob("*")
                  if path.is_file()}
        originals = {path for path in inside if re.fullmatch(r"originals/../[0-9a-f]{64}", path)}
        assert inside - originals <= {"lock", "secret", "store.sqlite", "store.sqlite-shm", "store.sqlite-wal"}
        assert not Path("/etc/escape.txt").exists()

    def test_names_inside_a_zip_cannot_leave_it_either(
        self, live_server: LiveServer, caller: Caller, tmp_path: Path
    ) -> None:
        around = sorted(path.name for path in tmp_path.iterdir())
        archive = hostile.raw_zip([
            hostile.plain(b"../../escape.txt", POLICY), hostile.plain(b"/etc/escape2.txt", POLICY + b"2"),
            hostile.symbolic_link(b"link.txt", b"/etc/passwd"), hostile.device(b"null.txt"),
        ])

        page = upload_and_wait(caller, live_server.store, ("Pack.zip", archive))

        assert page.status == 200
        assert "link.txt" in page.words
        assert sorted(path.name for path in tmp_path.iterdir()) == around
        assert not Path("/etc/escape2.txt").exists()


class TestBombs:
    """Bytes are counted as they inflate, whatever the archive claims."""

    def test_a_bomb_is_named_and_what_lies_beside_it_is_read(self, live_server: LiveServer, caller: Caller) -> None:
        bomb = zip_of({f"Zeros {number}.txt": bytes(30_000_000) for number in range(4)})
        pack = zip_of({"Complaints.txt": POLICY, "Inner.zip": bomb})

        page = upload_and_wait(caller, live_server.store, ("Pack.zip", pack))

        assert page.status == 200
        assert "Complaints.txt" in page.words
        assert stored_bytes(live_server.folder) < 5 * MEGABYTE

    @pytest.mark.parametrize("archive", [hostile.nested(12), hostile.overlapping(60, bytes(50_000)),
                                         hostile.self_describing([b"a.zip", b"b.zip", b"c.zip"])],
                             ids=["deep", "overlapping", "endless"])
    def test_an_archive_that_never_ends_does(self, live_server: LiveServer, caller: Caller, archive: bytes) -> None:
        page = upload_and_wait(caller, live_server.store, ("Pack.zip", archive))

        assert page.status == 200
        assert "Traceback" not in page.text
        assert stored_bytes(live_server.folder) < 20 * MEGABYTE
        assert caller.get("/").status == 200


def test_the_same_pack_twice_is_said_with_a_way_to_the_first(live_server: LiveServer, caller: Caller) -> None:
    first = upload(caller, ("Pack.zip", small_pack(1)))
    before = stored_bytes(live_server.folder)

    second = upload(caller, ("Pack.zip", small_pack(1)))

    assert (first.status, second.status) == (303, 409)
    assert "These files are here already" in second.words
    assert f'href="{first.location}"' in second.text
    assert stored_bytes(live_server.folder) == before
    assert list(live_server.store.incoming.iterdir()) == []
