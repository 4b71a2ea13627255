"""The README shows what the program really prints."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from cli.main import COMMANDS, intake
from cli.samples import SAMPLES, samples

README = (Path(__file__).resolve().parent.parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_finding_in_the_readme_is_a_sample_s() -> None:
    picture = re.search(r"```\n(NOT MET: .*?)```", README, re.DOTALL)
    assert picture is not None
    rule = re.search(r"Rule: +(\w+)\.", picture[1])
    assert rule is not None
    sample = next(one for one in samples(SAMPLES) if one.framework == rule[1])

    result = CliRunner().invoke(
        intake, ["check", str(sample.path), "--framework", sample.framework, "--as-at", sample.as_at.isoformat()]
    )

    assert picture[1] in result.stdout


def test_the_readme_names_every_command_and_exit_code() -> None:
    assert all(f"`intake {name}" in README for name in COMMANDS)
    assert all(f"| {code} |" in README for code in (0, 1, 2, 3, 4, 130))
