"""The files that pages refer to: read once at the start, under an address that changes with their content.

The stylesheet and script of govuk-frontend come from its npm package, which `make` puts in place; ours are those of the
folder `static`. Nothing else is served.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from flask import Blueprint, Response, abort, current_app

from web.people import open_to_all

STATIC = Path(__file__).resolve().parent / "static"
THEIRS = ("govuk-frontend.min.css", "govuk-frontend.min.js")
_PACKAGE = Path("govuk-frontend") / "dist" / "govuk"

TYPES: Mapping[str, str] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
_A_YEAR = 365 * 24 * 3600

_FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
_FONT = re.compile(r"GDS Transport,\s*arial,\s*sans-serif")
_CREST = re.compile(r"(?:-webkit-)?(?:background|mask)-image:url\(/assets/images/govuk-crest\.svg\);?")
_SOURCE_MAP = re.compile(r"(?:/\*# sourceMappingURL=\S+ \*/|//# sourceMappingURL=\S+)\s*$")
SYSTEM_FONT = 'system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans",Arial,sans-serif'
"""The council is not GOV.UK: its typeface and its crest may not be used."""

blueprint = Blueprint("assets", __name__)


@dataclass(frozen=True, slots=True)
class Assets:
    """The files by name. `complete` is False where govuk-frontend is not installed: pages then say so."""

    files: Mapping[str, bytes]
    complete: bool
    version: str

    def url(self, name: str) -> str:
        """The address of a file of the list."""
        return f"/assets/{self.version}/{name}"


def load_assets(node_modules: Path) -> Assets:
    """Our files, and those of govuk-frontend where it is installed."""
    package = node_modules / _PACKAGE
    complete = all((package / name).is_file() for name in THEIRS)
    files = {path.name: path.read_bytes() for path in STATIC.iterdir() if path.suffix in TYPES}
    if complete:
        files |= {name: _without_branding((package / name).read_text(encoding="utf-8")) for name in THEIRS}
    digest = hashlib.sha256()
    for name in sorted(files):
        digest.update(name.encode() + b"\0" + files[name] + b"\0")
    return Assets(files, complete, digest.hexdigest()[:16])


def _without_branding(text: str) -> bytes:
    """Without what belongs to GOV.UK (its font and crest), and without the address of a map that is not served."""
    text = _FONT_FACE.sub("", _SOURCE_MAP.sub("", text))
    return _CREST.sub("", _FONT.sub(SYSTEM_FONT, text)).encode("utf-8")


@blueprint.get("/assets/<version>/<name>")
@open_to_all
def asset(version: str, name: str) -> Response:
    """One file. An address of an earlier version is answered with the present file, not to be kept."""
    assets: Assets = current_app.extensions["assets"]
    if name not in assets.files:
        abort(404)
    response = Response(assets.files[name], content_type=TYPES[Path(name).suffix])
    current = version == assets.version
    response.headers["Cache-Control"] = f"public, max-age={_A_YEAR}, immutable" if current else "no-store"
    return response
