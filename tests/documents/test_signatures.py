from __future__ import annotations

import pytest

from memobot.documents.lines import split_lines
from memobot.documents.signatures import signatures_start

BODY = "The Parties bear their own costs, unless they agree otherwise in writing beforehand.\n\n"


@pytest.mark.parametrize(
    "block",
    [
        "IN WITNESS WHEREOF the parties signed this Agreement.\n\nBy: ______\nName: A. Smith\n",
        "Подписи Сторон\n\nПредседатель ______ П. А. Ветлугин\n",
        "За Профсоюз\n\nПредседатель ______ П. А. Ветлугин\n\nЗа Союз\n\nПрезидент __ Г. Е. Ким\n",
        "Za Związek „Troska”\n\n(podpis) Z. Kotulski, przewodniczący\n\nZa Związek\n\nM. Nowak\n",
        "Тараптардың қолтаңбалары\n\nТөраға ______ Б. Т. Оспанбеков\n\nПрезидент ____ Р. М. Әлім\n",
        "**Chairman\nof the Federation**\n\n\nS. Dauletalin\n\n**Chairman\nof it**\n\nP. O\n",
        "Signed for the Union: A. Smith\nSigned for the Federation: B. Jones\n",
        "Signed: Ann Smith (Union), Bo Jones (Federation)\n",
        "[Signature page follows]\n\nACME Inc.\n\nBy: /s/ John Smith\n",
    ],
)
def test_signature_blocks_are_found(block):
    lines = split_lines(BODY + block)
    start = signatures_start(lines)
    assert start is not None
    assert lines[start].start >= len(BODY)
    assert lines[start].start - len(BODY) <= 40


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY + "The director of the centre signs for each of the parties that has sent learners.\n",
        BODY + "- the president;\n\n- the secretary.\n",
        "",
    ],
)
def test_other_texts_have_none(text):
    assert signatures_start(split_lines(text)) is None
