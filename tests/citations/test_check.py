"""The seven verdicts, each with its reason, on drafts in four languages over what ships."""

from __future__ import annotations

import pytest

from memobot.assistant import Assistant
from memobot.citations.model import Aspect, Checked, Claim, Verdict

POLISH = "fprk-opzz-memorandum-2025"
CENTRAL_ASIAN = "central-asia-labour-migration-agreement-2023"
TERM = "The Memorandum shall enter into force on the day it is signed and shall stay in force for"


def only(corpus: Assistant, draft: str) -> Claim:
    """The one claim of the draft."""
    checked = corpus.check(draft)
    assert [claim.text for claim in checked.claims] == [draft]
    return checked.claims[0]


def assert_well_formed(corpus: Assistant, checked: Checked) -> None:
    """What holds of every check: spans are of the draft, quotes stand where they say."""
    at = 0
    for claim in checked.claims:
        assert checked.text[claim.span.start : claim.span.end] == claim.text
        assert claim.span.start >= at
        at = claim.span.end
        assert claim.explanation
        for reference in claim.references:
            assert reference.span.of(checked.text) == reference.as_written
        for difference in claim.differences:
            assert difference.said is None or difference.said.of(checked.text) == difference.draft
        for change in claim.changes:
            assert change.said.of(checked.text) == change.draft
        for citation in claim.evidence:
            document = corpus.show(citation.document_id).document
            assert document.text[citation.start : citation.end] == citation.quote


VERDICTS = [
    # English
    (Verdict.SUPPORTED, "The Polish memorandum runs for three years."),
    (
        Verdict.SUPPORTED,
        "Under Article 7 of the CTUCA agreement disputes are settled by negotiations.",
    ),
    (Verdict.CONTRADICTED, "The Polish memorandum runs for four years."),
    (Verdict.CONTRADICTED, "The CTUCA agreement was signed on 18 October 2023."),
    (Verdict.CONTRADICTED, "The Polish memorandum is a multilateral agreement."),
    (Verdict.CONTRADICTED, "The Parties to the Polish memorandum may not amend it."),
    (Verdict.MISQUOTED, f"Article 9 of the Polish memorandum says: “{TERM} four years”."),
    (Verdict.WRONG_ARTICLE, f"Article 7 of the Polish memorandum says: “{TERM} three years”."),
    (Verdict.WRONG_ARTICLE, "Under Article 7 of the Polish memorandum the term is three years."),
    (Verdict.NO_SUCH_ARTICLE, "Under Article 12 of the Polish memorandum the Parties meet yearly."),
    (Verdict.NO_SUCH_ARTICLE, "Article 3(9) of the Polish memorandum is about joint events."),
    (Verdict.UNKNOWN_DOCUMENT, "The memorandum with Sweden has nine articles."),
    (Verdict.NOT_FOUND, "The Polish memorandum obliges the Parties to vaccinate their horses."),
    (Verdict.NOT_FOUND, "Article 9 of the Polish memorandum says: “the sea was calm and warm”."),
    # Russian
    (Verdict.SUPPORTED, "Меморандум с Польшей действует три года."),
    (Verdict.CONTRADICTED, "Меморандум с Польшей действует пять лет."),
    (
        Verdict.MISQUOTED,
        f"Статья 9 меморандума с Польшей на английском языке гласит: «{TERM} four years».",
    ),
    (Verdict.WRONG_ARTICLE, "Согласно статье 8 меморандума с Польшей он действует три года."),
    (Verdict.NO_SUCH_ARTICLE, "Статья 15 меморандума с Польшей посвящена срокам."),
    (Verdict.UNKNOWN_DOCUMENT, "Соглашение со шведскими профсоюзами предусматривает сауну."),
    (Verdict.NOT_FOUND, "Меморандум с Польшей предусматривает совместную страховую кассу."),
    # Kazakh
    (Verdict.SUPPORTED, "Польшамен жасалған меморандум үш жыл қолданылады."),
    (Verdict.CONTRADICTED, "Польшамен жасалған меморандум бес жыл қолданылады."),
    (
        Verdict.MISQUOTED,
        f"Польшамен жасалған меморандумның 9-бабында «{TERM} four years» делінген.",
    ),
    (
        Verdict.WRONG_ARTICLE,
        "Польшамен жасалған меморандумның 8-бабы бойынша ол үш жыл қолданылады.",
    ),
    (Verdict.NO_SUCH_ARTICLE, "Польшамен жасалған меморандумның 15-бабында мерзім белгіленген."),
    (Verdict.UNKNOWN_DOCUMENT, "Швеция кәсіподақтарымен жасалған келісім сауна салуды көздейді."),
    (Verdict.NOT_FOUND, "Польшамен жасалған меморандум бірлескен сақтандыру қорын көздейді."),
    # Polish
    (Verdict.SUPPORTED, "Memorandum FPRK – OPZZ obowiązuje przez trzy lata."),
    (Verdict.CONTRADICTED, "Memorandum FPRK – OPZZ obowiązuje przez pięć lat."),
    (Verdict.MISQUOTED, f"Artykuł 9 memorandum FPRK – OPZZ brzmi: „{TERM} four years”."),
    (
        Verdict.WRONG_ARTICLE,
        "Zgodnie z artykułem 8 memorandum FPRK – OPZZ obowiązuje ono przez trzy lata.",
    ),
    (
        Verdict.NO_SUCH_ARTICLE,
        "Zgodnie z artykułem 15 memorandum FPRK – OPZZ strony spotykają się co roku.",
    ),
    (
        Verdict.UNKNOWN_DOCUMENT,
        "Porozumienie ze szwedzkimi związkami zawodowymi przewiduje saunę.",
    ),
    (Verdict.NOT_FOUND, "Memorandum FPRK – OPZZ przewiduje wspólny fundusz ubezpieczeniowy."),
]


@pytest.mark.parametrize(("verdict", "draft"), VERDICTS)
def test_a_claim_has_its_verdict(corpus: Assistant, verdict: Verdict, draft: str) -> None:
    checked = corpus.check(draft)
    assert [claim.verdict for claim in checked.claims] == [verdict]
    assert checked.summary == {verdict: 1}
    assert checked.holds is (verdict is Verdict.SUPPORTED)
    assert_well_formed(corpus, checked)


# What it rests on


@pytest.mark.parametrize(
    ("draft", "document", "article", "words"),
    [
        ("The Polish memorandum runs for three years.", POLISH, "9", "for three years"),
        ("The Polish memorandum runs for four years.", POLISH, "9", "for three years"),
        ("Соглашение CTUCA действует пять лет.", CENTRAL_ASIAN, "8", "5 (five) years"),
        ("Under Article 7 of the Polish memorandum the term is three years.", POLISH, "9", "three"),
        ("The CTUCA agreement is done in six copies.", CENTRAL_ASIAN, "9", "five copies"),
        ("Memorandum FPRK – OPZZ obowiązuje przez pięć lat.", POLISH, "9", "three years"),
        (
            "ILO Convention No. 143 is mentioned in Article 5 of the CTUCA agreement.",
            CENTRAL_ASIAN,
            "5",
            "No. 143",
        ),
    ],
)
def test_the_evidence_is_the_passage_that_decides(
    corpus: Assistant, draft: str, document: str, article: str, words: str
) -> None:
    evidence = only(corpus, draft).evidence
    assert evidence[0].document_id.startswith(document)
    assert evidence[0].article == article
    assert any(words in one.quote for one in evidence)
    assert [one.marker for one in evidence] == list(range(1, len(evidence) + 1))


@pytest.mark.parametrize(
    "draft",
    [
        "Article 12 of the Polish memorandum is about money.",
        "The memorandum with Sweden has nine articles.",
    ],
)
def test_of_what_is_not_there_no_evidence_is_shown(corpus: Assistant, draft: str) -> None:
    assert only(corpus, draft).evidence == ()


@pytest.mark.parametrize(
    ("draft", "document", "article", "clause", "written"),
    [
        (
            "Article 9 of the Polish memorandum sets a term of three years.",
            POLISH,
            "9",
            None,
            "Article 9",
        ),
        (
            "Article 3(3) of the Polish memorandum provides for joint events.",
            POLISH,
            "3",
            "3",
            "Article 3(3)",
        ),
        (
            "Статья 8 соглашения CTUCA устанавливает срок 5 лет.",
            CENTRAL_ASIAN,
            "8",
            None,
            "Статья 8",
        ),
        (
            "Польшамен жасалған меморандумның 9-бабында үш жыл мерзім белгіленген.",
            POLISH,
            "9",
            None,
            "9-бабында",
        ),
        (
            "Zgodnie z art. 9 memorandum FPRK – OPZZ obowiązuje ono przez trzy lata.",
            POLISH,
            "9",
            None,
            "art. 9",
        ),
        ("Article 12 of the Polish memorandum is about money.", POLISH, "12", None, "Article 12"),
    ],
)
def test_a_reference_is_resolved(
    corpus: Assistant, draft: str, document: str, article: str, clause: str | None, written: str
) -> None:
    (reference,) = only(corpus, draft).references
    assert reference.document_id is not None
    assert reference.document_id.startswith(document)
    assert (reference.article, reference.clause) == (article, clause)
    assert reference.as_written == written


# Why, in the language of the draft


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("The Polish memorandum runs for four years.", ("four years", "three years", "Article 9")),
        ("Меморандум с Польшей действует пять лет.", ("пять лет", "three years", "статья 9")),
        ("Польшамен жасалған меморандум бес жыл қолданылады.", ("бес жыл", "three years", "9-бап")),
        (
            "Memorandum FPRK – OPZZ obowiązuje przez pięć lat.",
            ("pięć lat", "three years", "artykuł"),
        ),
        ("The CTUCA agreement runs until 17 October 2029.", ("2029", "17 October 2028", "5 years")),
        ("The ITUC unites 400 national trade centers in 163 countries.", ("400", "332")),
        (
            f"Article 9 of the Polish memorandum says: “{TERM} four years”.",
            ("“four”", "“three”", "Article 9"),
        ),
        (
            "Under Article 7 of the Polish memorandum the term is three years.",
            ("Article 9", "not in Article 7"),
        ),
        ("Article 12 of the Polish memorandum is about money.", ("no Article 12", "1–10")),
        ("The memorandum with Sweden has nine articles.", ("The memorandum with Sweden",)),
        ("The Polish memorandum provides for a joint sauna.", ("sauna",)),
    ],
)
def test_the_explanation_names_both_sides(
    corpus: Assistant, draft: str, words: tuple[str, ...]
) -> None:
    explanation = only(corpus, draft).explanation
    assert [one for one in words if one not in explanation] == []


def test_a_difference_tells_in_what(corpus: Assistant) -> None:
    def aspects(draft: str) -> list[Aspect]:
        return [one.aspect for one in only(corpus, draft).differences]

    assert aspects("The Polish memorandum runs for four years.") == [Aspect.TERM]
    assert aspects("The CTUCA agreement is done in six copies.") == [Aspect.COPIES]
    assert aspects("The CTUCA agreement was signed in Astana.") == [Aspect.PLACE]
    assert aspects("The CTUCA agreement runs until 17 October 2029.") == [Aspect.EXPIRES]
    assert aspects("The Polish memorandum is a multilateral agreement.") == [Aspect.OPPOSITE]
    assert aspects("The Polish memorandum runs for three years.") == []


# What would set it right


@pytest.mark.parametrize(
    ("draft", "wrong", "right"),
    [
        ("The Polish memorandum runs for four years.", "four", "three"),
        ("The CTUCA agreement is done in six copies.", "six", "five"),
        ("The CTUCA agreement was signed on 18 October 2023.", "18", "17"),
        (
            f"Article 9 of the Polish memorandum says: “{TERM} four years”, see there.",
            "four",
            "three",
        ),
        (
            f"Article 7 of the Polish memorandum says: “{TERM} three years”.",
            "Article 7",
            "Article 9",
        ),
        ("Согласно статье 8 меморандума с Польшей он действует три года.", "статье 8", "статье 9"),
        (
            "Польшамен жасалған меморандумның 8-бабы бойынша ол үш жыл қолданылады.",
            "8-бабы",
            "9-бабы",
        ),
    ],
)
def test_a_suggestion_puts_the_right_words_in_and_changes_nothing_else(
    corpus: Assistant, draft: str, wrong: str, right: str
) -> None:
    suggestion = only(corpus, draft).suggestion
    assert suggestion == draft.replace(wrong, right)
    assert corpus.check(suggestion).holds


@pytest.mark.parametrize(
    "draft",
    [
        "The Polish memorandum runs for three years.",  # nothing to set right
        "Меморандум с Польшей действует пять лет.",  # the text's words are English
        "The Polish memorandum provides for a joint sauna.",
        "The memorandum with Sweden has nine articles.",
    ],
)
def test_nothing_is_suggested_where_nothing_can_be(corpus: Assistant, draft: str) -> None:
    assert only(corpus, draft).suggestion is None


# Agreements in other languages


@pytest.mark.parametrize(
    ("draft", "verdict", "suggestion"),
    [
        ("Соглашение пчеловодов и садоводов действует бессрочно.", Verdict.SUPPORTED, None),
        (
            "Соглашение пчеловодов можно расторгнуть, уведомив другую Сторону за два месяца.",
            Verdict.CONTRADICTED,
            "Соглашение пчеловодов можно расторгнуть, уведомив другую Сторону за один месяц.",
        ),
        (
            "Porozumienie latarników przewiduje trzy szkolenia w roku.",
            Verdict.CONTRADICTED,
            "Porozumienie latarników przewiduje dwa szkolenia w roku.",
        ),
        (
            "Article 3(3) of the Glaziers' memorandum says that minutes go round within 30 days.",
            Verdict.CONTRADICTED,
            "Article 3(3) of the Glaziers' memorandum says that minutes go round within 14 days.",
        ),
        (
            "Меморандум с португальскими плиточниками действует четыре года.",
            Verdict.SUPPORTED,
            None,
        ),
    ],
)
def test_agreements_in_other_languages_are_checked(
    small: Assistant, draft: str, verdict: Verdict, suggestion: str | None
) -> None:
    checked = small.check(draft)
    assert_well_formed(small, checked)
    assert [claim.verdict for claim in checked.claims] == [verdict]
    assert checked.claims[0].suggestion == suggestion
