"""Writes the sample packs of invented providers, with what a check must find: `python -m samples.build`."""

import shutil
from pathlib import Path

from tests.make.pack import Pack, written
from tests.make.worlds import (
    export,
    harbourstone,
    larkhollow,
    larkhollow_again,
    marrowgate,
    quernstone,
    tallowmead,
    thistledown,
    wrenfield,
)

SAMPLES = Path(__file__).parent
WORLDS = (
    tallowmead,
    wrenfield,
    harbourstone,
    larkhollow,
    thistledown,
    marrowgate,
    quernstone,
    larkhollow_again,
)


def write(pack: Pack, to: Path) -> None:
    """One pack, as a zip or a folder, with its expectation beside it."""
    if pack.name.endswith(".zip"):
        (to / pack.name).write_bytes(pack.archive())
    else:
        shutil.rmtree(to / pack.name, ignore_errors=True)
        for path, filed in pack.files.items():
            if filed.within:
                continue
            target = to / pack.name / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(filed.built.data)
    _expect(pack.name, pack.expected(), to)


def _expect(name: str, expected: object, to: Path) -> None:
    (to / f"{name.removesuffix('.zip')}.expected.json").write_text(written(expected), encoding="utf-8")


def main(to: Path = SAMPLES) -> None:
    """Every pack, written into the folder."""
    for world in WORLDS:
        write(world.pack(), to)
    (to / export.NAME).write_bytes(export.archive())
    _expect(export.NAME, export.expected(), to)


if __name__ == "__main__":
    main()
