"""Annual accounts of invented companies and partnerships, with figures that add up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tests.make import docx, pdf, xlsx
from tests.make.blocks import Block, Break, Gap, H, P, T, Theme
from tests.make.marks import Built, Mark


@dataclass(frozen=True)
class Year:
    """One year's figures by fact name, in pounds; what is absent has no row."""

    start: str
    end: str
    shown: str
    figures: Mapping[str, int]

    def get(self, name: str) -> int:
        return self.figures.get(name, 0)


@dataclass(frozen=True)
class Company:
    """Whose accounts: the words of the cover and the statements around the figures."""

    name: str
    number: str
    directors: str
    approved: tuple[str, str]
    employees: tuple[int, int]
    accountant: str
    theme: Theme
    activity: str


def balance(year: Year) -> dict[str, int]:
    """The figures with the balance sheet's totals computed from its parts."""
    full = dict(year.figures)
    full["fixed_assets"] = year.get("tangible_fixed_assets")
    full["current_assets"] = year.get("stock") + year.get("debtors") + year.get("cash")
    full["net_current_assets"] = full["current_assets"] - year.get("creditors_within_one_year")
    full["total_assets_less_current_liabilities"] = full["fixed_assets"] + full["net_current_assets"]
    full["net_assets"] = (
        full["total_assets_less_current_liabilities"]
        - year.get("creditors_after_one_year")
        - year.get("provisions")
    )
    return full


def profit(year: Year) -> dict[str, int]:
    """The figures with the profit and loss account's totals."""
    full = balance(year)
    full["gross_profit"] = year.get("turnover") - year.get("cost_of_sales")
    full["operating_profit"] = full["gross_profit"] - year.get("admin")
    full["profit_before_tax"] = (
        full["operating_profit"] + year.get("interest_received") - year.get("interest_payable")
    )
    full["profit_after_tax"] = full["profit_before_tax"] - year.get("tax")
    return full


def figure(names: str, year: Year, amount: int, brackets: bool = False) -> str:
    """A marked figure as accounts print it; costs and creditors in brackets where they are taken away."""
    printed = f"({abs(amount):,})" if brackets or amount < 0 else f"{amount:,}" if amount else "-"
    specs = ";;".join(f"accounts.{name}#{year.end}={amount}" for name in names.split())
    return f"[[{specs}|{printed}]]" if names else printed


Row = tuple[str, str, str, str, bool]


def rows_of(
    table: Sequence[Row], years: Sequence[Year], full: Sequence[Mapping[str, int]]
) -> list[list[str]]:
    rows = []
    for label, note, names, source, brackets in table:
        amounts = [figures.get(source, 0) for figures in full]
        rows.append(
            [
                label,
                note,
                *(figure(names, year, amount, brackets) for year, amount in zip(years, amounts, strict=True)),
            ]
        )
    return rows


_PROFIT: Sequence[Row] = [
    ("Turnover", "3", "turnover", "turnover", False),
    ("Cost of sales", "", "cost_of_sales", "cost_of_sales", True),
    ("Gross profit", "", "gross_profit", "gross_profit", False),
    ("Administrative expenses", "", "", "admin", True),
    ("Operating profit", "4", "operating_profit", "operating_profit", False),
    ("Interest receivable and similar income", "", "interest_received", "interest_received", False),
    ("Interest payable and similar charges", "", "interest_payable", "interest_payable", True),
    ("Profit before taxation", "", "profit_before_tax", "profit_before_tax", False),
    ("Tax on profit", "", "", "tax", True),
    ("Profit for the financial year", "", "profit_after_tax", "profit_after_tax", False),
]
BALANCE: Sequence[Row] = [
    ("Tangible fixed assets", "5", "tangible_fixed_assets fixed_assets", "fixed_assets", False),
    ("Stocks", "", "stock", "stock", False),
    ("Debtors", "6", "debtors", "debtors", False),
    ("Cash at bank and in hand", "", "cash", "cash", False),
    ("Current assets", "", "current_assets", "current_assets", False),
    (
        "Creditors: amounts falling due within one year",
        "7",
        "creditors_within_one_year",
        "creditors_within_one_year",
        True,
    ),
    ("Net current assets", "", "net_current_assets", "net_current_assets", False),
    (
        "Total assets less current liabilities",
        "",
        "total_assets_less_current_liabilities",
        "total_assets_less_current_liabilities",
        False,
    ),
    (
        "Creditors: amounts falling due after more than one year",
        "8",
        "creditors_after_one_year",
        "creditors_after_one_year",
        True,
    ),
    ("Provisions for liabilities", "", "provisions", "provisions", True),
    ("Net assets", "", "net_assets", "net_assets", False),
]


def held(table: Sequence[Row], full: Sequence[Mapping[str, int]]) -> list[Row]:
    """The rows of which some year has a figure."""
    return [row for row in table if any(figures.get(row[3]) for figures in full)]


def _capital(years: Sequence[Year], full: Sequence[Mapping[str, int]]) -> list[list[str]]:
    share = [year.get("share_capital") for year in years]
    return [
        ["Called up share capital", "9", *(f"{amount:,}" for amount in share)],
        [
            "Profit and loss account",
            "",
            *(f"{figures['net_assets'] - shares:,}" for figures, shares in zip(full, share, strict=True)),
        ],
        [
            "Total equity",
            "",
            *(
                figure("equity", year, figures["net_assets"])
                for year, figures in zip(years, full, strict=True)
            ),
        ],
    ]


def company_blocks(company: Company, years: Sequence[Year], full_accounts: bool = True) -> list[Block]:
    """Accounts under FRS 102 Section 1A: cover, directors' report, statements, notes."""
    now = years[0]
    full = [profit(year) if full_accounts else balance(year) for year in years]
    head = ["", "Note", *(f"{year.shown}\n£" for year in years)]
    cover: list[Block] = [
        P(
            "Company registration number "
            f'[[accounts.company_number#{now.end}="{company.number}"|{company.number}]] '
            "(England and Wales)",
            "right",
        ),
        Gap(120),
        P(f"[[accounts.entity_name#{now.end}={company.name}|{company.name}]]", "letterhead"),
        P("[[accounts.audit#" + now.end + "=unaudited|Unaudited]] financial statements", "centre"),
        P(f"for the year ended [[accounts.period_end#{now.end}={now.end}|{now.shown}]]", "centre"),
        Gap(80),
        P(company.accountant, "centre"),
        Break(),
    ]
    report: list[Block] = [
        H("Directors' report", 1),
        P(
            f"The directors present their report with the financial statements of the company for the year "
            f"[[accounts.period_start#{now.end}={now.start}|{spoken(now.start)}]] to {now.shown}."
        ),
        P(f"The principal activity of the company in the year under review was {company.activity}."),
        P(f"The directors who served during the year were {company.directors}."),
        P(
            "This report has been prepared in accordance with the provisions of Part 15 of the Companies "
            "Act 2006 relating to "
            "small companies."
        ),
        Break(),
    ]
    statements: list[Block] = []
    if full_accounts:
        statements += [
            H("Profit and loss account", 1),
            P(f"for the year ended {now.shown}", "small"),
            T(
                [head, *rows_of(held(_PROFIT, full), years, full)],
                (5, 0.8, 1.6, 1.6),
                ruled=False,
                right=(2, 3),
            ),
            Break(),
        ]
    statements += [
        H("Balance sheet", 1),
        P(f"as at {now.shown}", "small"),
        T(
            [
                head,
                *rows_of(held(BALANCE, full), years, full),
                ["Capital and reserves", "", "", ""],
                *_capital(years, full),
            ],
            (5, 0.8, 1.6, 1.6),
            ruled=False,
            right=(2, 3),
        ),
        P(
            "For the year in question the company was entitled to exemption from audit under section 477 "
            "of the Companies Act "
            "2006 and the members have not required the company to obtain an audit."
        ),
        P(
            "These financial statements have been prepared in accordance with the provisions applicable "
            "to companies subject to "
            "the small companies regime."
        ),
        P(
            "Approved by the board on "
            f"[[accounts.approved_on#{now.end}={company.approved[0]}|{company.approved[1]}]] and signed "
            f"on its behalf by {company.directors.split(' and ')[0]}, Director."
        ),
        Break(),
    ]
    return cover + report + statements + _notes(company, years, full)


def _notes(company: Company, years: Sequence[Year], full: Sequence[Mapping[str, int]]) -> list[Block]:
    now = years[0]
    staff = [
        f"[[accounts.employees#{year.end}={count}|{count}]]"
        for year, count in zip(years, company.employees, strict=True)
    ]
    fixed = [figures["fixed_assets"] for figures in full]
    return [
        H("Notes to the financial statements", 1),
        P("1. Statutory information", "bold"),
        P(f"{company.name} is a private company, limited by shares, registered in England and Wales."),
        P("2. Accounting policies", "bold"),
        P(
            "These statements have been prepared in accordance with [[accounts.standard#"
            + now.end
            + "=frs102_1a|Financial "
            "Reporting Standard 102 Section 1A]] - small entities, under the historical cost convention. "
            "They are "
            f"presented in [[accounts.currency#{now.end}=GBP|sterling]], which is the functional "
            "currency, rounded to the nearest pound."
        ),
        P(
            "The directors have a reasonable expectation that the company has adequate resources to "
            "continue in operation for "
            "at least twelve months, and they adopt the going concern basis."
        ),
        P(
            "Turnover is measured at the fair value of the consideration receivable for services given in "
            "the year, excluding "
            "value added tax. Plant is depreciated at 25% on the reducing balance."
        ),
        P("3. Employees", "bold"),
        P(
            f"The average number of employees during the year was {staff[0]} ({years[1].end[:4]}: "
            f"{staff[1]})."
        ),
        P("5. Tangible fixed assets", "bold"),
        P(f"Net book value at {now.shown}: £{fixed[0]:,}; at {years[1].shown}: £{fixed[1]:,}."),
    ]


def company_pdf(company: Company, years: Sequence[Year]) -> Built:
    """The accounts as a text PDF of several pages."""
    built = pdf.render(
        company_blocks(company, years), header=company.name, theme=company.theme, title="Accounts"
    )
    return built.stating(twelve_months(years[0]))


def twelve_months(year: Year) -> Mark:
    """The length of the period, which follows from the words "year ended"."""
    return Mark("accounts.period_months", 12, period_end=year.end)


def company_word(company: Company, years: Sequence[Year], full_accounts: bool = True) -> Built:
    """The accounts as the accountant's Word file."""
    built = docx.render(
        company_blocks(company, years, full_accounts),
        header=company.name,
        theme=company.theme,
        title="Accounts",
    )
    return built.stating(twelve_months(years[0]))


def company_excel(company: Company, years: Sequence[Year]) -> Built:
    """The accounts as a workbook: one sheet a statement, figures as numbers, costs below nought."""
    full = [profit(year) for year in years]
    now = years[0]
    cover: list[list[xlsx.Item]] = [
        [f"[[accounts.entity_name#{now.end}={company.name}|{company.name}]]"],
        ["Company number", f'[[accounts.company_number#{now.end}="{company.number}"|{company.number}]]']
        if company.number
        else ["Status", "Sole trader"],
        [
            "Financial statements for the year ended",
            f"[[accounts.period_end#{now.end}={now.end}|{now.shown}]]",
        ],
        ["Prepared by", company.accountant],
        [
            "Basis",
            f"[[accounts.audit#{now.end}=unaudited|Unaudited]], prepared from the books and vouchers "
            "shown to us",
        ],
        ["Approved on", f"[[accounts.approved_on#{now.end}={company.approved[0]}|{company.approved[1]}]]"],
        [
            "Average number of employees",
            *(
                xlsx.Num(count, f"accounts.employees#{year.end}")
                for count, year in zip(company.employees, years, strict=True)
            ),
        ],
    ]
    head: list[xlsx.Item] = [f"[[accounts.currency#{now.end}=GBP|£]]", *(year.shown for year in years)]
    tabs = [xlsx.Tab("Cover", cover, (42, 34, 16))]
    for name, table in (("Profit and loss", _PROFIT), ("Balance sheet", BALANCE)):
        rows: list[list[xlsx.Item]] = [[f"{company.name} - {name.lower()}"], head]
        for label, _, names, source, brackets in held(table, full):
            rows.append(
                [
                    label,
                    *(
                        _number(names, year, figures[source], brackets)
                        for year, figures in zip(years, full, strict=True)
                    ),
                ]
            )
        tabs.append(xlsx.Tab(name, rows, (52, 20, 20), bold=(1, 2)))
    return xlsx.render(tabs).stating(twelve_months(now))


def _number(names: str, year: Year, amount: int, brackets: bool) -> xlsx.Item:
    specs = ";;".join(f"accounts.{name}#{year.end}" for name in names.split())
    return xlsx.Num(-amount if brackets else amount, specs, xlsx.POUNDS, positive=brackets)


def llp_pdf(company: Company, years: Sequence[Year]) -> Built:
    """A limited liability partnership's accounts: the balance sheet ends in members' interests."""
    now = years[0]
    full = [profit(year) for year in years]
    head = ["", "Notes", *(f"{year.shown}\n£" for year in years)]
    interests = [
        "Total members' interests",
        "",
        *(
            figure("total_members_interests", year, figures["net_assets"])
            for year, figures in zip(years, full, strict=True)
        ),
    ]
    swap = {
        "Profit for the financial year": "Profit for the year available for discretionary division among "
        "members",
        "Net assets": "Net assets attributable to members",
    }
    statements = [
        [[swap.get(row[0], row[0]), *row[1:]] for row in rows_of(held(table, full), years, full)]
        for table in (_PROFIT, BALANCE)
    ]
    staff = [
        f"[[accounts.employees#{year.end}={count}|{count}]]"
        for year, count in zip(years, company.employees, strict=True)
    ]
    blocks: list[Block] = [
        P(
            f'Registered number [[accounts.company_number#{now.end}="{company.number}"|{company.number}]]',
            "right",
        ),
        Gap(90),
        P(f"[[accounts.entity_name#{now.end}={company.name}|{company.name}]]", "letterhead"),
        P(
            "Annual report and [[accounts.audit#" + now.end + "=unaudited|unaudited]] financial statements",
            "centre",
        ),
        P(f"Year ended [[accounts.period_end#{now.end}={now.end}|{now.shown}]]", "centre"),
        P(company.accountant, "centre"),
        Break(),
        H("Statement of comprehensive income", 1),
        T([head, *statements[0]], (5, 0.8, 1.6, 1.6), ruled=False, right=(2, 3)),
        H("Statement of financial position", 1),
        T([head, *statements[1], interests], (5, 0.8, 1.6, 1.6), ruled=False, right=(2, 3)),
        P(
            "Approved by the members on "
            f"[[accounts.approved_on#{now.end}={company.approved[0]}|{company.approved[1]}]] and signed "
            "on "
            f"their behalf by {company.directors}, designated member."
        ),
        Break(),
        H("Notes", 1),
        P(
            f"1. Basis. These statements follow [[accounts.standard#{now.end}=frs102_1a|FRS 102 Section "
            "1A]] and the Statement of "
            "Recommended Practice for limited liability partnerships. Amounts are in "
            f"[[accounts.currency#{now.end}=GBP|pounds sterling]]."
        ),
        P(f"2. The average number of employees was {staff[0]} ({years[1].end[:4]}: {staff[1]})."),
    ]
    built = pdf.render(blocks, header=company.name, theme=company.theme, title="Accounts")
    return built.stating(twelve_months(years[0]))


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spoken(iso: str) -> str:
    """A date in words, such as 1 April 2025."""
    year, month, day = iso.split("-")
    return f"{int(day)} {_MONTHS[int(month) - 1]} {year}"
