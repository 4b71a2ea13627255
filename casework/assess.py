"""A pack in, assessments out: the one function that every way into the program calls."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from casework import enclosures, judging
from casework.documents import Progress, Report, read_entries
from casework.issued import IssuedForm, compared, issued_form
from casework.notices import notices_of
from casework.recognised_pages import RecognisedPages
from casework.replaced import identities, replaced_paths
from casework.submission import Submission
from intake import layouts
from intake.entry import Entry
from intake.layouts import LayoutChoice, Split
from intake.pack import Pack, PackSource, open_pack, sources
from intake.recognised import OcrMode
from intake.sandbox import Sandbox
from intake.spool import Spool
from rules import frameworks
from rules.model import Framework
from schemas.errors import UnknownCategory, UsageError
from schemas.types import Assessment, DocumentReading, PackSummary

__all__ = ["Outcome", "Progress", "assess", "judge"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of the packs: one assessment a supplier, and notices for the person at the screen."""

    assessments: tuple[Assessment, ...]
    notices: tuple[str, ...] = ()


def assess(
    paths: Sequence[Path],
    framework_id: str,
    *,
    categories: Sequence[str] | None = None,
    as_at: date,
    layout: LayoutChoice = "auto",
    ocr: OcrMode = "auto",
    issued: Sequence[Path] = (),
    jobs: int = 1,
    progress: Report | None = None,
    sandbox: Sandbox | None = None,
) -> Outcome:
    """Read every pack and judge each supplier's submission.

    Each folder or archive among `paths` is a pack, all loose files together are one. Without `categories`: those that
    the form applies for, else all, with a notice. `sandbox`: one that runs already and goes on running, instead of
    one of `jobs` for this call. `ocr` says which pictures of text are recognised. `issued` are the blank forms as they
    were sent out, against which returned ones are held. Raises UnknownFramework, UnknownCategory, PackError,
    UsageError.
    """
    framework = frameworks.load(framework_id)
    wanted = None if categories is None else known_categories(framework, categories)
    packs = sources(paths)
    if not packs:
        raise UsageError("No pack was given. Name a zip, a folder or the files of a submission.")
    done: list[Outcome] = []
    with Spool() as spool, Sandbox(jobs) if sandbox is None else nullcontext(sandbox) as running:
        forms = [issued_form(file, as_at, running, spool) for file in issued]
        for source in packs:
            read = read_pack(source, as_at, layout, running, spool, progress, ocr)
            done += [_judged(submission, forms, framework, wanted, as_at) for submission in read.submissions]
    return Outcome(
        tuple(assessment for outcome in done for assessment in outcome.assessments),
        tuple(dict.fromkeys(notice for outcome in done for notice in outcome.notices)),
    )


def known_categories(framework: Framework, wanted: Iterable[str]) -> tuple[str, ...]:
    """The categories in the framework's order, each once. UnknownCategory names what there is."""
    asked = set(wanted)
    for category in sorted(asked - set(framework.categories)):
        there = "; ".join(f"{one.id} {one.name}" for one in framework.categories.values())
        raise UnknownCategory(f"{framework.name} has no {framework.label.lower()} {category!r}. There are: {there}.")
    return tuple(category for category in framework.categories if category in asked)


def _judged(
    submission: Submission, forms: Sequence[IssuedForm], framework: Framework, wanted: tuple[str, ...] | None,
    as_at: date,
) -> Outcome:
    held, notices = compared(submission, forms)
    outcome = judge(held, framework, wanted, as_at)
    return replace(outcome, notices=outcome.notices + notices)


@dataclass(frozen=True, slots=True)
class ReadPack:
    """A pack with all its documents read: the submissions in it, and the entries of each in the same order."""

    pack: Pack
    split: Split
    submissions: tuple[Submission, ...]

    @property
    def entries(self) -> tuple[tuple[Entry, ...], ...]:
        """The entries of each submission, with paths over that supplier's own files."""
        return tuple(part.entries for part in self.split.submissions)


def read_pack(
    source: PackSource, as_at: date, layout: LayoutChoice, sandbox: Sandbox, spool: Spool, progress: Report | None,
    ocr: OcrMode = "auto", recognised: RecognisedPages | None = None,
) -> ReadPack:
    """Open a pack, read every document in it, and tell its suppliers apart. PackError when it cannot be opened."""
    pack = open_pack(source, sandbox, spool)
    readings = read_entries(pack.entries, sandbox, as_at, ocr=ocr, recognised=recognised, progress=progress)
    split = layouts.split(pack, layout, identities(readings))
    by_path = {reading.document.path: reading for reading in readings}
    return ReadPack(pack, split, tuple(submissions(pack, split, by_path)))


def submissions(pack: Pack, split: Split, by_path: Mapping[str, DocumentReading]) -> list[Submission]:
    """Each supplier's readings with paths over that supplier's files, and what a later version replaces."""
    found = []
    for part in split.submissions:
        readings = tuple(
            _moved(by_path[part.prefix + entry.path], entry.path, entry.flags) for entry in part.entries
        )
        replaced = replaced_paths(readings, {entry.path: entry.modified for entry in part.entries})
        summary = PackSummary(part.name if split.layout == "many-suppliers" else pack.name, part.sha256, split.layout,
                              replaced, split.unassigned)
        supplier = part.name if split.layout == "many-suppliers" else _folder_name(pack, readings)
        found.append(Submission(supplier, summary, enclosures.flagged(flagged(readings, replaced))))
    return found


def _folder_name(pack: Pack, readings: Sequence[DocumentReading]) -> str:
    """What to call a supplier of whom no document gave the name: the innermost common folder, else the pack."""
    parents = [PurePosixPath(reading.document.path).parts[:-1] for reading in readings
               if reading.document.read != "ignored"]
    common = [parts[0] for parts in zip(*parents, strict=False) if len(set(parts)) == 1] if parents else []
    return common[-1] if common else PurePosixPath(pack.name).stem


def _moved(reading: DocumentReading, path: str, flags: frozenset[str]) -> DocumentReading:
    """The reading with its path inside the supplier's own files, everywhere it is named."""
    old = reading.document.path
    document = replace(reading.document, path=path, flags=tuple(sorted(set(reading.document.flags) | flags)))
    if path == old:
        return replace(reading, document=document)
    return replace(
        reading,
        document=document,
        lead=None if reading.lead is None else replace(reading.lead, document=path),
        facts=tuple(
            replace(fact, evidence=tuple(replace(place, document=path) for place in fact.evidence))
            for fact in reading.facts
        ),
        questions=tuple(
            replace(answer, document=path,
                    evidence=None if answer.evidence is None else replace(answer.evidence, document=path))
            for answer in reading.questions
        ),
        problems=tuple(
            replace(problem, evidence=tuple(replace(place, document=path) for place in problem.evidence))
            for problem in reading.problems
        ),
    )


def flagged(readings: Iterable[DocumentReading], replaced: Sequence[str]) -> tuple[DocumentReading, ...]:
    """The readings, those that a later version replaces flagged `superseded`."""
    return tuple(_flagged(reading, replaced) for reading in readings)


def _flagged(reading: DocumentReading, replaced: Sequence[str]) -> DocumentReading:
    if reading.document.path not in replaced:
        return reading
    flags = tuple(sorted({*reading.document.flags, "superseded"}))
    return replace(reading, document=replace(reading.document, flags=flags))


def judge(submission: Submission, framework: Framework, wanted: tuple[str, ...] | None, as_at: date) -> Outcome:
    """Judge one submission. `wanted` None: the categories applied for, else all of the framework with a notice."""
    categories, notices = categories_of(submission, framework, wanted)
    judgement = judging.judge(submission, framework, categories, as_at)
    assessment = Assessment(
        framework=framework.summary,
        as_at=as_at,
        pack=submission.pack,
        provider=submission.provider(),
        categories=categories,
        documents=tuple(reading.document for reading in submission.readings),
        questions=tuple(answer for reading in submission.readings for answer in reading.questions),
        facts=tuple(fact for reading in submission.readings for fact in reading.facts) + judgement.computed,
        findings=judgement.findings,
        verdicts=judgement.verdicts,
    )
    return Outcome((assessment,), notices_of(submission, framework) + notices)


def categories_of(
    submission: Submission, framework: Framework, wanted: tuple[str, ...] | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The categories to judge, and what to tell the person about the choice."""
    if wanted is not None:
        return wanted, ()
    asked = submission.applied_for()
    known = tuple(category for category in framework.categories if category in asked)
    strange = [code for code in asked if code not in framework.categories]
    label = framework.label.lower()
    provider = submission.provider().name
    notices = []
    if strange:
        notices.append(f"{provider}: the form applies for {label} {', '.join(strange)}, which {framework.name} "
                       "does not have; check that this is the right framework.")
    if not known:
        notices.append(f"{provider}: no {label} applied for could be read from the form, so all are assessed. "
                       "Choose those it applies for and check again.")
    return known or tuple(framework.categories), tuple(notices)
