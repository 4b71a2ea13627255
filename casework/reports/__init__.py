"""Reports on a record, each in several formats with the same content. The same record gives the same bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from casework.record import Record
from casework.reports.content import PanelReport
from casework.reports.panel import panel_report
from casework.words import long_date
from schemas.plain import plain

__all__ = ["FORMATS", "FormatName", "PanelReport", "ReportFormat", "filename", "panel_report", "write"]

FormatName = Literal["docx", "html", "pdf"]

_NAME_LENGTH = 90
"""Characters of a provider's name that go into a file's name."""
_NOT_IN_NAMES = re.compile(r'[<>:"/\\|?*]+')
"""What some system does not allow in the name of a file."""


@dataclass(frozen=True, slots=True)
class ReportFormat:
    """A format: its media type and what writes it. The name of the format is also the ending of the file."""

    name: str
    media_type: str
    write: Callable[[PanelReport], bytes]


def _docx(report: PanelReport) -> bytes:
    from casework.reports import docx

    return docx.write(report)


def _html(report: PanelReport) -> bytes:
    from casework.reports import html

    return html.write(report)


def _pdf(report: PanelReport) -> bytes:
    from casework.reports import pdf

    return pdf.write(report)


FORMATS: Mapping[FormatName, ReportFormat] = {
    "docx": ReportFormat(
        "Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", _docx
    ),
    "html": ReportFormat("HTML", "text/html; charset=utf-8", _html),
    "pdf": ReportFormat("PDF", "application/pdf", _pdf),
}
"""The formats of a report by their ending. Libraries that write them are imported when one is written."""


def write(record: Record, form: FormatName) -> bytes:
    """The panel report on a record, in one format."""
    return FORMATS[form].write(panel_report(record))


def filename(record: Record, form: FormatName) -> str:
    """`Panel report - Harbourstone Care - CPOSS - 9 November 2026.docx`: without what a system may not allow. Of
    a further check also its number: two may be of one date."""
    framework = record.framework.summary.id.replace("-", " ").upper()
    provider = _cleaned(record.provider.name)[:_NAME_LENGTH].rstrip(" .") or "provider"
    check = f" - check {record.number}" if record.number > 1 else ""
    return f"Panel report - {provider} - {framework} - {long_date(record.as_at)}{check}.{form}"


def _cleaned(name: str) -> str:
    return " ".join(_NOT_IN_NAMES.sub(" ", plain(name)).split())
