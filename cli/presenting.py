"""From a framework and a target to what the writers need."""

from __future__ import annotations

from difflib import get_close_matches

from casework.distribution import tool_version
from cli.formats.presentation import Presentation
from cli.output import Target
from rules.explain import basis_of
from rules.frameworks import ids, load
from rules.model import Framework
from schemas.errors import UnknownFramework


def known_framework(framework_id: str) -> Framework:
    """The framework of that id. UnknownFramework names all there are, and the nearest."""
    known = ids()
    if framework_id in known:
        return load(framework_id)
    nearest = get_close_matches(framework_id.lower(), known, n=1)
    hint = f" Did you mean {nearest[0]}?" if nearest else ""
    raise UnknownFramework(f"There is no framework {framework_id!r}.{hint} The frameworks are: {', '.join(known)}.")


def presentation(framework: Framework, notices: tuple[str, ...], target: Target) -> Presentation:
    """How to show results judged under that framework at that place."""
    return Presentation(
        version=tool_version(),
        label=framework.label,
        titles={code: category.name for code, category in framework.categories.items()},
        basis=lambda finding: basis_of(framework, finding.rule, finding.category),
        notices=notices,
        width=target.width,
        colour=target.colour,
    )
