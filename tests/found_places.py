"""Where a loaded demo shows every kind of page (`tests.every_page`).

`python -m tests.found_places` prints the places as JSON; with a language, all its pages.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from tests.every_page import COMMUNE, ON_COMMUNES, QUERIES, ROUTES, VIEWS, Place, page_types


def find_places() -> list[Place]:
    """Where this database's demo shows each kind, on portal and commune, in each language."""
    from wagtail.models import Site

    places = []
    for site in Site.objects.select_related("root_page__locale").order_by("-is_default_site", "pk"):
        key = "" if site.is_default_site else site.hostname.split(".")[0]
        for home in site.root_page.get_translations(inclusive=True).filter(live=True):
            found = list(_places_of(home, key))
            known = {place.kind for place in places}
            # Other communes only show what the first has not.
            places += [p for p in found if key in ("", COMMUNE) or p.kind not in known]
    return places


def all_pages(language: str) -> list[Place]:
    """Every live page of the demo in a language."""
    from wagtail.models import Site

    places = []
    for site in Site.objects.order_by("pk"):
        key = "" if site.is_default_site else site.hostname.split(".")[0]
        for home in site.root_page.get_translations(inclusive=True).filter(
            live=True, locale__language_code=language
        ):
            for page in home.get_descendants(inclusive=True).live().specific():
                places.append(Place(page._meta.label, key, language, _address(home, page)))
    return places


def _address(home, page) -> str:
    return _prefix(home) + page.url_path[len(home.url_path) :]


def _prefix(home) -> str:
    from django.conf import settings

    code = home.locale.language_code
    return "/" if code == settings.LANGUAGE_CODE else f"/{code}/"


def _places_of(home, key: str) -> Iterator[Place]:
    from django.apps import apps

    language = home.locale.language_code
    for label in page_types():
        pages = apps.get_model(label).objects.descendant_of(home, inclusive=True).live()
        if not pages:
            continue
        # The fullest of its kind has most to check.
        page = max(pages, key=_fullness)
        address = _address(home, page)
        for query in ["", *QUERIES.get(label, [])]:
            yield Place(label, key, language, address + query)
        # A form is shown where something is still open.
        page = max(pages, key=lambda page: (getattr(page, "is_open", False), *_fullness(page)))
        yield from _routes_of(page, key, language, _address(home, page))
    for kind, ways in VIEWS.items():
        for end, status in ways:
            if end := _with_notice(end, home):
                yield Place(kind, key, language, _prefix(home) + end, status)


def _with_notice(end: str, home) -> str:
    """An address with the key of the fullest notice of a home; "" where it has none."""
    from communes.announcements.models import AnnouncementPage

    if "{notice}" not in end:
        return end
    pages = AnnouncementPage.objects.descendant_of(home).live().current()
    page = max(pages, key=_fullness, default=None)
    return end.format(notice=page.pk) if page else ""


def _fullness(page) -> tuple[int, int]:
    return sum(map(len, page.plain_texts)), -page.pk


def _routes_of(page, key: str, language: str, address: str) -> Iterator[Place]:
    label = page._meta.label
    for (owner, name), ways in ROUTES.items():
        for end, status, act in ways if owner == label else []:
            if key or act not in ON_COMMUNES:
                for path in _filled(address + end, key, page):
                    yield Place(f"{label}:{name}", key, language, path, status, act)


def _filled(path: str, key: str, page) -> Iterable[str]:
    """An address with the codes of the site's questions, or of the comments on a draft, one of
    each status; none without."""
    from communes.consultations.models import Comment
    from communes.questions.models import Question, Status
    from portal.privacy.models import DataRequest
    from products.models import ProductPage

    if "{" not in path:
        return [path]
    if "{product}" in path:
        fullest = max(ProductPage.objects.child_of(page).live(), key=_fullness, default=None)
        return [path.format(product=fullest.slug)] if fullest else []
    if "{request_code}" in path:
        made = DataRequest.objects.filter(site__hostname__startswith=f"{key}.") if key else []
        first = {request.state: request.code for request in made}
        return [path.format(request_code=code) for code in first.values()]
    if "{report" in path:
        return _of_reports(path, page)
    if "{comment_code}" in path:
        first = {comment.status: comment.code for comment in Comment.objects.on(page)}
        return [path.format(comment_code=code) for code in first.values()]
    questions = Question.objects.filter(site__hostname__startswith=f"{key}.") if key else []
    if "{open_code}" in path:
        codes = [question.code for question in questions if question.is_open][:1]
        return [path.format(open_code=code) for code in codes]
    first = {question.status: question.code for question in questions}
    return [path.format(code=first[status]) for status in Status if status in first]


def _of_reports(path: str, page) -> Iterable[str]:
    """An address with a report of a section's site, one of each state that readers or senders
    have; none without."""
    from communes.feedback.models import FeedbackReport

    home = page.url_path.split("/")[1].removesuffix("-en")
    reports = FeedbackReport.objects.filter(site__root_page__slug=home).select_related("kind")
    if "{report}" in path:
        first = {report.status: report.pk for report in reports if report.is_public}
        return [path.format(report=pk) for pk in first.values()]
    first = {report.status: report.code for report in reports}
    return [path.format(report_code=code) for code in first.values()]


def main() -> None:
    import django

    django.setup()
    language = sys.argv[1] if len(sys.argv) > 1 else ""
    places = all_pages(language) if language else find_places()
    json.dump([asdict(place) for place in places], sys.stdout)


if __name__ == "__main__":
    main()
