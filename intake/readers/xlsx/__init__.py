"""Workbooks (.xlsx, .xlsm and templates): every sheet as one table of located cells.

One pass over each sheet's XML gives values and structure together: a second library for the values would
still need that pass to know formulas, formats and what is hidden, and would unfold the grid that a sheet
declares.
"""

from __future__ import annotations

from intake.readers.xlsx.workbook import read, recheck

__all__ = ["read", "recheck"]
