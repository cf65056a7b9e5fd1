"""What is said of a panel: the finding over the chart, and its text twin."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Saying:
    """``headline``: the finding in ≤ 60 characters, empty where there is none (the panel's name stands then).

    ``text``: one or two sentences that tell what the chart shows to a person who cannot see it.
    """

    headline: str = ""
    text: str = ""
