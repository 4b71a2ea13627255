"""Every sample pack is read and judged as its author wrote down before the first check."""

from __future__ import annotations

from schemas.validation import describe, errors
from tests.packs.checked import Json, Sample, each_supplier, result_for, samples
from tests.packs.scoring import found_gaps, gap_keys, score_facts

COMPUTED = ("ratio.", "organisation.new_provider")
"""Facts computed over the whole pack: no document states them, so no author listed them."""
MIXED = "Short Breaks joining form signed.pdf"
"""A form of pages with text of which only the last was scanned."""

suppliers = each_supplier()


def test_there_are_at_least_six_packs_over_all_fifteen_categories() -> None:
    assessed = {(expected["framework"], category) for sample in samples() for expected in sample.expected
                for category in expected["categories"]}

    assert len(samples()) >= 6
    assert len(assessed) == 15


@suppliers
def test_the_result_is_of_the_contracts_shape(expected: Json, number: int, sample: Sample) -> None:
    assert [describe(error) for error in errors("assessment", result_for(expected, number, sample))] == []


@suppliers
def test_every_document_has_its_kind_and_read_state(expected: Json, number: int, sample: Sample) -> None:
    result = result_for(expected, number, sample)

    found = {(entry["path"], entry["kind"], entry["read"]) for entry in result["documents"]}
    assert found == {(entry["path"], entry["kind"], entry["read"]) for entry in expected["documents"]}
    assert result["pack"]["layout"] == expected["layout"]
    assert result["pack"]["superseded"] == sorted(expected["superseded"])
    assert result["pack"]["unassigned"] == sorted(expected["unassigned"])


@suppliers
def test_every_fact_is_found_and_none_is_wrong(expected: Json, number: int, sample: Sample) -> None:
    score = score_facts(expected, result_for(expected, number, sample))

    wrong = [fact for fact in score.wrong if not fact["name"].startswith(COMPUTED)]
    assert [brief(fact) for fact in wrong] == []
    assert [brief(fact) for fact in score.missed] == []
    assert [brief(wanted) for wanted, _ in score.misplaced()] == []


@suppliers
def test_every_planted_gap_is_found_and_no_other(expected: Json, number: int, sample: Sample) -> None:
    result = result_for(expected, number, sample)

    assert gap_keys(found_gaps(result)) == gap_keys(expected["gaps"])
    assert result["verdicts"] == expected["verdicts"]


@suppliers
def test_a_gap_cites_the_document_and_place_that_show_it(expected: Json, number: int, sample: Sample) -> None:
    result = result_for(expected, number, sample)
    findings = {(finding["rule"], finding["category"]): finding for finding in result["findings"]}
    unread = {entry["path"] for entry in result["documents"] if entry["read"] not in ("full", "partial", "ocr")}
    for gap in expected["gaps"]:
        if gap["document"] is None or gap["outcome"] == "missing":
            continue
        finding = findings[gap["rule"], gap["category"]]
        if gap["document"] in unread:
            # nothing can be quoted from it: it is named instead
            assert gap["document"].rsplit("/", 1)[-1] in finding["reason"]
            continue
        places = finding["evidence"]
        wanted = (gap["document"], gap["page"], gap["sheet"], gap["cell"])
        assert any(_at(wanted, place) for place in places), (gap["rule"], wanted, places)


@suppliers
def test_what_was_read_from_a_picture_says_so(expected: Json, number: int, sample: Sample) -> None:
    result = result_for(expected, number, sample)
    pictures = {entry["path"] for entry in expected["documents"]
                if entry["read"] == "ocr" and not entry["path"].endswith(MIXED)}
    methods = {fact["method"] for fact in result["facts"] if not fact["name"].startswith(COMPUTED)
               for place in fact["evidence"] if place["document"] in pictures}

    assert methods == ({"ocr"} if pictures else set())


def _at(wanted: tuple[str, int | None, str | None, str | None], place: Json) -> bool:
    document, page, sheet, cell = wanted
    return bool(place["document"] == document and page in (None, place["page"]) and sheet in (None, place["sheet"])
                and cell in (None, place["cell"]))


def brief(fact: Json) -> str:
    """A fact on one line, for a failing test's message."""
    where = fact.get("document") or fact["evidence"][0]["document"]
    return f"{fact['name']}={fact['value']!r} subject={fact.get('subject')} end={fact.get('period_end')} in {where}"
