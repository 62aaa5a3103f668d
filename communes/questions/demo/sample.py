"""The shape of the sample questions."""

from dataclasses import dataclass
from enum import StrEnum

from communes.information import Handling, Way
from communes.questions.choices import Status


class RequestState(StrEnum):
    """How far a sample request has come."""

    NEW = "new"
    SETTLED = "settled"
    LONGER = "longer"
    GIVEN = "given"
    REFUSED = "refused"


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
class SampleRequest:
    """A request for information `days_ago`; `state`: what has become of it since.

    `handling`, `fee` and `note` are what the commune told of it; `ground` why it is refused.
    """

    text: str
    state: RequestState
    days_ago: int
    asker: str
    address: str
    way: Way
    closed_ago: int = 0
    body: str = ""
    purpose: str = ""
    handling: Handling | None = None
    fee: int | None = None
    note: str = ""
    longer: str = ""
    ground: str = ""
    reason: str = ""
    answer: str = ""
    post: str = ""


@dataclass(frozen=True)
class SampleReady:
    """A ready answer."""

    title: str
    text: str


@dataclass(frozen=True)
class SampleFile:
    """The questions of a commune, its ready answers, and requests for information."""

    question: tuple[Sample, ...]
    ready: tuple[SampleReady, ...]
    request: tuple[SampleRequest, ...] = ()
