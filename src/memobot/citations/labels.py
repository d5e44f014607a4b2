"""Where a quote stands, and its quotation marks, in the words of four languages."""

from __future__ import annotations

_ARTICLE = {"en": "Article {}", "ru": "статья {}", "kk": "{}-бап", "pl": "artykuł {}"}
_CLAUSE = {
    "en": "Article {}({})",
    "ru": "статья {}, пункт {}",
    "kk": "{}-бап, {}-тармақ",
    "pl": "artykuł {} ust. {}",
}
_PREAMBLE = {"en": "preamble", "ru": "преамбула", "kk": "кіріспе", "pl": "preambuła"}
_SIGNATURES = {"en": "signatures", "ru": "подписи", "kk": "қолдар", "pl": "podpisy"}
_QUOTES = {"en": ("“", "”"), "ru": ("«", "»"), "kk": ("«", "»"), "pl": ("„", "”")}


def place(language: str, article: str | None, clause: str | None, part: str) -> str:
    """Where a quote stands, in words; `part` is "preamble", "signatures" or "" outside articles."""
    if article and clause and language == "en" and clause.startswith(f"{article}."):
        return _ARTICLE[language].format(clause)  # numbered through: "Article 6.2", not "6(6.2)"
    if article and clause:
        return _CLAUSE[language].format(article, clause)
    if article:
        return _ARTICLE[language].format(article)
    return {"preamble": _PREAMBLE, "signatures": _SIGNATURES}.get(part, {}).get(language, "")


def label(title: str, language: str, article: str | None, clause: str | None, part: str) -> str:
    """How a place is cited: the document's title, then where in it, as `place` says."""
    where = place(language, article, clause, part)
    return f"{title}, {where}" if where else title


def quoted(language: str, quote: str) -> str:
    """`quote` in the quotation marks of `language`, itself unchanged."""
    opening, closing = _QUOTES[language]
    return f"{opening}{quote}{closing}"
