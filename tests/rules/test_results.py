"""The truth table, as properties."""

from hypothesis import given
from hypothesis import strategies as st

from rules.results import Result, all_of, any_of, at_least, none_of, result
from schemas.types import Outcome

OUTCOMES: tuple[Outcome, ...] = ("met", "not_met", "missing", "unclear", "not_applicable", "error")
outcomes = st.lists(st.sampled_from(OUTCOMES), max_size=6)


def parts(names: list[Outcome]) -> list[Result]:
    return [result(name, f"part {index}", ask=f"Please send part {index}.") for index, name in enumerate(names)]


@given(outcomes)
def test_all_of_takes_the_first_of_not_met_error_missing_unclear_met(names: list[Outcome]) -> None:
    expected = next(
        (name for name in ("not_met", "error", "missing", "unclear", "met") if name in names), "not_applicable"
    )

    assert all_of(parts(names)).outcome == expected


@given(outcomes)
def test_any_of_is_not_met_only_when_every_live_branch_is(names: list[Outcome]) -> None:
    live = [name for name in names if name != "not_applicable"]
    expected = next(
        (name for name in ("met", "error", "missing", "unclear", "not_met") if name in live), "not_applicable"
    )

    assert any_of(parts(names)).outcome == expected
    assert (any_of(parts(names)).outcome == "not_met") == (bool(live) and set(live) == {"not_met"})


@given(outcomes, st.randoms(use_true_random=False))
def test_order_never_matters(names: list[Outcome], random: object) -> None:
    shuffled = list(names)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert all_of(parts(names)).outcome == all_of(parts(shuffled)).outcome
    assert any_of(parts(names)).outcome == any_of(parts(shuffled)).outcome


@given(outcomes)
def test_nothing_that_is_missing_unclear_or_an_error_passes_all_of(names: list[Outcome]) -> None:
    if {"missing", "unclear", "error"} & set(names):
        assert all_of(parts(names)).outcome != "met"


@given(outcomes)
def test_the_reason_names_every_part_that_is_not_met(names: list[Outcome]) -> None:
    joined = all_of(parts(names))

    if joined.is_gap:
        gaps = {f"Part {i}." for i, name in enumerate(names) if name not in ("met", "not_applicable")}
        assert set(joined.reasons) == gaps
        assert len(joined.asks) == len(gaps)


@given(outcomes, st.integers(1, 4))
def test_at_least_n_is_met_when_n_are_and_not_met_when_they_no_longer_can_be(names: list[Outcome], count: int) -> None:
    live = [name for name in names if name != "not_applicable"]
    outcome = at_least(count, parts(names)).outcome

    assert (outcome == "met") == (live.count("met") >= count)
    if live and len(live) - live.count("not_met") < count:
        assert outcome == "not_met"


@given(outcomes)
def test_none_of_is_met_only_when_every_live_branch_is_not_met(names: list[Outcome]) -> None:
    live = [name for name in names if name != "not_applicable"]

    assert (none_of(parts(names)).outcome == "met") == (bool(live) and set(live) == {"not_met"})
