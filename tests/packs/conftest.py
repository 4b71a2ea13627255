"""Each pack is read once a test run, however many processes run the tests."""

from __future__ import annotations

import pytest

from tests.packs.checked import share_results


@pytest.fixture(scope="session", autouse=True)
def _one_reading(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> None:
    if worker_id != "master":
        share_results(tmp_path_factory.getbasetemp().parent / "checked")
