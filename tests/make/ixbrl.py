"""Accounts as they are filed: XHTML whose figures carry inline XBRL tags of the FRC's taxonomy, always the same bytes.

`accounts(...)` gives a whole filing of a small company: cover, optional profit and loss account, balance sheet with its
statements, notes. A `Line` is one printed row with its tag; the printed words and the tag's value are of one amount
unless a test sets them apart. Layouts: "table" (one HTML table a statement, as most software writes), "absolute" (one
positioned div a line, one span a cell, as converters of PDF write).

    ixbrl.accounts(
        "Copperbeech Learning Ltd", "01234567", ("2025-04-01", "2026-03-31"), ("2024-04-01", "2025-03-31"),
        [
            Line("core:PropertyPlantEquipment", "Tangible assets", 12500, 10400),
            Line("core:CurrentAssets", "Current assets", 61250, 58900),
            Line("core:Creditors", "Creditors: amounts falling due within one year", 18200, 16100,
                 dimension=WITHIN_ONE_YEAR, brackets=True),
            Line("core:NetAssetsLiabilities", "Net assets", 55550, 53200),
        ],
    )
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from typing import Literal

Dimension = tuple[str, str]

MATURITY = "core:MaturitiesOrExpirationPeriodsDimension"
WITHIN_ONE_YEAR: Dimension = (MATURITY, "core:WithinOneYear")
AFTER_ONE_YEAR: Dimension = (MATURITY, "core:AfterOneYear")
CURRENT: Dimension = ("core:FinancialInstrumentCurrentNon-currentDimension", "core:CurrentFinancialInstruments")
NON_CURRENT: Dimension = ("core:FinancialInstrumentCurrentNon-currentDimension", "core:Non-currentFinancialInstruments")
CONSOLIDATED: Dimension = ("bus:GroupCompanyDataDimension", "bus:Consolidated")
RESTATED: Dimension = ("core:RestatementsFirstTimeAdoptionDimension", "core:RestatedAmount")
UNRESTRICTED: Dimension = ("char:CharityFundsDimension", "char:UnrestrictedFundsCharity")
RESTRICTED: Dimension = ("char:CharityFundsDimension", "char:RestrictedIncomeFundsCharity")
DESIGNATED: Dimension = ("char:CharityFundsDimension", "char:DesignatedFundsCharity")

Layout = Literal["table", "absolute"]
Standard = Literal["FRS102", "FRS102_1A", "Micro-entities", "FullIFRS", "Charities"]
Audit = Literal["unaudited", "audited", "independent_examination"]
Edition = Literal["2014-09-01", "2019-01-01", "2022-01-01", "2024-01-01", "2009-09-01"]


@dataclass(frozen=True)
class Line:
    """One printed row. `current` and `prior` are the tags' values in pounds (or people); None prints nothing, 0 a dash.

    A negative value is tagged with sign="-" and printed in brackets. `brackets` prints a positive amount in brackets,
    as costs and creditors are when they are taken away. `tag` "" is a row without tags. `printed` replaces the words of
    the two columns (what the tag says stays). `instant` false is a figure of the year. `thousands` and `unit` hold for
    this row alone. `tagged` false for a column of `current`, `prior` leaves its figure untagged.
    """

    tag: str
    label: str
    current: int | None = None
    prior: int | None = None
    dimension: Dimension | Sequence[Dimension] | None = None
    brackets: bool = False
    instant: bool = True
    note: str = ""
    printed: tuple[str | None, str | None] = (None, None)
    tagged: tuple[bool, bool] = (True, True)
    unit: str = "GBP"
    scale: int | None = None
    nil: bool = False

    @property
    def dimensions(self) -> tuple[Dimension, ...]:
        if self.dimension is None:
            return ()
        if isinstance(self.dimension[0], str):
            return (self.dimension,)  # type: ignore[return-value]
        return tuple(self.dimension)  # type: ignore[arg-type]


@dataclass
class _Contexts:
    """The contexts used so far, by what they say, in order of first use."""

    number: str
    known: dict[tuple[str, str | None, tuple[Dimension, ...]], str] = field(default_factory=dict)

    def at(self, day: str, dimensions: Iterable[Dimension] = ()) -> str:
        return self._of((day, None, tuple(dimensions)))

    def during(self, period: tuple[str, str], dimensions: Iterable[Dimension] = ()) -> str:
        return self._of((period[1], period[0], tuple(dimensions)))

    def _of(self, key: tuple[str, str | None, tuple[Dimension, ...]]) -> str:
        return self.known.setdefault(key, f"c{len(self.known) + 1}")

    def markup(self) -> str:
        return "".join(self._context(name, *key) for key, name in self.known.items())

    def _context(self, name: str, end: str, start: str | None, dimensions: tuple[Dimension, ...]) -> str:
        members = "".join(
            f'<xbrldi:explicitMember dimension="{axis}">{member}</xbrldi:explicitMember>' for axis, member in dimensions
        )
        segment = f"<xbrli:segment>{members}</xbrli:segment>" if members else ""
        period = (
            f"<xbrli:instant>{end}</xbrli:instant>" if start is None
            else f"<xbrli:startDate>{start}</xbrli:startDate><xbrli:endDate>{end}</xbrli:endDate>"
        )
        return (
            f'<xbrli:context id="{name}"><xbrli:entity><xbrli:identifier scheme="http://www.companieshouse.gov.uk/">'
            f"{self.number}</xbrli:identifier>{segment}</xbrli:entity><xbrli:period>{period}</xbrli:period>"
            "</xbrli:context>"
        )


@dataclass(frozen=True)
class _Cell:
    """A printed cell: its markup, and how far from the left it stands."""

    markup: str
    left: int = 60
    bold: bool = False


_LEFTS = (60, 470, 540, 650)
_AUDIT_MEMBERS = {
    "unaudited": "bus:AuditExempt-NoAccountantsReport",
    "audited": "bus:Audited",
    "independent_examination": "bus:IndependentExaminationCharity",
}
_STANDARD_MEMBERS = {
    "FRS102": "bus:FRS102",
    "FRS102_1A": "bus:SmallEntities",
    "Micro-entities": "bus:Micro-entities",
    "FullIFRS": "bus:FullIFRS",
    "Charities": "bus:FRS102",
}
_STANDARD_WORDS = {
    "FRS102": "FRS 102, the Financial Reporting Standard applicable in the UK and Republic of Ireland",
    "FRS102_1A": "FRS 102 Section 1A, the Financial Reporting Standard applicable in the UK for small entities",
    "Micro-entities": "FRS 105, the Financial Reporting Standard applicable to the Micro-entities Regime",
    "FullIFRS": "UK-adopted International Financial Reporting Standards",
    "Charities": "the Charities SORP (FRS 102)",
}
_SPACES = {
    "2009-09-01": {
        "core": "http://www.xbrl.org/uk/gaap/core/2009-09-01",
        "bus": "http://www.xbrl.org/uk/cd/business/2009-09-01",
        "direp": "http://www.xbrl.org/uk/reports/direp/2009-09-01",
    }
}


def _spaces(edition: str) -> dict[str, str]:
    base = "http://xbrl.frc.org.uk"
    return _SPACES.get(edition) or {
        "core": f"{base}/fr/{edition}/core",
        "bus": f"{base}/cd/{edition}/business",
        "direp": f"{base}/reports/{edition}/direp",
        "aurep": f"{base}/reports/{edition}/aurep",
        "char": f"{base}/char/{edition}",
    }


def long_date(day: str) -> str:
    """31 March 2026."""
    parsed = date.fromisoformat(day)
    return f"{parsed.day} {parsed:%B %Y}"


@dataclass
class Filing:
    """A filing under way: rows of cells page by page, with the contexts their tags use."""

    entity: str
    number: str
    period: tuple[str, str]
    prior: tuple[str, str] | None
    layout: Layout = "table"
    thousands: bool = False
    currency: str = "GBP"
    transforms: str = "2015"
    contexts: _Contexts = field(init=False)
    pages: list[list[list[_Cell]]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.contexts = _Contexts(self.number)

    def page(self) -> None:
        """Begin a new page."""
        self.pages.append([])

    def row(self, *cells: _Cell) -> None:
        """A row of cells on the page under way."""
        self.pages[-1].append(list(cells))

    def text(self, words: str, bold: bool = False) -> None:
        """A row of running text (markup is taken as it is)."""
        self.row(_Cell(words, bold=bold))

    def tag(self, name: str, context: str, words: str, kind: str = "") -> str:
        """A nonNumeric tag around `words`."""
        form = f' format="{kind}"' if kind else ""
        return f'<ix:nonNumeric contextRef="{context}" name="{name}"{form}>{words}</ix:nonNumeric>'

    def dated(self, name: str, day: str) -> str:
        """A date tag around its words."""
        kind = "ixt:datedaymonthyearen" if self.transforms == "2011" else "ixt:date-day-monthname-year-en"
        return self.tag(name, self.contexts.at(self.period[1]), long_date(day), kind)

    def statement(self, lines: Sequence[Line]) -> None:
        """The rows of a statement under a heading of years."""
        years = [self.period[1][:4]] + ([self.prior[1][:4]] if self.prior else [])
        self.row(_Cell("", _LEFTS[0]), _Cell("Notes", _LEFTS[1]),
                 *(_Cell(year, left, True) for year, left in zip(years, _LEFTS[2:], strict=False)))
        sign = {"GBP": "£", "EUR": "€", "USD": "$"}.get(self.currency, self.currency)
        sign += "000" if self.thousands else ""
        if any(line.unit == "GBP" for line in lines):
            self.row(_Cell("", _LEFTS[0]), _Cell("", _LEFTS[1]),
                     *(_Cell(sign, left, True) for _, left in zip(years, _LEFTS[2:], strict=False)))
        for line in lines:
            self.row(_Cell(escape(line.label), _LEFTS[0], line.tag == ""), _Cell(line.note, _LEFTS[1]),
                     *(_Cell(self._figure(line, column), _LEFTS[2 + column]) for column in range(len(years))))

    def hide(self, lines: Sequence[Line]) -> None:
        """Tags that stand in the hidden section alone."""
        self.hidden += [self._figure(line, column) for line in lines for column in range(2 if self.prior else 1)]

    def _figure(self, line: Line, column: int) -> str:
        value = (line.current, line.prior)[column]
        period = self.period if column == 0 else self.prior
        if value is None or period is None:
            return line.printed[column] or ""
        scale = line.scale if line.scale is not None else 3 if self.thousands and line.unit == "GBP" else 0
        negative, amount = value < 0, f"{abs(value) / 10 ** scale:,.0f}"
        words = line.printed[column] or (amount if value else "-")
        before, after = ("(", ")") if (negative or line.brackets) and value and not line.printed[column] else ("", "")
        if not line.tag or not line.tagged[column]:
            return f"{before}{words}{after}"
        context = (self.contexts.at(period[1], line.dimensions) if line.instant
                   else self.contexts.during(period, line.dimensions))
        return before + self._number(line, context, words, value, scale) + after

    def _number(self, line: Line, context: str, words: str, value: int, scale: int) -> str:
        unit = self.currency if line.unit == "GBP" else line.unit
        start = f'<ix:nonFraction name="{line.tag}" contextRef="{context}" unitRef="{unit}"'
        if line.nil:
            return f'{start} xsi:nil="true">{words}</ix:nonFraction>'
        old = self.transforms == "2011"
        dash = "ixt:zerodash" if old else "ixt:fixed-zero"
        plain = "ixt:numdotdecimal" if old else "ixt:num-dot-decimal"
        attributes = f' decimals="{-scale}" format="{plain if any(map(str.isdigit, words)) else dash}"'
        if scale:
            attributes += f' scale="{scale}"'
        if value < 0:
            attributes += ' sign="-"'
        return f"{start}{attributes}>{words}</ix:nonFraction>"


def accounts(
    entity: str,
    company_number: str,
    period: tuple[str, str],
    prior: tuple[str, str] | None,
    lines: Sequence[Line],
    *,
    profit: Sequence[Line] = (),
    layout: Layout = "table",
    thousands: bool = False,
    edition: Edition = "2024-01-01",
    ix: Literal["2008", "2013"] = "2013",
    transforms: Literal["2011", "2015"] = "2015",
    standard: Standard = "FRS102_1A",
    audit: Audit = "unaudited",
    dormant: bool = False,
    employees: tuple[int, int | None] | None = None,
    approved: str | None = None,
    director: str = "",
    charity_number: str | None = None,
    currency: str = "GBP",
    notes: Sequence[tuple[str, str]] = (),
    hidden: Sequence[Line] = (),
    going_concern_doubt: bool = False,
    print_cover: bool = True,
    doctype: bool = False,
) -> bytes:
    """A filing's bytes (UTF-8 XHTML). Figures of `lines` are the balance sheet, those of `profit` the year's account.

    `notes` are (heading, text). `hidden` lines are tagged in the hidden section and printed nowhere. `print_cover`
    false leaves name, number and period to hidden tags, as some software does. `standard`, `audit` and `dormant` are
    tagged in the hidden header as members of their dimensions; the words for them stand in the notes and beside the
    balance sheet. `doctype` adds a DOCTYPE without internal subset.
    """
    filing = Filing(entity, company_number, period, prior, layout, thousands, currency, transforms)
    _cover(filing, print_cover, charity_number)
    if profit:
        _headed(filing, "Profit and loss account", f"for the year ended {long_date(period[1])}")
        filing.statement(profit)
    _headed(filing, "Balance sheet", f"as at {long_date(period[1])}")
    filing.statement(lines)
    _statements(filing, audit, approved, director)
    _notes(filing, standard, notes, employees, going_concern_doubt)
    _header(filing, standard, audit, dormant)
    filing.hide(hidden)
    return _document(filing, edition, ix, doctype)


def _cover(filing: Filing, shown: bool, charity_number: str | None) -> None:
    filing.page()
    year = filing.contexts.during(filing.period)
    name = filing.tag("bus:EntityCurrentLegalOrRegisteredName", year, escape(filing.entity))
    number = filing.tag("bus:UKCompaniesHouseRegisteredNumber", year, filing.number)
    if shown:
        filing.text(f"Company registration number {number}")
        filing.text(name, bold=True)
    else:
        filing.hidden += [name, number]
    if charity_number:
        filing.text(f"Charity registration number {filing.tag('char:CharityRegistrationNumber', year, charity_number)}")
    filing.text("Annual report and financial statements")
    ends = filing.dated("bus:EndDateForPeriodCoveredByReport", filing.period[1])
    starts = filing.dated("bus:StartDateForPeriodCoveredByReport", filing.period[0])
    if shown:
        filing.text(f"For the period from {starts} to {ends}")
    else:
        filing.hidden += [starts, ends]


def _headed(filing: Filing, title: str, below: str) -> None:
    filing.page()
    filing.text(escape(filing.entity), bold=True)
    filing.text(title, bold=True)
    filing.text(below)


def _statements(filing: Filing, audit: Audit, approved: str | None, director: str) -> None:
    at = filing.contexts.during(filing.period)
    if audit == "unaudited":
        filing.text(filing.tag(
            "direp:StatementThatCompanyEntitledToExemptionFromAuditUnderSection477CompaniesAct2006RelatingToSmallCompanies",
            at, "For the year the company was entitled to exemption from audit under section 477 of the Companies Act "
            "2006 relating to small companies."))
    if approved:
        day = filing.dated("core:DateAuthorisationFinancialStatementsForIssue", approved)
        filing.text(f"Approved by the board on {day} and signed on its behalf by")
    if director:
        filing.text(f"{escape(director)}, Director")


def _notes(
    filing: Filing, standard: Standard, notes: Sequence[tuple[str, str]], employees: tuple[int, int | None] | None,
    doubt: bool,
) -> None:
    filing.page()
    year = filing.contexts.during(filing.period)
    filing.text("Notes to the financial statements", bold=True)
    filing.text("1. Accounting policies", bold=True)
    filing.text(filing.tag("core:StatementComplianceWithApplicableReportingFramework", year,
                           f"These accounts have been prepared in accordance with {_STANDARD_WORDS[standard]}."))
    if doubt:
        filing.text("Going concern", bold=True)
        filing.text("These conditions indicate that a material uncertainty exists that may cast significant doubt on "
                    "the company's ability to continue as a going concern.")
    for heading, words in notes:
        filing.text(escape(heading), bold=True)
        filing.text(escape(words))
    if employees is not None:
        filing.text("Employees", bold=True)
        filing.statement([Line("core:AverageNumberEmployeesDuringPeriod", "Average number of employees", *employees,
                               instant=False, unit="pure")])


def _header(filing: Filing, standard: Standard, audit: Audit, dormant: bool) -> None:
    at = filing.contexts.at(filing.period[1])
    filing.hidden.append(filing.tag("bus:BalanceSheetDate", at, filing.period[1]))
    filing.hidden.append(filing.tag("bus:EntityDormantTruefalse", filing.contexts.during(filing.period),
                                    "true" if dormant else "false"))
    members = [
        ("bus:AccountingStandardsApplied", ("bus:AccountingStandardsDimension", _STANDARD_MEMBERS[standard])),
        ("bus:AccountsStatusAuditedOrUnaudited", ("bus:AccountsStatusDimension", _AUDIT_MEMBERS[audit])),
        ("bus:AccountsType", ("bus:AccountsTypeDimension", "bus:FullAccounts")),
    ]
    if standard == "Charities":
        members.append(("bus:ApplicableSORP", ("bus:SORPsDimension", "bus:CharitiesSORP")))
    for name, dimension in members:
        filing.hidden.append(filing.tag(name, filing.contexts.during(filing.period, [dimension]), ""))


def _document(filing: Filing, edition: str, ix: str, doctype: bool) -> bytes:
    spaces = {
        "ix": f"http://www.xbrl.org/{ix}/inlineXBRL",
        "ixt": ("http://www.xbrl.org/inlineXBRL/transformation/2011-07-31" if filing.transforms == "2011"
                else "http://www.xbrl.org/inlineXBRL/transformation/2020-02-12"),
        "xbrli": "http://www.xbrl.org/2003/instance",
        "xbrldi": "http://xbrl.org/2006/xbrldi",
        "link": "http://www.xbrl.org/2003/linkbase",
        "xlink": "http://www.w3.org/1999/xlink",
        "iso4217": "http://www.xbrl.org/2003/iso4217",
        "xsi": "http://www.w3.org/2001/XMLSchema-instance",
        **_spaces(edition),
    }
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in spaces.items())
    kind = ('<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">'
            if doctype else "")
    drawn = "".join(_page(filing, rows) for rows in filing.pages)
    units = (
        f'<xbrli:unit id="{filing.currency}"><xbrli:measure>iso4217:{filing.currency}</xbrli:measure></xbrli:unit>'
        '<xbrli:unit id="pure"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit>'
    )
    header = (
        f'<div style="display:none"><ix:header><ix:hidden>{"".join(filing.hidden)}</ix:hidden><ix:references>'
        f'<link:schemaRef xlink:type="simple" xlink:href="https://xbrl.frc.org.uk/FRS-102/{edition}/'
        f'FRS-102-{edition}.xsd"/></ix:references><ix:resources>{filing.contexts.markup()}{units}</ix:resources>'
        "</ix:header></div>"
    )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{kind}<html xmlns="http://www.w3.org/1999/xhtml" {declared}>'
        f"<head><title>{escape(filing.entity)} - accounts</title><style>.page{{position:relative}} "
        ".line{position:absolute;font-size:13px}</style></head>"
        f"<body>{header}{drawn}</body></html>"
    ).encode()


def _page(filing: Filing, rows: Sequence[Sequence[_Cell]]) -> str:
    return _positioned(rows) if filing.layout == "absolute" else _flowing(rows)


def _positioned(rows: Sequence[Sequence[_Cell]]) -> str:
    lines = []
    for number, row in enumerate(rows):
        top = 60 + 22 * number
        lines += [
            f'<div class="line" style="left:{cell.left}px;top:{top}px;{"font-weight:bold" if cell.bold else ""}">'
            f"<span>{cell.markup}</span></div>"
            for cell in row if cell.markup
        ]
    return f'<div class="page" style="width:793px;height:1122px">{"".join(lines)}</div>'


def _flowing(rows: Sequence[Sequence[_Cell]]) -> str:
    """Running text as paragraphs, neighbouring rows of several cells as one table."""
    parts: list[str] = []
    table: list[str] = []
    for row in [*rows, []]:
        if len(row) > 1:
            table.append("<tr>" + "".join(f"<td>{cell.markup}</td>" for cell in row) + "</tr>")
            continue
        if table:
            parts.append(f"<table>{''.join(table)}</table>")
            table = []
        parts += [f"<p><b>{cell.markup}</b></p>" if cell.bold else f"<p>{cell.markup}</p>" for cell in row]
    return f'<div class="page">{"".join(parts)}</div>'
