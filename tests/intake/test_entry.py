"""Of exact copies the original is the one without a copy's name."""

from __future__ import annotations

import pytest

from intake.entry import Entry, with_duplicates_flagged


def flagged(*paths: str) -> list[str]:
    entries = with_duplicates_flagged(Entry(path, "a" * 64, 10) for path in sorted(paths))
    assert [entry.path for entry in entries] == sorted(paths)
    return [entry.path for entry in entries if "duplicate" in entry.flags]


@pytest.mark.parametrize(
    "copy",
    [
        "Copy of Policy.pdf", "Copy (2) of Policy.pdf", "Policy (1).pdf", "Policy - Copy.pdf", "Policy - Copy (2).pdf",
        "Policy (copy 2).pdf", "Policy_copy.pdf", "Policy copy 3.pdf", "A folder/Policy (2).pdf",
    ],
)
def test_the_copy_is_flagged_and_not_the_original(copy: str) -> None:
    assert flagged("Policy.pdf", copy) == [copy]


def test_without_copy_marks_the_later_path_is_flagged() -> None:
    assert flagged("Copyright policy.pdf", "Carbon copying.pdf", "Photocopy.pdf") == [
        "Copyright policy.pdf", "Photocopy.pdf",
    ]


def test_of_copies_alone_the_first_stays() -> None:
    assert flagged("Policy (1).pdf", "Policy (2).pdf") == ["Policy (2).pdf"]


def test_empty_and_unread_files_are_never_compared() -> None:
    entries = [Entry("a", "a" * 64, 0), Entry("b", "a" * 64, 0), Entry("c", "a" * 64, 1, state="refused")]

    assert not any(entry.flags for entry in with_duplicates_flagged(entries))
