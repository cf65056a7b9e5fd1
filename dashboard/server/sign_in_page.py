"""What does the sign-in look like? A page of ours without any script: it opens at once, also where all is closed."""

import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlencode

from starlette.responses import HTMLResponse

from dashboard.i18n import LANGUAGES, Translator
from dashboard.server.compression import STATIC, TYPES
from dashboard.settings import ROOT

STYLE = ROOT / "dashboard" / "server" / "sign_in.css"
FONTS = {"SANS": "SourceSansVF-Upright.*.woff2", "SERIF": "SourceSerifVariable-Roman.*.woff2"}
LANGUAGE_NAMES = {"kk": "Қазақша", "ru": "Русский", "en": "English"}
FRESH = {"cache-control": "no-store"}
assert set(LANGUAGE_NAMES) == set(LANGUAGES)  # noqa: S101  a new language must be given its name here


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form."""

    name: str
    label: str
    kind: str
    fill: str
    """What a password store puts there (``autocomplete``)."""
    value: str = ""
    most: int = 256


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is sent to a route of ours."""

    title: str
    action: str
    fields: tuple[Field, ...]
    button: str
    hidden: Mapping[str, str]
    error: str = ""
    about: str = ""
    links: tuple[tuple[str, str], ...] = ()
    """Addresses in place of fields, with what each says."""


def page(form: Form, t: Translator, path: str, query: Mapping[str, str], status: int = 200) -> HTMLResponse:
    """The page with the form, in the reader's language; ``path`` and ``query`` are where another language leads."""
    languages = " ".join(_language(code, t, path, query) for code in LANGUAGES)
    text = f"""<!DOCTYPE html>
<html lang="{t.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{_safe(form.title)} · {_safe(t("app.name"))}</title>
<link rel="icon" href="/app/static/icon.svg">
<style>{style()}</style>
</head>
<body>
<header><a href="/?lang={t.language}">{_logo(t)}</a></header>
<main>
<h1>{_safe(form.title)}</h1>
{_paragraph("about", form.about)}{_paragraph("error", form.error)}{_body(form)}
<nav aria-label="{_safe(t("access.languages"))}">{languages}</nav>
</main>
</body>
</html>
"""
    return HTMLResponse(text, status, FRESH)


def _logo(t: Translator) -> str:
    return f'<img src="/app/static/logo-{t.language}.svg" alt="{_safe(t("app.name"))}">'


def _body(form: Form) -> str:
    if form.links:
        return "\n".join(f'<a class="button" href="{_safe(address)}">{_safe(text)}</a>' for address, text in form.links)
    return f'<form method="post" action="{_safe(form.action)}">\n{_inside(form)}\n</form>'


def _inside(form: Form) -> str:
    hidden = (
        f'<input type="hidden" name="{_safe(name)}" value="{_safe(value)}">' for name, value in form.hidden.items()
    )
    button = f'<button type="submit">{_safe(form.button)}</button>' if form.button else ""
    return "\n".join([*hidden, *_fields(form.fields), button])


def _fields(fields: Iterable[Field]) -> Iterable[str]:
    for number, field in enumerate(fields):
        first = " autofocus" if number == 0 else ""
        yield (
            f'<label>{_safe(field.label)}<input name="{field.name}" type="{field.kind}" autocomplete="{field.fill}" '
            f'value="{_safe(field.value)}" maxlength="{field.most}" required{first} autocapitalize="none" '
            'spellcheck="false"></label>'
        )


def _paragraph(name: str, text: str) -> str:
    role = ' role="alert"' if name == "error" else ""
    return f'<p class="{name}"{role}>{_safe(text)}</p>\n' if text else ""


def _language(code: str, t: Translator, path: str, query: Mapping[str, str]) -> str:
    if code == t.language:
        return f'<span aria-current="true" lang="{code}">{LANGUAGE_NAMES[code]}</span>'
    address = f"{path}?{urlencode({**query, 'lang': code})}"
    return f'<a href="{_safe(address)}" lang="{code}" hreflang="{code}">{LANGUAGE_NAMES[code]}</a>'


def _safe(text: str) -> str:
    return html.escape(text, quote=True)


@cache
def style() -> str:
    """Our style sheet with the fonts that Streamlit brings along: their names hold a hash of the version."""
    text = STYLE.read_text(encoding="utf-8")
    for word, pattern in FONTS.items():
        name = next((STATIC / "static" / "media").glob(pattern)).name
        text = text.replace(f"{word}_FONT", f"/static/media/{name}")
    return text


assert ".woff2" not in TYPES  # noqa: S101  fonts are compressed already
