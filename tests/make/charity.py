"""Annual accounts of an invented charity under the SORP, with figures that add up."""

from collections.abc import Mapping, Sequence

from tests.make import pdf
from tests.make.accounts import BALANCE, Company, Year, balance, figure, held, rows_of, spoken, twelve_months
from tests.make.blocks import Block, Break, Gap, H, P, T
from tests.make.marks import Built

_SOFA = {
    "Total income": "total_income",
    "Total expenditure": "total_expenditure",
    "Net income before gains and losses": "net_income_before_gains",
    "Total funds carried forward": "total_funds",
}


def charity_pdf(
    company: Company, charity: str, years: Sequence[Year], split: Mapping[str, Sequence[int]]
) -> Built:
    """Charity accounts under the SORP: trustees' report, examiner's report, SOFA by fund, balance sheet.

    ``split`` gives for each SOFA line (unrestricted, restricted, this year's total, last year's total).
    """
    now, last = years
    head = [
        "",
        "Note",
        "Unrestricted\nfunds £",
        "Restricted\nfunds £",
        f"Total {now.end[:4]}\n£",
        f"Total {last.end[:4]}\n£",
    ]
    sofa = [head]
    for label, (free, bound, total, before) in split.items():
        name = _SOFA.get(label, "")
        sofa.append(
            [
                label,
                "",
                f"{free:,}",
                f"{bound:,}" if bound else "-",
                figure(name, now, total),
                figure(name, last, before),
            ]
        )
    full = [balance(year) for year in years]
    sheet = [
        ["", "Note", f"{now.end[:4]}\n£", f"{last.end[:4]}\n£"],
        *rows_of(held(BALANCE, full), years, full),
    ]
    for label, name in (
        ("Unrestricted funds", "unrestricted_funds"),
        ("Restricted funds", "restricted_funds"),
        ("Total funds", "total_funds"),
    ):
        sheet.append([label, "", *(figure(name, year, year.get(name)) for year in years)])
    approved = f"[[accounts.approved_on#{now.end}={company.approved[0]}|{company.approved[1]}]]"
    staff = [
        f"[[accounts.employees#{year.end}={count}|{count}]]"
        for year, count in zip(years, company.employees, strict=True)
    ]
    form, directors, number = "a charitable incorporated organisation", "", ""
    if company.number:
        form, directors = (
            "a company limited by guarantee",
            ", who are also directors for the purposes of company law,",
        )
        number = f'     Company no. [[accounts.company_number#{now.end}="{company.number}"|{company.number}]]'
    blocks: list[Block] = [
        P(f"Registered charity no. [[organisation.charity_number=\"{charity}\"|{charity}]]{number}", "right"),
        Gap(100),
        P(f"[[accounts.entity_name#{now.end}={company.name}|{company.name}]]", "letterhead"),
        P(f"({form})", "centre"),
        P("Trustees' annual report and financial statements", "centre"),
        P(f"Year ended [[accounts.period_end#{now.end}={now.end}|{now.shown}]]", "centre"),
        Break(),
        H("Report of the trustees", 1),
        P(
            f"The trustees{directors} present their report "
            "for the year "
            f"[[accounts.period_start#{now.end}={now.start}|{spoken(now.start)}]] to {now.shown}. The "
            "statements comply with the "
            f"charity's governing document and with the [[accounts.standard#{now.end}=sorp|Statement of "
            "Recommended Practice]] "
            "applicable to charities preparing their accounts in accordance with FRS 102."
        ),
        P(
            f"The charity's objects are {company.activity}. During the year it worked with families in "
            "their own homes and at its "
            "two centres. The trustees have had regard to the Charity Commission's guidance on public "
            "benefit."
        ),
        P(
            "Reserves policy: the trustees aim to hold free reserves of between three and six months of "
            "running costs. They are "
            "satisfied that the level held at the year end lies within that range."
        ),
        P(
            f"Approved by order of the board of trustees on {approved} and signed on its behalf by "
            f"{company.directors}."
        ),
        Break(),
        H("Independent examiner's report to the trustees", 1),
        P(
            f"I report on the accounts of the charity for the year ended {now.shown}. Having satisfied "
            "myself that the accounts "
            "are not required to be audited and are eligible for "
            f"[[accounts.audit#{now.end}=independent_examination|independent examination]], I report in "
            "respect of my examination "
            "carried out under section 145 of the Charities Act 2011."
        ),
        P(
            "I have completed my examination. No matters have come to my attention which give me cause to "
            "believe that accounting "
            "records were not kept or that the accounts do not accord with those records."
        ),
        P(company.accountant),
        Break(),
        H("Statement of financial activities", 1),
        P("(incorporating an income and expenditure account)", "small"),
        T(sofa, (3.4, 0.7, 1.5, 1.5, 1.5, 1.5), ruled=False, right=(2, 3, 4, 5)),
        Break(),
        H("Balance sheet", 1),
        P(f"at {now.shown}", "small"),
        T(sheet, (5, 0.8, 1.6, 1.6), ruled=False, right=(2, 3)),
        P(
            f"The figures are in [[accounts.currency#{now.end}=GBP|pounds sterling]]. An independent "
            "examination has taken the place of an audit."
        ),
        Break(),
        H("Notes to the financial statements", 1),
        P(
            "1. Basis of preparation. The trustees consider that there are "
            f"[[accounts.going_concern_uncertainty#{now.end}=false|no material uncertainties]] about the "
            "charity's ability "
            "to continue as a going concern."
        ),
        P(
            f"2. Staff. The average monthly number of employees was {staff[0]} ({last.end[:4]}: "
            f"{staff[1]}). No employee received "
            "more than £60,000."
        ),
        P("3. Restricted funds are held for the sibling project funded by the Quillmarsh Trust."),
    ]
    built = pdf.render(blocks, header=company.name, theme=company.theme, title="Accounts")
    return built.stating(twelve_months(now))
