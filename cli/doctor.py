"""`intake doctor`: what is installed, how well documents are confined, and what is absent, in plain words."""

from __future__ import annotations

import platform
import shutil

import click

from casework.distribution import installed_version, required_libraries, tool_version
from cli import exits
from cli.output import Target
from cli.page import Page, Styled
from cli.run import debug_option, usable_cores
from schemas.errors import SandboxError

_OPTIONAL: dict[str, str] = {
    "bwrap": "bubblewrap: a second wall around the process that reads documents. Without it they are still read in "
             "a limited process. Debian and Ubuntu: apt-get install bubblewrap",
    "soffice": "LibreOffice: opens old Word and rich text documents (.doc, .rtf). Without it they are reported as not "
               "read. Debian and Ubuntu: apt-get install libreoffice-writer-nogui",
}
"""Programs that are used where found, with what their absence means."""

_NOT_READ = (
    "presentations (.ppt, .pptx, .odp), binary workbooks (.xlsb), RAR and 7-Zip archives: reported as not read",
)

_EPILOG = """\b
Example:
  intake doctor
"""


@click.command(epilog=_EPILOG)
@debug_option
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Say what is installed, how documents are confined, the limits, and what is absent.

    The exit code is 2 when something the program needs is not installed or does not start, else 0.
    """
    target = Target()
    page = Page(target.width, target.colour)
    page.heading("Tender Intake: what is installed")
    page.labelled("Version", tool_version())
    page.labelled("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}")
    page.labelled("Cores", str(usable_cores()))
    absent = _libraries(page)
    _programs(page)
    starts = _sandbox(page)
    _limits(page)
    _configuration(page)
    _not_read(page)
    if absent:
        page.heading("What to do")
        page.text(f"Not installed: {', '.join(absent)}. Install the program again, with what it depends on.")
    target.write(str(page))
    ctx.exit(exits.OK if starts and not absent else exits.USAGE)


def _libraries(page: Page) -> list[str]:
    """The table of libraries; returns those that are not there."""
    page.heading("Libraries", rule="-")
    versions = {name: installed_version(name) for name in required_libraries()}
    page.table([[name, version or Styled("ABSENT", "bad")] for name, version in versions.items()])
    return [name for name, version in versions.items() if version is None]


def _programs(page: Page) -> None:
    from intake.recognition import absence

    page.heading("Scans and pictures of text", rule="-")
    missing = absence()
    page.text("Letters in them are recognised." if missing is None else
              f"They are not read: {missing}. Such pages are reported as not read.")
    page.heading("Programs used where found", rule="-")
    for name, meaning in _OPTIONAL.items():
        page.labelled("found" if shutil.which(name) else "absent", meaning)


def _sandbox(page: Page) -> bool:
    """How documents are confined here, tried by starting the process that reads them. False when it does not start."""
    from intake.sandbox import DOCUMENT_TASKS, Sandbox

    page.heading("How documents are confined", rule="-")
    try:
        with Sandbox(registry=DOCUMENT_TASKS) as sandbox:
            level = sandbox.level
    except SandboxError as error:
        page.labelled("Level", f"DOCUMENTS CANNOT BE READ: {error}.")
        return False
    page.labelled("Level", f"{level.name}: {level.words}")
    return True


def _limits(page: Page) -> None:
    from intake import budget
    from intake.sandbox.limits import DOCUMENT_LIMITS, in_words

    page.heading("Limits", rule="-")
    page.table(
        [
            ["one document: memory", in_words(DOCUMENT_LIMITS.memory_bytes)],
            ["one document: processor time", f"{DOCUMENT_LIMITS.cpu_seconds} seconds"],
            ["one document: time", f"{DOCUMENT_LIMITS.wall_seconds:g} seconds"],
            ["one document: size when unpacked", in_words(budget.MAX_ENTRY_BYTES)],
            ["one pack: size when unpacked", in_words(budget.MAX_PACK_BYTES)],
            ["one pack: files", f"{budget.MAX_ENTRIES:,}"],
            ["one pack: archives inside archives", str(budget.MAX_ARCHIVE_DEPTH)],
        ]
    )


def _configuration(page: Page) -> None:
    from rules.frameworks import ids, load

    page.heading("Frameworks", rule="-")
    found = [load(framework_id) for framework_id in ids()]
    page.table([[one.id, one.name, f"version {one.version}", one.status] for one in found])


def _not_read(page: Page) -> None:
    page.heading("Not read by this version", rule="-")
    for sentence in _NOT_READ:
        page.text(f"- {sentence}", hanging=2)
