"""Facts computed from others."""

from datetime import date

from rules.cases import AS_AT, complete_pack, facts_of
from rules.derived import computed_facts


def values(given: dict[str, dict[str, object]], as_at: date = AS_AT) -> dict[str, object]:
    return {fact.name: fact.value for fact in computed_facts(facts_of(given), as_at)}


def test_the_complete_pack_gives_the_ratios_of_its_latest_year() -> None:
    computed = {fact.name: fact for fact in computed_facts(complete_pack(), AS_AT)}

    assert computed["organisation.new_provider"].value is False
    assert computed["ratio.current"].value == 1.6667
    assert computed["ratio.operating_margin"].value == 6.0
    assert computed["ratio.net_asset_value"].value == 80_000
    assert {fact.method for fact in computed.values()} == {"computed"}
    assert computed["ratio.acid"].period_end == "2026-03-31"
    assert {item.document for item in computed["ratio.acid"].evidence} == {"Accounts 2026.pdf"}


def test_registered_under_21_months_ago_and_without_accounts_is_new() -> None:
    assert values({"questionnaire": {"organisation.registered_on": "2025-02-24"}})["organisation.new_provider"] is True
    assert values({"questionnaire": {"organisation.registered_on": "2025-02-23"}})["organisation.new_provider"] is False


def test_locked_accounts_are_accounts_all_the_same() -> None:
    given: dict[str, dict[str, object]] = {
        "questionnaire": {"organisation.registered_on": "2026-02-24"},
        "accounts": {"read": "needs_password"},
    }

    assert values(given)["organisation.new_provider"] is False


def test_no_date_gives_no_fact_since_there_is_nothing_to_cite() -> None:
    assert values({"questionnaire": {}}) == {}
