"""A policy's cues besides its title, which `intake.kinds.policy.subjects` tells."""

from intake.classify.cues.cue import Cues

POLICY_CUES = Cues(
    peculiar=(
        (
            r"this (?:policy|procedure|plan|statement) (?:sets out|applies|will be|is|has been"
            r"|covers|was|should|aims|describes|explains)",
            4,
        ),
        (r"(?:purpose|aims?|scope|objectives) of this (?:policy|procedure|plan|statement)", 3),
        (
            r"polic(?:y|ies) (?:statement|owner|lead|review)|(?:next|date of next|date for) review"
            r"|review date",
            2,
        ),
        (r"(?:related|linked|associated|other relevant) (?:policies|documents|procedures)", 2),
        (
            r"monitoring (?:and|&) review|roles (?:and|&) responsibilities|(?:legal"
            r"|legislative) framework|statement of (?:intent|commitment)",
            2,
        ),
    ),
    usual=(
        (r"\bpolicy\b", 1),
        (r"\bstaff (?:must|should|will|are)\b|we (?:are committed|will ensure)", 1.5),
        (r"(?:approved|ratified|adopted) by", 1),
    ),
    columns=(r"^version", r"^(?:changes|amendments?|summary of changes)", r"^author"),
    names=(
        (r"polic(?:y|ies)|procedures?|handbook|statement of intent|code of (?:practice|conduct)", 4.5),
        (
            r"continuity|safeguarding|child protection|complaints|whistleblow|e-?safety"
            r"|online safety|equality|GDPR|data protection",
            2.5,
        ),
        (
            r"environment|sustainab|quality|slavery|lone working|behaviour|medicines|recruitment"
            r"|health (?:and|&) safety|plan\b|statement",
            1.5,
        ),
    ),
    folders=((r"polic(?:y|ies)|procedures", 3),),
)

HANDBOOK_TITLES = (
    r"(?:polic(?:y|ies)|procedures?|staff|employee|safety|company) (?:handbook|manual"
    r"|pack|folder)|handbook of policies"
)
"""Titles of documents that hold several policies."""
