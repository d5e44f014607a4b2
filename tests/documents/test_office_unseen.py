from __future__ import annotations

import io
import logging
import zipfile

import docx
import pytest
from docx.enum.dml import MSO_THEME_COLOR
from docx.oxml import parse_xml
from docx.shared import Pt, RGBColor
from hypothesis import given, settings
from hypothesis import strategies as st

from memobot.documents.office import docx_text

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
V = "urn:schemas-microsoft-com:vml"
SPACES = f'xmlns:w="{W}" xmlns:w14="{W14}" xmlns:a="{A}" xmlns:wps="{WPS}" xmlns:wp="{WP}" '
SPACES += f'xmlns:v="{V}"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DARK = '<w:shd w:val="clear" w:color="auto" w:fill="1F3864"/>'
WHITE = '<w:color w:val="FFFFFF"/>'
THEME = (
    f'<a:theme xmlns:a="{A}"><a:themeElements><a:clrScheme name="Office">'
    '<a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>'
    '<a:accent1><a:srgbClr val="4472C4"/></a:accent1>'
    "</a:clrScheme></a:themeElements></a:theme>"
)


def word(body: str, before: str = "", **parts: str) -> bytes:
    """A minimal file: what stands in the body, what before it, and other parts by their kind."""
    relations = "".join(
        f'<Relationship Id="{kind}" Type="{KINDS}/{kind}" Target="{target}"/>'
        for kind, target in (("officeDocument", "document.xml"), *((k, f"{k}.xml") for k in parts))
    )
    relations = f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'
    document = f"<w:document {SPACES}>{before}<w:body>{body}</w:body></w:document>"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("_rels/.rels", relations)
        archive.writestr("_rels/document.xml.rels", relations)
        archive.writestr("document.xml", document)
        for kind, content in parts.items():
            whole = (
                content if content.startswith("<a:") else f"<w:{kind} {SPACES}>{content}</w:{kind}>"
            )
            archive.writestr(f"{kind}.xml", whole)
    return buffer.getvalue()


def p(text: str, run: str = "", properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t>{text}</w:t></w:r></w:p>"


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: str, properties: str = "") -> str:
    inner = "".join(f"<w:tr>{row}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{inner}</w:tbl>"


def shown(body: str, before: str = "", **parts: str) -> str:
    return docx_text(word(p("Seen.") + body, before, **parts), lambda _: None).partition("Seen.")[2]


@pytest.mark.parametrize(
    "run",
    [
        "<w:vanish/>",
        '<w:vanish w:val="true"/>',
        "<w:specVanish/>",
        WHITE,
        '<w:color w:val="FDFDFD"/>',
        '<w:color w:val="000000" w:themeColor="background1"/>',
        '<w:color w:val="000000" w:themeColor="light1"/>',
        '<w:color w:val="000000" w:themeColor="text1" w:themeTint="00"/>',
        '<w:color w:val="F2F2F2" w:themeColor="background1" w:themeShade="F2"/>',
        '<w:sz w:val="2"/>',
        '<w:sz w:val="1"/>',
        '<w:color w:val="1F3864"/>' + DARK,
        '<w:color w:val="FFFF00"/><w:highlight w:val="yellow"/>',
        '<w:color w:val="000000"/><w:highlight w:val="black"/>',
        '<w:shd w:val="solid" w:color="0000FF" w:fill="auto"/><w:color w:val="0000FF"/>',
        "<w14:textFill><w14:noFill/></w14:textFill>",
        '<w14:textFill><w14:solidFill><w14:srgbClr w14:val="FFFFFF"/>'
        "</w14:solidFill></w14:textFill>",
    ],
)
def test_runs_that_are_not_seen(run: str) -> None:
    assert shown(p("no", run) + p("After."), theme=THEME) == "\n\nAfter."
    style = f'<w:style w:type="character" w:styleId="c"><w:rPr>{run}</w:rPr></w:style>'
    heir = '<w:style w:type="character" w:styleId="d"><w:basedOn w:val="c"/></w:style>'
    if "specVanish" not in run:
        styled = p("no", '<w:rStyle w:val="d"/>')
        assert shown(styled, styles=style + heir, theme=THEME) == ""
        style = f'<w:style w:type="paragraph" w:styleId="e"><w:rPr>{run}</w:rPr></w:style>'
        assert shown(p("no", "", '<w:pStyle w:val="e"/>'), styles=style, theme=THEME) == ""


@pytest.mark.parametrize(
    "run",
    [
        '<w:vanish w:val="0"/>',
        "<w:webHidden/>",
        '<w:color w:val="auto"/>',
        '<w:color w:val="BFBFBF"/>',
        '<w:color w:val="FFFFFF" w:themeColor="text1"/>',
        '<w:color w:val="FFFFFF" w:themeColor="accent1"/>',
        '<w:color w:val="D9D9D9" w:themeColor="background1" w:themeShade="BF"/>',
        '<w:sz w:val="8"/>',
        WHITE + DARK,
        WHITE + '<w:highlight w:val="darkBlue"/>',
        WHITE + '<w:shd w:val="clear" w:fill="FFFFFF" w:themeFill="accent1"/>',
        WHITE + '<w:shd w:val="solid" w:color="000000" w:fill="auto"/>',
        WHITE + "<w14:textFill><w14:gradFill/></w14:textFill>",
        '<w:color w:val="not a colour"/>',
        '<w:sz w:val="large"/>',
    ],
)
def test_runs_that_look_hidden_and_are_not(run: str) -> None:
    assert shown(p("shown", run), theme=THEME) == "\n\nshown"


def test_a_style_can_be_undone() -> None:
    style = f'<w:style w:type="paragraph" w:styleId="e"><w:rPr>{WHITE}<w:vanish/></w:rPr></w:style>'
    run = '<w:vanish w:val="0"/><w:color w:val="000000"/>'
    assert shown(p("shown", run, '<w:pStyle w:val="e"/>'), styles=style) == "\n\nshown"


def test_the_defaults_of_a_document_count() -> None:
    usual = f"<w:docDefaults><w:rPrDefault><w:rPr>{WHITE}</w:rPr></w:rPrDefault></w:docDefaults>"
    body = p("no") + p("shown", '<w:color w:val="auto"/>')
    assert docx_text(word(body, styles=usual), lambda _: None) == "shown"


def test_white_on_a_dark_paragraph() -> None:
    style = f'<w:style w:type="paragraph" w:styleId="e"><w:pPr>{DARK}</w:pPr></w:style>'
    body = p("One", WHITE, DARK) + p("Two", WHITE, '<w:pStyle w:val="e"/>') + p("no", WHITE)
    assert shown(body, styles=style) == "\n\nOne\n\nTwo"


def test_white_on_dark_cells() -> None:
    head = cell(p("Party", WHITE), DARK) + cell(p("Seat", WHITE), DARK)
    plain = cell(p("FPRK", WHITE)) + cell(p("Astana"))
    assert shown(table(head, plain)) == "\n\nParty | Seat\n\nAstana"
    assert shown(table(head.replace(DARK, ""), plain, properties=DARK)).endswith("FPRK | Astana")


def test_white_on_a_head_that_the_style_of_the_table_shades() -> None:
    style = (
        '<w:style w:type="table" w:styleId="grid"><w:tblStylePr w:type="firstRow"><w:rPr>'
        f"{WHITE}</w:rPr><w:tcPr>{DARK}</w:tcPr></w:tblStylePr></w:style>"
    )
    named = '<w:tblStyle w:val="grid"/>'
    rows = [cell(p(text, run)) for text, run in (("head", ""), ("white", WHITE), ("last", ""))]
    assert shown(table(*rows, properties=named), styles=style) == "\n\nhead\n\nlast"
    rows[0] = cell(p("head", WHITE))
    assert shown(table(*rows, properties=named), styles=style) == "\n\nhead\n\nlast"
    light = style.replace(DARK, "")
    assert shown(table(rows[0].replace(WHITE, ""), rows[2], properties=named), styles=light) == (
        "\n\nlast"
    )


def test_the_colour_of_the_page() -> None:
    page = '<w:background w:color="000000"/>'
    body = p("white", WHITE) + p("black", '<w:color w:val="000000"/>')
    assert shown(body, page, settings="<w:displayBackgroundShape/>") == "\n\nwhite"
    assert shown(body, page) == "\n\nblack"


def test_colours_that_the_settings_exchange() -> None:
    mapping = '<w:clrSchemeMapping w:bg1="dark1" w:t1="light1"/>'
    body = p("shown", '<w:color w:val="FFFFFF" w:themeColor="background1"/>')
    body += p("no", '<w:color w:val="000000" w:themeColor="text1"/>')
    assert shown(body, theme=THEME, settings=mapping) == "\n\nshown"


@pytest.mark.parametrize(
    ("shape", "seen"),
    [
        ("<wps:spPr><a:solidFill><a:srgbClr val='1F3864'/></a:solidFill></wps:spPr>", True),
        ("<wps:spPr><a:solidFill><a:schemeClr val='accent1'/></a:solidFill></wps:spPr>", True),
        ("<wps:spPr><a:blipFill/></wps:spPr>", True),
        ("<wps:spPr/><wps:style><a:fillRef idx='1'/></wps:style>", True),
        ("<wps:spPr><a:solidFill><a:srgbClr val='FFFFFF'/></a:solidFill></wps:spPr>", False),
        ("<wps:spPr><a:noFill/></wps:spPr>", False),
        ("<wps:spPr/>", False),
    ],
)
def test_white_in_a_text_box(shape: str, seen: bool) -> None:
    box = f"<wps:wsp>{shape}<wps:txbx><w:txbxContent>{p('box', WHITE)}</w:txbxContent></wps:txbx>"
    body = f"<w:p><w:r><w:drawing>{box}</wps:wsp></w:drawing></w:r></w:p>"
    assert ("box" in shown(body, theme=THEME)) is seen


@pytest.mark.parametrize(
    ("shape", "seen"),
    [
        ("fillcolor='#4f81bd [3204]'", True),
        ("", False),
        ("filled='f'", False),
        ("fillcolor='black' style='visibility:hidden'", False),
    ],
)
def test_white_in_an_older_text_box(shape: str, seen: bool) -> None:
    box = f"<v:shape {shape}><v:textbox><w:txbxContent>{p('box', WHITE)}</w:txbxContent>"
    body = f"<w:p><w:r><w:pict>{box}</v:textbox></v:shape></w:pict></w:r></w:p>"
    assert ("box" in shown(body)) is seen


def test_a_hidden_text_box() -> None:
    box = f"<wps:wsp><wps:txbx><w:txbxContent>{p('no')}</w:txbxContent></wps:txbx></wps:wsp>"
    body = f"<w:p><w:r><wp:anchor><wp:docPr hidden='1'/>{box}</wp:anchor></w:r></w:p>"
    assert shown(body) == ""
    assert shown(body.replace("hidden='1'", "hidden='0'")) == "\n\nno"


def test_lines_and_rows_of_no_height() -> None:
    flat = '<w:spacing w:line="1" w:lineRule="exact"/>'
    row = '<w:trPr><w:trHeight w:val="1" w:hRule="exact"/></w:trPr>'
    undone = '<w:vanish w:val="0"/>'
    assert shown(p("no", undone, flat) + table(row + cell(p("no", undone)))) == ""
    fair = '<w:spacing w:line="1" w:lineRule="auto"/>'
    row = row.replace("exact", "atLeast")
    assert shown(p("One", "", fair) + table(row + cell(p("Two")))) == "\n\nOne\n\nTwo"


def test_files_made_by_python_docx() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("The Parties cooperate.")
    paragraph.add_run(" The rules are void.").font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    paragraph.add_run(" So are these.").font.color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    paragraph.add_run(" And these.").font.size = Pt(1)
    grid = document.add_table(2, 2, style="Medium Shading 1 Accent 1")
    for number, one in enumerate(grid._cells):
        one.text = f"cell {number}"
        if number < 2:
            one.paragraphs[0].runs[0].font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    dark = document.add_paragraph()
    dark.add_run("White on black").font.color.rgb = RGBColor(0xFF, 0xFF, 0xFF)
    dark._p.get_or_add_pPr().append(
        parse_xml(f'<w:shd xmlns:w="{W}" w:val="clear" w:fill="000000"/>')
    )
    buffer = io.BytesIO()
    document.save(buffer)
    assert docx_text(buffer.getvalue(), lambda _: None) == (
        "The Parties cooperate.\n\ncell 0 | cell 1\ncell 2 | cell 3\n\nWhite on black"
    )


def test_what_is_left_out_is_told(caplog: pytest.LogCaptureFixture) -> None:
    told: list[int] = []
    data = word(p("Seen.") + p("Not seen.", WHITE) + p("No", "<w:vanish/>"))
    assert docx_text(data, told.append) == "Seen."
    assert told == [len("Notseen.No")]
    with caplog.at_level(logging.WARNING):
        docx_text(data)
        docx_text(word(p("Seen.")))
    assert len(caplog.messages) == 1
    assert "Not" not in caplog.text


_RUNS = st.sampled_from(("", "<w:b/>", '<w:sz w:val="24"/>', '<w:color w:val="C00000"/>', "<w:u/>"))
_TEXTS = st.text("ab 9", min_size=1, max_size=5).map(str.strip).filter(bool)


@settings(max_examples=40)
@given(st.lists(st.tuples(_TEXTS, _RUNS), min_size=1, max_size=5), st.booleans())
def test_usual_files_keep_every_word(runs: list[tuple[str, str]], in_table: bool) -> None:
    body = "".join(p(text, run) for text, run in runs)
    text = docx_text(word(table(cell(body)) if in_table else body), lambda _: pytest.fail("told"))
    assert text.split() == " ".join(text for text, _ in runs).split()
