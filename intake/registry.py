"""The two dicts: which reader for which media type, which extractors for which kind of document.

Imported only where documents are parsed (a limited process), since it loads every reader.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from intake import media
from intake.facts import FactSheet
from intake.kinds import (
    accounts,
    credit_report,
    dbs_record,
    declaration,
    inspection_report,
    insurance,
    method_statement,
    policy,
    pricing_schedule,
    questionnaire,
    receipt,
    reference,
    registration,
    risk_assessment,
    training_record,
)
from intake.located import Reading
from intake.readers import docx, html, mail, mhtml, opendocument, pdf, picture, text, xls, xlsb, xlsx
from intake.recognised import Recognition
from schemas.types import DocumentKind, Evidence


class Reader(Protocol):
    """A module of intake/readers."""

    def read(self, data: bytes) -> Reading:
        """Located text, or NeedsPassword, Unreadable, Refused, LimitExceeded."""

    def recheck(self, data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
        """For each place, whether the quote stands there in the bytes."""


Extract = Callable[[Reading, FactSheet], None]

READERS: Mapping[str, Reader] = {
    "application/pdf": pdf,
    "image/png": picture,
    "image/jpeg": picture,
    "image/tiff": picture,
    media.DOCX: docx,
    media.DOCM: docx,
    media.DOTX: docx,
    media.XLSX: xlsx,
    media.XLSM: xlsx,
    media.XLTX: xlsx,
    media.XLS: xls,
    media.XLSB: xlsb,
    media.ODS: opendocument.spreadsheet,
    media.ODT: opendocument.textdocument,
    media.EML: mail,
    media.MSG: mail,
    media.MHTML: mhtml,
    "application/xhtml+xml": html,
    "application/xml": html,
    "text/html": html,
    "text/plain": text,
    "text/csv": text,
    "text/markdown": text,
    "application/json": text,
}

PICTURE_READERS: Mapping[str, Callable[[Recognition], Reader]] = {
    "application/pdf": pdf.PdfReader,
    "image/png": picture.PictureReader,
    "image/jpeg": picture.PictureReader,
    "image/tiff": picture.PictureReader,
}
"""Formats whose pages may be pictures of text, with the reader that knows which were recognised."""

EXTRACTORS: Mapping[DocumentKind, tuple[Extract, ...]] = {
    "questionnaire": (questionnaire.extract,),
    "accounts": (accounts.extract,),
    "credit_report": (credit_report.extract,),
    "insurance_certificate": (insurance.extract,),
    "policy": (policy.extract,),
    "registration": (registration.extract,),
    "inspection_report": (inspection_report.extract,),
    "dbs_record": (dbs_record.extract,),
    "training_record": (training_record.extract,),
    "reference": (reference.extract,),
    "pricing_schedule": (pricing_schedule.extract,),
    "method_statement": (method_statement.extract,),
    "declaration": (declaration.extract,),
    "receipt": (receipt.extract,),
    "risk_assessment": (risk_assessment.extract,),
}
