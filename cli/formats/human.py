"""The page an officer reads: verdicts first, then what is missing, wrong or unclear, then the rest in short."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from casework.words import (
    AREAS,
    LAYOUTS,
    READ_STATES,
    REGIMES,
    STATUSES,
    UNREAD_ACTIONS,
    VERDICTS,
    area_key,
    categories_line,
    count,
    folder_of,
    long_date,
    next_step,
    provider_line,
    sentence,
    sentence_name,
    unread_reason,
    within,
)
from cli.formats.gap_pages import advice_section, gaps_section, seen_lines
from cli.formats.presentation import Presentation
from cli.page import Cell, Page, Styled
from schemas.types import Assessment, Document, Evidence, Finding, Verdict, VerdictDetail

_VERDICT_STYLES: dict[Verdict, str] = {
    "suitable": "good",
    "conditional": "good",
    "needs_decision": "open",
    "incomplete": "open",
    "not_suitable": "bad",
}
_PLACES = 3
"""Places shown with what is worth knowing: a notice may rest on several certificates."""


def write(assessments: Sequence[Assessment], presentation: Presentation) -> str:
    """One supplier's page, or a table of all and then each one's page."""
    page = Page(presentation.width, presentation.colour)
    if len(assessments) == 1:
        _supplier(page, assessments[0], presentation, presentation.notices)
        return str(page)
    _overview(page, assessments, presentation)
    for assessment in assessments:
        page.blank()
        page.text("-" * page.width)
        _supplier(page, assessment, presentation, ())
    return str(page)


def _overview(page: Page, assessments: Sequence[Assessment], presentation: Presentation) -> None:
    """Suppliers by categories: who is where at one look."""
    page.heading(f"{count(len(assessments), 'supplier')} in this export")
    categories = sorted({code for assessment in assessments for code in assessment.categories}, key=_category_key)
    rows: list[list[Cell]] = [["", *(f"{presentation.label} {code}" for code in categories), "Unread"]]
    for assessment in assessments:
        unread = str(len(_unread(assessment.documents)))
        rows.append([assessment.provider.name, *_verdict_cells(assessment, categories), unread])
    page.table(rows)
    page.blank()
    page.text(_PROPOSED)
    _notices(page, presentation.notices)


def _verdict_cells(assessment: Assessment, categories: Sequence[str]) -> list[Cell]:
    details = [assessment.verdicts.get(code) for code in categories]
    return [
        "-" if detail is None else Styled(VERDICTS[detail.verdict].upper(), _VERDICT_STYLES[detail.verdict])
        for detail in details
    ]


_PROPOSED = "Verdicts are proposed: nothing is decided until a person confirms it."


def _supplier(
    page: Page, assessment: Assessment, presentation: Presentation, notices: Sequence[str]
) -> None:
    folder = folder_of(assessment.documents)
    _header(page, assessment, folder)
    _verdicts(page, assessment, presentation)
    _notices(page, notices)
    _unread_section(page, assessment.documents, folder)
    gaps_section(page, assessment.findings, presentation, folder)
    advice_section(page, assessment.findings, presentation, folder)
    _worth_knowing(page, assessment, presentation, folder)
    _met_section(page, assessment, presentation)
    _documents_section(page, assessment.documents, folder)
    _left_out_section(page, assessment, folder)


def _header(page: Page, assessment: Assessment, folder: str) -> None:
    framework, pack = assessment.framework, assessment.pack
    rows = [
        ("Framework", f"{framework.name} ({framework.id}), version {framework.version}"),
        ("Regime", REGIMES[framework.regime]),
        ("Status", STATUSES[framework.status]),
        ("Decision date", long_date(assessment.as_at)),
        ("Pack", f"{pack.name}, {count(len(assessment.documents), 'document')}"),
        ("Layout", f"{pack.layout} ({LAYOUTS[pack.layout]})"),
        ("Folder", folder.rstrip("/")),
    ]
    page.heading(provider_line(assessment.provider))
    for label, text in rows:
        if text:
            page.labelled(label, text, label_width=15)


def _verdicts(page: Page, assessment: Assessment, presentation: Presentation) -> None:
    """One line a category; where the names do not fit into it, each stands whole on a line below."""
    details = [(code, assessment.verdicts[code]) for code in assessment.categories]
    rows: list[list[Cell]] = [
        [
            f"{presentation.label} {code}",
            Styled(f"{VERDICTS[detail.verdict].upper()} (proposed)", _VERDICT_STYLES[detail.verdict]),
            _verdict_counts(detail),
        ]
        for code, detail in details
    ]
    titles = [presentation.titles.get(code, "") for code, _ in details]
    page.blank()
    named = [[row[0], title, *row[1:]] for row, title in zip(rows, titles, strict=True)]
    if page.fits(named):
        page.table(named)
    else:
        page.table(rows, below=titles)


def _verdict_counts(detail: VerdictDetail) -> str:
    counts = (
        (detail.missing, "missing"),
        (detail.to_decide, "to decide"),
        (detail.undertakings, "undertaken"),
    )
    return ", ".join(f"{number} {word}" for number, word in counts if number) or "no gap"


def _unread(documents: Iterable[Document]) -> list[Document]:
    return [document for document in documents if document.read in UNREAD_ACTIONS]


def _unread_section(page: Page, documents: Sequence[Document], folder: str) -> None:
    unread = _unread(documents)
    if not unread:
        return
    page.heading(f"Documents that could not be read in full ({len(unread)})")
    for document in unread:
        title = f"{READ_STATES[document.read].upper()}: {document.path.removeprefix(folder)}"
        page.text(title, style="open", hanging=2)
        page.text(unread_reason(document), indent=2)
        if step := next_step(document):
            page.text(step, indent=2)


def _worth_knowing(page: Page, assessment: Assessment, presentation: Presentation, folder: str) -> None:
    """Met, and yet a person should know: a date that comes near, an undertaking relied on, an amber figure."""
    noted: dict[tuple[str, tuple[Evidence, ...]], list[str]] = {}
    for finding in assessment.findings:
        for note in _notes(finding):
            noted.setdefault((within(folder, note), finding.evidence[:_PLACES]), []).append(finding.category)
    if not noted:
        return
    page.heading(f"Worth knowing ({len(noted)})")
    for (note, evidence), categories in noted.items():
        where = categories_line(presentation.label, list(dict.fromkeys(categories)))
        page.text(f"- {note} ({where})", hanging=2)
        seen_lines(page, evidence, folder, indent=2)


def _notes(finding: Finding) -> Iterator[str]:
    if finding.outcome == "met" and finding.undertaking:
        yield f"Undertaken, not held yet: {sentence(finding.requirement)} {finding.reason}"
    if finding.outcome == "met" and finding.rag == "amber":
        yield f"Amber: {sentence(finding.requirement)} {finding.reason}"
    if finding.notice:
        yield finding.notice


def _met_section(page: Page, assessment: Assessment, presentation: Presentation) -> None:
    """One row an area: everything that was judged is counted somewhere."""
    by_area: dict[str, Counter[str]] = {}
    for finding in assessment.findings:
        column = "open" if finding.is_gap else finding.outcome
        by_area.setdefault(finding.area, Counter())[column] += 1
    if not by_area:
        return
    page.heading("Everything judged, by area")
    page.text(f"Each rule counts once for each {presentation.label.lower()} it was judged in.")
    page.blank()
    rows = [["", "met", "does not apply", "open"]]
    for area in sorted(by_area, key=area_key):
        counts = by_area[area]
        rows.append([AREAS.get(area, area), *(str(counts[key]) for key in ("met", "not_applicable", "open"))])
    page.table(rows)


def _documents_section(page: Page, documents: Sequence[Document], folder: str) -> None:
    page.heading(f"Documents ({len(documents)})")
    rows = [
        [
            document.path.removeprefix(folder),
            sentence_name(document.kind) if document.read != "ignored" else "",
            ", ".join([READ_STATES[document.read], *(sentence_name(flag) for flag in document.flags)]),
        ]
        for document in documents
    ]
    page.table(rows)


def _left_out_section(page: Page, assessment: Assessment, folder: str) -> None:
    for title, paths in (
        ("Replaced by a later version, not judged", assessment.pack.superseded),
        ("Files that belong to no supplier, not judged", assessment.pack.unassigned),
    ):
        if paths:
            page.heading(f"{title} ({len(paths)})")
            for path in paths:
                page.text(f"- {path.removeprefix(folder)}", hanging=2)


def _notices(page: Page, notices: Sequence[str]) -> None:
    if not notices:
        return
    page.blank()
    for notice in notices:
        page.labelled("Note:", notice, label_width=6)


def _category_key(code: str) -> tuple[int, str]:
    return (int(code) if code.isdigit() else 0, code)
