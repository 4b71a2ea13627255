"""Letters about a provider: references from schools, councils and others."""

from dataclasses import dataclass

from tests.make import docx, pdf
from tests.make.blocks import Block, Gap, P, T, Theme
from tests.make.marks import Built


@dataclass(frozen=True)
class Referee:
    """Who writes, about what, and how much it was worth; dates and money as (value, as printed)."""

    organisation: str
    sector: str
    contact: str
    position: str
    started: tuple[str, str]
    ended: tuple[str, str] | None
    value: tuple[int, str]
    written: str
    service: str

    def fact(self, name: str, value: object, printed: str) -> str:
        """Marked text of one fact of this reference."""
        return f"[[reference.{name}@{self.organisation}={value}|{printed}]]"

    @property
    def head(self) -> str:
        specs = [
            f"reference.{name}@{self.organisation}={value}"
            for name, value in (("organisation", self.organisation), ("sector", self.sector))
        ]
        return f"[[{';;'.join(specs)}|{self.organisation}]]"

    @property
    def person(self) -> str:
        both = f"{self.contact}, {self.position}"
        return self.fact("contact", both, both)

    @property
    def money(self) -> str:
        return self.fact("contract_value", *self.value)

    @property
    def start(self) -> str:
        return self.fact("started_on", *self.started)

    @property
    def end(self) -> str:
        return self.fact("ended_on", *self.ended) if self.ended else ""


def letter(referee: Referee, provider: str, theme: Theme, word: bool = False) -> Built:
    """A reference as a letter in running text."""
    until = f"until {referee.end}" if referee.ended else "and the arrangement continues today"
    blocks: list[Block] = [
        P(referee.head, "letterhead"),
        P(referee.written, "right"),
        P("Dear Commissioning Team"),
        P(f"Reference for {provider}", "bold"),
        P(
            f"I am glad to write in support of {provider}. They have provided {referee.service} for us "
            f"since {referee.start} "
            f"{until}. The total value of the contract was {referee.money}."
        ),
        P(
            "Staff arrived on time and prepared, knew the children and their plans well and told us of "
            "any worry on the same day. "
            "Reports reached us each month and were clear and honest. Attendance rose over the period and "
            "the two pupils about "
            "whom we had been most concerned both moved on to settled places."
        ),
        P(
            "We had one query on an invoice, which was put right within the week. I would use them again "
            "without hesitation."
        ),
        P("Yours sincerely"),
        Gap(16),
        P(referee.person),
    ]
    return docx.render(blocks, theme=theme) if word else pdf.render(blocks, theme=theme, title="Reference")


def form(referee: Referee, provider: str, theme: Theme, word: bool = False) -> Built:
    """A reference as a completed form of labels and values."""
    rows = [
        ["Referee organisation", referee.head],
        ["Name and position", referee.person],
        ["Supplier referred to", provider],
        ["Service provided", referee.service],
        ["Contract start", referee.start],
        ["Contract end", referee.end or "Ongoing"],
        ["Contract value", referee.money],
        ["Was the service delivered on time and to the standard agreed?", "Yes, throughout."],
        ["Were safeguarding matters handled properly?", "Yes. Concerns were passed on without delay."],
        ["Would you use the supplier again?", "Yes"],
    ]
    blocks: list[Block] = [
        P("Contract reference form", "letterhead"),
        T(rows, (2, 3), head=False),
        P(f"Completed on {referee.written}", "small"),
    ]
    return (
        docx.render(blocks, theme=theme) if word else pdf.render(blocks, theme=theme, title="Reference form")
    )
