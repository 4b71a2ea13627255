"""What a provider offers: prices, method statements and the risk assessments of its sites and activities."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.make import docx, pdf, xlsx
from tests.make.blocks import Block, H, P, T, Theme
from tests.make.marks import Built, Mark


@dataclass(frozen=True)
class Line:
    """A line of the price schedule; ``rate`` None is a line left blank."""

    name: str
    rate: float | None
    unit: str
    quantity: int
    total: float | None = None


def pricing(org: str, lines: Sequence[Line], note: str = "", title: str = "Pricing schedule") -> Built:
    """The price schedule; totals are formulas with their computed values unless a line has its own."""
    rows: list[list[xlsx.Item]] = [
        [f"{title} - {org}"],
        [note or "All rates exclude VAT and hold for twelve months."],
        ["Service line", "Unit", "Rate (£)", "Illustrative quantity", "Total (£)"],
    ]
    sums = 0.0
    complete = all(line.rate is not None for line in lines)
    right = all(line.total is None for line in lines)
    for number, line in enumerate(lines, len(rows) + 1):
        unit = f"[[price.unit@{line.name}={line.unit}|{line.unit}]]" if line.rate is not None else line.unit
        rate: xlsx.Item = None
        total: xlsx.Item = None
        if line.rate is not None:
            amount = line.rate * line.quantity if line.total is None else line.total
            rate = xlsx.Num(line.rate, f"price.rate@{line.name}", xlsx.MONEY)
            total = xlsx.Num(
                amount, shown=xlsx.MONEY, formula=f"C{number}*D{number}" if line.total is None else ""
            )
            sums += amount
        rows.append([line.name, unit, rate, xlsx.Num(line.quantity), total])
    last = len(rows)
    rows.append(
        ["Total for evaluation", "", None, None, xlsx.Num(sums, shown=xlsx.MONEY, formula=f"SUM(E4:E{last})")]
    )
    built = xlsx.render([xlsx.Tab("Prices", rows, (52, 22, 12, 20, 14), bold=(1, 3, last + 1))])
    return built.stating(Mark("price.complete", complete), Mark("price.arithmetic_ok", right))


@dataclass(frozen=True)
class Risk:
    """A risk assessment: of what, its type, its dates as (ISO, as printed) and its rows."""

    subject: str
    type: str
    assessed: tuple[str, str]
    review: tuple[str, str] | None
    by: str
    hazards: Sequence[tuple[str, str, str]]

    def fact(self, name: str, value: object, printed: str) -> str:
        """Marked text of one fact of this assessment."""
        return f"[[risk_assessment.{name}@{self.subject}={value}|{printed}]]"

    @property
    def named(self) -> str:
        return self.fact(
            "type", self.type, {"site": "Site", "activity": "Activity", "fire": "Fire"}[self.type]
        )


def _hazards(risk: Risk) -> list[list[str]]:
    return [
        ["Hazard", "Who may be harmed and how", "Controls in place", "Risk"],
        *([hazard, harm, control, "Low"] for hazard, harm, control in risk.hazards),
    ]


def risk_blocks(risk: Risk, org: str) -> list[Block]:
    """The assessment as a document."""
    label = {"site": "Site assessed", "activity": "Activity", "fire": "Premises"}[risk.type]
    facts = [
        [label, risk.subject],
        ["Assessed by", risk.by],
        ["Date of assessment", risk.fact("assessed_on", *risk.assessed)],
    ]
    if risk.review:
        facts.append(["Review due", risk.fact("review_on", *risk.review)])
    return [
        P(org, "letterhead"),
        H(f"{risk.named} risk assessment", 0),
        T(facts, (1, 2), head=False),
        T(_hazards(risk), (2, 3, 4, 1)),
        P("Shared with all staff who use the site or lead the activity.", "small"),
    ]


def risk_pdf(risk: Risk, org: str, theme: Theme) -> Built:
    """The assessment as a PDF."""
    return pdf.render(risk_blocks(risk, org), theme=theme, footer=org)


def risk_word(risk: Risk, org: str, theme: Theme) -> Built:
    """The assessment as a Word file."""
    return docx.render(risk_blocks(risk, org), theme=theme)


def risk_excel(risks: Sequence[Risk], org: str) -> Built:
    """Several assessments in one workbook, a sheet each; dates as text."""
    tabs = []
    for risk in risks:
        hazards: list[list[xlsx.Item]] = [list(row) for row in _hazards(risk)]
        rows: list[list[xlsx.Item]] = [
            [f"{org}: {risk.named} risk assessment"],
            ["Assessment of", risk.subject],
            ["Carried out by", risk.by],
            ["Date assessed", risk.fact("assessed_on", *risk.assessed)],
        ]
        if risk.review:
            rows.append(["Review date", risk.fact("review_on", *risk.review)])
        rows += [[], *hazards]
        tabs.append(xlsx.Tab(risk.subject[:28], rows, (26, 40, 50, 8), bold=(1,)))
    return xlsx.render(tabs)


def statements(
    org: str, items: Sequence[tuple[str, str, int, str]], theme: Theme, word: bool = True
) -> Built:
    """Method statements in a file of their own: (number, question, word limit, answer)."""
    blocks: list[Block] = [P(org, "letterhead"), H("Method statements", 0)]
    marks: list[Mark] = []
    for number, question, limit, answer in items:
        blocks.append(H(f"{number}. {question}", 1))
        blocks.append(
            P(f"Word limit: [[method_statement.word_limit@{number}={limit}|{limit} words]]", "small")
        )
        blocks += [P(part) for part in answer.split("\n")]
        marks.append(Mark("method_statement.answered", True, number))
        marks.append(Mark("method_statement.words", len(answer.split()), number))
    built = (
        docx.render(blocks, theme=theme, footer=org) if word else pdf.render(blocks, theme=theme, footer=org)
    )
    return built.stating(*marks)
