from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from memobot.terms.contract import deadline_json, ledger_json, terms_json
from memobot.terms.dates import PartialDate
from memobot.terms.deadlines import deadlines
from memobot.terms.durations import Duration
from memobot.terms.ledger import Held, Ledger, Reported, work_out
from memobot.terms.model import (
    AgreementTerms,
    Anchor,
    Copies,
    Languages,
    Mention,
    Named,
    Notice,
    Party,
    Renewal,
    Signatory,
    Source,
    StatedDate,
    Term,
    Warning,
)

AS_OF = date(2030, 1, 1)
HELD = Held("glaziers", "Agreement of glaziers", "G (2023)", "g.txt", "agreement", "en", "a" * 12)


def place(start: int, article: str | None = None) -> Source:
    return Source(f"words at {start}", start, start + 10, article)


def source(start: int, article: str | None = None) -> dict[str, object]:
    return {
        "quote": f"words at {start}",
        "start": start,
        "end": start + 10,
        "article": article,
    }


NO_SOURCE = {"quote": None, "start": None, "end": None, "article": None}

STATED = AgreementTerms(
    parties=(Party("Union of Glaziers", place(10), ("UG", "the Union")),),
    place=Named("Tallinn", place(20)),
    signed=StatedDate(place(30), PartialDate(2023, 10, 17)),
    effective=StatedDate(place(40, "9"), anchor=Anchor.SIGNING),
    term=Term(place(50, "9"), Duration(years=5)),
    renewal=Renewal(place(60, "9"), automatic=True, duration=Duration(years=5)),
    notice=Notice(place(70, "9"), Duration(days=90), form="written", by="either Party"),
    termination=place(80, "10"),
    amendment=place(90, "11"),
    disputes=place(100, "12"),
    governing_law=Named("Estonia", place(110, "13")),
    languages=Languages(("et", "pt", "en"), place(120, "14"), standing="en"),
    copies=Copies(2, place(130, "14")),
    signatories=(Signatory("Toomas Ilves", place(140), "chairman", "Union of Glaziers"),),
    warnings=(Warning("no place for this one"),),
)
ENTRY = work_out(HELD, STATED, AS_OF)


def test_the_terms_of_an_agreement() -> None:
    assert terms_json(ENTRY) == {
        "document_id": "glaziers",
        "title": "Agreement of glaziers",
        "short_title": "G (2023)",
        "source": "g.txt",
        "kind": "agreement",
        "language": "en",
        "version": "a" * 12,
        "signed": {
            "value": "2023-10-17",
            "precision": "day",
            "computed": False,
            "working": None,
            **source(30),
        },
        "effective": {
            "value": "2023-10-17",
            "precision": "day",
            "computed": True,
            "working": "entry into force on signing: 17 October 2023",
            **source(40, "9"),
        },
        "term": {
            "duration": "P5Y",
            "indefinite": False,
            "anchor": "effective",
            **source(50, "9"),
        },
        "expires": {
            "value": "2028-10-17",
            "precision": "day",
            "computed": True,
            "working": "17 October 2023 + 5 years",
            **source(50, "9"),
        },
        "renewal": {
            "automatic": True,
            "duration": "P5Y",
            "successive": False,
            "times": None,
            "indefinite": False,
            "by_agreement": False,
            **source(60, "9"),
        },
        "notice": {
            "duration": "P90D",
            "business_days": False,
            "form": "written",
            "by": "either Party",
            "before": "expiry",
            **source(70, "9"),
        },
        "notice_deadline": {
            "value": "2028-07-19",
            "precision": "day",
            "computed": True,
            "working": "17 October 2028 - 90 days",
            **source(70, "9"),
        },
        "current_term": {
            "number": 2,
            "from": "2028-10-17",
            "to": "2033-10-17",
            "notice_deadline": "2033-07-19",
        },
        "state": "in_force",
        "parties": [
            {"name": "Union of Glaziers", "short_names": ["UG", "the Union"], **source(10)}
        ],
        "place": {"value": "Tallinn", **source(20)},
        "governing_law": {"value": "Estonia", **source(110, "13")},
        "languages": ["et", "pt", "en"],
        "languages_source": {"standing": "en", **source(120, "14")},
        "copies": 2,
        "copies_source": {"each": False, **source(130, "14")},
        "signatories": [
            {
                "name": "Toomas Ilves",
                "office": "chairman",
                "organisation": "Union of Glaziers",
                **source(140),
            }
        ],
        "amendment": source(90, "11"),
        "termination": source(80, "10"),
        "disputes": source(100, "12"),
        "warnings": ["no place for this one", "drawn up in three languages but in two copies"],
        "warning_sources": [None, source(130, "14")],
    }


def test_what_a_text_does_not_say_is_null_under_the_same_keys() -> None:
    empty = terms_json(work_out(HELD, AgreementTerms(), AS_OF))
    assert empty.keys() == terms_json(ENTRY).keys()
    nothing = [key for key, value in empty.items() if value is None]
    assert nothing == [
        "signed",
        "effective",
        "term",
        "expires",
        "renewal",
        "notice",
        "notice_deadline",
        "current_term",
        "place",
        "governing_law",
        "languages_source",
        "copies",
        "copies_source",
        "amendment",
        "termination",
        "disputes",
    ]
    assert [empty[key] for key in ("parties", "languages", "signatories")] == [[], [], []]
    assert empty["state"] == "unknown"
    assert len(empty["warnings"]) == len(empty["warning_sources"]) > 0


@pytest.mark.parametrize(
    ("written", "value", "precision"),
    [
        (PartialDate(2028, 10, 7), "2028-10-07", "day"),
        (PartialDate(2028, 7), "2028-07", "month"),
        (PartialDate(2028), "2028", "year"),
        (PartialDate(28, 1), "0028-01", "month"),
    ],
)
def test_dates_keep_their_precision(written: PartialDate, value: str, precision: str) -> None:
    stated = AgreementTerms(expires=StatedDate(place(1), written))
    expires = terms_json(work_out(HELD, stated, AS_OF))["expires"]
    assert expires == {
        "value": value,
        "precision": precision,
        "computed": False,
        "working": None,
        **source(1),
    }


def test_an_agreement_without_end_is_perpetual() -> None:
    indefinite = replace(STATED, term=Term(place(50), indefinite=True), renewal=None)
    agreement = terms_json(work_out(HELD, indefinite, AS_OF))
    assert agreement["expires"] == {
        "value": "perpetual",
        "precision": None,
        "computed": False,
        "working": None,
        **source(50),
    }
    assert agreement["term"]["duration"] is None
    assert agreement["current_term"] == {
        "number": 1,
        "from": "2023-10-17",
        "to": None,
        "notice_deadline": None,
    }


def test_a_date_without_a_place_in_the_text_keeps_the_keys_of_its_source() -> None:
    entry = replace(ENTRY, signed=replace(ENTRY.signed, source=None))
    signed = terms_json(entry)["signed"]
    assert {key: signed[key] for key in NO_SOURCE} == NO_SOURCE


def test_working_days_are_told_from_days() -> None:
    notice = replace(STATED.notice, duration=Duration(days=10, business=True))
    agreement = terms_json(work_out(HELD, replace(STATED, notice=notice), AS_OF))
    assert agreement["notice"]["duration"] == "P10D"
    assert agreement["notice"]["business_days"] is True
    assert agreement["notice_deadline"] is None


def test_a_ledger_with_its_mentions() -> None:
    news = replace(HELD, document_id="news", title="News", source="n.txt", kind="news")
    mention = Mention(
        kind="memorandum",
        source=place(7),
        parties=("Union of Glaziers", "Tilers"),
        signatories=("Toomas Ilves",),
        date=PartialDate(2021, 5),
        place="Lisbon",
    )
    ledger = Ledger(AS_OF, (ENTRY,), (Reported(news, mention),))
    assert ledger_json(ledger) == {
        "as_of": "2030-01-01",
        "agreements": [terms_json(ENTRY)],
        "mentions": [
            {
                "kind": "memorandum",
                "parties": ["Union of Glaziers", "Tilers"],
                "signatories": ["Toomas Ilves"],
                "date": "2021-05",
                "place": "Lisbon",
                "document_id": "news",
                "source": "n.txt",
                "title": "News",
                "short_title": "G (2023)",
                **source(7),
            }
        ],
    }


def test_a_mention_may_say_little() -> None:
    ledger = Ledger(AS_OF, (), (Reported(HELD, Mention("agreement", place(7))),))
    (mention,) = ledger_json(ledger)["mentions"]
    assert (mention["date"], mention["place"]) == (None, None)
    assert (mention["parties"], mention["signatories"]) == ([], [])


def test_a_deadline() -> None:
    notice, end = deadlines(Ledger(AS_OF, (ENTRY,)), Duration(years=4))
    assert deadline_json(notice) == {
        "kind": "notice",
        "date": "2033-07-19",
        "precision": "day",
        "document_id": "glaziers",
        "title": "Agreement of glaziers",
        "short_title": "G (2023)",
        "source": "g.txt",
        "term": 2,
        "working": "17 October 2033 - 90 days",
        **source(70, "9"),
    }
    assert (deadline_json(end)["kind"], deadline_json(end)["date"]) == ("ends", "2033-10-17")


def test_all_of_it_is_json() -> None:
    ledger = Ledger(AS_OF, (ENTRY, work_out(HELD, AgreementTerms(), AS_OF)))
    assert json.loads(json.dumps(ledger_json(ledger))) == ledger_json(ledger)
