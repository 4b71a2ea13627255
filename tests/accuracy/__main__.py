"""Prints how well made documents are read: python -m tests.accuracy authorities --seeds 0-9 [--remarks] [--kind K]."""

from __future__ import annotations

import argparse
from importlib import import_module

from intake.sandbox import Sandbox
from tests.accuracy.pictured import pictured
from tests.accuracy.scored import Score, form_of, read_all, score, table


def main() -> None:
    """Read, score, print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("families", nargs="+")
    asked.add_argument("--seeds", default="0-3", help="first and last seed, as 0-9")
    asked.add_argument("--kind", help="only documents of this kind")
    asked.add_argument("--pictures", action="store_true", help="the PDFs among them as scans and photographs")
    asked.add_argument("--remarks", action="store_true", help="every fact that is missed or wrong")
    given = asked.parse_args()
    first, _, last = given.seeds.partition("-")
    with Sandbox(2) as sandbox:
        for name in given.families:
            documents = import_module(f"tests.accuracy.families.{name}").documents
            scores: list[tuple[str, str, Score]] = []
            for seed in range(int(first), int(last or first) + 1):
                wanted = [one for one in documents(seed) if given.kind in (None, one.kind)]
                if not wanted:
                    continue
                if given.pictures:
                    wanted = list(pictured(wanted, seed))
                scores += [
                    (made.kind, form_of(made), score(made, reading)) for made, reading in read_all(wanted, sandbox)
                ]
                if given.remarks:
                    for _, _, one in scores[-len(wanted) :]:
                        print(*(f"  {seed}: {remark}" for remark in one.remarks), sep="\n")
            for rows in ([(kind, one) for kind, _, one in scores], [(form, one) for _, form, one in scores]):
                for title, total in table(rows).items():
                    print(total.line(title))
            if not scores:
                continue
            (whole,) = table(("all of " + name, row[2]) for row in scores).values()
            print(whole.line("all of " + name))


if __name__ == "__main__":
    main()
