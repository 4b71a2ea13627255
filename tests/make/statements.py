"""Made accounts of many shapes and wordings, with the figures they state known beforehand.

`made(seed, form)` draws everything from the seed: kind of entity, layout, headings over the columns, labels,
how negative and absent figures are printed. Two runs give the same document.
"""

from __future__ import annotations

import calendar
import io
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import docx
import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Truth = dict[tuple[str, str], Any]
FORMS = ("pdf", "docx", "xlsx")
_MONTHS = ("", *calendar.month_name[1:])
_NAMES = ("Brightpath Tutors", "Harbour Lane Learning", "The Orchard Project", "Fernwood Care", "Northgate Mentoring")


@dataclass
class Line:
    """A printed row: label, note, amounts for each year (None prints nothing), fact it states, costs in
    brackets."""

    label: str
    amounts: Sequence[int | None] = ()
    fact: str = ""
    note: str = ""
    minus: bool = False
    inner: bool = True
    bold: bool = False


@dataclass
class Statement:
    """A primary statement: its title and rows."""

    title: str
    rows: list[Line]


@dataclass
class Made:
    """A document's bytes with its truth, keyed by fact and period end."""

    data: bytes
    form: str
    truth: Truth
    about: str


@dataclass
class World:
    """What one seed decides."""

    pick: random.Random
    kind: str
    ends: list[date]
    name: str
    number: str
    charity: bool
    scale: int
    truth: Truth = field(default_factory=dict)

    def say(self, fact: str, index: int, value: Any) -> None:
        self.truth[fact, self.ends[index].isoformat()] = value

    def choose(self, *options: str) -> str:
        return self.pick.choice(options)


def spoken(day: date) -> str:
    return f"{day.day} {_MONTHS[day.month]} {day.year}"


def made(seed: int, form: str) -> Made:
    """The accounts that the seed decides, in the form asked for."""
    world = _world(random.Random(seed))
    statements = _statements(world)
    for statement in statements:
        for row in statement.rows:
            if row.fact:
                for index, amount in enumerate(row.amounts):
                    if amount is not None:
                        for fact in row.fact.split():
                            world.say(fact, index, amount)
    paragraphs = _paragraphs(world)
    builder: Callable[..., bytes] = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx}[form]
    data = builder(world, statements, paragraphs)
    return Made(data, form, world.truth, f"{world.kind} {world.ends} scale {world.scale}")


def _world(pick: random.Random) -> World:
    kind = pick.choice(["micro", "small", "full", "llp", "charity", "receipts", "trader"])
    year = pick.choice([2023, 2024, 2025])
    month = pick.choice([3, 3, 3, 12, 8, 6, 4, 9, 2])
    day = calendar.monthrange(year, month)[1] if month != 4 else 5
    ends = [date(year, month, day)]
    if pick.random() < 0.88:
        ends.append(_year_before(ends[0]))
    suffix = {"llp": "LLP", "charity": pick.choice(["Limited", "CIO", "Trust Ltd"]), "trader": ""}.get(
        kind, pick.choice(["Limited", "Ltd", "CIC", "LTD"])
    )
    number = f"{pick.randrange(1_000_000, 14_999_999):08d}" if kind != "llp" else f"OC{pick.randrange(300000, 449999)}"
    scale = 1_000 if kind == "full" and pick.random() < 0.4 else 1
    name = f"{pick.choice(_NAMES)} {suffix}".strip()
    return World(pick, kind, ends, name, number, kind in ("charity", "receipts"), scale)


def _year_before(end: date) -> date:
    """The same accounting date a year earlier."""
    last = calendar.monthrange(end.year - 1, end.month)[1]
    return date(end.year - 1, end.month, 5 if end.month == 4 else last)


def _amounts(world: World, low: int, high: int) -> list[int]:
    first = world.pick.randrange(low, high)
    found = [first]
    for _ in world.ends[1:]:
        found.append(max(low, round(first * world.pick.uniform(0.6, 1.3))))
    return [value * world.scale for value in found]


def _statements(world: World) -> list[Statement]:
    if world.kind == "receipts":
        return _receipts(world)
    balance, net = _balance(world)
    if world.kind == "charity":
        return [_activities(world, net), balance]
    if world.kind == "micro" and world.pick.random() < 0.5:
        return [balance]
    return [_income(world), balance] if world.pick.random() < 0.8 else [balance, _income(world)]


def _each(function: Callable[..., int], *columns: list[int]) -> list[int]:
    return [function(*values) for values in zip(*columns, strict=True)]


def _income(world: World) -> Statement:
    c = world.choose
    turnover = _amounts(world, 60_000, 2_000_000) if world.scale == 1 else _amounts(world, 900, 40_000)
    costs = [round(value * world.pick.uniform(0.3, 0.6)) for value in turnover]
    admin = [round(value * world.pick.uniform(0.2, 0.6)) for value in turnover]
    paid = [world.pick.choice([0, round(value * 0.01)]) for value in turnover]
    gained = [round(value * 0.002) for value in turnover]
    if world.scale != 1:
        costs, admin, paid, gained = (
            [round(v / 1000) * 1000 for v in values] for values in (costs, admin, paid, gained)
        )
    gross = _each(lambda a, b: a - b, turnover, costs)
    operating = _each(lambda a, b: a - b, gross, admin)
    before = _each(lambda a, b, d: a + b - d, operating, gained, paid)
    tax = [max(0, round(value * 0.19 / world.scale) * world.scale) for value in before]
    after = _each(lambda a, b: a - b, before, tax)
    word = "Profit" if min(after) >= 0 else "(Loss)/profit"
    rows = [
        Line(
            c("Turnover", "Revenue", "TURNOVER", "Sales", "Fees receivable", "Income"),
            turnover,
            "turnover",
            "3",
            bold=True,
        ),
        Line(
            c("Cost of sales", "Less: cost of sales", "Direct costs", "Cost of services"),
            costs,
            "cost_of_sales",
            minus=True,
        ),
        Line(c("Gross profit", "GROSS PROFIT", "Gross surplus"), gross, "gross_profit", bold=True),
        Line(c("Administrative expenses", "Administration costs", "Overheads"), admin, minus=True),
        Line(
            c(f"Operating {word.lower()}", f"OPERATING {word.upper()}", f"{word} from operations"),
            operating,
            "operating_profit",
            "4",
        ),
        Line(
            c(
                "Interest receivable and similar income",
                "Interest receivable",
                "Other interest receivable and similar income",
                "Finance income",
            ),
            gained,
            "interest_received",
        ),
        Line(
            c(
                "Interest payable and similar charges",
                "Interest payable and similar expenses",
                "Interest payable",
                "Finance costs",
            ),
            paid,
            "interest_payable",
            minus=True,
        ),
        Line(
            c(f"{word} before taxation", f"{word} before tax", f"{word} on ordinary activities before taxation"),
            before,
            "profit_before_tax",
            bold=True,
        ),
        Line(c("Tax on profit", "Taxation", "Corporation tax"), tax, minus=True),
        Line(
            c(
                f"{word} for the financial year",
                f"{word} for the year",
                f"{word} after taxation",
                f"{word.upper()} FOR THE FINANCIAL YEAR",
            ),
            after,
            "profit_after_tax",
            bold=True,
        ),
    ]
    if world.pick.random() < 0.3:
        rows = [row for row in rows if row.fact not in ("interest_received",) or any(row.amounts)]
    title = c(
        "Profit and loss account",
        "Income statement",
        "Statement of comprehensive income",
        "PROFIT AND LOSS ACCOUNT",
        "Statement of income and retained earnings",
        "Profit & Loss Account",
    )
    return Statement(title, rows)


def _balance(world: World) -> tuple[Statement, list[int]]:
    c, r = world.choose, world.pick.random
    big = 200_000 if world.scale == 1 else 9_000
    fixed = _amounts(world, big // 100, big)
    stock = _amounts(world, big // 200, big // 20) if r() < 0.3 else None
    debtors, cash = _amounts(world, big // 50, big), _amounts(world, big // 50, big)
    within = _amounts(world, big // 50, big)
    after = _amounts(world, big // 50, big // 4) if r() < 0.5 else None
    provisions = _amounts(world, big // 500, big // 40) if r() < 0.3 else None
    if after and r() < 0.2:
        after[-1] = 0
    none = [0] * len(world.ends)
    current = _each(lambda a, b, d: a + b + d, stock or none, debtors, cash)
    net_current = _each(lambda a, b: a - b, current, within)
    less = _each(lambda a, b: a + b, fixed, net_current)
    net = _each(lambda a, b, d: a - b - d, less, after or none, provisions or none)
    upper = r() < 0.25
    rows = [Line("Fixed assets", bold=True)] if (headed := r() < 0.75) else []
    tangible = (
        c("Tangible assets", "Tangible fixed assets", "Property, plant and equipment")
        if headed
        else "Tangible fixed assets"
    )
    if world.kind == "micro" and r() < 0.6:
        rows = [Line("Fixed assets", fixed, "fixed_assets", "3")]
    else:
        rows.append(Line(tangible, fixed, "tangible_fixed_assets fixed_assets", "5", inner=not headed or r() < 0.5))
    micro = world.kind == "micro" and r() < 0.5
    if micro:
        rows.append(Line("Current assets", current, "current_assets", inner=False))
    else:
        rows.append(Line("Current assets", bold=True))
        if stock:
            rows.append(Line(c("Stocks", "Stock", "Inventories", "Stock and work in progress"), stock, "stock"))
        rows.append(
            Line(
                c("Debtors", "Trade and other receivables", "Trade and other debtors", "Debtors and prepayments"),
                debtors,
                "debtors",
                "6",
            )
        )
        rows.append(
            Line(
                c("Cash at bank and in hand", "Cash and cash equivalents", "Cash at bank", "Bank and cash balances"),
                cash,
                "cash",
            )
        )
        rows.append(Line(c("", "", "Total current assets"), current, "current_assets"))
    rows.append(
        Line(
            c(
                "Creditors: amounts falling due within one year",
                "Creditors: amounts falling due within 1 year",
                "Current liabilities",
                "Amounts payable within 12 months",
                "Creditors - amounts due within one year",
                "Creditors: Amounts Falling Due Within One Year",
            ),
            within,
            "creditors_within_one_year",
            "7",
            minus=True,
        )
    )
    rows.append(
        Line(
            "Net current assets"
            if min(net_current) >= 0
            else c("Net current (liabilities)/assets", "Net current assets/(liabilities)"),
            net_current,
            "net_current_assets",
            inner=False,
        )
    )
    rows.append(
        Line(
            c("Total assets less current liabilities", "TOTAL ASSETS LESS CURRENT LIABILITIES"),
            less,
            "total_assets_less_current_liabilities",
            inner=False,
        )
    )
    if after:
        rows.append(
            Line(
                c(
                    "Creditors: amounts falling due after more than one year",
                    "Creditors: amounts falling due in more than one year",
                    "Non-current liabilities",
                    "Long term liabilities",
                    "Amounts payable after more than one year",
                ),
                after,
                "creditors_after_one_year",
                "8",
                minus=True,
                inner=False,
            )
        )
    if provisions:
        rows.append(
            Line(
                c("Provisions for liabilities", "Provisions", "Provision for liabilities and charges"),
                provisions,
                "provisions",
                "",
                minus=True,
                inner=False,
            )
        )
    ending = "" if min(net) >= 0 else "/(liabilities)"
    rows.append(
        Line(
            (
                c("Net assets", "NET ASSETS", "Total net assets")
                if world.kind != "llp"
                else "Net assets attributable to members"
            )
            + ending,
            net,
            "net_assets",
            inner=False,
            bold=True,
        )
    )
    rows += _funding(world, net)
    if upper:
        for row in rows:
            if row.bold:
                row.label = row.label.upper()
    title = c(
        "Balance sheet",
        "Statement of financial position",
        "BALANCE SHEET",
        f"Balance sheet as at {spoken(world.ends[0])}",
    )
    return Statement(title, rows), net


def _funding(world: World, net: list[int]) -> list[Line]:
    c = world.choose
    if world.kind == "charity":
        restricted = [round(value * 0.2) for value in net]
        return [
            Line(c("Funds", "The funds of the charity", "Charity funds"), bold=True),
            Line(
                c("Unrestricted funds", "General funds", "Unrestricted income funds"),
                _each(lambda a, b: a - b, net, restricted),
                "unrestricted_funds",
            ),
            Line(c("Restricted funds", "Restricted income funds"), restricted, "restricted_funds"),
            Line(c("Total funds", "Total charity funds", "TOTAL FUNDS"), net, "total_funds", inner=False),
        ]
    if world.kind == "llp":
        return [
            Line("Represented by:", bold=True),
            Line("Members' capital classified as equity", net),
            Line(
                c("Total members' interests", "TOTAL MEMBERS' INTERESTS"), net, "total_members_interests", inner=False
            ),
        ]
    if world.kind == "trader":
        return [Line(c("Capital account", "Owner's equity", "Proprietor's funds"), net, "equity", inner=False)]
    share = [100 * world.scale for _ in net]
    if world.kind == "micro" and world.pick.random() < 0.6:
        return [Line("Capital and reserves", net, "equity", inner=False)]
    return [
        Line(c("Capital and reserves", "Equity", "CAPITAL AND RESERVES"), bold=True),
        Line(c("Called up share capital", "Share capital"), share, note="9"),
        Line(c("Profit and loss account", "Retained earnings"), _each(lambda a, b: a - b, net, share)),
        Line(
            c("Shareholders' funds", "Total equity", "", "Shareholders\u2019 funds", "Members' funds"),
            net,
            "equity",
            inner=False,
        ),
    ]


def _activities(world: World, net: list[int]) -> Statement:
    c = world.choose
    gifts, work = _amounts(world, 5_000, 80_000), _amounts(world, 20_000, 600_000)
    total = _each(lambda a, b: a + b, gifts, work)
    spent = [round(value * world.pick.uniform(0.8, 1.1)) for value in total]
    change = _each(lambda a, b: a - b, total, spent)
    opening = _each(lambda a, b: a - b, net, change)
    return Statement(
        "Statement of financial activities",
        [
            Line(c("Income from:", "Income and endowments from:", "Incoming resources"), bold=True),
            Line("Donations and legacies", gifts, note="2"),
            Line("Charitable activities", work, note="3"),
            Line(
                c("Total income", "Total income and endowments", "Total incoming resources", "TOTAL INCOME"),
                total,
                "total_income",
                bold=True,
            ),
            Line(c("Expenditure on:", "Resources expended"), bold=True),
            Line("Charitable activities", spent, note="4"),
            Line(
                c("Total expenditure", "Total resources expended", "TOTAL EXPENDITURE"),
                spent,
                "total_expenditure",
                bold=True,
            ),
            Line(
                c(
                    "Net income/(expenditure)",
                    "Net income / (expenditure) for the year",
                    "Net income/(expenditure) before transfers",
                    "Net incoming/(outgoing) resources",
                ),
                change,
                "net_income_before_gains",
                bold=True,
            ),
            Line("Total funds brought forward", opening),
            Line("Total funds carried forward", net, "total_funds", bold=True),
        ],
    )


def _receipts(world: World) -> list[Statement]:
    c = world.choose
    grants, fees = _amounts(world, 2_000, 40_000), _amounts(world, 5_000, 90_000)
    total = _each(lambda a, b: a + b, grants, fees)
    paid = [round(value * world.pick.uniform(0.7, 1.1)) for value in total]
    change = _each(lambda a, b: a - b, total, paid)
    opening = _amounts(world, 20_000, 60_000)
    closing = _each(lambda a, b: a + b, opening, change)
    return [
        Statement(
            "Receipts and payments account",
            [
                Line("Receipts", bold=True),
                Line("Grants and donations", grants),
                Line("Fees for activities", fees),
                Line(c("Total receipts", "TOTAL RECEIPTS"), total, "total_income", bold=True),
                Line("Payments", bold=True),
                Line("Staff and sessional costs", paid),
                Line(c("Total payments", "TOTAL PAYMENTS"), paid, "total_expenditure", bold=True),
                Line(c("Net of receipts/(payments)", "Net receipts/(payments)"), change, "net_income_before_gains"),
                Line("Cash funds last year end", opening),
                Line("Cash funds this year end", closing, "cash", bold=True),
            ],
        ),
    ]


def _paragraphs(world: World) -> dict[str, list[str]]:
    c, end = world.choose, world.ends[0]
    first_day = date.fromordinal(_year_before(end).toordinal() + 1)
    world.say("entity_name", 0, world.name)
    world.say("period_end", 0, end.isoformat())
    style = world.pick.randrange(3)
    if style == 0:
        period = f"for the period from {spoken(first_day)} to {spoken(end)}"
        world.say("period_start", 0, first_day.isoformat())
        world.say("period_months", 0, 12)
    else:
        period = c(
            f"for the year ended {spoken(end)}", f"Year ended {spoken(end)}", f"For The Year Ended {spoken(end)}"
        )
        world.say("period_months", 0, 12)
    cover = [world.name]
    if world.kind != "trader":
        label = c(
            "Company registration number", "Registered number:", "Company No.", "Registration number:", "Company number"
        )
        if world.kind != "receipts":
            cover.insert(world.pick.randrange(2), f"{label} {world.number}" + c("", " (England and Wales)"))
            world.say("company_number", 0, world.number)
    audit = world.pick.choice(["audited", "unaudited", "unaudited"]) if not world.charity else "independent_examination"
    kind = (
        "Unaudited financial statements"
        if audit == "unaudited" and world.pick.random() < 0.6
        else c("Annual report and financial statements", "Financial statements", "Accounts")
    )
    cover += [kind, period]
    policies = []
    standards = {
        "micro": (
            "frs105",
            [
                "These accounts are prepared in accordance with FRS 105.",
                "The accounts have been prepared in accordance with the micro-entity provisions of the "
                "Companies Act 2006.",
            ],
        ),
        "small": (
            "frs102_1a",
            [
                "These statements have been prepared in accordance with FRS 102 Section 1A Small Entities.",
                "Prepared under Section 1A of Financial Reporting Standard 102.",
            ],
        ),
        "full": (
            "frs102",
            [
                "These statements have been prepared in compliance with FRS 102, the Financial "
                "Reporting Standard applicable in the UK and Republic of Ireland."
            ],
        ),
        "llp": ("frs102_1a", ["The statements are prepared in accordance with FRS 102 (Section 1A)."]),
        "charity": (
            "sorp",
            [
                "The accounts follow Accounting and Reporting by Charities: Statement of Recommended "
                "Practice (Charities SORP FRS 102)."
            ],
        ),
        "receipts": (
            "receipts_and_payments",
            ["The charity has prepared its accounts on the receipts and payments basis."],
        ),
    }
    if world.kind in standards:
        value, sentences = standards[world.kind]
        policies.append(world.pick.choice(sentences))
        world.say("standard", 0, value)
    if audit == "audited":
        policies.append(
            "Independent auditor's report to the members. We have audited the financial "
            "statements. In our opinion they give a true and fair view of the state of affairs."
        )
        world.say("opinion", 0, "unqualified")
    elif audit == "unaudited":
        policies.append(
            "The company was entitled to exemption from audit under section 477 of the Companies "
            "Act 2006 relating to small companies."
        )
    else:
        policies.append(
            "Independent examiner's report to the trustees. I report on my examination of the "
            "accounts of the charity, which are set out below."
        )
    world.say("audit", 0, audit)
    trouble = world.pick.random()
    if trouble < 0.2:
        policies.append(
            "These conditions indicate that a material uncertainty exists that may cast "
            "significant doubt on the ability to continue as a going concern."
        )
        world.say("going_concern_uncertainty", 0, True)
    elif trouble < 0.6:
        world.say("going_concern_uncertainty", 0, False)
        policies.append(
            "The directors have identified no material uncertainties that cast significant doubt "
            "on the ability to continue as a going concern."
        )
    count = [world.pick.randrange(1, 60), world.pick.randrange(1, 60)]
    if world.kind not in ("receipts", "trader"):
        if len(world.ends) > 1:
            policies.append(
                c(
                    f"The average number of employees during the year was {count[0]} "
                    f"({world.ends[1].year}: {count[1]}).",
                    f"The average monthly number of persons employed by the company, including directors, "
                    f"was {count[0]} ({world.ends[1].year} - {count[1]}).",
                )
            )
            world.say("employees", 1, count[1])
        else:
            policies.append(f"The average number of persons employed during the period was {count[0]}.")
        world.say("employees", 0, count[0])
    approved = date(end.year + (1 if end.month > 4 else 0), (end.month + 7) % 12 + 1, world.pick.randrange(1, 28))
    who = "trustees" if world.charity else "members" if world.kind == "llp" else "board of directors"
    if world.kind != "trader":
        policies.append(
            c(
                f"Approved by the {who} on {spoken(approved)} and signed on their behalf by A Smith.",
                f"The financial statements were approved and authorised for issue by the {who} on {spoken(approved)}.",
                f"These accounts were approved by the {who} and authorised for issue on {spoken(approved)}.",
            )
        )
        world.say("approved_on", 0, approved.isoformat())
    return {"cover": cover, "after": policies}


def _year_heads(world: World) -> list[list[str]]:
    """One or two heading rows over the amount columns."""
    unit = "£" if world.scale == 1 else world.choose("£000", "£'000", "£\u2019000")
    style = world.pick.randrange(7)
    texts = {
        0: [str(end.year) for end in world.ends],
        1: [spoken(end) for end in world.ends],
        2: [f"{end.day}.{end.month}.{end.year % 100:02d}" for end in world.ends],
        3: [f"Year ended\n{spoken(end)}" for end in world.ends],
        4: [f"{end.day:02d}/{end.month:02d}/{end.year}" for end in world.ends],
        5: [f"{end.day} {_MONTHS[end.month][:3]} {end.year}" for end in world.ends],
        6: [f"{end.year}\n{unit}" for end in world.ends],
    }[style]
    heads = [texts]
    if style != 6 and (world.scale != 1 or world.pick.random() < 0.7):
        heads.append([unit] * len(world.ends))
    return heads


@dataclass
class _Print:
    """How amounts look."""

    world: World
    brackets: bool
    nought: str

    def amount(self, value: int | None, minus: bool) -> str:
        if value is None:
            return ""
        value = value // self.world.scale
        if value == 0:
            return self.nought
        negative = value < 0 or (minus and self.brackets)
        text = f"{abs(value):,}"
        if not negative:
            return text
        return f"({text})" if self.brackets or (value < 0 and self.world.pick.random() < 0.7) else f"-{text}"


def _style(world: World) -> _Print:
    return _Print(world, world.pick.random() < 0.75, world.choose("-", "\u2013", "nil", "-"))


def _pdf(world: World, statements: list[Statement], text: dict[str, list[str]]) -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1)
    face = world.choose("Helvetica", "Times-Roman")
    bold = {"Helvetica": "Helvetica-Bold", "Times-Roman": "Times-Bold"}[face]
    size = world.pick.choice([9.0, 10.0, 10.5, 11.0])
    setter = _Setter(world, canvas, face, bold, size)
    y = 620.0
    for number, line in enumerate(text["cover"]):
        canvas.setFont(bold if number < 2 else face, size + 4)
        canvas.drawCentredString(297, y, line)
        y -= 40
    canvas.showPage()
    for statement in statements:
        setter.statement(statement)
        canvas.showPage()
    setter.prose("Notes to the financial statements", text["after"])
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


@dataclass
class _Setter:
    """Sets statements on a canvas with right-aligned columns and no rules but those over totals."""

    world: World
    canvas: Canvas
    face: str
    bold: str
    size: float

    def statement(self, statement: Statement) -> None:
        world, canvas, size = self.world, self.canvas, self.size
        prints = _style(world)
        heads = _year_heads(world)
        notes = world.pick.random() < 0.6
        double = world.pick.random() < 0.35 and any(not row.inner for row in statement.rows)
        years = len(world.ends)
        step = 62 if double else 90
        rights = [540 - step * position for position in range(years * (2 if double else 1))][::-1]
        note_x = rights[0] - (step + 8)
        y = 780.0
        canvas.setFont(self.bold, size + 1)
        canvas.drawString(56, y, world.name)
        y -= 18
        canvas.drawString(56, y, statement.title)
        y -= 16
        canvas.setFont(self.face, size)
        end = world.ends[0]
        if " as at " not in statement.title:
            words = (
                "as at "
                if "alance" in statement.title or "ALANCE" in statement.title or "position" in statement.title
                else "for the year ended "
            )
            canvas.drawString(56, y, words + spoken(end))
        y -= 24
        canvas.setFont(self.bold, size)
        for row_number, head in enumerate(heads):
            lines = [cell.split("\n") for cell in head]
            for line_number in range(max(len(cell) for cell in lines)):
                for index, cell in enumerate(lines):
                    if line_number < len(cell):
                        if double:
                            middle = (rights[2 * index] + rights[2 * index + 1]) / 2
                            if row_number == 0 and "£" not in cell[line_number]:
                                canvas.drawCentredString(middle - 10, y, cell[line_number])
                            else:
                                canvas.drawRightString(rights[2 * index], y, cell[line_number])
                                canvas.drawRightString(rights[2 * index + 1], y, cell[line_number])
                        else:
                            canvas.drawRightString(rights[index], y, cell[line_number])
                if notes and row_number == 0 and line_number == 0:
                    canvas.drawRightString(note_x, y, world.choose("Notes", "Note"))
                y -= size * 1.35
        y -= 4
        for row in statement.rows:
            y = self._row(row, y, rights, note_x if notes else 0.0, double, prints)

    def _row(self, row: Line, y: float, rights: Sequence[float], note_x: float, double: bool, prints: _Print) -> float:
        canvas, size = self.canvas, self.size
        if row.bold and not row.amounts:
            y -= 6
        font = self.bold if row.bold else self.face
        canvas.setFont(font, size)
        limit = (note_x - 30 if note_x else rights[0] - 60) - 56
        words, lines = row.label.split(), [""]
        for word in words:
            trial = f"{lines[-1]} {word}".strip()
            if canvas.stringWidth(trial, font, size) > limit and lines[-1]:
                lines.append(word)
            else:
                lines[-1] = trial
        for line in lines[:-1]:
            canvas.drawString(56, y, line)
            y -= size * 1.2
        canvas.drawString(56, y, lines[-1])
        if note_x and row.note and row.amounts:
            canvas.drawRightString(note_x, y, row.note)
        for index, value in enumerate(row.amounts):
            column = 2 * index + (0 if row.inner else 1) if double else index
            printed = prints.amount(value, row.minus)
            # A closing bracket stands outside the column, as typesetters have it.
            canvas.drawRightString(
                rights[column] + (canvas.stringWidth(")", font, size) if printed.endswith(")") else 0),
                y,
                printed,
            )
        return y - size * 1.55

    def prose(self, title: str, paragraphs: list[str]) -> None:
        canvas, size = self.canvas, self.size
        canvas.setFont(self.bold, size + 2)
        canvas.drawString(56, 780, title)
        y = 750.0
        canvas.setFont(self.face, size)
        for paragraph in paragraphs:
            line = ""
            for word in paragraph.split():
                trial = f"{line} {word}".strip()
                if canvas.stringWidth(trial, self.face, size) > 480:
                    canvas.drawString(56, y, line)
                    y -= size * 1.3
                    line = word
                else:
                    line = trial
            canvas.drawString(56, y, line)
            y -= size * 2.2


def _docx(world: World, statements: list[Statement], text: dict[str, list[str]]) -> bytes:
    document = docx.Document()
    for line in text["cover"]:
        document.add_paragraph(line)
    for statement in statements:
        prints, heads = _style(world), _year_heads(world)
        document.add_heading(statement.title, 1)
        document.add_paragraph(
            f"as at {spoken(world.ends[0])}"
            if "alance" in statement.title.lower() or "position" in statement.title
            else f"for the year ended {spoken(world.ends[0])}"
        )
        notes = world.pick.random() < 0.6
        width = 1 + notes + len(world.ends)
        table = document.add_table(rows=0, cols=width)
        for number, head in enumerate(heads):
            cells = table.add_row().cells
            if notes and number == 0:
                cells[1].text = "Note"
            for index, words in enumerate(head):
                cells[1 + notes + index].text = words
        for row in statement.rows:
            cells = table.add_row().cells
            cells[0].text = row.label
            if notes and row.amounts:
                cells[1].text = row.note
            for index, value in enumerate(row.amounts):
                cells[1 + notes + index].text = prints.amount(value, row.minus)
    document.add_heading("Notes to the financial statements", 1)
    for paragraph in text["after"]:
        document.add_paragraph(paragraph)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _xlsx(world: World, statements: list[Statement], text: dict[str, list[str]]) -> bytes:
    book = openpyxl.Workbook()
    cover = book.active
    assert cover is not None
    cover.title = "Cover"
    for line in text["cover"]:
        cover.append([line])
    for number, statement in enumerate(statements):
        sheet = book.create_sheet(f"{number + 1} {statement.title.split(' as at')[0][:24].replace('/', ' ')}")
        heads = _year_heads(world)
        sheet.append([world.name])
        sheet.append([statement.title])
        notes = world.pick.random() < 0.5
        dated = world.pick.random() < 0.3
        for row_number, head in enumerate(heads):
            cells: list[Any] = [None] + (["Notes" if row_number == 0 else None] if notes else [])
            for index, words in enumerate(head):
                cells.append(
                    world.ends[index] if dated and row_number == 0 else int(words) if words.isdigit() else words
                )
            if dated and row_number == 0:
                pass
            sheet.append(cells)
        negative = world.pick.random() < 0.6
        for row in statement.rows:
            values: list[Any] = [row.label or None] + (
                [int(row.note) if row.note and row.amounts else None] if notes else []
            )
            for value in row.amounts:
                shown = None if value is None else value // world.scale
                values.append(-shown if shown and row.minus and negative else shown)
            sheet.append(values)
    words = book.create_sheet("Notes")
    for paragraph in text["after"]:
        words.append([paragraph])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
