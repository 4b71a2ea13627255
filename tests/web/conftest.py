"""Stores, applications and people for the tests of the web application."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask

from casework.accounts import add_person
from casework.evidence import Viewer
from casework.packs import Upload, receive
from casework.store import Store, open_store
from tests.make.archive import zip_of
from tests.make.live_server import PASSWORD, LiveServer
from tests.make.stores import work
from tests.make.visitor import SAMPLES, Visitor
from web.app import create_app
from web.settings import Settings

PERSON = "Ann Smith"


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 11, 2, 14, 14, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        self.moment += timedelta(**by)


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with one person and nothing else, to be copied."""
    folder = tmp_path_factory.mktemp("data") / "empty"
    store = open_store(folder)
    add_person(store, PERSON, PASSWORD, at=datetime(2026, 11, 1, tzinfo=UTC))
    store.close()
    return folder


@pytest.fixture(scope="session")
def checked_folder(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with four packs, to be copied: 1 has gaps in four categories, 2 is an export of three providers,
    3 holds nothing that can be opened, 4 has documents that could not be read."""
    folder = tmp_path_factory.mktemp("data") / "checked"
    shutil.copytree(empty_folder, folder)
    store = open_store(folder)
    for name, framework, day in (("cposs-gaps.zip", "cposs", date(2026, 11, 9)),
                                 ("iap-round-export.zip", "iap", date(2026, 11, 16)),
                                 ("empty.zip", "iap", date(2026, 11, 2)),
                                 ("iap-contradictions.zip", "iap", date(2026, 11, 2))):
        arrived = store.incoming / name
        content = zip_of({}) if name == "empty.zip" else (SAMPLES / name).read_bytes()
        arrived.write_bytes(content)
        receive(store, [Upload(name, arrived)], framework_id=framework, as_at=day, by=PERSON)
    work(store)
    store.close()
    return folder


def _copy(folder: Path, target: Path) -> Store:
    shutil.copytree(folder, target)
    return open_store(target)


@pytest.fixture
def store(empty_folder: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with one person."""
    made = _copy(empty_folder, tmp_path / "data")
    yield made
    made.close()


@pytest.fixture
def checked_store(checked_folder: Path, tmp_path: Path) -> Iterator[Store]:
    """A store with the packs of `checked_folder`."""
    made = _copy(checked_folder, tmp_path / "checked")
    yield made
    made.close()


@pytest.fixture
def clock() -> Clock:
    """The clock of `app`."""
    return Clock()


@pytest.fixture
def app(store: Store, clock: Clock) -> Flask:
    """The application over `store`."""
    return create_app(store, testing=True, settings=Settings(clock=clock))


@pytest.fixture
def anonymous(app: Flask) -> Visitor:
    """Somebody who is not signed in."""
    return Visitor(app.test_client())


def signed_in(app: Flask) -> Visitor:
    """Ann Smith, signed in to an application."""
    visitor = Visitor(app.test_client())
    assert visitor.sign_in(PERSON, PASSWORD).status_code == 303
    return visitor


@pytest.fixture
def visitor(app: Flask) -> Visitor:
    """Ann Smith, signed in."""
    return signed_in(app)


@pytest.fixture(scope="session")
def viewer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Viewer]:
    """Shows documents; its limited processes live as long as the session."""
    with Viewer(tmp_path_factory.mktemp("pictures")) as made:
        yield made


@pytest.fixture(scope="session")
def onlooker(checked_folder: Path, tmp_path_factory: pytest.TempPathFactory, viewer: Viewer) -> Iterator[Visitor]:
    """Ann Smith, signed in to an application over the checked packs, which all tests that change nothing share."""
    shared = _copy(checked_folder, tmp_path_factory.mktemp("data") / "shared")
    yield signed_in(create_app(shared, viewer=viewer, testing=True, settings=Settings(clock=Clock())))
    shared.close()


@pytest.fixture
def reader(checked_store: Store, clock: Clock, viewer: Viewer) -> Visitor:
    """Ann Smith, signed in to an application over the checked packs."""
    return signed_in(create_app(checked_store, viewer=viewer, testing=True, settings=Settings(clock=clock)))


@pytest.fixture
def live_server(empty_folder: Path, tmp_path: Path) -> Iterator[LiveServer]:
    """The application on a real port with its worker, over an empty folder; Ann Smith may sign in."""
    folder = tmp_path / "live"
    shutil.copytree(empty_folder, folder)
    with LiveServer(folder) as server:
        yield server
