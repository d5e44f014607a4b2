"""What is remembered of what a draft has spoken of."""

from __future__ import annotations

from memobot.citations.focus import Focus


def test_nothing_has_been_spoken_of() -> None:
    assert not Focus().carries


def test_the_last_document_stands_first() -> None:
    focus = Focus().on("a").on("b").on("a")
    assert focus.documents == ("a", "b")
    assert focus.carries


def test_what_was_cited_stays_while_the_document_does() -> None:
    focus = Focus().at("a", "9", "2").on("a")
    assert (focus.article, focus.clause) == ("9", "2")
    assert focus.on("b").article is None
    assert focus.on("b").on("a").article is None


def test_a_new_document_ends_what_stood_in_the_way() -> None:
    for focus in (
        Focus(("a",)).torn(("a", "b")),
        Focus(("a",)).on_unheld("the memorandum with Peru"),
        Focus(("a",)).off("Article 20 of the Constitution"),
    ):
        assert not focus.carries
        assert focus.documents == ("a",)
        assert focus.on("a").carries


def test_a_pair_is_remembered_while_its_two_are_spoken_of() -> None:
    focus = Focus().on("a").on("b").on_pair(("a", "b"))
    assert not focus.carries
    assert focus.on("a").pair == ("a", "b")
    assert focus.on("a").at("b", "1", None).pair == ("a", "b")


def test_documents_are_forgotten_in_the_end() -> None:
    focus = Focus()
    for number in range(100):
        focus = focus.on(str(number))
    assert len(focus.documents) < 20
    assert focus.documents[0] == "99"
