"""The panel report: what one check of one submission came to, exceptions first, and who decided what.

The same record gives the same report; nothing here knows a clock. `at` is the moment of the last event told.
"""

from __future__ import annotations

from datetime import datetime

from casework.record import Record
from casework.reports.content import Bullets, PanelReport, Section
from casework.reports.decisions import decisions_section
from casework.reports.documents import documents_section
from casework.reports.exceptions import advice_section, corrected_section, exceptions_of, exceptions_section
from casework.reports.facts_used import facts_section
from casework.reports.not_checked import not_checked_section
from casework.reports.settled import conditions_section, met_section, notes_section
from casework.reports.summary import summary
from casework.reports.telling import Telling
from casework.words import long_date

_HOW_TO_READ = (
    "A verdict is proposed by the program and stands when a person confirms it. Not suitable: a requirement that fails "
    "an application is not met. Incomplete: something asked for is missing. Needs a decision: something is not met or "
    "unclear, and a person decides; where gaps were upheld, the panel. Conditional: an undertaking is relied on. "
    "Suitable: none of these.",
    "Not met: the evidence shows that the requirement is not fulfilled. Missing: nothing was found where it was looked "
    "for. Unclear: the evidence does not decide it. Not checked: the check itself failed.",
    "Accepted and waived gaps count as met, and waived ones are listed as waived. Upheld gaps stand. A gap about which "
    "the provider was asked stands until the provider answers. A decision that was undone counts no longer, and stays "
    "in the list.",
    "Every finding names its rule, what the rule rests on, and the place where the evidence stands, with its words. A "
    "basis that says “assumed” is not council policy.",
    "The SHA-256 of a document identifies its bytes: the same file has the same digest.",
    "Invisible and control characters of documents are spelled out by their number, such as \\u202e. So are, in the "
    "PDF, letters that its fonts do not have.",
)


def panel_report(record: Record) -> PanelReport:
    """The report on a record."""
    telling = Telling(record)
    exceptions = exceptions_of(telling)
    framework = record.framework.summary
    sections = (
        summary(telling, exceptions),
        exceptions_section(telling, exceptions),
        corrected_section(telling),
        conditions_section(telling),
        notes_section(telling),
        advice_section(telling, exceptions_of(telling, advice=True)),
        decisions_section(telling),
        met_section(telling),
        facts_section(telling),
        not_checked_section(telling),
        documents_section(telling),
        Section("How to read this report", (Bullets(_HOW_TO_READ),)),
    )
    return PanelReport(
        title=f"Panel report: {record.provider.name}",
        subtitle=f"{framework.name}, decision date {long_date(record.as_at)}",
        marking="Live" if framework.status == "live" else "Demonstration, not council policy",
        at=_last_event(record),
        tool=f"Tender Intake {record.tool_version}",
        sections=tuple(section for section in sections if section is not None),
    )


def _last_event(record: Record) -> datetime:
    undone = [one.undone.at for one in record.resolutions if one.undone is not None]
    made = [one.at for one in record.resolutions]
    return max([record.checked_at, *made, *undone, *(one.at for one in record.confirmations)])
