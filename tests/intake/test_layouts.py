"""One supplier's pack is never taken for many, many are never taken for one, and every file ends in one
place."""

import hashlib
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.entry import Entry, lines_sha256
from intake.layouts import Identity, LayoutChoice, Split, split
from intake.pack import Pack
from schemas.errors import PackError

ACME = Identity(("Acme Tutors Ltd",), ("01234567",))
BETA = Identity(("Beta Learning CIC",), ("07654321",))
SECTIONS = [
    "Insurance",
    "Policies",
    "Finance",
    "References",
    "Staff training",
    "01 Insurance",
    "2. Policies & procedures",
    "Health & Safety",
    "Method statements",
    "Lot 1",
    "Category 4",
    "Site 2",
    "Appendix A",
    "Accounts 2023-24",
    "SQ",
    "Selection Questionnaire",
    "DBS records",
    "Ofsted",
    "Additional documents",
    "Part B",
    "2025",
    "Safeguarding policies",
    "Supporting Evidence",
    "Form of tender",
    "Stage 1",
    "PublicLiability",
]


def a_pack(*paths: str, ignored: tuple[str, ...] = ()) -> Pack:
    entries = [Entry(path, hashlib.sha256(path.encode()).hexdigest(), 10) for path in paths]
    entries += [Entry(path, "0" * 64, 1, state="ignored") for path in ignored]
    ordered = tuple(sorted(entries, key=lambda entry: entry.path))
    return Pack("pack.zip", "f" * 64, "archive", ordered)


def names(found: Split) -> list[str]:
    return [submission.name for submission in found.submissions]


def paths(found: Split, number: int = 0) -> list[str]:
    return [entry.path for entry in found.submissions[number].entries]


def read(pack: Pack, **folders: Identity) -> Mapping[str, Identity]:
    """Every document in a folder (its blanks as underscores) says the same of its supplier."""
    return {
        entry.path: identity
        for entry in pack.entries
        for folder, identity in folders.items()
        if f"/{folder.replace('_', ' ')}/" in f"/{entry.path}"
    }


# One supplier


def test_loose_files_are_flat() -> None:
    found = split(a_pack("SQ.docx", "PL.pdf", ignored=("__MACOSX/._SQ.docx",)))

    assert found.layout == "flat"
    assert paths(found) == ["PL.pdf", "SQ.docx", "__MACOSX/._SQ.docx"]
    assert found.submissions[0].sha256 == "f" * 64


@pytest.mark.parametrize(
    "pack",
    [
        a_pack("Insurance/PL.pdf", "Policies/Safeguarding.docx", "Finance/Accounts.pdf"),
        a_pack("Acme Tutors Ltd/Insurance/PL.pdf", "Acme Tutors Ltd/Policies/S.docx", "Acme Tutors Ltd/SQ.docx"),
        a_pack("DPS-1 Tender/Acme Tutors Ltd/Insurance/PL.pdf", "DPS-1 Tender/Acme Tutors Ltd/Policies/S.docx"),
        a_pack("Acme Tutors Ltd/SQ.docx", "Acme Tutors Ltd/PL.pdf"),
        a_pack("SQ.docx", "Policies/Safeguarding.docx"),
        a_pack("SQ.docx", "policies.zip/Safeguarding.docx", "insurance.zip/PL.pdf"),
        a_pack("Our people/DBS.xlsx", "Our promises/Safeguarding.docx", "Money/Accounts.pdf"),
        a_pack("Horsham/Risk assessment.docx", "Worthing/Risk assessment.docx", "Insurance/PL.pdf"),
        a_pack("Site 1/Risk assessment.docx", "Site 2/Risk assessment.docx"),
        a_pack("Acme Tutors Ltd/SQ.docx", "Correspondence/letter.txt"),
    ],
)
def test_one_suppliers_pack_is_one_however_its_folders_are_named(pack: Pack) -> None:
    found = split(pack)

    assert found.layout == "per-supplier"
    assert len(found.submissions) == 1
    assert paths(found) == [entry.path for entry in pack.entries]
    assert found.unassigned == ()


def test_a_pack_of_sections_is_one_even_where_the_documents_name_others() -> None:
    pack = a_pack("Insurance/PL.pdf", "Policies/S.docx", "Finance/Accounts.pdf", "References/school.docx")

    found = split(
        pack, identities=read(pack, Insurance=ACME, Finance=Identity(("Acme Holdings Ltd",), ("99",)), References=BETA)
    )

    assert found.layout == "per-supplier"


def test_folders_of_one_organisation_are_one_supplier() -> None:
    pack = a_pack("Acme Horsham Ltd/Accounts.pdf", "Acme Worthing Ltd/Insurance.pdf", "Acme Horsham Ltd/SQ.docx")

    found = split(pack, identities=read(pack, Acme_Horsham_Ltd=ACME, Acme_Worthing_Ltd=ACME))

    assert (found.layout, found.why) == ("per-supplier", "the documents in all folders are of one organisation")


def test_a_parents_accounts_are_not_a_second_supplier() -> None:
    pack = a_pack("Our people/SQ.docx", "Money/Accounts.pdf")

    found = split(pack, identities=read(pack, Our_people=ACME, Money=Identity(("Acme Holdings Ltd",), ("99",))))

    assert found.layout == "per-supplier"


def test_a_supplier_with_a_later_return_alone_is_one() -> None:
    found = split(a_pack("Acme Ltd/SQ.docx", "Acme Ltd (v2)/SQ.docx"))

    assert found.layout == "per-supplier"


# Many suppliers


@pytest.mark.parametrize(
    "pack",
    [
        a_pack("Acme Tutors Ltd/SQ.docx", "Beta Learning CIC/SQ.docx"),
        a_pack(
            "DPS-12 Alternative Provision/Acme Tutors Ltd/Stage 1/SQ.docx",
            "DPS-12 Alternative Provision/Beta Learning CIC/Stage 1/SQ.docx",
        ),
        a_pack("Acme Tutors Ltd.zip/SQ.docx", "Beta Learning CIC.zip/Policies/SQ.docx"),
        a_pack("export/Acme Tutors Ltd.zip/SQ.docx", "export/Beta Learning CIC.zip/SQ.docx"),
    ],
)
def test_folders_named_as_organisations_are_suppliers(pack: Pack) -> None:
    found = split(pack)

    assert found.layout == "many-suppliers"
    assert [name.removesuffix(".zip") for name in names(found)] == ["Acme Tutors Ltd", "Beta Learning CIC"]
    assert all(path.endswith("SQ.docx") and "Acme" not in path for path in paths(found))
    assert found.unassigned == ()


@pytest.mark.parametrize("wrapping", ["a/b", "a/b/c/d", "export.zip/Returns/2026"])
@pytest.mark.parametrize("choice", ["auto", "many-suppliers"])
def test_folders_that_only_wrap_others_are_looked_through(wrapping: str, choice: LayoutChoice) -> None:
    tender = f"{wrapping}/DPS-12 Alternative Provision"
    pack = a_pack(f"{tender}/Acme Tutors Ltd/SQ.docx", f"{tender}/Beta Learning CIC/SQ.docx", f"{tender}/ITT.pdf")

    found = split(pack, choice)

    assert (found.layout, names(found)) == ("many-suppliers", ["Acme Tutors Ltd", "Beta Learning CIC"])
    assert found.unassigned == (f"{tender}/ITT.pdf",)


@pytest.mark.parametrize(
    "pack",
    [
        a_pack("a/b/c/Acme Tutors Ltd/Insurance/PL.pdf", "a/b/c/Acme Tutors Ltd/Policies/S.docx"),
        a_pack("x.txt", "a/x.txt", "a/b/x.txt", "a/b/c/Acme Ltd/SQ.docx", "a/b/c/Beta CIC/SQ.docx"),
        a_pack("Acme Ltd/b/c/d/Site North/PL.pdf", "Acme Ltd/b/c/d/Site South/PL.pdf"),
    ],
)
def test_deep_folders_of_one_supplier_stay_one(pack: Pack) -> None:
    assert split(pack).layout == "per-supplier"


def test_folders_are_told_apart_by_what_their_documents_say() -> None:
    pack = a_pack("Acme/SQ.docx", "Acme/other.pdf", "Beta/form.docx", "Gamma/scan.pdf", "list of returns.xlsx")

    found = split(pack, identities=read(pack, Acme=ACME, Beta=BETA))

    assert (found.layout, names(found)) == ("many-suppliers", ["Acme", "Beta", "Gamma"])
    assert found.unassigned == ("list of returns.xlsx",)
    assert split(pack).layout == "per-supplier"


def test_folders_that_each_hold_a_whole_pack_are_suppliers() -> None:
    found = split(a_pack("Acme/SQ.docx", "Acme/Insurance/PL.pdf", "Beta/Questionnaire.pdf", "Beta/Accounts.pdf"))

    assert found.layout == "many-suppliers"


def test_sections_beside_suppliers_belong_to_none() -> None:
    found = split(a_pack("Acme Ltd/SQ.docx", "Beta CIC/SQ.docx", "Tender documents/ITT.pdf", "receipt.txt"))

    assert names(found) == ["Acme Ltd", "Beta CIC"]
    assert found.unassigned == ("Tender documents/ITT.pdf", "receipt.txt")


def test_a_suppliers_result_is_over_its_own_files() -> None:
    pack = a_pack("Acme Ltd/Insurance/PL.pdf", "Acme Ltd/SQ.docx", "Beta CIC/SQ.docx")

    acme, beta = split(pack).submissions

    assert [entry.path for entry in acme.entries] == ["Insurance/PL.pdf", "SQ.docx"]
    assert acme.sha256 == lines_sha256(acme.entries)
    assert beta.sha256 != acme.sha256


def test_a_later_return_belongs_to_its_supplier() -> None:
    found = split(
        a_pack(
            "Acme Ltd/SQ.docx",
            "Acme Ltd (v2)/SQ.docx",
            "Beta CIC/SQ.docx",
            "Beta CIC_2/SQ.docx",
            "Gamma Ltd 2026-10-01 0930/SQ.docx",
        )
    )

    assert names(found) == ["Acme Ltd", "Beta CIC", "Gamma Ltd 2026-10-01 0930"]
    assert paths(found, 0) == ["Acme Ltd (v2)/SQ.docx", "Acme Ltd/SQ.docx"]
    assert paths(found, 2) == ["SQ.docx"]


def test_copies_are_flagged_within_a_supplier_and_not_between_suppliers() -> None:
    entries = tuple(Entry(path, "a" * 64, 10) for path in ("Acme Ltd/a.pdf", "Acme Ltd/b.pdf", "Beta CIC/a.pdf"))

    acme, beta = split(Pack("p", "f" * 64, "archive", entries)).submissions

    assert [sorted(entry.flags) for entry in acme.entries] == [[], ["duplicate"]]
    assert [sorted(entry.flags) for entry in beta.entries] == [[]]


# As asked for


@pytest.mark.parametrize("choice", ["per-supplier", "flat"])
def test_one_supplier_can_be_asked_for(choice: LayoutChoice) -> None:
    found = split(a_pack("Acme Ltd/SQ.docx", "Beta CIC/SQ.docx"), choice)

    assert (found.layout, len(found.submissions)) == (choice, 1)


@pytest.mark.parametrize(
    ("pack", "suppliers"),
    [
        (a_pack("Insurance/PL.pdf", "Policies/S.docx"), ["Insurance", "Policies"]),
        (a_pack("Tender/Acme/SQ.docx"), ["Acme"]),
        (a_pack("Tender/Acme/SQ.docx", "Tender/Beta/SQ.docx", "Tender/notes.txt", "top.txt"), ["Acme", "Beta"]),
        (a_pack("Acme/Insurance/PL.pdf", "Acme/Policies/S.docx"), ["Acme"]),
        (a_pack("Acme/SQ.docx", "notes.txt"), ["Acme"]),
        (a_pack("Acme.zip/SQ.docx", "Beta/SQ.docx"), ["Acme", "Beta"]),
        (a_pack("Tender/Acme/Return/Insurance/PL.pdf", "Tender/Acme/Return/Policies/S.docx"), ["Acme"]),
    ],
)
def test_many_suppliers_can_be_asked_for(pack: Pack, suppliers: list[str]) -> None:
    found = split(pack, "many-suppliers")

    assert (found.layout, names(found)) == ("many-suppliers", suppliers)


def test_many_suppliers_need_folders() -> None:
    with pytest.raises(PackError, match="has no folder or archive for each supplier"):
        split(a_pack("SQ.docx"), "many-suppliers")


# Always

FOLDERS = st.sampled_from([*SECTIONS, "Acme Ltd", "Beta CIC", "Gamma", "Acme Ltd (v2)", "inner.zip"])
PATHS = st.builds(
    lambda folders, name: "/".join([*folders, name]),
    st.lists(FOLDERS, max_size=3),
    st.sampled_from(["SQ.docx", "PL.pdf", "Accounts.pdf", "x.txt", "Thumbs.db"]),
)


@settings(max_examples=200, deadline=None)
@given(
    found=st.sets(PATHS, min_size=1, max_size=12),
    choice=st.sampled_from(["auto", "per-supplier", "flat", "many-suppliers"]),
    said=st.dictionaries(PATHS, st.sampled_from([ACME, BETA]), max_size=6),
)
def test_every_file_ends_in_exactly_one_place(found: set[str], choice: LayoutChoice, said: dict[str, Identity]) -> None:
    pack = a_pack(*sorted(found))
    try:
        result = split(pack, choice, said)
    except PackError:
        assert choice == "many-suppliers"
        assert all("/" not in path for path in found)
        return

    placed = [f"{part.prefix}{entry.path}" for part in result.submissions for entry in part.entries]
    assert sorted([*placed, *result.unassigned]) == sorted(found)
    assert all(submission.entries for submission in result.submissions)
    assert names(result) == sorted(names(result), key=lambda name: (name.casefold(), name))


@settings(max_examples=200, deadline=None)
@given(
    sections=st.sets(st.sampled_from(SECTIONS), min_size=1, max_size=8),
    file=st.sampled_from(["SQ.docx", "Insurance.pdf", "Accounts.pdf"]),
    said=st.dictionaries(st.integers(0, 7), st.sampled_from([ACME, BETA])),
)
def test_a_pack_of_sections_is_never_many(sections: set[str], file: str, said: dict[int, Identity]) -> None:
    ordered = [f"{section}/{file}" for section in sorted(sections)]
    identities = {ordered[number]: identity for number, identity in said.items() if number < len(ordered)}

    assert split(a_pack(*ordered), identities=identities).layout == "per-supplier"
