"""How do two fonts of 600 kB become two of 130? The letters we write, the weights we use, one optical size.

The letters themselves are Source Sans and Source Serif, which Streamlit brings; under the SIL Open Font License
(``dashboard/static/FONTS-LICENSE.txt``) a changed font may not bear their name. Run once after Streamlit changed its
fonts, with what the tests need installed: ``python deploy/lean_fonts.py``.
"""

from pathlib import Path

import streamlit
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

MEDIA = Path(streamlit.__file__).resolve().parent / "static" / "static" / "media"
STATIC = Path(__file__).resolve().parent.parent / "dashboard" / "static"
FONTS = {"Culture Sans": "SourceSansVF-Upright.*.woff2", "Culture Serif": "SourceSerifVariable-Roman.*.woff2"}
WEIGHTS, OPTICAL_SIZE = (400, 700), 20
LETTERS = [
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2B0, 0x2DD), *range(0x400, 0x530),  # Latin, Cyrillic, Kazakh
    0x2009, 0x200A, *range(0x2010, 0x2070), *range(0x20A0, 0x20C0), 0x2116, 0x2122,  # dashes, currencies, №
    *range(0x2190, 0x219A), 0x2212, 0x2248, 0x2260, 0x2264, 0x2265, *range(0x25A0, 0x2600),  # arrows, signs, marks
]  # fmt: skip
FAMILY, UNIQUE, FULL, POSTSCRIPT, TYPOGRAPHIC, PREFIX, OWN = 1, 3, 4, 6, 16, 25, 256
"""Numbers of the names in a font, and the first of those that are no standard ones."""


def main() -> None:
    """Write both fonts."""
    for name, pattern in FONTS.items():
        (source,) = MEDIA.glob(pattern)
        font = _narrowed(_with_our_letters(source))
        _rename(font, name)
        font.flavor = "woff2"
        path = STATIC / f"{name.lower().replace(' ', '-')}.woff2"
        font.save(path)
        print(path.name, path.stat().st_size)


def _with_our_letters(source: Path) -> TTFont:
    options = subset.Options()
    options.layout_features = [*options.layout_features, "tnum", "lnum", "pnum"]
    font = TTFont(source, lazy=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=LETTERS)
    cutter.subset(font)
    return font


def _narrowed(font: TTFont) -> TTFont:
    limits: dict[str, object] = {"wght": WEIGHTS}
    if "opsz" in {axis.axisTag for axis in font["fvar"].axes}:
        limits["opsz"] = OPTICAL_SIZE
    return instancer.instantiateVariableFont(font, limits)


def _rename(font: TTFont, name: str) -> None:
    for number in (FAMILY, UNIQUE, FULL, POSTSCRIPT, TYPOGRAPHIC, PREFIX):
        told = name.replace(" ", "") if number in {POSTSCRIPT, PREFIX} else name
        font["name"].setName(told, number, 3, 1, 0x409)
    for instance in font["fvar"].instances:
        instance.postscriptNameID = 0xFFFF
    font["name"].names = [one for one in font["name"].names if one.nameID < OWN or "Source" not in str(one)]


if __name__ == "__main__":
    main()
