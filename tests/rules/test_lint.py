"""What lint finds, and where it points."""

from pathlib import Path
from shutil import copytree

import pytest

from rules import library
from rules.frameworks import FOLDER
from rules.lint import Problem, lint


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    copytree(FOLDER, tmp_path / "frameworks", ignore=lambda *_: ["__pycache__", "__init__.py"])
    copytree(library.FOLDER, tmp_path / "common")
    return tmp_path / "frameworks", tmp_path / "common"


def problems(folders: tuple[Path, Path], file: str, old: str, new: str) -> tuple[Problem, ...]:
    path = next(folder / file for folder in folders if (folder / file).exists())
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return lint(folder=folders[0], shared=folders[1])


def line_of(folders: tuple[Path, Path], file: str, words: str) -> int:
    path = next(folder / file for folder in folders if (folder / file).exists())
    lines = path.read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_an_unknown_key(folders: tuple[Path, Path]) -> None:
    found = problems(folders, "service.yml", "    join: any\n", "    joint: any\n")

    assert (found[0].file, found[0].line) == ("service.yml", line_of(folders, "service.yml", "  environmental.policy:"))
    assert "joint" in found[0].message


def test_a_rule_given_twice(folders: tuple[Path, Path]) -> None:
    found = problems(folders, "service.yml", "  health.infection_and_allergy:", "  health.medicines:")

    assert "given twice" in found[0].message


def test_the_same_rule_in_two_files(folders: tuple[Path, Path]) -> None:
    found = problems(folders, "service.yml", "  health.medicines:", "  safeguarding.policy:")

    assert any("defined already in another shared file" in problem.message for problem in found)


def test_an_unquoted_date(folders: tuple[Path, Path]) -> None:
    found = problems(folders, "insurance.yml", 'from: "1999-01-01"', "from: 1999-01-01")

    assert (found[0].file, found[0].line) == ("insurance.yml", line_of(folders, "insurance.yml", "1999-01-01"))


def test_a_threshold_without_basis(folders: tuple[Path, Path]) -> None:
    basis = (
        '        basis: {kind: assumed, text: "Usual among councils; to be confirmed by the council"}\n        values'
    )
    found = problems(folders, "insurance.yml", basis, "        values")

    assert any("'basis' is a required property" in problem.message for problem in found)


def test_an_unknown_fact(folders: tuple[Path, Path]) -> None:
    found = problems(folders, "service.yml", "fact: staff.two_to_one", "fact: staff.two_to_won")

    assert any("staff.two_to_won is not in schemas/facts.yml" in problem.message for problem in found)


def test_an_unknown_question(folders: tuple[Path, Path]) -> None:
    found = problems(folders, "facs.yml", "question: staff.two_to_one", "question: staff.nobody_asks")

    assert any("staff.nobody_asks" in problem.message for problem in found)


def test_an_unknown_figure_condition_document_and_verb(folders: tuple[Path, Path]) -> None:
    assert any(
        "figure months_" in p.message
        for p in problems(
            folders,
            "safeguarding.yml",
            "subject: safeguarding, months: review_months",
            "subject: safeguarding, months: months_",
        )
    )
    assert any(
        "condition employes" in p.message for p in problems(folders, "insurance.yml", "when: employs", "when: employes")
    )
    assert any(
        "document sg_policy" in p.message
        for p in problems(
            folders, "safeguarding.yml", "{document: {is: safeguarding_policy}}", "{document: {is: sg_policy}}"
        )
    )
    assert any("unexpected" in p.message for p in problems(folders, "service.yml", "in_date: {fact", "indate: {fact"))


def test_a_live_fail_that_is_neither_law_nor_published(folders: tuple[Path, Path]) -> None:
    found = problems(folders, "iap.yml", "status: demonstration", "status: live")

    assert any(
        "safeguarding.policy" in problem.key and "neither law nor published" in problem.message for problem in found
    )


def test_a_category_that_the_framework_does_not_have(folders: tuple[Path, Path]) -> None:
    found = problems(
        folders, "iap.yml", 'technical.online: {categories: ["4"]}', 'technical.online: {categories: ["8"]}'
    )

    assert any("category 8" in problem.message for problem in found)
