"""The strict YAML loader: the only way in which a file of ours is read.

A file is YAML 1.2 without its traps: a key given twice, an unquoted yes/no/on/off, an unquoted date and an alias are
refused, each with file and line, since each of them once meant something else than its author thought. Values are plain
Python (dict, list, str, int, float, bool, None); the line of every value is kept for lint.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from schemas.errors import ConfigurationError

_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""Only for the tree of nodes, which both give alike; libyaml's is ten times faster. What a plain scalar means is
decided here, never by the parser's own rules of YAML 1.1."""
_AMBIGUOUS_WORD = re.compile(r"(?:y|n|yes|no|on|off)\Z", re.IGNORECASE)
_DATE = re.compile(r"\d{4}-\d{1,2}-\d{1,2}")
_INTEGER = re.compile(r"[-+]?\d+\Z")
_DECIMAL = re.compile(r"[-+]?\d+\.\d+(?:[eE][-+]?\d+)?\Z")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}

Step = str | int


@dataclass(frozen=True, slots=True)
class Located:
    """A YAML file as plain Python, with the line (from 1) of each value by its path of keys and indexes."""

    file: Path
    value: Any
    lines: dict[tuple[Step, ...], int] = field(default_factory=dict)

    def line(self, path: Sequence[Step]) -> int:
        """The line of the value at `path`; of the nearest value around it when the path itself is not in the file."""
        steps = tuple(path)
        while steps and steps not in self.lines:
            steps = steps[:-1]
        return self.lines.get(steps, 1)


def load_yaml(file: Path) -> Any:
    """The file's content as plain Python. ConfigurationError, with file and line, when it is not strict YAML."""
    return load_located(file).value


def load_located(file: Path) -> Located:
    """The file's content with the line of every value. ConfigurationError as for `load_yaml`."""
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file.name}: cannot be read as UTF-8 text ({error}). Check the file.") from error
    return parse_located(text, file)


def parse_located(text: str, file: Path) -> Located:
    """As `load_located`, from text; `file` is only named in messages."""
    try:
        node = yaml.compose(text, Loader=_PARSER)
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigurationError(f"{file.name}:{line}: not valid YAML: {error.problem}. Correct the line.") from error
    except YAMLError as error:
        raise ConfigurationError(f"{file.name}: not valid YAML: {error}. Correct the file.") from error
    lines: dict[tuple[Step, ...], int] = {}
    value = None if node is None else _Builder(file, lines, set()).build(node, ())
    return Located(file, value, lines)


@dataclass(frozen=True, slots=True)
class _Builder:
    file: Path
    lines: dict[tuple[Step, ...], int]
    seen: set[int]

    def build(self, node: Node, path: tuple[Step, ...]) -> Any:
        self.lines[path] = node.start_mark.line + 1
        if isinstance(node, ScalarNode):
            return self._scalar(node)
        if id(node) in self.seen:
            raise self._refusal(
                node, "an alias (*name) is not allowed", "Write the value out, or share a block with use"
            )
        self.seen.add(id(node))
        if isinstance(node, SequenceNode):
            return [self.build(item, (*path, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, MappingNode)
        return self._mapping(node, path)

    def _mapping(self, node: MappingNode, path: tuple[Step, ...]) -> dict[str, Any]:
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = self._scalar(key_node) if isinstance(key_node, ScalarNode) else None
            if not isinstance(key, str):
                raise self._refusal(key_node, f"the key {key_node.value!r} is not text", "Put it in quotes")
            if key in mapping:
                raise self._refusal(key_node, f"the key {key!r} is given twice", "Keep one of them")
            mapping[key] = self.build(value_node, (*path, key))
            self.lines[(*path, key)] = key_node.start_mark.line + 1
        return mapping

    def _scalar(self, node: ScalarNode) -> str | int | float | bool | None:
        text = str(node.value)
        if node.style:
            return text
        if _AMBIGUOUS_WORD.match(text):
            raise self._refusal(
                node,
                f"{text!r} without quotes is read as a truth value by some",
                "Write true or false, or put it in quotes",
            )
        if _DATE.match(text):
            raise self._refusal(node, f"the date {text} stands without quotes", "Put it in quotes")
        if text.lower() in _WORDS:
            return _WORDS[text.lower()]
        if _INTEGER.match(text):
            return self._integer(node, text)
        return float(text) if _DECIMAL.match(text) else text

    def _integer(self, node: ScalarNode, text: str) -> int:
        if len(text.lstrip("+-")) > 1 and text.lstrip("+-").startswith("0"):
            raise self._refusal(node, f"{text} would lose its leading zero", "Put it in quotes")
        return int(text)

    def _refusal(self, node: Node, problem: str, remedy: str) -> ConfigurationError:
        return ConfigurationError(f"{self.file.name}:{node.start_mark.line + 1}: {problem}. {remedy}.")
