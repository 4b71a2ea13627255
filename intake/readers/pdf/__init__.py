"""PDF files with text: words with their boxes, paragraphs, ruled and unruled tables, form fields.

Boxes are points from the top left of the page as displayed. Pictures of text are named, not read.
"""

from __future__ import annotations

from intake.readers.pdf.reading import read
from intake.readers.pdf.recheck import recheck

__all__ = ["read", "recheck"]
