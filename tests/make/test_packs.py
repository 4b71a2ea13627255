"""The sample packs: built twice they are the same, and each expectation speaks of its own files."""

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from samples import build
from tests.make.worlds import export

SAMPLES = Path(build.__file__).parent
EXPECTED = sorted(SAMPLES.glob("*.expected.json"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh build of every pack."""
    folder = tmp_path_factory.mktemp("samples")
    build.main(folder)
    return folder


def _names(pack: Path) -> set[str]:
    if pack.suffix == ".zip":
        return set(zipfile.ZipFile(pack).namelist())
    return {path.relative_to(pack).as_posix() for path in pack.rglob("*") if path.is_file()}


def _pack(folder: Path, expectation: Path) -> Path:
    stem = expectation.name.removesuffix(".expected.json")
    archive = folder / f"{stem}.zip"
    return archive if archive.exists() else folder / stem


def test_there_are_at_least_six_packs() -> None:
    assert len(EXPECTED) >= 6


def test_a_second_build_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    build.main(tmp_path)

    first = {path.relative_to(built): path.read_bytes() for path in built.rglob("*") if path.is_file()}
    second = {path.relative_to(tmp_path): path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    assert first == second


@pytest.mark.parametrize("expectation", EXPECTED, ids=lambda path: path.name)
def test_the_committed_expectation_is_the_one_the_script_writes(expectation: Path, built: Path) -> None:
    assert expectation.read_bytes() == (built / expectation.name).read_bytes()


@pytest.mark.parametrize("expectation", EXPECTED, ids=lambda path: path.name)
def test_every_file_of_a_pack_is_expected_and_every_fact_is_of_a_readable_file(expectation: Path) -> None:
    told = json.loads(expectation.read_text(encoding="utf-8"))
    suppliers = told if isinstance(told, list) else [told]

    names = _names(_pack(SAMPLES, expectation))
    for supplier in suppliers:
        readable = {entry["path"] for entry in supplier["documents"] if entry["read"] in ("full", "ocr")}
        assert {fact["document"] for fact in supplier["facts"]} <= readable
        names -= set(supplier["unassigned"])
        names -= {_in_pack(supplier, entry["path"]) for entry in supplier["documents"]}
    assert names == set()


def _in_pack(supplier: dict[str, Any], path: str) -> str:
    """Paths of an export of many suppliers are over each one's own files, in the folder of its name."""
    return f"{export.FOLDER}/{supplier['supplier']}/{path}" if "supplier" in supplier else path
