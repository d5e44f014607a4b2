"""What the reports that ship, and the public ones they restate, say of agreements."""

from __future__ import annotations

from pathlib import Path

import pytest

from memobot.documents.reading import read_bytes, read_text
from memobot.documents.structure import parse
from memobot.terms.model import Mention
from memobot.terms.reports.mentions import find_mentions

ROOT = Path(__file__).parents[3]
SEEDS = ROOT.parent / "shared" / "seeds"
NEWS = ROOT / "corpus" / "news"

FEDERATION = "Federation of Trade Unions of the Republic of Kazakhstan"
CENTRES = {
    "Union of Trade Unions of Georgia",
    "Congress of Trade Unions of Malaysia",
    "Federation of Trade Unions of Armenia",
    "Confederation of Trade Unions of Mongolia",
    "All-China Federation of Trade Unions",
    "Confederation of Trade Unions of Azerbaijan",
    "Federation of Independent Trade Unions of Tajikistan",
    "Federation of Trade Unions of Uzbekistan",
    "Federation of Trade Unions of Kyrgyzstan",
}


def original(number: str) -> Path:
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    return found[0] if found else SEEDS / f"{number}.txt"


def mentions_of(path: Path) -> list[Mention]:
    if not path.is_file():
        pytest.skip("the original texts are not part of the project: ../shared/seeds is absent")
    document = parse(read_text(read_bytes(path), path.name))
    found = list(find_mentions(document))
    for one in found:
        assert document.text[one.source.start : one.source.end] == one.source.quote
    return found


OVERVIEWS = [NEWS / "fprk-international-cooperation-2021.md", original("001")]
SIGNINGS = [NEWS / "nur-otan-fprk-memorandum.md", original("003")]
VISITS = [NEWS / "fprk-geneva-visit.md", original("002")]


@pytest.mark.parametrize("path", OVERVIEWS, ids=["restated", "original"])
def test_each_partner_of_the_overview_has_its_own_memorandum(path: Path) -> None:
    memorandums = [
        set(one.parties) - {FEDERATION}
        for one in mentions_of(path)
        if one.kind == "memorandum of understanding and cooperation" and FEDERATION in one.parties
    ]
    assert all(len(others) == 1 for others in memorandums)
    assert len(memorandums) == len(CENTRES) + 1  # and one whose name has an apostrophe
    assert set.union(*memorandums) > CENTRES


@pytest.mark.parametrize("path", OVERVIEWS, ids=["restated", "original"])
def test_the_other_agreements_of_the_overview(path: Path) -> None:
    mentions = mentions_of(path)
    (protocol,) = [one for one in mentions if one.kind == "protocol of intent"]
    assert set(protocol.parties) == {FEDERATION, "Italian Labor Union"}
    projects = [one for one in mentions if one.kind == "memorandum of cooperation"]
    assert [one.date.iso for one in projects if one.date] == ["2021", "2021"]
    assert "Winrock" in projects[0].parties[0]
    (general,) = [one for one in mentions if one.kind == "general agreement"]
    assert general.parties == ("Government of the Republic of Kazakhstan",)
    assert not any("International Labor Organization" in one.parties for one in mentions)


@pytest.mark.parametrize("path", SIGNINGS, ids=["restated", "original"])
def test_a_signing_told_over_several_sentences(path: Path) -> None:
    (mention,) = mentions_of(path)
    assert mention.kind == "memorandum of cooperation"
    assert mention.parties == ("party “Nur Otan”", FEDERATION)
    assert mention.signatories == ("Maulen Ashimbayev", "Bakhytzhan Abdirayim")
    assert mention.place == "JSC “Kazakhstan Electrolysis Plant” in Pavlodar"
    assert mention.date is None  # "today"
    assert not mention.source.quote.startswith("#")


@pytest.mark.parametrize("path", VISITS, ids=["restated", "original"])
def test_a_visit_without_a_signing_mentions_no_agreement(path: Path) -> None:
    assert mentions_of(path) == []


def test_a_signing_in_a_report_with_a_dateline() -> None:
    (mention,) = mentions_of(ROOT / "tests" / "data" / "agreements" / "en-news.txt")
    assert mention.kind == "agreement on cooperation"
    assert mention.parties == (
        'Union of Mountain Rescue and Cableway Workers "Grań"',
        "Federation of High-Altitude Guides and Porters of the Pamir",
    )
    assert mention.signatories == ("Bogumiła Starowicz", "Shodmon Nazarzoda")
    assert mention.date is not None
    assert mention.date.iso == "2025-06-18"
    assert mention.place == "Zakopane"
