from __future__ import annotations

import sys
from pathlib import Path

import pytest

from memobot.errors import SettingsError
from memobot.evaluation.retrieval import systems
from memobot.evaluation.retrieval.comparing import ALL, compare, score_all
from memobot.evaluation.retrieval.data import read_benchmark
from memobot.evaluation.retrieval.neutral import copy_renamed
from memobot.evaluation.retrieval.places import Place
from memobot.evaluation.retrieval.running import SystemFailed
from memobot.evaluation.retrieval.systems import OURS, PEERS, Candidate, chosen, require_peers

PYTHON = Path(sys.executable)


@pytest.fixture
def scripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for peers of our own: one tells the names of the files, one fails."""
    folder = tmp_path / "peers"
    folder.mkdir()
    monkeypatch.setattr(systems, "SCRIPTS", folder)
    (folder / "names.py").write_text(
        "from memobot.evaluation.retrieval.places import Place\n"
        "from memobot.evaluation.retrieval.protocol import Built, serve\n"
        "class Names:\n"
        "    packages = ()\n"
        "    def build(self, corpus, folder, progress):\n"
        "        files = sorted(path for path in corpus.rglob('*') if path.is_file())\n"
        "        names = [path.relative_to(corpus).as_posix() for path in files]\n"
        "        self.places = [Place(name, 0, 20) for name in names]\n"
        "        return Built(len(names), {'names': names})\n"
        "    def search(self, query, k):\n"
        "        return self.places[:k]\n"
        "serve(Names())\n"
    )
    (folder / "fails.py").write_text("raise SystemExit('It is broken.')")
    return folder


@pytest.mark.usefixtures("scripts")
def test_neutral_names_hide_the_files_from_the_system_and_not_from_the_scores(write_data) -> None:
    benchmark = read_benchmark(write_data())
    pair = (
        Candidate("named", "named", ("names.py",)),
        Candidate("neutral", "neutral", ("names.py",), neutral=True),
    )
    named, neutral = compare(benchmark, pair, PYTHON).results
    assert named.run.built.details["names"] == ["leases/alder.txt", "policies/quince.txt"]
    assert neutral.run.built.details["names"] == ["doc0001.txt", "doc0002.txt"]
    assert neutral.run.found == named.run.found
    assert neutral.scores == named.scores


def test_the_copies_of_a_corpus_hold_the_same_bytes(write_data, tmp_path: Path) -> None:
    benchmark = read_benchmark(write_data())
    originals = copy_renamed(benchmark.corpus, benchmark.texts, tmp_path / "copies")
    assert originals == {"doc0001.txt": "leases/alder.txt", "doc0002.txt": "policies/quince.txt"}
    for name, source in originals.items():
        copied = (tmp_path / "copies" / name).read_bytes()
        assert copied == (benchmark.corpus / source).read_bytes()


@pytest.mark.usefixtures("scripts")
def test_a_system_that_fails_leaves_the_others_their_results(write_data) -> None:
    told: list[str] = []
    broken = Candidate("broken", "broken", ("fails.py",))
    pair = (broken, Candidate("named", "named", ("names.py",)))
    benchmark = read_benchmark(write_data())
    done = compare(benchmark, pair, PYTHON, tell=told.append)
    assert [one.system.name for one in done.results] == ["named"]
    assert "It is broken." in done.failed["broken"]
    assert [line.split()[0] for line in told] == ["broken", "measured"]
    with pytest.raises(SystemFailed, match=r"broken: .*It is broken\."):
        compare(benchmark, (broken,), PYTHON)


def test_in_the_mean_of_all_sets_each_weighs_the_same(write_data) -> None:
    benchmark = read_benchmark(write_data())
    right, wrong = benchmark.questions[-1].gold, (Place("policies/quince.txt", 0, 5),)
    scores = score_all(benchmark, [wrong, wrong, right])
    recall = {name: by_k[1].recall for name, by_k in scores.items()}
    assert recall == {"leases": 0.0, "policies": 1.0, ALL: 0.5}


def test_the_systems_that_options_choose() -> None:
    assert chosen(None, neutral=True, peers=False) == OURS
    assert chosen(None, neutral=False, peers=True) == (OURS[0], *PEERS)
    assert [one.name for one in chosen("bm25, memobot,bm25", neutral=True, peers=True)] == [
        "bm25",
        "memobot",
    ]
    with pytest.raises(SettingsError, match="'elastic'"):
        chosen("memobot,elastic", neutral=True, peers=False)


def test_peers_need_their_python_and_memobot_does_not(tmp_path: Path) -> None:
    require_peers(OURS, tmp_path / "nowhere")
    require_peers(PEERS, PYTHON)
    with pytest.raises(SettingsError, match="make peers"):
        require_peers(PEERS, tmp_path / "nowhere")


def test_the_scripts_of_all_peers_are_there() -> None:
    assert all((systems.SCRIPTS / one.script[0]).is_file() for one in PEERS)
