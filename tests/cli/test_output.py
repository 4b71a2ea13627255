"""Results are written whole or not at all."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from cli.output import Target
from schemas.errors import UsageError


def test_a_file_is_replaced_in_one_step_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    target.write_text("old")

    Target(target).write("£5m \udc80\n")

    assert target.read_bytes() == "£5m \\udc80\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_a_write_that_fails_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "result.json"
    target.write_text("old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        Target(target).write("new")

    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_usual_rights_and_an_old_one_keeps_its_own(tmp_path: Path) -> None:
    old = tmp_path / "old.json"
    old.write_text("x")
    old.chmod(0o640)
    mask = os.umask(0o022)
    try:
        Target(old).write("y")
        Target(tmp_path / "new.json").write("y")
    finally:
        os.umask(mask)

    assert stat.S_IMODE(old.stat().st_mode) == 0o640
    assert stat.S_IMODE((tmp_path / "new.json").stat().st_mode) == 0o644


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.json", tmp_path / "link.json"
    real.write_text("old")
    link.symlink_to(real)

    Target(link).write("new")

    assert link.is_symlink()
    assert real.read_text() == "new"


def test_a_device_is_written_to_not_replaced() -> None:
    Target(Path(os.devnull)).write("text")

    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize(("name", "words"), [("", "is a folder"), ("no/such/result.json", "there is no folder")])
def test_a_wrong_place_is_said_before_any_work(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        Target(tmp_path / name)
