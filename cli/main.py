"""The `intake` command itself: finds the subcommand, and turns whatever happens into an exit code and plain words.

A command's module is imported when the command is used or listed; nothing heavy is imported to print the help.
"""

from __future__ import annotations

import importlib
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from cli import exits
from cli.logs import lines_on_stderr
from cli.run import Run, debug_option, version_option
from schemas.errors import BadInput, UsageError

COMMANDS: dict[str, str] = {
    "check": "cli.check:check",
    "inspect": "cli.inspect:inspect",
    "frameworks": "cli.frameworks:frameworks",
    "serve": "cli.serve:serve",
    "user": "cli.user:user",
    "db": "cli.db:db",
    "demo": "cli.demo:demo",
    "doctor": "cli.doctor:doctor",
}

_EPILOG = """\b
Examples:
  intake check Submission.zip --framework iap
  intake check Export/ --framework facs --category 1 --format json
  intake inspect Certificate.pdf
  intake frameworks show iap

Exit codes: 0 nothing at or above --fail-on; 1 a failed or open requirement; 2 wrong use; 3 something could not be
read or judged; 4 the program itself failed; 130 interrupted.
"""


class Commands(click.Group):
    """The group of COMMANDS, with one place where exceptions become exit codes."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of COMMANDS."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now; None when there is none."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), attribute)
        if not isinstance(command, click.Command):
            raise TypeError(f"{COMMANDS[cmd_name]} is not a command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it; a mistyped command is answered with the nearest one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            nearest = get_close_matches(args[0], COMMANDS, n=1)
            hint = f" Did you mean {nearest[0]}?" if nearest else f" There are: {', '.join(COMMANDS)}."
            ctx.fail(f"There is no command {args[0]}.{hint}")
        return super().resolve_command(ctx, args)

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, *_: Any, **__: Any) -> NoReturn:
        """Run and end the process: the exit code is one of `exits`, whatever happened."""
        run = Run()
        try:
            with lines_on_stderr(run):
                code = super().main(args, prog_name, standalone_mode=False, obj=run)
        except click.exceptions.Exit as asked:
            sys.exit(asked.exit_code)
        except click.ClickException as wrong:
            wrong.show()
            sys.exit(exits.USAGE)
        except (UsageError, BadInput) as wrong:
            _say(run, str(wrong))
            sys.exit(exits.USAGE)
        except (click.Abort, KeyboardInterrupt):
            click.echo("\nInterrupted: nothing was printed or stored.", err=True)
            sys.exit(exits.INTERRUPTED)
        except SystemExit:  # click ends so when the reader of stdout has gone away, and for nothing else
            sys.exit(exits.OK)
        except Exception as fault:  # noqa: BLE001 - the last resort: named to the user, and exit code 4
            _say(run, _fault_sentence(fault))
            sys.exit(exits.FAILED)
        sys.exit(code if isinstance(code, int) else exits.OK)


def _say(run: Run, message: str) -> None:
    """The message on stderr; the traceback of the exception being handled only with --debug."""
    if run.debug:
        import traceback

        click.echo(traceback.format_exc(), err=True, nl=False)
    click.echo(f"Error: {message}", err=True)


def _fault_sentence(fault: Exception) -> str:
    detail = " ".join(str(fault).split())[:300]
    return (
        f"the program itself failed ({type(fault).__name__}{': ' + detail if detail else ''}). No result was made; "
        "this is not a finding about the submission. Run the same command with --debug to see where, and report it."
    )


@click.group(cls=Commands, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@version_option
@debug_option
def intake() -> None:
    """Check a provider's submission pack against a framework of the council.

    Reads the documents as they come, says for each category what is missing, wrong or unclear, and shows the page or
    cell each finding rests on. What it proposes, a person decides.
    """


def main() -> NoReturn:
    """The console script."""
    intake.main(prog_name="intake")


if __name__ == "__main__":
    main()
