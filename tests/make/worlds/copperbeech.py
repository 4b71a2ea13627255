"""Copperbeech Pursuits LLP: a declared conviction, weak figures and an exclusion in the insurance."""

from tests.make import accounts, forms, insurance, letters, offer, policies, records, registrations, text
from tests.make.blocks import Block, H, P, Theme
from tests.make.pack import Pack
from tests.make.policies import Dated, House

NAME = "Copperbeech Pursuits LLP"
ADDRESS = "Copperbeech Farm, Stile Road, Upper Wending, PO77 6LD"
THEME = Theme("sans", "873600")
HOUSE = House(NAME, ADDRESS, THEME, "plain", "Lysander Grubb", "Ottilie Sparrowhawk")
AS_AT = "2026-11-16"
BOTH = "1 2"

FORM = forms.issued("copperbeech")
ANSWERS = forms.answers(
    {
        "o.legal_name": NAME,
        "o.trading_name": "~None",
        "o.legal_form": ("llp", "Limited liability partnership"),
        "o.address": ADDRESS,
        "o.website": "copperbeech.example",
        "o.registered_on": ("2016-02-22", "22 Feb 2016"),
        "o.company_number": "OC999517",
        "o.charity_number": "~None",
        "o.vat_number": "~None",
        "o.sme": True,
        "o.vcse": False,
        "o.parent_name": "~None",
        "o.employees": (6, "6"),
        "a.bidding_model": ("single", "Singly"),
        "a.categories": (["1", "2"], "1 and 2"),
        "c.name": "Ottilie Sparrowhawk",
        "c.role": "Designated member",
        "c.email": "ottilie@copperbeech.example",
        "c.phone": "01632 960517",
        "m.fraud": True,
        "m.tax_breach": False,
        "exclusion.self_cleaning": "~None",
        "a.accounts_enclosed": True,
        "i.employers_liability.cover": (10000000, "£10,000,000"),
        "i.public_liability.cover": (5000000, "£5,000,000"),
        "i.professional_indemnity.cover": "~None",
        "undertaking": "~Not applicable",
        "o.section_54": False,
        "enforcement.hse": False,
        "p.works_in_person": True,
        "p.online": False,
        "p.records_lessons": "~Not applicable",
        "p.transports_children": False,
        "age_range": "[[provision.age_from=11;;provision.age_to=19|11 to 19]]",
        "p.activities": (
            ["Pony riding", "Animal care", "Hedge laying"],
            "Pony riding; Animal care; Hedge laying",
        ),
        "p.full_time_pupils": (0, "0"),
        "p.pupils_with_ehcp_full_time": (0, "0"),
        "s.safeguarding_lead": "Lysander Grubb",
        "s.safeguarding_lead_trained_on": ("2025-05-08", "08 May 2025"),
        "s.deputy_lead": "Ottilie Sparrowhawk",
        "ms.1": "The school sends our form and the risk assessment. We meet at the farm, walk round and "
        "let the young person choose an animal "
        "to look after. Boots and a locker are given out on the first day. The first four sessions are a "
        "trial, then we review.",
        "ms.2": "A skills passport lists forty farm tasks in four steps. Staff sign each step when it has "
        "been seen twice. Attendance, "
        "punctuality and behaviour points go to the school weekly. A certificate is given at each ten tasks.",
        "decl.signed_by": "Lysander Grubb",
        "decl.role": "Designated member",
        "decl.signed": "[[declaration.signed=true|L Grubb]]",
        "decl.signed_on": ("2026-10-30", "30 Oct 2026"),
    }
)
YEARS = (
    accounts.Year(
        "2025-02-01",
        "2026-01-31",
        "31 January 2026",
        {
            "turnover": 148200,
            "cost_of_sales": 88350,
            "admin": 52980,
            "interest_payable": 1840,
            "tangible_fixed_assets": 61200,
            "stock": 2650,
            "debtors": 13940,
            "cash": 4810,
            "creditors_within_one_year": 34900,
            "creditors_after_one_year": 22600,
        },
    ),
    accounts.Year(
        "2024-02-01",
        "2025-01-31",
        "31 January 2025",
        {
            "turnover": 141700,
            "cost_of_sales": 83900,
            "admin": 50460,
            "interest_payable": 2010,
            "tangible_fixed_assets": 66300,
            "stock": 2400,
            "debtors": 12850,
            "cash": 6220,
            "creditors_within_one_year": 33100,
            "creditors_after_one_year": 28400,
        },
    ),
)


def pack(folder: str) -> Pack:
    """The partnership's files below the export's common folder, with planted gaps."""
    made = Pack(
        "iap-round-export.zip",
        "iap",
        ["1", "2"],
        AS_AT,
        "many-suppliers",
        {"name": NAME, "company_number": "OC999517", "charity_number": None},
        f"{folder}/{NAME}",
    )
    title: list[Block] = [
        H("Tender questionnaire", 0),
        P("In the matter of the [[application.framework=iap|Independent Alternative Provision DPS]]", "bold"),
    ]
    made.add(
        "Tender questionnaire.pdf",
        "questionnaire",
        forms.pdf_flat(
            title, forms.parse(FORM, ANSWERS), Theme("typed", "000000", 9.5), "Tender questionnaire"
        ),
    )
    company = accounts.Company(
        NAME,
        "OC999517",
        "Lysander Grubb",
        ("2026-07-30", "30 July 2026"),
        (6, 6),
        "Barleycorn & Co",
        Theme("serif"),
        "",
    )
    made.add("Accounts Jan 2026.pdf", "accounts", accounts.llp_pdf(company, YEARS))
    start, end = ("2026-03-01", "01/03/2026"), ("2027-02-28", "28/02/2027")
    el = insurance.Cover(
        "employers_liability",
        (10000000, "£10,000,000"),
        "Hedgerow General Insurance",
        "HG/EL/9917",
        NAME,
        start,
        end,
    )
    pl = insurance.Cover(
        "public_liability",
        (5000000, "£5,000,000"),
        "Hedgerow General Insurance",
        "HG/PL/9918",
        NAME,
        start,
        end,
        "per_claim",
        (500, "£500"),
        "excluded",
    )
    made.add("EL.pdf", "insurance_certificate", insurance.el_certificate(el, Theme("serif")))
    made.add(
        "PL.pdf",
        "insurance_certificate",
        insurance.label_list(pl, Theme("sans", "1B4F72"), "Evidence of cover: public liability"),
    )
    autumn = Dated(("2026-08-10", "10/08/2026"), ("2027-08-10", "10/08/2027"))
    kinds = [
        "safeguarding",
        "safer_recruitment",
        "health_and_safety",
        "environmental",
        "quality",
        "equality",
        "data_protection",
        "complaints",
        "infection_control",
        "allergy",
    ]
    made.add(
        "Policy folder.pdf",
        "policy",
        policies.pdf_handbook("Policy folder", [(kind, autumn) for kind in kinds], HOUSE),
    )
    people = [
        records.Person(
            "Lysander Grubb", "Designated member, farm leader", "2016-02-22", "009900560001", "2025-02-17"
        ),
        records.Person(
            "Ottilie Sparrowhawk", "Designated member", "2016-02-22", "009900560002", "2025-02-17"
        ),
        records.Person(
            "Jory Penrose-Blewitt",
            "Riding instructor",
            "2022-04-04",
            "009900560003",
            "2024-03-18",
            update=False,
        ),
        records.Person(
            "Nessa Thorne", "Farm tutor", "2023-10-02", "009900560004", "2026-09-21", update=False
        ),
    ]
    made.add("DBS record.docx", "dbs_record", records.dbs_word(people, NAME, AS_AT, "28 October 2026", THEME))
    courses = [
        records.Course("Safeguarding", ["2026-09-01"] * 4),
        records.Course("Designated officer course", ["2025-05-08", "2025-05-08", "", ""], lead_row=0),
        records.Course(
            "Outdoor first aid (expires)", ["2028-05-01", "", "2027-08-19", "2028-05-01"], expires=True
        ),
    ]
    made.add(
        "Training.docx",
        "training_record",
        records.training_word(
            NAME, [(person.name, person.role) for person in people], courses, "28 October 2026", THEME
        ),
    )
    made.add(
        "ICO.pdf",
        "registration",
        registrations.ico_certificate(
            NAME, "ZX560517", "2 May 2019", ("2027-05-01", "1 May 2027"), "Tier 1", Theme("sans", "003A70")
        ),
    )
    for referee in (
        letters.Referee(
            "Willowbank Secondary School",
            "school",
            "Ptolemy Ash",
            "Assistant Head",
            ("2024-09-05", "05/09/2024"),
            ("2026-07-16", "16/07/2026"),
            (16400, "£16,400"),
            "12/10/2026",
            "farm days for three pupils",
        ),
        letters.Referee(
            "Marlshire County Council",
            "council",
            "Tobias Venn",
            "Commissioning Officer",
            ("2025-01-13", "13/01/2025"),
            None,
            (22750, "£22,750"),
            "14/10/2026",
            "spot-purchased placements",
        ),
    ):
        made.add(
            f"Reference {referee.organisation}.pdf", "reference", letters.form(referee, NAME, Theme("sans"))
        )
    riding = offer.Risk(
        "Pony riding",
        "activity",
        ("2026-04-02", "02/04/2026"),
        ("2027-04-02", "02/04/2027"),
        "Jory Penrose-Blewitt",
        [
            ("Fall from pony", "Young people: injury", "Hats to standard, led at first, soft surface"),
            ("Kick", "Young people and staff", "Approach from the shoulder, taught on day one"),
        ],
    )
    made.add("RA riding.pdf", "risk_assessment", offer.risk_pdf(riding, NAME, THEME))
    made.add(
        "Prices.xlsx",
        "pricing_schedule",
        offer.pricing(
            NAME,
            [offer.Line("Farm day", 88, "per day", 150), offer.Line("Farm half day", 49, "per half day", 60)],
        ),
    )
    made.add(
        "receipt.txt",
        "receipt",
        text.receipt(
            "CWSCC - 099505",
            "IAP DPS round 7",
            NAME,
            "02/11/2026 18:55",
            "2026-11-02",
            [path.rsplit("/", 1)[1] for path in made.files],
        ),
    )
    _plant(made)
    return made


def _plant(made: Pack) -> None:
    made.gap("exclusion.mandatory", "not_met", BOTH, "Tender questionnaire.pdf", "exclusion.mandatory.fraud")
    made.gap("financial.standing", "not_met", BOTH, "Accounts Jan 2026.pdf", "accounts.current_assets")
    made.gap("insurance.abuse_cover", "not_met", BOTH, "PL.pdf", "insurance.public_liability.abuse_excluded")
    made.advise(
        "financial.current_ratio", "not_met", BOTH, "Accounts Jan 2026.pdf", "accounts.current_assets"
    )
    made.advise("financial.acid_ratio", "not_met", BOTH, "Accounts Jan 2026.pdf", "accounts.current_assets")
    made.advise("safety.activities", "missing", BOTH)
    made.verdicts = {"1": "not_suitable", "2": "not_suitable"}
