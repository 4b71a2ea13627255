"""The PDFs of a family as scanners, fax machines and telephones send them: the same truth, on pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from random import Random

from tests.accuracy.made import Made
from tests.make import scans

MOST_PAGES = 6
"""Of a document; recognition takes about two seconds a page."""


def pictured(documents: Iterable[Made], seed: int) -> Iterator[Made]:
    """Each PDF of few pages as a scan, or now and then as a photograph (one page) or a fax."""
    chance = Random(f"{seed} pictures")
    for made in documents:
        if not made.name.lower().endswith(".pdf"):
            continue
        pages = scans.page_count(made.data)
        if pages > MOST_PAGES:
            continue
        yield _pictured(made, pages, chance)


def _pictured(made: Made, pages: int, chance: Random) -> Made:
    stem = PurePosixPath(made.name).with_suffix("")
    seed = chance.randrange(1, 1_000)
    way = chance.random()
    if pages == 1 and way < 0.2:
        photograph = scans.photograph(made.data, width=chance.choice((2_000, 2_400, 3_000)), seed=seed,
                                      tilt=chance.uniform(0.5, 2.0))
        return replace(made, name=f"{stem}.jpg", data=photograph)
    skew = chance.uniform(-2.0, 2.0)
    if way < 0.3:
        fax = scans.tiff(made.data, dpi=200, skew=skew, noise=4.0, seed=seed, fax=True)
        return replace(made, name=f"{stem}.tif", data=fax)
    scan = scans.scanned_pdf(
        made.data, dpi=chance.choice((150, 200, 200, 300)), skew=skew, noise=chance.uniform(2.0, 9.0),
        quality=chance.randrange(45, 85), seed=seed, colour=chance.random() < 0.3,
        turn=chance.choice((0, 0, 0, 0, 90, 180)),
    )
    return replace(made, name=f"{stem}.pdf", data=scan)
