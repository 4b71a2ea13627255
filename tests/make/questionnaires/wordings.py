"""How councils word the questions of a form, from formal to plain. Every third wording is held back from tuning."""

from collections.abc import Mapping, Sequence

SECTIONS: Mapping[str, Sequence[str]] = {
    "organisation": (
        "Section 1: Potential supplier information",
        "About your organisation",
        "Part A - Organisation details",
        "Who you are",
    ),
    "contact": ("Contact details", "Who should we talk to?", "Your contact for this application"),
    "application": ("Your application", "Bidding model and lots", "What you are applying for"),
    "mandatory": ("Grounds for mandatory exclusion", "Part 2: Exclusion grounds (mandatory)", "Offences"),
    "discretionary": (
        "Grounds for discretionary exclusion",
        "Part 3: Exclusion grounds (discretionary)",
        "Other matters you must tell us about",
    ),
    "finance": ("Economic and financial standing", "Money matters", "Financial information"),
    "insurance": ("Insurance", "Insurances", "Your insurance cover"),
    "safeguarding": ("Safeguarding and health and safety", "Keeping children safe", "Safeguarding"),
    "service": ("The service you offer", "Technical and professional ability", "Your provision"),
    "method": ("Method statements", "Quality questions", "How you will work"),
    "declaration": ("Declaration", "Declaration and signature", "Sign off"),
}

WORDINGS: Mapping[str, Sequence[str]] = {
    "organisation.legal_name": (
        "Full name of the organisation",
        "Registered company name",
        "What is your organisation's full legal name?",
        "Name of Provider (as registered)",
        "Legal entity name",
        "Organisation's registered title",
    ),
    "organisation.trading_name": (
        "Trading name (if different)",
        "Do you trade under another name? If so, which?",
        "Name(s) under which you trade",
        "Known as",
        "Operating name, where different from the above",
        "Any business name you use",
    ),
    "organisation.address": (
        "Registered office address including postcode",
        "Business address",
        "Where is your head office?",
        "Full postal address of the organisation",
        "Address of principal office",
        "Address for correspondence",
    ),
    "organisation.website": ("Website", "Web address (if any)", "Your site on the internet", "URL", "Website address"),
    "organisation.legal_form": (
        "Trading status",
        "Type of organisation",
        "What is the legal status of your organisation?",
        "Organisation type (e.g. limited company, charity, CIC)",
        "How are you legally constituted?",
        "Legal structure",
    ),
    "organisation.registered_on": (
        "Date of registration",
        "Date of incorporation",
        "When was the organisation set up?",
        "Date established",
        "Date company formed",
        "Year and date of formation",
    ),
    "organisation.company_number": (
        "Company registration number",
        "Companies House number",
        "Registered company no.",
        "Company number (if registered)",
        "Company Reg. No",
        "What number are you registered under at Companies House?",
    ),
    "organisation.charity_number": (
        "Charity number",
        "Registered charity no. (if applicable)",
        "Charity Commission registration number",
        "If a charity, please state registration number",
    ),
    "organisation.vat_number": (
        "VAT number",
        "VAT registration number",
        "VAT reg. no.",
        "If registered for VAT, your number",
    ),
    "organisation.sme": (
        "Are you a Small, Medium or Micro Enterprise (SME)?",
        "SME status",
        "Is the organisation an SME?",
        "Does your organisation employ fewer than 250 people and so count as a small or medium sized enterprise?",
        "Do you qualify as a small or medium enterprise?",
    ),
    "organisation.vcse": (
        "Are you a Voluntary, Community or Social Enterprise (VCSE)?",
        "VCSE organisation?",
        "Is your organisation part of the voluntary sector?",
        "Does your organisation fall within the voluntary, community and social enterprise classification?",
    ),
    "organisation.parent_name": (
        "Name of parent company (if applicable)",
        "Ultimate parent company",
        "Who is your parent or holding company?",
        "If your organisation is a subsidiary, give the name of its parent",
        "Parent organisation",
    ),
    "organisation.employees": (
        "Number of employees",
        "How many people does your organisation employ?",
        "Total number of staff employed",
        "Employees (headcount)",
        "Current number of paid staff",
    ),
    "organisation.section_54": (
        "Are you a relevant commercial organisation as defined by section 54 of the Modern Slavery Act 2015?",
        "Does section 54 of the Modern Slavery Act apply to you?",
        "Is your organisation required to publish an annual slavery and human trafficking statement?",
        "Modern Slavery Act 2015: does your turnover reach £36 million so that s.54 applies?",
    ),
    "contact.name": (
        "Contact name",
        "Name of the person we should contact",
        "Main contact",
        "Name of lead contact for this application",
        "Who can we speak to about this form?",
    ),
    "contact.role": ("Position in organisation", "Job title", "Contact's role", "Role", "Job title of contact"),
    "contact.email": ("Email address", "E-mail", "Contact email", "Email address for correspondence"),
    "contact.phone": (
        "Telephone number",
        "Phone",
        "Contact tel. no.",
        "Daytime telephone",
        "Mobile or landline number",
    ),
    "application.bidding_model": (
        "Are you bidding as a single supplier, or as part of a group or consortium, or with subcontractors?",
        "Bidding model",
        "Please state whether you are applying alone, as a consortium or with subcontractors",
        "On what basis do you apply?",
        "Form of bid (single organisation / consortium / prime with sub-contractors)",
    ),
    "application.categories": (
        "Which category or categories do you wish to apply for?",
        "Categories applied for",
        "Please indicate the lots you are bidding for",
        "Lot(s) tendered for",
        "Tell us which categories you want to join",
    ),
    "application.accounts_enclosed": (
        "Have you enclosed your accounts for the last two years?",
        "Two years' accounts attached?",
        "Are copies of your two most recent sets of annual accounts included with this return?",
        "Please confirm that accounts for the last 2 financial years are attached",
        "Are your last two years' financial statements provided?",
    ),
    "exclusion.mandatory.participation_in_organised_crime": (
        "Participation in a criminal organisation",
        "Organised crime",
        "Involvement with an organised criminal group",
    ),
    "exclusion.mandatory.corruption": ("Corruption", "Bribery or corruption", "Any offence of bribery"),
    "exclusion.mandatory.terrorism": (
        "Terrorist offences or offences linked to terrorist activities",
        "Terrorism",
        "Offences connected with terrorism",
    ),
    "exclusion.mandatory.money_laundering": (
        "Money laundering or terrorist financing",
        "Money laundering",
        "Laundering the proceeds of crime",
    ),
    "exclusion.mandatory.fraud": ("Fraud", "Theft or fraud", "Conspiracy to defraud"),
    "exclusion.mandatory.child_labour_trafficking": (
        "Child labour and other forms of trafficking in human beings",
        "Human trafficking, slavery or child labour",
        "Trafficking in human beings",
    ),
    "exclusion.mandatory.other_offence": (
        "Any other offence within the meaning of Article 57(1) of the Directive",
        "Any other offence listed in regulation 57(1)",
        "Any other mandatory exclusion offence",
    ),
    "exclusion.mandatory.tax_breach": (
        (
            "Has it been established by a judicial or administrative decision that you are in breach of "
            "obligations relating to the payment of tax or social security contributions?"
        ),
        (
            "!Please confirm that you have met all your obligations relating to the payment of taxes "
            "and social security contributions"
        ),
        "Do you have unpaid tax or social security contributions?",
        "!Are your tax and National Insurance payments up to date?",
        "Has the organisation failed to pay tax or social security contributions that were due?",
    ),
    "exclusion.discretionary.environmental_law": (
        "Breach of environmental obligations",
        "Breach of environmental law",
        "Environmental offences",
    ),
    "exclusion.discretionary.social_law": (
        "Breach of social obligations",
        "Breach of social law obligations",
        "Breach of social law",
    ),
    "exclusion.discretionary.labour_law": (
        "Breach of labour law obligations",
        "Breach of labour law",
        "Breach of employment or labour law",
    ),
    "exclusion.discretionary.insolvency": (
        "Bankrupt or the subject of insolvency or winding-up proceedings",
        "Insolvency or bankruptcy",
        "Being wound up, insolvent or in an arrangement with creditors",
    ),
    "exclusion.discretionary.grave_misconduct": (
        "Guilty of grave professional misconduct",
        "Grave professional misconduct",
        "Serious professional misconduct",
    ),
    "exclusion.discretionary.distortion_of_competition": (
        "Entered into agreements with other economic operators aimed at distorting competition",
        "Distortion of competition",
        "Collusion with other bidders",
    ),
    "exclusion.discretionary.conflict_of_interest": (
        "Aware of any conflict of interest due to participation in the procurement procedure",
        "Conflict of interest",
        "A conflict of interest that cannot be resolved",
    ),
    "exclusion.discretionary.prior_involvement": (
        "Been involved in the preparation of the procurement procedure",
        "Prior involvement in preparing this procurement",
        "Helped the council to draw up this procurement",
    ),
    "exclusion.discretionary.poor_performance": (
        "Shown significant or persistent deficiencies in the performance of a prior public contract",
        "Poor performance leading to early termination of a contract",
        "A public contract ended early because of your performance",
    ),
    "exclusion.discretionary.misrepresentation": (
        "Guilty of serious misrepresentation in supplying information",
        "Serious misrepresentation or withholding information",
        "Giving misleading information in a procurement",
    ),
    "exclusion.self_cleaning": (
        (
            "If you answered Yes to any of the above, describe the measures taken to demonstrate your "
            "reliability (self-cleaning)"
        ),
        "Self-cleaning: please give details",
        "Where a ground applies, explain what has been done to put matters right",
    ),
    "insurance.el": (
        "Employers' liability: level of cover held",
        "Employer's (Compulsory) Liability Insurance",
        "Employers liability cover (£)",
    ),
    "insurance.pl": (
        "Public liability: level of cover held",
        "Public Liability Insurance",
        "Public liability cover (£)",
    ),
    "insurance.pi": (
        "Professional indemnity: level of cover held",
        "Professional Indemnity Insurance",
        "Professional indemnity cover (£)",
    ),
    "insurance.undertaking": (
        "If you do not hold the insurance required, do you undertake to obtain it before the contract starts?",
        "Do you commit to having the required insurance in place prior to commencement?",
        "Will you take out any missing cover before your first placement?",
        "Undertaking to obtain the insurance cover required if successful",
    ),
    "enforcement.hse": (
        (
            "Has your organisation been in receipt of enforcement or remedial orders from the Health "
            "and Safety Executive in the last 3 years?"
        ),
        "Any HSE enforcement notice or prosecution in the last three years?",
        (
            "In the past three years, has the HSE or a local authority taken health and safety "
            "enforcement action against you?"
        ),
        "!Please confirm that no HSE notice has been served on you in the last 3 years",
    ),
    "provision.works_in_person": (
        "Will you work with children in person?",
        "Do you deliver any of the service face to face?",
        "Is your work with children and young people carried out in person?",
        "Face-to-face delivery",
    ),
    "provision.online": (
        "Do you teach online?",
        "Will any teaching be given online?",
        "Do you offer online tuition?",
        "Are any sessions delivered remotely?",
    ),
    "provision.records_lessons": (
        "Are online lessons recorded?",
        "Do you record online sessions?",
        "If you teach online, do you keep recordings of lessons?",
    ),
    "provision.transports_children": (
        "Will your staff transport children?",
        "Do you transport children or young people in vehicles?",
        "Does the service involve driving pupils?",
        "Transport of children by your organisation",
    ),
    "provision.personal_care": (
        "Do you provide personal care?",
        "Will staff carry out personal care?",
        "Does your service include personal or intimate care?",
    ),
    "provision.age_range": (
        "Age range served",
        "What age range do you work with?",
        "Ages of the children you can support",
        "From which age to which age do you take children?",
    ),
    "provision.activities": (
        "Please list the activities you offer",
        "Activities offered",
        "What activities will children do?",
        "Main activities",
    ),
    "provision.full_time_pupils": (
        "How many full-time pupils attend your provision?",
        "Number of pupils attending full time",
        "Pupils of compulsory school age on roll full time",
    ),
    "provision.pupils_with_ehcp_full_time": (
        "How many of these have an EHCP?",
        "Number of full-time pupils with an Education, Health and Care Plan",
        "Of those, how many have an education, health and care plan?",
    ),
    "staff.safeguarding_lead": (
        "Name of Designated Safeguarding Lead",
        "Who is your safeguarding lead?",
        "Designated safeguarding officer",
        "Named lead for child protection",
    ),
    "staff.safeguarding_lead_trained_on": (
        "Date of the Designated Safeguarding Lead's most recent training",
        "When was the safeguarding lead last trained?",
        "DSL training completed on",
        "Date on which the lead last completed safeguarding training",
    ),
    "staff.deputy_lead": (
        "Name of deputy safeguarding lead",
        "Who deputises for the DSL?",
        "Deputy designated safeguarding lead",
        "Deputy lead for safeguarding",
    ),
    "staff.two_to_one": (
        "Can you provide 2:1 staffing?",
        "Are you able to offer two-to-one support?",
        "Can two staff support one child where needed?",
    ),
    "staff.moving_and_handling": (
        "Are staff trained in moving and handling?",
        "Moving and handling training in place?",
        "Have your staff completed people moving and handling training?",
    ),
    "staff.positive_behaviour_support": (
        "Are staff trained in positive behaviour support?",
        "PBS training in place?",
        "Have your staff been trained in Positive Behaviour Support (PBS)?",
    ),
    "staff.complex_health_training": (
        "Are staff trained to meet complex health needs (including PMLD)?",
        "Complex health care training",
        "Is your team trained for children with complex medical needs?",
    ),
    "method_statement.referral": (
        "Describe how you manage a referral from the council through to a child's first day (maximum 300 words)",
        "Please explain your approach to receiving referrals and starting a new placement. Word limit: 300 words",
        "How will you respond to a referral and prepare for the child to start? (300 words max)",
    ),
    "method_statement.progress": (
        "Describe how you measure and report children's progress (maximum 300 words)",
        "Please explain how you will track progress and evidence outcomes. Word limit: 300 words",
        "How do you show that children make progress with you? (300 words max)",
    ),
    "declaration.signed_by": ("Name", "Print name", "Full name of signatory", "Name (block capitals)"),
    "declaration.role": ("Position", "Role in organisation", "Capacity in which signed", "Job title"),
    "declaration.signed": ("Signature", "Signed", "Signature (electronic is acceptable)", "Sign here"),
    "declaration.signed_on": ("Date", "Date signed", "Dated", "Date of signature"),
}

STEMS: Mapping[str, Sequence[str]] = {
    "mandatory": (
        (
            "Within the past five years, anywhere in the world, have you or any person who has powers "
            "of representation, decision or control been convicted of any of the following offences?"
        ),
        (
            "!Please confirm that none of the following offences has led to a conviction of your "
            "organisation, its directors or anyone who controls it in the past five years:"
        ),
        "Has your organisation or any of its directors been convicted of:",
    ),
    "discretionary": (
        (
            "Within the past three years, anywhere in the world, have any of the following situations "
            "applied to your organisation?"
        ),
        "!Please confirm that none of the following has applied to your organisation in the past three years:",
        "In the last three years, has any of these applied to you?",
    ),
}
