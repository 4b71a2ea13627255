"""A browser for the tests of this folder. Without one they are skipped, unless REQUIRE_BROWSER=1 says that it must be
there."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.make import browser as making
from tests.make.served import PERSON, ServedFolder, add_people, with_people
from tests.make.stores import checked_store

if TYPE_CHECKING:
    from playwright.sync_api import Browser

COLLEAGUE = "Silas Penhallow"
"""Somebody else who may sign in."""


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A headless Chromium; the test is skipped where there is none."""
    if (reason := making.missing()) is not None:
        pytest.skip(reason)
    with making.launched() as found:
        yield found


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Turns a skip into a failure where a browser is required."""
    del item, call
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("REQUIRE_BROWSER") == "1":
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"not to be skipped on this build server: {reason}"
    return report


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with two people and nothing else, to be copied."""
    return with_people(tmp_path_factory.mktemp("empty") / "data", PERSON, COLLEAGUE)


@pytest.fixture(scope="session")
def checked_folder(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the two people and three submissions, to be copied: 1 has gaps in four categories, 2 has none,
    3 has documents that could not be read."""
    del browser  # skipped before anything is made
    store = checked_store(tmp_path_factory.mktemp("checked") / "data", "cposs-gaps", "facs-clean", "iap-contradictions")
    add_people(store, PERSON, COLLEAGUE)
    store.close()
    return store.folder


@pytest.fixture
def empty_server(browser: Browser, empty_folder: Path, tmp_path: Path) -> Iterator[ServedFolder]:
    """A server over an empty folder, with two people."""
    del browser  # skipped before anything is made
    with ServedFolder(shutil.copytree(empty_folder, tmp_path / "data")) as server:
        yield server
