"""Zip files whose bytes depend on their content alone."""

import io
import zipfile
from collections.abc import Callable, Mapping

_WHEN = (2026, 10, 1, 9, 0, 0)


def zip_of(
    files: Mapping[str, bytes], when: Mapping[str, tuple[int, int, int, int, int, int]] | None = None
) -> bytes:
    """A zip of the files in the order given, each with a fixed time unless ``when`` names another."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, (when or {}).get(name, _WHEN))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()


def settled(data: bytes, patch: Callable[[str, bytes], bytes] = lambda _, part: part) -> bytes:
    """An Office file repacked with fixed times; ``patch`` may change a part on the way."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: patch(name, archive.read(name)) for name in archive.namelist()}
    return zip_of(parts)
