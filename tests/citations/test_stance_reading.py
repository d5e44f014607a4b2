"""What is read from one sentence: its clauses, what they deny and demand; any text can be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.citations.stance import conflicts, stance_of
from memobot.citations.stances.model import Modality
from memobot.documents.model import Span
from memobot.language import LANGUAGES

PIECES = (
    "The Parties shall not may must unless either Party if , ; and but without consent by mutual "
    "agreement automatically renew amend terminate nothing prevents no neither nor only until "
    "Стороны не вправе обязуются если автоматически продлевается без согласия и но ни одна "
    "Тараптар егер хабарламаса ұзартылады емес міндетті алады және жоқ қозғамайды "
    "Strony nie mogą muszą chyba że automatycznie bez zgody oraz lecz żadna przedłuża"
).split()


def polarities(sentence: str, language: str) -> dict[str, int]:
    clauses = stance_of(sentence, language).clauses
    return {word.written: word.polarity for clause in clauses for word in clause.words}


@pytest.mark.parametrize(
    ("language", "sentence", "word", "polarity"),
    [
        ("en", "The agreement affects third parties.", "affects", 1),
        ("en", "The agreement does not affect third parties.", "affect", -1),
        ("en", "Nothing in it prevents the Parties from developing trade.", "developing", 1),
        ("en", "Existing obligations remain unaffected.", "unaffected", -1),
        ("en", "It may not be amended without consent.", "amended", 0),
        ("en", "The contractor is not obliged to report.", "report", 0),
        ("en", "They exchange not only information.", "information", 1),
        ("ru", "Стороны воздерживаются от мер.", "мер", -1),
        ("ru", "Ни одна из Сторон не раскрывает сведения.", "сведения", -1),
        ("kk", "Тараптар мәліметтерді жария етпейді.", "мәліметтерді", -1),
        ("kk", "Тараптар хаттамаларды сақтайды.", "сақтайды", 1),
        ("kk", "Бағдарламасын тараптар бекітеді.", "бекітеді", 1),
        ("pl", "Żadna ze Stron nie ujawnia danych.", "danych", -1),
        ("pl", "Nic nie stoi na przeszkodzie współpracy.", "współpracy", 1),
    ],
)
def test_what_a_sentence_affirms_and_denies(
    language: str, sentence: str, word: str, polarity: int
) -> None:
    assert polarities(sentence, language)[word] == polarity


@pytest.mark.parametrize(
    ("language", "sentence", "modality"),
    [
        ("en", "The tenant may sublet the flat.", Modality.PERMISSION),
        ("en", "No member may vote twice.", Modality.PROHIBITION),
        ("en", "Subletting is forbidden.", Modality.PROHIBITION),
        ("en", "The tenant must insure the flat.", Modality.OBLIGATION),
        ("en", "The tenant need not insure the flat.", Modality.EXEMPTION),
        ("en", "The agreement shall be extended.", Modality.RULE),
        ("ru", "Стороны считают целесообразным обмен опытом.", Modality.INTENTION),
        ("ru", "Арендатору запрещается курить.", Modality.PROHIBITION),
        ("kk", "Жалға алушы үйді сақтандыруға тиіс.", Modality.OBLIGATION),
        ("kk", "Жалға алушыға үйді сатуға тыйым салынады.", Modality.PROHIBITION),
        ("pl", "Najemca ma prawo zwiedzać ogród.", Modality.PERMISSION),
        ("pl", "Zakazuje się palenia.", Modality.PROHIBITION),
    ],
)
def test_how_a_sentence_speaks(language: str, sentence: str, modality: Modality) -> None:
    (clause,) = stance_of(sentence, language).clauses
    assert [told for told, _ in clause.modals] == [modality]


@pytest.mark.parametrize(
    ("sentence", "language", "condition"),
    [
        ("The lease is renewed unless the tenant objects.", "en", "unless the tenant objects."),
        ("Unless the tenant objects, it is renewed.", "en", "Unless the tenant objects,"),
        (
            "Unless, three months before the end, one side objects, its validity is extended.",
            "en",
            "Unless, three months before the end, one side objects,",
        ),
        ("Если арендатор возразит, договор прекращается.", "ru", "Если арендатор возразит,"),
        ("Егер тарап хабарламаса, шарт ұзартылады.", "kk", "Егер тарап хабарламаса,"),
        ("Umowa trwa, chyba że najemca zaprotestuje.", "pl", "chyba że najemca zaprotestuje."),
    ],
)
def test_a_condition_stands_apart(sentence: str, language: str, condition: str) -> None:
    (clause,) = stance_of(sentence, language).of_kind(condition=True)
    assert clause.span.of(sentence).strip() == condition


def test_a_conflict_tells_the_words_of_both_sides() -> None:
    claim, source = "The lease is not renewed.", "The lease shall be renewed for a year."
    (told,) = conflicts(stance_of(claim, "en"), stance_of(source, "en"))
    assert (told.claim, told.source) == ("not renewed", "renewed")
    assert told.claim_span.of(claim) == told.claim
    assert told.source_span.of(source) == told.source


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)),
    st.sampled_from(LANGUAGES),
)
def test_every_text_has_a_stance_inside_it(text: str, language: str) -> None:
    stance = stance_of(text, language)
    assert "".join(clause.span.of(text) for clause in stance.clauses) == text
    for clause in stance.clauses:
        scopes = [*clause.negations, *clause.scopes, *(scope for _, scope in clause.modals)]
        spans = [word.span for word in clause.words] + [scope.mark.span for scope in scopes]
        assert all(clause.span.contains(span) for span in spans)
        assert all(span.of(text) for span in spans)


@given(st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join), st.sampled_from(LANGUAGES))
def test_no_sentence_conflicts_with_itself(text: str, language: str) -> None:
    stance = stance_of(text, language)
    assert conflicts(stance, stance) == ()


@pytest.mark.parametrize(
    "unit",
    [
        "n",
        "not ",
        "и",
        "unless, ",
        "no neither ",
        "(",
        "ба",
        "\n ",
        "and may ",
        "if x, it may not ",
    ],
)
def test_a_hostile_text_is_read_at_once(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    for language in LANGUAGES:
        stance = stance_of(text, language)
        assert stance.clauses
        assert conflicts(stance, stance) == ()


def test_words_that_name_the_agreement_can_be_left_out() -> None:
    claim = "The memorandum with the miners of Silesia affects other alliances."
    source = stance_of("This Memorandum does not affect other alliances.", "en")
    naming = Span(4, claim.index(" affects"))
    assert conflicts(stance_of(claim, "en"), source) == ()
    (told,) = conflicts(stance_of(claim, "en", [naming]), source)
    assert told.claim == "affects"
