"""How is a chart put together? As plain data; Plotly's objects are made only for those who ask for them."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zlib import crc32

import pandas as pd
import plotly.graph_objects as go


class Chart(go.Figure):  # type: ignore[misc]  # Plotly ships no types
    """A figure that holds what goes to the browser: traces and layout as mappings, values as they were given.

    Plotly's own figure checks every property whenever one is set, which is most of the work of drawing. This one takes
    them as they come: whether Plotly knows them is asked in the tests, of every panel. ``data`` and ``layout`` are
    made of them anew for those who read a figure's parts (and are checked then): what is changed there changes no
    chart, only what is written here does.
    """

    def __init__(self, layout: Mapping[str, Any], data: list[dict[str, Any]] | None = None) -> None:
        # Plotly's own is left out on purpose: it makes the objects this class is there to spare.
        self._traces: list[dict[str, Any]] = list(data or ())
        self._given = dict(layout)

    @property
    def data(self) -> tuple[Any, ...]:
        """The traces as Plotly's objects."""
        return tuple(self._checked().data)

    @property
    def layout(self) -> Any:
        """The layout as Plotly's object."""
        return self._checked().layout

    @property
    def above(self) -> int:
        """Pixels over the plot."""
        return self.margin["t"]

    @property
    def letters(self) -> float:
        """Pixels of a letter."""
        return float(self._given["font"]["size"])

    @property
    def margin(self) -> Mapping[str, int]:
        """Pixels around the plot."""
        return self._given["margin"]  # type: ignore[no-any-return]  # numbers, by the template

    def axis(self, name: str) -> Mapping[str, Any]:
        """What is set of an axis (``xaxis``)."""
        return self._given[name]  # type: ignore[no-any-return]  # a mapping, by the template

    @property
    def annotations(self) -> Sequence[Mapping[str, Any]]:
        """Words at places of the plot."""
        return self._given.get("annotations", ())  # type: ignore[no-any-return]  # as they were added

    def values(self, letter: str) -> Iterator[Any]:
        """All values of all traces along an axis (``x``)."""
        for trace in self._traces:
            yield from trace.get(letter, ())

    def widen(self, side: str, pixels: int) -> None:
        """At least so much room at a side (``l``, ``r``, ``t``, ``b``)."""
        if self.margin[side] < pixels:
            self.update_layout(margin={side: pixels})

    def raise_top(self, pixels: int) -> None:
        """More room over the plot; the plot keeps its height."""
        self.update_layout(margin={"t": self.above + pixels}, height=self._given["height"] + pixels)

    def to_dict(self) -> dict[str, Any]:
        """Traces and layout as JSON knows them: texts, numbers, lists and mappings; what is not known is null.

        With the name of their state: Streamlit hands each chart to Plotly twice, which draws it again unless it is told
        that it is the same.
        """
        written = json.dumps({"data": self._traces, "layout": self._given}, default=_plain)
        plain: dict[str, Any] = json.loads(written, parse_constant=lambda _: None)
        plain["layout"]["datarevision"] = f"{crc32(written.encode()):08x}"
        return plain

    def add_scatter(self, **properties: Any) -> None:
        """Points or a line."""
        self._traces.append(_changed({"type": "scatter"}, properties))

    def add_bar(self, **properties: Any) -> None:
        """Bars."""
        self._traces.append(_changed({"type": "bar"}, properties))

    def add_heatmap(self, **properties: Any) -> None:
        """Cells."""
        self._traces.append(_changed({"type": "heatmap"}, properties))

    def add_annotation(self, **properties: Any) -> None:
        """Words at a place."""
        self._given["annotations"] = [*self._given.get("annotations", ()), _changed({}, properties)]

    def add_shape(self, **properties: Any) -> None:
        """A line or a frame at a place."""
        self._given["shapes"] = [*self._given.get("shapes", ()), _changed({}, properties)]

    def update_layout(self, **properties: Any) -> None:
        """Other properties of the whole; what is not named stays."""
        self._given = _changed(self._given, properties)

    def update_xaxes(self, **properties: Any) -> None:
        """The same of the axis across."""
        self.update_layout(xaxis=properties)

    def update_yaxes(self, **properties: Any) -> None:
        """The same of the axis upwards."""
        self.update_layout(yaxis=properties)

    def update_traces(self, selector: Mapping[str, Any] | None = None, **properties: Any) -> None:
        """The same of all traces, or of those that have what is asked for."""
        asked = (selector or {}).items()
        for index, trace in enumerate(self._traces):
            if asked <= trace.items():
                self._traces[index] = _changed(trace, properties)

    def _checked(self) -> go.Figure:
        return go.Figure(data=self._traces, layout=self._given)


def _changed(old: Mapping[str, Any], properties: Mapping[str, Any]) -> dict[str, Any]:
    """A mapping with other properties: mappings within are changed likewise, None takes a property away."""
    new = dict(old)
    for name, value in properties.items():
        if isinstance(value, Mapping):
            new[name] = _changed(new.get(name) or {}, value)
        elif value is None:
            new.pop(name, None)
        else:
            new[name] = value
    return new


def _plain(value: Any) -> Any:
    """What JSON does not know: columns and arrays as lists, days as texts."""
    if value is pd.NaT or value is pd.NA:
        return None
    if hasattr(value, "tolist"):
        return value.tolist()
    return value.isoformat() if hasattr(value, "isoformat") else list(value)
