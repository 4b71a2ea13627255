"""Binary Excel workbooks (.xlsb): every sheet as one table of located cells, as those of .xlsx.

Our own reading of the records ([MS-XLSB]): libraries that open the format give values alone, not what is hidden, merged
or shown as a percentage.
"""

from __future__ import annotations

from intake.readers.xlsb.workbook import read, recheck

__all__ = ["read", "recheck"]
