"""Registrations, approvals, licences and accreditations as facts."""

from collections.abc import Sequence
from datetime import date

import pytest

from intake.facts import FactSheet
from intake.kinds import registration
from intake.located import Cell, Paragraph, Reading, Table, Text
from intake.readers import docx, pdf
from schemas.types import Fact
from tests.make import papers
from tests.make.papers import MAKERS

AS_AT = date(2026, 11, 23)


def facts_of(reading: Reading) -> tuple[Fact, ...]:
    sheet = FactSheet("doc", AS_AT)
    registration.extract(reading, sheet)
    return sheet.facts()


def read(*blocks: Paragraph | Table) -> dict[str, object]:
    return {fact.name.removeprefix("registration."): fact.value for fact in facts_of(Reading("x", blocks))}


def line(text: str, level: int = 0) -> Paragraph:
    return Paragraph(Text(text, anchor="p"), level=level)


def table(*rows: Sequence[str]) -> Table:
    return Table(
        tuple(
            tuple(Cell(Text(text, anchor="t"), row, column) for column, text in enumerate(words))
            for row, words in enumerate(rows)
        )
    )


@pytest.mark.parametrize("maker", sorted(MAKERS["registration"]))
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_fact_of_a_made_paper_is_read_and_nothing_else(maker: str, seed: int) -> None:
    for form, reader in (("docx", docx), ("pdf", pdf)):
        built = papers.build("registration", maker, seed, form)
        got = {(fact.name, fact.subject, fact.value) for fact in facts_of(reader.read(built.data))}

        assert got == {(mark.name, mark.subject, mark.value) for mark in built.marks}, (maker, seed, form)


def test_ofsted_registers_the_setting_and_the_commission_the_provider() -> None:
    home = read(
        line("Ofsted"),
        line("Registered provider: Larch Homes Ltd"),
        line("Setting: Larch House"),
        line("URN: SC123456"),
    )
    care = read(
        line("Care Quality Commission"),
        line("Provider name: Larch Homes Ltd"),
        line("Location name: Larch House"),
        line("Provider ID: 1-101234567"),
    )

    assert (home["ofsted.name"], home["ofsted.reference"]) == ("Larch House", "SC123456")
    assert (care["cqc.name"], care["cqc.reference"]) == ("Larch Homes Ltd", "1-101234567")


def test_registrations_with_several_regulators_in_one_list_are_kept_apart() -> None:
    facts = read(
        table(
            ("Regulator", "Registered name", "Registration number", "Status"),
            ("Ofsted", "Larch House", "SC123456", "Active"),
            ("ICO", "Larch Homes Ltd", "ZA123456", "Current"),
        )
    )

    assert facts == {
        "ofsted.name": "Larch House",
        "ofsted.reference": "SC123456",
        "ofsted.status": "registered",
        "ico.name": "Larch Homes Ltd",
        "ico.reference": "ZA123456",
        "ico.status": "registered",
    }


def test_several_settings_carry_their_names_as_subject() -> None:
    reading = Reading(
        "x",
        (
            line("Our homes registered with Ofsted", 1),
            table(
                ("Name of setting", "URN", "Overall grade"),
                ("Larch House", "SC123456", "Good"),
                ("Elm House", "SC654321", "Outstanding"),
            ),
        ),
    )

    ratings = {fact.subject: fact.value for fact in facts_of(reading) if fact.name.endswith(".rating")}

    assert ratings == {"Larch House": "good", "Elm House": "outstanding"}


def test_held_is_given_only_where_it_is_stated() -> None:
    certificate = read(line("Ofsted"), line("Certificate of registration", 1), line("URN: SC123456"))
    refused = read(line("We are not registered with Ofsted because we run no children's home."))

    assert "ofsted.held" not in certificate
    assert refused["ofsted.held"] is False


def test_a_cancelled_registration_and_an_exemption_are_said() -> None:
    cancelled = read(line("Ofsted"), line("Your registration has been cancelled. URN SC123456"))
    exempt = read(
        line("Information Commissioner's Office"), line("Our trust is exempt from paying the data protection fee.")
    )

    assert cancelled["ofsted.status"] == "cancelled"
    assert exempt["ico.exempt"] is True


@pytest.mark.parametrize(
    ("words", "approved"),
    [
        ("The college is approved under section 41 of the Children and Families Act 2014.", True),
        ("The college is not approved under section 41 of the Children and Families Act 2014.", False),
    ],
)
def test_section_41_approval_is_said_either_way(words: str, approved: bool) -> None:
    assert read(line("Department for Education"), line(words))["dfe.section_41"] is approved


def test_a_certificate_of_a_management_system_is_an_accreditation_of_its_scheme() -> None:
    reading = Reading(
        "x",
        (
            line("Certificate of Registration", 1),
            line("ISO 14001:2015"),
            line("Certificate number: EM 55123"),
            line("Certification body: Albion Certification Ltd"),
            line("Date of issue: 1 May 2025"),
            line("Valid until: 30 April 2028"),
        ),
    )

    assert {(fact.name, fact.subject, fact.value) for fact in facts_of(reading)} == {
        ("accreditation.reference", "iso_14001", "EM 55123"),
        ("accreditation.body", "iso_14001", "Albion Certification Ltd"),
        ("accreditation.expires", "iso_14001", "2028-04-30"),
    }


def test_an_adventure_licence_names_its_activities() -> None:
    reading = Reading(
        "x",
        (
            line("Adventure Activities Licence", 1),
            line("Licence holder: Nightjar Outdoor CIC"),
            line("Activities: climbing, watersports"),
            line("Expiry date: 30 April 2027"),
        ),
    )

    facts = {(fact.name, fact.subject, fact.value) for fact in facts_of(reading)}

    assert ("qualification.title", "climbing", "Adventure Activities Licence") in facts
    assert ("qualification.expires", "watersports", "2027-04-30") in facts
    assert ("qualification.holder", "climbing", "Nightjar Outdoor CIC") in facts
    assert {subject for _, subject, _ in facts} == {"climbing", "watersports"}


def test_words_about_nothing_of_the_kind_give_nothing() -> None:
    assert read(line("Minutes of a meeting"), line("The number is 123456.")) == {}


def on_page(page: int, *rows: Sequence[str], above: str) -> tuple[Paragraph, Table]:
    """A certificate of a page of its own: its issuer and title, then labels and values."""
    cells = tuple(
        tuple(
            Cell(Text(words, page=page, anchor=f"t{page}/r{row}/c{column}"), row, column)
            for column, words in enumerate(cells)
        )
        for row, cells in enumerate(rows)
    )
    return Paragraph(Text(above, page=page, anchor=f"p{page}"), level=1), Table(cells, page=page, heading=above)


def test_certificates_scanned_together_keep_their_own_regulator_name_and_dates() -> None:
    blocks = (
        *on_page(
            1,
            ("Agency", "Larkrise Fostering"),
            ("Unique reference number", "SC412345"),
            ("Kind of establishment", "Independent fostering agency"),
            above="Ofsted certificate of registration",
        ),
        *on_page(
            2,
            ("Home", "Fennel Lodge"),
            ("Unique reference number", "2612345"),
            ("Kind of establishment", "Children's home"),
            above="Ofsted certificate of registration",
        ),
        *on_page(
            3,
            ("Organisation name", "Larkrise Care Ltd"),
            ("Reference", "ZA123456"),
            ("Registration expires", "3 May 2027"),
            above="Information Commissioner's Office: data protection register",
        ),
    )

    facts = {
        (fact.name.removeprefix("registration."), fact.subject): fact.value for fact in facts_of(Reading("x", blocks))
    }

    assert facts == {
        ("ofsted.name", "Larkrise Fostering"): "Larkrise Fostering",
        ("ofsted.reference", "Larkrise Fostering"): "SC412345",
        ("ofsted.provision_type", "Larkrise Fostering"): "fostering",
        ("ofsted.name", "Fennel Lodge"): "Fennel Lodge",
        ("ofsted.reference", "Fennel Lodge"): "2612345",
        ("ofsted.provision_type", "Fennel Lodge"): "childrens_home",
        ("ico.name", None): "Larkrise Care Ltd",
        ("ico.reference", None): "ZA123456",
        ("ico.expires", None): "2027-05-03",
    }


def test_a_second_page_without_a_reference_goes_on_with_its_certificate() -> None:
    blocks = (
        *on_page(1, ("Name of home", "Fennel Lodge"), ("URN", "SC412345"), above="Ofsted certificate of registration"),
        *on_page(2, ("Type of establishment", "Children's home"), above="Particulars"),
    )

    facts = {
        (fact.name.removeprefix("registration."), fact.subject): fact.value for fact in facts_of(Reading("x", blocks))
    }

    assert facts == {
        ("ofsted.name", None): "Fennel Lodge",
        ("ofsted.reference", None): "SC412345",
        ("ofsted.provision_type", None): "childrens_home",
    }
