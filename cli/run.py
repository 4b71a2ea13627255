"""What every command shares: the run's settings, and the options that mean the same everywhere."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar

import click

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(slots=True)
class Run:
    """The settings of one run of the program, kept as the click context's `obj`."""

    debug: bool = False


def version_option(command: _Command) -> _Command:
    """`--version`: looked up only when asked for."""
    return click.option(
        "--version", is_flag=True, expose_value=False, is_eager=True, callback=_print_version,
        help="Show the version and exit.",
    )(command)


def _print_version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value:
        from casework.distribution import tool_version

        click.echo(f"intake {tool_version()}")
        ctx.exit()


def debug_option(command: _Command) -> _Command:
    """`--debug`: also accepted after the subcommand."""
    return click.option(
        "--debug", is_flag=True, expose_value=False, is_eager=True, callback=_remember_debug,
        help="Show the traceback when something goes wrong.",
    )(command)


def _remember_debug(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    run = ctx.find_object(Run)
    if value and run is not None:
        run.debug = True


def as_at_option(command: _Command) -> _Command:
    """`--as-at`: the decision date, today unless given."""
    return click.option(
        "--as-at", metavar="YYYY-MM-DD", callback=_decision_date,
        help="The date of the decision: what must be in force is judged on it. Default: today.",
    )(command)


def _decision_date(_ctx: click.Context, _parameter: click.Parameter, value: str | None) -> date:
    if value is None:
        return date.today()
    try:
        return datetime.strptime(value, "%Y-%m-%d").date()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no date. Write it as year-month-day, such as 2026-11-23.") from None


def ocr_option(command: _Command) -> _Command:
    """`--ocr`: which pictures of text are recognised."""
    return click.option(
        "--ocr", type=click.Choice(["auto", "off", "force"]), default="auto", show_default=True,
        help="Whether to read pictures of text: where a page has no other, never, or on every page.",
    )(command)


def jobs_option(command: _Command) -> _Command:
    """`--jobs`: how many documents are read at the same time."""
    return click.option(
        "--jobs", type=click.IntRange(min=1), default=usable_cores, show_default="one a core", metavar="N",
        help="How many documents to read at the same time. The result does not depend on it.",
    )(command)


def usable_cores() -> int:
    """Cores this process may run on."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
