"""The words of invented policies: the title and sections of each kind, and passages that any may share."""

from collections.abc import Mapping, Sequence

Sections = Sequence[tuple[str, Sequence[str]]]

TITLES: Mapping[str, str] = {
    "safeguarding": "Safeguarding and Child Protection Policy",
    "health_and_safety": "Health and Safety Policy",
    "safer_recruitment": "Safer Recruitment Policy",
    "environmental": "Environmental Policy",
    "quality": "Quality Assurance Policy",
    "equality": "Equality, Diversity and Inclusion Policy",
    "data_protection": "Data Protection Policy",
    "complaints": "Complaints Policy and Procedure",
    "whistleblowing": "Whistleblowing Policy",
    "business_continuity": "Business Continuity Plan",
    "behaviour": "Behaviour Support Policy",
    "restraint": "Restraint and Physical Intervention Policy",
    "medication": "Medication Policy",
    "lone_working": "Lone Working Policy",
    "online_safety": "Online Safety Policy",
    "missing_child": "Missing Child Procedure",
    "recording_and_retention": "Recording and Retention Policy",
    "infection_control": "Infection Prevention and Control Policy",
    "allergy": "Allergy and Anaphylaxis Policy",
    "intimate_care": "Intimate Care Policy",
}

BODY: Mapping[str, Sections] = {
    "safeguarding": [
        (
            "Our commitment",
            [
                "Every child who comes to us has the right to be safe, whatever their age, disability, "
                "sex, race, religion or "
                "sexual orientation. The welfare of the child comes first in every decision that we take.",
                "This document follows Working Together to Safeguard Children, Keeping Children Safe in "
                "Education and the "
                "procedures of the local safeguarding children partnership.",
            ],
        ),
        (
            "What abuse may look like",
            [
                "Staff are trained to notice the signs of physical, emotional and sexual abuse and of "
                "neglect, and also of "
                "criminal and sexual exploitation, radicalisation, abuse between children and harm that "
                "happens online.",
                "Children with special educational needs may be less able to say what has happened. A "
                "change in behaviour, mood "
                "or injury is never put down to the child's disability without further thought.",
            ],
        ),
        (
            "What to do with a concern",
            [
                "Write down what was seen or heard, in the child's own words, on the concern form, and "
                "hand it to the "
                "designated lead the same day. Do not promise to keep a secret and do not question the "
                "child.",
                "Where a child is at immediate risk, ring 999 and then the local authority's front door "
                "for children.",
                "An allegation against a member of staff is passed to the local authority designated "
                "officer within one "
                "working day. An allegation about the head of the organisation goes straight to that "
                "officer.",
            ],
        ),
        (
            "Training",
            [
                "All staff and volunteers complete induction training before they meet children and a "
                "refresher every year. The "
                "designated lead and the deputy renew their level 3 training at least every two years."
            ],
        ),
    ],
    "health_and_safety": [
        (
            "Statement of intent",
            [
                "We will so far as is reasonably practicable protect our staff, the children and young "
                "people whom we serve and "
                "everyone else affected by our work, as the Health and Safety at Work etc. Act 1974 requires."
            ],
        ),
        (
            "Arrangements",
            [
                "Risk assessments are written for each site and each activity, shared with the staff who "
                "use them and looked at "
                "again after any accident and at least once a year.",
                "Accidents and near misses are entered in the accident book within 24 hours. The "
                "competent person decides "
                "whether an incident must be reported under RIDDOR.",
                "Fire drills take place each term. Extinguishers, alarms and emergency lights are "
                "serviced yearly.",
            ],
        ),
        (
            "First aid",
            [
                "A qualified first aider is on duty whenever children are present, with a stocked first "
                "aid kit. Certificates "
                "are renewed every three years."
            ],
        ),
        (
            "Equipment and substances",
            [
                "Tools and machinery are used under supervision only. Portable appliances are tested, and "
                "hazardous substances "
                "are assessed and locked away."
            ],
        ),
    ],
    "safer_recruitment": [
        (
            "Before we advertise",
            [
                "Every advertisement, job description and person specification states our commitment to "
                "keeping children safe "
                "and the checks that the post requires."
            ],
        ),
        (
            "Selection",
            [
                "At least one member of each interview panel has completed safer recruitment training. "
                "Gaps in employment are "
                "explored and two written references are taken up before interview, one from the latest "
                "employer."
            ],
        ),
        (
            "Checks before the first day",
            [
                "Identity, right to work, qualifications, an enhanced disclosure with the children's "
                "barred list, a prohibition "
                "check where the post involves teaching, and overseas checks where someone has lived abroad.",
                "All checks are entered in the single central record, with the date and the initials of "
                "the person who saw "
                "them. Certificates are not copied.",
            ],
        ),
        (
            "After appointment",
            [
                "Each appointment is subject to a six-month probation with a review in weeks six, twelve "
                "and twenty-four."
            ],
        ),
    ],
    "environmental": [
        (
            "Our aims",
            [
                "We want to leave as small a mark on our surroundings as our work allows, to meet "
                "environmental law and to "
                "improve a little each year.",
                "We will cut the energy that we use, reduce waste, buy with care and choose low-carbon "
                "ways to travel.",
            ],
        ),
        (
            "What we do",
            [
                "Paper, card, metal and food waste are separated. Printing is double-sided and only where "
                "a screen will not do.",
                "Sessions are planned so that staff make as few car journeys as possible; journeys are "
                "shared, and mileage is "
                "counted and reported each quarter.",
            ],
        ),
    ],
    "quality": [
        (
            "Standards",
            [
                "Quality means that each child makes the progress that was agreed, that the child and "
                "family are listened to "
                "and that the commissioner can see what was delivered."
            ],
        ),
        (
            "How we check",
            [
                "Each member of staff is observed once a term against our practice standards. Files are "
                "audited monthly and the "
                "findings are discussed in supervision.",
                "Children, families and commissioners are asked for their views twice a year. What they "
                "say, and what we did "
                "about it, is published in a short yearly report.",
            ],
        ),
        (
            "Improvement plan",
            [
                "The improvement plan lists each action with a name, a date and the evidence by which we "
                "shall know that it is "
                "done. It is looked at by the senior team every month."
            ],
        ),
    ],
    "equality": [
        (
            "Principles",
            [
                "We treat people with dignity and meet the duties of the Equality Act 2010 in employment "
                "and in the services that "
                "we provide. We make reasonable adjustments and we do so before we are asked where we can.",
                "Discrimination, harassment and victimisation are not tolerated, whoever they come from.",
            ],
        ),
        (
            "In practice",
            [
                "Materials are offered in easy-read, large print and symbols. Recruitment figures are "
                "looked at each year for "
                "signs that any group is being missed."
            ],
        ),
    ],
    "data_protection": [
        (
            "How we handle personal data",
            [
                "Personal data are handled lawfully, fairly and openly, for stated purposes, and no more "
                "is kept than is needed. "
                "We follow the UK GDPR and the Data Protection Act 2018.",
                "Children's records are held on an encrypted system in the United Kingdom and may be seen "
                "only by those who "
                "work with the child.",
            ],
        ),
        (
            "Breaches",
            [
                "A suspected breach is told to the data protection lead at once, entered in the breach "
                "log and, where the risk "
                "calls for it, reported to the Information Commissioner within 72 hours."
            ],
        ),
        (
            "Rights",
            [
                "Requests for access are answered within one month, free of charge. People may ask for "
                "mistakes to be put right."
            ],
        ),
    ],
    "complaints": [
        (
            "Stage one",
            [
                "Most worries are put right by a conversation. Whoever hears of the concern writes it "
                "down and replies within "
                "five working days."
            ],
        ),
        (
            "Stage two",
            [
                "If that does not settle the matter, a manager who was not involved looks into it and "
                "replies in writing "
                "within fifteen working days."
            ],
        ),
        (
            "Stage three",
            [
                "A panel that includes one person from outside the organisation hears an appeal within "
                "thirty working days. "
                "Complainants may go to the commissioning council at any stage."
            ],
        ),
    ],
    "whistleblowing": [
        (
            "Speaking up",
            [
                "Anyone who works here may raise a concern about wrongdoing without fear for their job. "
                "Concerns may be told to "
                "a line manager, to a director, or to a prescribed body outside the organisation."
            ],
        ),
    ],
    "business_continuity": [
        (
            "Critical activities",
            [
                "The activities that must be restored first are direct care and teaching, safeguarding "
                "response, payroll and "
                "access to children's records. Each has a named owner and a longest tolerable time "
                "without it."
            ],
        ),
        (
            "Loss of premises, people or systems",
            [
                "If a building cannot be used, children are moved to the reserve site named in annex A. "
                "If more than a fifth of "
                "staff are absent, the on-call manager draws on the bank list and the two agencies with "
                "whom we hold terms.",
                "Records are backed up every night to a second data centre. A paper emergency pack holds "
                "contact details and "
                "care summaries.",
            ],
        ),
        (
            "Exercise",
            ["The plan is walked through at the table every year and lessons are written into annex C."],
        ),
    ],
    "behaviour": [
        (
            "Approach",
            [
                "Behaviour tells us something. We look for the need behind it, plan with the child and "
                "family, and praise what "
                "goes well. Sanctions never humiliate and never remove food, drink, warmth or contact "
                "with home."
            ],
        ),
    ],
    "restraint": [
        (
            "Last resort",
            [
                "Physical intervention is used only to prevent injury or serious damage, with the least "
                "force and for the "
                "shortest time. It is never a punishment. Staff use only techniques in which they have "
                "been trained by an "
                "accredited trainer."
            ],
        ),
        (
            "Recording and review",
            [
                "Each incident is recorded within 24 hours, told to parents and the commissioner the same "
                "day and discussed "
                "with the young person and the staff involved."
            ],
        ),
    ],
    "medication": [
        (
            "Giving medicines",
            [
                "Medicines are given only with written consent, from the container in which they were "
                "dispensed, by staff whose "
                "competence has been assessed within the last year. Two people sign the record."
            ],
        ),
        (
            "Storage",
            [
                "Medicines are kept locked, at the right temperature; controlled drugs are counted at "
                "each handover."
            ],
        ),
    ],
    "lone_working": [
        (
            "Arrangements",
            [
                "Staff who work alone check in at the start and end of each visit and carry a charged "
                "telephone."
            ],
        ),
    ],
    "online_safety": [
        (
            "Lessons online",
            [
                "Lessons take place only on the organisation's own platform, with waiting rooms on and "
                "private chat off. Tutors "
                "appear in a neutral setting and never use personal accounts.",
                "A second member of staff may enter any lesson unannounced. Pupils are taught the four "
                "risks: content, contact, "
                "conduct and commerce.",
            ],
        ),
        (
            "Filtering and devices",
            [
                "Devices that we lend are filtered and monitored. Reports of harm go to the designated "
                "lead on the same day."
            ],
        ),
    ],
    "missing_child": [
        (
            "If a child cannot be found",
            [
                "Search the site, ring the family and the police within fifteen minutes, and tell the "
                "commissioner."
            ],
        ),
    ],
    "recording_and_retention": [
        (
            "When lessons are recorded",
            [
                "One-to-one lessons are recorded to protect pupil and tutor. Families are told before the "
                "first lesson and may "
                "ask not to be filmed, in which case a second adult is present."
            ],
        ),
        (
            "How long recordings are kept",
            [
                "Recordings are kept for ninety days on an encrypted server and then erased, unless a "
                "safeguarding concern has "
                "been raised, when they are kept with the concern file. Access is logged."
            ],
        ),
    ],
    "infection_control": [
        (
            "Everyday hygiene",
            [
                "Hands are washed on arrival, before food and after the toilet. Toys and equipment are "
                "cleaned after each "
                "session. Gloves and aprons are worn for personal care and when dealing with body fluids."
            ],
        ),
        (
            "Illness",
            [
                "A child or adult with sickness or diarrhoea stays away until 48 hours after the last "
                "symptom. Outbreaks are "
                "told to the local health protection team."
            ],
        ),
    ],
    "allergy": [
        (
            "Knowing who is at risk",
            [
                "Allergies are asked about at referral and written in the child's plan with a photograph. "
                "Each session leader "
                "is told before the session begins."
            ],
        ),
        (
            "In an emergency",
            [
                "Staff are trained yearly to recognise anaphylaxis and to use adrenaline auto-injectors. "
                "The injector travels "
                "with the child at all times. Call 999 and say anaphylaxis."
            ],
        ),
    ],
    "intimate_care": [
        (
            "Dignity",
            [
                "Care is given in private by staff whom the child knows, as the care plan agreed with the "
                "family says."
            ],
        ),
    ],
}

SHARED: Mapping[str, Sections] = {
    "plain": [
        (
            "Who this applies to",
            [
                "It applies to everyone who works for {org}, paid or unpaid, and to anyone who works on "
                "its behalf."
            ],
        ),
        (
            "Responsibilities",
            [
                "The directors see that there are the people, time and money to carry this out. Managers "
                "put it into practice "
                "and check that it is followed. Everyone is expected to read it, to ask where it is not "
                "clear and to say when "
                "something is not right."
            ],
        ),
        (
            "Keeping it alive",
            [
                "New staff are taken through this document at induction. Changes are told at team "
                "meetings and the current "
                "edition is kept on the shared drive; printed copies are not controlled.",
                "We look at incidents, complaints and feedback for what they tell us about how well it "
                "works.",
            ],
        ),
    ],
    "formal": [
        (
            "Scope",
            [
                "This document binds all employees, sessional workers, volunteers, trustees and "
                "contractors of {org}. Partners "
                "are given a copy when an agreement is made."
            ],
        ),
        (
            "Roles and accountability",
            [
                "The board holds overall accountability and receives a report on compliance twice a year. "
                "The senior leadership "
                "team is responsible for implementation. Line managers discuss compliance in supervision.",
                "Failure to follow the document may be treated under the disciplinary procedure.",
            ],
        ),
        (
            "Monitoring and evaluation",
            [
                "Compliance is sampled each quarter. Findings are reported to the board with "
                "recommendations and dates for "
                "completion. Equality effects were considered and no adverse effect was found.",
                "Related documents are listed in the register of policies kept by the office.",
            ],
        ),
    ],
    "friendly": [
        (
            "Why we have this",
            [
                "Families trust {org} with the people they love most. This page or two says how we earn "
                "that trust and what you "
                "can expect from us."
            ],
        ),
        (
            "Who does what",
            [
                "Our managers make sure that the team has what it needs. Our team puts the words into "
                "practice, every session, "
                "every day. You can help by telling us when we get it wrong."
            ],
        ),
        (
            "How we know it works",
            [
                "We ask children and families, we watch each other work, and we keep a note of what we "
                "learn. If something "
                "needs to change, we change it and tell you."
            ],
        ),
    ],
}
