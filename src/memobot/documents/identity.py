"""What kind of text a text is, and what it is called for short."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath

# Kinds by the word that titles carry, the more telling first. Stems, in four languages.
_KIND_WORDS = (
    ("memorandum", r"memorand|меморандум"),
    ("protocol", r"protocol|протокол|protok|хаттама"),
    ("contract", r"contract(?!or|ed|ual)|контракт|договор(?!ённ)|kontrakt|\bшарт(?!ы\b)"),
    (
        "agreement",
        r"ag?re?gree?ment|agreement|соглашени|договорённост|porozumieni|umow[aęy]|\bукладе?н|"
        r"келісім|convention|конвенци",
    ),
)
KINDS = tuple(kind for kind, _ in _KIND_WORDS)
_KIND = re.compile("|".join(f"(?P<{kind}>{stems})" for kind, stems in _KIND_WORDS), re.IGNORECASE)

# Titles of reports have verbs: "... signed a memorandum", "... strengthens cooperation". Those of
# agreements may have participles: "umowa ... podpisana w Toruniu", "Agreement ..., signed in Oslo".
_VERB = re.compile(
    r"\b(?:(?<!,\s)(?<!\()signed|signs?|sign|join(?:s|ed)?|conclude[sd]?|strengthens?|continue[sd]|discuss(?:ed|es)?|"
    r"met|agreed|held|visits?|visited|announce[sd]?|launch(?:ed|es)|is|are|was|were|has|have|"
    r"подписал[аи]?|подпи(?:шут|сывают|сание)|(?<!,\s)(?<!\()подписан[аоы]?|заключил[аи]?|состоял[аи]сь|обсудили|стал[аи]?|"
    r"podpisa(?:no|ł[aoy]?|li|liśmy)|podpisuj[eą]|podpisani[ea]|został[aoy]?|zostali|"
    r"zawar(?:ł[aoy]?|li|to)|spotka\w+|қол қойды|қол қойылды|қол қояды|жасалды)\b",
    re.IGNORECASE,
)
_NO_AGREEMENT = re.compile(
    r"\b(?:privacy|cookies?|policy|policies|terms of (?:use|service)|press release)\b",
    re.IGNORECASE,
)
_POLICY = re.compile(r"\bprivacy (?:policy|statement|notice)\b|terms of (?:use|service)", re.I)
_CONCLUDING = re.compile(
    r"agree as follows|agreed as follows|hereby agrees?|in witness where|it is agreed|"
    r"(?:have )?agreed on the following|following understanding|"
    r"договорились о нижеследующем|заключили настоящ|о нижеследующем|"
    r"co następuje|następującej treści|төмендегілер туралы|туралы келісті|"
    r"\b(?:agreed?|договорились|согласились|postanawiają|ustalają|келісті|уағдаласты):[^\S\n]*$",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING = re.compile(
    r"\bthis (?:\w+ ){0,5}(?:agreement|memorandum|contract|amendment|protocol)|by and between|"
    r"\bнастоящ\w+ (?:соглашени|меморандум|договор|контракт|протокол)|"
    r"\bniniejsz\w+ (?:umow|porozumieni|memorand|kontrakt|protok)|"
    r"\bосы (?:келісім|меморандум|шарт|хаттама)|"
    r"hereinafter|именуем|zwan(?:ym|ą|e)\b|деп аталатын",
    re.IGNORECASE,
)
_BINDING = re.compile(r"\b(?:shall|hereby|hereto|herein|обязу\w+|zobowiązuj\w+|міндетт\w+)\b", re.I)
_PARTIES = re.compile(r"\b(?:the Part(?:y|ies)|Сторон[аыу]?|Stron[ay]?|Тарап\w*)\b")

_SHORT = 90
_YEAR = r"(?:19|20)\d\d"
_SIGNED = re.compile(
    r"\b(?:dated|signed|made|entered into|effective|as of|zawart\w+|podpisan\w+|подписан\w*|"
    r"заключен\w*|жасалған)\b[^§]{0,100}?\b(?P<year>(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(rf"\b(?P<year>{_YEAR})\b")
_FIELD = re.compile(
    r"\b(?:in the (?:field|area|sphere) of|в (?:области|сфере)|w (?:dziedzinie|zakresie)|"
    r"concerning|regarding)\s+(?P<field>.{3,60})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"[\s,(]+(?:by and )?(?:between|among|между|pomiędzy|między)\s+(?:the\s+)?", re.IGNORECASE
)
_AND = re.compile(r",?\s+(?:and|и|a|oraz)\s+(?:the\s+)?", re.IGNORECASE)
_NAME = re.compile(r"«[^»]{2,40}»|„[^”]{2,40}”|“[^”]{2,40}”")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for or against a text's being an agreement, beside its title."""

    articles: int
    has_signatures: bool
    body: str


def kind_in(words: str) -> str | None:
    """The kind of agreement that `words` name first ("memorandum"), or None."""
    match = _KIND.search(words)
    return match.lastgroup if match else None


def without_verb(title: str) -> bool:
    """Whether a title is a name ("Memorandum on ...") rather than a report's ("X signed ...")."""
    return not _VERB.search(title)


def clean(words: str) -> str:
    """Words of a title on one line, without the signs of Markdown."""
    return " ".join(re.sub(r"[*_#`|]+", " ", words).split())


def fallback_title(text: str, source: str) -> str:
    """A title for a text without one: its first words, or the file's name for an odd text."""
    words = clean(text[:600]).split()
    if len(words) < 4:
        return PurePosixPath(source).stem
    beginning = _whole_words(" ".join(words[:14]), _SHORT)
    return beginning if len(words) <= 14 else f"{beginning.rstrip(',;:. ')} …"


def kind_of(title: str, evidence: Evidence) -> str:
    """The kind of a text: one of `KINDS`, "news" for reports, "text" for policies and the like.

    A report may name an agreement in its title ("... signed a memorandum"), but it does not
    speak as one: it has no articles, no concluding formula, no signatures.
    """
    named = kind_in(title)
    body = evidence.body
    if named is None and (_NO_AGREEMENT.search(title) or len(_POLICY.findall(body[:9000])) >= 2):
        return "text"
    points = 0
    points += 2 if named and without_verb(title) else 0
    points += 2 if evidence.articles >= 2 else 0
    points += 1 if evidence.has_signatures else 0
    points += 1 if _OPENING.search(body[:3000]) else 0
    points += 2 if _CONCLUDING.search(body[:8000]) or _CONCLUDING.search(body[-6000:]) else 0
    points += 1 if len(_BINDING.findall(body[:50_000])) * 250 > len(body[:50_000].split()) else 0
    points += 1 if len(_PARTIES.findall(body[:50_000])) >= 4 else 0
    return (named or "agreement") if points >= 3 else "news"


def short_title_of(title: str, kind: str, text: str) -> str:
    """A title short enough for a label, with the year of signing where the text tells it.

    Of a long title the part that tells it apart is kept: its field, or its parties.
    """
    room = _SHORT if kind in ("news", "text") else _SHORT - len(" (2000)")
    short = title if len(title) <= room else _shortened(title, kind, room)
    if kind in ("news", "text") or re.search(rf"\b{_YEAR}\b", short):
        return short
    year = _year(text)
    return f"{short} ({year})" if year else short


def _shortened(title: str, kind: str, room: int) -> str:
    for shorter in _shorter_titles(title, kind):
        if shorter and len(shorter) <= room:
            return shorter
    return f"{_whole_words(title, room - 2)} …"


def _shorter_titles(title: str, kind: str) -> list[str]:
    if kind in ("news", "text"):
        return [_before_comma(title)]
    head, _, parties = _split_at(_BETWEEN, title)
    called = _kind_as_written(head) or _kind_as_written(title) or kind.capitalize()
    field = _FIELD.search(title)
    names = list(dict.fromkeys(_NAME.findall(title)))
    first, _, second = _split_at(_AND, parties)
    whole_field = field.group() if field and field.end() == len(title) else ""
    return [
        f"{called} {whole_field}" if whole_field else "",
        f"{called} {names[0]} – {names[1]}" if len(names) == 2 else "",
        f"{head}: {first} – {second}" if first and second and len(head) < 30 else "",
        f"{called}: {first} – {second}" if first and second else "",
        head if parties and kind_in(head) else "",
        _before_comma(title),
    ]


def _split_at(pattern: re.Pattern[str], words: str) -> tuple[str, str, str]:
    match = pattern.search(words)
    if match is None:
        return words, "", ""
    return words[: match.start()].strip(" ,("), match.group(), words[match.end() :].strip(" ,.")


def _kind_as_written(words: str) -> str:
    """The word that names the kind, as the title writes it, with a capital."""
    match = _KIND.search(words)
    if match is None:
        return ""
    start = words.rfind(" ", 0, match.start()) + 1
    word = words[start:].split()[0].strip(",.:;")
    return word[:1].upper() + (word[1:].lower() if word.isupper() else word[1:])


def _before_comma(title: str) -> str:
    head = re.split(r"[:;,–—]\s|\s[–—-]\s|\s\(", title, maxsplit=1)[0]
    return head if len(head) >= 20 else ""


def _whole_words(words: str, room: int) -> str:
    if len(words) <= room:
        return words
    cut = words[: room + 1].rpartition(" ")[0] or words[:room]
    return cut.rstrip(",;:.–—- ")


def _year(text: str) -> str | None:
    """The year of signing: of a date that is said to be it, or the first early one."""
    head = text[:2500]
    match = _SIGNED.search(head) or _ANY_YEAR.search(head[:1500])
    return match["year"] if match else None
