"""OpenDocument files: texts (.odt) and spreadsheets (.ods), read from their XML as `docx` and `xlsx` read theirs."""

from __future__ import annotations

from intake.readers.opendocument import spreadsheet, textdocument

__all__ = ["spreadsheet", "textdocument"]
