"""A data folder: tables as the program needs them, rows written once, originals by content, one server at a time."""

from __future__ import annotations

import hashlib
import multiprocessing
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from casework.store import HEAD, Store, open_store, upgrade
from casework.store.base import Moment
from casework.store.store import engine
from casework.store.tables import METADATA
from casework.store.upgrade import DATABASE
from schemas.errors import ConfigurationError
from tests.make.stores import checked_store

MIGRATIONS = Path(open_store.__code__.co_filename).with_name("migrations")


class TestTables:
    def test_the_migrations_make_the_tables_that_the_models_describe(self, tmp_path: Path) -> None:
        upgrade(tmp_path)

        with engine(tmp_path / DATABASE).connect() as connection:
            differences = compare_metadata(MigrationContext.configure(connection), METADATA)

        assert differences == []

    def test_head_is_the_newest_migration(self) -> None:
        assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD

    def test_a_folder_without_a_store_is_set_up(self, tmp_path: Path) -> None:
        store = open_store(tmp_path / "new")

        with store.reading() as session:
            assert session.scalar(text("SELECT count(*) FROM pack")) == 0

    def test_a_store_of_another_version_is_refused_in_words(self, tmp_path: Path) -> None:
        open_store(tmp_path).close()
        with closing(sqlite3.connect(tmp_path / DATABASE)) as connection, connection:
            connection.execute("UPDATE alembic_version SET version_num = '0000'")

        with pytest.raises(ConfigurationError, match="intake db upgrade"):
            open_store(tmp_path)

    def test_what_is_committed_is_on_the_disk(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)

        with store.reading() as session:
            assert session.scalar(text("PRAGMA journal_mode")) == "wal"
            assert session.scalar(text("PRAGMA synchronous")) == 2  # FULL

    def test_a_moment_without_its_zone_is_refused(self) -> None:
        with pytest.raises(ValueError, match="time zone"):
            Moment().process_bind_param(datetime(2026, 1, 1), engine(Path("unused")).dialect)


class TestWrittenOnce:
    @pytest.mark.parametrize("table", ["pack", "assessment", "document", "fact", "question", "judgement", "finding"])
    @pytest.mark.parametrize("change", ["UPDATE {} SET id = id", "DELETE FROM {}"])
    def test_nobody_changes_what_was_read_or_judged(self, tmp_path: Path, table: str, change: str) -> None:
        store = checked_store(tmp_path / "data", "short-breaks-gaps")

        with pytest.raises(Exception, match=f"rows of {table} are written once"), store.writing() as session:
            session.execute(text(change.format(table)))


class TestOriginals:
    def test_a_file_is_kept_under_its_digest_and_has_moved(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)
        sent = _sent(store, b"certificate")

        sha256 = store.originals.keep(sent)

        assert sha256 == hashlib.sha256(b"certificate").hexdigest()
        assert store.originals.path(sha256).read_bytes() == b"certificate"
        assert store.originals.path(sha256).stat().st_mode & 0o222 == 0
        assert not sent.exists()

    def test_the_same_bytes_are_kept_once(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)

        first, second = (store.originals.keep(_sent(store, b"policy")) for _ in range(2))

        assert first == second
        assert list(store.incoming.iterdir()) == []

    def test_a_copy_whose_bytes_are_others_is_refused(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)
        source = tmp_path / "accounts.pdf"
        source.write_bytes(b"accounts")

        with pytest.raises(ValueError, match="kept as"):
            store.originals.keep_copy(source, "0" * 64)

    @pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "0" * 63])
    def test_only_digests_name_files(self, tmp_path: Path, digest: str) -> None:
        with pytest.raises(ValueError, match="no SHA-256"):
            open_store(tmp_path).originals.path(digest)


class TestLock:
    def test_a_second_server_on_the_same_folder_is_refused(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)

        with store.lock(), pytest.raises(ConfigurationError, match="Another program"), store.lock():
            pass

    def test_the_lock_is_free_again_when_its_holder_is_gone(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)
        with store.lock():
            pass

        with store.lock():
            pass

    def test_readers_go_on_while_somebody_writes(self, tmp_path: Path) -> None:
        store = open_store(tmp_path)

        with store.writing() as writing:
            writing.execute(text("INSERT INTO alembic_version VALUES ('later')"))
            with store.reading() as reading:
                assert reading.scalar(text("SELECT count(*) FROM alembic_version")) == 1

    def test_writers_wait_for_one_another(self, tmp_path: Path) -> None:
        open_store(tmp_path).close()
        context = multiprocessing.get_context("spawn")
        writers = [context.Process(target=_write_many, args=(tmp_path, 25)) for _ in range(3)]

        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join(60)

        with open_store(tmp_path).reading() as session:
            assert session.scalar(text("SELECT count(*) FROM summary_test")) == 75


def _write_many(folder: Path, count: int) -> None:
    store = Store(folder)
    for _ in range(count):
        with store.writing() as session:
            session.execute(text("CREATE TABLE IF NOT EXISTS summary_test (n INTEGER)"))
            most = session.scalar(text("SELECT count(*) FROM summary_test"))
            session.execute(text("INSERT INTO summary_test VALUES (:n)"), {"n": most})


def _sent(store: Store, data: bytes) -> Path:
    sent = store.incoming / "sent"
    sent.write_bytes(data)
    return sent
