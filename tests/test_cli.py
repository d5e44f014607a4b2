"""The command line as a user meets it: processes of their own, their output and exit codes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import memobot
from memobot.settings import Settings

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def run(small_settings: Settings, tmp_path: Path) -> Run:
    """Run `memobot ARGUMENTS` over the small corpus, from an empty folder."""

    def run(
        *arguments: str | bytes,
        stdin: bytes = b"",
        environment: dict[str, str] | None = None,
        **more: Any,
    ) -> subprocess.CompletedProcess[bytes]:
        variables = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(memobot.__file__).parents[1]),
            "HOME": str(tmp_path),
            "MEMOBOT_CORPUS": str(small_settings.corpus),
            "MEMOBOT_INDEX": str(small_settings.index),
            **(environment or {}),
        }
        return subprocess.run(
            [sys.executable, "-m", "memobot.cli", *arguments],
            env=variables,
            cwd=tmp_path,
            timeout=60,
            check=False,
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "input": stdin, **more},
        )

    return run


def fails_in_one_line(done: subprocess.CompletedProcess[bytes], code: int, *words: str) -> None:
    """No output, and one line on standard error that has `words`."""
    told = done.stderr.decode()
    assert done.returncode == code, told
    assert not done.stdout
    assert told.startswith("memobot: ")
    assert told.endswith("\n")
    assert len(told.splitlines()) == 1, told
    for word in words:
        assert word in told


def objects(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def typed(value: dict[str, Any]) -> dict[str, str]:
    return {name: type(one).__name__ for name, one in value.items()}


# What the contract says


CITATION = {
    "marker": "int",
    "document_id": "str",
    "document_title": "str",
    "source": "str",
    "article": "str",
    "clause": "NoneType",
    "label": "str",
    "quote": "str",
    "start": "int",
    "end": "int",
    "version": "str",
}
ANSWER = {
    "question": "str",
    "answer": "str",
    "abstained": "bool",
    "reason": "NoneType",
    "language": "str",
    "citations": "list",
    "engine": "str",
    "timings_ms": "dict",
}
MORE = {"choices": "list", "understood_as": "NoneType"}  # beside the contract


def test_ask_json(run: Run, small_settings: Settings) -> None:
    question = "How is the Portuguese memorandum renewed?"
    done = run("ask", question, "--json")
    assert done.returncode == 0
    assert done.stderr == b""
    (answer,) = objects(done)
    assert typed(answer) == ANSWER | MORE
    assert answer["question"] == question
    (citation,) = answer["citations"]
    assert typed(citation) == CITATION
    text = (small_settings.corpus / citation["source"]).read_bytes().decode()
    assert text[citation["start"] : citation["end"]] == citation["quote"]
    assert f"{citation['quote']}” [1]" in answer["answer"]
    assert re.fullmatch(r"[0-9a-f]{12}", citation["version"])
    assert all(isinstance(spent, float) for spent in answer["timings_ms"].values())


def test_ask_json_refusal(run: Run) -> None:
    done = run("ask", "How long does the memorandum with Brazil run?", "--json")
    assert done.returncode == 1
    (answer,) = objects(done)
    assert typed(answer) == ANSWER | MORE | {"reason": "str"}
    assert (answer["abstained"], answer["reason"]) == (True, "unknown_document")
    assert answer["citations"] == []


def test_search_json(run: Run) -> None:
    done = run("search", "silica dust", "--k", "3", "--json")
    assert done.returncode == 0
    (found,) = objects(done)
    assert list(found) == ["query", "hits"]
    assert [hit["rank"] for hit in found["hits"]] == [1, 2, 3]
    assert typed(found["hits"][0]) == {
        "rank": "int",
        "score": "float",
        "document_id": "str",
        "document_title": "str",
        "source": "str",
        "article": "str",
        "clause": "NoneType",
        "label": "str",
        "start": "int",
        "end": "int",
        "version": "str",
        "text": "str",
    }


def test_show_json(run: Run) -> None:
    (whole,) = objects(run("show", "glaziers-tilers", "--json"))
    (article,) = objects(run("show", "glaziers-tilers", "6", "--json"))
    assert whole["text"][article["start"] : article["end"]] == article["text"]
    assert (article["article"], article["heading"]) == ("6", "Term")
    assert [one["article"] for one in whole["articles"]] == list("1234567")
    assert typed(article) == {
        "document_id": "str",
        "title": "str",
        "short_title": "str",
        "source": "str",
        "version": "str",
        "kind": "str",
        "language": "str",
        "article": "str",
        "heading": "str",
        "start": "int",
        "end": "int",
        "text": "str",
    }


def test_ingest_json_then_what_changed(run: Run, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "pact.txt").write_text("Pact\n\nArticle 1\n\nWe bake.\n", "utf-8")
    (tmp_path / "texts" / "bad.pdf").write_bytes(b"no pdf \x1b[31m at all")
    call = ("ingest", "--corpus", "texts", "--index", "made", "--json")
    first = run(*call)
    assert first.returncode == 1  # one file could not be read
    (report,) = objects(first)
    assert typed(report) == {
        "documents": "int",
        "added": "int",
        "changed": "int",
        "removed": "int",
        "unchanged": "int",
        "passages": "int",
        "failed": "list",
        "generation": "str",
        "seconds": "float",
    }
    assert (report["documents"], report["added"]) == (1, 1)
    assert [typed(one) for one in report["failed"]] == [{"source": "str", "error": "str"}]
    assert "bad.pdf: " in first.stderr.decode()
    (tmp_path / "texts" / "bad.pdf").unlink()
    second = run(*call)
    assert second.returncode == 0
    assert objects(second)[0]["unchanged"] == 1


# Plain output


def test_version_and_help(run: Run) -> None:
    version = run("--version")
    assert (version.returncode, version.stdout.decode()) == (0, f"memobot {memobot.__version__}\n")
    shown = run("--help")
    assert shown.returncode == 0
    for command in ("ingest", "ask", "search", "show", "chat"):
        assert command in shown.stdout.decode()
    for option in ("--corpus", "--index", "--as-of", "--json"):
        assert option in run("ask", "--help").stdout.decode()


def test_no_command_is_no_call(run: Run) -> None:
    done = run()
    assert done.returncode == 2
    assert "ingest" in (done.stdout + done.stderr).decode()
    assert b"Traceback" not in done.stderr


def test_ask_prints_the_quote_and_its_place(run: Run) -> None:
    done = run("ask", "How is the Portuguese memorandum renewed?")
    told = done.stdout.decode()
    assert done.returncode == 0
    assert "“It is extended for further periods of two years unless a Party objects.” [1]" in told
    assert "**" not in told
    assert re.search(
        r"\[1\] .*Article 6 · agreements/glaziers-tilers\.md:\d+–\d+ · [0-9a-f]{12}", told
    )


def test_search_and_show_print(run: Run) -> None:
    assert "agreements/glaziers-tilers.md, Article 2" in run("search", "silica").stdout.decode()
    shown = run("show", "соглашение пчеловодов", "4").stdout.decode()
    assert "действует бессрочно" in shown
    assert "Опыление" not in shown


@pytest.mark.parametrize("source", ["news/zeppelins.md", "agreements/пчеловоды.txt"])
def test_show_text_is_the_canonical_text_to_the_byte(
    run: Run, small_settings: Settings, source: str
) -> None:
    done = run("show", source, "--text")
    assert done.stdout == (small_settings.corpus / source).read_bytes()


def test_show_text_keeps_line_ends(run: Run, tmp_path: Path) -> None:
    data = "Pact\r\n\r\nArticle 1\r\n\r\nWe bake.\t\u00a0\u2028 \r\n\n\n".encode()
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "pact.txt").write_bytes(data)
    assert run("ingest", "--corpus", "texts", "--index", "made").returncode == 0
    assert run("show", "pact", "--text", "--index", "made").stdout == data


@pytest.mark.parametrize(
    "call",
    [
        ("show", "news/zeppelins.md"),
        ("search", "zeppelins of Ruritania"),
        ("ask", "How many zeppelins did the visitors of the fair of Ruritania count?"),
    ],
)
def test_control_characters_of_a_text_never_reach_the_terminal(
    run: Run, call: tuple[str, ...]
) -> None:
    done = run(*call)
    told = done.stdout.decode()
    assert "zeppelin" in told
    assert not CONTROL.search(told)
    assert not CONTROL.search(done.stderr.decode())
    if call[0] != "ask":
        assert "\\x1b[31m" in told  # made visible, not dropped


def test_a_name_that_is_not_held_cannot_move_the_cursor(run: Run) -> None:
    done = run("show", "a \x1b[2J zebra \u202e crossing")
    fails_in_one_line(done, 1, "zebra", "agreements/latarnicy.txt")
    assert not CONTROL.search(done.stderr.decode().rstrip("\n"))


# Batch


def test_a_batch_answers_line_by_line_in_order(run: Run) -> None:
    lines = [
        "How is the Portuguese memorandum renewed?",
        "",
        "zebra",
        "Сколько экземпляров у соглашения пчеловодов?",
        "   ",
        "Kto rozstrzyga spory latarników i nurków?",
    ]
    done = run("ask", "-", stdin="\n".join(lines).encode())
    answers = objects(done)
    assert [answer["question"] for answer in answers] == [line for line in lines if line.strip()]
    assert [answer["language"] for answer in answers] == ["en", "en", "ru", "pl"]
    assert [answer["abstained"] for answer in answers] == [False, True, False, False]
    assert done.returncode == 1  # one of them was not answered
    assert done.stderr == b""


def test_a_batch_of_searches_and_bytes_that_are_no_text(run: Run) -> None:
    done = run("search", "-", "--k", "1", stdin=b"silica dust\r\nspory \xff\xfe\n")
    assert done.returncode == 0
    assert [found["query"] for found in objects(done)] == ["silica dust", "spory \ufffd\ufffd"]


def test_an_empty_batch(run: Run) -> None:
    done = run("ask", "-")
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


def test_closed_standard_input(run: Run) -> None:
    done = run("ask", "-", stdin=None, preexec_fn=lambda: os.close(0))
    assert b"Traceback" not in done.stderr
    assert done.stdout == b""


# What goes wrong


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("ask",), ["question"]),
        (("ask", "how", "--colour"), ["--colour"]),
        (("ask", "how", "long"), ["long"]),
        (("search", "how", "--k", "many"), ["--k"]),
        (("search", "how", "--k", "0"), ["--k"]),
        (("frobnicate",), ["frobnicate"]),
        (("ask", ""), ["empty"]),
        (("ask", "?!"), ["empty"]),
        (("search", " "), ["empty"]),
        (("ask", "a" * 2_001), ["2,001", "2,000"]),
        (("ask", "how", "--as-of", "2024-13-01"), ["as_of"]),
        (("ask", "how", "--as-of", "tomorrow"), ["as_of"]),
        (("ask", "how", "--index", "nowhere"), ["nowhere", "memobot ingest"]),
        (("ingest", "--corpus", "nowhere", "--index", "made"), ["nowhere", "--corpus"]),
        (("chat", "--port", "99999"), ["port"]),
    ],
)
def test_a_wrong_call_is_told_in_one_line(
    run: Run, call: tuple[str, ...], words: list[str]
) -> None:
    fails_in_one_line(run(*call), 2, *words)


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (("show", "zebra crossing"), ["zebra crossing", "agreements/latarnicy.txt"]),
        (("show", "glaziers-tilers", "8"), ["Article 8", "1, 2, 3, 4, 5, 6, 7"]),
    ],
)
def test_what_is_not_held_is_a_no(run: Run, call: tuple[str, ...], words: list[str]) -> None:
    fails_in_one_line(run(*call), 1, *words)


@pytest.mark.parametrize("content", ["corpus = [", "colour = 1", "port = 'no'", "\x00"])
def test_a_broken_settings_file_is_told_in_one_line(run: Run, tmp_path: Path, content: str) -> None:
    (tmp_path / "memobot.toml").write_text(content, "utf-8")
    fails_in_one_line(run("ask", "how"), 2, "memobot.toml")


def foreign(folder: Path) -> None:
    (folder / "CURRENT").write_text("hello", "utf-8")


def cut(folder: Path) -> None:
    (catalog,) = folder.rglob("catalog.sqlite")
    catalog.write_bytes(catalog.read_bytes()[:-100])


def changed(folder: Path) -> None:
    (catalog,) = folder.rglob("catalog.sqlite")
    data = bytearray(catalog.read_bytes())
    data[len(data) // 2] ^= 0xFF
    catalog.write_bytes(data)


def manifest_gone(folder: Path) -> None:
    (manifest,) = folder.rglob("manifest.json")
    manifest.unlink()


@pytest.mark.parametrize("damage", [foreign, cut, changed, manifest_gone])
def test_a_damaged_index_is_told_in_one_line(
    run: Run, small_settings: Settings, tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(small_settings.index, folder)
    damage(folder)
    fails_in_one_line(run("ask", "how", "--index", "copy"), 2, "memobot ingest")


@pytest.mark.parametrize(
    "call",
    [
        ("show", "glaziers-tilers", "--text"),
        ("show", "glaziers-tilers"),
        ("search", "unions", "--json"),
        ("ask", "How is the Portuguese memorandum renewed?"),
        ("--version",),
    ],
)
def test_a_reader_that_has_gone_is_no_error(run: Run, call: tuple[str, ...]) -> None:
    """As after `memobot ... | head -1`."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run(*call, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_told_in_one_line(run: Run) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run("search", "unions", "--json", stdout=full)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("memobot: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX"])
def test_json_is_utf8_whatever_the_locale(run: Run, locale: str) -> None:
    environment = {"LC_ALL": locale, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    question = "Сколько экземпляров у соглашения пчеловодов?".encode()
    (answer,) = objects(run("ask", "-", stdin=question, environment=environment))
    assert answer["question"] == question.decode()
    assert "в двух экземплярах" in answer["answer"]
    done = run("ask", b"zebra \xff crossing", "--json", environment=environment)
    assert b"Traceback" not in done.stderr
    assert "zebra" in objects(done)[0]["question"]


def test_a_question_needs_no_heavy_library(small_settings: Settings) -> None:
    program = (
        "import sys\n"
        "from memobot import cli\n"
        "sys.argv = ['memobot', 'ask', 'How is the Portuguese memorandum renewed?']\n"
        "try:\n    cli.main()\nexcept SystemExit as left:\n    code = left.code\n"
        "heavy = 'torch transformers sentence_transformers langchain_core chainlit fastapi'\n"
        "print(code, sorted(set(heavy.split()) & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={
            "PYTHONPATH": str(Path(memobot.__file__).parents[1]),
            "MEMOBOT_INDEX": str(small_settings.index),
        },
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stderr.decode().splitlines()[-1] in ("0 []", "None []")
    assert b"further periods of two years" in done.stdout
