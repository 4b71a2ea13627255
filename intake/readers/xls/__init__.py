"""Older Excel workbooks (.xls, BIFF5 and BIFF8): every sheet as one table of located cells, as those of .xlsx.

xlrd decodes the records. A second pass over them finds what it leaves out: tick boxes, text boxes, links.
"""

from __future__ import annotations

from intake.readers.xls.workbook import read, recheck

__all__ = ["read", "recheck"]
