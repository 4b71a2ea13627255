"""Plain text files, such as a portal's receipt."""

from collections.abc import Sequence

from tests.make.marks import Built, read


def render(lines: Sequence[str]) -> Built:
    """The marked lines as UTF-8 with Windows line ends, as portals write them."""
    words, marks = read("\r\n".join(lines) + "\r\n")
    return Built(words.encode("utf-8"), tuple(marks))


def receipt(reference: str, tender: str, supplier: str, when: str, iso: str, files: Sequence[str]) -> Built:
    """An e-tendering portal's receipt for one return; it states when the application was sent."""
    return render(
        [
            "RETURN RECEIPT",
            "==============",
            f"Project reference : {reference}",
            f"Project title     : {tender}",
            f"Supplier          : {supplier}",
            f"Return submitted  : [[application.submitted_on={iso}|{when}]]",
            f"Files received    : {len(files)}",
            "",
            *[f"   {number:>2}. {name}" for number, name in enumerate(files, 1)],
            "",
            "This receipt confirms delivery only. It does not confirm that the return is complete.",
        ]
    )
