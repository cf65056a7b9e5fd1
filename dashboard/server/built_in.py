"""What does Streamlit itself say, and how is it said in our languages? One script, made of the catalogues.

The English catalogue holds Streamlit's own texts (``built_in.*``); a test finds each of them in the installed
version. Placeholders stand for what changes: ``{size}MB per file``.
"""

import json
import re
from functools import cache
from pathlib import Path

from babel import Locale
from starlette.requests import Request
from starlette.responses import Response

from dashboard.i18n import LANGUAGES
from dashboard.i18n.catalogue import catalogue

ADDRESS = "/built_in.js"
SOURCE = Path(__file__).with_suffix(".js")
BESIDE = ("connect.js", "steps.js", "stage.js", "page_top.js", "print.js")
OTHERS = tuple(Path(__file__).with_name(name) for name in BESIDE)
"""Go with it: they too must be there before Streamlit starts."""
AREA = "built_in."
SPOKEN = "en"
"""Streamlit's own language."""
LOCALES = {"kk": ["ru-RU", "kk-KZ"], "ru": ["ru-RU"], "en": ["en-GB", "en"]}
"""What the browser is told of the reader's language: it knows no Kazakh calendar, and writes its numbers as Russian."""
HOUR = 3600


async def built_in_script(_request: Request) -> Response:
    """The script, the same for everybody."""
    headers = {"cache-control": f"public, max-age={HOUR}"}
    return Response(script(), media_type="text/javascript", headers=headers)


@cache
def script() -> str:
    """The source with the catalogues in front of it."""
    words = {language: pairs(language) for language in LANGUAGES if language != SPOKEN}
    constants = {"dashboardWords": words, "dashboardMonths": {"kk": calendar_words()}, "dashboardLocales": LOCALES}
    head = "".join(f"const {name} = {json.dumps(value, ensure_ascii=False)};\n" for name, value in constants.items())
    body = SOURCE.read_text(encoding="utf-8")
    others = "".join(path.read_text(encoding="utf-8") for path in OTHERS)
    return f"{others}(() => {{\n{head}{body}\n}})();\n"


def pairs(language: str) -> list[tuple[str, str]]:
    """Patterns of Streamlit's texts and what to say instead."""
    spoken, ours = catalogue(SPOKEN), catalogue(language)
    return [(_pattern(str(text)), str(ours[key])) for key, text in spoken.items() if key.startswith(AREA)]


def _pattern(text: str) -> str:
    """A regular expression as JavaScript reads it: ``{size}MB`` becomes ``(?<size>.+?)MB``."""
    parts = re.split(r"\{(\w+)\}", text)
    return "".join(f"(?<{part}>.+?)" if at % 2 else _literal(part) for at, part in enumerate(parts))


def _literal(text: str) -> str:
    return re.sub(r"([.*+?^${}()|\[\]\\/])", r"\\\1", text)


def calendar_words() -> list[tuple[str, str]]:
    """Russian names of months and days of the week, longest first, and the Kazakh ones."""
    russian, kazakh = Locale("ru"), Locale("kk")
    names = [
        (theirs, ours)
        for kind in ("months", "days")
        for form in ("format", "stand-alone")
        for theirs, ours in zip(
            getattr(russian, kind)[form]["wide"].values(),
            getattr(kazakh, kind)["stand-alone"]["wide"].values(),
            strict=True,
        )
    ]
    return sorted(set(names), key=lambda pair: (-len(pair[0]), pair))
