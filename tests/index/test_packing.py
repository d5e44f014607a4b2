"""Findings come back from JSON as they were, and what is none is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from memobot.index.packing import pack_findings, unpack_findings
from memobot.terms.dates import PartialDate
from memobot.terms.durations import Duration
from memobot.terms.model import AgreementTerms, Findings, Mention, Party, Source

TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=20)
st.register_type_strategy(str, TEXT)
st.register_type_strategy(
    PartialDate,
    st.builds(PartialDate, st.integers(1, 9999), st.none() | st.integers(1, 12)),
)
st.register_type_strategy(Duration, st.builds(Duration, st.integers(1, 99), business=st.booleans()))


@given(findings=st.from_type(Findings))
def test_findings_come_back_as_they_were(findings: Findings) -> None:
    assert unpack_findings(pack_findings(findings)) == findings


def test_what_was_not_found_takes_no_room() -> None:
    assert pack_findings(Findings()) == "{}"
    assert pack_findings(Findings(AgreementTerms())) == '{"terms":{}}'


def test_control_characters_and_all_planes_are_kept() -> None:
    quote = 'Стороны\x00\x1b "𝕡" \u2028\\'
    source = Source(quote, 3, 3 + len(quote), None)
    findings = Findings(AgreementTerms(parties=(Party(quote, source, (quote,)),)))
    assert unpack_findings(pack_findings(findings)) == findings


@pytest.mark.parametrize(
    "packed",
    [
        "",
        "[]",
        "{",
        '{"terms": 1}',
        '{"terms": {"signed": {"source": null}}}',
        '{"mentions": [{"kind": "memorandum"}]}',
        '{"terms": {"copies": {"number": "five", "source": {}}}}',
    ],
)
def test_what_is_none_is_a_value_error(packed: str) -> None:
    with pytest.raises(ValidationError):
        unpack_findings(packed)


def test_a_date_that_is_none_is_a_value_error() -> None:
    source = Source("x", 0, 1, None)
    packed = pack_findings(
        Findings(mentions=(Mention("memorandum", source, date=PartialDate(2025, 2, 28)),))
    )
    with pytest.raises(ValidationError):
        unpack_findings(packed.replace("28", "30"))
