"""A person who decides on gaps without a pause, through the pages; every decision has a reason of its own."""

from __future__ import annotations

import html
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from urllib.parse import quote

from tests.kill.ledger import Ledger
from tests.make.over_http import Answer, Caller

_CORRECTABLE = "iap.insurance.abuse_cover"
_COVER = re.compile(r'<label class="govuk-label" for="(value-[0-9a-f]+)">Public liability: limit of indemnity')
_GAPS = re.compile(r'href="(/submissions/\d+/checks/\d+/gaps/[^"#?]+)')
_SEEN = re.compile(r'name="seen" value="(\d+)"')
_UNDO = re.compile(r'name="resolution" value="(\d+)"')


@dataclass
class Decider:
    """Works on the gaps of one submission of small packs."""

    caller: Caller
    ledger: Ledger
    moments: random.Random
    submission_id: int
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def gaps(self) -> list[str]:
        """The addresses of the gaps."""
        page = self.caller.get(f"/submissions/{self.submission_id}").text
        return sorted({html.unescape(address) for address in _GAPS.findall(page)})

    def ready(self, gaps: Sequence[str], how_many: int) -> list[Callable[[], None]]:
        """Decisions of which nothing is left to do but to send them: their pages are open."""
        chosen = self.moments.sample(gaps, how_many - 1)
        made = [self._upholding(gap) for gap in chosen]
        made.insert(self.moments.randrange(how_many), self._correcting(_correctable(gaps)))
        return made

    def decide(self, gaps: Sequence[str]) -> None:
        """One decision: a value corrected, a gap upheld, or a decision undone."""
        match self.moments.randrange(4):
            case 0:
                self._correcting(_correctable(gaps))()
            case 1:
                self._undo(self.moments.choice(gaps))
            case _:
                self._upholding(self.moments.choice(gaps))()

    def _upholding(self, gap: str) -> Callable[[], None]:
        page = self._look(gap)
        return lambda: self._send(gap, page, "uphold", {})

    def _correcting(self, gap: str) -> Callable[[], None]:
        page = self._look(gap)
        field = _COVER.search(page.text)
        assert field is not None, page.words
        name = field[1]
        return lambda: self._send(gap, page, "correct", {name: str(self.moments.randrange(1_000_000, 9_000_000))})

    def _undo(self, gap: str) -> None:
        number = _UNDO.search(self._look(gap).text)
        if number is None:
            return
        answer = self.caller.post(f"{gap.partition('/gaps/')[0]}/undo", {"resolution": number[1]})
        assert answer.status == 303, answer.words
        # Undone already by another of those who decide at once: the page that comes says so.
        self.ledger.undone.add(int(number[1]))

    def _look(self, gap: str) -> Answer:
        answer = self.caller.get(quote(gap, safe="/%:,"))
        assert answer.status == 200, answer.words
        return answer

    def _send(self, gap: str, page: Answer, kind: str, values: dict[str, str]) -> None:
        seen = _SEEN.search(page.text)
        if seen is None:  # no gap any more: a corrected value closes it
            return
        reason = f"Reason number {next(self._numbers)}."
        form = {"decision": kind, "reason": reason, "seen": seen[1], **values}
        answer = self.caller.post(quote(gap, safe="/%:,"), form)
        if answer.status == 409:  # another of those who decide at once was quicker
            return
        assert answer.status == 303, answer.words
        self.ledger.decisions[reason] = kind


def _correctable(gaps: Sequence[str]) -> str:
    return next(one for one in gaps if _CORRECTABLE in one)
