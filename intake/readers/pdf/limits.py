"""Limits of the PDF reader: what lies beyond is left out and said, never waited for."""

from __future__ import annotations

MAX_PAGES = 2_000
"""Pages read of one document."""
MAX_OBJECTS_PER_PAGE = 200_000
"""Drawing objects looked at on one page, forms within forms included."""
MAX_SEGMENTS_PER_PATH = 4_000
"""Segments of one path; longer ones are drawings, not table rules."""
MAX_GLYPHS_PER_PAGE = 200_000
"""Characters read on one page."""
MAX_GLYPHS = 12_000_000
"""Characters read of one document."""
MAX_EDGES_PER_PAGE = 8_000
"""Rules looked at on one page; a page with more is a drawing, and its tables are not read."""
MAX_PAGE_SIDE = 14_400.0
"""Points; the largest side that the format allows without a user unit."""
MAX_FORM_DEPTH = 6
"""How deep drawings within drawings are followed."""
MAX_FIELDS = 20_000
"""Form fields read of one document."""
MAX_BOOKMARKS = 2_000
"""Entries of an outline, which may also go round in circles."""
MAX_RENDER_PIXELS = 40_000_000
"""Pixels of a page as drawn."""
READING_DPI = 300.0
"""Dots per inch at which a page is drawn for its letters to be recognised."""
MAX_READING_PIXELS = 14_000_000
"""Pixels of a page so drawn; larger sheets are drawn at fewer dots per inch."""
MAX_UNPACKED = 4_000_000
"""Bytes of one pack of objects looked through for scripts."""
