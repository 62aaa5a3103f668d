"""The shape of the sample questions."""

from dataclasses import dataclass

from communes.questions.choices import Status


@dataclass(frozen=True)
class Sample:
    """A question `days_ago`, closed or asked back `closed_ago` days ago; `state`: where it is.

    `topic` is a topic's name; `village` is written as readers see it ("xóm 4").
    """

    text: str
    state: Status
    days_ago: int
    topic: str
    asker: str
    village: str
    closed_ago: int = 0
    post: str = ""
    subject: str = ""
    public_text: str = ""
    answer: str = ""
    note: str = ""
    reply: str = ""
    office: str = ""
    office_address: str = ""
    office_phone: str = ""


@dataclass(frozen=True)
class SampleReady:
    """A ready answer."""

    title: str
    text: str


@dataclass(frozen=True)
class SampleFile:
    """The questions of a commune, and its ready answers."""

    question: tuple[Sample, ...]
    ready: tuple[SampleReady, ...]
