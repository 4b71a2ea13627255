"""What a page would fetch or run: noted, never done."""

from __future__ import annotations

from intake.readers.html.names import local, words_in
from intake.readers.html.source import Element

_FETCHED = {
    "img": "src", "script": "src", "iframe": "src", "frame": "src", "embed": "src", "audio": "src", "video": "src",
    "source": "src", "input": "src", "object": "data", "link": "href", "image": "href", "use": "href",
}  # fmt: skip
_LOOKED_AT = tuple(f"{{*}}{name}" for name in (*_FETCHED, "style"))
_REMOTE = ("http:", "https:", "ftp:", "//", "\\\\", "file:")
_STYLES_ONLY = ("stylesheet", "icon", "preload", "import")


def fetches(root: Element) -> frozenset[str]:
    """Flags: external_links where opening the page would fetch something, javascript where it would run something.
    Links to click are neither."""
    flags = set()
    for element in root.iter(*_LOOKED_AT):
        name = local(element.tag)
        if name == "script":
            flags.add("javascript")
        if name == "style":
            leaves = "@import" in words_in(element)
        else:
            leaves = _is_remote(element.get(_FETCHED[name])) and _is_loaded(element, name)
        if leaves:
            flags.add("external_links")
    if root.xpath("boolean(//@*[starts-with(name(), 'on') or starts-with(name(), 'ON')])"):
        flags.add("javascript")
    return frozenset(flags)


def _is_remote(target: str | None) -> bool:
    return target is not None and target.strip().lower().startswith(_REMOTE)


def _is_loaded(element: Element, name: str) -> bool:
    return name != "link" or any(word in (element.get("rel") or "").lower() for word in _STYLES_ONLY)
