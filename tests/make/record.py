"""Records without a store: sample packs read once a session, with resolutions and confirmations of invented people.

    pack = record()                                            # cposs-gaps as judged, nothing resolved
    gap = gap_of(pack, "insurance.public_liability.cover")
    waived = resolution(gap, "waive", reason="Cover rises in January.")
    record(resolutions=[waived], confirmations=[confirmation("2", "suitable", number=2)])

Authors and times are fixed and every event has its number, so that the same calls give the same record.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path

from casework.assess import submissions
from casework.documents import read_entries
from casework.framework_words import words_of
from casework.judging import judge, verdicts_of
from casework.record import (
    Confirmation,
    Correction,
    OpenableGap,
    Record,
    Resolution,
    ResolutionKind,
    Standing,
    Undo,
    corrected,
    corrections_in_force,
    in_force,
)
from casework.replaced import identities
from casework.submission import Submission
from intake import layouts
from intake.pack import open_pack, sources
from intake.spool import Spool
from rules import frameworks
from rules.verdicts import verdict
from schemas.types import Document, Evidence, Fact, Finding, Value
from tests.make.limited import shared_sandbox

SAMPLES = Path(__file__).parents[2] / "samples"
SAMPLE_CHECKS = {
    "cposs-gaps": ("cposs", date(2026, 11, 9)),
    "facs-clean": ("facs", date(2026, 10, 19)),
    "iap-clean": ("iap", date(2026, 11, 2)),
    "iap-contradictions": ("iap", date(2026, 11, 2)),
    "iap-new-provider": ("iap", date(2026, 11, 23)),
    "iap-round-export": ("iap", date(2026, 11, 16)),
    "short-breaks-gaps": ("short-breaks", date(2026, 10, 26)),
}
"""Each sample's framework and decision date."""

AUTHOR = "Rowan Ashdown"
SECOND_AUTHOR = "Imogen Faircloth"
RECEIVED_AT = datetime(2026, 11, 9, 8, 52, tzinfo=UTC)
CHECKED_AT = datetime(2026, 11, 9, 8, 54, tzinfo=UTC)
FIRST_EVENT = datetime(2026, 11, 9, 10, 0, tzinfo=UTC)
"""Event n is n minutes later."""
TOOL_VERSION = "0.1.0"


def record(
    sample: str = "cposs-gaps",
    resolutions: Sequence[Resolution] = (),
    confirmations: Sequence[Confirmation] = (),
    *,
    supplier: int = 0,
    categories: tuple[str, ...] | None = None,
    number: int = 1,
) -> Record:
    """One supplier's record of a sample pack. The corrections among the resolutions are judged again; the verdicts
    count the resolutions in. `categories` None: those applied for."""
    framework_id, as_at = SAMPLE_CHECKS[sample]
    framework = frameworks.load(framework_id)
    submission = _read(sample)[supplier]
    chosen = categories or submission.applied_for() or tuple(framework.categories)
    judged = judge(submission, framework, chosen, as_at)
    corrections = corrections_in_force(resolutions)
    latest = judge(submission, framework, chosen, as_at, corrections)
    read = (fact for reading in submission.readings for fact in reading.facts)
    return Record(
        check_id=number,
        submission_id=1,
        pack_id=1,
        number=number,
        framework=words_of(framework, (*judged.findings, *latest.findings), as_at),
        tool_version=TOOL_VERSION,
        as_at=as_at,
        received_at=RECEIVED_AT,
        received_by=AUTHOR,
        checked_at=CHECKED_AT,
        pack=submission.pack,
        provider=submission.provider(),
        categories=chosen,
        documents=tuple(reading.document for reading in submission.readings),
        questions=tuple(answer for reading in submission.readings for answer in reading.questions),
        facts=(*corrected(read, corrections), *latest.computed),
        judged=judged.findings,
        findings=latest.findings,
        judged_verdicts=judged.verdicts,
        verdicts=verdicts_of(framework, chosen, _standing(latest.findings, resolutions)),
        resolutions=tuple(resolutions),
        confirmations=tuple(confirmations),
    )


def gap_of(pack: Record, rule: str) -> OpenableGap:
    """The first gap whose rule ends so. LookupError names the gaps there are."""
    for gap in pack.gaps:
        if gap.finding.rule.endswith(rule):
            return gap
    raise LookupError(f"no gap {rule!r} among " + ", ".join(gap.key for gap in pack.gaps))


def resolution(
    gap: OpenableGap,
    kind: ResolutionKind,
    *,
    number: int = 1,
    reason: str = "",
    chips: tuple[str, ...] = (),
    evidence: Evidence | None = None,
    corrections: tuple[Correction, ...] = (),
    author: str = AUTHOR,
    undone: int | None = None,
) -> Resolution:
    """Event `number` on that gap in all its categories; `undone`: the number of the event that took it back."""
    return Resolution(
        id=number,
        sequence=number,
        kind=kind,
        rule=gap.finding.rule,
        categories=gap.categories,
        author=author,
        at=moment(number),
        chips=chips,
        reason=reason,
        corrections=corrections,
        evidence=evidence,
        undone=None if undone is None else Undo(undone, SECOND_AUTHOR, moment(undone)),
    )


def correction(fact: Fact, value: Value) -> Correction:
    """The value that a person states instead of a fact that was read, by the place it was read from."""
    return Correction(fact.name, fact.subject, fact.period_end, value, fact.evidence[0], fact.unit, fact.value)


def confirmation(category: str, verdict_: str, *, number: int, author: str = SECOND_AUTHOR) -> Confirmation:
    """Event `number`: a person confirmed the category's verdict."""
    return Confirmation(number, category, verdict_, author, moment(number))


def moment(number: int) -> datetime:
    """When event `number` happened."""
    return FIRST_EVENT + timedelta(minutes=number)


def everything() -> Record:
    """cposs-gaps with a resolution of each of the six kinds, one of them taken back; categories 1 and 2 confirmed, of
    which a later resolution makes 1 proposed again; 4 awaits the provider."""
    pack = record()
    cover = next(fact for fact in pack.facts if fact.name == "insurance.public_liability.cover")
    exclusion, liability, ofsted, references, continuity, pricing = (
        gap_of(pack, rule) for rule in ("exclusion.discretionary", "public_liability.cover", "registration.ofsted",
                                        "quality.references", "information.continuity", "pricing.complete"))
    upheld = resolution(references, "uphold", number=5, author=SECOND_AUTHOR,
                        reason="The provider cannot cure this before the round closes.")
    made = [
        resolution(liability, "correct", number=1, corrections=(correction(cover, 10_000_000),),
                   reason="The schedule names a second layer of £5,000,000."),
        resolution(exclusion, "accept", number=2, chips=("Shown elsewhere in the pack",), undone=3),
        resolution(exclusion, "waive", number=4, reason="Agreed by the category lead on 6 November 2026."),
        upheld,
        resolution(ofsted, "ask", number=6, chips=("Send newer evidence",)),
        resolution(continuity, "not_applicable", number=7, chips=("The provider does not offer this",)),
        resolution(pricing, "accept", number=8, chips=("Equivalent evidence",), evidence=pricing.finding.evidence[0]),
        replace(upheld, id=20, sequence=20, at=moment(20), categories=("1",), reason="Still so after the visit."),
    ]
    confirmed = [confirmation(category, "needs_decision", number=number) for category, number in (("1", 9), ("2", 10))]
    return record(resolutions=made, confirmations=confirmed)


_LONG_FOLDER = (
    "CWSCC - 099303 Children's Placement and Other Support Services DPS/"
    "The Very Reverend Thomas Featherstonehaugh-Cholmondeley Memorial Trust for Children and Young People/"
)
_LONG_NAME = (
    "Appendix {number:02d} - Policy_on_the_safeguarding_of_children_and_young_people_in_alternative_provision_"
    "FINAL_final_v{number}_reviewed_and_approved_by_the_board_of_trustees (signed copy, please use this one).pdf"
)


def big_record(documents: int = 60, findings: int = 300) -> Record:
    """A record of that size with long names everywhere, two gaps in five findings, for checks of layout."""
    pack = record()
    papers = tuple(_long_document(pack.documents[number % len(pack.documents)], number)
                   for number in range(documents))
    paths = {one.path: papers[number % documents].path for number, one in enumerate(pack.documents)}
    found = tuple(_long_finding(pack, number, paths) for number in range(findings))
    facts = tuple(replace(one, evidence=_moved(one.evidence, paths)) for one in pack.facts)
    words = replace(pack.framework, bases={(one.rule, one.category): ("assumed, not council policy: council norms",)
                                           for one in found})
    provider = replace(pack.provider, name="The Very Reverend Thomas Featherstonehaugh-Cholmondeley Memorial Trust for "
                                           "Children and Young People with Special Educational Needs (Sussex) Limited")
    verdicts = {category: verdict([one for one in found if one.category == category])
                for category in pack.categories}
    return replace(pack, documents=papers, findings=found, judged=found, facts=facts, framework=words,
                   provider=provider, verdicts=verdicts, judged_verdicts=verdicts)


def _moved(places: Sequence[Evidence], paths: Mapping[str, str]) -> tuple[Evidence, ...]:
    return tuple(replace(place, document=paths[place.document]) for place in places)


def _long_document(document: Document, number: int) -> Document:
    path = _LONG_FOLDER + _LONG_NAME.format(number=number)
    state = {7: "needs_password", 11: "unreadable", 13: "partial", 17: "ocr"}.get(number % 20, "full")
    reason = None if state in ("full", "ocr") else (
        "The file could not be read to its end: pages 201 to 400 are beyond the limit of one document.")
    return replace(document, path=path, read=state, reason=reason, sha256=f"{number:02x}" * 32)  # type: ignore[arg-type]


def _long_finding(pack: Record, number: int, paths: Mapping[str, str]) -> Finding:
    pool = [one for one in pack.findings if one.is_gap == (number % 5 < 2)]
    model = pool[number // 5 % len(pool)]
    return replace(
        model,
        rule=f"{model.rule}.copy_{number // len(pack.categories):03d}",
        category=pack.categories[number % len(pack.categories)],
        evidence=_moved(model.evidence, paths),
        reason=model.reason + " This sentence stands for the longer reasons that larger packs give rise to.",
    )


@cache
def _read(sample: str) -> tuple[Submission, ...]:
    """The submissions of a sample pack, read once a session."""
    archive = SAMPLES / f"{sample}.zip"
    as_at = SAMPLE_CHECKS[sample][1]
    with Spool() as spool:
        (source,) = sources([archive if archive.exists() else SAMPLES / sample])
        pack = open_pack(source, shared_sandbox(), spool)
        readings = read_entries(pack.entries, shared_sandbox(), as_at)
        split = layouts.split(pack, "auto", identities(readings))
        return tuple(submissions(pack, split, {reading.document.path: reading for reading in readings}))


def _standing(findings: Sequence[Finding], resolutions: Sequence[Resolution]) -> tuple[Standing, ...]:
    made = in_force(resolutions)
    return tuple(Standing(finding, made.get((finding.rule, finding.category))) for finding in findings)
