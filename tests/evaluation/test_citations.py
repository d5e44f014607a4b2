"""Verdicts given beside gold ones: which claim counts, what is right, what is a false alarm."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.model import Checked, Claim, Verdict
from memobot.documents.model import Span
from memobot.evaluation.citations import Result, evaluate, figures_of
from memobot.evaluation.claims import GoldClaim, Part
from memobot.evaluation.claims_report import NOT_LISTED, as_object, as_text, misses_as_text
from memobot.evaluation.machine import Machine

MACHINE = Machine(4, "x86_64", "3.11.7", {"memobot": "0.1.0"}, "abc1234", "2024-05-04")
DRAFT = "Good morning. The lease runs for two years. It ends in May."
LEASE = "The lease runs for two years."
VERDICTS = st.none() | st.sampled_from(Verdict)


def gold(claim: str = LEASE, verdict: Verdict | None = Verdict.SUPPORTED, **others) -> GoldClaim:
    fields = {"id": "a", "text": DRAFT, "change": "none", "language": "en"} | others
    return GoldClaim(claim=claim, verdict=verdict, **fields)


def checked(verdicts: Mapping[str, Verdict], text: str = DRAFT) -> Checked:
    """The draft with these sentences of it listed."""
    spans = {words: Span(text.index(words), text.index(words) + len(words)) for words in verdicts}
    claims = (
        Claim(words, spans[words], (), verdict, f"about {words}")
        for words, verdict in verdicts.items()
    )
    return Checked(text, "en", tuple(claims))


def given_to(wanted: GoldClaim, verdicts: Mapping[str, Verdict]) -> Result:
    (result,) = evaluate(lambda text: checked(verdicts, text), [wanted]).results
    return result


def test_the_claim_that_shares_most_with_the_sentence_counts() -> None:
    verdicts = {
        "Good morning. The": Verdict.NOT_FOUND,
        "lease runs for two years. It": Verdict.CONTRADICTED,
        "ends in May.": Verdict.SUPPORTED,
    }
    result = given_to(gold(), verdicts)
    assert result.given is Verdict.CONTRADICTED
    assert result.explanation == "about lease runs for two years. It"


def test_a_sentence_that_no_claim_touches_is_not_listed() -> None:
    assert given_to(gold(), {"It ends in May.": Verdict.SUPPORTED}).given is None
    assert given_to(gold(), {}).given is None
    assert given_to(gold("Good morning.", None), {LEASE: Verdict.SUPPORTED}).right
    assert not given_to(gold("Good morning.", None), {"Good morning.": Verdict.NOT_FOUND}).right


def test_also_counts_as_right() -> None:
    wanted = gold(verdict=Verdict.CONTRADICTED, also=(Verdict.NOT_FOUND,))
    assert given_to(wanted, {LEASE: Verdict.NOT_FOUND}).right
    assert not given_to(wanted, {LEASE: Verdict.MISQUOTED}).right


def test_a_false_alarm_is_a_true_claim_called_contradicted_or_misquoted() -> None:
    alarms = {verdict for verdict in Verdict if given_to(gold(), {LEASE: verdict}).false_alarm}
    assert alarms == {Verdict.CONTRADICTED, Verdict.MISQUOTED}
    false = gold(verdict=Verdict.NOT_FOUND)
    assert not given_to(false, {LEASE: Verdict.CONTRADICTED}).false_alarm


def test_the_shares_are_of_all_claims_and_of_the_true_ones() -> None:
    results = [
        Result(gold(), Verdict.SUPPORTED),
        Result(gold(), Verdict.CONTRADICTED),
        Result(gold(), Verdict.NOT_FOUND),
        Result(gold(), Verdict.SUPPORTED),
        Result(gold(verdict=Verdict.CONTRADICTED), Verdict.CONTRADICTED),
    ]
    figures = figures_of(results)
    assert (figures.claims, figures.right, figures.true, figures.false_alarms) == (5, 3, 4, 1)
    assert figures.share_right == 0.6
    assert figures.share_alarmed == 0.25
    assert figures_of([]).share_right == figures_of([]).share_alarmed == 0.0


@given(st.lists(st.tuples(VERDICTS, VERDICTS)))
def test_the_confusion_table_counts_each_claim_once(pairs) -> None:
    figures = figures_of([Result(gold(verdict=wanted), given) for wanted, given in pairs])
    assert sum(figures.confusion.values()) == figures.claims == len(pairs)
    assert figures.right == sum(figures.confusion[wanted, wanted] for wanted in (*Verdict, None))


def scored():
    """One claim of each half right, one false alarm in Polish; by hash en-002 is for building."""
    claims = [
        gold(id="en-002"),
        gold(id="en-001", language="pl"),
        gold("It ends in May.", Verdict.CONTRADICTED, id="en-007", change="date"),
        gold("Good morning.", None, id="en-006", change="no claim"),
    ]
    verdicts = {LEASE: Verdict.SUPPORTED, "It ends in May.": Verdict.CONTRADICTED}
    alarm = {LEASE: Verdict.CONTRADICTED}
    answers = iter([verdicts, alarm, verdicts, verdicts])
    return evaluate(lambda text: checked(next(answers), text), claims)


def test_figures_by_half_language_and_change() -> None:
    scores = scored()
    assert [one.gold.id for one in scores.misses] == ["en-001"]
    halves = [scores.figures(half).claims for half in (Part.BUILDING, Part.MEASURING)]
    assert halves == [1, 3]
    languages = scores.by(lambda one: one.language)
    assert {name: one.share_right for name, one in languages.items()} == {"en": 1.0, "pl": 0.0}
    assert list(scores.by(lambda one: one.change)) == ["date", "no claim", "none"]


def test_the_report_shows_confusion_shares_and_the_machine() -> None:
    shown = as_text(scored(), MACHINE)
    rows = {line.split()[0]: line.split() for line in shown.splitlines() if line.strip()}
    assert rows["supported"] == ["supported", ".", ".", ".", ".", "1", ".", "1", "."]
    assert rows[NOT_LISTED] == [NOT_LISTED, *["."] * 7, "1"]
    assert rows["measuring"] == ["measuring", "claims", *"2 3 0.667 1 1 1.000".split()]
    assert rows["all"] == ["all", "claims", *"3 4 0.750 1 2 0.500".split()]
    for told in ("language pl", "change date", "4 claims checked", "commit abc1234"):
        assert told in shown


def test_misses_are_told_with_the_reason_given() -> None:
    told = misses_as_text(scored())
    assert told.splitlines() == [
        "en-001: expected supported, given contradicted",
        f"  {LEASE}",
        f"  about {LEASE}",
    ]


def test_the_object_holds_all_that_the_table_shows() -> None:
    shown = as_object(scored(), MACHINE)
    assert shown["figures"]["all"] == {
        "claims": 4,
        "right": 3,
        "share_right": 0.75,
        "true": 2,
        "false_alarms": 1,
        "share_alarmed": 0.5,
    }
    assert shown["figures"]["building"]["claims"] == 1
    assert shown["confusion"]["supported"] == {"contradicted": 1, "supported": 1}
    assert shown["confusion"][NOT_LISTED] == {NOT_LISTED: 1}
    assert shown["by_language"]["pl"]["false_alarms"] == 1
    assert [one["id"] for one in shown["misses"]] == ["en-001"]
    assert shown["machine"]["commit"] == "abc1234"
