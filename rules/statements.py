"""What a yes and what a no say, fact by fact: findings speak in statements, not in yes to this or no to that.

Each pair is the statement that `true` makes and the one that `false` makes, without capital and full stop. The first
also reads well after "whether". `{policy}` is the name of the policy that the fact's subject tells.
"""

from __future__ import annotations

from collections.abc import Sequence

from schemas.facts import FACTS
from schemas.types import Fact

_COVERS = {
    "employers_liability": "employers' liability",
    "public_liability": "public liability",
    "professional_indemnity": "professional indemnity",
    "motor": "motor",
    "products": "products liability",
    "cyber": "cyber",
}
_REGISTERS = {
    "ofsted": "Ofsted",
    "cqc": "the Care Quality Commission",
    "dfe": "the Department for Education",
    "ico": "the Information Commissioner",
}
_POLICIES = {
    "business_continuity": "business continuity plan",
    "complaints": "complaints procedure",
    "medication": "medicines policy",
    "modern_slavery": "modern slavery statement",
    "recording_and_retention": "policy on recording lessons",
    "missing_child": "policy on missing children",
    "other": "policy",
}
_SEEN = ("declaration.signed",)
"""Facts of the form that are seen there, not said: no "the form says that" stands before them."""

_PAIRS: dict[str, tuple[str, str]] = {
    "organisation.sme": (
        "the organisation is a small or medium-sized enterprise",
        "the organisation is not a small or medium-sized enterprise",
    ),
    "organisation.vcse": (
        "the organisation is a voluntary, community or social enterprise",
        "the organisation is not a voluntary, community or social enterprise",
    ),
    "organisation.section_54": (
        "section 54 of the Modern Slavery Act 2015 applies to the organisation",
        "section 54 of the Modern Slavery Act 2015 does not apply to the organisation",
    ),
    "organisation.new_provider": ("the provider is new", "the provider is not new"),
    "application.accounts_enclosed": ("two years' accounts are enclosed", "two years' accounts are not enclosed"),
    "exclusion.tax_arrangement": (
        "the tax owed has been paid or is under a binding arrangement to pay it",
        "the tax owed has not been paid and is under no binding arrangement to pay it",
    ),
    "exclusion.tax_binding_decision": (
        "the tax breach was established by a binding decision",
        "the tax breach was not established by a binding decision",
    ),
    "declaration.signed": ("the declaration is signed", "the signature box is empty"),
    "accounts.consolidated": ("the accounts are consolidated", "the accounts are not consolidated"),
    "accounts.uncapped_liabilities": ("there are uncapped liabilities", "there are no uncapped liabilities"),
    "accounts.going_concern_uncertainty": (
        "a material uncertainty on going concern is stated",
        "no material uncertainty on going concern is stated",
    ),
    "accounts.dormant": ("the organisation was dormant", "the organisation was not dormant"),
    "insurance.motor.business_use": (
        "the motor insurance covers business use",
        "the motor insurance does not cover business use",
    ),
    "policy.present": ("there is a {policy}", "there is said to be no {policy}"),
    "policy.signed": ("the {policy} is signed", "the {policy} is not signed"),
    "policy.lead_named": ("the {policy} names a safeguarding lead", "the {policy} names no safeguarding lead"),
    "registration.dfe.section_41": (
        "approval under section 41 is held",
        "approval under section 41 is not held",
    ),
    "staff.single_central_record": ("a single central record is kept", "no single central record is kept"),
    "staff.two_to_one": ("two-to-one staffing can be given", "two-to-one staffing cannot be given"),
    "staff.positive_behaviour_support": (
        "staff are trained in positive behaviour support",
        "staff are not trained in positive behaviour support",
    ),
    "staff.moving_and_handling": (
        "staff are trained in moving and handling",
        "staff are not trained in moving and handling",
    ),
    "staff.complex_health_training": (
        "staff are trained in complex health needs",
        "staff are not trained in complex health needs",
    ),
    "staff.mental_health_competence": (
        "competence in mental health is recorded",
        "no competence in mental health is recorded",
    ),
    "staff.medicines_competence": (
        "competence in giving medicines is recorded",
        "no competence in giving medicines is recorded",
    ),
    "enforcement.hse": (
        "there was enforcement by the Health and Safety Executive in the last three years",
        "there was no enforcement by the Health and Safety Executive in the last three years",
    ),
    "equality.adverse_finding": (
        "there was a finding of unlawful discrimination",
        "there was no finding of unlawful discrimination",
    ),
    "provision.transports_children": ("children are transported", "children are not transported"),
    "provision.works_in_person": (
        "the provider works in person with children",
        "the provider does not work in person with children",
    ),
    "provision.personal_care": ("personal care is given", "personal care is not given"),
    "provision.residential": ("children stay overnight", "children do not stay overnight"),
    "provision.own_site": ("the provider has premises of its own", "the provider has no premises of its own"),
    "provision.online": ("the provider teaches online", "the provider does not teach online"),
    "provision.records_lessons": ("lessons are recorded", "lessons are not recorded"),
    "provision.under_eights": ("children under eight are cared for", "no children under eight are cared for"),
    "provision.childcare_exemption": (
        "an exemption from childcare registration is stated",
        "no exemption from childcare registration is stated",
    ),
    "method_statement.answered": ("the method statement is answered", "the method statement is not answered"),
    "price.complete": ("every row is priced", "not every row is priced"),
    "price.arithmetic_ok": ("the totals agree with the rows", "the totals do not agree with the rows"),
    "debarment.listed": ("the provider is on the debarment list", "the provider is not on the debarment list"),
}
for _type, _cover in _COVERS.items():
    _PAIRS[f"insurance.{_type}.abuse_excluded"] = (
        f"the {_cover} policy excludes abuse",
        f"the {_cover} policy does not exclude abuse",
    )
    _PAIRS[f"insurance.{_type}.undertaken"] = (
        f"{_cover} cover is undertaken",
        f"{_cover} cover is not undertaken",
    )
for _body, _register in _REGISTERS.items():
    _PAIRS[f"registration.{_body}.held"] = (
        f"registration with {_register} is held",
        f"registration with {_register} is not held",
    )
    _PAIRS[f"registration.{_body}.exempt"] = (
        f"an exemption from registration with {_register} is stated",
        f"no exemption from registration with {_register} is stated",
    )


def ground_label(name: str) -> str:
    """A ground for exclusion in words, from the list of facts."""
    return FACTS[name].meaning.split(": ", 1)[-1]


for _name in FACTS:
    if _name.startswith(("exclusion.mandatory.", "exclusion.discretionary.")):
        _PAIRS[_name] = (
            f"the ground \u2018{ground_label(_name)}\u2019 applies",
            f"the ground \u2018{ground_label(_name)}\u2019 does not apply",
        )


def is_statement(facts: Sequence[Fact]) -> bool:
    """Whether all are answers of yes or no."""
    return all(isinstance(fact.value, bool) for fact in facts)


def statement(fact: Fact) -> str:
    """What a yes or a no says: the totals do not agree with the rows."""
    return _pair(fact.name, fact.subject)[0 if fact.value is True else 1]


def whether(name: str, subject: str | None = None) -> str:
    """What a yes would say, to be put after "whether"; empty for a fact that is no yes or no."""
    return _pair(name, subject)[0] if name in _PAIRS else ""


def is_said(fact: Fact) -> bool:
    """Whether it is the provider's word rather than something to be seen."""
    return fact.name not in _SEEN


def _pair(name: str, subject: str | None) -> tuple[str, str]:
    yes, no = _PAIRS[name]
    kind = subject or "other"
    policy = _POLICIES.get(kind, f"{kind.replace('_', ' ')} policy")
    return yes.replace("{policy}", policy), no.replace("{policy}", policy)
