"""Requests put together by hand, for tests of what no page of ours would send; and pages visited one by one."""

from __future__ import annotations

import html
import re
import time
from collections.abc import Iterator

from flask import Flask

from casework import packs
from casework.store import Store
from tests.make.live_server import PASSWORD, LiveServer
from tests.make.over_http import Answer, Caller

PERSON = "Ann Smith"
FORM = {"framework": "iap", "as_at-day": "2", "as_at-month": "11", "as_at-year": "2026", "layout": "auto"}
"""An upload's fields, without its files."""
SECONDS = 60.0


def signed_in(server: LiveServer, name: str = PERSON) -> Caller:
    """A person, added where there is none of that name, signed in over the server's port."""
    server.person(name)
    caller = Caller(server.server.port)
    caller.sign_in(name, PASSWORD)
    return caller


def upload(caller: Caller, *files: tuple[str, bytes]) -> Answer:
    """Upload files, each (name, bytes), by the fields of FORM."""
    return caller.send("/upload", FORM, [("files", name, data) for name, data in files])


def upload_and_wait(caller: Caller, store: Store, *files: tuple[str, bytes]) -> Answer:
    """Upload, wait until the pack is read, and look at its page."""
    answer = upload(caller, *files)
    assert answer.status == 303, answer.words
    number = int(answer.location.rsplit("/", 1)[-1])
    began = time.monotonic()
    while packs.pack(store, number).running:
        assert time.monotonic() - began < SECONDS
        time.sleep(0.05)
    return caller.get(answer.location)


def addresses(app: Flask, **numbers: object) -> Iterator[tuple[str, str, str]]:
    """Every method and address there is, with its endpoint: generated, so that none is forgotten."""
    values = {"submission_id": 1, "number": 1, "pack_id": 1, "position": 0, "page": 1, "form": "html", "key": "x",
              "name": "icon.svg", "version": "x", **numbers}
    with app.test_request_context():
        for rule in sorted(app.url_map.iter_rules(), key=str):
            for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
                used = {name: values[name] for name in rule.arguments}
                yield method, app.url_map.bind("localhost").build(rule.endpoint, used, method=method), rule.endpoint


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
