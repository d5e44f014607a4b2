"""Which documents a question is about, and how sure that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.errors import QuestionError
from memobot.index.catalog import DocumentRecord
from memobot.search.question import Question, understand
from memobot.search.routing import Router
from memobot.search.weights import ROUTING


def _record(document_id: str, kind: str, title: str, head: str, language: str) -> DocumentRecord:
    return DocumentRecord(
        document_id,
        f"{document_id}.txt",
        "f" * 64,
        "0" * 12,
        title,
        title,
        kind,
        language,
        (),
        1_000,
        head,
    )


ROUTER = Router(
    [
        _record(
            "potters",
            "memorandum",
            "Memorandum between the Potters of Wallonia and the Weavers of Ghent",
            "Ghent, 1987. Chairman Odilon Kuiper",
            "en",
        ),
        _record(
            "ткачи",
            "agreement",
            "Соглашение Союза ткачей «Челнок» и Артели сапожников «Дратва»",
            "г. Онега, 2004 год. Т. В. Берёзкина",
            "ru",
        ),
        _record(
            "szewcy",
            "contract",
            "Umowa między Cechem Szewców „Kopyto” a Bractwem Kowali „Miech”",
            "Kielce, 1999 r. Wanda Dratew",
            "pl",
        ),
        _record("fair", "news", "The fair of Antwerp opens", "Lamps and bells are sold", "en"),
    ]
)
DOCUMENTS = ("potters", "ткачи", "szewcy", "fair")


def ask(text: str, *focus: str) -> Question:
    return understand(text, ROUTER.names, focus)


@pytest.mark.parametrize(
    ("text", "document"),
    [
        ("Who pays under the memorandum of the potters of Wallonia?", "potters"),
        ("Кто платит по меморандуму с Валлонией?", "potters"),
        ("Kto płaci według memorandum z Gandawą i Walonią?", "potters"),
        ("What does the agreement of «Челнок» and «Дратва» say?", "ткачи"),
        ("Что говорится в соглашении ткачей и сапожников?", "ткачи"),
        ("Ткачи мен сапожниктер «Челнок» келісімі не дейді?", "ткачи"),
        ("Jak długo obowiązuje umowa szewców i kowali?", "szewcy"),
        ("Who signed the contract with «Kopyto»?", "szewcy"),
    ],
)
def test_the_document_that_is_named_is_searched_on_its_own(text: str, document: str) -> None:
    question = ask(text)
    assert ROUTER.routed(question)[:1] == (document,)
    routes = ROUTER.routes(question, DOCUMENTS)
    assert max(routes, key=routes.__getitem__) == document
    assert routes[document] > 2 * max(route for one, route in routes.items() if one != document)


@pytest.mark.parametrize("text", ["How long is it?", "Кто платит?", "Кім төлейді?", "Kto płaci?"])
def test_a_question_that_names_nothing_is_about_none(text: str) -> None:
    question = ask(text)
    assert ROUTER.routed(question) == ()
    assert ROUTER.routes(question, DOCUMENTS) == dict.fromkeys(DOCUMENTS, 0.0)


def test_a_follow_up_is_about_the_focus_alone() -> None:
    question = ask("And who pays?", "szewcy")
    assert ROUTER.routed(question) == ("szewcy",)
    assert ROUTER.routes(question, DOCUMENTS) == {one: float(one == "szewcy") for one in DOCUMENTS}


def test_a_follow_up_that_names_another_document_leaves_the_focus() -> None:
    question = ask("And the memorandum of the potters of Wallonia?", "szewcy")
    assert ROUTER.routed(question) == ("potters",)
    assert ROUTER.route(question, "potters") > 0.9
    assert ROUTER.route(question, "szewcy") < 0.1


def test_a_follow_up_that_names_its_own_focus_stays() -> None:
    question = ask("What does the contract of the shoemakers «Kopyto» cost?", "szewcy")
    assert ROUTER.route(question, "szewcy") == 1.0


def test_at_most_three_documents_are_searched_on_their_own() -> None:
    text = "Wallonia, Ghent, «Челнок», «Дратва», «Kopyto», «Miech», Antwerp"
    assert len(ROUTER.routed(ask(text))) == 3
    assert len(ROUTER.routed(ask("And now?", *DOCUMENTS))) == 3


def test_two_documents_that_are_named_alike_are_both_meant() -> None:
    question = ask("Compare the pact of Wallonia with that of «Челнок»")
    assert set(ROUTER.routed(question)) == {"potters", "ткачи"}
    first, second = (ROUTER.route(question, one) for one in ("potters", "ткачи"))
    assert min(first, second) > max(first, second) / 2


def test_words_in_passing_are_trusted_less_than_a_name() -> None:
    question = ask("What do weavers eat with potters?")
    in_passing = ROUTER.route(question, "potters")
    named = ROUTER.route(ask("What do weavers eat under the memorandum of the potters?"), "potters")
    assert 0 < in_passing < named
    assert in_passing < 0.9 * question.named.scores["potters"] / ROUTING.sure


def test_a_name_that_is_not_the_documents_makes_it_doubtful() -> None:
    named = ROUTER.route(ask("What does the memorandum of the potters say?"), "potters")
    doubtful = ROUTER.route(ask("What does the memorandum of the Xanadu potters say?"), "potters")
    assert 0 < doubtful < named / 2
    assert ROUTER.route(ask("Does the potters' memorandum bind Odilon Kuiper?"), "potters") >= named


def test_a_name_with_a_possessive_is_the_documents() -> None:
    assert ROUTER.route(ask("What does Wallonia's memorandum say?"), "potters") > 0.7


def test_who_holds_a_word() -> None:
    (term,) = ask("Дратву?").terms
    assert ROUTER.holders(term) == {"ткачи"}


@given(st.text(max_size=120), st.lists(st.sampled_from(DOCUMENTS), unique=True))
def test_trust_is_a_share_and_greatest_in_the_document_named_best(
    text: str, focus: list[str]
) -> None:
    try:
        question = ask(f"{text} memorandum potters", *focus)
    except QuestionError:
        return
    routes = ROUTER.routes(question, DOCUMENTS)
    assert all(0 <= route <= 1 for route in routes.values())
    assert routes == {one: ROUTER.route(question, one) for one in DOCUMENTS}
    if not focus and question.target:
        assert routes[question.target] == max(routes.values())
    assert len(ROUTER.routed(question)) <= 3
