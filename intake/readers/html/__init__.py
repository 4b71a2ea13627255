"""Web pages and tagged accounts (inline XBRL): the visible page as located text, the tags beside it.

Anchors are those of Word files: the headings above, then the paragraph, or the table with row and column. Nothing is
fetched and nothing is run.
"""

from intake.readers.html.page import read, recheck

__all__ = ["read", "recheck"]
