"""The sandbox ends whatever does not end by itself, says why, and goes on."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from intake.sandbox import DOCUMENT_TASKS, Limits, Outcome, Registry, Sandbox, Task, landlock
from intake.sandbox.bubblewrap import bubblewrap
from intake.sandbox.limits import in_words
from schemas.errors import SandboxError

ROOT = Path(__file__).resolve().parent.parent.parent
MAKE = ROOT / "tests" / "make"
NAMES = [
    "echo",
    "eat_memory",
    "abort_for_memory",
    "burn",
    "sleep",
    "abort",
    "crash",
    "leave",
    "fail",
    "locked",
    "refuse",
    "shout",
    "babble",
    "mumble",
    "nest",
    "stream_unasked",
    "leave_a_process",
    "ignore_signals",
    "kill_server",
    "look_around",
    "write_file",
    "open_many",
    "hashed",
    "stream",
]
REGISTRY = Registry({name: f"misbehaviour:{name}" for name in NAMES}, frozenset({"stream"}), roots=(MAKE,))
ASLEEP = Limits(wall_seconds=1.5)
BUSY = Limits(cpu_seconds=1, wall_seconds=120)
ROOMY = Limits(memory_bytes=256 * 1024 * 1024)


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(2, registry=REGISTRY) as running:
        yield running


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "letter.txt"
    path.write_text("Dear all")
    return path


def look_around(sandbox: Sandbox, letter: Path, written: Path, *paths: str) -> dict[str, Any]:
    """What a task sees and reaches: a listening port and this very process are there to be found."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        answer = outcome(
            sandbox, "look_around", letter, port=port, paths=list(paths), write=str(written), pid=os.getpid()
        )
    assert answer.done, answer.detail
    seen: dict[str, Any] = answer.value
    return seen


def outcome(sandbox: Sandbox, name: str, letter: Path, limits: Limits = ROOMY, **args: object) -> Outcome:
    return sandbox.call(Task(name, letter, limits=limits, args=args))


def test_a_task_reads_its_file_and_arguments_and_answers(sandbox: Sandbox, letter: Path) -> None:
    answer = outcome(sandbox, "echo", letter, kind="policy")

    assert answer.done
    assert answer.value == {"text": "Dear all", "args": {"kind": "policy"}}
    assert answer.read_state == "full"


@pytest.mark.parametrize(
    ("name", "state", "words", "read_state"),
    [
        ("eat_memory", "memory", "needed more memory than the 256 MB allowed", "unreadable"),
        ("abort_for_memory", "memory", "needed more memory than the 256 MB allowed", "unreadable"),
        ("burn", "cpu", "took longer than the 1 seconds of processor time allowed", "unreadable"),
        ("sleep", "wall", "took longer than the 1.5 seconds allowed", "unreadable"),
        ("ignore_signals", "wall", "took longer than the 1.5 seconds allowed", "unreadable"),
        ("abort", "crashed", "the reader stopped unexpectedly (SIGABRT)", "unreadable"),
        ("crash", "crashed", "the reader stopped unexpectedly (SIGSEGV)", "unreadable"),
        ("leave", "crashed", "the reader stopped unexpectedly (exit code 7)", "unreadable"),
        ("fail", "failed", "the reader failed on it (KeyError)", "unreadable"),
        ("locked", "needs_password", "it is locked", "needs_password"),
        ("refuse", "refused", "it holds a DTD", "refused"),
        ("babble", "nonsense", "the reader answered with something that is not a result", "unreadable"),
        ("mumble", "nonsense", "the reader answered with something that is not a result", "unreadable"),
        ("nest", "nonsense", "the reader answered with something that is not a result", "unreadable"),
        ("stream_unasked", "nonsense", "the reader answered with something that is not a result", "unreadable"),
    ],
)
def test_a_task_that_cannot_answer_ends_in_a_named_state(
    sandbox: Sandbox, letter: Path, name: str, state: str, words: str, read_state: str
) -> None:
    limits = {"cpu": BUSY, "wall": ASLEEP}.get(state, ROOMY)

    ended = outcome(sandbox, name, letter, limits)

    assert (ended.state, ended.reason, ended.read_state) == (state, words, read_state)
    assert ended.value is None


def test_an_answer_over_its_cap_is_refused(sandbox: Sandbox, letter: Path) -> None:
    limits = Limits(result_bytes=1024 * 1024)

    assert outcome(sandbox, "shout", letter, limits, bytes=1024 * 1024 - 100).done
    too_much = outcome(sandbox, "shout", letter, limits, bytes=1024 * 1024 + 100)

    assert (too_much.state, too_much.reason) == ("output", "gave more than the 1 MB of results allowed")


def test_a_fault_of_ours_keeps_its_trace_for_the_log(sandbox: Sandbox, letter: Path) -> None:
    ended = outcome(sandbox, "fail", letter)

    assert ended.detail is not None
    assert "nothing of the kind" in ended.detail
    assert ended.reason is not None
    assert "nothing of the kind" not in ended.reason


def test_the_queue_goes_on_around_what_dies(sandbox: Sandbox, letter: Path) -> None:
    names = ["echo", "abort", "echo", "sleep", "echo", "crash", "burn", "echo"]
    limits = {"sleep": ASLEEP, "burn": BUSY}
    tasks = [
        Task(name, letter, key=f"{number}", limits=limits.get(name, ROOMY)) for number, name in enumerate(names)
    ]

    ended = {outcome.task.key: outcome.state for outcome in sandbox.run(tasks)}

    assert [ended[f"{number}"] for number in range(len(names))] == [
        "done",
        "crashed",
        "done",
        "wall",
        "done",
        "crashed",
        "cpu",
        "done",
    ]


@pytest.mark.parametrize("bubblewrap", ["auto", "off"])
def test_a_task_that_kills_the_server_takes_no_other_with_it(letter: Path, bubblewrap: str) -> None:
    names = ["echo", "kill_server", "echo", "kill_server", "echo", "kill_server", "kill_server", "echo"]
    with Sandbox(3, registry=REGISTRY, bubblewrap="auto" if bubblewrap == "auto" else "off") as own:
        ended = {
            outcome.task.key: outcome.state
            for outcome in own.run(
                Task(name, letter, key=f"{number}", limits=ROOMY) for number, name in enumerate(names)
            )
        }

    assert [ended[f"{number}"] for number in range(len(names))] == [
        "done" if name == "echo" else "crashed" for name in names
    ]


def test_outcomes_are_the_same_with_one_job_and_with_several(letter: Path) -> None:
    names = ["echo", "leave", "locked", "echo", "fail", "mumble"]
    ended = []
    for jobs in (1, 4):
        with Sandbox(jobs, registry=REGISTRY) as own:
            outcomes = own.run(Task(name, letter, key=f"{number}") for number, name in enumerate(names))
            ended.append(sorted((out.task.key, out.state, str(out.value), out.reason) for out in outcomes))

    assert ended[0] == ended[1]


def test_hashes_of_text_do_not_depend_on_the_callers_seed() -> None:
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); "
        "from intake.sandbox import Registry, Sandbox, Task; "
        f"registry = Registry({{'hashed': 'misbehaviour:hashed'}}, roots=(Path({str(MAKE)!r}),)); "
        "sandbox = Sandbox(registry=registry).__enter__(); "
        "print(sandbox.call(Task('hashed', Path(__import__('os').devnull))).reason); "
        "print(sandbox.call(Task('hashed', Path(sys.argv[2]))).value); sandbox.__exit__(None, None, None)"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code, str(ROOT), __file__],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(printed) == 1


def test_a_streaming_task_sends_records_and_bytes_in_order(sandbox: Sandbox, letter: Path) -> None:
    received: list[dict[str, object] | bytes] = []
    task = Task("stream", letter, args={"bytes": 600_000}, limits=Limits(stream_bytes=700_000), sink=received.append)

    answer = sandbox.call(task)

    assert answer.value == 600_000
    assert received[0] == {"bytes": 600_000}
    assert b"".join(piece for piece in received if isinstance(piece, bytes)) == b"y" * 600_000


def test_a_stream_over_its_cap_is_cut(sandbox: Sandbox, letter: Path) -> None:
    received: list[object] = []
    task = Task(
        "stream", letter, args={"bytes": 50_000_000}, limits=Limits(stream_bytes=1_000_000), sink=received.append
    )

    assert sandbox.call(task).state == "output"
    assert sum(len(piece) for piece in received if isinstance(piece, bytes)) <= 1_000_000


def test_an_error_of_the_sink_ends_everything_and_the_sandbox_still_works(letter: Path) -> None:
    def full(_: object) -> None:
        raise OSError("no space left")

    with Sandbox(registry=REGISTRY) as own:
        with pytest.raises(OSError, match="no space left"):
            own.call(Task("stream", letter, args={"bytes": 10}, limits=Limits(stream_bytes=100), sink=full))

        assert own.call(Task("echo", letter)).done


def test_leaving_the_iteration_early_kills_what_runs(letter: Path) -> None:
    started = time.monotonic()
    with Sandbox(2, registry=REGISTRY) as own:
        outcomes = own.run([Task("echo", letter), Task("sleep", letter), Task("sleep", letter)])
        assert next(iter(outcomes)).done
        outcomes.close()  # type: ignore[attr-defined]

        assert own.call(Task("echo", letter)).done

    assert time.monotonic() - started < 10


@pytest.mark.parametrize("mode", ["auto", "off"])
def test_nothing_is_left_running(letter: Path, mode: str) -> None:
    before = _descendants(os.getpid())
    with Sandbox(2, registry=REGISTRY, bubblewrap="auto" if mode == "auto" else "off") as own:
        for _ in own.run(Task(name, letter, limits=ASLEEP) for name in ("leave_a_process", "ignore_signals", "sleep")):
            pass
        assert len(_descendants(os.getpid())) > len(before)

    assert _descendants(os.getpid()) == before


@pytest.mark.parametrize("signal_number", [signal.SIGINT, signal.SIGKILL])
def test_when_the_caller_ends_so_do_all_its_children(signal_number: int) -> None:
    code = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1]); "
        "from intake.sandbox import Registry, Sandbox, Task; "
        f"registry = Registry({{'sleep': 'misbehaviour:sleep'}}, roots=(Path({str(MAKE)!r}),)); "
        "own = Sandbox(2, registry=registry).__enter__(); own.level; print('ready', flush=True)\n"
        "try:\n"
        "    list(own.run([Task('sleep', Path(sys.argv[2]))] * 2))\n"
        "finally:\n"
        "    own.__exit__(None, None, None)\n"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(ROOT), __file__], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    family = _descendants(process.pid)
    assert family

    process.send_signal(signal_number)
    process.wait(10)
    process.stdout.close()

    assert process.returncode != 0
    deadline = time.monotonic() + 5
    while (alive := [pid for pid in family if _alive(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert alive == []


def test_a_missing_file_is_an_outcome_and_not_an_error(sandbox: Sandbox, tmp_path: Path) -> None:
    ended = sandbox.call(Task("echo", tmp_path / "gone.pdf"))

    assert (ended.state, ended.reason) == ("unreadable", "the file could not be opened: No such file or directory")


def test_a_link_is_not_followed(sandbox: Sandbox, letter: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(letter)

    assert sandbox.call(Task("echo", link)).state == "unreadable"


def test_files_and_descriptors_are_limited(sandbox: Sandbox, letter: Path) -> None:
    limits = Limits(file_bytes=4 * 1024 * 1024, open_files=32)

    assert outcome(sandbox, "write_file", letter, limits, bytes=4 * 1024 * 1024).done
    assert outcome(sandbox, "write_file", letter, limits, bytes=5 * 1024 * 1024).reason == (
        "the reader failed on it (OSError)"
    )
    assert outcome(sandbox, "open_many", letter, limits).value < 32


def test_a_task_has_no_privileges_no_network_and_no_descriptors_of_others(
    sandbox: Sandbox, letter: Path, tmp_path: Path
) -> None:
    seen = look_around(sandbox, letter, tmp_path / "written")

    assert not seen["privileged"]
    assert seen["no_new_privileges"]
    assert seen["descriptors"] == [0, 1, 2, 3, 4]
    assert "INTAKE_DATA" not in seen["environment"]
    if "network not closed off" not in sandbox.level.words:
        assert not seen["connected"]


def test_inside_bubblewrap_the_host_cannot_be_seen(sandbox: Sandbox, letter: Path, tmp_path: Path) -> None:
    if bubblewrap() is None:
        pytest.skip("bubblewrap is not installed")
    if sandbox.level.name != "full":
        pytest.skip(f"bubblewrap does not work here: {sandbox.level.words}")
    hidden = [str(letter), str(tmp_path), "/etc/passwd", "/home", str(ROOT / "pyproject.toml")]

    seen = look_around(sandbox, letter, tmp_path / "written", *hidden)

    assert seen["visible"] == dict.fromkeys(hidden, False)
    assert not seen["writable"]
    assert not (tmp_path / "written").exists()


def test_without_bubblewrap_the_kernel_hides_what_it_can(letter: Path, tmp_path: Path) -> None:
    if landlock.version() == 0:
        pytest.skip("this kernel has no Landlock")
    hidden = [str(letter), "/etc/passwd", str(ROOT / "pyproject.toml")]
    with Sandbox(registry=REGISTRY, bubblewrap="off") as own:
        seen = look_around(own, letter, tmp_path / "written", *hidden)
        words = own.level.words

    assert "this computer's files closed to them" in words
    assert seen["visible"] == dict.fromkeys(hidden, False)
    assert not seen["writable"]
    assert not seen["privileged"]
    assert not seen["connected"] or "network not closed off" in words
    assert not seen["signals"] or landlock.version() < 6


def test_without_landlock_the_words_say_what_stays_open(letter: Path) -> None:
    from intake.sandbox.level import rlimits_only

    open_to_all = rlimits_only("it is not installed", network_closed=False, files_hidden=False)

    assert open_to_all.name == "rlimits-only"
    assert "the network not closed off and this computer's files open to them" in open_to_all.words


def test_the_level_is_said_in_plain_words(sandbox: Sandbox) -> None:
    assert sandbox.level.name in ("full", "rlimits-only")
    assert sandbox.level.words.startswith("documents are read in processes with")
    with Sandbox(registry=REGISTRY, bubblewrap="off") as own:
        assert own.level.name == "rlimits-only"
        assert "bubblewrap is switched off" in own.level.words


def test_a_python_that_bubblewrap_does_not_let_in_is_named_and_the_limits_still_hold(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, letter: Path
) -> None:
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\ncase \"$*\" in *-S*) exit 0;; esac\necho 'no module named encodings' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    with Sandbox(registry=REGISTRY) as own:
        assert own.call(Task("echo", letter)).done
        assert own.level.name == "rlimits-only"
        assert "no module named encodings" in own.level.words
    with Sandbox(registry=REGISTRY, require="full") as own, pytest.raises(SandboxError, match="no module named"):
        own.call(Task("echo", letter))


def test_a_required_full_sandbox_is_never_lowered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(SandboxError, match="required, but bubblewrap is not installed"):
        Sandbox(registry=REGISTRY, require="full").__enter__()


def test_a_bubblewrap_that_fails_is_named_and_the_limits_still_hold(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, letter: Path
) -> None:
    program = tmp_path / "bwrap"
    program.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    with pytest.raises(SandboxError, match="No permissions to create new namespace"):
        Sandbox(registry=REGISTRY, require="full").__enter__()
    with Sandbox(registry=REGISTRY) as own:
        assert own.level.name == "rlimits-only"
        assert "No permissions to create new namespace" in own.level.words
        assert own.call(Task("burn", letter, limits=BUSY)).state == "cpu"


def test_a_registry_that_cannot_be_loaded_is_an_error_that_says_so_each_time() -> None:
    with Sandbox(registry=Registry({"read": "intake.nowhere:read"})) as own:
        for _ in range(2):
            with pytest.raises(SandboxError, match=r"did not start: ModuleNotFoundError.*intake\.nowhere"):
                own.call(Task("read", Path(__file__)))


def test_the_products_own_server_is_ready_to_fork() -> None:
    before = _descendants(os.getpid())
    with Sandbox(registry=DOCUMENT_TASKS) as own:
        assert own.level.words
        started = _descendants(os.getpid()) - before
        threads = {pid: len(list(Path(f"/proc/{pid}/task").iterdir())) for pid in started}

    # A thread that a library starts on being imported would not survive the fork, nor the lock that it holds.
    assert threads
    assert set(threads.values()) == {1}


def test_byte_counts_read_as_people_say_them() -> None:
    assert [in_words(count) for count in (900, 2048, 1024**2, 1536 * 1024**2)] == [
        "900 bytes",
        "2 kB",
        "1 MB",
        "1.5 GB",
    ]


def _descendants(pid: int) -> set[int]:
    """All processes below one, whatever group they are in."""
    parents = {}
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if fields[0] != "Z":
            parents[int(status.parent.name)] = int(fields[1])
    found: set[int] = set()
    waiting = [pid]
    while waiting:
        parent = waiting.pop()
        children = {child for child, above in parents.items() if above == parent} - found
        found |= children
        waiting += children
    return found


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
