"""Signing in: with a password, with a link, for how long, and who is kept out."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import unescape

import pytest
from flask import Flask

from casework import accounts
from casework.store import Store
from casework.store.accounts import all_people
from tests.make.live_server import PASSWORD
from tests.make.visitor import Visitor, words
from tests.web.conftest import PERSON, Clock
from web.people import is_open, local_path

NEEDS_NOBODY = {"assets.asset", "sign_in.show", "sign_in.enter", "sign_in.leave", "sign_in.link", "sign_in.use"}


def test_a_person_signs_in_and_out_and_the_key_changes_each_time(anonymous: Visitor) -> None:
    anonymous.see("/sign-in")
    before = anonymous.client.get_cookie("intake")

    answer = anonymous.sign_in("  ann   SMITH ", PASSWORD)

    after = anonymous.client.get_cookie("intake")
    assert answer.location == "/"
    assert before is not None
    assert after is not None
    assert before.value != after.value
    assert (after.http_only, after.same_site, after.secure) == (True, "Lax", False)
    assert "Ann Smith" in words(anonymous.see("/"))

    anonymous.send("/sign-out")
    anonymous.client.set_cookie("intake", after.value)

    assert anonymous.see("/").location == "/sign-in"


def test_over_https_the_cookie_is_secure_and_bound_to_the_host(app: Flask) -> None:
    answer = app.test_client().get("/sign-in", base_url="https://intake.example")

    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("__Host-intake=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert answer.headers["Strict-Transport-Security"] == "max-age=31536000"


def test_a_wrong_password_and_an_unknown_name_are_told_alike(anonymous: Visitor) -> None:
    wrong = anonymous.sign_in(PERSON, "not the password")
    unknown = anonymous.sign_in("Nobody Here", "not the password")

    assert (wrong.status_code, unknown.status_code) == (403, 403)
    assert "The name or the password is not right" in words(wrong)
    assert words(wrong).replace(PERSON, "") == words(unknown).replace("Nobody Here", "")


def test_too_many_attempts_are_told_to_wait(anonymous: Visitor, clock: Clock) -> None:
    for _ in range(accounts.MOST_ATTEMPTS):
        anonymous.sign_in(PERSON, "not the password")

    told = anonymous.sign_in(PERSON, PASSWORD)
    clock.forward(minutes=16)

    assert told.status_code == 429
    assert "Wait until 2:29pm" in words(told)
    assert anonymous.sign_in(PERSON, PASSWORD).status_code == 303


def test_nothing_entered_is_said_so(anonymous: Visitor) -> None:
    answer = anonymous.sign_in("", "")

    assert answer.status_code == 400
    assert "Enter your name and your password" in words(answer)


def test_a_session_ends_when_it_is_not_used(visitor: Visitor, clock: Clock) -> None:
    clock.forward(minutes=29)
    assert visitor.see("/").status_code == 200
    clock.forward(minutes=29)
    assert visitor.see("/").status_code == 200

    clock.forward(minutes=31)

    assert visitor.see("/").location == "/sign-in"


def test_a_session_ends_after_eight_hours_however_busy(visitor: Visitor, clock: Clock) -> None:
    for _ in range(23):
        clock.forward(minutes=20)
        assert visitor.see("/").status_code == 200

    clock.forward(minutes=21)

    assert visitor.see("/").location == "/sign-in"


def test_whoever_is_sent_to_sign_in_comes_back(anonymous: Visitor) -> None:
    sent = anonymous.see("/?state=awaiting&text=ann")
    form = anonymous.see(str(sent.location))
    kept = re.search(r'name="next" value="([^"]+)"', form.text)
    assert kept is not None

    answer = anonymous.sign_in(PERSON, PASSWORD, next=unescape(kept[1]))

    assert answer.location == "/?state=awaiting&text=ann"


@pytest.mark.parametrize(
    "wanted",
    ["https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "elsewhere", "", None,
     "/\telsewhere", "javascript:alert(1)", "/x\r\nSet-Cookie: a=b"],
)
def test_signing_in_leads_nowhere_else(wanted: str | None) -> None:
    assert local_path(wanted) is None


def test_a_link_signs_in_once_and_looking_at_it_does_not_use_it(anonymous: Visitor, store: Store, clock: Clock) -> None:
    person = accounts.person_named(store, PERSON)
    assert person is not None
    address = f"/sign-in/link/{accounts.make_link(store, person, at=clock())}"

    assert "Sign in as Ann Smith" in words(anonymous.see(address))
    assert "Sign in as Ann Smith" in words(anonymous.see(address))
    assert anonymous.send(address, seen=address).location == "/"
    assert "Ann Smith" in words(anonymous.see("/"))

    used = anonymous.see(address)
    assert used.status_code == 404
    assert "This link cannot be used" in words(used)


def test_a_link_is_good_for_a_quarter_of_an_hour(anonymous: Visitor, store: Store, clock: Clock) -> None:
    person = accounts.person_named(store, PERSON)
    assert person is not None
    address = f"/sign-in/link/{accounts.make_link(store, person, at=clock())}"
    token = anonymous.token(address)

    clock.forward(minutes=15)

    assert anonymous.see(address).status_code == 404
    assert anonymous.client.post(address, data={"csrf_token": token}).status_code == 404


def test_every_page_but_signing_in_needs_somebody_signed_in(app: Flask, anonymous: Visitor) -> None:
    open_pages = {rule.endpoint for rule in app.url_map.iter_rules() if is_open(app, rule.endpoint)}
    assert open_pages == NEEDS_NOBODY

    for rule in app.url_map.iter_rules():
        if rule.endpoint in NEEDS_NOBODY:
            continue
        address = re.sub(r"<[^>]+>", "1", re.sub(r"<any\((\w+)[^>]*>", r"\1", rule.rule))
        for method in sorted((rule.methods or set()) - {"HEAD", "OPTIONS"}):
            answer = anonymous.client.open(address, method=method)
            assert answer.status_code == 303, (method, address)
            assert str(answer.location).startswith("/sign-in"), (method, address)


def test_a_changed_password_signs_out_everywhere(visitor: Visitor, store: Store) -> None:
    person = accounts.person_named(store, PERSON)
    assert person is not None

    accounts.set_password(store, person, "another long password")

    assert visitor.see("/").location == "/sign-in"


def test_with_nobody_to_sign_in_the_page_says_how_to_add_them(store: Store, anonymous: Visitor) -> None:
    assert "Nobody can sign in yet" not in words(anonymous.see("/sign-in"))
    with store.writing() as session:
        for row in all_people(session):
            session.delete(row)

    assert "Nobody can sign in yet" in words(anonymous.see("/sign-in"))


def test_a_form_without_its_token_changes_nothing(visitor: Visitor) -> None:
    answer = visitor.client.post("/sign-out")

    assert answer.status_code == 400
    assert "This form is too old" in words(answer)
    assert visitor.see("/").status_code == 200


def test_a_token_of_before_signing_in_is_of_no_use_after(anonymous: Visitor) -> None:
    before = anonymous.token("/sign-in")
    anonymous.sign_in(PERSON, PASSWORD)

    assert anonymous.client.post("/sign-out", data={"csrf_token": before}).status_code == 400


def test_keys_are_not_stored(visitor: Visitor, store: Store) -> None:
    cookie = visitor.client.get_cookie("intake")
    person = accounts.person_named(store, PERSON)
    assert cookie is not None
    assert person is not None
    link = accounts.make_link(store, person, at=datetime.now(UTC))

    stored = b"".join(path.read_bytes() for path in store.folder.glob("store.sqlite*"))

    assert b"Ann Smith" in stored
    assert cookie.value.encode() not in stored
    assert link.encode() not in stored
    assert PASSWORD.encode() not in stored
