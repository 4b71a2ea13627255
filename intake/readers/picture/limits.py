"""Limits of reading pictures: what lies beyond is refused or scaled down, never decoded whole."""

from __future__ import annotations

MAX_PIXEL_BYTES = 300_000_000
"""Bytes that a picture's pixels may take when it is unpacked; a sheet of A3 in colour at 600 dots per inch takes 200
MB."""
MAX_USED_PIXELS = 40_000_000
"""Pixels of a picture that are of use; larger ones are scaled down when they are unpacked."""
MAX_FRAMES = 500
"""Pages of one TIFF file."""
LARGEST_SIDE = 65_000
"""Pixels."""
PLAUSIBLE_DPI = (50.0, 1_200.0)
UNMEASURED_DPI = (72.0, 96.0)
"""What cameras and programs write when nobody measured anything."""
LARGEST_SHEET = 1_690.0
"""Points of the longer side of A2: pictures that would be larger state a resolution that nobody measured."""
A4_LENGTH = 842.0
SMALL_PICTURE = 1_000
"""Pixels of the longer side from which a picture without a resolution is taken for a sheet of A4."""
SCREEN_DPI = 96.0
"""Dots per inch of smaller pictures that do not state them."""
MAX_DRAWN_PIXELS = 40_000_000
"""Pixels of a page as drawn for a viewer."""
RECOGNISED_DPI = 240.0
"""Dots per inch at which letters are read. Of made scans of 120 to 300 dots per inch 0.02 to 0.21 % of the letters were
wrong at 240, 0.00 to 0.23 % at 300, 0.13 to 0.28 % at 200; the time goes up with the dots."""
