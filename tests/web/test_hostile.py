"""What a provider, a colleague or a stranger may send to the server that they should not: refused, or handled in words.

All over a real port. Numbers in names are those of the threat table in docs/threat-model.md.
"""

from __future__ import annotations

import html
import http.client
import re
import resource
import shutil
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from flask import Flask

from casework import packs, submissions
from casework.store import Store
from tests.make import hostile
from tests.make.archive import zip_of
from tests.make.live_server import PASSWORD, LiveServer
from tests.make.over_http import Answer, Caller
from tests.make.small_pack import PAYLOADS, pack_of_payloads, small_pack
from web.app import create_app
from web.people import is_open
from web.settings import MEGABYTE, Settings

PERSON = "Ann Smith"
FORM = {"framework": "iap", "as_at-day": "2", "as_at-month": "11", "as_at-year": "2026", "layout": "auto"}
POLICY = b"Complaints policy\r\nExample Tutors Ltd\r\nReviewed on 1 March 2026.\r\n"
TWO_GIGABYTES = 2 * 1024 * MEGABYTE
_SECONDS = 30.0
_FEW_DESCRIPTORS = 350


def signed_in(server: LiveServer, name: str = PERSON) -> Caller:
    server.person(name)
    caller = Caller(server.server.port)
    caller.sign_in(name, PASSWORD)
    return caller


@pytest.fixture
def caller(live_server: LiveServer) -> Caller:
    """Ann Smith, signed in over a real port."""
    return signed_in(live_server)


@pytest.fixture
def checked_server(checked_folder: Path, tmp_path: Path) -> Iterator[LiveServer]:
    """The packs of `checked_folder` on a real port."""
    folder = tmp_path / "served"
    shutil.copytree(checked_folder, folder)
    with LiveServer(folder) as server:
        yield server


@pytest.fixture
def small_server(empty_folder: Path, tmp_path: Path) -> Iterator[LiveServer]:
    """A server that takes a megabyte in twenty parts."""
    folder = tmp_path / "small"
    shutil.copytree(empty_folder, folder)
    with LiveServer(folder, Settings(max_upload_bytes=MEGABYTE, max_form_parts=20)) as server:
        yield server


def upload(caller: Caller, *files: tuple[str, bytes]) -> Answer:
    return caller.send("/upload", FORM, [("files", name, data) for name, data in files])


def upload_and_wait(caller: Caller, store: Store, *files: tuple[str, bytes]) -> Answer:
    """Upload, wait until the pack is read, and look at its page."""
    answer = upload(caller, *files)
    assert answer.status == 303, answer.words
    number = int(answer.location.rsplit("/", 1)[-1])
    began = time.monotonic()
    while packs.pack(store, number).running:
        assert time.monotonic() - began < _SECONDS
        time.sleep(0.05)
    return caller.get(answer.location)


def stored_bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file() and "store.sqlite" not in file.name)


class TestTooLarge:
    """Row 1."""

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
    with socket.create_connection(("127.0.0.1", caller.port), timeout=_SECONDS) as connection:
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
        connection.settimeout(_SECONDS)


class TestWrongTypes:
    """Row 2."""

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
        connection = http.client.HTTPConnection("127.0.0.1", caller.port, timeout=_SECONDS)
        connection.request("POST", "/upload", body, {"Content-Type": "multipart/form-data; boundary=b",
                                                     "Cookie": caller.cookie_header()})

        assert connection.getresponse().status == 400
        connection.close()


NAMES = ("../../../escape.txt", "/etc/escape.txt", "C:\\Windows\\escape.txt", "..\\..\\escape.txt", "a/../../escape.txt",
         "escape.txt\x00.png", "\u202etxt.epacse", "~/escape.txt", "escape.txt;.html", "con", "." * 300, "é" * 400)


class TestNames:
    """Rows 5 and 7."""

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
    """Rows 3 and 4."""

    def test_a_bomb_is_named_and_what_lies_beside_it_is_read(self, live_server: LiveServer, caller: Caller) -> None:
        bomb = zip_of({f"Zeros {number}.txt": bytes(30_000_000) for number in range(4)})

        page = upload_and_wait(caller, live_server.store, ("Pack.zip", zip_of({"Complaints.txt": POLICY, "B.zip": bomb})))

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


def addresses(app: Flask, **numbers: object) -> Iterator[tuple[str, str, str]]:
    """Every method and address there is, with its endpoint: generated, so that none is forgotten."""
    values = {"submission_id": 1, "number": 1, "pack_id": 1, "position": 0, "page": 1, "form": "html", "key": "x",
              "name": "icon.svg", "version": "x", **numbers}
    with app.test_request_context():
        for rule in sorted(app.url_map.iter_rules(), key=str):
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                used = {name: values[name] for name in rule.arguments}
                yield method, app.url_map.bind("localhost").build(rule.endpoint, used, method=method), rule.endpoint


class TestStrangers:
    """Row 25, and forms without their token."""

    def test_without_signing_in_nothing_is_shown(self, checked_server: LiveServer) -> None:
        app = create_app(checked_server.store)
        stranger = Caller(checked_server.server.port)
        secrets = ("Harbourstone", "CPOSS", "Copperbeech")

        for method, address, endpoint in addresses(app):
            if is_open(app, endpoint):
                continue
            answer = stranger.get(address) if method == "GET" else stranger.post(address, {})
            assert answer.status == 303, (method, address, answer.status)
            assert answer.location.startswith("/sign-in"), (method, address)
            assert not any(word in answer.text for word in secrets)

    def test_a_form_without_its_token_changes_nothing(self, checked_server: LiveServer) -> None:
        app, caller = create_app(checked_server.store), signed_in(checked_server)
        before = rows_of(checked_server.store)

        sent = [(address, caller.post(address, {}, token=False).status, caller.send(address, {}, [], token=False).status)
                for method, address, _ in addresses(app, key=GAP) if method == "POST"]

        assert len(sent) >= 6
        assert {status for _, *statuses in sent for status in statuses} == {400}
        assert rows_of(checked_server.store) == before
        assert caller.get("/").status == 200, "still signed in"

    def test_somebody_else_s_token_is_none(self, checked_server: LiveServer) -> None:
        mine, theirs = signed_in(checked_server), signed_in(checked_server, "Silas Penhallow")

        answer = mine.post("/sign-out", {"csrf_token": theirs.token()}, token=False)

        assert answer.status == 400

    @pytest.mark.parametrize("number", ["0", "999", "-1", "1e3", "99999999999999999999", "1;2", "%00", "..%2f1"])
    def test_numbers_of_nothing_are_not_found(self, checked_server: LiveServer, number: str) -> None:
        caller = signed_in(checked_server)

        for path in (f"/submissions/{number}", f"/packs/{number}", f"/packs/{number}/progress",
                     f"/submissions/1/checks/{number}", f"/submissions/{number}/checks/1/report",
                     f"/submissions/1/checks/{number}/report.docx", f"/submissions/1/checks/1/documents/{number}x",
                     f"/submissions/1/checks/1/documents/0/pages/{number}.png",
                     f"/submissions/1/checks/1/gaps/{number}"):
            answer = caller.get(quote(path, safe="/%;"))
            assert answer.status == 404, (path, answer.status)
            assert "Traceback" not in answer.text


GAP = "cposs.insurance.public_liability.cover:1,4"
"""A gap of submission 1 of `checked_folder`."""


def rows_of(store: Store) -> tuple[object, ...]:
    """What is stored, as far as people can change it."""
    record = submissions.record(store, 1)
    return record.resolutions, record.confirmations, len(submissions.checks(store, 1)), [
        (pack.id, pack.state) for pack in packs.unfinished(store)]


ODD = ("", "-1", "0", "x", "99999999999999999999999", "1e9", "\x00", "\u202e", "'\"<>&", "%00", "../..", "a" * 5_000, "１",
       "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"), "None", "true", "[]", "{{7*7}}")
QUERIES = ("text", "framework", "state", "page", "area", "category", "finding", "place", "document", "part", "large",
           "decision", "next", "left")


class TestOddRequests:
    """What no form of ours sends."""

    def test_no_query_is_a_fault(self, checked_server: LiveServer) -> None:
        app, caller = create_app(checked_server.store), signed_in(checked_server)
        pages = sorted({address for method, address, endpoint in addresses(app, key=GAP)
                        if method == "GET" and not endpoint.startswith(("assets", "report."))})

        for page in pages:
            for odd in ODD:
                answer = caller.get(f"{page}?{urlencode(dict.fromkeys(QUERIES, odd))}")
                assert answer.status < 500, (page, odd, answer.words[:500])

    def test_no_form_is_a_fault(self, checked_server: LiveServer) -> None:
        app, caller = create_app(checked_server.store), signed_in(checked_server)
        gap = caller.get(f"/submissions/1/checks/1/gaps/{quote(GAP)}").text
        names = sorted({*re.findall(r'name="([^"]+)"', gap), *FORM, "then", "resolution", "sequence", "category", "gap",
                        "as_at-1-day", "as_at-1-month", "as_at-1-year"} - {"csrf_token"})
        posts = sorted({address for method, address, endpoint in addresses(app, key=GAP)
                        if method == "POST" and not endpoint.startswith("sign_in")})

        for address in posts:
            for odd in ODD:
                for kind in ("accept", "correct", "waive", odd):
                    answer = caller.post(address, {**dict.fromkeys(names, odd), "decision": kind})
                    assert answer.status < 500, (address, odd, kind, answer.words[:500])

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"])
    def test_no_method_is_a_fault(self, caller: Caller, method: str) -> None:
        for path in ("/", "/upload", "/sign-in"):
            connection = http.client.HTTPConnection("127.0.0.1", caller.port, timeout=_SECONDS)
            connection.request(method, path, headers={"Cookie": caller.cookie_header()})
            assert connection.getresponse().status in (200, 400, 405)
            connection.close()


class TestTwoEvaluators:
    def test_the_second_is_told_and_nothing_is_overwritten(self, checked_server: LiveServer) -> None:
        first, second = signed_in(checked_server), signed_in(checked_server, "Silas Penhallow")
        address = f"/submissions/1/checks/1/gaps/{quote(GAP)}"
        seen = seen_of(first.get(address)), seen_of(second.get(address))

        won = first.post(address, {"decision": "waive", "reason": "It rises in January.", "seen": seen[0]})
        lost = second.post(address, {"decision": "uphold", "reason": "Five is not ten.", "seen": seen[1]})

        assert (won.status, lost.status) == (303, 409)
        for words in ("Changed while you were deciding", PERSON, "It rises in January.", "Five is not ten."):
            assert words in lost.words
        (kept,) = submissions.record(checked_server.store, 1).resolutions
        assert (kept.kind, kept.author) == ("waive", PERSON)

        again = second.post(address, {"decision": "uphold", "reason": "Five is not ten.", "seen": seen_of(lost)})

        assert again.status == 303
        assert [one.kind for one in submissions.record(checked_server.store, 1).resolutions] == ["waive", "uphold"]

    def test_many_at_once_decide_once(self, checked_server: LiveServer) -> None:
        callers = [signed_in(checked_server, f"Evaluator {number}") for number in range(4)]
        address = f"/submissions/1/checks/1/gaps/{quote(GAP)}"
        seen = seen_of(callers[0].get(address))

        with ThreadPoolExecutor(len(callers)) as pool:
            answers = list(pool.map(lambda caller: caller.post(
                address, {"decision": "waive", "reason": "It rises in January.", "seen": seen}).status, callers))

        assert sorted(answers) == [303, 409, 409, 409]
        assert len(submissions.record(checked_server.store, 1).resolutions) == 1

    def test_a_verdict_is_confirmed_as_it_was_shown_or_not_at_all(self, checked_server: LiveServer) -> None:
        caller = signed_in(checked_server)

        answer = caller.post("/submissions/1/checks/1/confirm", {"category": "1", "sequence": "0"})

        assert answer.status == 303
        assert "cannot be confirmed yet" in caller.get(answer.location).words
        assert submissions.record(checked_server.store, 1).confirmations == ()


def seen_of(page: Answer) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page.text)
    assert found is not None, page.words
    return found[1]


class TestTextsOfProviders:
    """Row 22."""

    def test_they_are_shown_and_never_run(self, live_server: LiveServer, caller: Caller) -> None:
        page = upload_and_wait(caller, live_server.store, (f"{PAYLOADS[1]}.zip", pack_of_payloads()))
        assert page.status == 200
        _decide_in_payloads(caller, live_server.store)

        pages = crawled(caller)

        assert len(pages) > 15
        shown = " ".join(answer.words for answer in pages.values())
        for payload in PAYLOADS:
            assert payload.replace("/", "_") in shown or payload in shown, payload
        for address, answer in pages.items():
            for harm in ("<script>alert", "<img src=x", "<svg onload", "<svg xmlns", "</textarea><script"):
                assert harm not in answer.text, (address, harm)
            assert not re.search(r"""href=["']?javascript:""", answer.text, re.I), address

    def test_their_files_are_only_ever_saved(self, live_server: LiveServer, caller: Caller) -> None:
        upload_and_wait(caller, live_server.store, ("Pack.zip", pack_of_payloads()))
        documents = submissions.record(live_server.store, 1).documents

        for position in range(len(documents)):
            answer = caller.get(f"/submissions/1/checks/1/documents/{position}/original")
            assert answer.status == 200
            assert answer.headers["content-disposition"].startswith("attachment")
            assert answer.headers["content-type"] == "application/octet-stream"
            assert answer.headers["x-content-type-options"] == "nosniff"
            assert "sandbox" in answer.headers["content-security-policy"]
            assert not re.search(r"[\r\n<>]", answer.headers["content-disposition"])
            kept = live_server.store.originals.path(documents[position].sha256)
            assert answer.body == kept.read_bytes()


def _decide_in_payloads(caller: Caller, store: Store) -> None:
    """A colleague's words are no more to be trusted than a provider's."""
    gap = submissions.record(store, 1).gaps[0]
    address = f"/submissions/1/checks/1/gaps/{quote(gap.key)}"
    answer = caller.post(address, {"decision": "accept", "reason": PAYLOADS[6], "seen": "0", "place-document": "0",
                                   "place-where": "1", "place-words": PAYLOADS[0]})
    assert answer.status == 303, answer.words


def crawled(caller: Caller, at_most: int = 150) -> dict[str, Answer]:
    """Every page that links lead to from the list, but for files that are saved. AssertionError for a link that leads
    nowhere."""
    found: dict[str, Answer] = {}
    waiting = ["/"]
    while waiting and len(found) < at_most:
        address = waiting.pop(0)
        if address in found:
            continue
        answer = caller.get(address)
        assert answer.status in (200, 303), (address, answer.status)
        found[address] = answer
        if answer.headers.get("content-type", "").startswith("text/html"):
            links = (html.unescape(link).partition("#")[0] for link in re.findall(r'href="(/[^"]*)"', answer.text))
            waiting += [link for link in links if not re.search(r"/assets/|/original$|/report\.\w+$", link)]
    return found
