"""Pictures of pages: PNG, JPEG and TIFF files, whose words another process recognised.

Boxes are points from the top left of the page as displayed. Reading letters themselves is in `recognise`, which loads
its libraries; nothing does so here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from intake.located import Reading
from intake.readers.picture.reading import read, recheck
from intake.recognised import Recognition
from schemas.types import Evidence

__all__ = ["PictureReader", "read", "recheck"]


@dataclass(frozen=True, slots=True)
class PictureReader:
    """Reads a picture of which some pages were recognised."""

    recognition: Recognition

    def read(self, data: bytes) -> Reading:
        """As `read`, with the recognised pages."""
        return read(data, self.recognition)

    def recheck(self, data: bytes, evidence: Sequence[Evidence]) -> list[bool]:
        """As `recheck`, with the recognised pages."""
        return recheck(data, evidence, self.recognition)
