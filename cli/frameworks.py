"""`intake frameworks`: the configured frameworks and their rules."""

from __future__ import annotations

from datetime import date

import click

from cli import exits
from cli.output import Target
from cli.run import as_at_option, debug_option


@click.group(epilog="\b\nExample:\n  intake frameworks list\n")
def frameworks() -> None:
    """List, show, lint and test the configured frameworks and their rules."""


@frameworks.command("list", epilog="\b\nExamples:\n  intake frameworks list\n  intake frameworks list --format json\n")
@click.option("--format", "format_name", type=click.Choice(["human", "json"]), default="human", show_default=True,
              help="human to read, json for programs.")
@debug_option
def list_frameworks(format_name: str) -> None:
    """List the frameworks with their categories."""
    from cli.formats.framework_pages import list_human, list_json
    from rules.frameworks import ids, load

    target = Target()
    found = [load(framework_id) for framework_id in ids()]
    text = list_json(found) if format_name == "json" else list_human(found, target.width, target.colour)
    target.write(text)


@frameworks.command("show", epilog="\b\nExample:\n  intake frameworks show iap\n")
@click.argument("framework_id", metavar="ID")
@as_at_option
@debug_option
def show(framework_id: str, as_at: date) -> None:
    """Show a framework: its categories, each rule with what it rests on, the documents it asks for."""
    from cli.formats.framework_pages import show_human
    from cli.presenting import known_framework

    target = Target()
    target.write(show_human(known_framework(framework_id), as_at, target.width, target.colour))


@frameworks.command("lint", epilog="\b\nExample:\n  intake frameworks lint\n")
@debug_option
@click.pass_context
def lint(ctx: click.Context) -> None:
    """Look over the frameworks, the shared rules and their examples; name each problem with file and line.

    The exit code is 2 when there is a problem, else 0.
    """
    from cli.formats.framework_pages import problems_human
    from rules.lint import lint as look_over

    target = Target()
    problems = look_over()
    target.write(problems_human(problems, target.width, target.colour))
    ctx.exit(exits.USAGE if problems else exits.OK)


@frameworks.command("test", epilog="\b\nExamples:\n  intake frameworks test\n  intake frameworks test iap\n")
@click.argument("framework_id", metavar="[ID]", required=False)
@debug_option
@click.pass_context
def test(ctx: click.Context, framework_id: str | None) -> None:
    """Run the rules' own examples, of one framework or of all.

    The exit code is 2 when an example does not come out as it says, else 0.
    """
    from cli.formats.framework_pages import examples_human
    from cli.presenting import known_framework
    from rules import examples
    from rules.frameworks import ids

    target = Target()
    chosen = [known_framework(one) for one in ([framework_id] if framework_id else ids())]
    results = {framework.id: examples.run(framework) for framework in chosen}
    target.write(examples_human(results, target.width, target.colour))
    passed = all(result.passed for found in results.values() for result in found)
    ctx.exit(exits.OK if passed else exits.USAGE)
