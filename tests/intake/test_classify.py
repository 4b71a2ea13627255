"""Which kind a document is, over many made documents in many wordings."""

from collections.abc import Sequence

import pytest

from intake.classify import classify, prepare
from intake.classify.cues import CUES, POLICY_CUES, patterns_of
from intake.classify.patterns import compiled
from intake.located import Cell, Paragraph, Reading, Table, Text
from schemas.types import DocumentKind

Rows = Sequence[Sequence[str]]


def reading(*parts: str | Rows) -> Reading:
    """Lines as paragraphs ("# " begins a heading) and lists of rows as tables."""
    blocks: list[Paragraph | Table] = []
    for part in parts:
        if isinstance(part, str):
            level = len(part) - len(part.lstrip("#"))
            blocks.append(Paragraph(Text(part.lstrip("# "), anchor="p"), level=level))
        else:
            rows = tuple(
                tuple(Cell(Text(text, anchor="t"), row, column) for column, text in enumerate(cells))
                for row, cells in enumerate(part)
            )
            blocks.append(Table(rows))
    return Reading("text/plain", tuple(blocks))


CASES: list[tuple[DocumentKind, str, tuple[str | Rows, ...]]] = [
    (
        "questionnaire",
        "a return that asks by labels alone, with an undertaking and a declaration in it",
        (
            "# Provider Particulars",
            [["Legal name", "Ladder Partnership"], ["Legal form", "General partnership"], ["VAT registration", "375"],
             ["Small or medium enterprise?", "Yes"], ["Parent body", ""]],
            [["Bidding alone / consortium / with subcontractors", "Alone"], ["Categories (1 to 5)", "3"]],
            "We confirm that nobody has been convicted of fraud or of participation in organised crime.",
            [["Two years of accounts enclosed?", "Yes"], ["Employers’ liability held", "£10 million"],
             ["Public liability held", "£10 million"],
             ["Undertaking: we will obtain any cover that is too low before we start", "Not needed"],
             ["Does section 54 (Modern Slavery Act 2015) apply?", "No"], ["HSE notices, last three years?", "No"]],
            "# Declaration",
            "The answers are true and complete to the best of my knowledge. Signed: Ann Reed",
        ),
    ),
    (
        "reference",
        "a letter that describes work done without calling itself a reference",
        (
            "Fellside NHS Foundation Trust",
            "Dear Sir or Madam",
            "I have been asked by Juniper Home Care Limited to describe the work they did for the Trust.",
            "We commissioned this under a spot-purchase agreement, and our spending was £287,915.40 over three years.",
            "I recommend them without reserve.",
            "Yours faithfully,",
        ),
    ),
    (
        "declaration",
        "an undertaking that promises to keep cover in force",
        (
            "Copper Care Ltd",
            "Dear Procurement Team",
            "Undertaking to put insurance in place",
            "I undertake that we will obtain the cover listed before the first contract begins and keep it in force.",
            "Employers’ liability: £10,000,000",
            "Public liability: £10,000,000 for each and every claim",
            "Professional indemnity: £2,000,000 for each and every claim",
            "Yours sincerely",
        ),
    ),
    (
        "policy",
        "safeguarding policy that mentions checks, training and Ofsted",
        (
            "Harbour Learning CIC",
            "# Safeguarding and Child Protection Policy",
            "All staff hold an enhanced DBS check with the barred list, kept on the single central record.",
            "Training is renewed every two years. The risk assessment for each site is reviewed. Of"
            "sted may inspect. We hold public liability insurance.",
            "Complaints and references are taken up before appointment.",
        ),
    ),
    (
        "policy",
        "business continuity plan",
        (
            "# Business Continuity Plan",
            "What we do when a site is lost.",
            [["Risk", "Likelihood", "Impact", "Action"], ["Fire", "Low", "High", "Move"]],
        ),
    ),
    (
        "policy",
        "risk assessment policy",
        (
            "# Risk Assessment Policy",
            "This policy sets out how hazards are found and controlled. Risk assessments are reviewed each year.",
        ),
    ),
    (
        "policy",
        "statement",
        (
            "# Environmental and Sustainability Statement",
            "We are committed to reducing our carbon footprint.",
        ),
    ),
    (
        "policy",
        "modern slavery statement",
        (
            "# Modern Slavery and Human Trafficking Statement 2026",
            "This statement is made under section 54 of the Modern Slavery Act 2015.",
        ),
    ),
    (
        "policy",
        "GDPR",
        (
            "# GDPR and Data Protection",
            "This policy applies to all personal data that we hold. Information Commissioner's Offi"
            "ce registration is renewed each year.",
        ),
    ),
    (
        "policy",
        "staff handbook",
        (
            "# Employee Handbook",
            "# 1. Whistleblowing policy",
            "Speak up.",
            "# 2. Lone working policy",
            "Stay in touch.",
        ),
    ),
    (
        "policy",
        "complaints procedure",
        (
            "# How to complain",
            "# Compliments, comments and complaints procedure",
            "We answer within ten working days.",
        ),
    ),
    (
        "policy",
        "training policy",
        (
            "# Staff Training and Development Policy",
            "All staff complete induction. The training matrix is kept by the manager.",
        ),
    ),
    (
        "policy",
        "safer recruitment",
        (
            "# Safer Recruitment Policy",
            "DBS checks, two references and the single central record.",
            "Barred list check. Right to work. Prohibition from teaching.",
        ),
    ),
    ("policy", "online safety", ("# E-safety and acceptable use policy", "Staff must not share passwords.")),
    (
        "policy",
        "title without heading styles",
        (
            "WILLOW TREE TUITION LTD",
            "POSITIVE HANDLING POLICY",
            "Version 3",
            "Reviewed September 2026",
            "Restraint is a last resort.",
        ),
    ),
    (
        "questionnaire",
        "asks about everything",
        (
            "# Selection Questionnaire",
            "Part 1: Potential supplier information",
            [
                ["Question number", "Question", "Response"],
                ["1.1(a)", "Full name of the potential supplier", "A Ltd"],
                ["1.1(e)", "Registered VAT number", "123"],
                ["1.1(j)", "Are you a small, medium or micro enterprise (SME)?", "Yes"],
            ],
            "Part 2: Exclusion grounds. Participation in a criminal organisation. Corruption. Fraud.",
            "Please confirm that you hold employers' liability insurance and public liability insurance.",
        ),
    ),
    (
        "questionnaire",
        "plain words form",
        (
            "# Joining our list of providers",
            *(
                f"{n}. {q}?"
                for n, q in enumerate(
                    (
                        "What is your organisation called",
                        "What is your company number",
                        "How many people work for you",
                        "Have you ever been convicted of fraud",
                        "Do you hold public liability insurance",
                        "Do you carry children in vehicles",
                        "Which ages do you work with",
                        "Who is your safeguarding lead",
                        "Which categories do you apply for",
                        "Have you been prosecuted by HSE",
                        "Do you have a deputy lead",
                        "Are you registered with Ofsted",
                        "Will you obtain insurance",
                    ),
                    1,
                )
            ),
            "☒ Yes ☐ No",
            "☐ Yes ☒ No",
            "☒ Yes ☐ No",
            "☒ Yes ☐ No",
        ),
    ),
    (
        "insurance_certificate",
        "statutory certificate",
        (
            "Certificate of Employers' Liability Insurance",
            "Name of policy holder: A Ltd",
            "Date of commencement: 1 April 2026",
            "Employers' Liability (Compulsory Insurance) Act 1969",
        ),
    ),
    (
        "insurance_certificate",
        "broker's letter",
        (
            "Marlow Insurance Brokers",
            "To whom it may concern",
            "Our client: Willow Ltd",
            "We confirm that our client holds public liability insurance with a limit of indemnity "
            "of £5m any one occurrence.",
            "Yours faithfully",
        ),
    ),
    (
        "insurance_certificate",
        "broker's letter as e-mail",
        (
            "From: Sam Broker",
            "Subject: Cover confirmation",
            "Dear Jo",
            "As your brokers we are pleased to confirm the following covers are in force: Employers"
            "' Liability £10m, Public Liability £5m. Insurer: Aviva.",
            "Kind regards",
        ),
    ),
    (
        "insurance_certificate",
        "schedule",
        (
            "# Policy schedule",
            "Policy number: 123",
            "Section 1 Public liability. Limit of indemnity £5,000,000 any one occurrence",
            "Premium £400",
        ),
    ),
    (
        "insurance_certificate",
        "renewal",
        (
            "# Your renewal invitation",
            "Professional indemnity insurance",
            "Your policy is due for renewal on 1 May 2027",
            "Limit of indemnity: £1m",
        ),
    ),
    (
        "insurance_certificate",
        "motor",
        ("# Certificate of Motor Insurance", "Name of policyholder", "Limitations as to use"),
    ),
    (
        "declaration",
        "undertaking to insure",
        (
            "# Insurance undertaking",
            "We undertake to obtain employers' liability insurance of £10m and public liability ins"
            "urance of £5m before the contract starts.",
            "Signed",
            "Date",
        ),
    ),
    (
        "declaration",
        "undertaking as a letter",
        (
            "Dear Sir",
            "Insurance",
            "We will obtain professional indemnity cover of £1,000,000 any one claim before the com"
            "mencement of any contract awarded.",
            "Signed on behalf of Willow Ltd",
            "Yours sincerely",
        ),
    ),
    (
        "declaration",
        "plain",
        (
            "# Declaration",
            "I declare that to the best of my knowledge the answers submitted are true and correct.",
            "Signed:",
            "Name:",
            "Position:",
            "Date:",
        ),
    ),
    (
        "declaration",
        "collusion",
        (
            "# Certificate of Non-Collusion and Non-Canvassing",
            "We certify that this is a bona fide tender.",
            "Signed",
        ),
    ),
    (
        "registration",
        "Ofsted certificate",
        (
            "Ofsted",
            "# Certificate of registration",
            "This is to certify that Oak Lodge is registered under the Care Standards Act 2000.",
            "URN SC123456",
        ),
    ),
    (
        "registration",
        "CQC certificate",
        (
            "Care Quality Commission",
            "# Certificate of Registration",
            "Regulated activity: personal care",
            "Provider ID 1-101234567",
        ),
    ),
    (
        "registration",
        "ICO",
        (
            "# Data Protection Register",
            "Information Commissioner's Office",
            "Registration reference ZA123456",
            "Registration expires 1 May 2027",
        ),
    ),
    (
        "registration",
        "ICO e-mail",
        (
            "ICO: thank you for your payment",
            "Dear Sam",
            "This is to confirm your data protection fee has been received. Your registration refer"
            "ence is ZB123456. It expires on 1 May 2027.",
            "Yours sincerely",
        ),
    ),
    (
        "registration",
        "licence",
        (
            "# Licence",
            "Adventure Activities Licensing Service",
            "Licence number R1234",
            "This licence is granted to Willow Outdoor Ltd. Valid until 1 May 2027",
        ),
    ),
    (
        "registration",
        "ISO",
        (
            "SGS",
            "# Certificate of Registration",
            "ISO 9001:2015",
            "This is to certify that the management system of A Ltd",
            "Certificate number GB12/3456",
        ),
    ),
    (
        "registration",
        "cyber",
        (
            "# Cyber Essentials",
            "Certificate of Assurance",
            "A Ltd complies with the requirements of the scheme",
        ),
    ),
    (
        "registration",
        "section 41 letter",
        (
            "Department for Education",
            "Dear Principal",
            "Your institution has been approved under section 41 of the Children and Families Act 2014.",
            "UKPRN 10012345",
        ),
    ),
    (
        "inspection_report",
        "school",
        (
            "# Inspection of Oak School",
            "Inspection dates: 3 to 5 June 2025",
            "Overall effectiveness: Good",
            "What is it like to attend this school?",
            "Quality of education: Good",
        ),
    ),
    (
        "inspection_report",
        "CQC",
        (
            "Care Quality Commission",
            "# Willow Homecare",
            "Inspection report",
            "Overall rating for this service: Good",
            "Is the service safe? Good",
            "Registered manager in post",
        ),
    ),
    (
        "inspection_report",
        "home",
        (
            "SC123456",
            "Full inspection",
            "Inspected under the social care common inspection framework",
            "Overall experiences and progress of children and young people: good",
            "Inspectors found staff kind.",
        ),
    ),
    (
        "dbs_record",
        "SCR",
        (
            "# Single Central Record",
            [
                [
                    "Name",
                    "Role",
                    "DBS certificate number",
                    "Issue date",
                    "Barred list",
                    "Right to work",
                    "Prohibition check",
                ],
                ["A", "Tutor", "001", "1/1/2026", "Yes", "Yes", "Clear"],
            ],
        ),
    ),
    (
        "dbs_record",
        "no title",
        (
            [
                ["Staff member", "Position", "Enhanced DBS", "Date issued", "On update service?"],
                ["A B", "Tutor", "Yes", "1/2/2025", "Yes"],
            ],
        ),
    ),
    (
        "training_record",
        "matrix",
        (
            "# Staff training matrix 2026",
            [["Name", "Safeguarding L3", "First aid", "Prevent", "Fire"], ["A", "1/1/26", "2/2/26", "", ""]],
        ),
    ),
    (
        "training_record",
        "certificate",
        (
            "# Certificate of Completion",
            "This is to certify that Jane Roe has successfully completed Designated Safeguarding Le"
            "ad Training (Level 3)",
            "Date: 3 May 2026",
        ),
    ),
    (
        "training_record",
        "first aid",
        (
            "Paediatric First Aid",
            "# Certificate",
            "Awarded to Tom Day",
            "Course date 1 March 2026. Valid for three years.",
        ),
    ),
    (
        "reference",
        "letter",
        (
            "Marlshire County Council",
            "To whom it may concern",
            "# Reference for Willow Tuition",
            "We have commissioned Willow Tuition since 2022 and would recommend them.",
            "Yours faithfully",
        ),
    ),
    (
        "reference",
        "testimonial",
        (
            "# Testimonial",
            "Oakfield School",
            "The tutors were excellent. We have used them for three years and I would have no hesit"
            "ation in recommending them.",
        ),
    ),
    (
        "reference",
        "table",
        (
            "# Contract references",
            [
                ["Customer", "Contact", "Contract value", "Start date", "End date"],
                ["A School", "B", "£1,000", "1/1/24", "1/1/25"],
            ],
        ),
    ),
    (
        "bank_letter",
        "letter",
        (
            "Harbour Bank plc",
            "Dear Sirs",
            "Willow Tuition Ltd has been a customer since 2019. The account has been conducted sati"
            "sfactorily and an overdraft facility of £20,000 is available.",
            "Relationship Manager",
        ),
    ),
    (
        "cash_flow_forecast",
        "sheet",
        (
            "# Cash flow forecast April 2026 to March 2027",
            [
                ["", "Apr", "May", "Jun", "Jul"],
                ["Opening balance", "1", "2", "3", "4"],
                ["Receipts", "1", "1", "1", "1"],
                ["Closing balance", "2", "3", "4", "5"],
            ],
        ),
    ),
    (
        "accounts",
        "management",
        (
            "# Management accounts to 30 September 2026",
            "Profit and loss account",
            [["", "2026", "2025"], ["Turnover", "1,000", "900"], ["Gross profit", "400", "300"]],
        ),
    ),
    (
        "accounts",
        "statutory",
        (
            "Company registration number 01234567",
            "# Unaudited financial statements for the year ended 31 March 2026",
            "Balance sheet",
            "Creditors: amounts falling due within one year",
            "Called up share capital",
        ),
    ),
    (
        "accounts",
        "charity",
        (
            "# Trustees' annual report and accounts",
            "Statement of financial activities",
            "Independent examiner's report",
            "Unrestricted funds",
        ),
    ),
    (
        "financial_viability",
        "workbook",
        (
            "# Financial Viability Risk Assessment",
            [
                ["Metric", "Value", "RAG"],
                ["Net debt to EBITDA ratio", "1.2", "Green"],
                ["Acid ratio", "1.1", "Green"],
                ["Turnover ratio", "2.1", "Green"],
            ],
        ),
    ),
    (
        "credit_report",
        "report",
        ("Creditsafe", "# Company credit report", "Credit score 71", "Credit limit £20,000", "CCJs: none"),
    ),
    (
        "pricing_schedule",
        "sheet",
        (
            "# Pricing schedule",
            [["Item", "Unit", "Rate (£)", "Quantity", "Total (£)"], ["Tutor", "hour", "45", "10", "450"]],
        ),
    ),
    (
        "pricing_schedule",
        "fees",
        ("# Our fees 2026-27", "Rate per hour £42. Rate per day £210. All prices exclude VAT."),
    ),
    (
        "method_statement",
        "answers",
        (
            "# Method statements",
            "Question 1: Referral and start (300 words max)",
            "We will meet the child within five days.",
            "Word count: 288",
        ),
    ),
    (
        "risk_assessment",
        "form",
        (
            "# Risk assessment: farm site",
            [
                [
                    "Hazard",
                    "Who might be harmed",
                    "Existing controls",
                    "Likelihood",
                    "Severity",
                    "Further action",
                ],
                ["Slurry", "Pupils", "Fence", "1", "5", "None"],
            ],
        ),
    ),
    (
        "risk_assessment",
        "fire",
        ("# Fire Risk Assessment", "Premises: The Old Dairy", "Persons at risk", "Assessor: A"),
    ),
    (
        "kpi_return",
        "return",
        ("# Quarterly KPI return", [["KPI", "Target", "Actual", "RAG"], ["Attendance", "95%", "94%", "A"]]),
    ),
    (
        "receipt",
        "portal",
        (
            "RETURN RECEIPT",
            "Project reference: 123",
            "Supplier: A Ltd",
            "Return submitted: 2 October 2026 10:03",
            "Files received: 12",
        ),
    ),
    (
        "correspondence",
        "cover letter",
        (
            "Willow Ltd",
            "Dear Procurement Team",
            "Please find enclosed our application and its documents.",
            "Yours faithfully",
        ),
    ),
    (
        "correspondence",
        "e-mail",
        (
            "From: a@b.example",
            "To: c@d.example",
            "Subject: Clarification 4",
            "Thank you for your message. We attach the corrected form.",
            "Kind regards",
        ),
    ),
    ("other", "minutes", ("Notes of the team meeting", "We talked about lunch.")),
    (
        "other",
        "the council's own invitation",
        (
            "# Invitation to Tender",
            "Instructions to tenderers",
            "The council intends to award a framework. Tenderers must hold insurance and send policies and prices.",
        ),
    ),
    (
        "other",
        "terms",
        (
            "# Terms and Conditions of Contract",
            "The supplier shall hold insurance. The price is set out in the pricing schedule.",
        ),
    ),
    (
        "other",
        "specification",
        (
            "# Service Specification",
            "The provider shall keep a safeguarding policy and report on key performance indicators.",
        ),
    ),
]


@pytest.mark.parametrize(("kind", "what", "parts"), CASES, ids=[f"{kind}: {what}" for kind, what, _ in CASES])
def test_content_alone_tells_the_kind(kind: DocumentKind, what: str, parts: tuple[str | Rows, ...]) -> None:
    guess, confidence = classify(reading(*parts), "scan0001.pdf")

    assert guess == kind
    assert 0.0 < confidence <= 1.0


def test_content_wins_over_a_misleading_name() -> None:
    certificate = reading(
        "# Certificate of Public Liability Insurance",
        "Limit of indemnity: £5,000,000 any one occurrence",
        "Insurer: A plc",
    )

    assert classify(certificate, "Policies/Safeguarding policy.pdf")[0] == "insurance_certificate"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("Attachments/Insurance/EL PL cert.pdf", "insurance_certificate"),
        ("Policies/Safeguarding_Policy_v3.docx", "policy"),
        ("RiskAssessmentPolicy.pdf", "policy"),
        ("Business-Continuity-Plan.pdf", "policy"),
        ("Policies/Scan 12.pdf", "policy"),
        ("Financial/Accounts 2025.pdf", "accounts"),
        ("SCR October.xlsx", "dbs_record"),
        ("DBS register.xlsx", "dbs_record"),
        ("Training matrix.xlsx", "training_record"),
        ("Undertaking to insure.pdf", "declaration"),
        ("Ofsted report June 2025.pdf", "inspection_report"),
        ("ICO certificate.pdf", "registration"),
        ("Selection Questionnaire (v2).docx", "questionnaire"),
        ("Return receipt.txt", "receipt"),
        ("Bank letter.pdf", "bank_letter"),
        ("Cashflow forecast.xlsx", "cash_flow_forecast"),
        ("Reference - Oak School.pdf", "reference"),
        ("Pricing.xlsx", "pricing_schedule"),
        ("Fire risk assessment.pdf", "risk_assessment"),
        ("IMG_2041.pdf", "other"),
    ],
)
def test_an_unread_document_is_told_by_its_name_with_less_confidence(path: str, kind: DocumentKind) -> None:
    guess, confidence = classify(None, path)

    assert guess == kind
    assert confidence <= 0.6


def test_the_same_document_is_always_of_the_same_kind_and_confidence() -> None:
    parts = CASES[0][2]

    assert classify(reading(*parts), "a.pdf") == classify(reading(*parts), "a.pdf")


def test_every_cue_is_compiled_before_documents_are_read() -> None:
    prepare()

    patterns = {pattern for cues in (*CUES.values(), POLICY_CUES) for pattern in patterns_of(cues)}
    before = compiled.cache_info().misses
    for pattern in patterns:
        compiled(pattern)

    assert len(patterns) > 200
    assert compiled.cache_info().misses == before
