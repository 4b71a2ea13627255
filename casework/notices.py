"""What a person should know before believing a result: the wrong framework, or several providers taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from casework import enclosures
from casework.replaced import identities
from casework.submission import Submission
from intake.folder_names import number_key, organisation_key
from intake.layouts import Identity
from rules import frameworks
from rules.model import Framework

_ADVICE: dict[str, str] = {
    "per-supplier": " If this is an export of several suppliers, use --layout many-suppliers.",
    "flat": " If these are the files of several suppliers, put each supplier's in a folder of its own and use --layout "
            "many-suppliers.",
    "many-suppliers": "",
}
"""What to do where several applied, by the layout that took them for one."""


def notices_of(submission: Submission, framework: Framework) -> tuple[str, ...]:
    """The notices on one submission judged under that framework."""
    return (
        *_other_framework(submission, framework), *_several_providers(submission), *enclosures.notices(submission)
    )


def _other_framework(submission: Submission, framework: Framework) -> Iterable[str]:
    """When a form names a configured framework other than the one it is judged under."""
    named = {str(fact.value) for fact in submission.facts()
             if fact.name == "application.framework" and fact.subject is None}
    wanted = {_key(framework.id), _key(framework.name)}
    strange = {_key(name) for name in named} - wanted
    if not strange:
        return
    form = "The form" if len(named) == 1 else "A form"
    for other in map(frameworks.load, frameworks.ids()):
        if other.id != framework.id and {_key(other.id), _key(other.name)} & strange:
            yield (f"{submission.provider().name}: WRONG FRAMEWORK? {form} is for {other.name}, and is judged here "
                   f"under {framework.name}. Check which is meant before you use this result.")


def _key(name: str) -> str:
    """Letters and digits alone, in lower case."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def _several_providers(submission: Submission) -> Iterable[str]:
    """When questionnaires of one submission were filled in by organisations of different names and numbers."""
    forms = [reading for reading in submission.live() if reading.document.kind == "questionnaire"]
    found = identities(forms)
    applicants = _applicants(found[path] for path in sorted(found))
    if len(applicants) < 2:
        return
    listed = "; ".join(map(_shown, applicants))
    yield (f"SEVERAL PROVIDERS? The documents name more than one provider: {listed}. They are judged here as one."
           + _ADVICE[submission.pack.layout])


def _shown(applicant: Identity) -> str:
    return applicant.names[0] + (f" ({applicant.numbers[0]})" if applicant.numbers else "")


def _applicants(forms: Iterable[Identity]) -> list[Identity]:
    """One identity for each organisation that is surely another."""
    applicants: list[Identity] = []
    for form in forms:
        if form.names and not any(_may_be_same(form, known) for known in applicants):
            applicants.append(form)
    return applicants


def _may_be_same(one: Identity, other: Identity) -> bool:
    """A name or a number in common; where one gives no number, a word of the name is enough (a trading name)."""
    numbers = [{number_key(number) for number in each.numbers} for each in (one, other)]
    names = [{organisation_key(name) for name in each.names} for each in (one, other)]
    if numbers[0] & numbers[1] or names[0] & names[1]:
        return True
    words = [{word for name in each for word in name.split()} for each in names]
    return not all(numbers) and bool(words[0] & words[1])
