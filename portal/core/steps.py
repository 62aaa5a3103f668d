"""Steps on the way of what people sent: two officers, or the sender, may act at the same time."""


class StepNotPossible(Exception):
    """It is no longer where this step starts; the message says why."""
