"""json, jsonl, junit and sarif: what programs take."""

from __future__ import annotations

import json
from xml.etree.ElementTree import fromstring

import pytest

from cli.formats import FORMATS, junit, machine, sarif, writer
from cli.formats.presentation import Presentation
from schemas.types import Evidence, Finding
from schemas.validation import errors
from tests.make.assessment import assessment, document, finding, with_gaps

SHOW = Presentation("0.1.0", label="Lot")


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_a_format_gives_the_same_text_twice(name: str) -> None:
    assert writer(name)([with_gaps()], SHOW) == writer(name)([with_gaps()], SHOW)


def test_json_is_the_result_of_the_contract() -> None:
    text = machine.write_json([with_gaps()], SHOW)

    result = json.loads(text)
    assert not list(errors("assessment", result))
    assert result["verdicts"] == {"1": "not_suitable", "4": "incomplete"}
    assert "£2,000,000" in text
    assert text.startswith('{\n  "schema_version": "1",\n')
    assert text.endswith("}\n")


def test_several_suppliers_are_an_array_and_one_a_line() -> None:
    results = [with_gaps(), assessment()]

    assert len(json.loads(machine.write_json(results, SHOW))) == 2
    lines = machine.write_jsonl(results, SHOW).splitlines()
    assert [json.loads(line)["counts"]["unreadable"] for line in lines] == [1, 0]


def test_junit_counts_what_it_lists() -> None:
    root = fromstring(junit.write([with_gaps()], SHOW).split("\n", 1)[1])

    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == [
        "Example Tutors Ltd: documents", "Example Tutors Ltd: Lot 1", "Example Tutors Ltd: Lot 4",
    ]
    for suite in root:
        for key, tag in (("tests", "testcase"), ("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
            assert suite.get(key) == str(len(list(suite.iter(tag))))
    assert root.get("tests") == str(len(list(root.iter("testcase"))))
    assert suites["Example Tutors Ltd: documents"].get("errors") == "2"


def test_junit_fails_for_gaps_that_count_and_skips_advice() -> None:
    root = fromstring(junit.write([with_gaps()], SHOW).split("\n", 1)[1])

    cases = {case.get("name"): case for case in root.iter("testcase") if case.get("classname") != "documents"}
    assert cases["iap.quality.policy"].find("failure") is not None
    assert cases["iap.technical.complex"].find("error") is not None
    assert cases["iap.financial.acid_ratio"].find("skipped") is not None
    assert len(cases["iap.insurance.in_date"]) == 0


def test_junit_holds_no_character_that_xml_cannot() -> None:
    result = assessment(finding("iap.safety.policy", "missing", reason="A\x00B\x1b and <tag> & \ufffe"))

    root = fromstring(junit.write([result], SHOW).split("\n", 1)[1])

    failure = next(root.iter("failure"))
    assert failure.get("message") == "A\ufffdB\ufffd and <tag> & \ufffd"


def _sarif(*findings: Finding) -> dict[str, object]:
    log = json.loads(sarif.write([assessment(*findings)], SHOW))
    run: dict[str, object] = log["runs"][0]
    return run


def test_sarif_has_one_run_a_supplier_and_one_result_a_gap() -> None:
    log = json.loads(sarif.write([with_gaps(), assessment()], SHOW))

    assert log["version"] == "2.1.0"
    first, second = log["runs"]
    gaps = [item for item in with_gaps().findings if item.is_gap]
    assert [result["ruleId"] for result in first["results"]] == [gap.rule for gap in gaps]
    assert second["results"] == []
    rules = first["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in first["results"])
    assert all(result["message"]["text"] and result["locations"] for result in first["results"])
    identities = [result["partialFingerprints"]["gap/v1"] for result in first["results"]]
    assert len(set(identities)) == len(identities)


def test_sarif_gives_the_place_and_the_words() -> None:
    seen = Evidence("Insurance/PL 2026 (v2).pdf", "£2m", page=3, box=(1.0, 2.0, 3.0, 4.0))

    result = _sarif(finding("iap.insurance.motor", "not_met", evidence=(seen,)))["results"][0]  # type: ignore[index]

    assert result["locations"] == [
        {
            "physicalLocation": {"artifactLocation": {"uri": "Insurance/PL%202026%20%28v2%29.pdf"}},
            "logicalLocations": [{"fullyQualifiedName": "Insurance/PL 2026 (v2).pdf, page 3"}],
            "message": {"text": "£2m"},
            "properties": {"page": 3, "box": [1.0, 2.0, 3.0, 4.0]},
        }
    ]


@pytest.mark.parametrize(
    ("outcome", "consequence", "level"),
    [
        ("not_met", "fail", "error"),
        ("missing", "fail", "warning"),
        ("not_met", "discretion", "warning"),
        ("unclear", "advice", "note"),
        ("error", "advice", "error"),
    ],
)
def test_sarif_levels(outcome: str, consequence: str, level: str) -> None:
    run = _sarif(finding("iap.safety.policy", outcome, consequence=consequence))

    assert run["results"][0]["level"] == level  # type: ignore[index]


def test_sarif_names_the_documents_that_were_not_read() -> None:
    log = json.loads(sarif.write([assessment(documents=(document("A: B.pdf", "unreadable", reason="Broken."),))], SHOW))

    (notification,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert notification["message"]["text"] == "Broken."
    assert notification["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].endswith("/A%3A%20B.pdf")
