"""A pack opens within its limits, whatever is in it, and every file in it is accounted for."""

import contextlib
import hashlib
import io
import os
import struct
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake import budget, pack, unpack
from intake.entry import Entry
from intake.entry_names import entry_name, is_junk
from intake.pack import Pack, open_pack, sources
from intake.sandbox import ARCHIVE_TASKS, Limits, Outcome, Sandbox, Task
from intake.spool import Spool
from schemas.errors import PackError
from tests.make import hostile
from tests.make.hostile import RawEntry, deflated, plain, raw_zip

Opener = Callable[[bytes], Pack]


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(registry=ARCHIVE_TASKS) as running:
        yield running


@pytest.fixture
def spool() -> Iterator[Spool]:
    with Spool() as opened:
        yield opened


@pytest.fixture
def opened(sandbox: Sandbox, spool: Spool, tmp_path: Path) -> Opener:
    def open_bytes(data: bytes) -> Pack:
        path = tmp_path / "pack.zip"
        path.write_bytes(data)
        return open_path(path, sandbox, spool)

    return open_bytes


def open_path(path: Path, sandbox: Sandbox, spool: Spool) -> Pack:
    (source,) = sources([path])
    return open_pack(source, sandbox, spool)


def by_path(pack: Pack) -> dict[str, Entry]:
    return {entry.path: entry for entry in pack.entries}


def states(pack: Pack) -> dict[str, str]:
    return {entry.path: entry.state for entry in pack.entries}


def zipped(**files: bytes) -> bytes:
    return raw_zip(deflated(name.encode(), data) for name, data in files.items())


# What a pack is


def test_a_zip_gives_its_files_by_path_with_their_hashes(opened: Opener) -> None:
    data = raw_zip([deflated(b"B/two.pdf", b"second"), plain(b"B/", b""), deflated(b"A/one.docx", b"first")])

    found = opened(data)

    assert found.name == "pack.zip"
    assert found.sha256 == hashlib.sha256(data).hexdigest()
    assert [(entry.path, entry.size, entry.sha256) for entry in found.entries] == [
        ("A/one.docx", 5, hashlib.sha256(b"first").hexdigest()),
        ("B/two.pdf", 6, hashlib.sha256(b"second").hexdigest()),
    ]
    assert [entry.content.read_bytes() for entry in found.entries if entry.content] == [b"first", b"second"]
    assert found.entries[0].modified == "2026-10-01T00:00:00"


def test_a_folder_is_hashed_over_its_lines_and_its_files_stay_where_they_are(
    sandbox: Sandbox, spool: Spool, tmp_path: Path
) -> None:
    folder = tmp_path / "Acme"
    (folder / "Insurance").mkdir(parents=True)
    (folder / "Insurance" / "PL.pdf").write_bytes(b"%PDF-1.7")
    (folder / "SQ.docx").write_bytes(b"words")

    found = open_path(folder, sandbox, spool)

    lines = sorted(
        [
            f"{hashlib.sha256(b'%PDF-1.7').hexdigest()}  Insurance/PL.pdf\n",
            f"{hashlib.sha256(b'words').hexdigest()}  SQ.docx\n",
        ]
    )
    assert (found.name, found.shape) == ("Acme", "folder")
    assert found.sha256 == hashlib.sha256("".join(lines).encode()).hexdigest()
    assert [entry.path for entry in found.entries] == ["Insurance/PL.pdf", "SQ.docx"]
    assert found.entries[0].content == folder / "Insurance" / "PL.pdf"
    assert found.entries[0].modified is None


def test_each_folder_and_archive_is_a_pack_and_loose_files_are_one_together(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("one.pdf", "two.docx"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / "pack.zip").write_bytes(zipped(a=b"a"))

    found = sources([tmp_path / name for name in ("one.pdf", "folder", "two.docx", "pack.zip")])

    assert [(source.shape, source.name) for source in found] == [
        ("files", "loose files"),
        ("folder", "folder"),
        ("archive", "pack.zip"),
    ]


def test_loose_files_are_named_by_their_base_names(sandbox: Sandbox, spool: Spool, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "SQ.docx").write_bytes(folder.encode())
    (source,) = sources([tmp_path / "b" / "SQ.docx", tmp_path / "a" / "SQ.docx"])

    found = open_pack(source, sandbox, spool)

    assert [entry.path for entry in found.entries] == ["SQ (copy 2).docx", "SQ.docx"]
    assert all("duplicate_name" in entry.flags for entry in found.entries)


def test_an_inner_archive_gives_paths_through_its_name(opened: Opener) -> None:
    inner = zipped(**{"PL.pdf": b"%PDF-", "deep.zip": zipped(**{"EL.pdf": b"%PDF-1"})})

    found = opened(raw_zip([plain(b"Insurance/inner.zip", inner), plain(b"SQ.docx", b"x")]))

    assert [entry.path for entry in found.entries] == [
        "Insurance/inner.zip/PL.pdf",
        "Insurance/inner.zip/deep.zip/EL.pdf",
        "SQ.docx",
    ]
    assert set(states(found).values()) == {"ready"}


def test_an_office_document_is_not_an_archive_whatever_its_name(opened: Opener) -> None:
    document = zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})

    found = opened(raw_zip([plain(b"form.docx", document), plain(b"renamed.zip", document)]))

    assert states(found) == {"form.docx": "ready", "renamed.zip": "ready"}


def test_an_office_document_named_zip_is_a_pack_of_one_file(sandbox: Sandbox, spool: Spool, tmp_path: Path) -> None:
    path = tmp_path / "form.zip"
    path.write_bytes(zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}))

    found = open_path(path, sandbox, spool)

    assert (found.shape, states(found)) == ("files", {"form.zip": "ready"})


def test_junk_is_listed_as_ignored(opened: Opener) -> None:
    names = ["__MACOSX/._SQ.docx", "a/Thumbs.db", "a/.DS_Store", "~$SQ.docx", "SQ.docx"]

    found = opened(raw_zip([plain(name.encode(), b"x") for name in names]))

    assert states(found) == dict.fromkeys(names, "ignored") | {"SQ.docx": "ready"}
    assert is_junk("A/~$plan.docx")
    assert not is_junk("A/plan~$.docx")


# What cannot be opened at all


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.zip", b"", "is not a zip file"),
        ("a.zip", b"%PDF-1.7 and more", "is not a zip file"),
        ("a.zip", b"PK\x03\x04 and nothing that follows", "is damaged or not whole"),
        ("a.zip", raw_zip([]), "without any file in it"),
        ("a.zip", raw_zip([plain(b"folder/", b"")]), "without any file in it"),
        ("a.zip", raw_zip([plain(b"one", b"1")])[:-30], "is damaged or not whole"),
        ("a.rar", b"Rar!\x1a\x07\x01\x00", "is a RAR archive, which is not read"),
        ("a.7z", b"7z\xbc\xaf'\x1c\0\4", "is a 7-Zip archive, which is not read"),
        ("a.tar.gz", b"\x1f\x8b\x08" + bytes(20), "is a gzip archive, which is not read"),
        ("a.tar", bytes(257) + b"ustar\x0000" + bytes(248), "is a tar archive, which is not read"),
        ("a.zip", raw_zip([plain(b"Thumbs.db", b"1")]), "holds no document"),
    ],
)
def test_what_is_no_pack_is_said_with_its_name(
    sandbox: Sandbox, spool: Spool, tmp_path: Path, name: str, data: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(data)

    with pytest.raises(PackError, match=words) as raised:
        open_path(path, sandbox, spool)

    assert str(raised.value).startswith(name)
    assert str(tmp_path) not in str(raised.value)


def test_a_folder_without_files_and_a_path_that_is_not_there_are_said(
    sandbox: Sandbox, spool: Spool, tmp_path: Path
) -> None:
    (tmp_path / "empty" / "inner").mkdir(parents=True)

    with pytest.raises(PackError, match="empty is a folder without any file in it"):
        open_path(tmp_path / "empty", sandbox, spool)
    with pytest.raises(PackError, match="there is no such file or folder"):
        sources([tmp_path / "nowhere"])
    with pytest.raises(PackError, match="neither a file nor a folder"):
        sources([Path("/dev/null")])


# Limits


def small(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    original = budget.Budget
    monkeypatch.setattr(pack, "Budget", lambda: original(**limits))


def test_a_bomb_of_zeros_is_refused_and_the_others_are_read(opened: Opener) -> None:
    bomb = deflated(b"bomb.txt", bytes(64 * 1024 * 1024))

    found = opened(raw_zip([bomb, deflated(b"SQ.txt", b"answers")]))

    assert states(found) == {"SQ.txt": "ready", "bomb.txt": "refused"}
    assert "more than 200 times its size" in str(by_path(found)["bomb.txt"].reason)


def test_a_bomb_inside_a_document_is_left_to_its_reader(opened: Opener) -> None:
    bomb = hostile.bomb_of_zeros("word/document.xml", 32 * 1024 * 1024)

    found = opened(raw_zip([plain(b"bomb.docx", bomb)]))

    assert (found.entries[0].state, found.entries[0].size) == ("ready", len(bomb))


@pytest.mark.parametrize("claimed", [0, 1, 5_000, 0xFFFFFFF0])
def test_sizes_are_counted_and_never_believed(opened: Opener, claimed: int) -> None:
    data = b"the real content, whatever is claimed" * 10

    found = opened(raw_zip([deflated(b"a.txt", data, claimed=claimed)]))

    assert (found.entries[0].state, found.entries[0].size) == ("ready", len(data))


def test_a_forged_small_size_does_not_pass_the_limit(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, entry_bytes=1000)

    found = opened(raw_zip([deflated(b"a.txt", bytes(5000), claimed=10), deflated(b"b.txt", b"small")]))

    assert states(found) == {"a.txt": "refused", "b.txt": "ready"}
    assert "larger than the 1,000 bytes" in str(by_path(found)["a.txt"].reason)


def test_the_budget_of_bytes_is_shared_by_the_whole_tree(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, bytes_left=5000)
    inner = zipped(**{"c.txt": os.urandom(1500), "d.txt": os.urandom(1500)})

    found = opened(raw_zip([plain(b"a.txt", b"x" * 1000), plain(b"inner.zip", inner)]))

    # 1,000 and the inner archive's own 3,2xx bytes leave less than one of its files.
    assert states(found) == {"a.txt": "ready", "inner.zip/c.txt": "refused", "inner.zip/d.txt": "refused"}


def test_the_budget_of_entries_is_shared_by_the_whole_tree(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    small(monkeypatch, entries_left=5)
    inner = zipped(**{f"{number}.txt": b"x" for number in range(4)})

    found = opened(raw_zip([plain(b"a.zip", inner), plain(b"b.txt", b"x")]))

    assert states(found) == {"a.zip": "refused", "b.txt": "ready"}
    assert "more than the 3 files allowed" in str(by_path(found)["a.zip"].reason)


def test_a_hundred_thousand_entries_are_refused_as_a_whole(opened: Opener) -> None:
    with pytest.raises(PackError, match="lists more than the 10,000 files allowed"):
        opened(raw_zip(RawEntry(b"%d" % number, b"") for number in range(100_000)))


def test_a_folder_with_too_many_files_is_refused(
    sandbox: Sandbox, spool: Spool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small(monkeypatch, entries_left=3)
    for number in range(4):
        (tmp_path / f"{number}.txt").write_bytes(b"x")

    with pytest.raises(PackError, match="holds more than the 3 files allowed"):
        open_path(tmp_path, sandbox, spool)


@pytest.mark.parametrize("levels", range(1, 11))
def test_archives_are_opened_three_deep(opened: Opener, levels: int) -> None:
    found = opened(hostile.nested(levels))

    (entry,) = found.entries
    if levels <= 3:
        assert (entry.name, entry.state) == ("end.txt", "ready")
    else:
        assert (entry.path, entry.state) == ("level1.zip/level2.zip/level3.zip", "refused")
        assert "an archive inside more than 2 others" in str(entry.reason)


def test_archives_that_go_on_and_on_come_to_an_end(opened: Opener) -> None:
    found = opened(hostile.self_describing([b"r.zip", b"s.zip"]))

    assert len(found.entries) == 8
    assert set(states(found).values()) == {"refused"}


def test_entries_that_share_their_bytes_are_refused_but_the_first(opened: Opener) -> None:
    found = opened(hostile.overlapping(50, b"kernel" * 1000))

    assert sorted(states(found).values()) == ["ready"] + ["refused"] * 49
    assert by_path(found)["0.txt"].state == "ready"
    assert "shares its bytes" in str(by_path(found)["1.txt"].reason)


def test_an_entry_that_claims_the_whole_archive_takes_no_other_with_it(opened: Opener) -> None:
    archive = bytearray(raw_zip([plain(b"a.txt", b"x"), plain(b"b.txt", b"y"), plain(b"c.txt", b"z")]))
    struct.pack_into("<L", archive, archive.find(b"PK\x01\x02") + 20, 0xFFFF_FFF0)

    found = opened(bytes(archive))

    assert states(found) == {"a.txt": "unreadable", "b.txt": "ready", "c.txt": "ready"}


def test_a_folders_entry_that_holds_bytes_is_a_file(opened: Opener) -> None:
    found = opened(
        raw_zip(
            [plain(b"empty/", b""), plain(b"hidden/", b"content"), plain(b"a.txt", b"x"), deflated(b"deflated/", b"")]
        )
    )

    assert states(found) == {"a.txt": "ready", "hidden": "ready"}


# Entries that cannot be taken


def test_a_locked_entry_needs_a_password_and_the_others_are_read(opened: Opener) -> None:
    found = opened(raw_zip([plain(b"locked.pdf", b"secret", flags=1), plain(b"open.pdf", b"%PDF-")]))

    assert states(found) == {"locked.pdf": "needs_password", "open.pdf": "ready"}
    locked = by_path(found)["locked.pdf"]
    assert (sorted(locked.flags), locked.size, locked.content) == (["encrypted"], 6, None)
    assert locked.sha256 == hashlib.sha256(b"secret").hexdigest()


@pytest.mark.parametrize("damage", ["crc", "deflate", "method", "short", "header", "offset"])
def test_a_broken_entry_is_unreadable_and_the_others_are_read(opened: Opener, damage: str) -> None:
    bad = deflated(b"bad.pdf", b"content that is longer than a word" * 5)
    assert bad.stored is not None
    if damage == "crc":
        bad.crc ^= 1
    elif damage == "deflate":
        bad.stored = b"\xff" * len(bad.stored)
    elif damage == "method":
        bad.method = 99
    elif damage == "short":
        bad.stored = bad.stored[:-4]
    elif damage == "offset":
        bad.offset = 0xFFFFFFF0
    archive = raw_zip([plain(b"good.pdf", b"%PDF-"), bad])
    if damage == "header":
        start = archive.rfind(b"PK\x03\x04")
        archive = archive[:start] + b"XXXX" + archive[start + 4 :]

    found = opened(archive)

    assert states(found) == {"bad.pdf": "unreadable", "good.pdf": "ready"}
    assert by_path(found)["bad.pdf"].reason


def test_links_and_devices_in_archives_are_refused(opened: Opener) -> None:
    found = opened(
        raw_zip(
            [
                hostile.symbolic_link(b"link", b"/etc/passwd"),
                hostile.device(b"null"),
                plain(b"file.txt", b"x", mode=0o100644),
            ]
        )
    )

    assert states(found) == {"file.txt": "ready", "link": "refused", "null": "refused"}
    assert "symbolic link" in str(by_path(found)["link"].reason)


def test_links_and_pipes_in_folders_are_refused_and_never_followed(
    sandbox: Sandbox, spool: Spool, tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "private.txt").write_bytes(b"private")
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / "SQ.txt").write_bytes(b"answers")
    (folder / "file-link.txt").symlink_to(outside / "private.txt")
    (folder / "folder-link").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe")

    found = open_path(folder, sandbox, spool)

    assert states(found) == {
        "SQ.txt": "ready",
        "file-link.txt": "refused",
        "folder-link": "refused",
        "loop": "refused",
        "pipe": "refused",
    }


def test_an_inner_archive_that_cannot_be_opened_stays_listed(opened: Opener) -> None:
    found = opened(
        raw_zip(
            [
                plain(b"broken.zip", b"PK\x03\x04" + b"x" * 50),
                plain(b"empty.zip", raw_zip([])),
                plain(b"old.rar", b"Rar!\x1a\x07\x00"),
                plain(b"new.7z", b"7z\xbc\xaf'\x1c"),
                plain(b"more.tgz", b"\x1f\x8b\x08" + bytes(20)),
                plain(b"SQ.txt", b"x"),
            ]
        )
    )

    assert states(found) == {
        "SQ.txt": "ready",
        "broken.zip": "unreadable",
        "empty.zip": "unreadable",
        "more.tgz": "unreadable",
        "new.7z": "unreadable",
        "old.rar": "unreadable",
    }
    assert "RAR archive, which is not read" in str(by_path(found)["old.rar"].reason)


def test_what_was_unpacked_before_the_process_was_stopped_is_kept(
    opened: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = deflated(b"", os.urandom(100_000) + bytes(15_000_000))
    many = [replace(slow, name=b"z-slow%03d.txt" % number) for number in range(120)]
    monkeypatch.setattr(unpack, "ARCHIVE_LIMITS", Limits(cpu_seconds=1, wall_seconds=20, stream_bytes=4_000_000_000))

    found = opened(raw_zip([plain(b"a.txt", b"first"), *many]))

    assert len(found.entries) == 121
    assert by_path(found)["a.txt"].state == "ready"
    last = found.entries[-1]
    assert (last.state, last.content) == ("unreadable", None)
    assert "took longer than the 1 seconds of processor time allowed" in str(last.reason)


# Names


@pytest.mark.parametrize(
    ("submitted", "path", "suspicious"),
    [
        ("Insurance/PL 2026.pdf", "Insurance/PL 2026.pdf", False),
        ("../../etc/passwd", "etc/passwd", True),
        ("/etc/passwd", "etc/passwd", True),
        ("C:\\Windows\\a.exe", "Windows/a.exe", True),
        ("Insurance\\PL.pdf", "Insurance/PL.pdf", True),
        ("a\0b.pdf", "a\ufffdb.pdf", True),
        ("a\nb.pdf", "a\ufffdb.pdf", True),
        ("invoice\u202efdp.exe", "invoice\u202efdp.exe", True),
        ("zero\u200bwidth.pdf", "zero\u200bwidth.pdf", True),
        ("Cafe\u0301.pdf", "Caf\u00e9.pdf", False),
        ("..", "unnamed", True),
        ("a/./b/../c.pdf", "a/b/c.pdf", True),
        ("Llanfair \u6771\u4eac.pdf", "Llanfair \u6771\u4eac.pdf", False),
        ("\udcff.pdf", "\ufffd.pdf", True),
    ],
)
def test_names_are_data_and_become_safe_paths(submitted: str, path: str, suspicious: bool) -> None:
    name = entry_name(submitted)

    assert (name.path, name.suspicious, name.too_long) == (path, suspicious, False)


def test_names_too_long_are_refused_and_stay_apart(opened: Opener) -> None:
    found = opened(
        raw_zip([plain(b"n" * 300 + b"1.pdf", b"x"), plain(b"n" * 300 + b"2.pdf", b"x"), plain(b"ok.pdf", b"x")])
    )

    assert sorted(states(found).values()) == ["ready", "refused", "refused"]
    assert len({entry.path for entry in found.entries}) == 3
    assert all(len(entry.path) < 120 for entry in found.entries)


def test_names_in_any_encoding_are_read(opened: Opener) -> None:
    found = opened(
        raw_zip(
            [
                plain("Né.pdf".encode(), b"1", flags=0x800),
                plain("Ünï.pdf".encode(), b"2"),
                plain("Übung.pdf".encode("cp437"), b"3"),
                plain(b"\xff\xfe.pdf", b"4", flags=0x800),
            ]
        )
    )

    assert sorted(states(found)) == sorted(["Né.pdf", "Ünï.pdf", "Übung.pdf", "��.pdf"])
    assert set(states(found).values()) == {"ready"}


def test_names_that_are_the_same_are_all_kept_and_flagged(opened: Opener) -> None:
    found = opened(
        raw_zip(
            [
                plain(b"SQ.docx", b"first"),
                plain(b"SQ.docx", b"second"),
                plain(b"sq.DOCX", b"third"),
                plain("Caf\u00e9.pdf".encode(), b"4"),
                plain("Cafe\u0301.pdf".encode(), b"5"),
                plain(b"other.pdf", b"6"),
            ]
        )
    )

    flagged = {entry.path for entry in found.entries if "duplicate_name" in entry.flags}
    assert flagged == {"SQ.docx", "SQ (copy 2).docx", "sq.DOCX", "Caf\u00e9.pdf", "Caf\u00e9 (copy 2).pdf"}
    contents = {entry.path: entry.content.read_bytes() for entry in found.entries if entry.content}
    assert (contents["SQ.docx"], contents["SQ (copy 2).docx"]) == (b"first", b"second")
    assert len(found.entries) == 6


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    names=st.lists(
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=40)
        | st.sampled_from(["../x", "/x", "C:\\x", "a/../../b", "..\\..\\x", ".", "..", "a/", "\0"]),
        min_size=1,
        max_size=8,
    )
)
def test_no_name_reaches_the_disk_and_no_file_is_lost(sandbox: Sandbox, tmp_path: Path, names: list[str]) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(raw_zip(plain(name.encode(), b"%d" % number, flags=0x800) for number, name in enumerate(names)))

    with Spool() as own_spool:
        found = open_path(path, sandbox, own_spool) if any(_is_document(name) for name in names) else None
        if found is not None:
            assert len(found.entries) == len(names)
            assert all(entry.content is None or entry.content.name == entry.sha256 for entry in found.entries)
            assert all(
                not part.startswith("/") and ".." not in part.split("/")
                for part in (entry.path for entry in found.entries)
            )

    assert sorted(child.name for child in tmp_path.iterdir()) == ["pack.zip"]


def _is_document(name: str) -> bool:
    return not is_junk(entry_name(name).path)


# Damage


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damage_anywhere_gives_a_message_or_entries_with_states(
    sandbox: Sandbox, tmp_path: Path, data: st.DataObject
) -> None:
    inner = zipped(**{"c.txt": b"content " * 20})
    archive = bytearray(raw_zip([deflated(b"a.txt", b"answers " * 20), plain(b"inner.zip", inner)]))
    for _ in range(data.draw(st.integers(1, 6))):
        archive[data.draw(st.integers(0, len(archive) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "pack.zip"
    path.write_bytes(archive[: data.draw(st.integers(len(archive) // 2, len(archive)))])

    with Spool() as own:
        try:
            found, message = open_path(path, sandbox, own).entries, ""
        except PackError as error:
            found, message = (), str(error)

    assert bool(found) != message.startswith("pack.zip")
    assert all((entry.state == "ready") == (entry.content is not None) for entry in found)
    assert all(entry.reason for entry in found if entry.state != "ready")


PIECES = st.recursive(
    st.none() | st.booleans() | st.integers(-1, 3) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["listed", "row", "state", "reason", "path", "size", "modified", "suspicious"]), inner
        )
    ),
    max_leaves=12,
)
ROW = st.fixed_dictionaries({"path": st.text(max_size=5), "size": st.integers(0, 9), "modified": st.none()})


@given(
    st.lists(
        st.binary(max_size=5)
        | st.dictionaries(st.sampled_from(["listed", "row", "state"]), PIECES)
        | st.builds(lambda rows: {"listed": rows}, st.lists(ROW, max_size=3))
        | st.builds(
            lambda row, state: {"row": row, "state": state}, st.integers(0, 3), st.sampled_from(["ready", "refused"])
        ),
        max_size=8,
    )
)
def test_nothing_that_the_limited_process_sends_is_trusted(pieces: list[dict[str, object] | bytes]) -> None:
    with Spool() as own:
        opening = unpack._Opened(own, budget.Budget())
        for piece in pieces:
            with contextlib.suppress(ValueError):
                opening.receive(piece)
        opening.finish(Outcome(Task("open_archive", Path("pack.zip")), "crashed", reason="stopped"))

        entries = opening.entries("")
        assert len(entries) == len(opening.listed)
        assert all(entry.reason is None or isinstance(entry.reason, str) for entry in entries)
        assert all(
            (entry.state == "ready") == (entry.content is not None) for entry in entries if entry.state != "ignored"
        )


# The whole


def test_a_zip_written_by_the_standard_library_opens(opened: Opener) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("stored.txt", b"stored", zipfile.ZIP_STORED)
        archive.writestr("deflated.txt", b"deflated" * 1000, zipfile.ZIP_DEFLATED)
        archive.writestr("bzip2.txt", b"bzip2" * 100_000, zipfile.ZIP_BZIP2)
        archive.writestr("empty.txt", b"", zipfile.ZIP_DEFLATED)
        with archive.open("large.txt", "w", force_zip64=True) as file:
            file.write(b"zip64")
    data = b"something put before the archive" + buffer.getvalue()

    found = opened(b"PK\x03\x04" + data)

    assert {entry.path: entry.size for entry in found.entries} == {
        "stored.txt": 6,
        "deflated.txt": 8000,
        "bzip2.txt": 500_000,
        "empty.txt": 0,
        "large.txt": 5,
    }
    assert set(states(found).values()) == {"ready"}


def test_the_same_bytes_open_to_the_same_pack(sandbox: Sandbox, tmp_path: Path) -> None:
    data = raw_zip(
        [plain(b"inner.zip", zipped(**{"b.txt": b"b", "a.txt": b"a"})), plain(b"x.txt", b"x"), plain(b"x.txt", b"y")]
    )
    seen = []
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "pack.zip").write_bytes(data)
        with Spool() as own:
            found = open_path(tmp_path / folder / "pack.zip", sandbox, own)
            seen.append((found.sha256, [(entry.path, entry.sha256, sorted(entry.flags)) for entry in found.entries]))

    assert seen[0] == seen[1]


def test_the_spool_is_private_and_goes_away(sandbox: Sandbox, tmp_path: Path) -> None:
    path = tmp_path / "pack.zip"
    path.write_bytes(zipped(**{"a.txt": b"private"}))
    with Spool() as own:
        (entry,) = open_path(path, sandbox, own).entries
        assert entry.content is not None
        assert entry.content.parent.stat().st_mode & 0o077 == 0

    assert not entry.content.parent.exists()
