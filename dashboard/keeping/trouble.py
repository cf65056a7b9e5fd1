"""What can stand in the way of a backup or its return? A reason with details; words: ``keeping.trouble.<reason>``."""


class TroubleError(Exception):
    """It was not done, and nothing that was there before is gone."""

    def __init__(self, reason: str, **details: str) -> None:
        super().__init__(f"{reason}: {details}")
        self.reason, self.details = reason, details
