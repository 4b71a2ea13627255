"""Accounts, forecasts and what banks and agencies say."""

from collections.abc import Mapping

from intake.classify.cues.cue import Cues
from schemas.types import DocumentKind

FINANCE: Mapping[DocumentKind, Cues] = {
    "accounts": Cues(
        titles=(
            (
                r"(?:annual |statutory |abbreviated |filleted |unaudited |audited |management "
                r"|group |consolidated |draft |micro-?entity )"
                r"+(?:report|accounts|financial statements)",
                11,
            ),
            (
                r"(?:report|annual report) (?:and|&) (?:accounts|financial statements)"
                r"|trustees['’]? (?:annual )?report",
                11,
            ),
            (r"financial statements|\baccounts for the (?:year|period)", 10),
            (
                r"(?:balance sheet|profit (?:and|&) loss|income statement"
                r"|statement of financial (?:position|activities)"
                r"|statement of (?:comprehensive )?income|receipts and payments accounts?)",
                8,
            ),
            (r"\baccounts\b", 4),
        ),
        not_titles=(r"forecast|budget|policy|procedure|enclosed|two years|questionnaire|viability",),
        peculiar=(
            (r"creditors:?\s*(?:-|–)?\s*amounts falling due", 5),
            (r"total assets less current liabilities", 5),
            (r"called[- ]up share capital", 4),
            (r"net current (?:assets|liabilities)", 3),
            (r"statement of financial activities", 4),
            (r"independent (?:auditor|examiner)['’]?s?['’]? report", 4),
            (r"(?:tangible|intangible) (?:fixed )?assets", 2),
            (r"profit (?:on ordinary activities )?before tax(?:ation)?|profit and loss account", 2.5),
            (r"section 477|small companies regime|financial reporting standard|\bfrs ?10[25]", 3),
            (r"(?:un)?restricted funds", 2),
        ),
        usual=((r"for the (?:year|period) ended", 2), (r"turnover", 1), (r"directors['’] report", 2)),
        columns=(r"^notes?$", r"^(?:20\d\d|year ended.*)$"),
        names=(
            (
                r"\baccounts?\b|financial statements|annual report|balance sheet|\bp ?& ?l\b"
                r"|profit.{0,5}loss",
                4,
            ),
        ),
        folders=((r"accounts|financ", 2),),
    ),
    "bank_letter": Cues(
        titles=(
            (
                r"bank(?:er['’]?s?|ing)? (?:reference|letter|confirmation|status|facilit\w+"
                r"|support)|letter from (?:the |our )?bank",
                12,
            ),
            (r"confirmation of (?:bank(?:ing)?|account|facilit\w+)", 9),
            (r"\bbank (?:plc|uk|limited)\b", 4),
        ),
        not_titles=(r"statement\b", r"bank details form"),
        peculiar=(
            (
                r"(?:has|have) (?:been (?:a |our )?(?:customers?|clients?)|banked"
                r"|held (?:an? )?(?:business |current )?accounts?|maintained|operated)",
                5,
            ),
            (
                r"(?:accounts?|facilit(?:y|ies)|relationship) (?:has|have|is"
                r"|are) (?:been )?(?:conducted|operated|maintained|run)"
                r"|conduct(?:ed)? (?:of the account )?(?:satisfactor|in a|within)",
                5,
            ),
            (
                r"overdraft|relationship (?:manager|director)|business (?:banking|current account)"
                r"|sort code|creditworth",
                2.5,
            ),
            (
                r"(?:normal|ordinary) (?:course|trading)|good for (?:the sum|your figures)"
                r"|opinion on (?:means|the standing)",
                2,
            ),
        ),
        usual=((r"\bbank\b", 1.5), (r"to whom it may concern", 0.5), (r"prudential regulation authority", 2)),
        names=((r"\bbank", 5),),
        folders=((r"\bbank", 2),),
    ),
    "cash_flow_forecast": Cues(
        titles=(
            (
                r"cash[ -]?flow (?:forecast|projection|statement|budget|plan)|(?:forecast|projected"
                r"|12[- ]month) cash[ -]?flow",
                13,
            ),
            (r"\bcash[ -]?flow\b", 8),
            (r"financial (?:forecast|projection)s?|budget forecast", 8),
        ),
        not_titles=(r"statement of cash flows",),
        peculiar=(
            (r"(?:opening|closing) (?:bank |cash )?balance|(?:balance )?(?:brought|carried) forward", 3),
            (r"net (?:cash ?flow|movement|inflow|outflow)", 3),
            (r"total (?:receipts|payments|inflows?|outflows?)", 2),
        ),
        usual=((r"forecast|projected|projection", 2),),
        columns=(r"^jan", r"^feb", r"^apr", r"^jul", r"^oct", r"^month ?\d", r"forecast"),
        names=((r"cash ?-?flow|forecast|projection", 5),),
    ),
    "credit_report": Cues(
        titles=(
            (
                r"credit (?:report|rating|score|check|reference|risk)|(?:company"
                r"|business) (?:credit|risk|check) (?:report|score)",
                12,
            ),
            (r"creditsafe|experian|equifax|dun ?(?:&|and) ?bradstreet|\bD&B\b|failure score", 9),
        ),
        not_titles=(r"policy",),
        peculiar=(
            (r"credit (?:score|limit|rating)", 4),
            (r"risk (?:score|band|indicator)|failure score|probability of default", 3),
            (r"creditsafe|experian|equifax|dun ?(?:&|and) ?bradstreet|company ?check", 4),
            (r"county court judgments?|\bCCJs?\b|days beyond terms", 2),
        ),
        names=((r"credit|creditsafe|experian|\bD&B\b", 5),),
    ),
    "financial_viability": Cues(
        titles=(
            (
                r"financial (?:viability|standing|health)[\w\s]{0,12}(?:assessment|risk|tool|template|test)",
                13,
            ),
            (r"\bFVRA\b|economic and financial standing", 10),
        ),
        peculiar=(
            (r"net debt (?:/|to|over) ?EBITDA|net debt \+|pension deficit\) ?/", 4),
            (r"free cash ?flow (?:/|to) net debt", 4),
            (r"net interest paid cover", 4),
            (r"group exposure ratio", 3),
            (r"acid (?:test )?ratio", 2),
            (r"turnover ratio|contract value ratio", 2),
            (r"financial viability risk assessment", 4),
        ),
        names=((r"viability|\bFVRA\b|financial (?:assessment|standing)", 5),),
    ),
}
