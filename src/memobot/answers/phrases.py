"""What memobot says in its own words, in four languages, but of terms (see `terms.phrases`).

Everything else it says is quoted.
"""

from __future__ import annotations

from memobot.answers.model import Reason

_REFUSALS = {
    Reason.NOT_IN_CORPUS: {
        "en": "The texts that memobot holds do not answer this.",
        "ru": "В текстах, которые есть у memobot, ответа на этот вопрос нет.",
        "kk": "memobot-тағы мәтіндерде бұл сұраққа жауап жоқ.",
        "pl": "Teksty, którymi dysponuje memobot, nie odpowiadają na to pytanie.",
    },
    Reason.NO_SUCH_ARTICLE: {
        "en": "{document} has no Article {article}; its articles are {articles}.",
        "ru": "{document}: статьи {article} нет; в тексте есть статьи {articles}.",
        "kk": "{document}: {article}-бап жоқ; мәтіндегі баптар: {articles}.",
        "pl": "{document}: nie ma artykułu {article}; tekst zawiera artykuły {articles}.",
    },
    Reason.UNKNOWN_DOCUMENT: {
        "en": "memobot holds no such agreement ({name}), and none of its texts mentions one.",
        "ru": "Такого соглашения ({name}) у memobot нет, и тексты его не упоминают.",
        "kk": "memobot-та мұндай келісім ({name}) жоқ, қолдағы мәтіндердің ешқайсысы оны атамайды.",
        "pl": "memobot nie ma takiej umowy ({name}) i żaden jego tekst o niej nie wspomina.",
    },
    Reason.TEXT_NOT_HELD: {
        "en": "memobot does not hold the text of this agreement ({name}) and cannot cite it.",
        "ru": "Текста этого соглашения ({name}) у memobot нет, процитировать его нельзя.",
        "kk": "Бұл келісімнің ({name}) мәтіні memobot-та жоқ, одан дәйексөз келтіру мүмкін емес.",
        "pl": "memobot nie ma tekstu tej umowy ({name}), więc nie może zacytować jej postanowień.",
    },
    Reason.AMBIGUOUS: {
        "en": "More than one agreement answers this. Which one do you mean?",
        "ru": "На этот вопрос отвечает не одно соглашение. Какое вы имеете в виду?",
        "kk": "Бұл сұраққа бірнеше келісім жауап береді. Қайсысын айтып тұрсыз?",
        "pl": "Odpowiada na to więcej niż jedna umowa. O którą chodzi?",
    },
}
_COURTESIES = {
    "greeting": {
        "en": "Hello. Ask about the agreements that memobot holds.",
        "ru": "Здравствуйте. Спрашивайте о соглашениях, которые есть у memobot.",
        "kk": "Сәлеметсіз бе. memobot-тағы келісімдер туралы сұраңыз.",
        "pl": "Dzień dobry. Proszę pytać o umowy, którymi dysponuje memobot.",
    },
    "thanks": {
        "en": "You are welcome.",
        "ru": "Пожалуйста.",
        "kk": "Оқасы жоқ.",
        "pl": "Proszę bardzo.",
    },
    "farewell": {
        "en": "Goodbye.",
        "ru": "До свидания.",
        "kk": "Сау болыңыз.",
        "pl": "Do widzenia.",
    },
}
_NEAREST = {
    "en": "Nearest to it:",
    "ru": "Ближе всего:",
    "kk": "Ең жақыны:",
    "pl": "Najbliżej tego:",
}
_MENTION = {
    "en": "It is mentioned here:",
    "ru": "Упоминание:",
    "kk": "Ол туралы айтылған жер:",
    "pl": "Wzmianka o niej:",
}


def refusal(language: str, reason: Reason, **names: str) -> str:
    """Why a question is not answered."""
    return _REFUSALS[reason][language].format(**names)


def nearest(language: str, reason: Reason) -> str:
    """What leads to the passage shown under a refusal."""
    return (_MENTION if reason is Reason.TEXT_NOT_HELD else _NEAREST)[language]


def courtesy(language: str, kind: str) -> str:
    """What is said to a "greeting", to "thanks" or to a "farewell"."""
    return _COURTESIES[kind][language]
