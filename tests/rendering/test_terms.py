"""The ledger in a terminal: what a reader needs, and nothing that a text could do to them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from memobot.index.catalog import Failure
from memobot.rendering import print_ledger
from memobot.rendering.words import of_current_term
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.ledger import Entry, Held, Ledger, Reported, work_out
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
)

DAY = date(2026, 11, 21)
CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")


def source(quote: str, article: str | None = None) -> Source:
    return Source(quote, 0, len(quote), article)


STATED = AgreementTerms(
    parties=(Party("Guild of Potters", source("Guild of Potters"), ("Potters",)),),
    place=Named("Faro", source("Faro")),
    signed=StatedDate(source("17.10 2023", "9"), date=PartialDate(2023, 10, 17)),
    effective=StatedDate(source("when signed", "9"), anchor=Anchor.SIGNING),
    term=Term(source("five years", "8"), Duration(5)),
    renewal=Renewal(source("extended", "8"), automatic=True, duration=Duration(5)),
    notice=Notice(source("in writing, 3 months", "8"), Duration(months=3), "written"),
    languages=Languages(("ru", "en"), source("each text", "9"), "equal"),
    copies=Copies(5, source("five copies each", "9"), each=True),
    disputes=source("Disputes are settled\n  by negotiation.", "7"),
    signatories=(Signatory("S. Dauletalin", source("S. Dauletalin"), "Chairman", "Potters"),),
)


def held(number: int = 1) -> Held:
    title = f"Agreement of the potters, no. {number}"
    return Held(f"id-{number}", title, title, f"{number}.md", "agreement", "en", "0123456789ab")


def shown(
    capsys: pytest.CaptureFixture[str], *stated: AgreementTerms, reported: tuple[Reported, ...] = ()
) -> list[str]:
    entries = tuple(work_out(held(number), one, DAY) for number, one in enumerate(stated, 1))
    print_ledger(Ledger(DAY, entries, reported), (), as_json=False)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize(
    "line",
    [
        r"Party +Guild of Potters \(Potters\)",
        r"Signed +17 October 2023 +Article 9",
        r"Place +Faro",
        r"In force from +17 October 2023 .*Article 9",
        r"Term +5 years +Article 8",
        r"Ends +17 October 2028 \(17 October 2023 \+ 5 years\) +Article 8",
        r"Renewal +automatic, for 5 years +Article 8",
        r"Notice +3 months, written +Article 8",
        r"Notice by +17 July 2028 \(17 October 2028 - 3 months\) +Article 8",
        r"Term that runs +no\. 1, 17 October 2023 – 17 October 2028; notice by 17 July 2028",
        r"State +in force",
        r"Disputes +Disputes are settled by negotiation\. +Article 7",
        r"Languages +Russian, English; equally authentic +Article 9",
        r"Copies +5 in each language +Article 9",
        r"Signed by +S\. Dauletalin, Chairman, Potters",
    ],
)
def test_the_card_tells_every_term_with_its_article(
    capsys: pytest.CaptureFixture[str], line: str
) -> None:
    assert any(re.fullmatch(line, one) for one in shown(capsys, STATED)), line


def test_a_card_of_nothing_is_a_card(capsys: pytest.CaptureFixture[str]) -> None:
    lines = shown(capsys, AgreementTerms())
    assert any(re.fullmatch("Term +–", line) for line in lines)
    assert any(line.startswith("! ") for line in lines)


def test_the_table_has_a_row_for_each_and_marks_the_doubtful(
    capsys: pytest.CaptureFixture[str],
) -> None:
    lines = shown(capsys, STATED, AgreementTerms())
    assert len(lines) == 4
    assert re.fullmatch(
        r"Agreement of the potters, no\. 1 +2023-10-17 +2028-10-17 +automatic, for 5 years"
        r" +2028-07-17 +in force",
        lines[1],
    )
    assert re.search(r"no\. 2 +– +– +– +– +unknown +! \d", lines[2])
    assert lines[3].startswith("! 1 with warnings")


def on(day: date, stated: AgreementTerms) -> Entry:
    return work_out(held(), stated, day)


@pytest.mark.parametrize(
    ("day", "stated", "told"),
    [
        (date(2020, 1, 1), STATED, "none yet"),
        (date(2026, 1, 1), STATED, "no. 1, 17 October 2023 – 17 October 2028; notice by"),
        (date(2029, 1, 1), replace(STATED, renewal=None), "none after 17 October 2028"),
        (
            date(2039, 1, 1),
            replace(STATED, renewal=Renewal(source("once"), True, Duration(5), times=1)),
            "none after 17 October 2033",
        ),
        (
            date(2026, 1, 1),
            replace(STATED, term=Term(source("for ever"), indefinite=True), renewal=None),
            "no. 1, from 17 October 2023, without end",
        ),
        (date(2026, 1, 1), AgreementTerms(), "–"),
    ],
)
def test_which_term_runs_and_why_none_does(day: date, stated: AgreementTerms, told: str) -> None:
    assert of_current_term(on(day, stated)).startswith(told)


def test_an_agreement_that_has_ended_shows_its_last_day_and_no_notice(
    capsys: pytest.CaptureFixture[str],
) -> None:
    once = replace(STATED, renewal=Renewal(source("once"), True, Duration(5), times=1))
    day = date(2039, 1, 1)
    print_ledger(Ledger(day, (on(day, once),) * 2), (), as_json=False)
    assert re.search(
        r" 2033-10-17 +automatic, for 5 years, once +– +ended", capsys.readouterr().out
    )


def test_a_term_without_end(capsys: pytest.CaptureFixture[str]) -> None:
    endless = replace(STATED, term=Term(source("for ever"), indefinite=True), renewal=None)
    assert any(re.match("Ends +without end", line) for line in shown(capsys, endless))
    assert any("without end" in line for line in shown(capsys, endless, STATED))


def test_what_a_text_reports_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    mention = Mention(
        "memorandum", source("x"), ("FPRK", "Nur Otan"), (), PartialDate(2021, 7), "Astana"
    )
    bare = Mention("agreement", source("x"))
    reported = (Reported(held(7), mention), Reported(held(7), bare))
    heads, first, second = shown(capsys, reported=reported)
    assert heads.split() == ["Reported", "Parties", "Date", "Place"]
    assert re.fullmatch(r"memorandum +FPRK – Nur Otan +2021-07 +Astana", first)
    assert re.fullmatch(r"agreement +– +– +–", second)
    *_, last = shown(capsys, STATED, reported=reported)
    assert last == "Reports of agreements: 2. Name a text to see them: 7.md."


@pytest.mark.parametrize("several", [False, True])
def test_a_text_can_neither_colour_nor_move_nor_break_lines(
    capsys: pytest.CaptureFixture[str], several: bool
) -> None:
    evil = "A\x1b[31m\u202eB\x07 [bold]C[/] :smile: \r\nD"
    hostile = replace(
        STATED,
        parties=(Party(evil, source(evil), (evil,)),),
        disputes=source(evil, evil),
        signatories=(Signatory(evil, source(evil)),),
    )
    entry = work_out(replace(held(), title=evil, short_title=evil, source=evil), hostile, DAY)
    reported = Reported(held(), Mention(evil, source(evil), (evil,), place=evil))
    print_ledger(Ledger(DAY, (entry,) * (1 + several), (reported,)), (), as_json=False)
    print_ledger(Ledger(DAY, (), (reported,)), (), as_json=False)
    out = capsys.readouterr().out
    assert "[bold]C[/]" in out
    assert ":smile:" in out
    assert "\\x1b[31m" in out
    assert not CONTROL.search(out)


def test_json_names_what_could_not_be_read(capsys: pytest.CaptureFixture[str]) -> None:
    entry = work_out(held(), STATED, DAY)
    print_ledger(Ledger(DAY, (entry,)), (Failure("b.pdf", "", "is damaged"),), as_json=True)
    (line,) = capsys.readouterr().out.splitlines()
    told = json.loads(line)
    assert told["failed"] == [{"source": "b.pdf", "error": "is damaged"}]
    assert told["agreements"][0]["expires"]["value"] == "2028-10-17"
