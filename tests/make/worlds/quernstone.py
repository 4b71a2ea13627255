"""Quernstone Workshops Ltd: a form printed, ticked and scanned, a photographed certificate, accounts as filed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.make import (
    forms,
    insurance,
    ixbrl,
    letters,
    offer,
    paper,
    policies,
    records,
    registrations,
    scanned,
    text,
)
from tests.make.blocks import Theme
from tests.make.ixbrl import Line
from tests.make.marks import Built, Mark
from tests.make.pack import Pack
from tests.make.policies import Dated, House
from tests.make.worlds import quernstone_old_formats as old

NAME = "Quernstone Workshops Ltd"
NUMBER = "99818842"
ADDRESS = "The Old Sawmill, Withy Lane, Quernstone, PO88 7QT"
THEME = Theme("sans", "6B4226", 10)
HOUSE = House(NAME, ADDRESS, THEME, "plain", "Barnaby Tregellis", "Philippa Nant")
AS_AT = "2026-11-30"
BOTH = "1 2"
SCAN = "Questionnaire/Scan_20261112.pdf"
EL = "Insurance/IMG_2214.jpg"
ACCOUNTS = "Accounts/99818842_aa_2026-06-18.xhtml"
SAFETY = "Policies/Health and safety policy signed.tif"

FORM = forms.issued("quernstone")
CATEGORIES = (
    "1 Early intervention and prevention",
    "2 Vocational opportunities",
    "3 Interim face-to-face tutoring",
    "4 Online tutoring",
    "5 Complex learners",
)
CLEANING = (
    "Norwyke District Council ended a holiday contract in March 2025 because two sessions were short of staff. "
    "We paid the council back, hired a second coordinator and now keep a list of relief staff."
)
ANSWERS = forms.answers(
    {
        "o.legal_name": NAME,
        "o.trading_name": "~Not applicable",
        "o.legal_form": forms.Pick(
            ("Sole trader", "Partnership", "Limited company", "Charity", "Other"),
            ("Limited company",),
            "organisation.legal_form=company",
        ),
        "o.address": ADDRESS,
        "o.website": "www.quernstone.example",
        "o.registered_on": ("2019-06-03", "3 June 2019"),
        "o.company_number": NUMBER,
        "o.charity_number": "~Not applicable",
        "o.vat_number": "~Not applicable",
        "o.employees": (7, "7"),
        "o.sme": forms.Pick(("Yes", "No"), (), ""),
        "o.vcse": False,
        "o.parent_name": "~None",
        "a.bidding_model": forms.Pick(
            ("On our own", "In a consortium", "With subcontractors"),
            ("On our own",),
            "application.bidding_model=single",
        ),
        "a.categories": forms.Pick(CATEGORIES, CATEGORIES[:2], 'application.categories=["1","2"]'),
        "c.name": "Philippa Nant",
        "c.role": "Operations Manager",
        "c.email": "philippa@quernstone.example",
        "c.phone": "01632 960884",
        "m.tax_breach": False,
        "d.poor_performance": True,
        "exclusion.self_cleaning": f"[[exclusion.self_cleaning={CLEANING}|{CLEANING}]]",
        "a.accounts_enclosed": True,
        "i.employers_liability.cover": (10000000, "£10,000,000"),
        "i.public_liability.cover": (5000000, "£5,000,000"),
        "i.professional_indemnity.cover": "~None",
        "undertaking": "~Not applicable",
        "o.section_54": False,
        "enforcement.hse": False,
        "p.works_in_person": True,
        "p.online": False,
        "p.records_lessons": forms.Pick(("Yes", "No"), (), ""),
        "p.transports_children": False,
        "age_range": "[[provision.age_from=11;;provision.age_to=18|11 to 18]]",
        "p.activities": (
            ["Woodturning", "Bicycle repair", "Furniture restoration", "Green woodwork"],
            "Woodturning, Bicycle repair, Furniture restoration, Green woodwork",
        ),
        "p.full_time_pupils": (0, "0"),
        "p.pupils_with_ehcp_full_time": (0, "0"),
        "s.safeguarding_lead": "Barnaby Tregellis",
        "s.safeguarding_lead_trained_on": ("2025-11-18", "18 November 2025"),
        "s.deputy_lead": "Philippa Nant",
        "ms.1": "See Method statements.odt",
        "ms.2": "See Method statements.odt",
        "decl.signed_by": "Barnaby Tregellis",
        "decl.role": "Director",
        "decl.signed": "[[declaration.signed=true|signature]]",
        "decl.signed_on": ("2026-11-12", "12 November 2026"),
    }
)
SKEWS = (1.4, -2.1, 1.1, 2.8)

PEOPLE = [
    records.Person("Barnaby Tregellis", "Director and workshop leader", "2019-06-03", "009900880001", "2024-06-10"),
    records.Person("Philippa Nant", "Operations manager", "2020-02-10", "009900880002", "2025-02-03"),
    records.Person("Digory Sleath", "Workshop instructor", "2021-09-06", "009900880003", "2024-08-27"),
    records.Person("Morwenna Tapp", "Workshop instructor", "2023-01-09", "009900880004", "2025-12-15"),
    records.Person("Ambrose Cully", "Bicycle mechanic", "2024-04-22", "009900880005", "2024-04-08", update=False),
    records.Person("Nerissa Holm", "Learning mentor", "2025-03-31", "009900880006", "2025-03-17", update=False),
    records.Person("Odile Farrant", "Finance administrator", "2022-05-16", "009900880007", "2024-05-07"),
]


@dataclass(frozen=True)
class Year:
    """A balance sheet date and the figures of that day, by fact name."""

    start: str
    end: str
    figures: Mapping[str, int]

    @property
    def period(self) -> tuple[str, str]:
        return self.start, self.end


def _year(end: str, fixed: int, stock: int, debtors: int, cash: int, within: int, after: int) -> Year:
    current = stock + debtors + cash
    less = fixed + current - within
    return Year(f"{int(end[:4]) - 1}-04-01", end, {
        "tangible_fixed_assets": fixed,
        "stock": stock,
        "debtors": debtors,
        "cash": cash,
        "current_assets": current,
        "creditors_within_one_year": within,
        "net_current_assets": current - within,
        "total_assets_less_current_liabilities": less,
        "creditors_after_one_year": after,
        "net_assets": less - after,
    })


YEARS = (
    _year("2026-03-31", 14380, 2150, 9470, 21905, 17240, 34850),
    _year("2025-03-31", 17920, 1840, 7265, 24610, 16905, 32770),
    _year("2024-03-31", 20150, 1510, 6890, 26330, 18260, 30400),
)


def balance_sheet(now: Year, before: Year, within: ixbrl.Dimension, after: ixbrl.Dimension) -> list[Line]:
    """The rows of a filed balance sheet; liabilities above the assets are negative and in brackets."""
    capital = ("core:EquityClassesDimension", "core:ShareCapital")
    earned = ("core:EquityClassesDimension", "core:RetainedEarningsAccumulatedLosses")

    def row(tag: str, label: str, name: str, dimension: ixbrl.Dimension | None = None, less: int = 0,
            brackets: bool = False, note: str = "") -> Line:
        amounts = now.figures[name] - less, before.figures[name] - less
        return Line(tag, label, *amounts, dimension=dimension, brackets=brackets, note=note)

    return [
        Line("", "Fixed assets"),
        row("core:PropertyPlantEquipment", "Tangible assets", "tangible_fixed_assets", note="4"),
        Line("", "Current assets"),
        row("core:TotalInventories", "Stocks", "stock"),
        row("core:Debtors", "Debtors", "debtors", note="5"),
        row("core:CashBankOnHand", "Cash at bank and in hand", "cash"),
        row("core:CurrentAssets", "Total current assets", "current_assets"),
        row("core:Creditors", "Creditors: amounts falling due within one year", "creditors_within_one_year",
            within, brackets=True, note="6"),
        row("core:NetCurrentAssetsLiabilities", "Net current assets", "net_current_assets"),
        row("core:TotalAssetsLessCurrentLiabilities", "Total assets less current liabilities",
            "total_assets_less_current_liabilities"),
        row("core:Creditors", "Creditors: amounts falling due after more than one year", "creditors_after_one_year",
            after, brackets=True, note="7"),
        row("core:NetAssetsLiabilities", "Net assets/(liabilities)", "net_assets"),
        Line("", "Capital and reserves"),
        Line("core:Equity", "Called up share capital", 100, 100, dimension=capital),
        row("core:Equity", "Profit and loss account", "net_assets", earned, less=100),
        row("core:Equity", "Shareholders' funds", "net_assets"),
    ]


def filed(now: Year, before: Year, employees: tuple[int, int], approved: str, older: bool) -> Built:
    """A year's accounts as Companies House gives them out; those of the older software are positioned line by line."""
    sides = (
        (ixbrl.WITHIN_ONE_YEAR, ixbrl.AFTER_ONE_YEAR) if older else (ixbrl.CURRENT, ixbrl.NON_CURRENT)
    )
    data = ixbrl.accounts(
        NAME, NUMBER, now.period, before.period, balance_sheet(now, before, *sides),
        layout="absolute" if older else "table",
        edition="2022-01-01" if older else "2024-01-01",
        transforms="2011" if older else "2015",
        standard="FRS102_1A", audit="unaudited", employees=employees, approved=approved, director="B Tregellis",
        notes=[
            ("Turnover", "Turnover is the value of services given in the year."),
            ("Tangible assets", "Tools and machines are depreciated at 20% on the reducing balance."),
        ],
    )
    return Built(data, tuple(_told(now, before, employees, approved)))


def _told(now: Year, before: Year, employees: Sequence[int], approved: str) -> list[Mark]:
    """What one year's accounts state: their frame for the year, the figures for both."""
    frame: dict[str, str | int | bool] = {
        "entity_name": NAME, "company_number": NUMBER, "period_start": now.start, "period_end": now.end,
        "period_months": 12, "standard": "frs102_1a", "audit": "unaudited", "currency": "GBP", "dormant": False,
        "approved_on": approved,
    }
    marks = [Mark(f"accounts.{name}", value, period_end=now.end) for name, value in frame.items()]
    for year, people in zip((now, before), employees, strict=True):
        figures = {
            **year.figures, "fixed_assets": year.figures["tangible_fixed_assets"],
            "equity": year.figures["net_assets"], "employees": people,
        }
        marks += [Mark(f"accounts.{name}", amount, period_end=year.end) for name, amount in figures.items()]
    return marks


def questionnaire() -> Built:
    """The form, scanned page by page."""
    form = paper.form(
        "Provider questionnaire",
        "[[application.framework=iap|Independent Alternative Provision DPS]]",
        forms.parse(FORM, ANSWERS),
        seed=8842,
    )
    return scanned.by_page(form, SKEWS, seed=8842)


def covers() -> dict[str, insurance.Cover]:
    """Employers' liability that ran out two weeks before the decision, and public liability renewed."""
    el = insurance.Cover(
        "employers_liability", (10000000, "£10,000,000"), "Candlemas Insurance plc", "CM/EL/18842", NAME,
        ("2025-11-15", "15 November 2025"), ("2026-11-14", "14 November 2026"),
    )
    pl = insurance.Cover(
        "public_liability", (5000000, "£5,000,000"), "Candlemas Insurance plc", "CM/PL/18843", NAME,
        ("2026-11-01", "1 November 2026"), ("2027-10-31", "31 October 2027"), "per_claim", (250, "£250"), "included",
    )
    return {"el": el, "pl": pl}


def policy_files() -> list[tuple[str, Built, str]]:
    """Two scans of signed papers, and two Word files."""
    spring = Dated(("2026-03-16", "16 March 2026"), ("2027-03-16", "16 March 2027"))
    old_one = Dated(
        ("2024-06-17", "17 June 2024"), ("2026-06-17", "17 June 2026"), signed_by="Barnaby Tregellis"
    )
    signed = Dated(("2026-03-16", "16 March 2026"), ("2027-03-16", "16 March 2027"), signed_by="Barnaby Tregellis")
    autumn = Dated(("2026-09-07", "7 September 2026"), ("2027-09-07", "7 September 2027"), owner="Barnaby Tregellis")
    kinds = [
        "safer_recruitment", "quality", "equality", "data_protection", "complaints", "behaviour",
        "infection_control", "allergy",
    ]
    serif = House(NAME, ADDRESS, Theme("serif", "333333", 13), "plain")
    small = House(NAME, ADDRESS, Theme("sans", "333333", 10), "plain")
    return [
        (SAFETY, scanned.fax(policies.pdf_in_text("health_and_safety", serif, old_one), 1.6, seed=17), "ocr"),
        (
            "Policies/Environmental policy.png",
            scanned.picture(policies.pdf_footer("environmental", small, signed), -1.2, seed=16),
            "ocr",
        ),
        ("Policies/Safeguarding policy.docx", policies.word_versions("safeguarding", HOUSE, autumn), "full"),
        (
            "Policies/Staff handbook.docx",
            policies.word_handbook("Staff handbook", [(kind, spring) for kind in kinds], HOUSE),
            "full",
        ),
    ]


def training() -> Built:
    """The training record, everyone up to date."""
    courses = [
        records.Course("Safeguarding (annual)", ["2026-09-02"] * 7),
        records.Course("Designated safeguarding lead", ["2025-11-18", "2026-02-05", *[""] * 5], lead_row=0),
        records.Course(
            "First aid certificate expires",
            ["2028-03-14", "", "2027-10-08", "2028-03-14", "", "2027-10-08", ""],
            expires=True,
        ),
    ]
    staff = [(person.name, person.role) for person in PEOPLE]
    return records.training_pdf(NAME, staff, courses, "2 November 2026", Theme("sans", "6B4226", 9), "long")


def references() -> list[tuple[str, Built]]:
    """A school and a council."""
    school = letters.Referee(
        "Penhale Road School", "school", "Lucasta Wray", "Headteacher", ("2024-01-08", "8 January 2024"),
        ("2026-07-17", "17 July 2026"), (18400, "£18,400"), "6 October 2026", "a weekly workshop day for eight pupils",
    )
    council = letters.Referee(
        "Saltmarsh County Council", "council", "Everard Kint", "Commissioning Officer", ("2025-09-01", "01/09/2025"),
        ("2026-08-31", "31/08/2026"), (27500, "£27,500"), "08/10/2026", "bicycle repair courses",
    )
    return [
        ("References/Penhale Road School.pdf", letters.letter(school, NAME, Theme("serif"))),
        ("References/Saltmarsh County Council.docx", letters.form(council, NAME, Theme("sans"), word=True)),
    ]


def risks() -> Built:
    """The workshop's two activities, a sheet each."""
    lathe = offer.Risk(
        "Woodturning", "activity", ("2026-02-09", "09/02/2026"), ("2027-02-09", "09/02/2027"), "Barnaby Tregellis",
        [
            ("Rotating work", "Learner: hand injury", "One learner a lathe, guards, instructor beside"),
            ("Dust", "Everyone: breathing", "Extraction, masks"),
        ],
    )
    bench = offer.Risk(
        "Bicycle repair", "activity", ("2026-02-10", "10/02/2026"), ("2027-02-10", "10/02/2027"), "Ambrose Cully",
        [
            ("Hand tools", "Learner: cuts", "Gloves, shown how first"),
            ("Solvents", "Everyone: skin", "Water-based only"),
        ],
    )
    return offer.risk_excel([lathe, bench], NAME)


def pack() -> Pack:
    """The pack with its planted gaps."""
    made = Pack(
        "iap-scanned.zip", "iap", ["1", "2"], AS_AT, "per-supplier",
        {"name": NAME, "company_number": NUMBER, "charity_number": None},
        f"CWSCC - 099818 Independent Alternative Provision DPS/{NAME}",
    )
    made.add(SCAN, "questionnaire", questionnaire(), "ocr")
    made.add("Questionnaire/Method statements.odt", "method_statement", old.method_statements(NAME))
    made.add(ACCOUNTS, "accounts", filed(YEARS[0], YEARS[1], (6, 5), "2026-06-12", older=False))
    made.add(
        "Accounts/99818842_aa_2025-07-02.html", "accounts", filed(YEARS[1], YEARS[2], (5, 5), "2025-06-27", older=True)
    )
    cover = covers()
    made.add(
        EL, "insurance_certificate",
        scanned.photograph(insurance.el_certificate(cover["el"], Theme("serif", "333333", 12)), seed=2214), "ocr",
    )
    message, schedule = old.renewal(cover["pl"])
    made.add("Insurance/Renewal of public liability.eml", "correspondence", message)
    made.enclose("Insurance/Renewal of public liability.eml", schedule[0], "insurance_certificate", schedule[1])
    for name, built, read in policy_files():
        made.add(name, "policy", built, read)
    made.add("Staff/Single central record.ods", "dbs_record", old.checks(PEOPLE, NAME, AS_AT))
    made.add("Staff/Training record.pdf", "training_record", training())
    for name, built in references():
        made.add(name, "reference", built)
    made.add("Risk assessments.xlsx", "risk_assessment", risks())
    made.add(
        "ICO certificate.pdf", "registration",
        registrations.ico_certificate(
            NAME, "ZX818842", "12 May 2020", ("2027-05-11", "11 May 2027"), "Tier 1", Theme("sans", "003A70")
        ),
    )
    made.add(
        "Prices.xlsx", "pricing_schedule",
        offer.pricing(NAME, [
            offer.Line("Workshop day, one learner", 92, "per day", 120),
            offer.Line("Workshop day, group of four", 260, "per day", 40),
            offer.Line("Half day taster", 48.5, "per session", 30),
        ]),
    )
    made.add(
        "Receipt.txt", "receipt",
        text.receipt(
            "CWSCC - 099818", "Independent Alternative Provision DPS", NAME, "13/11/2026 11:07", "2026-11-13",
            [path.rsplit("/", 1)[1] for path, filed in made.files.items() if not filed.within],
        ),
    )
    _plant(made)
    return made


def _plant(made: Pack) -> None:
    made.gap("completeness.questions", "missing", BOTH, SCAN)
    # A signature of ink alone: whether that is one, a person says.
    made.gap("declaration.signed", "unclear", BOTH, SCAN, "declaration.signed")
    made.gap("exclusion.discretionary", "unclear", BOTH, SCAN, "exclusion.discretionary.poor_performance")
    made.gap("financial.standing", "not_met", BOTH, ACCOUNTS)
    made.gap("insurance.in_date", "not_met", BOTH, EL, "insurance.employers_liability.expires")
    made.gap("safety.policy", "not_met", BOTH, SAFETY, "policy.reviewed_on")
    made.advise("financial.net_assets", "not_met", BOTH, ACCOUNTS)
    made.verdicts = dict.fromkeys(made.categories, "incomplete")
