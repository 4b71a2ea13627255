"""What a row's label calls its amount: patterns for the lines of British accounts, by fact name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from intake.kinds.accounts.wordings import readings_of

Statement = Literal[
    "balance", "income", "activities", "cash_flow", "receipts_payments", "equity", "detail", "note", "unknown"
]
Sign = Literal["amount", "signed"]
"""`amount`: costs, creditors and the like, positive whatever the print; `signed`: as printed."""

_ONE_YEAR = r"(?:one|1|a|twelve|12)\s*(?:year|months?)"
_WITHIN = rf"(?:(?:within|in|under|less than|up to)\s+(?:less than\s+)?{_ONE_YEAR}|< ?1 year)"
_AFTER = (
    rf"(?:(?:after|beyond|over|exceeding|greater than"
    rf"|longer than)\s+(?:more than\s+)?{_ONE_YEAR}|(?:in )?more than {_ONE_YEAR})"
)
_PROFIT = r"(?:\(?(?:net )?(?:profits?|loss(?:es)?|surplus|deficit|results?|earnings|income)\)?)"
_PROFITS = rf"{_PROFIT}(?:\s*(?:/|or|and|\\|-)?\s*{_PROFIT})*"
_ORDINARY = r"(?: on ordinary activities| from ordinary activities| on continuing operations)?"
_YEAR = r"(?:financial |fiscal |accounting )?(?:year|period|months)"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the accounts: its fact, its label's pattern, the statements it is the primary figure of,
    and those it may also be taken from."""

    fact: str
    pattern: re.Pattern[str]
    sign: Sign
    primary: frozenset[Statement]
    also: frozenset[Statement] = frozenset()


def _line(
    fact: str, pattern: str, sign: Sign, primary: tuple[Statement, ...], also: tuple[Statement, ...] = ()
) -> Line:
    return Line(fact, re.compile(rf"^(?:{pattern})$"), sign, frozenset(primary), frozenset(also))


_INCOME: tuple[Statement, ...] = ("income",)
_BALANCE: tuple[Statement, ...] = ("balance",)
_BOTH: tuple[Statement, ...] = ("balance", "unknown")
_RESULT: tuple[Statement, ...] = ("income", "unknown")
_CHARITY: tuple[Statement, ...] = ("activities", "receipts_payments")

_EITHER_INTEREST = r"(?:bank |building society |net bank )?interest(?: on bank (?:accounts?|balances?))?"
"""Interest of which the words alone do not say whether it is earned or paid."""
EITHER_INTEREST = re.compile(rf"^(?:{_EITHER_INTEREST})$")

_NET_MOVEMENT = (
    r"(?:net [a-z ()/]*(?:and|/|being) )?(?:the )?net (?:movements?|increase|change|\(?decrease\)?)[a-z ()/]*"
    r" in (?:charity )?funds(?: for .*)?|net [a-z ()/]*(?:income|expenditure|surplus|deficit)\)?"
    r"(?:,? (?:and|being)|/| ?[-–]) ?(?:the )?(?:net )?movements? in (?:charity )?funds(?: for .*)?"
)
NET_MOVEMENT = re.compile(rf"^(?:{_NET_MOVEMENT})$")
"""A year's whole change of the funds: the net income only where no gains or losses stand before it."""

LINES: tuple[Line, ...] = (
    _line(
        "turnover",
        r"(?:total |group |gross |net )?(?:turnover|revenues?|sales)(?: \(?(?:net of vat"
        r"|excluding vat|continuing operations)\)?)?"
        r"|(?:total |net )?(?:sales|fee|trading|operating|business) (?:revenues?|income"
        r"|turnover)|fees(?: receivable| and charges| earned| income)?"
        r"|(?:total )?income(?: from (?:fees|services|operations|trading"
        r"|provision of services))?|total fees|revenue from (?:contracts with customers"
        r"|services|operations)"
        r"|income from (?:charitable )?trading|turnover\s*/\s*(?:income|revenue|sales)"
        r"|sales\s*/\s*(?:turnover|income|fees)|gross income",
        "signed",
        ("income",),
        ("unknown", "detail"),
    ),
    _line(
        "cost_of_sales",
        r"(?:less:? ?)?(?:total )?(?:costs? of (?:sales|revenue|services(?: provided)?|turnover"
        r"|goods sold|providing services)|direct costs(?: of sales)?"
        r"|cost of sales and services)",
        "amount",
        ("income",),
        ("unknown", "detail"),
    ),
    _line(
        "gross_profit",
        r"gross (?:profits?|margin|loss|surplus|deficit)(?:\s*/?\s*\(?(?:or )?(?:profit|loss"
        r"|deficit)\)?)?|gross \(?(?:loss|deficit)\)?\s*/\s*(?:profit|surplus)",
        "signed",
        ("income",),
        ("unknown", "detail"),
    ),
    _line(
        "operating_profit",
        rf"(?:group |total )?(?:net )?operating {_PROFITS}(?: (?:for the {_YEAR}|before .*))?"
        rf"|{_PROFITS} (?:from|on) (?:operations|operating activities)"
        rf"|{_PROFITS} before interest(?: and tax(?:ation)?)?"
        rf"|\(?loss\)?\s*/\s*profit from operations",
        "signed",
        ("income",),
        ("unknown",),
    ),
    _line(
        "interest_payable",
        r"(?:bank |loan |net )?interest (?:payable|paid|expenses?|charges?"
        r"|cost)(?: and (?:similar|other) (?:charges|expenses|costs))?|finance (?:costs?"
        r"|expenses?|charges)|interest(?: payable)? and (?:similar|other) (?:charges|expenses)"
        rf"|bank (?:loan )?interest(?: payable| paid)?|loan interest|{_EITHER_INTEREST}",
        "amount",
        ("income", *_CHARITY),
        ("unknown", "detail", "note"),
    ),
    _line(
        "interest_received",
        r"(?:other |bank |deposit )?interest (?:receivable|received|income)(?: and (?:similar"
        r"|other) income)?|(?:other )?interest(?: receivable)? and similar income"
        r"|finance income|bank interest (?:receivable|received)|income from (?:bank )?interest"
        r"|(?:bank |building society )?(?:deposit|savings)(?: account)? interest(?: receivable| received)?"
        rf"|{_EITHER_INTEREST}",
        "signed",
        ("income", *_CHARITY),
        ("unknown", "detail", "note"),
    ),
    _line(
        "profit_before_tax",
        rf"{_PROFITS}{_ORDINARY} before (?:corporation "
        rf"|income )?tax(?:ation)?(?: for the {_YEAR})?|{_PROFITS} before (?:tax"
        rf"|taxation) and .*",
        "signed",
        ("income",),
        ("unknown",),
    ),
    _line(
        "profit_after_tax",
        rf"{_PROFITS}{_ORDINARY} after (?:corporation )?tax(?:ation)?(?: for the {_YEAR})?"
        rf"|(?:retained )?{_PROFITS}(?: for the {_YEAR}| after tax(?:ation)?)(?: (?:ended"
        rf"|available|attributable|before|and) .*)?|(?:retained|net) (?:profit|loss|surplus)"
        rf"|{_PROFITS} retained for the {_YEAR}|profit\s*/?\s*(?:or )?\(?loss\)?"
        rf"|\(?loss\)?\s*/?\s*profit|(?:profit|loss|surplus|deficit) for the {_YEAR}.*",
        "signed",
        ("income",),
        ("unknown",),
    ),
    _line(
        "depreciation_amortisation",
        r"(?:total )?depreciation(?:,? (?:and|&) amortisation)?(?: charge| expense)?(?: (?:of"
        r"|on|charged?|for|and) .*)?(?: - owned assets)?"
        r"|depreciation and other amounts written off.*"
        r"|depreciation,? amortisation and impairment.*|amortisation and depreciation.*",
        "amount",
        ("cash_flow", "income"),
        ("note", "detail", "unknown", "activities"),
    ),
    _line(
        "amortisation",
        r"amortisation(?: charge| expense)?(?: (?:of|on|charged?|for) .*)?",
        "amount",
        ("cash_flow", "income"),
        ("note", "detail", "unknown", "activities"),
    ),
    _line(
        "exceptional_items",
        r"exceptional (?:items?|costs?|income|charges?|expenses?)|non[- ]?(?:underlying|recurring) items?",
        "signed",
        ("income",),
        ("unknown",),
    ),
    _line(
        "fixed_assets",
        r"(?:total )?(?:fixed|non[- ]current) assets|total fixed assets",
        "signed",
        ("balance",),
        ("unknown",),
    ),
    _line(
        "tangible_fixed_assets",
        r"(?:total )?tangible (?:fixed )?assets|property,? plant (?:and|&) equipment"
        r"|tangible(?: assets)?|plant and equipment|fixtures,? fittings and equipment",
        "signed",
        ("balance",),
        ("unknown",),
    ),
    _line("goodwill", r"(?:purchased )?goodwill", "signed", ("balance",), ("note",)),
    _line("current_assets", r"(?:total )?current assets", "signed", ("balance",), ("unknown",)),
    _line(
        "stock",
        r"(?:closing )?(?:stocks?|inventor(?:y|ies)|work in progress|goods for resale)(?:(?:,"
        r"| and|/| &) ?(?:work in progress|wip|stocks?))?",
        "signed",
        ("balance",),
        ("unknown",),
    ),
    _line(
        "debtors",
        rf"(?:total )?debtors(?:(?:,| and| &|:|-)+ ?(?:prepayments?|other receivables"
        rf"|accrued income|prepayments and accrued income))?|(?:total )?(?:trade (?:and|&"
        rf"|/) other |accounts )?receivables|trade (?:and|&) other (?:debtors|receivables)"
        rf"|debtors[:,]? ?-? ?(?:amounts? )?(?:falling )?(?:due|receivable"
        rf"|recoverable) {_WITHIN}",
        "signed",
        ("balance",),
        ("unknown",),
    ),
    _line(
        "cash",
        r"(?:total )?cash(?:(?:,| and|/| &| at| in)+ ?(?:the )?(?:bank|hand|cash equivalents"
        r"|bank balances|in hand|short[- ]term deposits|deposits).*)?|bank(?: (?:and cash"
        r"|balances?|accounts?|and cash balances|current account))?(?: in hand)?"
        r"|(?:cash )?(?:balances? )?at bank(?: and (?:in hand|cash(?: in hand)?))?"
        r"|cash funds(?: (?:this|at) (?:year|period) end)?|bank and cash.*|cash held at bank",
        "signed",
        ("balance", "receipts_payments"),
        ("unknown",),
    ),
    _line(
        "current_investments",
        r"current asset investments?|(?:short[- ]term|current) (?:investments?|deposits)"
        r"|investments? held as current assets",
        "signed",
        ("balance",),
    ),
    _line(
        "creditors_within_one_year",
        rf"(?:total )?creditors?[:;,.]? ?[-–(]? ?(?:amounts? )?(?:falling )?(?:due|payable"
        rf"|repayable|owing)?:? ?{_WITHIN}\)?|(?:total )?current liabilities|(?:amounts? "
        rf"|liabilities |creditors? )?(?:falling |amounts )?(?:due|payable"
        rf"|repayable)(?: for payment)? {_WITHIN}|(?:short[- ]term|current) (?:creditors"
        rf"|liabilities)|liabilities:? (?:amounts )?falling due {_WITHIN}|creditors",
        "amount",
        ("balance",),
        ("unknown",),
    ),
    _line(
        "creditors_after_one_year",
        rf"(?:total )?creditors?[:;,.]? ?[-–(]? ?(?:amounts? )?(?:falling )?(?:due|payable"
        rf"|repayable|owing)?:? ?{_AFTER}\)?|(?:total )?(?:non[- ]current"
        rf"|long[- ]term) (?:liabilities|creditors)|(?:amounts? |liabilities "
        rf"|creditors? )?(?:falling |amounts )?(?:due|payable"
        rf"|repayable)(?: for payment)? {_AFTER}"
        rf"|liabilities:? (?:amounts )?falling due {_AFTER}",
        "amount",
        ("balance",),
        ("unknown",),
    ),
    _line(
        "net_current_assets",
        r"(?:total )?net current \(?(?:assets"
        r"|liabilities)\)?(?:\s*/?\s*(?:or )?\(?(?:net )?(?:current )?(?:assets"
        r"|liabilities)\)?)?|net current \(?liabilities\)?\s*/\s*assets|working capital",
        "signed",
        ("balance",),
        ("unknown",),
    ),
    _line(
        "total_assets_less_current_liabilities",
        r"total assets less (?:total )?current liabilities|total assets less creditors.*"
        r"|net assets before long[- ]term liabilities",
        "signed",
        ("balance",),
        ("unknown",),
    ),
    _line(
        "provisions",
        r"(?:total )?provisions?(?: for (?:other )?(?:liabilities|charges|deferred tax).*)?"
        r"|provisions for liabilities(?: and charges)?|deferred tax(?:ation)?(?: liabilit(?:y"
        r"|ies)| provision)?",
        "amount",
        ("balance",),
        ("unknown",),
    ),
    _line(
        "net_assets",
        r"(?:total )?net \(?(?:assets|liabilities"
        r"|worth)\)?(?:\s*/?\s*(?:or )?\(?(?:net )?(?:assets|liabilities"
        r"|deficit)\)?)?(?: (?:attributable to members|including|excluding|after|at).*)?"
        r"|total net \(?(?:assets|liabilities)\)?(?:/\(?\w+\)?)?"
        r"|total assets less (?:total )?liabilities",
        "signed",
        ("balance",),
        ("unknown",),
    ),
    _line(
        "equity",
        r"(?:total )?(?:(?:share)?capital (?:and|&) reserves|(?:share"
        r"|stock)holders?['’]?s?['’]? ?(?:funds?|equity|deficit"
        r"|interests)(?:\s*/?\s*\(?deficit\)?)?|equity|owners?['’]? (?:equity|funds?)"
        r"|partners?['’]? (?:funds?|capital(?: accounts?)?)|members?['’]? ?(?:funds?"
        r"|equity)(?:\s*/?\s*\(?deficit\)?)?|proprietors?['’]? (?:funds?|capital)"
        r"|capital account|equity shareholders?['’]? ?funds?|total capital"
        r"|reserves and capital)|total equity(?: and reserves)?|equity and reserves"
        r"|(?:total )?reserves|surplus on .* account",
        "signed",
        ("balance",),
    ),
    _line(
        "total_members_interests",
        r"total members?['’]? ?(?:other )?interests?.*",
        "signed",
        ("balance", "equity"),
        ("unknown",),
    ),
    _line("gross_assets", r"total assets|gross assets", "signed", ("balance",), ("unknown",)),
    _line(
        "group_debtors",
        r"amounts? (?:owed|due|receivable) (?:by|from) (?:group|parent|fellow|subsidiary"
        r"|related|connected|associated).*",
        "signed",
        ("note",),
        ("balance",),
    ),
    _line(
        "group_creditors",
        r"amounts? (?:owed|due|payable|owing) to (?:group|parent|fellow|subsidiary).*",
        "amount",
        ("note",),
        ("balance",),
    ),
    _line(
        "directors_loans",
        r"directors?['’]?s? (?:loan|current)s?(?: accounts?)?|loans? from directors?"
        r"|amounts? (?:owed|due|owing) to (?:the )?directors?|directors?['’]? loans?",
        "amount",
        ("note",),
        ("balance", "unknown"),
    ),
    _line("deferred_income", r"deferred income", "amount", ("note",), ("balance", "unknown")),
    _line(
        "pension_deficit",
        r"(?:net )?(?:defined benefit )?(?:pension"
        r"|retirement benefit)s? (?:scheme )?(?:liabilit(?:y|ies)|deficit|obligations?)"
        r"|defined benefit pension scheme liability|net pension liability",
        "amount",
        ("balance",),
        ("note",),
    ),
    _line(
        "pension_asset",
        r"(?:net )?(?:defined benefit )?(?:pension|retirement benefit)s? (?:scheme )?(?:assets?"
        r"|surplus)|net pension asset",
        "signed",
        ("balance",),
        ("note",),
    ),
    _line(
        "net_cash_from_operations",
        r"(?:net )?cash (?:flows?|generated|inflows?|outflows?|provided|used|absorbed"
        r"|from)\b.*\boperat(?:ing activities|ions).*|net cash .*operating activities"
        r"|cash (?:generated|used) (?:from|in|by) operations",
        "signed",
        ("cash_flow",),
    ),
    _line(
        "capital_expenditure",
        r"(?:purchases?|payments? (?:to acquire|for)|acquisitions?|additions?)(?: of"
        r"| to)? (?:tangible |intangible |property,? plant|fixed ).*|capital expenditure",
        "amount",
        ("cash_flow",),
    ),
    _line(
        "total_income",
        r"total (?:income|incoming resources|receipts|income and endowments"
        r"|revenue)(?: and endowments)?|total income and endowments(?: from)?",
        "signed",
        _CHARITY,
        ("unknown",),
    ),
    _line(
        "total_expenditure",
        r"total (?:expenditure|resources expended|payments|costs|expenses)(?: on)?",
        "amount",
        _CHARITY,
        ("unknown",),
    ),
    _line(
        "net_income_before_gains",
        r"net [a-z ()/]*(?:income|expenditure|resources(?: expended)?|receipts"
        r"|payments)\)?(?: ?/ ?\(?payments\)?)?(?: (?:for|before) .*)?|net (?:surplus"
        r"|deficit)(?: ?/ ?\(?\w+\)?)?(?: (?:before|for) .*)?|net movement .*before.*"
        r"|(?:net )?\(?(?:surplus|deficit)\)?(?: ?(?:/|or) ?\(?(?:surplus|deficit)\)?)?"
        rf"(?: (?:of income over expenditure|(?:for|before) .*))?|{_NET_MOVEMENT}",
        "signed",
        _CHARITY,
    ),
    _line(
        "unrestricted_funds",
        r"(?:total )?unrestricted (?:income )?funds?(?: .*)?|general (?:unrestricted )?funds?"
        r"|(?:total )?unrestricted (?:income|reserves)",
        "signed",
        ("balance",),
        ("unknown",),
    ),
    _line(
        "restricted_funds",
        r"(?:total )?restricted (?:income )?funds?(?: .*)?|restricted (?:income|reserves)",
        "signed",
        ("balance",),
        ("unknown",),
    ),
    _line("designated_funds", r"(?:total )?designated funds?(?: .*)?", "signed", ("balance",), ("unknown",)),
    _line(
        "total_funds",
        r"(?:total )?(?:charity|charitable)?['’]?s? ?funds(?: of the charity)?"
        r"|total (?:charity |charitable )?(?:funds|reserves)(?: (?:carried forward"
        r"|of the charity|at .*|c/?f(?:wd)?))?|the funds of the charity"
        r"|total funds of the charity|fund balances(?: carried forward)?(?: at .*)?"
        r"|total charity funds.*|funds carried forward",
        "signed",
        ("balance", "activities"),
        ("unknown",),
    ),
    _line(
        "borrowings",
        r"(?:total )?bank (?:loans?|borrowings?)(?: and overdrafts?)?(?: .*)?|bank overdrafts?"
        r"|loans and overdrafts|(?:other|bounce back|cbils"
        r"|coronavirus business interruption) loans?|(?:total )?(?:borrowings|loans?(?: and (?:borrowings"
        r"|overdrafts?))?)|social investment loans?|mortgages?|term loans?",
        "amount",
        ("note",),
        ("balance",),
    ),
    _line(
        "lease_liabilities",
        r"(?:obligations under )?(?:finance leases?|hire purchase)(?: (?:and"
        r"|&) (?:finance leases?|hire purchase))?(?: (?:contracts?|agreements?|liabilities"
        r"|obligations|creditors))*|lease liabilit(?:y|ies)"
        r"|hire purchase contracts and finance leases",
        "amount",
        ("note",),
        ("balance",),
    ),
    _line(
        "employees",
        r"(?:the )?(?:average|mean) (?:monthly )?(?:number|no\.?"
        r"|headcount)(?: of)?(?: full[- ]time equivalent)? ?(?:of )?(?:persons|employees|staff"
        r"|people)?.*|number of employees",
        "signed",
        ("note",),
        ("unknown", "income", "detail", "balance"),
    ),
)

NEGATIVE_ONLY = re.compile(
    r"^(?!.*(?:profit|surplus|assets?|income|receipts|incoming)\b).*\b(?:loss|deficit"
    r"|net (?:current )?liabilities|net expenditure)\b"
)
"""Labels that name nothing but a shortfall: their amount is negative however it is printed."""


@lru_cache(maxsize=8_192)
def plain_label(label: str) -> str:
    """A label for comparing: lower case, single spaces, without note numbers, dots and letters of a list."""
    text = " ".join(label.replace("’", "'").split()).lower()
    text = re.sub(r"[.\s_…]{3,}$", "", text)
    text = re.sub(r"\(?\bnotes?:? ?\d+(?:[, ]+(?:and |& )?\d+)*\)?", "", text)
    text = re.sub(r"^(?:\(?[a-z0-9]{1,2}[.)]|[•\-–*])\s+", "", text)
    text = re.sub(r"(?<=[a-z)])\s+\d{1,2}$", "", text)
    text = re.sub(r"\s*[:;.,]+$", "", text)
    return text.replace("'", "").strip()


@lru_cache(maxsize=8_192)
def lines_by_reading(label: str) -> tuple[tuple[str, tuple[Line, ...]], ...]:
    """Each way to read a plain label with the lines it may then be, the most literal first."""
    found = ((said, tuple(line for line in LINES if line.pattern.match(said))) for said in readings_of(label))
    return tuple((said, lines) for said, lines in found if lines)


def lines_for(label: str) -> tuple[Line, ...]:
    """The lines a plain label may be."""
    return next((lines for _, lines in lines_by_reading(label)), ())
