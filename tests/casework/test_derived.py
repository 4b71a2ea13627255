"""Files made from originals are kept whole, by use, and within their room."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from casework.derived import DerivedFiles
from casework.evidence.remembered import Remembered


def name(letter: str) -> str:
    return f"{letter * 64}-1-110.png"


def test_a_file_is_found_again_also_after_a_restart(tmp_path: Path) -> None:
    path = DerivedFiles(tmp_path).keep(name("a"), b"picture")

    found = DerivedFiles(tmp_path).find(name("a"))
    assert found == path
    assert path.read_bytes() == b"picture"
    assert DerivedFiles(tmp_path).find(name("b")) is None


def test_the_ones_not_used_for_longest_make_room(tmp_path: Path) -> None:
    files = DerivedFiles(tmp_path, max_bytes=30)
    for letter in "abc":
        files.keep(name(letter), b"0123456789")
    files.find(name("a"))

    files.keep(name("d"), b"0123456789")

    assert [letter for letter in "abcd" if files.find(name(letter))] == ["a", "c", "d"]
    assert sorted(path.name[0] for path in tmp_path.iterdir()) == ["a", "c", "d"]


def test_the_order_of_use_outlives_a_restart(tmp_path: Path) -> None:
    files = DerivedFiles(tmp_path)
    for number, letter in enumerate("abc"):
        os.utime(files.keep(name(letter), b"0123456789"), (1_000 + number, 1_000 + number))
    files.find(name("a"))

    DerivedFiles(tmp_path, max_bytes=20)

    assert sorted(path.name[0] for path in tmp_path.iterdir()) == ["a", "c"]


def test_a_file_larger_than_the_room_is_kept_until_the_next(tmp_path: Path) -> None:
    files = DerivedFiles(tmp_path, max_bytes=5)

    assert files.keep(name("a"), b"0123456789").exists()
    assert files.keep(name("b"), b"01").exists()
    assert files.find(name("a")) is None


def test_what_was_never_finished_or_taken_away_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "half.part").write_bytes(b"half")
    files = DerivedFiles(tmp_path)
    files.keep(name("a"), b"picture").unlink()

    assert files.find(name("a")) is None
    assert list(tmp_path.iterdir()) == []
    assert files.keep(name("a"), b"again").exists()


def test_other_files_of_the_folder_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "README").write_text("Pictures of pages.")

    DerivedFiles(tmp_path, max_bytes=1).keep(name("a"), b"picture")

    assert (tmp_path / "README").exists()


@pytest.mark.parametrize("wrong", ["x.png", "../" + "a" * 64 + "-1-1.png", "a" * 64, "a" * 64 + "-/x"])
def test_a_name_that_leads_elsewhere_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(ValueError, match="does not begin"):
        DerivedFiles(tmp_path).find(wrong)


def test_remembered_values_make_room_by_use() -> None:
    kept: Remembered[int] = Remembered(2)
    kept.keep("a", 1)
    kept.keep("b", 2)
    kept.get("a")
    kept.keep("c", 3)

    assert [kept.get(key) for key in "abc"] == [1, None, 3]
