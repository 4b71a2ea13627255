"""What every page has: headers, assets, error pages, a log without names."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest
from flask import Flask

from casework.store import Store
from tests.make.visitor import Visitor, words
from web.app import create_app
from web.assets import STATIC, THEIRS, load_assets
from web.settings import MAX_FORM_BYTES, Settings

NODE_MODULES = Settings().node_modules


def test_a_page_tells_the_browser_what_it_may_do(visitor: Visitor) -> None:
    page = visitor.see("/")

    policy = dict(part.split(" ", 1) for part in page.headers["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == policy["base-uri"] == "'none'"
    assert {policy[one] for one in ("script-src", "style-src", "img-src", "font-src", "form-action")} == {"'self'"}
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" not in page.headers
    assert not re.search(r"<[^>]+\s(style|on\w+)=", page.text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", page.text)


def test_every_asset_that_pages_name_is_there_and_kept_long(visitor: Visitor) -> None:
    pages = [visitor.see(address).text for address in ("/", "/upload", "/nowhere")]

    named = {address for page in pages for address in re.findall(r'(?:src|href)="(/assets/[^"]+)"', page)}
    assert len(named) >= 3
    for address in sorted(named):
        answer = visitor.see(address)
        assert answer.status_code == 200, address
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"


def test_an_asset_of_an_earlier_version_is_the_present_one_and_not_kept(anonymous: Visitor) -> None:
    answer = anonymous.see("/assets/0123456789abcdef/tender-intake.css")

    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-store")
    assert answer.content_type == "text/css; charset=utf-8"


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "package.json", "govuk-frontend.min.css.map"])
def test_nothing_but_the_assets_is_served(anonymous: Visitor, app: Flask, name: str) -> None:
    assert anonymous.see(app.extensions["assets"].url(name)).status_code == 404


@pytest.mark.skipif(not (NODE_MODULES / "govuk-frontend").is_dir(), reason="run `make assets` first")
def test_the_styles_ask_for_nothing_that_is_not_served_and_belong_to_nobody_else() -> None:
    assets = load_assets(NODE_MODULES)

    assert assets.complete
    for name in THEIRS:
        text = assets.files[name].decode()
        assert "url(" not in text
        assert "GDS Transport" not in text
        assert "sourceMappingURL" not in text
    assert "system-ui" in assets.files["govuk-frontend.min.css"].decode()


def test_without_govuk_frontend_pages_work_and_say_what_to_run(store: Store, tmp_path: Path) -> None:
    app = create_app(store, testing=True, settings=Settings(node_modules=tmp_path))

    page = app.test_client().get("/sign-in")

    assert "run make assets" in words(page)
    assert not any(name in page.text for name in THEIRS)
    assert 'name="password"' in page.text


def test_the_lock_file_names_no_host() -> None:
    folder = STATIC.parent / "frontend"

    assert "://" not in (folder / "package-lock.json").read_text(encoding="utf-8")
    assert "://" not in (folder / ".npmrc").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("method", "address", "status", "said"),
    [
        ("GET", "/nowhere", 404, "Page not found"),
        ("GET", "/packs/999", 404, "There is no such pack"),
        ("PUT", "/upload", 405, "This address cannot be used that way"),
        ("GET", "/packs/99999999999999999999999", 404, "Page not found"),
    ],
)
def test_an_error_is_a_page_in_words_with_a_reference(
    visitor: Visitor, caplog: pytest.LogCaptureFixture, method: str, address: str, status: int, said: str
) -> None:
    caplog.set_level(logging.INFO)

    page = visitor.client.open(address, method=method)

    reference = re.search(r"Reference: (\w+)", words(page))
    assert page.status_code == status
    assert said in words(page)
    assert reference is not None
    assert reference[1] in caplog.text


def test_a_fault_is_told_without_its_details_which_stand_in_the_log(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise KeyError("a secret detail")

    monkeypatch.setattr("web.listing.listed", broken)
    page = visitor.see("/")

    assert page.status_code == 500
    assert "Sorry, there is a problem with the program" in words(page)
    assert "secret detail" not in page.text
    assert "a secret detail" in caplog.text


def test_a_full_disk_is_told_as_that(visitor: Visitor, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("web.listing.listed", full)
    page = visitor.see("/")

    assert page.status_code == 507
    assert "no room on the server's disk" in words(page)


def test_a_form_larger_than_forms_are_is_refused(visitor: Visitor) -> None:
    answer = visitor.client.post("/sign-in", data={"name": "x" * (MAX_FORM_BYTES + 1)})

    assert answer.status_code == 413
    assert "What you sent is too large" in words(answer)


def test_another_name_of_the_server_is_refused(store: Store) -> None:
    client = create_app(store, testing=True, settings=Settings(hosts=("127.0.0.1", "::1"))).test_client()

    assert client.get("/sign-in", headers={"Host": "127.0.0.1:8000"}).status_code == 200
    assert client.get("/sign-in", headers={"Host": "[::1]:8000"}).status_code == 200
    assert client.get("/sign-in", headers={"Host": "elsewhere.example"}).status_code == 400


def test_the_log_holds_neither_names_nor_keys_nor_what_was_looked_for(
    visitor: Visitor, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="web")

    visitor.see("/?text=a-childs-name")
    visitor.see("/sign-in/link/a-secret-key")
    visitor.see("/a-secret-place")
    visitor.see("/packs/7")

    lines = [record.getMessage() for record in caplog.records if record.name == "web.requests"]
    assert [line.rsplit(",", 1)[0] for line in lines] == [
        "GET / 200", "GET /sign-in/link/<key> 404", "GET an address that is not there 404", "GET /packs/7 404",
    ]
    assert "secret" not in caplog.text
    assert "childs" not in caplog.text
