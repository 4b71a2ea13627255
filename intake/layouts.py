"""How a pack is laid out: one supplier's files, or one folder a supplier; and its split into submissions.

In-tend's export is not published. Assumed, here and nowhere else: `<reference> <tender>/<Supplier>/<Stage or
Questionnaire>/<file>`, sometimes with a version mark in the name of a later return (`intake.versions`), a
receipt beside.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath
from typing import Literal

from intake.entry import Entry, lines_sha256, with_duplicates_flagged
from intake.folder_names import company_documents, is_organisation, is_section, number_key, organisation_key
from intake.media import MAIL_ENDINGS
from intake.pack import Pack
from intake.versions import name_mark
from schemas.errors import PackError

Layout = Literal["per-supplier", "many-suppliers", "flat"]
LayoutChoice = Literal["auto", "per-supplier", "many-suppliers", "flat"]

_MAX_COMMON_FOLDERS = 2
"""How many folders that hold all folders are looked through for the suppliers' folders; those that hold nothing but one
other folder are not counted."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Who a document says it is from or about: the applicant's names and registration numbers read in it, the
    surest first. Insurers, referees and customers do not belong here."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Submission:
    """One supplier's files. Paths and `sha256` are over these files alone, as if they were the pack (a whole pack: its
    own); `prefix` + path is the path in the pack."""

    name: str
    sha256: str
    entries: tuple[Entry, ...]
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """The layout chosen, why (a sentence), the submissions by name, and the paths that belong to no
    supplier."""

    layout: Layout
    why: str
    submissions: tuple[Submission, ...]
    unassigned: tuple[str, ...] = ()


@dataclass(slots=True)
class _Group:
    """A folder or inner archive that may be a supplier's."""

    name: str
    entries: list[Entry] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The name without an archive's ending."""
        return self.name[:-4] if self.name.lower().endswith(".zip") else self.name

    @property
    def is_mail(self) -> bool:
        """Whether it is what came with an e-mail: that one has a part of a pack in it, not a supplier's own."""
        return PurePosixPath(self.name).suffix.lower() in MAIL_ENDINGS


def split(pack: Pack, choice: LayoutChoice = "auto", identities: Mapping[str, Identity] | None = None) -> Split:
    """Split a pack into submissions. `identities`: what documents say, by path in the pack; only `auto` asks.

    Raises PackError for `many-suppliers` where no folder is.
    """
    if choice == "many-suppliers":
        base = _forced_base(pack.entries)
        groups = _groups(pack.entries, base)
        if not groups:
            raise PackError(
                f"{pack.name} has no folder or archive for each supplier. Use the layout flat or per-supplier."
            )
        return _many(pack, base, groups, "it was asked for")
    if choice != "auto":
        return _one(pack, choice, "it was asked for")
    if not any("/" in entry.path for entry in pack.entries if entry.state != "ignored"):
        return _one(pack, "flat", "there are only loose files")
    base = _common_base(pack.entries)
    suppliers, why = _suppliers(_groups(pack.entries, base), identities or {})
    if len(suppliers) > 1:
        return _many(pack, base, suppliers, why)
    return _one(pack, "per-supplier", why)


def _one(pack: Pack, layout: Layout, why: str) -> Split:
    return Split(layout, why, (Submission(pack.name, pack.sha256, with_duplicates_flagged(pack.entries)),))


def _many(pack: Pack, base: str, groups: Sequence[_Group], why: str) -> Split:
    submissions = []
    assigned: set[str] = set()
    for name, returns in sorted(_returns(groups).items(), key=lambda pair: (pair[0].casefold(), pair[0])):
        # Several returns of one supplier keep their folders in the paths, which would clash without.
        prefix = base if len(returns) > 1 else f"{base}{returns[0].name}/"
        inside = [entry for group in returns for entry in group.entries]
        assigned |= {entry.path for entry in inside}
        own = [replace(entry, path=entry.path.removeprefix(prefix)) for entry in inside]
        entries = with_duplicates_flagged(sorted(own, key=lambda entry: entry.path))
        submissions.append(Submission(name, lines_sha256(entries), entries, prefix))
    unassigned = tuple(entry.path for entry in pack.entries if entry.path not in assigned)
    return Split("many-suppliers", why, tuple(submissions), unassigned)


def _returns(groups: Sequence[_Group]) -> dict[str, list[_Group]]:
    """The groups by supplier: `Acme Ltd (v2)` is a later return of `Acme Ltd`."""
    labels = {group.label.casefold() for group in groups}
    by_supplier: dict[str, list[_Group]] = {}
    for group in sorted(groups, key=lambda group: group.name):
        stem, _ = name_mark(group.label)
        name = stem if stem.casefold() in labels else group.label
        known = next((other for other in by_supplier if other.casefold() == name.casefold()), name)
        by_supplier.setdefault(known, []).append(group)
    return by_supplier


# Where the suppliers' folders are


def _groups(entries: Sequence[Entry], base: str) -> list[_Group]:
    """The folders and inner archives directly below `base` that hold more than junk, by name."""
    groups: dict[str, _Group] = {}
    for entry in entries:
        inside = entry.path.removeprefix(base)
        if entry.path.startswith(base) and "/" in inside:
            name = inside.partition("/")[0]
            groups.setdefault(name, _Group(name)).entries.append(entry)
    return [group for _, group in sorted(groups.items()) if any(entry.state != "ignored" for entry in group.entries)]


def _common_base(entries: Sequence[Entry]) -> str:
    """The folder, ended by a slash, directly below which more than one folder stands; empty for the top."""
    base, counted = "", 0
    while True:
        groups = _groups(entries, base)
        if len(groups) != 1 or not _groups(entries, f"{base}{groups[0].name}/"):
            return base
        counted += not _only_wraps(entries, base, groups[0])
        if counted > _MAX_COMMON_FOLDERS:
            return base
        base = f"{base}{groups[0].name}/"


def _only_wraps(entries: Sequence[Entry], base: str, group: _Group) -> bool:
    """Whether `base` holds nothing but this one folder, and that not a supplier's: a layer added on the way, such as by
    an archive made of a folder."""
    beside = (entry for entry in entries if entry.state != "ignored" and entry.path.startswith(base))
    return not is_organisation(group.label) and all("/" in entry.path.removeprefix(base) for entry in beside)


def _forced_base(entries: Sequence[Entry]) -> str:
    """As asked for: the top, or one common folder, unless that is a supplier's own with the parts of its
    pack; below more common folders only where several suppliers' folders stand there."""
    groups = _groups(entries, "")
    if len(groups) != 1:
        return ""
    below = _groups(entries, f"{groups[0].name}/")
    base = "" if all(is_section(group.label) for group in below) else f"{groups[0].name}/"
    deeper = _common_base(entries)
    if len(_groups(entries, base)) == 1 and sum(not is_section(group.label) for group in _groups(entries, deeper)) > 1:
        return deeper
    return base


# Telling one supplier from many


def _suppliers(groups: Sequence[_Group], identities: Mapping[str, Identity]) -> tuple[list[_Group], str]:
    """The groups that are suppliers' (at most one: all is one supplier's), and why."""
    candidates = [group for group in groups if not is_section(group.label) and not group.is_mail]
    sections = len(groups) - len(candidates)
    if len(_returns(candidates)) < 2:
        return [], "the folders are the parts of one supplier's pack"
    known = {group.name: found for group in candidates if (found := _principal(group, identities)) is not None}
    if len(known) > 1 and _organisations(list(known.values())) == 1:
        return [], "the documents in all folders are of one organisation"
    if sections > len(candidates):
        return [], "most folders are the parts of one supplier's pack"
    named = [
        known[group.name]
        for group in candidates
        if group.name in known and (_is_named_after(group, identities) or _is_whole_pack(group))
    ]
    if _organisations(named) > 1:
        return candidates, "the documents in the folders are of different organisations"
    if sum(is_organisation(group.label) for group in candidates) > 1:
        return candidates, "the folders have the names of organisations"
    if not sections and all(_is_whole_pack(group) for group in candidates):
        return candidates, "each folder holds a whole pack"
    return [], "nothing shows that the folders are different suppliers'"


@dataclass(frozen=True, slots=True)
class _Principal:
    """The organisation that most documents of a group are of, as keys for comparison."""

    name: str
    number: str

    def same(self, other: _Principal) -> bool:
        if self.number and other.number:
            return self.number == other.number
        return bool(self.name) and self.name == other.name


def _principal(group: _Group, identities: Mapping[str, Identity]) -> _Principal | None:
    found = [identities[entry.path] for entry in group.entries if entry.path in identities]
    names = Counter(organisation_key(name) for identity in found for name in identity.names if name.strip())
    numbers = Counter(number_key(number) for identity in found for number in identity.numbers)
    numbers.pop("", None)
    own = organisation_key(group.label)
    name = own if own in names else _commonest(names)
    principal = _Principal(name, _commonest(numbers))
    return principal if principal.name or principal.number else None


def _commonest(counted: Counter[str]) -> str:
    return min(counted, key=lambda key: (-counted[key], key)) if counted else ""


def _organisations(principals: Sequence[_Principal]) -> int:
    """How many different organisations there are."""
    kinds: list[list[_Principal]] = []
    for principal in principals:
        alike = [kind for kind in kinds if any(principal.same(other) for other in kind)]
        kinds = [kind for kind in kinds if kind not in alike] + [[principal, *(one for kind in alike for one in kind)]]
    return len(kinds)


def _is_named_after(group: _Group, identities: Mapping[str, Identity]) -> bool:
    """Whether a group has the name, perhaps shortened, of an organisation that its documents are of. A
    parent's accounts in a folder `Money` are not a second supplier."""
    label = organisation_key(group.label).split()
    names = [
        organisation_key(name).split()
        for entry in group.entries
        for name in identities.get(entry.path, Identity()).names
    ]
    return any(
        set(label) <= set(name) or set(name) <= set(label) or " ".join(name).startswith(" ".join(label))
        for name in names
    )


def _is_whole_pack(group: _Group) -> bool:
    """Whether a group holds at least two of the documents that a supplier sends once."""
    return len({number for entry in group.entries for number in company_documents(entry.path)}) > 1
