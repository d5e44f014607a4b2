"""The corpus that ships: every restatement keeps the facts of its original and none of its prose.

The checks against the originals run where these lie beside the repository (../shared/seeds);
elsewhere they are skipped and only the form of the corpus is checked.
"""

import re
import unicodedata
from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
SEEDS = ROOT.parent / "shared" / "seeds"

# Each shipped text and the number that its original's file name starts with.
ORIGINAL_OF = {
    "agreements/fprk-opzz-memorandum-2025.md": "000",
    "agreements/central-asia-labour-migration-agreement-2023.md": "004",
    "news/fprk-international-cooperation-2021.md": "001",
    "news/fprk-geneva-visit.md": "002",
    "news/nur-otan-fprk-memorandum.md": "003",
}
ARTICLES = {
    "agreements/fprk-opzz-memorandum-2025.md": 10,
    "agreements/central-asia-labour-migration-agreement-2023.md": 9,
}
NOTE = (
    "A restatement in memobot's own words, made as an example. It is not the authentic text; rely"
)
LONGEST_SHARED_RUN = 7
# Hyphens and dashes U+2010 to U+2014, single quotes U+2018 and U+2019, guillemets.
PLAIN_MARKS = dict.fromkeys(range(0x2010, 0x2015), "-") | {0x2018: "'", 0x2019: "'"}
PLAIN_MARKS |= {ord("«"): "“", ord("»"): "”"}

every_text = pytest.mark.parametrize("name", ORIGINAL_OF)
every_agreement = pytest.mark.parametrize("name", ARTICLES)


# --- reading ------------------------------------------------------------------------------------


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """The `key: value` lines between the two `---` lines, and what follows them."""
    opening, block, body = re.split(r"^---\n", text, maxsplit=2, flags=re.MULTILINE)
    assert opening == "", "front matter must come first"
    pairs = (line.partition(": ") for line in block.splitlines())
    return {key: value.strip() for key, _, value in pairs}, body


def front_matter(name: str) -> dict[str, str]:
    return split_front_matter((CORPUS / name).read_text(encoding="utf-8"))[0]


def body(name: str) -> str:
    return split_front_matter((CORPUS / name).read_text(encoding="utf-8"))[1]


def original(name: str) -> str:
    """The text that `name` restates; skips the test where the originals are not at hand."""
    if not SEEDS.is_dir():
        pytest.skip(f"the originals are not at hand: no folder {SEEDS}")
    (path,) = SEEDS.glob(f"{ORIGINAL_OF[name]}_*.txt")
    return path.read_text(encoding="utf-8")


def normalise(text: str) -> str:
    """One spelling of quotes, dashes, spaces and markup, so that only words can differ."""
    text = unicodedata.normalize("NFC", text).replace("\u00a0", " ")
    text = text.translate(PLAIN_MARKS)
    text = re.sub(r'"([^"\n]*)"', r"“\1”", text)
    text = re.sub(r"\*\*|^#+ ", "", text, flags=re.MULTILINE)
    text = re.sub(r"\bAll\s*-\s*Poland\b", "All-Poland", text)  # one original puts spaces there
    text = re.sub(r"(?<=s) '(?= )", "'", text)  # "Servants ' Unions"
    text = text.replace("ARGREEMENT", "Agreement")  # misprint, corrected in the restatement
    return re.sub(r"[ \t]+", " ", text)


def sections(text: str) -> dict[str, str]:
    """Normalised text by part: "head", the article numbers, "signatures"; news is all head."""
    text = normalise(text)
    parts = re.split(r"^Article (\d+)\.?[ ]*$", text, flags=re.MULTILINE)
    found = {"head": parts[0]} | dict(zip(parts[1::2], parts[2::2], strict=True))
    if len(found) > 1:
        last = parts[-2]
        # The originals have no heading there: the block opens with an office.
        opening = r"^(?:Signatures$|(?=Chairman$|For the ))"
        found[last], found["signatures"] = re.split(
            opening, found[last], maxsplit=1, flags=re.MULTILINE
        )
    return found


# --- proper names -------------------------------------------------------------------------------

# "Kemal", "ITUC", "Vice-President", "Workers'", and the initial in "S. Dauletalin".
CAPITALISED = r"(?:[A-ZÀ-ÖØ-Þ]\.|[A-ZÀ-ÖØ-Þ]\w*(?:['-]\w+)*'?)"
# Inside a name only "of", "for" and "the" may stand small: "and", "on" end one name and begin
# another, so that "Contracting Parties and Members" asks for two names, not for one phrase.
JOIN = r" (?:(?:of|for) (?:the )?)?"
NAME = re.compile(rf"(?<![\w'-]){CAPITALISED}(?:{JOIN}{CAPITALISED})*")
QUOTED_TITLE = re.compile(r"(?<=“)[^“”\n]{3,60}(?=”)")
# Words that open sentences before a name ("In Geneva", "The Federation"); never part of one.
OPENERS = frozenset({"the", "a", "in", "on", "at", "by", "to", "its", "this", "it", "for", "as"})


def opens_sentence(text: str, start: int) -> bool:
    """Whether a capital at `start` says nothing: line, item, sentence or quote begins there."""
    line = text[text.rfind("\n", 0, start) + 1 : start]
    line = re.sub(r"^\s*(?:-|\d+\.)\s", "", line).rstrip(" (”")
    initial = re.search(r"\b[A-ZÀ-ÖØ-Þ]\.$", line)
    return not line or (line[-1] in ".!?“" and not initial)


def is_only_names(text: str, start: int) -> bool:
    """Whether the line has no small word ("Astana, Kazakhstan"): its first word counts too."""
    end = text.find("\n", start)
    line = text[text.rfind("\n", 0, start) + 1 : end if end >= 0 else len(text)]
    return not re.search(r"(?<![\w'-])[a-z]", line)


def names_in(text: str) -> set[str]:
    """The proper names and quoted titles of a normalised text, sentence-opening words left off.

    A sentence-opening word is kept only where something else shows that it is (part of) a name:
    a further capitalised word follows at once and the word is never written small in the text,
    or a name begins with it in the middle of a sentence elsewhere, or it is an acronym.
    """
    small = set(re.findall(r"(?<![\w'-])[a-z]\w*", text)) | OPENERS
    matches = list(NAME.finditer(text))
    opening = {
        m.start()
        for m in matches
        if opens_sentence(text, m.start()) and not is_only_names(text, m.start())
    }
    inner = {m.group().split()[0] for m in matches if m.start() not in opening}
    names = {trim_opener(m.group(), small, inner) if m.start() in opening else m.group()
             for m in matches}  # fmt: skip
    titles = {quoted for quoted in QUOTED_TITLE.findall(text) if quoted.strip(" 0123456789")}
    return {re.sub(r"'s?$", "", name) for name in names | titles if name}


def trim_opener(name: str, small: set[str], inner: set[str]) -> str:
    """`name`, found at the start of a sentence, without the word that merely opens it."""
    first, _, rest = name.partition(" ")
    acronym = len(first) > 1 and first.isupper()
    followed = bool(rest) and not re.match(r"of |for ", rest)
    if acronym or first in inner or (followed and first.lower() not in small):
        return name
    return re.sub(r"^(?:(?:of|for) )?(?:the )?", "", rest)


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def holds(text: str, name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", flat(text)) is not None


# --- numbers ------------------------------------------------------------------------------------

# "one" is left out: it is mostly a pronoun ("one of", "one another").
NUMBER_WORDS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
MAGNITUDES = frozenset({"hundred", "thousand", "million", "billion"})


def numbers_in(text: str) -> Counter[str]:
    """Every number, digits and words alike: "three" and "3" count as the same."""
    tokens = re.findall(r"(?<!\w)\d+(?:\.\d+)?|[a-z]+|_{2,}", text.casefold())
    return Counter(
        str(NUMBER_WORDS.get(token, token))
        for token in tokens
        # A blank left for a number is a fact too.
        if token[0].isdigit() or token[0] == "_" or token in NUMBER_WORDS or token in MAGNITUDES
    )


# --- shared prose -------------------------------------------------------------------------------


def is_maskable(name: str, small: set[str]) -> bool:
    """Names of several words, and single ones never written small: not "Parties", "Agreement"."""
    return " " in name or name.lower() not in small


def plain_words(text: str, names: set[str], titles: list[str]) -> list[str]:
    """The words of a text, case folded, without the given titles and names.

    Titles and names are taken out rather than replaced by a mark, with the article before them:
    a sentence copied around a name then still reads as one run.
    """
    for title in titles:
        pattern = r"\s+".join(map(re.escape, title.split()))
        text = re.sub(pattern, " ", text, flags=re.IGNORECASE)
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?:\b[Tt]he )?(?<!\w){re.escape(name)}(?:'s)?(?!\w)", " ", flat(text))
    return re.findall(r"\w+(?:'\w+)*", text.casefold())


def shared_runs(one: str, other: str, title: str) -> list[str]:
    """Runs of words, longer than allowed, that both texts have.

    Set aside are the official title, in full, and the proper names of either text. The
    signature blocks are left out: they are nothing but names and offices.
    """
    parts = [sections(text) for text in (one, other)]
    texts = ["\n".join(v for k, v in part.items() if k != "signatures") for part in parts]
    small = set(re.findall(r"(?<![\w'-])[a-z]\w*", " ".join(texts)))
    names = {n for text in texts for n in names_in(text) if is_maskable(n, small)}
    runs = [word_runs(plain_words(text, names, [normalise(title)])) for text in texts]
    return sorted(runs[0] & runs[1])


def word_runs(words: list[str]) -> set[str]:
    size = LONGEST_SHARED_RUN + 1
    return {" ".join(words[i : i + size]) for i in range(len(words) - size + 1)}


# --- always: the form of the corpus -------------------------------------------------------------


def test_the_shipped_texts_are_there() -> None:
    found = {path.relative_to(CORPUS).as_posix() for path in CORPUS.rglob("*.md")}
    assert set(ORIGINAL_OF) | {"README.md"} <= found  # users may add their own


@every_text
def test_front_matter_names_the_text_and_says_it_is_not_authentic(name: str) -> None:
    fields = front_matter(name)
    assert {"title", "kind", "aliases", "restates", "note"} <= fields.keys()
    assert all(fields.values())
    assert fields["kind"] in {"memorandum", "agreement", "news"}
    assert re.fullmatch(r"\[[^\[\]]+\]", fields["aliases"])
    assert fields["note"].startswith(NOTE)
    assert ("short_title" in fields) == (name in ARTICLES)


@every_text
def test_body_opens_with_its_title(name: str) -> None:
    assert body(name).startswith(f"# {front_matter(name)['title']}\n\n")


@every_agreement
def test_articles_are_there_in_order(name: str) -> None:
    headings = re.findall(r"^## (.+)$", body(name), flags=re.MULTILINE)
    numbered = [f"Article {n}" for n in range(1, ARTICLES[name] + 1)]
    assert headings == [*numbered, "Signatures"]


# --- beside the originals: the facts agree ------------------------------------------------------


@every_text
def test_every_number_is_kept_and_none_is_added(name: str) -> None:
    before, after = sections(original(name)), sections(body(name))
    for part, text in before.items():
        expected, found = numbers_in(text), numbers_in(after[part])
        assert not expected - found, f"missing in {part}"
        assert found.keys() <= expected.keys(), f"added in {part}"


@every_text
def test_every_proper_name_is_kept(name: str) -> None:
    before, after = sections(original(name)), sections(body(name))
    names = names_in("\n".join(before.values()))
    for part, text in before.items():
        missing = {n for n in names if holds(text, n) and not holds(after[part], n)}
        assert not missing, f"missing in {part}"


@every_text
def test_no_proper_name_is_added(name: str) -> None:
    known = set(re.findall(r"\w+", normalise(original(name)).casefold()))
    found = names_in("\n".join(sections(body(name)).values()))
    if ORIGINAL_OF[name] == "001":  # the only original without a title: ours is no fact of it
        found.discard("International")
    assert not {n for n in found if set(re.findall(r"\w+", n.casefold())) - known}


@every_text
def test_no_prose_is_shared(name: str) -> None:
    assert shared_runs(original(name), body(name), front_matter(name)["title"]) == []


@every_agreement
def test_articles_and_list_items_agree(name: str) -> None:
    def markers(text: str) -> dict[str, list[str]]:
        found = re.compile(r"^ ?(-|\d+\.) ", flags=re.MULTILINE)
        return {part: found.findall(content) for part, content in sections(text).items()}

    assert markers(body(name)) == markers(original(name))
    assert list(sections(body(name))) == list(sections(original(name)))


@every_agreement
def test_words_that_carry_legal_weight_stand_in_the_same_articles(name: str) -> None:
    weighty = r"\b(?:shall|may|will|undertake|either|both|unless|at least|written|automatically)\b"

    def found(text: str) -> dict[str, set[str]]:
        return {p: set(re.findall(weighty, flat(t).lower())) for p, t in sections(text).items()}

    assert found(body(name)) == found(original(name))


@every_agreement
def test_signature_blocks_agree_word_for_word(name: str) -> None:
    before, after = sections(original(name)), sections(body(name))
    assert after["signatures"].split() == before["signatures"].split()


# --- the checks themselves ----------------------------------------------------------------------

SAMPLE = (
    "Geneva, Switzerland\n"
    "Participants of the General Council met Kemal Özkan. Moreover, ITUC's Secretary S. Roe, of "
    "the Union of Miners and the League for Peace, spoke.\n"
    "- Trade union leaders left “In unity” behind."
)


def test_names_are_told_from_words_that_open_a_sentence() -> None:
    assert names_in(normalise(SAMPLE)) == {
        "Geneva", "Switzerland", "General Council", "Kemal Özkan", "ITUC's Secretary S. Roe",
        "Union of Miners", "League for Peace", "In unity",
    }  # fmt: skip


def test_numbers_are_found_in_digits_and_words() -> None:
    found = numbers_in("On 17.10 2023 for 5 (five) years, three-year terms, 100% of L20, «_____»")
    assert found == Counter({"5": 2, "17.10": 1, "2023": 1, "3": 1, "100": 1, "_____": 1})


def test_a_copied_sentence_is_seen_across_a_name_and_a_title_is_not() -> None:
    copied = "They all went to the Old Hall of Lublin to sing and dance."
    assert shared_runs(copied, copied.replace("Old Hall of Lublin", "Old Hall of Lodz"), "x")
    assert not shared_runs("on " + copied, "at " + copied, copied)
