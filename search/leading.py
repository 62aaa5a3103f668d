"""The hit that answers by itself: a query that names one procedure gets what to bring, at once."""

from collections.abc import Sequence

from wagtail.models import Page

from search.analysis import folded_words
from search.plan import Plan


def leading_hit(pages: Sequence[Page], plan: Plan, place: str) -> Page | None:
    """Of the best hits the one that the words of a query name, if its kind answers.

    All words but those that only ask, or that name the `place`, stand in its names, else among
    these and its other words. Where several have them, the one that most people ask for; None
    where that isn't one.
    """
    typed = _phrases(plan, set(folded_words(place)))
    if not typed:
        return None
    answering = [page for page in pages if page.search_kind.answer_template]
    for names in ("answer_names", "answer_words"):
        named = [page for page in answering if _has(getattr(page, names), typed)]
        if len(named) > 1:
            named = [page for page in named if page.is_popular]
        if len(named) == 1:
            return named[0]
    return None


def _phrases(plan: Plan, place: set[str]) -> list[list[list[str]]]:
    """For each word or phrase of a query the ways to say it, each as folded words."""
    inside = {at for span in plan.meanings for at in range(*span)}
    found = []
    for (start, end), meant in plan.meanings.items():
        own = [word.folded for word in plan.typed[start:end]]
        found.append([own, *meant])
    for at, (word, ways) in enumerate(zip(plan.typed, plan.ways, strict=True)):
        if at not in inside and at not in plan.asking and word.folded not in place:
            found.append([[word.folded], *(way.split("_") for way in ways)])
    return found


def _has(text: str, typed: list[list[list[str]]]) -> bool:
    names = set(folded_words(text))
    return all(any(names.issuperset(way) for way in ways) for ways in typed)
