"""What every test may ask for. Builders of documents live in tests/make/."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED_DATA = ROOT.parent / "shared" / "data"
"""Real documents, kept outside the repository."""


def shared_data_is_required() -> bool:
    """A build server that has the real documents: a test that skips for want of them must fail there."""
    return bool(os.environ.get("CI")) and os.environ.get("REQUIRE_SHARED_DATA") == "1"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real documents; the test is skipped where it is absent."""
    if not SHARED_DATA.is_dir():
        pytest.skip("the real documents of ../shared/data are not here")
    return SHARED_DATA


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Generator[None, Any, Any]:
    """Turns a skip for want of the real documents into a failure where they are required."""
    del item, call
    report = yield
    reason = str(report.longrepr[2]) if report.skipped and isinstance(report.longrepr, tuple) else ""
    if "shared/data" in reason and shared_data_is_required():
        report.outcome = "failed"
        report.longrepr = f"not to be skipped on this build server: {reason}"
    return report
