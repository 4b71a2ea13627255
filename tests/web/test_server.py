"""The application behind waitress: what it refuses before it is sent, and that it stops cleanly."""

from __future__ import annotations

import re
import socket
import threading
import time
from contextlib import closing
from http.cookiejar import CookieJar
from urllib.request import HTTPCookieProcessor, Request, build_opener

import pytest
from flask import request
from waitress.buffers import TempfileBasedBuffer

from casework.store import Store
from tests.make.live_server import LiveServer
from web.app import create_app
from web.server import PortTaken, Server
from web.settings import MAX_FORM_BYTES, MAX_UPLOAD_BYTES, MEGABYTE

GIGABYTE = 1024 * MEGABYTE


def cookie_of(server: LiveServer) -> str:
    """The cookie of somebody who has signed in with a link."""
    jar = CookieJar()
    browser = build_opener(HTTPCookieProcessor(jar))
    link = server.sign_in_link()
    token = re.search(r'name="csrf_token" value="([^"]+)"', browser.open(link).read().decode())
    assert token is not None
    browser.open(Request(link, data=f"csrf_token={token[1]}".encode()))
    return "; ".join(f"{one.name}={one.value}" for one in jar)


def begin(server: LiveServer, *lines: str) -> socket.socket:
    """A connection on which the head of a request has been sent."""
    connection = socket.create_connection(("127.0.0.1", server.server.port), timeout=20)
    connection.sendall("\r\n".join(("POST /upload HTTP/1.1", f"Host: 127.0.0.1:{server.server.port}", *lines, "", "")
                                   ).encode())
    return connection


def answer(connection: socket.socket) -> bytes:
    """Everything that comes until the other side has ended."""
    found = b""
    while part := connection.recv(65536):
        found += part
    return found


@pytest.fixture
def spooled(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every file that waitress opens to keep a body in."""
    opened: list[object] = []

    class Watched(TempfileBasedBuffer):  # type: ignore[misc]
        def newfile(self) -> object:
            opened.append(self)
            return super().newfile()

    monkeypatch.setattr("waitress.buffers.TempfileBasedBuffer", Watched)
    return opened


def test_two_gigabytes_are_refused_before_they_are_sent(live_server: LiveServer, spooled: list[object]) -> None:
    head = (f"Content-Length: {2 * GIGABYTE}", f"Cookie: {cookie_of(live_server)}",
            "Content-Type: multipart/form-data; boundary=x")

    with closing(begin(live_server, *head)) as connection:
        page = answer(connection).decode()

    assert page.startswith("HTTP/1.1 413 ")
    assert "What you sent is too large" in page
    assert "600 MB" in page
    assert "Content-Security-Policy: default-src 'none'" in page
    assert spooled == []


def test_whoever_sends_on_regardless_is_heard_out_and_sees_the_page(
    live_server: LiveServer, spooled: list[object]
) -> None:
    cookie = cookie_of(live_server)
    before = sum(path.stat().st_size for path in live_server.folder.rglob("*") if path.is_file())

    with closing(begin(live_server, f"Content-Length: {2 * GIGABYTE}", f"Cookie: {cookie}")) as connection:
        for _ in range(64):
            connection.sendall(b"x" * MEGABYTE)
        connection.shutdown(socket.SHUT_WR)
        page = answer(connection)

    assert page.startswith(b"HTTP/1.1 413 ")
    assert spooled == []
    after = sum(path.stat().st_size for path in live_server.folder.rglob("*") if path.is_file())
    assert after - before < MEGABYTE


def test_a_body_of_unknown_length_ends_at_the_limit(live_server: LiveServer) -> None:
    with closing(begin(live_server, "Transfer-Encoding: chunked")) as connection:
        chunk = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
        for _ in range(2 * MAX_FORM_BYTES // 0x10000):
            connection.sendall(chunk)
        connection.shutdown(socket.SHUT_WR)
        page = answer(connection)

    assert page.startswith(b"HTTP/1.1 413 ")


def test_whoever_is_not_signed_in_may_send_a_form_s_length_only(live_server: LiveServer) -> None:
    with closing(begin(live_server, f"Content-Length: {MAX_FORM_BYTES + 1}")) as connection:
        assert answer(connection).startswith(b"HTTP/1.1 413 ")
    with closing(begin(live_server, "Content-Length: 3", "Connection: close")) as connection:
        connection.sendall(b"a=b")
        assert answer(connection).startswith(b"HTTP/1.1 303 ")


def test_whoever_asks_before_sending_is_told_no(live_server: LiveServer) -> None:
    with closing(begin(live_server, f"Content-Length: {GIGABYTE}", "Expect: 100-continue")) as connection:
        assert answer(connection).startswith(b"HTTP/1.1 413 ")


def test_a_pack_within_the_limit_is_taken_from_whoever_is_signed_in(
    live_server: LiveServer, spooled: list[object]
) -> None:
    cookie = cookie_of(live_server)
    length = 2 * MAX_FORM_BYTES
    head = (f"Content-Length: {length}", f"Cookie: {cookie}", "Connection: close",
            "Content-Type: multipart/form-data; boundary=x")

    with closing(begin(live_server, *head)) as connection:
        start = b"--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.zip\"\r\n\r\n"
        end = b"\r\n--x--\r\n"
        connection.sendall(start + b"y" * (length - len(start) - len(end)) + end)
        page = answer(connection)

    assert page.startswith(b"HTTP/1.1 400 ")
    assert b"This form is too old" in page
    assert len(spooled) == 1
    assert list(live_server.store.incoming.iterdir()) == []


def test_the_limit_is_that_of_the_promise() -> None:
    assert MAX_FORM_BYTES < MAX_UPLOAD_BYTES < 2 * GIGABYTE


def test_a_port_that_is_taken_is_said_in_words(live_server: LiveServer, store: Store) -> None:
    with pytest.raises(PortTaken, match=f"Another program listens on port {live_server.server.port}"):
        Server(create_app(store), "127.0.0.1", live_server.server.port)


def test_a_request_under_way_is_finished_when_the_server_stops(store: Store) -> None:
    app = create_app(store, testing=True)
    begun, done = threading.Event(), []

    def slow() -> str:
        begun.set()
        time.sleep(0.5)
        return "finished"

    slow.open_to_all = True  # type: ignore[attr-defined]
    app.add_url_rule("/slow", view_func=slow)
    server = Server(app, "127.0.0.1", 0)
    server.start()

    def ask() -> None:
        with build_opener().open(f"{server.url}slow") as page:
            done.append(page.read())

    asking = threading.Thread(target=ask)
    asking.start()
    assert begun.wait(10)
    server.stop()
    asking.join(10)

    assert done == [b"finished"]
    assert not server.answers


def test_after_a_restart_everything_is_there(live_server: LiveServer) -> None:
    cookie = cookie_of(live_server)
    url = live_server.url

    live_server.restart()

    with build_opener().open(Request(url, headers={"Cookie": cookie})) as page:
        assert "Ann Smith" in page.read().decode()
    assert live_server.url == url


def test_only_the_proxy_named_is_believed_about_https_and_who_asks(store: Store) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "intake.example", "X-Forwarded-For": "192.0.2.7"}
    app = create_app(store)
    addresses: list[str | None] = []
    app.before_request(lambda: addresses.append(request.remote_addr))
    cookies = []

    for proxy in ("127.0.0.1", None):
        server = Server(app, "127.0.0.1", 0, proxy=proxy)
        server.start()
        with build_opener().open(Request(f"{server.url}sign-in", headers=forwarded)) as page:
            cookies.append(page.headers["Set-Cookie"].partition("=")[0])
        server.stop()

    assert cookies == ["__Host-intake", "intake"]
    assert addresses == ["192.0.2.7", "127.0.0.1"]
