"""What a person sees of a document beside a gap: pages as pictures with outlines, cells in their grid, passages.

`Viewer` is all that the screens use. It parses nothing itself: every document is opened in a limited process.
"""

from casework.evidence.viewer import Viewer

__all__ = ["Viewer"]
