from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

import docx
import pytest

from memobot.documents import office_package
from memobot.documents.reading import read_text
from memobot.errors import ReadingError

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def text_of(data: bytes) -> str:
    return read_text(data, "a.docx").text


def part(root: str, content: str, namespace: str = W) -> str:
    return f'<w:{root} xmlns:w="{namespace}">{content}</w:{root}>'


def relations(**targets: str) -> str:
    entries = "".join(
        f'<Relationship Id="{kind}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    return f'<Relationships xmlns="{RELATIONS}">{entries}</Relationships>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def word(body: str, *, namespace: str = W, **parts: str) -> bytes:
    """A minimal file: what stands in the body, and other parts such as styles="<w:style ...>"."""
    contents: dict[str, str | bytes] = {
        "_rels/.rels": relations(officeDocument="/word/document.xml"),
        "word/_rels/document.xml.rels": relations(**{kind: f"{kind}.xml" for kind in parts}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>", namespace),
    }
    for kind, content in parts.items():
        contents[f"word/{kind}.xml"] = part(kind, content, namespace)
    return zipped(contents)


def p(text: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def numbered(text: str, level: int = 0, num: int = 1) -> str:
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>')


def level(index: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def scheme(*levels: str, key: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def lines(data: bytes) -> list[str]:
    return [line for line in text_of(data).split("\n") if line]


def test_a_file_made_by_python_docx() -> None:
    document = docx.Document()
    document.add_heading("Соглашение", 0)
    document.add_heading("Статья 1", 1)
    document.add_paragraph("Стороны сотрудничают.")
    for text in ("one", "two"):
        document.add_paragraph(text, style="List Bullet")
    for text in ("first", "second"):
        document.add_paragraph(text, style="List Number")
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["Party", "Seat", "FPRK", "Astana"], strict=True):
        cell.text = text
    last = document.add_paragraph("See article 12")
    last.add_run("1").font.superscript = True
    last.add_run("not shown").font.hidden = True
    last.add_run("\tand\u00a0more\nnext line")
    document.sections[0].header.paragraphs[0].text = "running head"
    buffer = io.BytesIO()
    document.save(buffer)
    assert text_of(buffer.getvalue()) == (
        "Соглашение\n\nСтатья 1\n\nСтороны сотрудничают.\n\n- one\n- two\n1. first\n2. second\n\n"
        "Party | Seat\nFPRK | Astana\n\nSee article 12¹ and more\nnext line"
    )


def test_levels_restart_and_combine() -> None:
    numbering = scheme(
        level(0, "upperRoman", "Article %1."),
        level(1, "decimal", "%1.%2", "<w:isLgl/>"),
        level(2, "lowerLetter", "(%3)", '<w:suff w:val="nothing"/>'),
    ) + num(1)
    body = [("Aim", 0), ("a", 1), ("x", 2), ("y", 2), ("b", 1), ("z", 2), ("Term", 0), ("c", 1)]
    data = word("".join(numbered(text, at) for text, at in body), numbering=numbering)
    assert lines(data) == [
        *("Article I. Aim", "1.1 a", "(a)x", "(b)y", "1.2 b", "(a)z"),
        *("Article II. Term", "2.1 c"),
    ]


def test_articles_numbered_alone_and_headings_stand_apart() -> None:
    numbering = scheme(level(0, "decimal", "Статья %1")) + num(1)
    data = word(numbered("") + p("Срок.") + numbered("") + p("Споры."), numbering=numbering)
    assert text_of(data) == "Статья 1\n\nСрок.\n\nСтатья 2\n\nСпоры."


@pytest.mark.parametrize(
    ("restart", "shown"), [("", "a b a a"), ("0", "a b c d"), ("1", "a b c a"), ("2", "a b a a")]
)
def test_restart_rules(restart: str, shown: str) -> None:
    rule = f'<w:lvlRestart w:val="{restart}"/>' if restart else ""
    numbering = scheme(
        level(0, "decimal", "%1"), level(1, "decimal", "%2"), level(2, "lowerLetter", "%3", rule)
    ) + num(1)
    body = "".join(numbered("", at) for at in (0, 1, 2, 2, 1, 2, 0, 2))
    found = [line for line in lines(word(body, numbering=numbering)) if line.isalpha()]
    assert found == shown.split()


def test_lists_of_one_scheme_go_on_unless_started_anew() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = scheme(level(0, "decimal", "%1.")) + num(1) + num(2) + num(3, more=anew)
    body = "".join(numbered("x", num=key) for key in (1, 1, 2, 3, 3, 1))
    assert lines(word(body, numbering=numbering)) == [f"{n}. x" for n in (1, 2, 3, 5, 6, 7)]


def test_numbers_from_styles() -> None:
    number = '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
    styles = (
        f'<w:style w:type="paragraph" w:styleId="A"><w:name w:val="heading 1"/>{number}</w:style>'
        f'<w:style w:type="paragraph" w:styleId="B"><w:name w:val="b"/>{number}</w:style>'
        '<w:style w:type="paragraph" w:styleId="C"><w:basedOn w:val="B"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="D"><w:basedOn w:val="D"/></w:style>'
    )
    numbering = scheme(
        level(0, "decimal", "Article %1"), level(1, "decimal", "%1.%2", '<w:pStyle w:val="B"/>')
    ) + num(1)
    off = '<w:pStyle w:val="A"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("Term", '<w:pStyle w:val="A"/>') + p("one", '<w:pStyle w:val="B"/>')
    body += p("off", off) + p("circle", '<w:pStyle w:val="D"/>')
    assert lines(word(body, styles=styles, numbering=numbering)) == [
        *("Article 1 Term", "1.1 one", "off", "circle"),
    ]


def test_missing_and_broken_numbering_is_no_number() -> None:
    numbering = scheme(level(0, "decimal", "%1."), level(99, "decimal", "%9")) + num(1) + num(2, 7)
    body = numbered("a", num=2) + numbered("b", num=3) + numbered("c", level=5) + numbered("d", 9)
    assert lines(word(body, numbering=numbering)) == ["a", "b", "c", "d"]
    assert lines(word(numbered("a"))) == ["a"]


def test_bullets_and_hidden_paragraphs() -> None:
    numbering = (
        scheme(level(0, "bullet", "\uf0b7"))
        + num(1)
        + scheme(level(0, "decimal", "%1."), key=1)
        + num(2, of=1)
    )
    hidden = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr><w:rPr><w:vanish/></w:rPr></w:pPr>'
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r></w:p>"
    )
    shown = '<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>shown</w:t></w:r></w:p>'
    body = numbered("x") + numbered("") + hidden + shown + numbered("first", num=2)
    assert text_of(word(body, numbering=numbering)) == "- x\n\nshown\n\n1. first"


def test_tracked_changes_fields_and_controls() -> None:
    body = (
        "<w:p><w:r><w:t>a</w:t></w:r><w:ins><w:r><w:t>b</w:t></w:r></w:ins><w:del><w:r><w:delText>"
        "no</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>no</w:t></w:r></w:moveFrom><w:r>"
        "<w:instrText>REF no</w:instrText></w:r><w:hyperlink><w:r><w:t>c</w:t></w:r></w:hyperlink>"
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>d</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:noBreakHyphen/><w:softHyphen/><w:t>e</w:t></w:r></w:p>"
        f"<w:sdt><w:sdtContent>{p('block')}</w:sdtContent></w:sdt>"
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/>'
        f"</w:docPartObj></w:sdtPr><w:sdtContent>{p('Article 1 ... 3')}</w:sdtContent></w:sdt>"
    )
    assert text_of(word(body)) == "abcd-e\n\nblock"


def test_footnotes_stand_at_the_end() -> None:
    body = '<w:p><w:r><w:t>Term</w:t><w:footnoteReference w:id="2"/><w:t>s</w:t></w:r></w:p>' + p(
        "Last."
    )
    footnotes = f'<w:footnote w:id="2">{p("Since 2019.")}</w:footnote>'
    assert text_of(word(body, footnotes=footnotes)) == "Terms\n\nLast.\n\n¹ Since 2019."


def test_text_boxes_are_read_once() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{p('boxed')}</w:txbxContent>"
    body = (
        f'<w:p><w:r><w:t>before</w:t><mc:AlternateContent xmlns:mc="{mc}"><mc:Choice>{box}'
        f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    assert text_of(word(body)) == "before\n\nboxed"


def test_table_cells_of_many_paragraphs() -> None:
    def row(*cells: str) -> str:
        return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"

    table = f"<w:tbl>{row(p('a') + p('b'), p('c'))}{row(p('d'), p('e'))}</w:tbl>"
    assert text_of(word(table)) == "a\n\nb\n\nc\n\nd | e"


def test_strict_files() -> None:
    assert text_of(word(p("strict words"), namespace=STRICT)) == "strict words"


@pytest.mark.parametrize("cut", [10, 0.3, 0.9, -10])
def test_truncated(cut: float) -> None:
    data = word(p("words " * 1000))
    end = int(len(data) * cut) if isinstance(cut, float) else cut
    with pytest.raises(ReadingError, match="cut short or damaged"):
        text_of(data[:end])


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old Word file"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "locked by a password",
        ),
        (b"{\\rtf1 words}", "an RTF file"),
        (b"%PDF-1.7", "a PDF file"),
        (b"plain words", "not a Word file"),
        (zipped({"hello.txt": "words"}), "not a Word document"),
        (word("").replace(b"PK\x01\x02", b"PK\x01\x03"), "cut short or damaged"),
    ],
)
def test_other_files(data: bytes, what: str) -> None:
    with pytest.raises(ReadingError, match=what):
        text_of(data)


def test_a_spreadsheet_is_no_document() -> None:
    data = zipped(
        {
            "_rels/.rels": relations(officeDocument="xl/workbook.xml"),
            "xl/workbook.xml": "<workbook/>",
        }
    )
    with pytest.raises(ReadingError, match="not a Word document"):
        text_of(data)


def test_zip_bomb_in_the_document() -> None:
    filler = b" " * (office_package.MAX_PART - 1000)
    bomb = word(p("x")), filler
    data = zipped(
        {
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/document.xml": part("document", "<w:body/>").encode() + bomb[1],
        }
    )
    assert len(data) < 100_000
    with pytest.raises(ReadingError, match="unpacks to far more"):
        text_of(data)


def test_zip_bomb_beside_the_document() -> None:
    parts: dict[str, str | bytes] = {"_rels/.rels": relations(officeDocument="word/document.xml")}
    parts["word/document.xml"] = part("document", f"<w:body>{p('x')}</w:body>")
    chunk = bytes(office_package.MAX_UNPACKED // 4 + 1)
    parts |= {f"word/media/{n}.bin": chunk for n in range(4)}
    with pytest.raises(ReadingError, match="unpacks to far more"):
        text_of(zipped(parts))


def test_declared_sizes_are_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_package, "MAX_PART", 1000)
    data = bytearray(word(p("words " * 10_000)))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    data = data.replace(size.to_bytes(4, "little"), (900).to_bytes(4, "little"))
    with pytest.raises(ReadingError):
        text_of(bytes(data))


def test_entity_bombs_are_refused() -> None:
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    document = part("document", f"<w:body>{p('x')}</w:body>").replace("<w:t>x", "<w:t>&a11;x")
    data = zipped(
        {
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/document.xml": f"<!DOCTYPE d [{entities}]>{document}",
        }
    )
    with pytest.raises(ReadingError):
        text_of(data)


def test_external_entities_are_not_read(tmp_path_factory: pytest.TempPathFactory) -> None:
    secret = tmp_path_factory.mktemp("secret") / "secret.txt"
    secret.write_text("secret words", encoding="utf-8")
    document = part("document", f"<w:body>{p('x')}</w:body>").replace("<w:t>x", "<w:t>&e;x")
    data = zipped(
        {
            "_rels/.rels": relations(officeDocument="word/document.xml"),
            "word/document.xml": f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>{document}',
        }
    )
    with pytest.raises(ReadingError, match="holds XML entities"):
        text_of(data)


@pytest.mark.parametrize("depth", [200, 5000])
def test_deep_nesting_ends_in_text_or_an_error(depth: int) -> None:
    body = "<w:sdt>" * depth + p("deep") + "</w:sdt>" * depth
    try:
        assert text_of(word(body)) == "deep"
        assert depth == 200
    except ReadingError:
        assert depth == 5000


def test_an_encrypted_part() -> None:
    data = bytearray(word(p("words")))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + offset] |= 1
    with pytest.raises(ReadingError, match="locked by a password"):
        text_of(bytes(data))
