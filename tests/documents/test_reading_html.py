from __future__ import annotations

import pytest

from memobot.documents.reading import read_text
from memobot.errors import ReadingError


def text_of(page: str, encoding: str = "utf-8") -> str:
    return read_text(page.encode(encoding), "a.html").text


def test_blocks_and_inline_elements() -> None:
    page = (
        "<html><head><title>no</title></head><body><h1>Agreement\n on  <em>trade</em></h1>"
        "<p>Made in&nbsp;Astana,<br/>on 17 October.</p>"
        "<div>After&#8212;all &lt;1&gt;</div>tail</body>"
    )
    assert text_of(page) == (
        "Agreement on trade\n\nMade in Astana,\non 17 October.\n\nAfter—all <1>\n\ntail"
    )


def test_what_is_not_seen_is_left_out() -> None:
    page = (
        "<script>no()</script><style>no{}</style><nav>no</nav><!-- no --><noscript>no</noscript>"
        "<p hidden>no</p><p style='DISPLAY : none'>no <b>no</b></p>"
        "kept<span aria-hidden=true>, too</span>"
        "<div role=navigation>no</div><select><option>no</select><template>no</template>"
        "<article>text<footer>signed</footer></article><footer>no</footer>"
    )
    assert text_of(f"<body>{page}</body>") == "kept, too\n\ntext\n\nsigned"


def test_main_part_alone_where_it_is_marked() -> None:
    page = "<div>menu</div><main><h1>Title</h1><p>Text</p></main><div>news</div>"
    assert text_of(page) == "Title\n\nText"
    assert text_of("<main> </main><p>Text</p>") == "Text"


def test_lists_have_their_numbers() -> None:
    page = (
        "<ol><li>one<ol type=a><li>deep</li><li><p>deeper</p></li></ol></li><li value=7>seven</li>"
        "<li>eight</li></ol><ol start=3 style='list-style-type: upper-roman'><li>three</li></ol>"
        "<ul><li>x</li><li></li><li>y</li></ul>"
    )
    assert text_of(page).split("\n") == [
        *("1. one", "a. deep", "b. deeper", "7. seven", "8. eight"),
        *("III. three", "- x", "- y"),
    ]


def test_list_items_that_bring_their_own_number() -> None:
    page = "<ol><li>1. One</li><li>(b) Two</li></ol><ol style='list-style:none'><li>Three</li></ol>"
    assert text_of(page) == "1. One\n(b) Two\nThree"


def test_hostile_numbers() -> None:
    page = f"<ol start={'9' * 5000}><li>one</li></ol><ol type=I start=-5><li>two</li></ol>"
    assert text_of(page) == "1. one\n-5. two"


def test_tables() -> None:
    page = (
        "<table><caption>Parties</caption><tr><th>Name<th>Seat</tr><tr><td>FPRK</td><td>Astana</td>"
        "</tr><tr><td colspan=2>Observers</td></tr></table>"
        "<table><tr><td><p>One</p><p>Two</p></td><td>Side</td></tr></table>"
    )
    assert text_of(page) == (
        "Parties\n\nName | Seat\nFPRK | Astana\n\nObservers\n\nOne\n\nTwo\n\nSide"
    )


def test_raised_digits_and_preformatted_lines() -> None:
    assert text_of("<p>Article 12<sup>1</sup>, 2<sup>nd</sup></p>") == "Article 12¹, 2nd"
    assert text_of("<pre>one\n  two\n</pre>") == "one\ntwo"


@pytest.mark.parametrize("charset", ["windows-1251", "koi8-r", "utf-8", "no-such-page", "base64"])
def test_encodings(charset: str) -> None:
    encoding = charset if charset in ("koi8-r", "utf-8") else "cp1251"
    page = f"<meta charset='{charset}'><p>Статья 9. Срок действия меморандума</p>"
    assert text_of(page, encoding) == "Статья 9. Срок действия меморандума"


def test_a_false_xml_declaration_does_not_mislead() -> None:
    page = "<?xml version='1.0' encoding='iso-8859-1'?><html><body><p>Срок</p></body></html>"
    assert text_of(page) == "Срок"


def test_deep_nesting_is_read_or_refused_but_never_cut() -> None:
    assert text_of("<div>" * 1500 + "deep" + "</div>" * 1500 + "<p>after</p>") == "deep\n\nafter"
    with pytest.raises(ReadingError, match="nested too deep"):
        text_of("<div>" * 100_000 + "deep")


def test_entities_do_not_grow() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "' + "ha" * 50 + '"><!ENTITY b "' + "&a;" * 50 + '">]>'
    assert len(text_of(f"{bomb}<p>&b;&b; word</p>")) < 500


def test_long_runs_of_spaces_take_linear_time() -> None:
    spaces = "<b> </b>" * 50_000 + "<pre>" + " " * 200_000 + "</pre>"
    assert text_of(f"<p>one{spaces}<p>two") == "one\n\ntwo"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<script>x</script>", "<p hidden>word</p>", "<>"]
)
def test_pages_without_words(page: str) -> None:
    with pytest.raises(ReadingError):
        text_of(page)
