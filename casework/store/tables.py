"""Every table there is: importing this module makes the metadata whole."""

from __future__ import annotations

from casework.store import accounts, checks, jobs, packs, resolutions
from casework.store.base import Base

METADATA = Base.metadata
MODULES = (accounts, checks, jobs, packs, resolutions)
