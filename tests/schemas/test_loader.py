"""The strict YAML loader: what it refuses, and where it says so."""

from pathlib import Path

import pytest

from schemas.errors import ConfigurationError
from schemas.loader import load_located, load_yaml, parse_located


def parsed(text: str) -> object:
    return parse_located(text, Path("example.yml")).value


@pytest.mark.parametrize("word", ["yes", "No", "ON", "off", "y", "N"])
def test_refuses_an_unquoted_yes_or_no_with_its_line(word: str) -> None:
    with pytest.raises(ConfigurationError, match=r"example.yml:2: .*without quotes"):
        parsed(f"first: 1\nanswer: {word}\n")


@pytest.mark.parametrize("text", ["2026-11-23", "2026-11-23T10:00:00", "2026-1-3"])
def test_refuses_an_unquoted_date(text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"example.yml:1: the date"):
        parsed(f"from: {text}")


def test_refuses_a_key_given_twice() -> None:
    with pytest.raises(ConfigurationError, match=r"example.yml:3: the key 'a' is given twice"):
        parsed("a: 1\nb: 2\na: 3\n")


def test_refuses_an_alias() -> None:
    with pytest.raises(ConfigurationError, match="alias"):
        parsed("a: &x [1]\nb: *x\n")


def test_refuses_a_number_that_would_lose_its_leading_zero() -> None:
    with pytest.raises(ConfigurationError, match="leading zero"):
        parsed("number: 01234567")


def test_refuses_what_is_not_yaml() -> None:
    with pytest.raises(ConfigurationError, match=r"example.yml:\d+: not valid YAML"):
        parsed("a: [1, 2")


def test_names_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match=r"absent.yml: cannot be read"):
        load_yaml(tmp_path / "absent.yml")


def test_reads_plain_values_as_they_are_meant() -> None:
    value = parsed('a: 1\nb: 1.5\nc: true\nd: null\ne: "yes"\nf: "2026-11-23"\ng: GBP 5m\nh: [-3, x]\n')

    assert value == {
        "a": 1,
        "b": 1.5,
        "c": True,
        "d": None,
        "e": "yes",
        "f": "2026-11-23",
        "g": "GBP 5m",
        "h": [-3, "x"],
    }


def test_keeps_the_line_of_every_value(tmp_path: Path) -> None:
    file = tmp_path / "example.yml"
    file.write_text("a:\n  b:\n    - 1\n    - c: 2\n", encoding="utf-8")

    located = load_located(file)

    assert located.line(("a", "b", 1, "c")) == 4
    assert located.line(("a", "b", 1, "nothing")) == 4
