"""What a search may find at all."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """What a search may find at all: one site's pages or, without one, all; some kinds or all.

    One site's search also finds pages of the kinds that are `shared`, of the portal's site
    (`portal_id`), but for those `left_out`.
    """

    language: str
    site_id: int | None = None
    kinds: tuple[str, ...] = ()
    # The kinds of which newer pages are better.
    news: frozenset[str] = frozenset()
    # The kinds whose pages are much alike: of each site the best one stands for the others.
    alike: frozenset[str] = frozenset()
    shared: tuple[str, ...] = ()
    portal_id: int | None = None
    left_out: tuple[int, ...] = ()
