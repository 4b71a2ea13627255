"""Tags of inline XBRL: their contexts, units, values and the words around them, in every shape filings use."""

from __future__ import annotations

import pytest

from intake.readers import html
from intake.tagged_values import TaggedValue

HEADER = (
    '<ix:header><ix:hidden>{hidden}</ix:hidden><ix:resources><xbrli:context id="now"><xbrli:entity><xbrli:identifier '
    'scheme="http://www.companieshouse.gov.uk/">01234567</xbrli:identifier>{segment}</xbrli:entity><xbrli:period>'
    "<xbrli:instant>2026-03-31</xbrli:instant></xbrli:period></xbrli:context>"
    '<xbrli:context id="year"><xbrli:entity><xbrli:identifier scheme="x">01234567</xbrli:identifier></xbrli:entity>'
    "<xbrli:period><xbrli:startDate>2025-04-01</xbrli:startDate><xbrli:endDate>2026-03-31</xbrli:endDate></xbrli:period>"
    '</xbrli:context><xbrli:unit id="u"><xbrli:measure>iso4217:GBP</xbrli:measure></xbrli:unit>'
    '<xbrli:unit id="n"><xbrli:measure>xbrli:pure</xbrli:measure></xbrli:unit></ix:resources></ix:header>'
)
WITHIN = (
    '<xbrli:segment><xbrldi:explicitMember dimension="core:MaturitiesOrExpirationPeriodsDimension">core:WithinOneYear'
    "</xbrldi:explicitMember></xbrli:segment>"
)


def filing(body: str, hidden: str = "", segment: str = "", edition: str = "2013") -> bytes:
    spaces = (
        f'xmlns="http://www.w3.org/1999/xhtml" xmlns:ix="http://www.xbrl.org/{edition}/inlineXBRL" '
        'xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    header = HEADER.format(hidden=hidden, segment=segment)
    return f'<html {spaces}><body><div style="display:none">{header}</div>{body}</body></html>'.encode()


def money(words: str, attributes: str = 'format="ixt:numdotdecimal"', context: str = "now") -> str:
    return (f'<ix:nonFraction name="core:NetAssetsLiabilities" contextRef="{context}" unitRef="u" decimals="0" '
            f"{attributes}>{words}</ix:nonFraction>")


def tags(data: bytes) -> tuple[TaggedValue, ...]:
    return html.read(data).tags


def only(data: bytes) -> TaggedValue:
    found = tags(data)
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize("edition", ["2008", "2011", "2013"])
def test_a_tag_has_its_value_unit_and_context_in_every_edition(edition: str) -> None:
    tag = only(filing(f"<p>Net assets {money('61,250')}</p>", segment=WITHIN, edition=edition))

    assert (tag.name, tag.concept, tag.number, tag.unit) == ("core:NetAssetsLiabilities", "NetAssetsLiabilities", 61250,
                                                             "GBP")
    assert tag.context is not None
    assert (tag.context.start, tag.context.end) == (None, "2026-03-31")
    assert tag.context.dimensions == (("MaturitiesOrExpirationPeriodsDimension", "WithinOneYear"),)
    assert tag.anchor == "core:NetAssetsLiabilities, context now"
    assert not tag.hidden


def test_a_duration_has_both_days() -> None:
    tag = only(filing(f"<p>{money('5', context='year')}</p>"))

    assert tag.context is not None
    assert (tag.context.start, tag.context.end) == ("2025-04-01", "2026-03-31")


@pytest.mark.parametrize(
    ("attributes", "words", "value"),
    [
        ('format="ixt:numdotdecimal" sign="-"', "61,250", -61250),
        ('format="ixt:numdotdecimal" scale="3"', "61", 61000),
        ('format="ixt:numcommadecimal"', "61.250,5", 61250.5),
        ('format="ixt:zerodash"', "-", 0),
        ('xsi:nil="true"', "", 0),
        ('xsi:nil="true"', "-", 0),
        ('format="nobody:knows"', "61,250", 61250),
        ('format="ixt:numdotdecimal" scale="many"', "61", 61),
    ],
)
def test_scale_sign_format_and_nil_make_the_value(attributes: str, words: str, value: float) -> None:
    assert only(filing(f"<p>Text {money(words, attributes)}</p>")).number == value


def test_a_tag_of_a_context_or_unit_that_is_not_defined_keeps_its_words() -> None:
    tag = only(filing(f"<p>{money('61,250', context='gone')}</p>".replace('unitRef="u"', 'unitRef="gone"')))

    assert (tag.context, tag.unit, tag.text) == (None, None, "61,250")


def test_words_in_the_hidden_section_and_in_unseen_parts_are_hidden_and_no_text_of_the_page() -> None:
    reading = html.read(filing(f'<p>Shown</p><div style="display: none"><span>{money("2")}</span></div>',
                               hidden=money("3")))

    assert [tag.hidden for tag in reading.tags] == [True, True]
    assert [text.text for text in reading.texts()] == ["Shown"]
    assert "hidden_text" not in reading.flags


def test_a_text_goes_on_in_its_continuations_without_what_is_excluded() -> None:
    tag = only(filing(
        '<p><ix:nonNumeric name="aurep:OpinionAuditorsOnEntity" contextRef="year" continuedAt="a">In our opinion'
        "<ix:exclude> Page 4 </ix:exclude></ix:nonNumeric></p>"
        '<p><ix:continuation id="a" continuedAt="b">the accounts</ix:continuation></p>'
        '<p><ix:continuation id="b" continuedAt="a">are true.</ix:continuation></p>'
    ))

    assert tag.text == "In our opinion the accounts are true."


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("<td>({0})</td>", "(61,250)"),
        ("<td>(</td><td>{0}</td><td>)</td>", "(61,250)"),
        ("<td><div>({0}<span>)</span></div></td>", "(61,250)"),
        ("<td>-{0}</td>", "-61,250"),
        ("<td>{0}</td><td>99</td>", "61,250"),
        ("<td>Note 4</td><td>{0}</td>", "61,250"),
        ("<td>3{0}</td>", "361,250"),
        ("<td>was £{0} (2025: £9)</td>", "£61,250"),
    ],
)
def test_what_is_printed_around_a_tag_is_seen(markup: str, shown: str) -> None:
    assert only(filing(f"<table><tr><td>Net assets</td>{markup.format(money('61,250'))}</tr></table>")).shown == shown


def test_the_same_tag_twice_is_told_apart_by_its_place() -> None:
    first, second = tags(filing(f"<p>{money('61,250')}</p><p>again {money('61,250')}</p>"))

    assert [first.anchor, second.anchor] == [
        "core:NetAssetsLiabilities, context now",
        "core:NetAssetsLiabilities, context now, place 2",
    ]


def test_every_tag_is_found_again_by_its_words_its_format_or_its_members() -> None:
    hidden = (
        '<ix:nonNumeric name="bus:AccountingStandardsApplied" contextRef="now"></ix:nonNumeric>'
        '<ix:nonNumeric name="bus:EntityDormantTruefalse" contextRef="year" format="ixt2:booleanfalse"></ix:nonNumeric>'
    )
    data = filing(f"<p>Net assets ({money('61,250')})</p>", hidden=hidden, segment=WITHIN)
    places = [place for tag in tags(data) for place in tag.cite("a.xhtml")]

    assert [place.quote for place in places] == ["core:WithinOneYear", "ixt2:booleanfalse", "61,250"]
    assert all(html.recheck(data, places))
    changed = data.replace(b"61,250", b"61,251").replace(b"core:WithinOneYear", b"core:AfterOneYear")
    assert html.recheck(changed, places) == [False, True, False]


def test_a_page_that_a_browser_saved_with_small_letters_is_read_alike() -> None:
    saved = (
        filing(f"<p>Net assets {money('61,250')}</p>").decode().replace("nonFraction", "nonfraction")
        .replace("contextRef", "contextref").replace("unitRef", "unitref").replace("startDate", "startdate")
        .replace("endDate", "enddate").replace('xmlns="http://www.w3.org/1999/xhtml"', "")
    )
    tag = only(f"<!DOCTYPE html>{saved}<br>".encode())

    assert (tag.number, tag.unit, tag.context is not None) == (61250, "GBP", True)


def test_an_instance_without_a_page_is_read_by_its_values() -> None:
    data = (
        b'<?xml version="1.0"?><xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:pt="http://www.xbrl.org/uk/fr/gaap/'
        b'pt/2004-12-01" xmlns:iso4217="http://www.xbrl.org/2003/iso4217"><pt:NetAssets contextRef="e" unitRef="u" '
        b'decimals="0"> 61250 </pt:NetAssets><context id="e"><entity><identifier scheme="x">1</identifier></entity>'
        b'<period><instant>2026-03-31</instant></period></context><unit id="u"><measure>iso4217:GBP</measure></unit>'
        b"</xbrl>"
    )
    reading = html.read(data)
    tag = reading.tags[0]

    assert (tag.name, tag.number, tag.unit, tag.hidden) == ("pt:NetAssets", 61250, "GBP", False)
    assert [text.text for text in reading.texts()] == ["Net assets: 61250"]
    assert all(html.recheck(data, [*tag.cite("a.xml"), *next(reading.texts()).cite("a.xml")]))


def test_tags_lost_in_broken_markup_are_said() -> None:
    data = filing("<p>one</p>").replace(b"</body>", b"<![CDATA[<ix:nonFraction contextRef='now'>5</ix:nonFraction>")

    assert html.read(data).partial_reason is not None
