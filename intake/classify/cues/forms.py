"""What providers fill in or write for the tender: questionnaires, declarations, answers, prices."""

from collections.abc import Mapping

from intake.classify.cues.cue import Cues
from schemas.types import DocumentKind

FORMS: Mapping[DocumentKind, Cues] = {
    "questionnaire": Cues(
        titles=(
            (
                r"(?:selection|suitability|supplier|provider|pre-?qualification|due diligence"
                r"|tender|qualification|bidder)s?[\w\s]{0,20}"
                r"(?:questionnaire|application form|response form)",
                12,
            ),
            (r"\bquestionnaire\b", 9),
            (
                r"(?:provider|supplier|applicant|bidder|organisation|tenderer)(?:['’]s|s)? (?:information"
                r"|details|profile)"
                r" (?:return|form|pack|record|response)|(?:information|selection|suitability) return",
                8,
            ),
            (r"\b(?:SQ|PSQ|PQQ|DPSQ|SSQ)\b", 7),
            (
                r"\b(?:application|joining|registration of interest|entry|response) form\b"
                r"|\bapplication (?:form|to join)|form of application|request to participate"
                r"|expression of interest",
                8,
            ),
            (r"supplier information|potential supplier information|part 1\b.{0,40}information", 5),
            (
                r"(?:additional |proposed )?sub-?contractors?(?:\(s\))?(?: details| information"
                r"| form|$)|groups? of economic operators?|consortium (?:members?|details|information)",
                7,
            ),
            (r"exclusion grounds|grounds for (?:mandatory|discretionary) exclusion", 5),
        ),
        not_titles=(r"satisfaction|parent|pupil|staff|survey|feedback",),
        peculiar=(
            (r"grounds? for mandatory exclusion|mandatory exclusion grounds?", 4),
            (r"grounds? for discretionary exclusion|discretionary exclusion", 3),
            (r"participation in a criminal organisation", 4),
            (r"self[- ]cleaning", 2.5),
            (r"bidding model", 2.5),
            (r"small,? (?:or )?medium[- ](?:sized )?enterprise|\bSME\b", 2),
            (r"registered vat number|vat (?:registration )?number", 1.5),
            (r"trading status", 2.5),
            (r"guilty of grave professional misconduct", 3),
            (
                r"full name of the (?:potential )?supplier|name of (?:the )?(?:potential supplier"
                r"|applicant|bidder|organisation)",
                2.5,
            ),
            (r"(?:which|please (?:indicate|select|tick)[\w\s]{0,30}) (?:categor|lot|tier)", 2),
        ),
        usual=(
            (r"please (?:state|provide|confirm|answer|give|describe|tick|select|complete)", 1.5),
            (r"question (?:number|no\.?|ref)", 2),
        ),
        columns=(
            r"^question\b",
            r"^(?:response|answer|your (?:answer|response)|applicant'?s? (?:answer|response)|reply)\b",
            r"^(?:no\.?|ref\.?|q(?:uestion)? ?(?:no|number|ref)\.?|#)$",
        ),
        names=((r"questionnaire|\bSQ\b|\bPSQ\b|\bPQQ\b|application form|selection", 4),),
        folders=((r"questionnaire|selection|application", 2),),
    ),
    "declaration": Cues(
        titles=(
            (r"\bdeclarations?\b", 9),
            (
                r"\bundertaking\b|commitment to (?:insure|obtain|take out)|(?:form"
                r"|certificate) of (?:tender|undertaking|compliance|bona fide"
                r"|non[- ]collusion|non[- ]canvassing)|(?:non|anti)[- ]collusion"
                r"|statement of (?:truth|compliance|confirmation)",
                11,
            ),
            (r"insurance (?:undertaking|commitment)|letter of (?:intent|undertaking|commitment)", 12),
        ),
        not_titles=(r"polic(?:y|ies)|slavery|questionnaire|health declaration|declaration of conformity",),
        peculiar=(
            (
                r"(?:i|we) (?:hereby )?(?:declare|certify|warrant)|(?:i"
                r"|we),? [\w\s,.'’-]{0,60} (?:declare|undertake)",
                4,
            ),
            (
                r"(?:undertake|commit|agree)s?(?: \w+){0,2} to (?:obtain|take out|effect"
                r"|put in place|arrange|secure|increase|provide)",
                6,
            ),
            (
                r"will (?:obtain|take out|be (?:obtained|put in place|taken out|increased|effected)"
                r"|increase|arrange|put in place)[\w\s',£.()]"
                r"{0,90}(?:before|prior to|by the|on award|in advance)",
                5,
            ),
            (r"to the best of my (?:knowledge|and)|true and (?:accurate|correct|complete)", 3),
            (r"not (?:canvassed|colluded|communicated)|authorised to sign", 2),
        ),
        usual=((r"\bsigned\b|signature", 1.5), (r"on behalf of", 0.5), (r"date of signature", 1)),
        names=((r"declaration|undertaking|form of tender|collusion|signed statement", 5),),
        folders=((r"declaration", 3),),
    ),
    "method_statement": Cues(
        titles=(
            (r"method statements?|\bMS ?\d\b", 12),
            (
                r"(?:quality|technical|service|written|tender|evaluation)[\w\s]{0,15}(?:question"
                r"|response|submission|answer)s?\b",
                8,
            ),
            (
                r"service (?:delivery )?(?:proposal|model|plan)|delivery plan"
                r"|(?:our )?response to (?:question|the)",
                7,
            ),
            (r"(?:referral and|measuring) (?:start|progress)|statement of method", 4),
        ),
        not_titles=(r"questionnaire|polic(?:y|ies)|risk assessment",),
        peculiar=(
            (r"word (?:count|limit)|(?:max(?:imum)?|up to) (?:of )?\d{3,4} words|\d{3,4} words max", 4),
            (r"method statement", 2),
        ),
        usual=((r"\bwe will\b|\bour approach\b", 1),),
        names=((r"method statement|\bMS ?\d|quality response|technical response|proposal", 4),),
        folders=((r"method|quality response|technical", 2),),
    ),
    "pricing_schedule": Cues(
        titles=(
            (
                r"(?:pricing|price|rates?|cost|fees?|commercial) (?:schedule|submission|matrix"
                r"|response|breakdown|model|list|proposal|template"
                r"|card|workbook|sheet|structure|offer|return)",
                12,
            ),
            (
                r"schedule of (?:rates|prices|fees|charges)|rate card|our (?:fees|prices|charges"
                r"|rates)|tariff|(?:hourly|daily|weekly) rates?",
                11,
            ),
            (r"\bpric(?:es|ing)\b|fees and charges|quotation", 6),
        ),
        not_titles=(r"policy|questionnaire",),
        peculiar=(
            (r"(?:price|rate|cost|fee) per (?:hour|day|session|week|pupil|place|unit|mile)", 3),
            (r"excluding vat|exclusive of vat|inclusive of vat", 1.5),
        ),
        usual=((r"\bhourly rate\b|per hour", 1), (r"\btotal\b", 0.5)),
        columns=(
            r"\brates?\b|price|cost|fee|charge|£",
            r"^unit|per\b",
            r"quantity|qty|hours|volume",
            r"^total|line total|amount",
            r"description|service|item|element|line",
        ),
        names=((r"pric(?:e|es|ing)|rates?\b|rate card|fees|tariff|costs?\b|commercial", 4),),
        folders=((r"pric|commercial|cost", 3),),
    ),
    "kpi_return": Cues(
        titles=(
            (r"\bKPIs?\b|key performance indicators?", 11),
            (
                r"management information (?:return|template|report)|\bMI (?:return|template|report"
                r"|submission)",
                11,
            ),
            (
                r"(?:performance|monitoring|quarterly|contract|management information"
                r"|\bMI\b)[\w\s]{0,14} (?:return|report|dashboard|scorecard)",
                9,
            ),
        ),
        not_titles=(r"policy|inspection|monitoring (?:visit|inspection)",),
        peculiar=((r"\bKPI ?\d", 3), (r"(?:reporting|return) period|quarter [1-4]|\bQ[1-4]\b 20\d\d", 2.5)),
        usual=((r"\btarget\b", 1), (r"performance", 1)),
        columns=(
            r"\bKPI\b|indicator|measure",
            r"target",
            r"actual|achieved|result|performance",
            r"\bRAG\b|status",
            r"period|quarter|month",
        ),
        names=((r"\bKPIs?\b|performance|monitoring return|\bMI\b", 5),),
        folders=((r"KPI|performance|monitoring", 2),),
    ),
}

TOPICS = (
    r"legal name|(?:full|registered) name of (?:the )?|name of (?:your |the )?(?:organisation|applicant"
    r"|bidder|supplier)",
    r"legal form|legal status|trading status|type of organisation",
    r"\bsmes?\b|small (?:or|and|to) medium|small, medium|\bvcses?\b|voluntary,? (?:and )?community",
    r"exclusion|convicted|participation in (?:a |an )?(?:organised|criminal)|insolven|bankrupt",
    r"vat (?:registration|number|no)|\bvat reg",
    r"employers?['’]? liability[\s\S]{0,400}public liability",
    r"section 54|modern slavery act",
    r"\bhse\b|health and safety executive|enforcement (?:notice|action)",
    r"categor(?:y|ies)|\blots?\b|bidding|consorti|sub-?contract",
    r"parent (?:company|body|organisation|undertaking)|ultimate parent|person to contact|contact (?:name|person)",
    r"(?:two|2|last) years?(?:['’])? (?:of )?(?:audited |filed |published )?(?:accounts|financial)"
    r"|accounts (?:are )?(?:enclosed|attached)",
    r"self[- ]cleaning|grave professional|misrepresent|poor performance|social,? (?:or |and )?labour",
)
"""What selection questionnaires ask one after the other; other papers touch on a few of these at most."""
