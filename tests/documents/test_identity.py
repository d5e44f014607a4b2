"""Titles, kinds and short titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.documents.identity import (
    Evidence,
    fallback_title,
    kind_in,
    kind_of,
    short_title_of,
    without_verb,
)
from memobot.documents.lines import split_lines
from memobot.documents.title import find_title


def title_of(text: str) -> str | None:
    span = find_title(split_lines(text))
    return None if span is None else " ".join(span.of(text).split())


PROSE = "This Agreement is made between the parties named below, who agree as follows: to pay.\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"SUPPLY AGREEMENT\n\n{PROSE}", "SUPPLY AGREEMENT"),
        (f"# Memorandum of Understanding\n\n{PROSE}", "Memorandum of Understanding"),
        (f"Exhibit 10.1\n\nEXECUTION COPY\n\nSUPPLY AGREEMENT\n\n{PROSE}", "SUPPLY AGREEMENT"),
        (f"Exhibit 10.5 SUPPLY AGREEMENT This SUPPLY AGREEMENT is {PROSE}", "SUPPLY AGREEMENT"),
        (f"1 EXHIBIT 10.17\n\n[ACME LOGO]\n\nRESELLER AGREEMENT\n{PROSE}", "RESELLER AGREEMENT"),
        (f"SUPPLY AGREEMENT\n\nbetween\n\nA UNION\n\nand\n\nB\n\n{PROSE}", "SUPPLY AGREEMENT"),
        (f"RESELLER AGREEMENT BY AND BETWEEN\n\nA\n\nAND\n\nB\n\n{PROSE}", "RESELLER AGREEMENT"),
        (
            f"COOPERATION AGREEMENT made by and between HPIL LTD and B. {PROSE * 4}",
            "COOPERATION AGREEMENT",
        ),
        (
            f"CERTAIN INFORMATION HAS BEEN OMITTED FROM THIS EXHIBIT. SUPPLY AGREEMENT {PROSE * 4}",
            "SUPPLY AGREEMENT",
        ),
        (
            "AGREEMENT\n\nbetween the unions of two countries on labor migration\n\nRiga, Latvia\n",
            "AGREEMENT between the unions of two countries on labor migration",
        ),
        ("Unions signed an agreement in Riga\n\nThey did.\n", "Unions signed an agreement in Riga"),
        (f"ACME CORPORATION\n\nHOSTING AGREEMENT\n\n{PROSE}", "HOSTING AGREEMENT"),
        ("The unions met on Monday. They spoke for an hour about wages and about safety.\n", None),
        ("", None),
    ],
)
def test_titles(text, title):
    assert title_of(text) == title


@given(st.text())
def test_a_title_is_visible_and_trimmed(text):
    span = find_title(split_lines(text))
    assert span is None or span.of(text).strip() == span.of(text) != ""


@pytest.mark.parametrize(
    ("title", "articles", "signatures", "body", "kind"),
    [
        ("SUPPLY AGREEMENT", 12, True, "", "agreement"),
        (
            "SUPPLY AGREEMENT",
            0,
            False,
            "The Seller shall deliver. The Buyer shall pay.",
            "agreement",
        ),
        ("Memorandum on Cooperation", 0, True, "", "memorandum"),
        ("Контракт на поставку", 3, False, "", "contract"),
        ("Unions signed a Memorandum", 0, False, "The parties agreed to meet.", "news"),
        ("Профсоюзы подписали соглашение", 0, False, "Стороны встретились вчера.", "news"),
        ("Our trip to Geneva", 0, False, "We went by train.", "news"),
        ("Rules of the House", 9, True, "", "agreement"),
        ("Privacy Policy", 0, False, "We shall keep your data.", "text"),
    ],
)
def test_kinds(title, articles, signatures, body, kind):
    assert kind_of(title, Evidence(articles, signatures, body)) == kind


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("UMOWA między Rządem A a Rządem B, podpisana w Toruniu dnia 31 sierpnia 2022 roku", True),
        ("Porozumienie podpisane w Łodzi", True),
        ("Agreement between A and B, signed in Oslo on 5 May 2021", True),
        ("Соглашение между А и Б (подписано в Минске 5 мая 2021 года)", True),
        ("Соглашение, подписанное в Минске", True),
        ("Podpisano porozumienie o współpracy", False),
        ("Związki podpisały porozumienie", False),
        ("Prezes podpisał umowę z górnikami", False),
        ("Strony podpisują umowę", False),
        ("Podpisanie umowy o współpracy", False),
        ("Umowa została podpisana w Toruniu", False),
        ("Związki zawarły umowę", False),
        ("Unions signed a memorandum", False),
        ("Memorandum signed in Astana", False),
        ("Подписано соглашение между профсоюзами", False),
        ("Подписание меморандума о сотрудничестве", False),
        ("Кеншілер мен мұғалімдер меморандумға қол қойды", False),
        ("Қол қойылған келісім", True),
    ],
)
def test_only_what_says_that_something_happened_is_a_verb_of_reports(title, name):
    assert without_verb(title) is name


@pytest.mark.parametrize(
    ("title", "body", "kind"),
    [
        ("КЕЛІСІМ", "Кеншілер мен мұғалімдер осы Келісімді жасасты.", "agreement"),
        ("СОГЛАШЕНИЕ", "Союз и Федерация договорились:\n\n1) помогать друг другу.", "agreement"),
        ("UMOWA", "Związek i Federacja zawierają niniejszą umowę.", "agreement"),
        ("Визит в Минск", "Союз и Федерация договорились:\n\n1) помогать.", "news"),
        ("Профсоюзы подписали соглашение", "Они договорились: помогать друг другу.", "news"),
        ("Союзы подписали соглашение", "Настоящее соглашение важно для них.", "news"),
    ],
)
def test_a_short_text_that_speaks_as_an_agreement_is_one(title, body, kind):
    assert kind_of(title, Evidence(0, False, body)) == kind


def test_the_first_kind_named_counts():
    assert kind_in("Memorandum on the agreement") == "memorandum"
    assert kind_in("контрактная служба") == "contract"
    assert kind_in("a contractor") is None


@pytest.mark.parametrize(
    ("title", "text", "short"),
    [
        (
            "SUPPLY AGREEMENT",
            "dated 2 September 2024, under the law of 1999",
            "SUPPLY AGREEMENT (2024)",
        ),
        ("SUPPLY AGREEMENT 2019", "dated 2 September 2024", "SUPPLY AGREEMENT 2019"),
        ("SUPPLY AGREEMENT", "no day", "SUPPLY AGREEMENT"),
        (
            "AGREEMENT between the national trade union centers that are part of the Council of "
            "Trade Unions on mutual understanding and cooperation in the field of labor migration",
            "Shymkent, October 2023",
            "Agreement in the field of labor migration (2023)",
        ),
        (
            "Меморандум о сотрудничестве между Профсоюзом работников речного флота «Волна» и "
            "Объединением портовых профсоюзов «Причал»",
            "14 марта 2024 года",
            "Меморандум «Волна» – «Причал» (2024)",
        ),
        (
            "Memorandum of Understanding on many things between the Federation of Library Workers "
            "and the Union of Museum Employees",
            "Riga, 2024",
            "Memorandum: Federation of Library Workers – Union of Museum Employees (2024)",
        ),
    ],
)
def test_short_titles(title, text, short):
    assert short_title_of(title, "agreement", text) == short


@given(st.text(max_size=300), st.sampled_from(["agreement", "news"]), st.text(max_size=100))
def test_short_titles_are_short(title, kind, text):
    assert len(short_title_of(title, kind, text)) <= 90


def test_a_text_without_a_title_has_its_first_words_or_its_name():
    assert fallback_title("", "a/My file.txt") == "My file"
    assert fallback_title("One two three four five", "a.txt") == "One two three four five"
    assert fallback_title("word " * 50, "a.txt").endswith("…")
    assert len(fallback_title("word" * 500 + " a b c", "a.txt")) <= 92
