"""What the columns of a training record mean, and what a course trains in."""

from __future__ import annotations

import re
from functools import lru_cache

from intake.kinds.persons import SAFEGUARDING_ROLE

_TOPIC_WORDS = {
    "lead": (
        r"\bdsl\b|\bddsl\b|designated (?:safeguarding|person|lead|officer|child)"
        r"|(?:\blead\b|\badvanced\b|\blevel (?:3|three)\b|\bl3\b).*(?:safeguarding|child protection)"
        r"|(?:safeguarding|child protection).*(?:\blead\b|\badvanced\b|\blevel (?:3|three)\b|\bl3\b)"
    ),
    "safeguarding": r"safeguard|child protection",
    "first_aid": r"^(?!.*mental)(?=.*(?:first[ -]?aid|\be?faw\b|\bpfa\b))",
    "positive_behaviour_support": r"positive behaviou?r(?:al)?(?: management and)? support|\bpbs\b",
    "moving_and_handling": (
        r"moving (?:and|&|/|\+) ?handling|(?:people|person|patient|service user)[- ](?:moving|handling)"
        r"|handling of (?:people|persons|children)|\bm ?& ?h\b|\bhoist"
    ),
    "complex_health_training": (
        r"\bpmld\b|profound|complex (?:health|medical|care|physical)|\bpeg\b|gastrostomy|enteral|tracheo|suction"
        r"|buccal|midazolam|epilep|delegated (?:health|clinical|nursing)|clinical (?:task|skill|competenc)"
        r"|catheter|oxygen therapy"
    ),
    "mental_health_competence": r"mental (?:health|well-?being)|\bmhfa\b|\bymhfa\b|suicide|self[- ]harm|\bcamhs\b",
    "medicines_competence": r"medicin|medication|\bmeds\b|administ\w* of (?:drugs|med)",
    "other": (
        r"fire|health (?:and|&) safety|\bh ?& ?s\b|food|prevent\b|\bgdpr\b|data protection|equality|diversity"
        r"|online safety|e-safety|safer recruitment|manual handling|infection|lone working|autism|\badhd\b"
        r"|\bsend?\b|trauma|restrain|physical intervention|team ?teach|de-?escalation|induction|attachment"
        r"|\bcoshh\b|risk assess|allerg|anaphylaxis|asthma|diabetes|whistleblow|driving|\bmidas\b|makaton"
        r"|restorative|behaviou?r"
    ),
}
TOPICS = {topic: re.compile(words, re.IGNORECASE) for topic, words in _TOPIC_WORDS.items()}
"""What a course trains in, told by its title. `other` are courses that give no fact but show a table of training."""

_ACTIVITY_WORDS = {
    "climbing": r"climb|\bspa\b|single pitch|\brci\b|\bcwi\b|abseil|bouldering",
    "caving": r"\bcav(?:e|er|ing)\b|\blcmla\b|pothol|mine explor",
    "trekking": (
        r"mountain (?:leader|training)|hill walk|hill and moorland|moorland|lowland leader|\btrek"
        r"|expedition (?:leader|supervis)"
    ),
    "watersports": r"paddle|canoe|kayak|sailing|\brya\b|powerboat|\braft|windsurf|\bsurf",
    "swimming": r"lifeguard|\bnplq\b|swim|pool rescue",
    "archery": r"archery",
    "horse riding": r"\bbhs\b|\briding\b|equestrian|equine|horse",
    "cycling": r"bikeability|\bcycl|mountain bik|\bmtb\b",
    "forest school": r"forest school|bushcraft",
    "trampolining": r"trampolin|rebound therapy",
    "gymnastics": r"gymnast",
    "football": r"football|\bfa (?:level|coach)",
    "boxing": r"\bboxing",
    "martial arts": r"martial|karate|judo|taekwondo",
    "angling": r"angling|fishing",
    "skateboarding": r"skateboard",
    "dance": r"\bdance",
}
ACTIVITIES = {activity: re.compile(words, re.IGNORECASE) for activity, words in _ACTIVITY_WORDS.items()}
"""Activities whose leaders hold qualifications, told by the words of these."""

_RULES: tuple[tuple[str, str], ...] = (
    (
        "other",
        r"\b(?:trainer|training provider|provided by|provider|delivered by|awarding (?:body"
        r"|organisation)|line manager|notes?|comments?|evidence|venue|cost|hours|start date"
        r"|date started|date of birth|dob|joined|signed|checked by|run by|taught by|led by|tutored by|given by)\b",
    ),
    ("period", r"frequency|renewal period|refresh(?:er)? (?:period|every|interval)|validity|valid for|how often"),
    ("expires", r"expir|valid (?:to|until|till)|renew|refresher|\bdue\b|\bnext\b|\bends?\b|\buntil\b|runs out"
     r"|\blapses?\b"),
    ("activity", r"^activit(?:y|ies)$|^sport$|activity (?:led|area|name)|discipline"),
    ("award", r"qualification|\baward|licen[cs]e|accreditation|national governing body|\bngb\b"),
    ("role", r"\brole\b|\bjob\b|\bpost\b(?! ?code)|\bposition\b|designation|^capacity$"),
    (
        "course",
        r"^(?:(?:name|title) of )?(?:the )?(?:course|training|module|subject|topic|certificate)s?(?: (?:title"
        r"|name|attended|undertaken|completed|course))?$"
        r"|training (?:course|undertaken|completed|attended|received|title|need|area)",
    ),
    ("name", r"^who\b|\b(?:attended|undertaken|completed|taken|passed) by$|^person\b"),
    (
        "taken",
        r"^date|^done\b|^when\b|\bdate (?:completed|taken|attended|achieved|passed|awarded|gained|obtained|of)"
        r"|completed|attended|achieved|\bissued?\b|\bpassed\b|\btaken\b|date$",
    ),
    (
        "name",
        r"\bnames?\b|^employees?$|staff member|^staff$|member of staff|^volunteers?$|^person(?:nel)?$|^individual$"
        r"|^worker$|surname|^tutor$|^practitioner$|^colleague$|^learner$|^delegate$|^holder$|held by|^leader$"
        r"|^instructor$|^first aider$",
    ),
)
_COMPILED = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _RULES)
_EXPIRY_WORDS = re.compile(
    r"expir|\b(?:valid to|until|till)\b|renew|\bdue\b|\bnext\b|runs out|\blapses?\b", re.IGNORECASE
)


@lru_cache(maxsize=4_096)
def role_of(words: str) -> str | None:
    """The meaning of a column header. A course's own column is "course:" and its words' first topic."""
    text = words.strip()
    if SAFEGUARDING_ROLE.search(text):
        return "safeguarding"
    topic = next((name for name, pattern in TOPICS.items() if pattern.search(text)), None)
    if topic is not None and not re.match(r"(?i)^(?:name|role|job|post)\b", text):
        return f"course:{topic}"
    if activities_of(text) and not re.match(r"(?i)^(?:name|role|job|post|activit)", text):
        return "course:activity"
    return next((role for role, pattern in _COMPILED if pattern.search(text)), None)


def topics_of(words: str) -> list[str]:
    """Everything that a course trains in."""
    return [topic for topic, pattern in TOPICS.items() if pattern.search(words)]


def activities_of(words: str) -> list[str]:
    """The activities that a qualification is for."""
    return [activity for activity, pattern in ACTIVITIES.items() if pattern.search(words)]


def says_expiry(words: str) -> bool:
    """Whether a header's dates are last days rather than days of training."""
    return bool(_EXPIRY_WORDS.search(words))
