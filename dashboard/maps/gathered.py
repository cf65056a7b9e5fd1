"""What is drawn where there are more libraries than anybody could tell apart? One disc for those that stand together.

Up to ``MOST`` libraries have a disc each. Of more, those in one square of the screen at the first view share one: so
the page stays as small for the country as for a city. A chosen district has its own, nearer view and smaller squares.
"""

from typing import Any

import numpy as np
import pandas as pd

from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.maps.labels import TILE
from dashboard.maps.marks import Rows, assumed, library_rows, rgb, told, value_words
from dashboard.maps.scale import LARGEST, radius

MOST = 300
"""Discs of libraries on a map."""
SQUARE = 34.0
"""Pixels of a side: two discs with their numbers stand beside each other without touching."""
WIDER = 1.25
SMALLEST = 11.0
"""Pixels: room for a number of three digits."""


def many(frame: pd.DataFrame) -> bool:
    """Whether these libraries, as far as their place is known, are too many for a disc each."""
    return int((frame["lat"].notna() & frame["lon"].notna()).sum()) > MOST


def squares(frame: pd.DataFrame, zoom: float) -> np.ndarray[Any, Any]:
    """The number of the square in which each row of a frame lies: never more than ``MOST`` different ones."""
    size = TILE * 2**zoom
    lat = np.radians(frame["lat"].to_numpy(dtype="float64"))
    x = (frame["lon"].to_numpy(dtype="float64") + 180) / 360 * size
    y = (1 - np.arcsinh(np.tan(lat)) / np.pi) / 2 * size  # Web Mercator, as the map
    side = SQUARE
    while True:
        pairs = np.stack([np.floor(x / side), np.floor(y / side)], axis=1)
        found, numbers = np.unique(pairs, axis=0, return_inverse=True)
        if len(found) <= MOST:
            return np.asarray(numbers).reshape(-1)
        side *= WIDER


def one_a_square(frame: pd.DataFrame, zoom: float) -> pd.DataFrame:
    """The first library of each square where they are too many; all of them where they are few."""
    if len(frame) <= MOST:
        return frame
    return frame[~pd.Series(squares(frame, zoom), index=frame.index).duplicated()]


def library_discs(frame: pd.DataFrame, zoom: float, t: Translator, look: Look) -> tuple[Rows, Rows]:
    """Discs of single libraries, and of several that stand together; ``frame``: libraries whose place is known."""
    if len(frame) <= MOST:
        return library_rows(frame, t, look), []
    number = pd.Series(squares(frame, zoom), index=frame.index)
    alone = number.map(number.value_counts()) == 1
    together = frame[~alone]
    sums = together.groupby(number[~alone])["value"].sum(min_count=1)
    largest = float(np.fmax(sums.max(), frame["value"].max())) if frame["value"].notna().any() else 0.0
    rows = [_disc(some, float(sums[square]), largest, t, look) for square, some in together.groupby(number[~alone])]
    singles = library_rows(frame[alone], t, look, largest)
    return singles, sorted(rows, key=lambda row: -row["radius"])


def _disc(some: pd.DataFrame, value: float, largest: float, t: Translator, look: Look) -> dict[str, Any]:
    """Some libraries as one disc at their middle, of their sum; a click on it chooses the district of most of them."""
    said = list(dict.fromkeys(words for words in told(some, t) if words))
    first = some.iloc[0]
    measure = str(first["measure"])
    figure = "" if measure == "equal" else t("map.tip", measure=t(f"measure.{measure}"), value=value_words(value, t))
    reports = t("map.gathered.reported", n=int((some["state"] == "reported").sum()))
    guessed = next((words for words in (assumed(basis, t) for basis in some["basis"].unique()) if words), "")
    lines = [t("map.gathered.libraries", n=len(some)), t.month(first["month"].date()), figure, reports, *said[:1]]
    return {
        "place": str(some["district"].mode().iloc[0]) if some["district"].notna().any() else "",
        "position": [round(float(some["lon"].mean()), 5), round(float(some["lat"].mean()), 5)],
        "radius": min(max(radius(value, largest), SMALLEST), LARGEST),
        "fill": rgb(look.named["blue"]),
        "ring": rgb(look.background),
        "width": 1.5,
        "name": t.number(len(some)),
        "explained": bool(said),
        "tip": "\n".join(line for line in (*lines, guessed, t("map.gathered.nearer")) if line),
    }
