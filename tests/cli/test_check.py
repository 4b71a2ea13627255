"""`intake check` and `intake inspect` as they are typed, over small packs."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from click.testing import CliRunner, Result

from cli.main import intake
from schemas.validation import errors
from tests.make import pdf
from tests.make.archive import zip_of
from tests.make.blocks import H, P

ROOT = Path(__file__).resolve().parent.parent.parent
POLICY = b"Complaints Policy\r\nExample Tutors Ltd\r\nReviewed on 1 March 2026.\r\n"
RECEIPT = b"RETURN RECEIPT\r\nSupplier : Example Tutors Ltd\r\nReturn submitted : 1 October 2026 10:00\r\n"
AS_AT = ("--as-at", "2026-11-23")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack of two text files: read in full, and most of what is asked for is missing."""
    path = tmp_path / "Example.zip"
    path.write_bytes(zip_of({"Policies/Complaints.txt": POLICY, "Receipt.txt": RECEIPT}))
    return path


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """The same with a document that needs a password and one that is broken."""
    path = tmp_path / "Locked.zip"
    secret = pdf.render([H("Safeguarding policy"), P("Reviewed on 1 March 2026.")], password="x").data
    files = {"Complaints.txt": POLICY, "Safeguarding policy.pdf": secret, "Broken.docx": b"PK\x03\x04 no more"}
    path.write_bytes(zip_of(files))
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(intake, [str(argument) for argument in arguments])


def shell(
    *arguments: str | Path, cwd: Path = ROOT, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """The command in a process of its own."""
    path = {"PYTHONPATH": str(ROOT), **(environment or {})}
    return subprocess.run(
        [sys.executable, "-m", "cli.main", *map(str, arguments)], cwd=cwd, env=os.environ | path, capture_output=True,
        check=False,
    )


def test_json_is_one_valid_result_and_gaps_alone_are_no_failure(pack: Path) -> None:
    result = run("check", pack, "--framework", "iap", "--category", "1", *AS_AT, "--format", "json")

    printed = json.loads(result.stdout)
    assert not list(errors("assessment", printed))
    assert result.exit_code == 0
    assert printed["counts"]["missing"] > 0
    assert printed["verdicts"] == {"1": "incomplete"}


@pytest.mark.parametrize(("fail_on", "code"), [("fail", 0), ("gap", 1), ("never", 0)])
def test_fail_on_decides_what_is_a_failure(pack: Path, fail_on: str, code: int) -> None:
    result = run("check", pack, "--framework", "iap", *AS_AT, "--fail-on", fail_on)

    assert result.exit_code == code


@pytest.mark.parametrize("fail_on", ["fail", "gap", "never"])
def test_unread_documents_are_3_and_the_others_are_read(locked: Path, fail_on: str) -> None:
    result = run("check", locked, "--framework", "iap", *AS_AT, "--format", "json", "--fail-on", fail_on)

    assert result.exit_code == 3
    states = {entry["path"]: entry["read"] for entry in json.loads(result.stdout)["documents"]}
    assert states == {
        "Broken.docx": "unreadable", "Complaints.txt": "full", "Safeguarding policy.pdf": "needs_password",
    }


def test_without_categories_a_notice_says_which_are_judged(pack: Path) -> None:
    human = run("check", pack, "--framework", "iap", *AS_AT)
    machine = run("check", pack, "--framework", "iap", *AS_AT, "--format", "json")

    assert "Note: " in human.stdout
    assert machine.stderr.startswith("Note: ")
    assert json.loads(machine.stdout)["categories"] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("name", ["human", "json"])
def test_the_same_bytes_from_another_folder_with_other_jobs_and_hash_seed(pack: Path, name: str) -> None:
    options = ("--framework", "iap", "--category", "1", *AS_AT, "--format", name)

    here = shell("check", pack, *options, "--jobs", "1", environment={"PYTHONHASHSEED": "1"})
    there = shell("check", pack.name, *options, "--jobs", "2", cwd=pack.parent, environment={"PYTHONHASHSEED": "2"})

    assert (here.returncode, there.returncode) == (0, 0)
    assert here.stdout == there.stdout
    assert len(here.stdout) > 500
    assert str(pack.parent).encode() not in here.stdout


def test_machine_formats_parse(pack: Path) -> None:
    options = ("--framework", "iap", "--category", "1", *AS_AT, "--format")

    assert json.loads(run("check", pack, *options, "jsonl").stdout)["schema_version"] == "1"
    assert json.loads(run("check", pack, *options, "sarif").stdout)["version"] == "2.1.0"
    assert fromstring(run("check", pack, *options, "junit").stdout.split("\n", 1)[1]).tag == "testsuites"


def test_output_goes_whole_into_the_file_and_nowhere_else(pack: Path, tmp_path: Path) -> None:
    options = ("--framework", "iap", "--category", "1", *AS_AT, "--format", "json")
    target = tmp_path / "result.json"

    result = run("check", pack, *options, "--output", target)

    assert result.stdout == ""
    assert target.read_text(encoding="utf-8") == run("check", pack, *options).stdout


def _made(folder: Path, name: str) -> Path:
    path = folder / name
    if name == "Empty folder":
        path.mkdir()
    else:
        path.write_bytes(zip_of({}) if name == "Empty.zip" else b"This is no archive.")
    return path


@pytest.mark.parametrize("name", ["Empty folder", "Empty.zip", "Broken.zip"])
def test_a_pack_that_cannot_be_taken_is_2_and_named(tmp_path: Path, name: str) -> None:
    result = run("check", _made(tmp_path, name), "--framework", "iap")

    assert result.exit_code == 2
    assert result.stdout == ""
    assert name in result.stderr
    assert str(tmp_path) not in result.stderr


@pytest.mark.parametrize("given", ["2026-13-01", "23/11/2026", "today"])
def test_a_date_that_is_none_is_2_in_plain_words(pack: Path, given: str) -> None:
    result = run("check", pack, "--framework", "iap", "--as-at", given)

    assert result.exit_code == 2
    assert "such as 2026-11-23" in result.stderr
    assert "%" not in result.stderr


def test_an_unknown_framework_is_2_and_names_the_nearest_and_all(pack: Path) -> None:
    result = run("check", pack, "--framework", "short-break")

    assert result.exit_code == 2
    assert "Did you mean short-breaks?" in result.stderr
    assert "cposs, facs, iap, " in result.stderr


def test_an_unknown_category_is_2_and_names_those_there_are(pack: Path) -> None:
    result = run("check", pack, "--framework", "iap", "--category", "9")

    assert result.exit_code == 2
    assert "'9'" in result.stderr
    assert "1 Early intervention and prevention" in result.stderr


def test_a_reader_that_goes_away_is_no_fault(pack: Path) -> None:
    command = (
        f"{sys.executable} -m cli.main check {pack} --framework iap --format json --fail-on gap | head -c 10 >&2;"
        " echo ${PIPESTATUS[0]}"
    )

    done = subprocess.run(["bash", "-c", command], cwd=ROOT, capture_output=True, text=True, check=True)

    assert done.stdout == "1\n"
    assert "Traceback" not in done.stderr
    assert "Broken" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="it is found out through /proc when the reading has begun")
def test_an_interrupt_is_130_and_leaves_no_file(pack: Path, tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    command = [sys.executable, "-m", "cli.main", "check", str(pack), "--framework", "iap", "--output", str(target)]

    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    _wait_for_its_sandbox(process)
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=30)

    assert process.returncode == 130, complaints
    assert b"Interrupted" in complaints
    assert not target.exists()


def _wait_for_its_sandbox(process: subprocess.Popen[bytes]) -> None:
    """Until it has started the process that reads documents."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None and not children.read_text():
        time.sleep(0.005)


def test_nothing_but_the_result_is_printed_and_no_colour_without_a_terminal(pack: Path) -> None:
    done = shell("check", pack, "--framework", "iap", "--category", "1", *AS_AT, environment={"TERM": "xterm-256color"})

    assert done.stderr == b""
    assert b"\x1b" not in done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there is no pseudo-terminal")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_no_color_is_honoured_on_a_terminal(pack: Path, no_color: str, coloured: bool) -> None:
    screen = _on_a_terminal(["check", str(pack), "--framework", "iap", "--category", "1", *AS_AT], no_color)

    assert "INCOMPLETE (proposed)" in screen
    assert ("\x1b[33m" in screen) is coloured


def _on_a_terminal(arguments: list[str], no_color: str) -> str:
    """What stdout shows when it is a terminal; stderr is thrown away."""
    import pty

    ours, theirs = pty.openpty()
    environment = os.environ | {"TERM": "xterm-256color", "NO_COLOR": no_color, "COLUMNS": "100"}
    with subprocess.Popen(
        [sys.executable, "-m", "cli.main", *arguments], cwd=ROOT, env=environment, stdout=theirs,
        stderr=subprocess.DEVNULL,
    ):
        os.close(theirs)
        pieces = []
        while piece := _piece(ours):
            pieces.append(piece)
    os.close(ours)
    return b"".join(pieces).decode()


def _piece(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # how Linux says that the other end of a terminal is closed
        return b""


def test_inspect_shows_one_document_and_an_array_for_several(tmp_path: Path) -> None:
    one, two = tmp_path / "Complaints.txt", tmp_path / "Receipt.txt"
    one.write_bytes(POLICY)
    two.write_bytes(RECEIPT)

    single = json.loads(run("inspect", one, *AS_AT, "--format", "json").stdout)
    several = json.loads(run("inspect", one, two, *AS_AT, "--format", "json").stdout)

    assert [entry["path"] for entry in single["documents"]] == ["Complaints.txt"]
    assert [fact["value"] for fact in single["facts"] if fact["name"] == "policy.reviewed_on"] == ["2026-03-01"]
    assert [result["documents"][0]["path"] for result in several] == ["Complaints.txt", "Receipt.txt"]


def test_inspect_reads_it_as_the_kind_it_is_told(tmp_path: Path) -> None:
    path = tmp_path / "Complaints.txt"
    path.write_bytes(POLICY)

    told = json.loads(run("inspect", path, "--kind", "correspondence", *AS_AT, "--format", "json").stdout)

    assert told["documents"][0]["kind"] == "correspondence"


def test_inspect_of_a_locked_document_is_3_and_says_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "Policy.pdf"
    path.write_bytes(pdf.render([P("Reviewed on 1 March 2026.")], password="x").data)

    result = run("inspect", path)

    assert result.exit_code == 3
    assert "ask the provider for a copy without one." in " ".join(result.stdout.split())
    assert "Next" not in result.stdout
