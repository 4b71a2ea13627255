"""One export of a whole round: a folder for each supplier, and files beside them that belong to none."""

from typing import Any

from tests.make import docx, text
from tests.make.archive import zip_of
from tests.make.blocks import H, P, Theme
from tests.make.pack import Pack
from tests.make.worlds import copperbeech, quillet, saltings

NAME = "iap-round-export.zip"
FOLDER = "CWSCC - 099505 Independent Alternative Provision DPS Round 7"


def suppliers() -> list[Pack]:
    """The suppliers of the export, in the order of their folders."""
    return [copperbeech.pack(FOLDER), quillet.pack(FOLDER), saltings.pack(FOLDER)]


def beside() -> dict[str, bytes]:
    """The files that belong to no supplier."""
    opening = text.render(
        ["Opening record", "Project CWSCC - 099505", "Returns opened: 3", "Opened by: Commissioning Team"]
    )
    invitation = docx.render(
        [
            H("Invitation to tender", 0),
            P(
                "Independent Alternative Provision DPS, round 7. Returns are due by noon "
                "on 4 November 2026. This document was issued by the council and needs no answer."
            ),
        ],
        theme=Theme(),
    )
    return {
        f"{FOLDER}/Opening record.txt": opening.data,
        f"{FOLDER}/Invitation to tender.docx": invitation.data,
    }


def archive() -> bytes:
    """The export as a zip."""
    files = dict(beside())
    for pack in suppliers():
        files.update({path: filed.built.data for path, filed in pack.files.items()})
    return zip_of(files)


def expected() -> list[dict[str, Any]]:
    """What a check must find, one object a supplier; paths are over that supplier's files alone."""
    return [
        {"supplier": pack.folder.rsplit("/", 1)[1], **_within(pack.folder, pack.expected(sorted(beside())))}
        for pack in suppliers()
    ]


def _within(folder: str, expectation: dict[str, Any]) -> dict[str, Any]:
    """The expectation with every path of a supplier's file inside that supplier's folder."""

    def moved(item: Any) -> Any:
        if isinstance(item, dict):
            return {key: moved(value) for key, value in item.items()}
        if isinstance(item, list):
            return [moved(value) for value in item]
        return item.removeprefix(f"{folder}/") if isinstance(item, str) else item

    return {key: value if key == "unassigned" else moved(value) for key, value in expectation.items()}
