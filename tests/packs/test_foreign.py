"""Packs made by people who had never read the readers or the rules: other layouts, other wording.

What each gave on its very first run is in docs/measured.md; what was mended since must not come back.
"""

from __future__ import annotations

from pathlib import Path

from tests.packs.checked import Json, Sample, each_supplier, pairs, result_for
from tests.packs.scoring import found_gaps, gap_keys, score_facts
from tests.packs.test_samples import COMPUTED, brief

FOREIGN = Path(__file__).parent / "foreign"
LEAST_RECALL = 0.98

packs = each_supplier(FOREIGN)


def test_there_are_several_packs() -> None:
    assert len(pairs(FOREIGN)) >= 3


@packs
def test_facts_are_found_and_none_is_wrong(expected: Json, number: int, sample: Sample) -> None:
    stated = {**expected, "facts": [fact for fact in expected["facts"] if not fact["name"].startswith(COMPUTED)]}
    score = score_facts(stated, result_for(expected, number, sample))

    assert [brief(fact) for fact in score.wrong if not fact["name"].startswith(COMPUTED)] == []
    assert score.recall >= LEAST_RECALL, [brief(fact) for fact in score.missed]


@packs
def test_gaps_and_verdicts_are_those_that_their_author_saw(expected: Json, number: int, sample: Sample) -> None:
    result = result_for(expected, number, sample)

    assert gap_keys(found_gaps(result)) == gap_keys(expected["gaps"])
    assert result["verdicts"] == expected["verdicts"]
