"""Rich text documents (.rtf): paragraphs, headings and tables. Same input, same bytes."""

from collections.abc import Sequence

_STYLES = r"{\stylesheet{\s0 Normal;}{\s1\outlinelevel0\b heading 1;}}"


def document(*blocks: str) -> bytes:
    """A document of blocks made by `p`, `h` and `table`."""
    head = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}" + _STYLES
    return f"{head}{''.join(blocks)}}}".encode("ascii")


def p(words: str) -> str:
    """A paragraph."""
    return rf"\pard\s0 {_escaped(words)}\par" + "\n"


def h(words: str) -> str:
    """A heading of the first level."""
    return rf"\pard\s1\outlinelevel0\b {_escaped(words)}\b0\par" + "\n"


def table(rows: Sequence[Sequence[str]]) -> str:
    """A table of plain cells."""
    lines = []
    for row in rows:
        edges = "".join(rf"\cellx{2500 * number}" for number in range(1, len(row) + 1))
        cells = "".join(rf"\pard\intbl {_escaped(cell)}\cell" for cell in row)
        lines.append(rf"\trowd{edges}{cells}\row" + "\n")
    return "".join(lines) + r"\pard "


def _escaped(words: str) -> str:
    """The words in ASCII: other letters by their code."""
    plain = words.replace("\\", r"\\").replace("{", r"\{").replace("}", r"\}")
    return "".join(char if char.isascii() else rf"\u{ord(char)}?" for char in plain)
