"""Word files (.docx, .docm and templates): the text as displayed, with the place of each stretch.

Our own walk over the XML, since answers stand in content controls, form fields and tracked insertions.
"""

from __future__ import annotations

from intake.readers.docx.document import read, recheck

__all__ = ["read", "recheck"]
