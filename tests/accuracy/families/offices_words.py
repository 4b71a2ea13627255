"""Wordings and stock answers of the offices family's questionnaires."""

from __future__ import annotations

FORM_WORDS = {
    "company": "Private limited company",
    "cic": "Community interest company (CIC)",
    "charity": "Registered charity",
    "cio": "Charitable incorporated organisation (CIO)",
    "llp": "Limited liability partnership",
    "sole_trader": "Sole trader",
    "other": "Other (please specify)",
}
MANDATORY = {
    "participation_in_organised_crime": "participation in a criminal organisation",
    "corruption": "corruption or bribery",
    "terrorism": "terrorist offences or offences linked to terrorist activities",
    "money_laundering": "money laundering or terrorist financing",
    "fraud": "fraud, including cheating the Revenue",
    "child_labour_trafficking": "child labour and other forms of trafficking in human beings",
    "other_offence": "any other offence within the meaning of Article 57(1) of the Directive",
    "tax_breach": "a breach of obligations relating to the payment of tax or social security contributions",
}
DISCRETIONARY = {
    "environmental_law": "breach of environmental law obligations",
    "social_law": "breach of social law obligations",
    "labour_law": "breach of labour law obligations",
    "insolvency": "bankruptcy, insolvency or winding-up proceedings",
    "grave_misconduct": "grave professional misconduct, which renders its integrity questionable",
    "distortion_of_competition": "agreements with other economic operators aimed at distorting competition",
    "conflict_of_interest": "a conflict of interest within the meaning of regulation 24",
    "prior_involvement": "involvement in the preparation of this procurement procedure",
    "poor_performance": "significant or persistent deficiencies in performing a prior public contract, which led to "
    "early termination, damages or other comparable sanctions",
    "misrepresentation": "serious misrepresentation in supplying information, or withholding it",
}
CLEANING = {
    "poor_performance": (
        "A neighbouring council ended our transport contract early in 2023. We have since replaced the manager "
        "responsible, paid the sum agreed and been re-inspected without concerns.",
        "One spot-purchase contract was terminated in 2024 after late reports. We now use a reporting tracker that the "
        "board sees every month and have had no complaint since.",
    ),
    "labour_law": (
        "In 2024 a tribunal found that we had underpaid holiday for two former members of staff. It was paid in full "
        "within a month and our payroll is now run by an outside bureau.",
    ),
    "conflict_of_interest": (
        "One of our directors is married to an officer of the council. She has declared it and takes no part in "
        "applications or call-offs, and the officer does not evaluate them.",
    ),
}
HSE = (
    "An improvement notice about our minibus ramp was served in February 2025. It was complied with in three weeks.",
    "One notice in 2024 concerning asbestos records for the old workshop; closed by the inspector that summer.",
)
REFERRALS = (
    "We read the plan and the risk assessment on the day a referral arrives.",
    "Our office rings the school and the family within two working days.",
    "Every referral is logged and matched by the lead tutor to someone who knows that need.",
    "We meet the young person at home or at school with a parent present before anything begins.",
    "Three short targets and a start date are agreed and sent to the caseworker in writing.",
    "The first two sessions are kept short so that the young person can stop when they have had enough.",
    "If we cannot meet a need we say so within three days and suggest who might.",
)
PROGRESS = (
    "Each session is recorded against the outcomes in the plan.",
    "We take a baseline in the first fortnight covering attendance and reading and confidence.",
    "Every six weeks the key worker reviews the record with the pupil.",
    "A one page summary goes to the school and to the caseworker at each half term.",
    "The same measures are repeated and shown on a simple chart that pupils can read.",
    "Where progress stalls for three weeks the lead tutor observes a session and changes the plan.",
    "Last year 41 of 52 pupils met at least two of their three targets.",
)
ACTIVITIES = (
    "forest school", "bicycle repair", "cookery", "canoeing", "animal care", "music production", "swimming",
    "life skills", "1:1 tuition",
)  # fmt: skip
