"""Values as people write them: money, dates, answers, identifiers, names."""

import pytest

from intake.values import (
    find_charity_numbers,
    find_company_numbers,
    find_cqc_ids,
    find_dates,
    find_emails,
    find_ico_numbers,
    find_money,
    find_numbers,
    find_ofsted_numbers,
    find_percent,
    find_phones,
    find_postcode,
    find_ukprns,
    find_urns,
    find_vat_numbers,
    find_websites,
    is_ticked,
    parse_date,
    same_name,
    yes_no,
)


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("£5m", [5_000_000]),
        ("£5,000,000", [5_000_000]),
        ("£5,000,000.00 any one claim", [5_000_000]),
        ("GBP 10 million", [10_000_000]),
        ("10,000,000 GBP", [10_000_000]),
        ("£10M any one occurrence", [10_000_000]),
        ("5 million pounds", [5_000_000]),
        ("Ten million pounds sterling", [10_000_000]),
        ("two hundred and fifty thousand pounds", [250_000]),
        ("£250k", [250_000]),
        ("£ 5 000 000", [5_000_000]),
        ("£1.5m/£2m", [1_500_000, 2_000_000]),
        ("(£1,234)", [-1_234]),
        ("£(1,234)", [-1_234]),
        ("-£50", [-50]),
        ("Net loss (£1,200)", [-1_200]),
        ("five million pounds (£5,000,000)", [5_000_000, 5_000_000]),
        ("Public liability - £2m", [2_000_000]),
        ("45p per mile", [0.45]),
        ("£10 metres", [10]),
        ("5,000,000", []),
        ("Section 5m", []),
    ],
)
def test_money_is_found_in_pounds_after_scale_and_sign(text: str, amounts: list[float]) -> None:
    assert [item.value for item in find_money(text)] == amounts


@pytest.mark.parametrize(
    ("text", "amounts"),
    [("5,000,000", [5_000_000]), ("(1,234)", [-1_234]), ("10m", [10_000_000]), ("12.5%", []), ("-", [])],
)
def test_a_bare_figure_is_money_where_its_label_says_so(text: str, amounts: list[float]) -> None:
    assert [item.value for item in find_money(text, bare=True)] == amounts


def test_what_is_found_stands_where_it_says() -> None:
    text = "the limit (up to £5m) is any one claim"

    (found,) = find_money(text)

    assert text[found.start : found.end] == "£5m"


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("31st March 2025", ["2025-03-31"]),
        ("31 Mar 25", ["2025-03-31"]),
        ("31 March '25", ["2025-03-31"]),
        ("03/04/2025", ["2025-04-03"]),
        ("3/4/25", ["2025-04-03"]),
        ("31.03.25", ["2025-03-31"]),
        ("31-Mar-2025", ["2025-03-31"]),
        ("March 31, 2025", ["2025-03-31"]),
        ("2025-03-31", ["2025-03-31"]),
        ("2025-03-31T10:15:00", ["2025-03-31"]),
        ("1st day of April 2026", ["2026-04-01"]),
        ("Sunday 1 March 2026 at 10:30", ["2026-03-01"]),
        ("01/04/2026-31/03/2027", ["2026-04-01", "2027-03-31"]),
        ("from 00:01 on 1 April 2026 to 23:59 on 31 March 2027", ["2026-04-01", "2027-03-31"]),
        ("10-12 June 2025", ["2025-06-12"]),
        ("01 04 2026", ["2026-04-01"]),
        ("Spring 2027", []),
        ("March 2026", []),
        ("5 May 20 pupils attended", []),
        ("24/7/365", []),
        ("version 1.2.25", ["2025-02-01"]),
        ("v1.2.25", []),
        ("paragraph 1.2.10", []),
        ("ref 12/34/5678", []),
        ("PL/12/03/2025/7", []),
    ],
)
def test_dates_are_read_day_first(text: str, dates: list[str]) -> None:
    assert [item.value for item in find_dates(text)] == dates


@pytest.mark.parametrize("text", ["31/02/2026", "31 April 2026", "2026-02-30", "03/31/2025"])
def test_an_impossible_date_is_kept_as_printed_and_flagged(text: str) -> None:
    (found,) = find_dates(f"Expires {text}.")

    assert (found.value, found.possible) == (text, False)


def test_the_one_date_of_a_text() -> None:
    assert parse_date("on 1 May 2026") == "2026-05-01"
    assert parse_date("1 May 2026 to 2 May 2026") is None
    assert parse_date("31/02/2026") is None


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Yes", True),
        ("YES - see attached", True),
        ("Y", True),
        ("We do", True),
        ("Confirmed", True),
        ("✓", True),
        ("☒ Yes ☐ No", True),
        ("Yes ☒ No ☐", True),
        ("Yes ☐ No ☒", False),
        ("[x] Yes [ ] No", True),
        ("( ) Yes (x) No", False),
        ("Yes X No", True),
        ("X Yes   No", True),
        ("Yes ✓ No", True),
        ("No", False),
        ("no, never", False),
        ("N", False),
        ("We do not hold any", False),
        ("Not yet", False),
        ("Yes / No", None),
        ("Yes/No (delete as appropriate)", None),
        ("☐ Yes ☐ No", None),
        ("☒ Yes ☒ No", None),
        ("N/A", None),
        ("Not applicable", None),
        ("No. 5", None),
        ("None", None),
        ("", None),
        ("Please select", None),
    ],
)
def test_yes_and_no_in_all_written_forms(text: str, answer: bool | None) -> None:
    assert yes_no(text) is answer


def test_a_lone_mark_is_ticked_or_not() -> None:
    assert [is_ticked(mark) for mark in ("☒", "x", "✔", "☐", "[ ]", "word")] == [True, True, True, False, False, None]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Company number: 01234567", ["01234567"]),
        ("Company number: 1234567", ["01234567"]),
        ("Registered in England and Wales No. 09876543", ["09876543"]),
        ("SC123456", ["SC123456"]),
        ("OC 301234", ["OC301234"]),
        ("1234567", []),
        ("Policy no 12345678", []),
        ("UKPRN 10012345", []),
        ("Tel 01243 123456", []),
        ("Registered charity number 1123456 and company number 07654321", ["07654321"]),
    ],
)
def test_company_numbers_are_told_by_their_label(text: str, numbers: list[str]) -> None:
    assert [item.value for item in find_company_numbers(text)] == numbers


def test_a_short_company_number_is_padded_where_the_label_stands_elsewhere() -> None:
    assert [item.value for item in find_company_numbers("1234567", labelled=True)] == ["01234567"]


def test_other_registers_numbers_need_their_label_or_shape() -> None:
    both = "Registered Charity No: 1098765 | Company Limited by Guarantee No: 4567890"
    assert [item.value for item in find_charity_numbers(both)] == ["1098765"]
    assert [item.value for item in find_vat_numbers("VAT Reg No. GB 123 4567 89")] == ["GB123456789"]
    assert [item.value for item in find_ukprns("UKPRN 10012345, URN: 123456")] == ["10012345"]
    assert [item.value for item in find_urns("UKPRN 10012345, URN: 123456")] == ["123456"]
    assert [item.value for item in find_ofsted_numbers("SC123456, EY456789, 2512345")] == ["SC123456", "EY456789"]
    assert [item.value for item in find_ofsted_numbers("URN 2512345")] == ["2512345"]
    assert [item.value for item in find_cqc_ids("provider 1-101234567")] == ["1-101234567"]
    assert [item.value for item in find_ico_numbers("ZA123456 Z1234567 Z123456X ZX99")] == [
        "ZA123456", "Z1234567", "Z123456X",
    ]  # fmt: skip


def test_numbers_percentages_and_places() -> None:
    assert [item.value for item in find_numbers("about 1,250 and (40) of 3/4")] == [1250, -40]
    assert [item.value for item in find_percent("95 % or 12.5 per cent")] == [95, 12.5]
    assert [item.value for item in find_postcode("po19 1rq, SW1A 1AA")] == ["PO19 1RQ", "SW1A 1AA"]
    assert [item.value for item in find_emails("write to a.b@c.example.org.")] == ["a.b@c.example.org"]
    assert [item.value for item in find_phones("01243 123456 or +44 (0)1243 123456")] == [
        "01243 123456", "+44 (0)1243 123456",
    ]  # fmt: skip
    assert [item.value for item in find_websites("see www.example.org/a, a@b.co.uk")] == ["www.example.org/a"]


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Smith & Co. Ltd", "SMITH AND CO LIMITED", True),
        ("The Harbour Trust", "Harbour Trust", True),
        ("Willow Tuition Ltd t/a Willow", "Willow", True),
        ("Willow Tuition Ltd (trading as Willow Clubs)", "willow clubs", True),
        ("Harbour Learning Community Interest Company", "Harbour Learning CIC", True),
        ("Harbour Learning", "Harbour Learning Ltd", True),
        ("Harbour Learning CIC", "Harbour Learning Ltd", False),
        ("Harbour Learning Ltd", "Harbour Care Ltd", False),
    ],
)
def test_names_are_compared_as_people_mean_them(left: str, right: str, same: bool) -> None:
    assert same_name(left, right) is same
