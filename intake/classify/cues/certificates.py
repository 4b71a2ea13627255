"""What insurers, regulators and referees issue."""

from collections.abc import Mapping

from intake.classify.cues.cue import Cues
from schemas.types import DocumentKind

CERTIFICATES: Mapping[DocumentKind, Cues] = {
    "insurance_certificate": Cues(
        titles=(
            (
                r"certificate of (?:[\w'’]+ ){0,4}insurance|insurance certificate"
                r"|certificate of (?:[\w'’]+ )?(?:liability|indemnity)",
                12,
            ),
            (
                r"(?:insurance|policy|renewal|covers?) schedule|schedule of (?:insurances?|covers?)"
                r"|insurance (?:summary|details|portfolio)",
                11,
            ),
            (
                r"(?:confirmation|evidence|verification|proof|summary|details|statement"
                r"|overview) of (?:your |the |our )?(?:[\w'’]+ ){0,3}"
                r"(?:insurances?|cover|liability cover)",
                11,
            ),
            (r"insurance (?:confirmation|verification|evidence|cover|particulars)", 10),
            (
                r"(?:renewal|insurance) (?:notice|invitation|renewal|reminder)|notice of renewal"
                r"|invitation to renew|your renewal",
                9,
            ),
            (
                r"(?:employers?['’]?s?['’]?|public|products?|professional|third party|combined)[\s,&and]{1,5}"
                r"(?:(?:public|products?|professional)[\s,&and]{1,5})?(?:liability|indemnity)",
                7,
            ),
            (r"(?:motor|fleet|cyber|vehicle) (?:insurance|policy|certificate)", 8),
            (r"insurances?\b", 4),
        ),
        not_titles=(r"undertak|questionnaire|declaration|commitment to|procedure",),
        peculiar=(
            (r"employers['’]? liability \(compulsory insurance\)", 5),
            (r"limits? of (?:indemnity|liability)", 3),
            (r"any one (?:occurrence|claim|event|accident|loss|incident)", 3),
            (r"period of (?:insurance|cover)|insurance period|cover period", 3),
            (
                r"(?:name of )?policy ?holder|\bthe insured\b|insured(?: name)?:|(?:business"
                r"|trade) description",
                2,
            ),
            (
                r"(?:covers?|insurances?|policies|policy) (?:is|are|remain) (?:currently )?in force"
                r"|as (?:your|their|the) (?:insurance )?brokers",
                3,
            ),
            (
                r"underwritten by|signed on behalf of (?:the )?(?:authorised )?insurers?"
                r"|authorised insurers?",
                3,
            ),
            (r"territorial limits?|retroactive date|legal (?:liability|defence) (?:costs|cover)", 1.5),
            (r"(?:our|mutual|above[- ]named) client", 1.5),
            (r"insurance brokers?|authorised and regulated by the financial conduct authority", 2),
        ),
        usual=(
            (r"(?:public|employers['’]?|products?) liability", 2),
            (r"professional indemnity", 2),
            (r"\bexcess\b", 1),
            (r"polic(?:y|ies) (?:number|no)", 2),
            (r"\binsurers?\b", 1.5),
            (r"\bpremium\b", 1),
            (r"(?:hold|holds|arranged|in force|placed|effected)[\w\s,]{0,40}(?:cover|insurance)", 2),
        ),
        columns=(
            r"^(?:cover|class|section|insurance|type|policy)(?: of (?:insurance|cover)| type)?$",
            r"limit|indemnity|sum insured|level of cover",
            r"^insurer|underwriter",
            r"^policy (?:no|number|ref)",
            r"expir|renewal|period|inception",
        ),
        names=(
            (r"insurance|\b(?:EL|PL|PI|ELI|PLI|EL ?PL)\b|liability|indemnity|employers", 4),
            (r"\bcover\b|broker|certificate", 1),
        ),
        folders=((r"insurance", 3),),
    ),
    "registration": Cues(
        titles=(
            (
                r"certificate of (?:registration|approval|accreditation|compliance|conformity"
                r"|incorporation|recognition|assessment)",
                12,
            ),
            (
                r"(?:registration|accreditation|approval) (?:certificate|confirmation|letter|notice"
                r"|details|document)",
                11,
            ),
            (
                r"(?:confirmation|notice|letter) of (?:[\w']+ ){0,3}(?:registration|approval"
                r"|accreditation)|notice of decision",
                10,
            ),
            (r"\b(?:licen[cs]e)\b(?! plate)", 9),
            (
                r"(?:data protection|register of) (?:register|fee payers|registration)"
                r"|information commissioner",
                9,
            ),
            (r"\bISO ?(?:/IEC ?)?\d{4,5}|cyber essentials", 9),
            (
                r"^approval of|non-maintained special school|section 41|section 96|\bUKRLP\b"
                r"|register of (?:schools|providers|learning providers)|get information about schools",
                8,
            ),
            (r"\bregistration\b|\bregistered (?:provider|school|setting)", 4),
            (r"^(?:registered |this is to certify)", 4),
        ),
        not_titles=(r"inspection report|form\b|policy|questionnaire|vehicle|DBS",),
        peculiar=(
            (
                r"(?:is|are|was|has been|have been) (?:hereby |now )?(?:registered|approved"
                r"|licensed|accredited|certified|added to the list)"
                r"(?: (?:as|by|under|with|to|in accordance|provider|for))?",
                3,
            ),
            (r"this (?:is to certify|certificate (?:is|confirms|certifies))|we (?:hereby )?certify that", 2),
            (
                r"(?:care standards act|health and social care act 2008|education and skills act"
                r"|childcare act|animal welfare)",
                2,
            ),
            (r"registration (?:number|no|reference|expires|date)|(?:date of|date) registr", 2.5),
            (r"data protection (?:act|fee|register)|data controller|tier [123]\b", 2),
            (r"regulated activit(?:y|ies)", 1.5),
            (r"conditions of registration|responsible individual|registered manager|nominated individual", 2),
            (r"management system|scope of (?:certification|registration)|certification body|\bUKAS\b", 3),
            (r"certificate (?:number|no)", 1),
            (
                r"data protection fee|register of fee payers|registration reference"
                r"|your registration (?:number|is|will)|security number",
                3,
            ),
        ),
        usual=(
            (r"\b(?:URN|unique reference number|UKPRN)\b", 1.5),
            (r"\bICO\b|ofsted|care quality commission|department for education", 1),
            (r"expir(?:y|es)|valid until", 0.5),
        ),
        columns=(
            r"^(?:URN|reference|registration)",
            r"setting|provider|home",
            r"^(?:status|type|rating)",
            r"register|registered",
        ),
        names=(
            (
                r"registration|registered|licen[cs]e|\bICO\b|\bURN\b|accreditation|\bISO\b"
                r"|cyber essentials|approval",
                4,
            ),
            (r"ofsted|\bCQC\b|\bDfE\b", 2),
        ),
        folders=((r"registration|regulat|licen[cs]|accredit", 3),),
    ),
    "inspection_report": Cues(
        titles=(
            (
                r"(?:ofsted|cqc|school|full|short|interim|standard|monitoring|assurance|social care"
                r"|children['’]?s home|fostering)?\s*"
                r"inspection (?:report|outcome|letter|summary|visit|findings)",
                12,
            ),
            (
                r"inspection of\b|inspection dates?\b|report on the inspection"
                r"|outcome of (?:the )?inspection|inspection judgements?",
                9,
            ),
            (r"(?:monitoring|assurance|regulatory) (?:visit|inspection)", 8),
            (r"ofsted report|quality report", 8),
            (r"overall (?:effectiveness|rating|experiences? and progress)", 4),
        ),
        not_titles=(r"policy|checklist|equipment|vehicle|premises inspection|playground|electrical|gas\b",),
        peculiar=(
            (r"overall (?:effectiveness|experiences? and progress)", 4),
            (r"overall (?:rating|judgement|summary) (?:for|of|is|was)?", 2.5),
            (r"what is it like to attend|what does the (?:school|provider) (?:do well|need to do)", 4),
            (
                r"inspectors?['’]? (?:met|spoke|observed|visited|judged|found|carried out|reviewed)"
                r"|lead inspector|inspection team",
                3,
            ),
            (r"previous inspection|last inspection|inspection history|this inspection", 2),
            (r"(?:is|are) (?:the|this) services? (?:safe|effective|caring|responsive|well[- ]led)", 4),
            (
                r"quality of education|leadership and management|personal development"
                r"|behaviour and attitudes",
                1.5,
            ),
            (r"inspected under|carried out under section|social care common inspection framework|SCCIF", 3),
        ),
        usual=(
            (r"requires improvement|\boutstanding\b", 1),
            (r"ofsted|care quality commission|\bcqc\b", 1),
            (r"inspection", 1),
        ),
        names=((r"inspection|ofsted report|cqc report", 4), (r"ofsted|\bCQC\b", 2)),
        folders=((r"inspection|ofsted|cqc", 2),),
    ),
    "reference": Cues(
        titles=(
            (
                r"(?:contract |client |customer |supplier |commissioner |professional |trade "
                r"|school |council )?references?"
                r"(?: (?:letter|request|form|from|for|list|contracts?)|s$|$|\s?[,:–-] )",
                9,
            ),
            (
                r"(?:letter|list|details) of (?:reference|recommendation|support)s?|testimonials?"
                r"|recommendation|referees?\b",
                10,
            ),
            (
                r"relevant (?:contracts?|experience)|contract examples?|previous contracts?"
                r"|track record|case stud(?:y|ies)",
                7,
            ),
        ),
        not_titles=(
            r"reference (?:number|no)|terms of reference|our ref|your ref|(?:bank|credit) reference"
            r"|document reference|policy",
        ),
        peculiar=(
            (r"\breferees?\b", 3),
            (
                r"(?:provide|give|supply|offer|write)[\w\s]{0,25} (?:a |this )?(?:reference"
                r"|testimonial)|happy to recommend|would (?:happily |"
                r"certainly |gladly |have no hesitation[\w\s]{0,15} )?(?:recommend|commission|use)"
                r"|without hesitation|no hesitation",
                4,
            ),
            (
                r"(?:we|the (?:council|school|local authority|academy)) (?:have "
                r"|has )?(?:commissioned|used|contracted|worked with|placed|engaged)",
                3,
            ),
            (
                r"\basked (?:by|to|for|me|us)\b[\w\s,.'’&()-]{0,80}\b(?:describe|comment on|write (?:about"
                r"|in support)"
                r"|say (?:how|what)|confirm (?:the|that|our)|vouch|our (?:view|experience|opinion))"
                r"|without (?:reserve|reservation)|(?:pleased|happy|glad|content) to"
                r" (?:support|endorse|recommend|be contacted)"
                r"|(?:has|have) (?:held|had) a contract with (?:this|our|the)"
                r" (?:council|school|authority|academy|trust)",
                4,
            ),
            (r"contract value|value of (?:the )?contract|we (?:paid|spent)|our spend(?:ing)?\b"
             r"|spend(?:ing)? (?:under|with)", 2),
            (
                r"quality of (?:the )?(?:service|provision|work|tuition|support)|pupils? (?:we"
                r"|placed)|placements?",
                1,
            ),
        ),
        usual=(
            (r"to whom it may concern", 1),
            (r"recommend", 1.5),
            (r"relationship with|known .{0,40} since", 1),
        ),
        columns=(
            r"referee|customer|client|commissioner|contracting",
            r"contact",
            r"contract (?:title|value|description)|value of (?:the )?contract",
            r"^(?:contract )?start|commenc",
            r"^(?:contract )?end\b|complet",
        ),
        names=((r"\breferences?\b|testimonial|referee|recommendation", 4),),
        folders=((r"reference|testimonial", 3),),
    ),
}
