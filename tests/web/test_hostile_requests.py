"""What a stranger, a colleague or a provider's own words may try on the pages: refused, or shown as words.

All over a real port.
"""

from __future__ import annotations

import http.client
import re
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from casework import packs, submissions
from casework.store import Store
from tests.make.by_hand import FORM, PERSON, SECONDS, addresses, crawled, signed_in, upload_and_wait
from tests.make.live_server import LiveServer
from tests.make.over_http import Answer, Caller
from tests.make.small_pack import PAYLOADS, pack_of_payloads
from web.app import create_app
from web.people import is_open


@pytest.fixture
def caller(live_server: LiveServer) -> Caller:
    """Ann Smith, signed in to a server over an empty folder."""
    return signed_in(live_server)


@pytest.fixture
def checked_server(checked_folder: Path, tmp_path: Path) -> Iterator[LiveServer]:
    """The packs of `checked_folder` on a real port."""
    folder = tmp_path / "served"
    shutil.copytree(checked_folder, folder)
    with LiveServer(folder) as server:
        yield server


class TestStrangers:
    """Whoever is not signed in, and forms without their token."""

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

        posts = [address for method, address, _ in addresses(app, key=GAP) if method == "POST"]
        answers = [(address, answer.status) for address in posts
                   for answer in (caller.post(address, {}, token=False), caller.send(address, {}, [], token=False))]

        assert len(posts) >= 6
        assert [(address, status) for address, status in answers if status != 400] == []
        assert rows_of(checked_server.store) == before
        assert caller.get("/").status == 200, "still signed in"

    def test_somebody_else_s_token_is_none(self, checked_server: LiveServer) -> None:
        mine, theirs = signed_in(checked_server), signed_in(checked_server, "Silas Penhallow")

        answer = mine.post("/sign-out", {"csrf_token": theirs.token()}, token=False)

        assert answer.status == 400

    def test_numbers_of_nothing_are_not_found(self, checked_server: LiveServer) -> None:
        caller = signed_in(checked_server)

        for number in ("0", "999", "-1", "1e3", "99999999999999999999", "1;2", "%00", "..%2f1"):
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


ODD = ("", "-1", "99999999999999999999999", "1e9\x00", "'\"<>&\u202e", "%00../..", "a" * 5_000, "１",
       "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"))
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
                for kind in ("accept", "correct", odd) if "/gaps/" in address else (odd,):
                    answer = caller.post(address, {**dict.fromkeys(names, odd), "decision": kind})
                    assert answer.status < 500, (address, odd, kind, answer.words[:500])

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "BREW"])
    def test_no_method_is_a_fault(self, caller: Caller, method: str) -> None:
        for path in ("/", "/upload", "/sign-in"):
            connection = http.client.HTTPConnection("127.0.0.1", caller.port, timeout=SECONDS)
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
    """File names, providers and quotes are words, whatever they look like."""

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
