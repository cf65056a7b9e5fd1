"""What is said of a panel: the finding over the chart, and its text twin."""

from dataclasses import dataclass, replace
from typing import Self


@dataclass(frozen=True, slots=True)
class Saying:
    """``headline``: the finding in ≤ 60 characters, empty where there is none (the panel's name stands then).

    ``text``: one or two sentences that tell what the chart shows to a person who cannot see it.
    """

    headline: str = ""
    text: str = ""

    def capitalised(self) -> Self:
        """Both sentences with a capital first: a template may begin with a month or a name.

        An abbreviated unit at the end of one brings a full stop of its own (``44,3 тыс.``): it ends with one.
        """
        return replace(self, headline=_capital(self.headline), text=_capital(_ended_once(self.text)))


def _ended_once(text: str) -> str:
    return text.replace(".**.", ".**").replace("..", ".")


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
