"""The shape of the sample drafts and of what people say of them."""

from dataclasses import dataclass

from communes.consultations.choices import Verdict
from portal.core.demo_texts import Block


@dataclass(frozen=True)
class SampleGroup:
    """An answer to comments that say alike; `offline` came in on paper."""

    theme: str
    verdict: Verdict
    reason: str
    offline: int = 0


@dataclass(frozen=True)
class SampleComment:
    """A comment that came in `days_ago`; `replies` are to the questions in their order.

    With a `name` it may be shown with it; `private` wants not to be shown; `shown` is shown by
    an officer. `group` is the number of the group that answers it, from 1 on.
    """

    days_ago: int
    text: str = ""
    replies: tuple[str, ...] = ()
    name: str = ""
    village: str = ""
    phone: str = ""
    private: bool = False
    shown: bool = False
    group: int = 0


@dataclass(frozen=True)
class SampleDraft:
    """A draft whose first day is `day` from the day of loading; `key` is the slug.

    `file` is (name in `files/`, title). Those `in_english` have an English page, too.
    """

    key: str
    title: str
    summary: str
    day: int
    lasts: int
    file: tuple[str, str]
    contact: str
    issuer: str = ""
    in_english: bool = False
    prompts: tuple[str, ...] = ()
    results: str = ""
    body: tuple[Block, ...] = ()
    group: tuple[SampleGroup, ...] = ()
    comment: tuple[SampleComment, ...] = ()


@dataclass(frozen=True)
class DraftsFile:
    """The drafts of a commune or of the portal."""

    draft: tuple[SampleDraft, ...]
