"""Records of people and of risks."""

from collections.abc import Mapping

from intake.classify.cues.cue import Cues
from schemas.types import DocumentKind

PEOPLE: Mapping[DocumentKind, Cues] = {
    "dbs_record": Cues(
        titles=(
            (r"single central (?:record|register)|\bSCR\b", 12),
            (
                r"\bDBS\b (?:records?|register|log|checks?|tracker|schedule|list|summary|status"
                r"|information|certificate)",
                11,
            ),
            (
                r"disclosure (?:and|&) barring|staff (?:vetting|clearance|checks?)|(?:vetting"
                r"|pre-employment) (?:checks?|record|register|log)",
                9,
            ),
            (r"workforce (?:checks?|record|register)|staff (?:register|compliance)", 5),
        ),
        not_titles=(r"policy|procedure|guidance|handling of",),
        peculiar=(
            (r"barred list(?: check)?(?:ed)?", 1),
            (r"prohibition (?:from teaching|order|check)|section 128|s\.? ?128", 1),
        ),
        usual=((r"update service", 1), (r"right to work", 1)),
        columns=(
            r"\bDBS\b",
            r"barred|list 99|ISA",
            r"certificate (?:no|number)|disclosure (?:no|number)|DBS (?:no|number)",
            r"update service|\bUS\b",
            r"right to work|\bRTW\b",
            r"prohibition|section 128|s128",
            r"date of (?:issue|check)|issue date|issued",
            r"^(?:role|job title|post|position)$",
            r"identity|\bID\b",
        ),
        names=((r"\bDBS\b|single central|\bSCR\b|vetting", 5),),
        folders=((r"DBS|vetting|single central", 2),),
    ),
    "training_record": Cues(
        titles=(
            (
                r"training (?:records?|matrix|log|register|schedule|tracker|overview|summary"
                r"|history|certificates?|database)",
                12,
            ),
            (r"certificate of (?:completion|attendance|achievement|training|competence|participation)", 12),
            (
                r"(?:staff|mandatory|safeguarding|first aid|CPD|workforce)(?: and \w+)? (?:training"
                r"|CPD|development|qualifications)"
                r"(?: (?:records?|matrix|log|certificate))?",
                7,
            ),
            (
                r"(?:skills|competency|qualification) (?:matrix|record|log)|first aid certificate"
                r"|CPD (?:log|record)",
                9,
            ),
            (r"\bcertificate\b", 2),
        ),
        not_titles=(r"policy|procedure|plan\b|insurance|registration|liability",),
        peculiar=(
            (r"has (?:successfully )?(?:completed|attended|achieved|passed|participated)", 4),
            (r"(?:awarded|presented) to|this is to certify that .{0,60} (?:has|attended|completed)", 3),
            (
                r"\bCPD (?:hours|points|certified)|learning (?:outcomes|hours)|course (?:title"
                r"|content|tutor|leader)|trainer['’]?s?\b",
                1.5,
            ),
            (
                r"designated safeguarding lead (?:training|course)|level [23] (?:award"
                r"|safeguarding)|paediatric first aid|first aid at work",
                2,
            ),
        ),
        usual=((r"\btraining\b|\bcourse\b", 1), (r"refresher|valid for|renewal date|expiry", 1)),
        columns=(
            r"course|training|qualification",
            r"date (?:completed|attended|of training)|completed|attended",
            r"expir|refresh|renew|due",
            r"^(?:provider|trainer|delivered by)",
            r"safeguarding|first aid|prevent|fire|manual handling|GDPR",
        ),
        names=((r"training|\bCPD\b|first aid|safeguarding lead|\bDSL\b certificate|skills matrix", 4),),
        folders=((r"training|\bCPD\b|qualification", 3),),
    ),
    "risk_assessment": Cues(
        titles=(
            (r"risk assessments?\b|\bRA\b ?[-–:]|hazard (?:assessment|log)", 12),
            (r"fire risk|activity risk|site (?:safety )?assessment", 8),
        ),
        not_titles=(r"polic(?:y|ies)|procedure|financial|viability|impact assessment|training|form of",),
        peculiar=(
            (r"persons? (?:at risk|who (?:may|might|could) be harmed)|who (?:may|might|could) be harmed", 5),
            (
                r"existing control|control measures?|further (?:action|controls?)|residual risk"
                r"|risk (?:rating|score|level)",
                2,
            ),
        ),
        usual=((r"\bhazards?\b", 1.5), (r"likelihood|severity", 1.5)),
        columns=(
            r"hazard|activity",
            r"harmed|at risk|persons",
            r"control|precaution|measure",
            r"likelihood|\bL\b",
            r"severity|impact|\bS\b",
            r"risk (?:rating|level|score)|\bRR\b|rating",
            r"further action|action",
        ),
        names=((r"risk assess|\bRA\b|\bFRA\b", 5),),
        folders=((r"risk", 3),),
    ),
}
