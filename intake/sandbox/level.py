"""How well tasks are confined on this host, in one name and in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Level:
    """`full`: inside bubblewrap. `rlimits-only`: limits and whatever else the kernel allows, which `words`
    say."""

    name: Literal["full", "rlimits-only"]
    words: str


FULL = Level("full", "documents are read in processes without network and without sight of this computer's files")


def rlimits_only(why: str, *, network_closed: bool, files_hidden: bool) -> Level:
    """The level without bubblewrap. `why`: what kept bubblewrap from being used."""
    network = "no network" if network_closed else "the network not closed off"
    files = "this computer's files closed" if files_hidden else "this computer's files open"
    return Level(
        "rlimits-only",
        "documents are read in processes with limits on memory, time and privileges, with "
        f"{network} and {files} to them; {why}",
    )
