"""`--data`: the folder that holds what the web application stores."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

VARIABLE = "INTAKE_DATA"
DEFAULT = "intake-data"

_Command = TypeVar("_Command", bound=Callable[..., Any])


def data_option(command: _Command) -> _Command:
    """`--data DIR`, else the variable INTAKE_DATA, else ./intake-data."""
    return click.option(
        "--data", "folder", type=click.Path(file_okay=False, path_type=Path), envvar=VARIABLE, default=DEFAULT,
        show_default=True, metavar="DIR",
        help=f"The folder of what is stored; it must be on a disk of this computer. Also: the variable {VARIABLE}.",
    )(command)
