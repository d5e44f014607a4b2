from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from memobot.terms.durations import Duration, find_durations
from memobot.terms.wording import duration_in_words

LANGUAGES = ("en", "ru", "pl", "kk")


def found(text: str) -> list[tuple[str, str]]:
    return [(one.span.of(text), one.duration.iso) for one in find_durations(text)]


def only(text: str) -> Duration:
    (one,) = find_durations(text)
    return one.duration


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("3 years", "P3Y"),
        ("5-year", "P5Y"),
        ("30 days", "P30D"),
        ("1,000 days", "P1000D"),
        ("thirty-six months", "P36M"),
        ("thirty six months", "P36M"),
        ("three hundred sixty-five days", "P365D"),
        ("5 (five) years", "P5Y"),
        ("thirty (30) days", "P30D"),
        ("three (3)-year", "P3Y"),
        ("twelve (12) -month", "P12M"),
        ("ninety [90] days", "P90D"),
        ("ninety ( 90 )days", "P90D"),
        ("one(1)year", "P1Y"),
        ("(1) year", "P1Y"),
        ("five (__) years", "P5Y"),
        ("90 calendar days", "P90D"),
        ("three (3) additional years", "P3Y"),
        ("a year", "P1Y"),
        ("an additional year", "P1Y"),
        ("annual", "P1Y"),
        ("annually", "P1Y"),
        ("year-to-year", "P1Y"),
        ("month-to-month", "P1M"),
        ("half a year", "P6M"),
        ("one-half of a year", "P6M"),
        ("one and a half years", "P1Y6M"),
        ("a year and a half", "P1Y6M"),
        ("two (2) and one half years", "P2Y6M"),
        ("2½ years", "P2Y6M"),
        ("2 1/2 years", "P2Y6M"),
        ("2.5 years", "P2Y6M"),
        ("two quarters", "P6M"),
        ("a fortnight", "P14D"),
        ("two decades", "P20Y"),
        ("1 year and 6 months", "P1Y6M"),
        ("two years, three months", "P2Y3M"),
        ("P1Y6M", "P1Y6M"),
        ("3 (три) года", "P3Y"),
        ("трёх лет", "P3Y"),
        ("трех лет", "P3Y"),
        ("трое суток", "P3D"),
        ("5-ти лет", "P5Y"),
        ("3-летний", "P3Y"),
        ("трёхлетний", "P3Y"),
        ("двухмесячного", "P2M"),
        ("месячный", "P1M"),
        ("годичный", "P1Y"),
        ("полгода", "P6M"),
        ("полугодовой", "P6M"),
        ("полтора года", "P1Y6M"),
        ("три с половиной года", "P3Y6M"),
        ("1 год 6 месяцев", "P1Y6M"),
        ("30 календарных дней", "P30D"),
        ("3 (trzy) lata", "P3Y"),
        ("dwunastu miesięcy", "P12M"),
        ("trzyletni", "P3Y"),
        ("sześciotygodniowego", "P6W"),
        ("roczny", "P1Y"),
        ("miesięcznego", "P1M"),
        ("pół roku", "P6M"),
        ("półtora roku", "P1Y6M"),
        ("trzy i pół roku", "P3Y6M"),
        ("14 dni kalendarzowych", "P14D"),
        ("5 (бес) жыл", "P5Y"),
        ("он екі айға", "P12M"),
        ("екі жүз күн", "P200D"),
        ("бесжылдық", "P5Y"),
        ("3-жылдық", "P3Y"),
        ("жарты жыл", "P6M"),
        ("бір жарым жыл", "P1Y6M"),
        ("1 жыл 6 ай", "P1Y6M"),
        ("30 күнтізбелік күн", "P30D"),
    ],
)
def test_a_duration_is_found_as_written(written, iso):
    for text in (written, f"For {written} from then on", f"({written}).", written.upper()):
        spelling = written.upper() if text.isupper() else written
        assert found(text) == [(spelling, iso)]


@pytest.mark.parametrize(
    ("text", "inside", "iso"),
    [
        ("thirty (30) days' notice", "thirty (30) days", "P30D"),
        ("two successive one-year terms", "one-year", "P1Y"),
        ("five further periods of three (3) years each", "three (3) years", "P3Y"),
        ("six (6) to twelve (12) months", "twelve (12) months", "P12M"),
        ("сроком на год", "год", "P1Y"),
        ("не позднее чем за месяц до окончания", "месяц", "P1M"),
        ("na rok od podpisania", "rok", "P1Y"),
        ("он два года работал", "два года", "P2Y"),
    ],
)
def test_a_duration_ends_where_its_words_end(text, inside, iso):
    assert found(text) == [(inside, iso)]


@pytest.mark.parametrize(
    "text",
    [
        "[***] years",
        "___ years",
        "on day 3",
        "the years 2018",
        "in the 1990s",
        "2025 года",
        "на 2025 год",
        "na rok 2025",
        "ten rok",
        "8 day of May",
        "the 8th day",
        "the first year",
        "twice a year",
        "раз в год",
        "raz na kwartał",
        "$5 a month",
        "3.2 years",
        "0 days",
        "zero years",
        "one and a half months",
        "24-hour",
        "a Business Day",
        "clause 5. Years",
    ],
)
def test_what_is_no_duration_is_not_found(text):
    assert found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "sixty (60) business days",
        "60 banking days",
        "60 рабочих дней",
        "60 dni roboczych",
        "60 жұмыс күні",
    ],
)
def test_working_days_are_told_apart(text):
    assert only(text) == Duration(days=60, business=True)


def test_words_count_where_figures_differ():
    (one,) = find_durations("a term of five (3) years")
    assert (one.duration, one.contradicted) == (Duration(years=5), Duration(years=3))
    (one,) = find_durations("a term of 3 (five) years and six (7) months")
    assert one.duration == Duration(years=5, months=6)
    assert one.contradicted == Duration(years=3, months=7)
    (one,) = find_durations("a term of five (5) years")
    assert one.contradicted is None


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("three (3) years and ninety (90) days", ["P3Y90D"]),
        ("for 3 years, 60 days before the end", ["P3Y", "P60D"]),
        ("one year (12 months)", ["P1Y", "P12M"]),
        ("six months and three years", ["P6M", "P3Y"]),
        ("two years or six months", ["P2Y", "P6M"]),
        ("one year and twenty-four months", ["P1Y", "P24M"]),
        ("one year and 10 working days", ["P1Y", "P10D"]),
    ],
)
def test_parts_are_joined_only_where_they_make_one_duration(text, isos):
    assert [iso for _, iso in found(text)] == isos


whole_durations = st.one_of(
    st.builds(Duration, years=st.integers(1, 999)),
    st.builds(Duration, months=st.integers(1, 999)),
    st.builds(Duration, weeks=st.integers(1, 999)),
    st.builds(Duration, days=st.integers(1, 999), business=st.booleans()),
    st.builds(
        Duration, years=st.integers(1, 99), months=st.integers(1, 11), days=st.integers(0, 31)
    ),
)


@given(whole_durations, st.sampled_from(LANGUAGES))
def test_what_is_put_into_words_is_found_again(duration, language):
    words = duration_in_words(duration, language)
    (one,) = find_durations(f"«{words}».")
    assert one.duration == duration
    assert one.span.of(f"«{words}».") == words


@given(whole_durations.filter(lambda duration: not duration.business))
def test_iso_is_found_again(duration):
    assert only(f"a term of {duration.iso}.") == duration


PIECES = (
    "one two thirty hundred and a 5 30 ( ) [ ] , - _ half year years months day days business "
    "annual P1Y P9M8W , ½ 1/2 1,000 трёх лет год на полтора и с половиной trzy i lata "
    "dni roboczych бес жыл жарты [***]"
).split()


@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map(" ".join)))
def test_any_text_gives_spans_in_order_inside_it(text):
    before = 0
    for one in find_durations(text):
        assert before <= one.span.start < one.span.end <= len(text)
        assert one.span.of(text) == one.span.of(text).strip()
        before = one.span.end


@pytest.mark.parametrize("piece", ["1", " ", "(", "_", "«", "one ", "years ", "1,", "P1Y", "a "])
def test_hostile_texts_come_to_an_end(piece):
    find_durations(piece * (100_000 // len(piece)))


@pytest.mark.parametrize("parts", [{}, {"days": -1}, {"years": 1, "months": -1}])
def test_a_duration_is_above_zero(parts):
    with pytest.raises(ValueError, match="not a duration"):
        Duration(**parts)
