"""Values as people write them, found in text: money, dates, marks, identifiers, numbers, names.

Every `find_…` gives a list of `Found(value, start, end)` in the order of the text; offsets are into that
text.
"""

from intake.values.dates import find_dates, parse_date
from intake.values.found import Found
from intake.values.identifiers import (
    find_charity_numbers,
    find_company_numbers,
    find_cqc_ids,
    find_ico_numbers,
    find_ofsted_numbers,
    find_ukprns,
    find_urns,
    find_vat_numbers,
)
from intake.values.marks import is_ticked, yes_no
from intake.values.money import find_money
from intake.values.names import plain_name, same_name
from intake.values.numbers import find_numbers, find_percent
from intake.values.organisations import has_legal_form, is_organisation
from intake.values.places import find_emails, find_phones, find_postcode, find_websites

__all__ = [
    "Found",
    "find_charity_numbers",
    "find_company_numbers",
    "find_cqc_ids",
    "find_dates",
    "find_emails",
    "find_ico_numbers",
    "find_money",
    "find_numbers",
    "find_ofsted_numbers",
    "find_percent",
    "find_phones",
    "find_postcode",
    "find_ukprns",
    "find_urns",
    "find_vat_numbers",
    "find_websites",
    "has_legal_form",
    "is_organisation",
    "is_ticked",
    "parse_date",
    "plain_name",
    "same_name",
    "yes_no",
]
