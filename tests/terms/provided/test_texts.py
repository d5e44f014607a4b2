"""The languages of the authentic texts, the one that prevails, and the number of copies."""

from __future__ import annotations

import pytest

from memobot.documents.model import Document
from memobot.documents.reading import SourceText
from memobot.documents.structure import parse
from memobot.terms.provided.texts import find_copies, find_languages


def document(closing: str) -> Document:
    text = f"Memorandum\n\nArticle 1\n\nThey meet.\n\nArticle 2\n\n{closing}\n"
    return parse(SourceText("agreement.txt", text, "0" * 12))


def spoken(closing: str) -> tuple[tuple[str, ...], str | None]:
    found = find_languages(document(closing))
    return (found.codes, found.standing) if found else ((), None)


def copies(closing: str) -> tuple[int, bool] | None:
    found = find_copies(document(closing))
    return (found.number, found.each) if found else None


@pytest.mark.parametrize(
    ("closing", "codes"),
    [
        ("This Memorandum is drawn up in Finnish, Swedish and English.", ("fi", "sv", "en")),
        ("Done in two copies, each in the Korean and Uzbek languages.", ("ko", "uz")),
        ("This Agreement has been written in the English language.", ("en",)),
        ("The German and French texts of this Agreement are originals.", ("de", "fr")),
        ("Соглашение составлено на немецком, турецком и русском языках.", ("de", "tr", "ru")),
        ("Совершено в двух экземплярах на таджикском языке.", ("tg",)),
        ("Umowę sporządzono w językach polskim, litewskim i rosyjskim.", ("pl", "lt", "ru")),
        ("Porozumienie zawarto w języku ukraińskim.", ("uk",)),
        ("Келісім қазақ, өзбек және қытай тілдерінде жасалды.", ("kk", "uz", "zh")),
        ("Reports shall be prepared in English.", ()),
        ("Notices are written in the Russian language.", ()),
        ("They publish a bulletin in English and Spanish.", ()),
        ("The Polish delegation signed a declaration about English courses.", ()),
    ],
)
def test_languages_are_those_of_the_texts_of_the_agreement(
    closing: str, codes: tuple[str, ...]
) -> None:
    assert spoken(closing)[0] == codes


@pytest.mark.parametrize(
    ("closing", "standing"),
    [
        ("Done in Czech and Polish, both texts being equally authentic.", "equal"),
        ("Done in Czech and Polish. All texts are authentic.", "equal"),
        ("Done in Czech and Polish.", None),
        ("Drawn up in Czech and Polish. If they differ, the Polish text shall prevail.", "pl"),
        ("Drawn up in Czech and Polish. The Czech text prevails over the Polish text.", "cs"),
        (
            "Составлено на русском и узбекском языках. При расхождении между русским и узбекским "
            "текстами преимущественную силу имеет узбекский текст.",
            "uz",
        ),
        ("Совершено на русском и узбекском языках, оба текста имеют одинаковую силу.", "equal"),
        (
            "Umowę sporządzono w języku polskim i czeskim. W razie rozbieżności rozstrzyga tekst "
            "czeski.",
            "cs",
        ),
        ("Хаттама қазақ және орыс тілдерінде жасалды, мәтіндердің күші бірдей.", "equal"),
        ("Составлено на русском языке в двух экземплярах, имеющих равную силу.", None),
    ],
)
def test_the_standing_of_several_languages(closing: str, standing: str | None) -> None:
    assert spoken(closing)[1] == standing


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("Done in seven copies.", (7, False)),
        ("This Agreement is signed in two (2) identical original copies.", (2, False)),
        ("Executed as an Agreement in duplicate.", (2, False)),
        ("Done in four originals, each in Thai and English.", (4, True)),
        ("Drawn up in two copies in each language, this Memorandum is final.", (2, True)),
        ("This Agreement may be executed in any number of counterparts.", None),
        ("This Agreement may be executed in two or more counterparts.", None),
        ("This Agreement is signed; invoices are sent in three copies of the order.", None),
        ("Protokół sporządzono w pięciu egzemplarzach.", (5, False)),
        ("Меморандум составлен в 3 (трёх) экземплярах.", (3, False)),
        ("Составлено в двух экземплярах на каждом из языков.", (2, True)),
        ("Шарт алты данада жасалды.", (6, False)),
    ],
)
def test_copies_are_counted(closing: str, expected: tuple[int, bool] | None) -> None:
    assert copies(closing) == expected


def test_the_sources_are_the_sentences() -> None:
    closing = "They met. Done in two copies in Thai. They left."
    held = document(closing)
    languages, number = find_languages(held), find_copies(held)
    assert languages is not None
    assert number is not None
    assert languages.source == number.source
    assert languages.source.quote == "Done in two copies in Thai."
    assert languages.source.article == "2"
    assert held.text[languages.source.start : languages.source.end] == languages.source.quote
