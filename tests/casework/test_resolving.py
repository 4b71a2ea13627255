"""People's decisions: what each does to a gap and a verdict, what is refused, and that nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from casework import resolving, submissions
from casework.corrections import correctable
from casework.record import Correction, OpenableGap, Record
from casework.resolving import Decision
from casework.store import Store
from schemas.errors import ChangedMeanwhile, NotAllowed, NotFound
from schemas.types import Evidence
from tests.make.stores import checked_store

ADA, BO = "Ada Quill", "Bo Larch"
COVER = "insurance.public_liability.cover"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return checked_store(tmp_path / "data", "cposs-gaps")


def the(record: Record, rule: str) -> OpenableGap:
    """The gap of that rule."""
    return next(gap for gap in record.gaps if gap.finding.rule.endswith(rule))


def decide(store: Store, rule: str, decision: Decision, by: str = ADA) -> Record:
    """Resolve the gap of that rule as it now stands."""
    record = submissions.record(store, 1)
    gap = the(record, rule)
    return resolving.resolve(store, record.check_id, gap.key, decision, seen=gap.seen, by=by)


def state_of(record: Record, rule: str) -> dict[str, tuple[str, str]]:
    """State and outcome of a rule by category."""
    return {one.category: (one.state, one.outcome) for one in record.standings if one.rule.endswith(rule)}


def outcome_as_judged(record: Record, rule: str) -> dict[str, str]:
    """Outcome of a rule by category, before anybody decided."""
    return {one.category: one.outcome for one in record.judged if one.rule.endswith(rule)}


class TestEffects:
    @pytest.mark.parametrize(
        ("decision", "state", "outcome"),
        [
            (Decision("accept"), "closed", "met"),
            (Decision("not_applicable"), "closed", "not_applicable"),
            (Decision("waive", reason="Cover rises in January."), "closed", "met"),
            (Decision("uphold", reason="It is too low."), "closed", "not_met"),
            (Decision("ask"), "awaiting", "not_met"),
        ],
    )
    def test_each_kind_does_its_own(self, store: Store, decision: Decision, state: str, outcome: str) -> None:
        record = decide(store, COVER, decision)

        assert state_of(record, COVER) == {"1": (state, outcome), "2": ("settled", "met"), "3": ("settled", "met"),
                                           "4": (state, outcome)}
        assert outcome_as_judged(record, COVER) == {"1": "not_met", "2": "met", "3": "met", "4": "not_met"}

    def test_a_waived_gap_counts_as_met_and_is_known_as_waived(self, store: Store) -> None:
        record = decide(store, COVER, Decision("waive", reason="Cover rises in January."))

        assert {one.category for one in record.standings if one.waived} == {"1", "4"}
        assert record.verdicts["1"].to_decide == record.judged_verdicts["1"].to_decide - 1

    def test_a_correction_runs_every_rule_that_uses_the_fact(self, store: Store) -> None:
        record = _correct_cover(store, 10_000_000)

        assert [gap.finding.rule for gap in record.gaps if gap.finding.rule.endswith(COVER)] == []
        assert {one.outcome for one in record.findings if one.rule.endswith(COVER)} == {"met"}
        facts = [one for one in record.facts if one.name == COVER and one.method == "person"]
        assert {(one.value, one.evidence[0].quote) for one in facts} == {(10_000_000, "£5,000,000"),
                                                                         (10_000_000, "5000000")}
        assert outcome_as_judged(record, COVER)["1"] == "not_met"

    def test_a_correction_that_leaves_a_gap_leaves_it_open(self, store: Store) -> None:
        record = _correct_cover(store, 9_000_000)

        assert the(record, COVER).state == "open"
        assert "£9,000,000" in str(the(record, COVER).finding.found)

    def test_a_correction_changes_only_the_statement_it_was_made_for(self, store: Store) -> None:
        record = submissions.record(store, 1)
        gap = the(record, "registration.ofsted")
        ratings = [one for one in correctable(record, gap) if one.name == "registration.ofsted.rating"]
        home = next(one for one in ratings if one.was == "requires_improvement")
        assert home.evidence is not None
        correction = Correction(home.name, home.subject, home.period_end, "good", home.evidence, home.unit, home.was)

        after = resolving.resolve(store, record.check_id, gap.key, Decision("correct", corrections=(correction,)),
                                  seen=gap.seen, by=ADA)

        def elsewhere(record: Record) -> list[object]:
            return [one.value for one in record.facts
                    if one.name == home.name and home.evidence and one.document != home.evidence.document]

        assert elsewhere(after) == elsewhere(record) != []
        assert state_of(after, "registration.ofsted")["4"] == ("settled", "met")


def _correct_cover(store: Store, value: float) -> Record:
    record = submissions.record(store, 1)
    gap = the(record, COVER)
    corrections = tuple(
        Correction(one.name, one.subject, one.period_end, value, one.evidence, one.unit, one.was)
        for one in correctable(record, gap) if one.name == COVER and one.evidence is not None
    )
    return resolving.resolve(store, record.check_id, gap.key, Decision("correct", corrections=corrections),
                             seen=gap.seen, by=ADA)


class TestHistory:
    def test_what_was_decided_is_kept_with_author_time_and_reason(self, store: Store) -> None:
        record = decide(store, COVER, Decision("waive", ("Alternative evidence seen",), " Cover rises in January. "))

        (made,) = record.resolutions
        assert (made.author, made.kind, made.categories) == (ADA, "waive", ("1", "4"))
        assert made.said == "Alternative evidence seen. Cover rises in January."
        assert made.at.tzinfo is not None

    def test_undoing_brings_back_what_was_before_and_is_itself_kept(self, store: Store) -> None:
        decide(store, COVER, Decision("uphold", reason="Too low."))
        record = decide(store, COVER, Decision("waive", reason="On reflection."), by=BO)

        undone = resolving.undo(store, record.check_id, record.resolutions[-1].id, by=ADA)

        assert state_of(undone, COVER)["1"] == ("closed", "not_met")
        assert [one.kind for one in undone.resolutions if one.undone is None] == ["uphold"]
        back = undone.resolutions[-1].undone
        assert back is not None
        assert back.author == ADA

    def test_undoing_a_correction_judges_again(self, store: Store) -> None:
        record = _correct_cover(store, 10_000_000)

        undone = resolving.undo(store, record.check_id, record.resolutions[-1].id, by=ADA)

        assert the(undone, COVER).state == "open"
        assert undone.findings == undone.judged

    def test_a_decision_is_undone_once(self, store: Store) -> None:
        record = decide(store, COVER, Decision("ask"))
        resolving.undo(store, record.check_id, record.resolutions[0].id, by=BO)

        with pytest.raises(ChangedMeanwhile, match=BO):
            resolving.undo(store, record.check_id, record.resolutions[0].id, by=ADA)
        with pytest.raises(NotFound):
            resolving.undo(store, record.check_id, 999, by=ADA)

    def test_rows_of_decisions_cannot_be_changed(self, store: Store) -> None:
        decide(store, COVER, Decision("ask"))

        with pytest.raises(Exception, match="rows of resolution are written once"), store.writing() as session:
            session.connection().exec_driver_sql("UPDATE resolution SET author = 'Nobody'")

    def test_the_list_follows(self, store: Store) -> None:
        decide(store, COVER, Decision("ask"))

        (row,) = submissions.listed(store, submissions.ListQuery()).rows
        assert (row.open, row.awaiting) == (5, 1)
        assert "insurance" not in dict(row.gaps_by_area)


class TestTwoPeople:
    def test_a_decision_on_an_older_view_is_refused_and_names_the_other(self, store: Store) -> None:
        record = submissions.record(store, 1)
        gap = the(record, COVER)
        decide(store, COVER, Decision("uphold", reason="Too low."), by=BO)

        with pytest.raises(ChangedMeanwhile, match=rf"{BO} changed this gap .*Upheld: Too low\."):
            resolving.resolve(store, record.check_id, gap.key, Decision("ask"), seen=gap.seen, by=ADA)

        assert [one.kind for one in submissions.record(store, 1).resolutions] == ["uphold"]

    def test_another_gap_may_have_changed(self, store: Store) -> None:
        record = submissions.record(store, 1)
        gap = the(record, COVER)
        decide(store, "quality.references", Decision("ask"), by=BO)

        after = resolving.resolve(store, record.check_id, gap.key, Decision("ask"), seen=gap.seen, by=ADA)

        assert [one.sequence for one in after.resolutions] == [1, 2]

    def test_a_gap_that_a_correction_closed_is_no_longer_there(self, store: Store) -> None:
        with pytest.raises(NotFound, match="no longer there"):
            resolving.resolve(store, 1, "cposs.insurance.in_date:1", Decision("ask"), seen=0, by=ADA)


class TestRefusals:
    @pytest.mark.parametrize("kind", ["waive", "uphold"])
    def test_waiving_and_upholding_need_a_reason_in_words(self, store: Store, kind: str) -> None:
        with pytest.raises(NotAllowed, match="in your own words"):
            decide(store, COVER, Decision(kind, ("Alternative evidence seen",), "  "))  # type: ignore[arg-type]

    def test_accepting_what_cites_nothing_needs_a_place(self, tmp_path: Path) -> None:
        store = checked_store(tmp_path / "other", "short-breaks-gaps")
        record = submissions.record(store, 1)
        gap = next(one for one in record.gaps if not one.finding.evidence)

        with pytest.raises(NotAllowed, match="in which document"):
            resolving.resolve(store, record.check_id, gap.key, Decision("accept"), seen=gap.seen, by=ADA)

        place = Evidence(record.documents[0].path, "Environmental statement", page=1)
        after = resolving.resolve(store, record.check_id, gap.key, Decision("accept", evidence=place), seen=gap.seen,
                                  by=ADA)
        assert after.resolutions[0].evidence == place

    def test_correcting_needs_a_value_and_nothing_else_takes_one(self, store: Store) -> None:
        with pytest.raises(NotAllowed, match="at least one value"):
            decide(store, COVER, Decision("correct"))

    def test_a_reason_has_an_end(self, store: Store) -> None:
        with pytest.raises(NotAllowed, match="Shorten"):
            decide(store, COVER, Decision("waive", reason="x" * 5000))

    def test_a_check_by_older_rules_is_not_corrected(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("rules.frameworks.digest", lambda framework_id: "0" * 64)

        assert submissions.record(store, 1).rules_changed
        with pytest.raises(NotAllowed, match="rules of this framework have changed"):
            _correct_cover(store, 10_000_000)


class TestConfirming:
    def test_not_while_a_gap_is_open_or_awaits_the_provider(self, store: Store) -> None:
        record = decide(store, COVER, Decision("ask"))

        with pytest.raises(NotAllowed, match="4 gaps are open and 1 waits for the provider"):
            resolving.confirm(store, record.check_id, "1", sequence=record.sequence, by=ADA)

    def test_a_verdict_is_confirmed_and_a_later_change_makes_it_proposed_again(self, store: Store) -> None:
        record = _close_all(store)
        confirmed = resolving.confirm(store, record.check_id, "1", sequence=record.sequence, by=ADA)
        confirmed = resolving.confirm(store, record.check_id, "2", sequence=confirmed.sequence, by=ADA)

        changed = decide(store, COVER, Decision("waive", reason="After all."))

        by_category = {one.category: one for one in confirmed.category_standings}
        assert by_category["1"].confirmation is not None
        assert by_category["1"].confirmation.verdict == "needs_decision"
        after = {one.category: one.confirmation for one in changed.category_standings}
        assert after["1"] is None
        assert after["2"] is not None  # the gap was not one of category 2

    def test_advice_need_not_be_resolved(self, store: Store) -> None:
        record = _close_all(store)

        assert [gap.state for gap in record.gaps if gap.advice] == ["open"]
        assert all(one.can_be_confirmed for one in record.category_standings)

    def test_a_verdict_seen_before_another_decision_is_looked_at_again(self, store: Store) -> None:
        record = _close_all(store)
        decide(store, COVER, Decision("uphold", reason="Again."), by=BO)

        with pytest.raises(ChangedMeanwhile, match="since the page was shown"):
            resolving.confirm(store, record.check_id, "1", sequence=record.sequence, by=ADA)

    def test_it_is_confirmed_once(self, store: Store) -> None:
        record = _close_all(store)
        after = resolving.confirm(store, record.check_id, "1", sequence=record.sequence, by=BO)

        with pytest.raises(ChangedMeanwhile, match=f"{BO} confirmed"):
            resolving.confirm(store, record.check_id, "1", sequence=after.sequence, by=ADA)

    def test_all_confirmed_is_the_lists_last_state(self, store: Store) -> None:
        record = _close_all(store)
        for category in record.categories:
            record = resolving.confirm(store, record.check_id, category, sequence=record.sequence, by=ADA)

        (row,) = submissions.listed(store, submissions.ListQuery(state="confirmed")).rows
        assert {confirmed for _, _, confirmed in row.verdicts} == {True}


def _close_all(store: Store) -> Record:
    record = submissions.record(store, 1)
    for gap in record.gaps:
        if not gap.advice:
            record = resolving.resolve(store, record.check_id, gap.key, Decision("uphold", reason="It stands."),
                                       seen=gap.seen, by=ADA)
    return record
