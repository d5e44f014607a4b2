"""`memobot terms` and `memobot deadlines` as a user meets them, with an index and without."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

import memobot
from memobot.settings import Settings

Done = subprocess.CompletedProcess[bytes]
Run = Callable[..., Done]
CORPUS = Path(__file__).parents[1] / "corpus"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

PACT = """\
# Agreement between the Potters of Faro and the Smiths of Kiruna

Faro, 1 March 2024

The Potters of Faro and the Smiths of Kiruna have agreed on the following:

## Article 1. Aim

The Parties lend each other their kilns.

## Article 2. Term

This Agreement enters into force on the day of signing and is concluded for two years.

## Article 3. Languages

Done in two copies in English.
"""
NEWS = "The potters met the smiths.\n\nThey spoke of fire and of clay at length."


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run `memobot ARGUMENTS` from an empty folder; nothing is ingested anywhere."""

    def run(
        *arguments: str | Path, stdin: bytes = b"", environment: dict[str, str] | None = None
    ) -> Done:
        variables = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(Path(memobot.__file__).parents[1]),
            "HOME": str(tmp_path),
        }
        return subprocess.run(
            [sys.executable, "-m", "memobot.cli", *map(str, arguments)],
            env=variables | (environment or {}),
            cwd=tmp_path,
            timeout=60,
            check=False,
            capture_output=True,
            input=stdin,
        )

    return run


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A corpus of one agreement and one report."""
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "pact.md").write_text(PACT, "utf-8")
    (folder / "news.txt").write_text(NEWS, "utf-8")
    return folder


def objects(done: Done) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def told(done: Done) -> list[str]:
    return done.stderr.decode("utf-8").splitlines()


def terms_of(run: Run, *arguments: str | Path) -> dict[str, Any]:
    """The one agreement that a call tells of."""
    (ledger,) = objects(run("terms", *arguments, "--json"))
    (agreement,) = ledger["agreements"]
    return dict(agreement)


# The corpus that ships


def test_the_terms_of_the_corpus_without_an_index(run: Run) -> None:
    done = run("terms", "--corpus", CORPUS, "--as-of", "2026-11-21", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    (ledger,) = objects(done)
    assert ledger["as_of"] == "2026-11-21"
    assert list(ledger) == ["as_of", "agreements", "mentions", "failed"]
    assert [agreement["source"] for agreement in ledger["agreements"]] == [
        "agreements/central-asia-labour-migration-agreement-2023.md",
        "agreements/fprk-opzz-memorandum-2025.md",
    ]
    assert ledger["mentions"]
    assert ledger["failed"] == []


def test_every_quote_stands_in_its_file(run: Run) -> None:
    def sources(value: object) -> list[dict[str, Any]]:
        if isinstance(value, list):
            return [found for one in value for found in sources(one)]
        if not isinstance(value, dict):
            return []
        own = [value] if value.get("quote") else []
        return own + [found for one in value.values() for found in sources(one)]

    (ledger,) = objects(run("terms", "--corpus", CORPUS, "--json"))
    quoted = 0
    for one in [*ledger["agreements"], *ledger["mentions"]]:
        text = (CORPUS / one["source"]).read_bytes().decode()
        for source in sources(one):
            assert text[source["start"] : source["end"]] == source["quote"]
            quoted += 1
    assert quoted > 20


def test_the_dates_of_an_agreement_are_worked_out(run: Run) -> None:
    found = terms_of(run, "central-asia-labour-migration-agreement-2023", "--corpus", CORPUS)
    assert (found["signed"]["value"], found["signed"]["computed"]) == ("2023-10-17", False)
    assert (found["term"]["duration"], found["term"]["article"]) == ("P5Y", "8")
    assert (found["expires"]["value"], found["expires"]["computed"]) == ("2028-10-17", True)
    assert "17 October 2023" in found["expires"]["working"]
    assert found["renewal"]["automatic"] is True
    assert found["notice"]["duration"] == "P3M"
    assert found["notice_deadline"]["value"] == "2028-07-17"
    assert len(found["parties"]) == 5


def test_another_day_is_another_term(run: Run) -> None:
    name, day = "central-asia-labour-migration-agreement-2023", "2030-01-01"
    found = terms_of(run, name, "--corpus", CORPUS, "--as-of", day)
    assert found["current_term"] == {
        "number": 2,
        "from": "2028-10-17",
        "to": "2033-10-17",
        "notice_deadline": "2033-07-17",
    }
    assert found["expires"]["value"] == "2028-10-17"  # of the first term, whatever the day


@pytest.mark.parametrize("name", ["Polish memorandum", "OPZZ", "меморандум с Польшей"])
def test_one_agreement_by_a_name_that_people_use(run: Run, name: str) -> None:
    found = terms_of(run, name, "--corpus", CORPUS)
    assert found["source"] == "agreements/fprk-opzz-memorandum-2025.md"
    assert found["warnings"]


def test_the_card_of_one_agreement(run: Run) -> None:
    done = run("terms", "fprk-opzz-memorandum-2025", "--corpus", CORPUS)
    shown = done.stdout.decode()
    assert done.returncode == 0
    for line in (
        r"All-Poland Alliance of Trade Unions",
        r"Term +3 years +Article 9",
        r"Renewal +automatic, for 3 years.* +Article 9",
        r"Notice +3 months, written +Article 9",
        r"Signed by +P\. Ostrowski",
        r"! ",
    ):
        assert re.search(line, shown), line


def test_the_table_of_several(run: Run) -> None:
    done = run("terms", "--corpus", CORPUS, "--as-of", "2026-11-21")
    rows = done.stdout.decode().splitlines()
    assert rows[0].split("  ")[0] == "Agreement"
    (migration,) = [row for row in rows if "2023-10-17" in row]
    assert "2028-10-17" in migration
    assert "2028-07-17" in migration
    assert "in force" in migration
    (polish,) = [row for row in rows if "OPZZ" in row and "2025" in row and "automatic" in row]
    assert "! " in polish
    assert "with warnings" in done.stdout.decode()


# Deadlines


def deadlines_of(run: Run, *arguments: str | Path) -> list[dict[str, Any]]:
    (listed,) = objects(run("deadlines", "--corpus", CORPUS, *arguments, "--json"))
    return list(listed["deadlines"])


def test_deadlines_in_order_of_date(run: Run) -> None:
    found = deadlines_of(run, "--as-of", "2026-11-21", "--within", "P3Y")
    dates = [one["date"] for one in found]
    assert dates == sorted(dates)
    assert {("notice", "2028-07-17"), ("renews", "2028-10-17")} <= {
        (one["kind"], one["date"]) for one in found
    }


def test_the_contract_of_deadlines(run: Run) -> None:
    done = run("deadlines", "--corpus", CORPUS, "--as-of", "2028-01-01", "--json")
    assert done.returncode == 0
    (listed,) = objects(done)
    assert list(listed) == ["as_of", "within", "deadlines", "failed"]
    assert (listed["as_of"], listed["within"]) == ("2028-01-01", "P1Y")
    first = listed["deadlines"][0]
    for name in ("kind", "date", "document_id", "title", "source", "term", "working", "article"):
        assert name in first


@pytest.mark.parametrize(
    "within", ["P1Y", "p12m", "P365D", "P52W", "P0Y11M3W", "1 year", "one year"]
)
def test_a_length_of_time_can_be_written_in_many_ways(run: Run, within: str) -> None:
    found = deadlines_of(run, "--as-of", "2028-01-01", "--within", within)
    assert ("notice", "2028-07-17") in {(one["kind"], one["date"]) for one in found}


def test_no_time_at_all_is_the_day_itself(run: Run) -> None:
    found = deadlines_of(run, "--as-of", "2028-10-17", "--within", "P0D")
    assert [(one["kind"], one["date"]) for one in found] == [("renews", "2028-10-17")]
    done = run("deadlines", "--corpus", CORPUS, "--as-of", "2028-10-18", "--within", "P0D")
    assert (done.returncode, done.stdout) == (1, b"")
    assert told(done)[-1].endswith("Nothing ends, renews or needs notice on 2028-10-18.")


@pytest.mark.parametrize(
    "within",
    ["", "P", "0 days", "PT5M", "soon", "90", "-P1Y", "P1Y or more", "P1", "P99999Y"],
)
def test_what_is_no_length_of_time_is_told_in_one_line(run: Run, within: str) -> None:
    done = run("deadlines", "--corpus", CORPUS, f"--within={within}")
    assert (done.returncode, done.stdout) == (2, b"")
    (line,) = told(done)
    assert line.startswith("memobot: ")
    assert "--within" in line
    assert "P1Y" in line


def test_a_hostile_length_of_time_ends_at_once_and_is_told_briefly(run: Run) -> None:
    done = run("deadlines", "--corpus", CORPUS, "--within", "1 year and " * 9_000)
    assert done.returncode == 2
    assert len(done.stderr) < 300


def test_the_farthest_future_is_no_fault(run: Run) -> None:
    done = run("deadlines", "--corpus", CORPUS, "--within", "P9999Y", "--json")
    assert done.returncode == 0
    assert len(objects(done)[0]["deadlines"]) > len(deadlines_of(run, "--within", "P3Y"))


def test_the_table_of_deadlines(run: Run) -> None:
    done = run("deadlines", "--corpus", CORPUS, "--as-of", "2028-01-01")
    (row,) = [line for line in done.stdout.decode().splitlines() if "2028-07-17" in line]
    assert re.search(r"2028-07-17 +notice by .*17 October 2028 .* 3 months +8", row)


def test_deadlines_as_csv(run: Run) -> None:
    call = ("--as-of", "2026-11-21", "--within", "P3Y")
    done = run("deadlines", "--corpus", CORPUS, *call, "--csv")
    assert done.stdout.count(b"\r\n") == done.stdout.count(b"\n")
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8"), newline=""), strict=True))
    found = deadlines_of(run, *call)
    assert len(rows) == len(found) > 1
    for row, one in zip(rows, found, strict=True):
        for name in ("date", "kind", "title", "source", "document_id", "working", "article"):
            assert row[name] == (one[name] or "")
        assert row["quote"] == " ".join(one["quote"].split())
        assert (int(row["start"]), int(row["end"])) == (one["start"], one["end"])


def test_deadlines_as_a_calendar(run: Run) -> None:
    call = ("--as-of", "2026-11-21", "--within", "P3Y")
    done = run("deadlines", "--corpus", CORPUS, *call, "--ics")
    assert done.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    assert done.stdout.count(b"\r\n") == done.stdout.count(b"\n")
    events = list(Calendar.from_ical(done.stdout).walk("VEVENT"))
    assert len(events) == len(deadlines_of(run, *call))
    assert date(2028, 7, 17) in {event.decoded("dtstart") for event in events}


@pytest.mark.parametrize(
    ("form", "empty"), [("--json", b'"deadlines": []'), ("--csv", b"date,"), ("--ics", b"")]
)
def test_nothing_soon_is_a_no_with_a_value_still(run: Run, form: str, empty: bytes) -> None:
    done = run("deadlines", "--corpus", CORPUS, "--as-of", "2026-01-01", "--within", "P2D", form)
    assert done.returncode == 1
    assert empty in done.stdout
    assert "Nothing ends, renews or needs notice within 2 days of 2026-01-01" in told(done)[-1]
    if form == "--csv":
        assert len(done.stdout.splitlines()) == 1
    if form == "--ics":
        assert done.stdout == b""  # a calendar without an event breaks RFC 5545


def test_two_forms_at_once_are_refused(run: Run) -> None:
    done = run("deadlines", "--corpus", CORPUS, "--json", "--ics")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "--ics" in told(done)[0]


# Where the index stands


def test_with_an_index_all_is_the_same(run: Run, small_settings: Settings) -> None:
    places = {"MEMOBOT_CORPUS": str(small_settings.corpus)}
    indexed = places | {"MEMOBOT_INDEX": str(small_settings.index)}
    day = ("--as-of", "2026-11-21", "--json")
    for call in (("terms", *day), ("deadlines", "--within", "P5Y", *day)):
        without = run(*call, environment=places)
        assert without.returncode == 0
        assert run(*call, environment=indexed).stdout == without.stdout


def test_the_folder_counts_and_not_the_index(run: Run, texts: Path) -> None:
    assert run("ingest", "--corpus", texts, "--index", "made").returncode == 0
    (texts / "pact.md").write_text(PACT.replace("two years", "seven years"), "utf-8")
    found = terms_of(run, "pact", "--corpus", texts, "--index", "made")
    assert found["term"]["duration"] == "P7Y"
    (texts / "pact.md").rename(texts / "moved.md")
    assert terms_of(run, "--corpus", texts, "--index", "made")["source"] == "moved.md"


def test_an_index_of_another_corpus_does_no_harm(
    run: Run, texts: Path, small_settings: Settings
) -> None:
    found = terms_of(run, "--corpus", texts, "--index", small_settings.index)
    assert found["source"] == "pact.md"


def test_a_damaged_index_does_no_harm(run: Run, texts: Path) -> None:
    (texts.parent / "index").mkdir()
    (texts.parent / "index" / "CURRENT").write_bytes(b"\xff\x00 hello")
    done = run("terms", "--corpus", texts, "--json")
    assert (done.returncode, done.stderr) == (0, b"")


def test_without_the_folder_the_index_will_do(run: Run, texts: Path) -> None:
    assert run("ingest", "--corpus", texts).returncode == 0
    texts.rename(texts.parent / "away")
    done = run("terms", "--corpus", texts, "--json")
    assert done.returncode == 0
    (line,) = told(done)
    assert "no folder" in line
    assert "index" in line
    assert objects(done)[0]["agreements"][0]["source"] == "pact.md"


def test_nothing_is_written(run: Run, texts: Path) -> None:
    before = sorted(texts.parent.rglob("*"))
    assert run("terms", "--corpus", texts).returncode == 0
    assert run("deadlines", "--corpus", texts, "--within", "P9Y").returncode in (0, 1)
    assert sorted(texts.parent.rglob("*")) == before


# What goes wrong


def test_a_file_that_cannot_be_read_is_one_line_and_no_failure(run: Run, texts: Path) -> None:
    (texts / "bad.pdf").write_bytes(b"no pdf \x1b[31m at all")
    done = run("terms", "--corpus", texts, "--json")
    assert done.returncode == 0
    (line,) = told(done)
    assert line.startswith("bad.pdf: ")
    (ledger,) = objects(done)
    assert [failed["source"] for failed in ledger["failed"]] == ["bad.pdf"]
    assert len(ledger["agreements"]) == 1


def test_no_folder_and_no_index(run: Run) -> None:
    for command in ("terms", "deadlines"):
        done = run(command, "--corpus", "nowhere")
        assert (done.returncode, done.stdout) == (2, b"")
        (line,) = told(done)
        assert "nowhere" in line
        assert "--corpus" in line


def test_a_folder_without_agreements_is_a_no(run: Run, texts: Path) -> None:
    (texts / "pact.md").unlink()
    done = run("terms", "--corpus", texts, "--json")
    assert done.returncode == 1
    assert objects(done)[0]["agreements"] == []
    assert len(told(done)) == 1
    assert run("deadlines", "--corpus", texts).returncode == 1


def test_a_text_that_neither_is_nor_reports_an_agreement_is_a_no(run: Run, texts: Path) -> None:
    done = run("terms", "news", "--corpus", texts)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "news" in told(done)[0]


def test_a_folder_of_reports_tells_what_they_report(run: Run) -> None:
    for form in ((), ("--json",)):
        done = run("terms", "--corpus", CORPUS / "news", *form)
        assert done.returncode == 0
        assert "Nur Otan" in done.stdout.decode()
        (line,) = told(done)
        assert "holds no agreement" in line
        assert "none" not in line


def test_a_report_tells_what_it_reports(run: Run) -> None:
    done = run("terms", "nur-otan-fprk-memorandum", "--corpus", CORPUS)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Nur Otan" in done.stdout.decode()


def test_an_unknown_document_is_a_no(run: Run, texts: Path) -> None:
    done = run("terms", "zebra \x1b[2J crossing", "--corpus", texts)
    assert (done.returncode, done.stdout) == (1, b"")
    (line,) = told(done)
    assert "zebra" in line
    assert "pact.md" in line
    assert not CONTROL.search(line)


def test_a_batch_gives_an_object_a_line_in_order(run: Run, texts: Path) -> None:
    done = run("terms", "-", "--corpus", texts, stdin=b"pact\n\nzebra\n  \npact.md\n")
    first, unknown, last = objects(done)
    assert done.returncode == 1
    assert done.stderr == b""
    assert first == last
    assert first["agreements"][0]["source"] == "pact.md"
    assert unknown["document"] == "zebra"
    assert "pact.md" in unknown["error"]
    assert done.returncode == run("terms", "zebra", "--corpus", texts).returncode


def test_an_empty_batch(run: Run, texts: Path) -> None:
    done = run("terms", "-", "--corpus", texts)
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")


@pytest.mark.parametrize("command", ["terms", "deadlines"])
def test_control_characters_of_a_text_never_reach_the_terminal(
    run: Run, texts: Path, command: str
) -> None:
    hostile = PACT.replace("Potters of Faro", "Potters \x1b[31m of \u202eoraF\x07")
    (texts / "pact.md").write_text(hostile, "utf-8")
    (texts / "other.md").write_text(PACT, "utf-8")
    call = (command, "--corpus", texts, "--as-of", "2025-01-01")
    calls = [call, (*call, "--within", "P2Y", "--csv")] if command == "deadlines" else [call]
    if command == "terms":
        calls.append((command, "pact", *call[1:]))
    for one in calls:
        done = run(*one, *(("--within", "P2Y") if one == ("deadlines", *call[1:]) else ()))
        shown = done.stdout.decode().replace("\r\n", "\n")
        assert "Smiths of Kiruna" in shown
        assert not CONTROL.search(shown)


def test_markup_of_a_text_is_printed_as_it_stands(run: Run, texts: Path) -> None:
    (texts / "pact.md").write_text(PACT.replace("Potters of", "Potters [bold red]of[/]"), "utf-8")
    assert "[bold red]of[/]" in run("terms", "pact", "--corpus", texts).stdout.decode()


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_what_is_written_is_utf8_whatever_the_locale(run: Run, texts: Path, locale: str) -> None:
    (texts / "pact.md").write_text(PACT.replace("Potters of Faro", "Gildia Łódzka"), "utf-8")
    environment = {"LC_ALL": locale, "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
    for form in ("--json", "--csv"):
        call = ("deadlines", "--corpus", texts, "--as-of", "2025-01-01", "--within", "P2Y", form)
        assert "Gildia Łódzka" in run(*call, environment=environment).stdout.decode("utf-8")


def test_a_reader_that_has_gone_is_no_error(run: Run, texts: Path) -> None:
    due = "--as-of 2025-06-01 --within P1Y"
    calls = ("terms", "terms --json", f"deadlines {due}", f"deadlines {due} --csv")
    for call in (*calls, f"deadlines {due} --ics"):
        reading, writing = os.pipe()
        os.close(reading)
        try:
            done = subprocess.run(
                [sys.executable, "-m", "memobot.cli", *call.split(), "--corpus", str(texts)],
                env={"PYTHONPATH": str(Path(memobot.__file__).parents[1])},
                cwd=texts.parent,
                stdout=writing,
                stderr=subprocess.PIPE,
                check=False,
            )
        finally:
            os.close(writing)
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes a stream")
@pytest.mark.parametrize("call", ["terms", "terms --json", "deadlines --ics", "--version"])
def test_a_closed_output_is_told_in_one_line(texts: Path, call: str) -> None:
    done = subprocess.run(
        ["sh", "-c", 'exec "$0" "$@" >&-', sys.executable, "-m", "memobot.cli", *call.split()],
        env={"PYTHONPATH": str(Path(memobot.__file__).parents[1]), "MEMOBOT_CORPUS": str(texts)},
        cwd=texts.parent,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 2
    (line,) = told(done)
    assert "output is closed" in line
