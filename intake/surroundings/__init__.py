"""What stands around a cited place, for whoever looks at the evidence; runs in a limited process.

PDFs and pictures give the page's size with outlines, workbooks a grid around the cell, everything else the passage. A
document is also shown part by part: pages, windows of its sheets, slices of its text.
"""

from intake.surroundings.showing import prepare, show_place

__all__ = ["prepare", "show_place"]
