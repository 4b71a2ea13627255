"""Data folders with sample packs received and checked: made once, copied for every test that changes them."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from datetime import date
from functools import cache
from pathlib import Path

from casework import packs
from casework.jobs import Worker
from casework.packs import Upload
from casework.store import Store, open_store
from tests.make.archive import zip_of
from tests.make.limited import shared_sandbox
from tests.make.record import SAMPLE_CHECKS, SAMPLES

UPLOADER = "Rowan Ashdown"


def upload(store: Store, name: str, data: bytes) -> Upload:
    """A file that has been received in full."""
    file = store.incoming / f"upload-{len(list(store.incoming.iterdir()))}"
    file.write_bytes(data)
    return Upload(name, file)


def sample_bytes(sample: str) -> tuple[str, bytes]:
    """The name and bytes of a sample pack; a folder of samples as a zip."""
    path = SAMPLES / f"{sample}.zip"
    if path.is_file():
        return path.name, path.read_bytes()
    folder = SAMPLES / sample
    inside = {file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*"))
              if file.is_file()}
    return f"{sample}.zip", zip_of(inside)


def receive_sample(store: Store, sample: str) -> int:
    """A sample received, not yet checked; the pack's id."""
    framework_id, as_at = SAMPLE_CHECKS[sample]
    return packs.receive(store, [upload(store, *sample_bytes(sample))], framework_id=framework_id, as_at=as_at,
                         by=UPLOADER)


def receive(store: Store, files: dict[str, bytes], framework_id: str = "iap", as_at: date = date(2026, 11, 2)) -> int:
    """Files received under their names, not yet checked; the pack's id."""
    return packs.receive(store, [upload(store, name, data) for name, data in files.items()], framework_id=framework_id,
                         as_at=as_at, by=UPLOADER)


def work(store: Store) -> int:
    """Do all waiting jobs; how many there were. The limited processes are started once a session."""
    return Worker(store, jobs=2).run_waiting(shared_sandbox())


@cache
def _original(samples: tuple[str, ...]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="store-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    store = open_store(folder)
    for sample in samples:
        receive_sample(store, sample)
    work(store)
    store.close()
    return folder


def checked_store(folder: Path, *samples: str) -> Store:
    """A store in that (new) folder with the samples checked; submissions are numbered from 1 in their order."""
    shutil.copytree(_original(samples), folder)
    return open_store(folder)
