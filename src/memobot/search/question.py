"""A question taken apart: its language, the articles and documents it names, what it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from memobot import language
from memobot.documents.identity import kind_in
from memobot.errors import QuestionError
from memobot.naming.names import Named, NameIndex
from memobot.naming.references import Reference, find_references
from memobot.naming.terms import Term, read_terms
from memobot.search.topics import Asked, Topic, topics_asked

LONGEST_QUESTION = 2_000
"""Characters. What is longer is a draft to be checked, not a question."""


class Wanted(StrEnum):
    """The kind of thing that would answer."""

    MONEY = "money"
    NUMBER = "number"
    DATE = "date"
    PERSON = "person"
    PLACE = "place"
    ANYTHING = "anything"


_OPENS = r"(?:(?<=^)|(?<=[,;:–-] )|(?<=and )|(?<=since ))"  # "when" asks there; elsewhere it joins
_HOW_MANY = (
    r"how (?:many|much)|what (?:share|percentage|number)|number of|сколько|скольких|какая доля|"
    r"какой процент|неше|қанша|ilu\b|ile\b|jaki odsetek"
)
_MONEY = (
    r"pay|paid|cost|fees?\b|dues\b|salar|wages?\b|earn|budget|price|fines?\b|penalt|spend|плат[ия]|взнос|зарплат|"
    r"зарабат|бюджет|стоим|штраф|płac|składk|wynagrodz|budżet|koszt|төле|жалақы|айлық|бюджет|айыппұл|жарна"
)
_WANTED = (
    (Wanted.MONEY, rf"(?:{_HOW_MANY})(?!\w).{{0,80}}(?<!\w)(?:{_MONEY})"),
    (Wanted.NUMBER, _HOW_MANY),
    (
        Wanted.DATE,
        rf"{_OPENS}when\b|what (?:date|day|year)|which (?:date|day|year)|когда|в каком году|"
        r"какого числа|қашан|қай жылы|kiedy|w którym roku",
    ),
    (Wanted.PERSON, r"who(?:se|m)?\b|кто\b|кем\b|кого\b|чьё|чей|кім|kto\b|kogo\b|kim\b|czyj"),
    (
        Wanted.PLACE,
        rf"{_OPENS}where\b|which (?:city|town|place)|где\b|в каком городе|қайда|қай қалада|"
        r"gdzie\b|w jakim mieście",
    ),
)
_WANTED_PATTERNS = tuple(
    (wanted, re.compile(rf"(?<!\w)(?:{pattern})", re.I)) for wanted, pattern in _WANTED
)

# Words that speak of any agreement: they ask for nothing in particular.
_GENERAL_CONCEPTS = frozenset(
    "memorandum agreement protocol contract treaty party parties article clause provision "
    "document text say tell provide contain mention state".split()
)
_SIGNING_CONCEPTS = frozenset({"signature", "signatory", "conclude an agreement"})
_GENERAL_STEMS = re.compile(
    r"(?:say|said|says|state|stat|provid|contain|mention|forese|stipul|quot|summar|cit|happen|accord|exact|currently|"
    r"говор|написа|предусм|содерж|указ|сказа|гласит|стано|цитир|процитир|согласно|"
    r"айт|жазыл|келтір|көзде|қамты|болад|жаса|mówi|zawier|przewid|stanow|brzmi|określ|zapis|cytow|zacyt|według)",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Question:
    """What a question names and what it asks.

    `terms` are all its telling words; `content` those that do not name a document, an article
    or agreements in general: what is left of them is what an answer must speak of.
    """

    text: str
    language: str
    references: tuple[Reference, ...]
    kinds: frozenset[str]
    named: Named
    focus: tuple[str, ...]
    asked: tuple[Asked, ...]
    wanted: Wanted
    terms: tuple[Term, ...]

    def could_mean(self, kind: str) -> bool:
        """Whether the question, by the words it uses, can be about an agreement of this kind."""
        return not self.kinds or kind in self.kinds

    @property
    def topics(self) -> frozenset[Topic]:
        """The provisions that the question asks for."""
        return frozenset(asked.topic for asked in self.asked)

    def topics_of(self, term: Term) -> frozenset[Topic]:
        """The provisions that this word of the question asks for."""
        return frozenset(asked.topic for asked in self.asked if asked.span.overlaps(term.span))

    @property
    def target(self) -> str | None:
        """The document that the question is most likely about, by its words or the focus."""
        if self.focus and not self.names_elsewhere:
            return self.focus[0]
        return self.named.best

    @property
    def names_elsewhere(self) -> bool:
        """Whether the words name a document outside the focus clearly."""
        best = self.named.best
        return (
            best is not None and best not in self.focus and self.named.scores[best] >= CLEARLY_NAMED
        )

    def is_about(self, document_id: str) -> bool:
        """Whether the words that name the document do so, and do not only occur in its name.

        They do where the question speaks of an agreement, or has a name that is the document's.
        """
        return (
            bool(self.kinds or self.references or self.topics) or document_id in self.named.by_name
        )

    def naming(self, document_id: str | None) -> frozenset[Term]:
        """The words that name the document, when the question is put to `document_id`."""
        if document_id is None or not self.is_about(document_id):
            return frozenset()
        return self.named.terms.get(document_id, frozenset())

    def content(self, document_id: str | None) -> tuple[Term, ...]:
        """The words that ask, when the question is put to `document_id`."""
        naming = self.naming(document_id)
        return tuple(
            term for term in self.terms if term not in naming and not self._is_general(term)
        )

    def _is_general(self, term: Term) -> bool:
        in_reference = any(reference.span.overlaps(term.span) for reference in self.references)
        if self._tells_of_signing(term):
            return True
        general = bool(term.concepts & _GENERAL_CONCEPTS) or bool(_GENERAL_STEMS.match(term.word))
        return in_reference or general or kind_in(term.word) is not None

    def _tells_of_signing(self, term: Term) -> bool:
        """Whether the word only says that an agreement was signed: "the one signed in Shymkent"."""
        asked = bool(self.topics & {Topic.SIGNING, Topic.SIGNATORIES})
        return bool(self.kinds) and not asked and bool(term.concepts & _SIGNING_CONCEPTS)

    def residue(self, document_id: str | None) -> str:
        """The question without the words that name `document_id`: what is embedded for passages."""
        said = self.naming(document_id) | {
            term for term in self.terms if self._tells_of_signing(term)
        }
        words, at = [], 0
        for term in sorted(said, key=lambda term: term.span):
            words.append(self.text[at : term.span.start])
            at = term.span.end
        words.append(self.text[at:])
        left = " ".join(" ".join(words).split())
        return left if len(re.findall(r"\w{3,}", left)) >= 2 else self.text


CLEARLY_NAMED = 1.0
"""Score from which the words of a question name a document rather than touch on it."""


def understand(text: str, names: NameIndex, focus: tuple[str, ...] = ()) -> Question:
    """Take `text` apart. Raises QuestionError for an empty or over-long question."""
    cleaned = " ".join(text.split())
    if not re.search(r"\w", cleaned):
        raise QuestionError("The question is empty. Ask something about the agreements.")
    if len(cleaned) > LONGEST_QUESTION:
        raise QuestionError(
            f"The question has {len(cleaned):,} characters; at most {LONGEST_QUESTION:,} are read. "
            "Ask a shorter one."
        )
    own = language.detect(cleaned)
    references = find_references(cleaned)
    terms = tuple(
        term
        for term in read_terms(cleaned, own)
        if not any(reference.span.overlaps(term.span) for reference in references)
    )
    return Question(
        text=cleaned,
        language=own,
        references=references,
        kinds=frozenset(kind for term in terms if (kind := kind_in(term.word))),
        named=names.find(terms),
        focus=focus,
        asked=topics_asked(cleaned),
        wanted=next(
            (wanted for wanted, pattern in _WANTED_PATTERNS if pattern.search(cleaned)),
            Wanted.ANYTHING,
        ),
        terms=terms,
    )


_NUMBER_WORD = re.compile(
    r"\d|(?<!\w)(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|"
    r"sixty|ninety|hundred|thousand|million)\b|"
    r"(?<!\w)(?:два|две|двух|двумя|три|трёх|трех|тр[её]мя|четыре|четырёх|четырех|пят[ьи]|шест[ьи]|сем[ьи]|"
    r"восе?мь?и?|девят[ьи]|десят[ьи]|тридцат[ьи]|обоих|оба|обе)\b|"
    r"(?<!\w)(?:бір|екі|үш|төрт|бес|алты|жеті|сегіз|тоғыз|отыз)(?!\w)|"
    r"(?<!\w)(?:jedn\w{1,3}|dw(?:a|ie|óch|oma)|trz(?:y|ech|ema)|cztere\w|czterech|pięci\w|pięć|sześ\w+|siedem|"
    r"siedmiu|osiem|ośmiu|dziewię\w+|dziesię\w+|trzydzie\w+)(?!\w)|"
    # how often, how much of it, and for how long when there is no end
    r"(?<!\w)(?:one (?:\w+ )?(?:year|month|week|day|copy|original)|once|twice|both|half|annually|yearly|monthly|"
    r"indefinite\w*|одн(?:ого|ом|ому) (?:год|месяц|экземпляр)\w*|раз в|дважды|половин\w+|ежегодно|ежемесячно|"
    r"бессрочн\w+|жыл сайын|ай сайын|жарты\w*|мерзімсіз\w*|raz (?:w|na)|dwukrotnie|połow\w+|ob(?:a|ie|u)|"
    r"corocznie|nieokreślon\w+)(?!\w)",
    re.IGNORECASE,
)
_DATE_WORD = re.compile(
    r"\b(?:19|20)\d\d\b|\d{1,2}\.\d{1,2}|(?<!\w)(?:date|day|today|days|months?|years?|annual\w*|дн[яей]|дат[аыу]|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|понедельник\w*|вторник\w*|сред[аыу]|четверг\w*|пятниц\w*|"
    r"суббот\w*|воскресень\w*|дүйсенбі|сейсенбі|сәрсенбі|бейсенбі|жұма|сенбі|poniedzia\w+|wtor\w+|środ\w+|"
    r"czwart\w+|piąt\w+|sobot\w+|niedziel\w+|"
    r"момент|сегодня|лет|год|месяц|ежегодно|күн|жыл|ай\b|dni|dniem|dnia|data|daty|lat|rok|roku|miesi\w+|"
    r"weeks?|hours?|signing|signature|indefinite|недел\w+|подписани\w+|бессрочн\w+|апта|қол қой\w+|мерзімсіз|"
    r"tydzień|tygodni\w*|podpisani\w+|nieokreślon\w+)",
    re.IGNORECASE,
)
_MONEY_WORD = re.compile(
    r"[$€£₸₽¥]|(?<!\w)(?:usd|eur|pln|kzt|rub|tenge|euros?|dollars?|zł|złot\w+|тенге|теңге|рубл\w+|доллар\w*|евро|"
    r"free of charge|бесплатно|nieodpłatnie|тегін|own expense|за счет|за счёт|na koszt)",
    re.IGNORECASE,
)
_NAME_WORD = re.compile(r"(?:(?<=[\w,;:»”\"] )|(?<=\n)|(?<=\*))[A-ZА-ЯЁӘҒҚҢӨҰҮҺІŁŚŻŹĆ][\w.]")


_ITS_OWN_NUMBER = re.compile(
    r"^[ \t#*_]*(?:(?:article|section|art\.|статья|artykuł|§)\s*[\dIVXLC.]+|[\d.]+-?бап|"
    r"\(?[\d.]{1,6}[.)]\s)",
    re.IGNORECASE | re.MULTILINE,
)


def could_answer(wanted: Wanted, text: str) -> bool:
    """Whether `text` has a thing of the kind that is wanted: a figure, a date, a name.

    The numbers of articles and clauses themselves do not count.
    """
    text = _ITS_OWN_NUMBER.sub("", text)
    if wanted is Wanted.MONEY:
        return bool(_MONEY_WORD.search(text))
    if wanted is Wanted.NUMBER:
        return bool(_NUMBER_WORD.search(text))
    if wanted is Wanted.DATE:
        return bool(_DATE_WORD.search(text))
    if wanted in (Wanted.PERSON, Wanted.PLACE):
        return bool(_NAME_WORD.search(text))
    return True
