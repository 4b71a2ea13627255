"""PDF files: words with their boxes, paragraphs, ruled and unruled tables, form fields.

Boxes are points from the top left of the page as displayed. Pictures of text are named, and read where another process
recognised them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake.located import Reading
from intake.readers.pdf.reading import read
from intake.readers.pdf.recheck import recheck
from intake.recognised import Recognition
from schemas.types import Evidence

__all__ = ["PdfReader", "read", "recheck"]


@dataclass(frozen=True, slots=True)
class PdfReader:
    """Reads a PDF of which some pages were recognised."""

    recognition: Recognition

    def read(self, data: bytes) -> Reading:
        """As `read`, with the recognised pages."""
        return read(data, self.recognition)

    def recheck(self, data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
        """As `recheck`, with the recognised pages."""
        return recheck(data, evidence, self.recognition)
