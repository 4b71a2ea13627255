"""Which concept of which taxonomy is which line of the accounts, and under which dimensions.

Concepts are told by their local names: those of the FRC's taxonomies since 2014 (FRS 101, 102, 105, charities), of the
UK GAAP taxonomies before (2004, 2009) and of IFRS differ enough never to be taken for each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from intake.tagged_values import TagContext

Part = Literal["whole", "within", "after"]
"""Of what is due: the whole as tagged, the part within a year, the part after one."""
Fund = Literal["unrestricted_funds", "restricted_funds", "designated_funds"]
Kind = Literal["goodwill"]

CONCEPTS: dict[str, tuple[str, ...]] = {
    "turnover": ("TurnoverRevenue", "TurnoverGrossOperatingRevenue", "Turnover", "Revenue", "GroupTurnover"),
    "cost_of_sales": ("CostSales", "CostOfSales"),
    "gross_profit": ("GrossProfitLoss", "GrossProfit"),
    "operating_profit": ("OperatingProfitLoss", "ProfitLossFromOperatingActivities"),
    "interest_payable": (
        "InterestPayableSimilarChargesFinanceCosts", "InterestPayableSimilarCharges", "FinanceCosts", "InterestPayable",
    ),
    "interest_received": (
        "OtherInterestReceivableSimilarIncomeFinanceIncome", "OtherInterestReceivableSimilarIncome",
        "InterestReceivableSimilarIncome", "InterestReceivable", "FinanceIncome",
    ),
    "profit_before_tax": ("ProfitLossOnOrdinaryActivitiesBeforeTax", "ProfitLossBeforeTax"),
    "profit_after_tax": (
        "ProfitLoss", "ProfitLossForPeriod", "ProfitLossOnOrdinaryActivitiesAfterTax", "ProfitLossAfterTax",
        "ProfitLossForFinancialYear",
    ),
    "depreciation_amortisation": (
        "DepreciationAmortisationExpense", "DepreciationAmortisationImpairmentExpense",
        "DepreciationAmortisationImpairmentTangibleIntangibleFixedAssets", "DepreciationAndAmortisationExpense",
        "TotalDepreciationAmortisation",
    ),
    "exceptional_items": ("ExceptionalItems", "ExceptionalItem"),
    "fixed_assets": ("FixedAssets", "FixedAssetsNetBookValue", "TotalFixedAssets", "NoncurrentAssets",
                     "NonCurrentAssets"),
    "tangible_fixed_assets": ("PropertyPlantEquipment", "TangibleFixedAssets", "TangibleFixedAssetsNetBookValue",
                              "PropertyPlantAndEquipment"),
    "goodwill": ("NetGoodwill", "Goodwill", "IntangibleAssets"),
    "current_assets": ("CurrentAssets", "TotalCurrentAssets"),
    "stock": ("TotalInventories", "StocksInventory", "Stocks", "Inventories"),
    "debtors": ("Debtors", "DebtorsDueWithinOneYear", "TradeAndOtherCurrentReceivables", "TradeOtherReceivables"),
    "cash": ("CashBankOnHand", "CashBankInHand", "CashBank", "CashAtBankInHand", "CashCashEquivalents",
             "CashAndCashEquivalents"),
    "current_investments": ("CurrentAssetInvestments", "InvestmentsCurrentAssets"),
    "creditors_within_one_year": ("Creditors", "CreditorsDueWithinOneYear",
                                  "CreditorsDueWithinOneYearTotalCurrentLiabilities", "CurrentLiabilities"),
    "creditors_after_one_year": ("Creditors", "CreditorsDueAfterOneYear",
                                 "CreditorsDueAfterOneYearTotalNoncurrentLiabilities", "NoncurrentLiabilities"),
    "net_current_assets": ("NetCurrentAssetsLiabilities", "NetCurrentAssets"),
    "total_assets_less_current_liabilities": ("TotalAssetsLessCurrentLiabilities",),
    "provisions": (
        "ProvisionsForLiabilitiesBalanceSheetSubtotal", "ProvisionsForLiabilitiesCharges", "ProvisionsForLiabilities",
        "Provisions", "TaxationIncludingDeferredTaxationBalanceSheetSubtotal",
    ),
    "net_assets": (
        "NetAssetsLiabilities", "NetAssetsLiabilitiesIncludingPensionAssetLiability", "NetAssets",
        "NetAssetsLiabilitiesExcludingPensionAssetLiability",
    ),
    "equity": ("Equity", "ShareholderFunds", "CapitalAndReserves", "CapitalReserves", "TotalEquity"),
    "total_members_interests": ("MembersTotalInterests", "TotalMembersInterests", "MembersInterests"),
    "gross_assets": ("TotalAssets", "Assets"),
    "borrowings": ("TotalBorrowings", "Borrowings", "BankBorrowingsOverdrafts", "BankLoansOverdrafts"),
    "lease_liabilities": ("LeaseLiabilities", "FinanceLeaseLiabilitiesPresentValueTotal",
                          "ObligationsUnderFinanceLeaseHirePurchaseContracts"),
    "deferred_income": ("DeferredIncome",),
    "directors_loans": ("AmountsOwedToDirectors", "DirectorsLoans"),
    "contingent_liabilities": ("ContingentLiabilities", "ContingentLiability"),
    "group_debtors": ("AmountsOwedByGroupUndertakings", "AmountsOwedByRelatedParties"),
    "group_creditors": ("AmountsOwedToGroupUndertakings",),
    "net_cash_from_operations": (
        "NetCashFlowsFromUsedInOperatingActivities", "NetCashInflowOutflowFromOperatingActivities",
        "CashFlowsFromUsedInOperatingActivities", "NetCashGeneratedFromOperations",
    ),
    "capital_expenditure": ("PurchasePropertyPlantEquipment", "PaymentsToAcquireTangibleFixedAssets",
                            "PaymentsToAcquireTangibleAssets"),
    "employees": ("AverageNumberEmployeesDuringPeriod", "EmployeesTotal", "AverageNumberEmployees"),
    "total_income": ("IncomeEndowments", "IncomeAndEndowments", "TotalIncomeEndowments", "TotalIncome",
                     "IncomingResources", "TotalIncomingResources"),
    "total_expenditure": ("Expenditure", "TotalExpenditure", "ResourcesExpended", "TotalResourcesExpended"),
    "net_income_before_gains": (
        "NetIncomeExpenditureBeforeGainsLossesOnInvestments", "NetIncomeExpenditureBeforeInvestmentGainsLosses",
        "NetIncomeExpenditureBeforeTransfersBetweenFundsOtherRecognisedGainsLosses",
        "NetIncomingOutgoingResourcesBeforeTransfers",
    ),
    "total_funds": ("CharityFunds", "TotalCharityFunds", "TotalFundsCharity"),
}  # fmt: skip
"""A fact's concepts, the best first: where several are tagged for one period, the first is the line meant."""

IN_PARTS: frozenset[str] = frozenset({"borrowings", "lease_liabilities", "deferred_income", "directors_loans",
                                      "group_debtors", "group_creditors"})
"""What notes show due within and after a year: both parts together where no whole is tagged."""

SUMS: dict[str, tuple[tuple[str, ...], ...]] = {
    "depreciation_amortisation": (
        ("DepreciationExpensePropertyPlantEquipment", "IncreaseFromDepreciationChargeForYearPropertyPlantEquipment",
         "DepreciationTangibleFixedAssets"),
        ("AmortisationExpenseIntangibleAssets", "IncreaseFromAmortisationChargeForYearIntangibleAssets",
         "AmortisationIntangibleAssets"),
    ),
}  # fmt: skip
"""Facts that are sums of other concepts where none of their own is tagged: the first tagged of each group."""

OTHER_FIXED: frozenset[str] = frozenset({
    "IntangibleAssets", "IntangibleFixedAssets", "NetGoodwill", "Goodwill", "InvestmentProperty",
    "InvestmentsFixedAssets", "FixedAssetInvestments", "InvestmentsFixedAssetsExcludingInvestmentProperty",
    "BiologicalAssets", "HeritageAssets", "InvestmentsInGroupUndertakings",
})  # fmt: skip
"""Fixed assets that are not tangible: with one of them tangible assets are not all there are."""

_CREDITORS = frozenset({"Creditors"})
_GROUP_AXES = ("GroupCompanyDataDimension", "ConsolidationDimension", "GroupCompanyDimension")
_MATURITY = ("MaturitiesOrExpirationPeriodsDimension", "FinancialInstrumentCurrentNon-currentDimension",
             "MaturityDimension", "CurrentNon-currentDimension")
_WITHIN = frozenset({"WithinOneYear", "CurrentFinancialInstruments", "Current"})
_AFTER = frozenset({"AfterOneYear", "Non-currentFinancialInstruments", "Non-current"})
_NEUTRAL: dict[str, frozenset[str]] = {
    "OriginalRevisedDataDimension": frozenset({"Original", "Revised"}),
    "RestatementsFirstTimeAdoptionDimension": frozenset({"RestatedAmount"}),
    "RestatementsDimension": frozenset({"RestatedAmount"}),
    "MaturitiesOrExpirationPeriodsDimension": frozenset({"AllPeriods"}),
    "EquityClassesDimension": frozenset({"AllEquity", "TotalEquity"}),
}
"""Members under which a figure is still the whole line, as printed."""
_FUNDS: tuple[tuple[str, Fund], ...] = (
    ("TotalUnrestrictedFunds", "unrestricted_funds"),
    ("UnrestrictedFunds", "unrestricted_funds"),
    ("UnrestrictedFund", "unrestricted_funds"),
    ("TotalRestrictedIncomeFunds", "restricted_funds"),
    ("TotalRestrictedFunds", "restricted_funds"),
    ("RestrictedIncomeFunds", "restricted_funds"),
    ("RestrictedFunds", "restricted_funds"),
    ("RestrictedFund", "restricted_funds"),
    ("UnrestrictedFundsDesignated", "designated_funds"),
    ("TotalDesignatedFunds", "designated_funds"),
    ("DesignatedFunds", "designated_funds"),
    ("UnrestrictedFundsGeneral", "unrestricted_funds"),
)
"""Members of the charity funds' axis, the total of a kind before its parts."""
FUND_CONCEPTS = ("CharityFunds", "TotalCharityFunds", "NetAssetsLiabilities", "Equity")


@dataclass(frozen=True, slots=True)
class Slice:
    """What a context's dimensions leave of a concept: whose it is and which part. `restated` says that it replaces what
    was stated before; `fund` is the charity's fund with its rank among members of the same; `kind` is the one class of
    things that is a line of its own."""

    group: bool = False
    part: Part = "whole"
    restated: bool = False
    fund: tuple[Fund, int] | None = None
    kind: Kind | None = None


def slice_of(context: TagContext) -> Slice | None:
    """The slice that a context stands for, None for a component (one class of assets, one director, one reserve) or for
    what was stated before it was restated."""
    group, restated = False, False
    part: Part = "whole"
    fund: tuple[Fund, int] | None = None
    kind: Kind | None = None
    for axis, member in context.dimensions:
        if axis in _GROUP_AXES and member in ("Consolidated", "Group"):
            group = True
        elif axis in _GROUP_AXES and member in ("Company", "ParentCompany", "EntityOnly", "CompanyOnly"):
            group = False
        elif axis in _MATURITY and member in _WITHIN | _AFTER:
            said: Part = "within" if member in _WITHIN else "after"
            if part not in ("whole", said):
                return None
            part = said
        elif member in _NEUTRAL.get(axis, ()):
            restated = restated or member == "RestatedAmount"
        elif axis == "CharityFundsDimension" and fund is None:
            found = next(((name, rank) for rank, (known, name) in enumerate(_FUNDS) if known == member), None)
            if found is None:
                return None
            fund = found
        elif axis == "IntangibleAssetClassesDimension" and member in ("NetGoodwill", "Goodwill"):
            kind = "goodwill"
        else:
            return None
    return Slice(group, part, restated, fund, kind)


def accepts(fact: str, concept: str, held: Slice) -> int | None:
    """How well a slice of a concept is the fact: 0 best, None not at all."""
    part = held.part
    if held.fund is not None:
        return None
    if held.kind is not None or concept == "IntangibleAssets":
        return 0 if held.kind == fact and part == "whole" else None
    if fact == "creditors_within_one_year":
        # A bare "Creditors" means within one year, unless a context says the part.
        if concept in _CREDITORS:
            return {"within": 0, "whole": 1, "after": None}[part]
        return 0 if part in ("whole", "within") else None
    if fact == "creditors_after_one_year":
        if concept in _CREDITORS:
            return 0 if part == "after" else None
        return 0 if part in ("whole", "after") else None
    if fact == "debtors":
        return {"whole": 0, "within": 1, "after": None}[part]
    if part == "whole":
        return 0
    # A balance sheet's line that its filer tagged with the maturity of its section.
    return 1 if part == "within" and fact in ("stock", "cash", "current_investments") else None
