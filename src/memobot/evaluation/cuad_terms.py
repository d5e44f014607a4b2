"""How well the terms of real contracts are found: CUAD v1, read as any text of a corpus is."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from memobot.documents.reading import read_bytes, read_text
from memobot.documents.structure import parse
from memobot.errors import CorpusError, ReadingError, SettingsError
from memobot.evaluation.fields import FIELDS, PERPETUAL
from memobot.evaluation.gold import GoldContract, Share, find_texts, read_gold
from memobot.evaluation.scoring import Prediction, Score, score
from memobot.index.catalog_rows import DocumentRecord
from memobot.index.ledgers import held_of
from memobot.index.report import Progress, silent
from memobot.terms.extract import extract
from memobot.terms.ledger import DatedValue, Entry, work_out
from memobot.terms.model import AgreementTerms, Anchor, Renewal

ANY_DAY = date(2000, 1, 1)  # nothing that is scored depends on the day of the ledger


@dataclass(frozen=True, slots=True)
class Part:
    """The scores of some of the contracts, by field."""

    contracts: int
    scores: Mapping[str, Score]


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What was predicted for each contract, by stem, and what it is worth, by part.

    `unread` are the contracts without a prediction, each with the reason; `seconds` is the time
    of reading and predicting.
    """

    predictions: Mapping[str, Prediction]
    unread: Mapping[str, str]
    parts: Mapping[Share, Part]
    seconds: float


def evaluate(data: Path, share: Share = Share.ALL, progress: Progress = silent) -> Evaluation:
    """Predict the contracts in a folder laid out as CUAD v1, and score them.

    Raises CorpusError when the table or the texts are missing, or no contract is in the share.
    """
    gold = tuple(one for one in read_gold(data) if share.holds(one.stem))
    if not gold:
        raise CorpusError(f"{data} has no contracts in the {share} share: take --share all")
    texts = find_texts(data, gold)
    started = time.perf_counter()
    predictions: dict[str, Prediction] = {}
    unread = {one.stem: "has no text" for one in gold if one.stem not in texts}
    for done, (stem, path) in enumerate(texts.items(), start=1):
        try:
            predictions[stem] = predict(path)
        except ReadingError as error:
            unread[stem] = str(error)
        progress("contracts", done, len(texts))
    seconds = time.perf_counter() - started
    return Evaluation(predictions, unread, _parts(gold, predictions, share), seconds)


def predict(path: Path) -> Prediction:
    """What memobot finds in one contract; nothing in a text that it takes for no agreement.

    Raises ReadingError when the file cannot be read.
    """
    document = parse(read_text(read_bytes(path), path.name))
    terms = extract(document).terms
    if terms is None:
        return {one.name: None for one in FIELDS}
    return prediction_of(work_out(held_of(DocumentRecord.of(document, sha256="")), terms, ANY_DAY))


def prediction_of(entry: Entry) -> Prediction:
    """The answers of an entry to the questions of CUAD, in ISO 8601."""
    return {
        "agreement_date": _iso_date(entry.signed),
        "effective_date": _iso_date(entry.effective),
        "expiration_date": _iso_date(entry.expires),
        "renewal_term": _renewal_term(entry.stated.renewal),
        "notice_period": _notice_period(entry.stated),
    }


def write_predictions(predictions: Mapping[str, Prediction], path: Path) -> None:
    """Write JSON, one contract a line with its stem under "filename"; all of it or nothing.

    Raises SettingsError when the file cannot be written.
    """
    rows = ({"filename": stem, **prediction} for stem, prediction in predictions.items())
    lines = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    replacement = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        try:
            replacement.write_text(lines, "utf-8")
            replacement.replace(path)
        finally:
            replacement.unlink(missing_ok=True)
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be written ({error.strerror}): name another file with --out"
        ) from None


def _parts(
    gold: tuple[GoldContract, ...], predictions: Mapping[str, Prediction], share: Share
) -> dict[Share, Part]:
    parts = {}
    for part in Share if share is Share.ALL else (share,):
        contracts = [one for one in gold if part.holds(one.stem)]
        if contracts:
            parts[part] = Part(len(contracts), score(contracts, predictions))
    return parts


def _iso_date(value: DatedValue | None) -> str | None:
    if value is None:
        return None
    return value.date.iso if value.date else PERPETUAL


def _renewal_term(renewal: Renewal | None) -> str | None:
    if renewal is None or renewal.by_agreement:
        return None  # parties can always agree; experts mark such clauses now and then
    if renewal.indefinite:
        return PERPETUAL
    return renewal.duration.iso if renewal.duration else None


def _notice_period(stated: AgreementTerms) -> str | None:
    """That which prevents a renewal, or ends one without end: not one that asks for a renewal, or
    that ends the agreement at any time."""
    notice, renewal = stated.notice, stated.renewal
    if notice is None or notice.to_renew:
        return None
    if notice.before is not Anchor.EXPIRY and not (renewal and renewal.source == notice.source):
        return None
    return notice.duration.iso
