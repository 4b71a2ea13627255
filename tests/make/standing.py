"""What a new provider sends instead of accounts: a bank's letter and a cash-flow forecast."""

from collections.abc import Sequence

from tests.make import pdf, xlsx
from tests.make.blocks import Gap, P, Theme
from tests.make.marks import Built


def bank_letter(provider: str, bank: str, theme: Theme, when: str) -> Built:
    """A bank's letter on a new customer's standing."""
    return pdf.render(
        [
            P(bank, "letterhead"),
            P("Business Banking, 40 Threadgate, Saltmarket, SM9 9ZY", "centre"),
            P(when, "right"),
            P("The Commissioning Team\nTender submissions"),
            P(f"Our customer: {provider}", "bold"),
            P(
                "We are asked by our customer to write to you in connection with an application to join a "
                "list of providers."
            ),
            P(
                "The company has held a business current account with us since it was formed. The account "
                "has been conducted "
                "properly, no payment has been returned unpaid and an overdraft facility of £25,000 is "
                "available until further "
                "notice, of which none is used."
            ),
            P(
                "On the figures shown to us we have no reason to believe that the company cannot meet its "
                "commitments in the "
                "present financial year and in the next. This opinion is given in confidence and without "
                "liability."
            ),
            P("Yours faithfully"),
            Gap(16),
            P("P. Ormerod-Skye, Relationship Manager"),
        ],
        footer=f"{bank} is an invented bank",
        theme=theme,
        title="Bank letter",
    )


def cash_flow(
    provider: str, months: Sequence[str], opening: int, receipts: Sequence[int], payments: Sequence[int]
) -> Built:
    """A twelve-month cash-flow forecast; closing balances are formulas with their computed values."""
    rows: list[list[xlsx.Item]] = [
        [f"{provider} - cash-flow forecast"],
        ["All figures in pounds"],
        ["", *months],
    ]
    balances = [opening]
    for got, paid in zip(receipts, payments, strict=True):
        balances.append(balances[-1] + got - paid)
    rows.append(["Opening balance", *(xlsx.Num(held, shown=xlsx.POUNDS) for held in balances[:-1])])
    rows.append(
        ["Receipts from commissioners and schools", *(xlsx.Num(got, shown=xlsx.POUNDS) for got in receipts)]
    )
    rows.append(
        ["Payments: staff, premises, other", *(xlsx.Num(paid, shown=xlsx.POUNDS) for paid in payments)]
    )
    closing: list[xlsx.Item] = []
    for number, held in enumerate(balances[1:]):
        column = chr(ord("B") + number)
        closing.append(xlsx.Num(held, shown=xlsx.POUNDS, formula=f"{column}4+{column}5-{column}6"))
    rows.append(["Closing balance", *closing])
    return xlsx.render([xlsx.Tab("Cash flow", rows, (40, *[11] * 12), bold=(1, 3, 7))])
