"""Every kind of public page, once, and where the demo shows it.

The one list behind the checks that hold on every page (axe, overflow, keyboard,
languages, wrong requests, budgets). Page types join by themselves, and
`test_every_page.py` fails until the demo has one of them. A view that is no page of
the tree is added to `VIEWS`, a route of a page type to `ROUTES`; what is not meant for
people to read (files, calendars) to `NOT_FOR_READING`: the same tests fail on what is in
none. Feeds are known by the `feed_name` of their page type.

`python -m tests.every_page` prints the places of a loaded demo as JSON.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass

COMMUNE = "thanhson"  # the demo's commune that has English


@dataclass(frozen=True)
class Place:
    """A kind of page at an address: on the portal (site "") or a commune, in a language.

    `act` is what a reader does there first: "send" sends the main form as it is.
    """

    kind: str
    site: str
    language: str
    path: str
    status: int = 200
    act: str = ""

    @property
    def name(self) -> str:
        return f"{self.site or 'portal'} {self.language} {self.path}"


# More views of a page type: what to add to its address.
QUERIES = {
    "announcements.AnnouncementIndexPage": ["?time=expired", "?category=power&time=expired&page=9"],
    "schedules.WorkScheduleIndexPage": ["?week=2020-W01", "?week=không"],
    "questions.QuestionIndexPage": ["?topic=999999"],
    "procedures.ProcedureIndexPage": ["?field=ho-tich", "?q=khai+sinh&level=x&event=x&page=9"],
    "documents.OfficialDocumentIndexPage": ["?force=replaced", "?q=khong+co+van+ban"],
    "feedback.FeedbackIndexPage": ["?state=done", "?state=x&kind=9999999999&village=x&page=9"],
    "consultations.ConsultationIndexPage": ["?state=answered", "?state=x"],
    "phonebook.PhonebookPage": ["?q=y+te", "?q=khong+co+so"],
    "places.PlaceIndexPage": ["?open=now", "?kind=clinic&near=x"],
    "products.ProductIndexPage": ["?stars=4", "?sort=name&page=2"],
    "home.CommuneDirectoryPage": ["?q=thanh", "?q=khong+co"],
    "decisions.StarCheckPage": ["?q=nghe", "?q=zzzz+khong+co", "?q=", "?q=thanh+son&page=x"],
    "register.DocumentCheckPage": ["?ma=99/KHONG-CO", "?ma=sai", f"?ma={'0' * 64}"],
}
# Routes of a page type: (what follows its address, status, what is done there).
ROUTES = {
    ("questions.QuestionIndexPage", "ask"): [
        ("gui-cau-hoi/", 200, ""),
        ("gui-cau-hoi/", 200, "send"),
    ],
    ("questions.QuestionIndexPage", "ask_information"): [
        ("xin-thong-tin/", 200, ""),
        ("xin-thong-tin/", 200, "send"),
    ],
    ("access.AccessPage", "form"): [
        ("bieu-mau/01a/", 200, ""),
        ("bieu-mau/05/", 200, ""),
        ("bieu-mau/99/", 404, ""),
    ],
    ("questions.QuestionIndexPage", "look_up"): [
        ("tra-cuu/", 200, ""),
        ("tra-cuu/?ma=sai", 200, ""),
    ],
    ("questions.QuestionIndexPage", "status"): [
        ("tra-cuu/{code}/", 200, ""),
        ("tra-cuu/HD-2222-2222/", 404, ""),
    ],
    ("questions.QuestionIndexPage", "withdraw"): [("tra-cuu/{open_code}/rut/", 200, "")],
    ("feedback.FeedbackIndexPage", "send"): [("gui/", 200, ""), ("gui/", 200, "send")],
    ("feedback.FeedbackIndexPage", "figures"): [("so-lieu/", 200, "")],
    ("feedback.FeedbackIndexPage", "report"): [("{report}/", 200, ""), ("999999999/", 404, "")],
    ("feedback.FeedbackIndexPage", "look_up"): [
        ("theo-doi/", 200, ""),
        ("theo-doi/?ma=sai", 200, ""),
    ],
    ("feedback.FeedbackIndexPage", "follow"): [
        ("theo-doi/{report_code}/", 200, ""),
        ("theo-doi/PA-2222-2222-2222/", 404, ""),
    ],
    ("feedback.FeedbackIndexPage", "withdraw"): [("theo-doi/{report_code}/rut/", 200, "")],
    ("privacy.PersonalDataPage", "look_up"): [
        ("yeu-cau/", 200, ""),
        ("yeu-cau/?ma=sai", 200, ""),
    ],
    ("privacy.PersonalDataPage", "ask"): [
        ("yeu-cau/gui/", 200, ""),
        ("yeu-cau/gui/", 200, "send"),
    ],
    ("privacy.PersonalDataPage", "receipt"): [
        ("yeu-cau/{request_code}/", 200, ""),
        ("yeu-cau/DL-2222-2222-2222/", 404, ""),
    ],
    ("procedures.ProcedureIndexPage", "sheet"): [("ma-qr/", 200, ""), ("ma-qr/?field=x", 200, "")],
    ("procedures.ProcedureIndexPage", "forms"): [("bieu-mau/", 200, "")],
    ("products.ProductIndexPage", "harvest"): [
        ("mua-vu/", 200, ""),
        ("mua-vu/?when=now&group=food&commune=x&page=9", 200, ""),
    ],
    ("products.ProductIndexPage", "compare"): [
        ("so-sanh/", 200, ""),
        ("so-sanh/?sp=x&sp=999999999&sp=1", 200, ""),
    ],
    ("products.ProductIndexPage", "press_sheet"): [
        ("{product}/to-gioi-thieu/", 200, ""),
        ("khong-co/to-gioi-thieu/", 404, ""),
    ],
    ("dossiers.DossierLookupPage", "look_up"): [("", 200, "send")],
    ("register.DocumentCheckPage", "check_file"): [("", 200, "send")],
    ("consultations.ConsultationPage", "give"): [
        ("gui/", 200, ""),
        ("gui/", 200, "send"),
    ],
    ("consultations.ConsultationPage", "receipt"): [
        ("gop-y/{comment_code}/", 200, ""),
        ("gop-y/GY-2222-2222-2222/", 404, ""),
    ],
    ("consultations.ConsultationPage", "take_back_comment"): [
        ("gop-y/{comment_code}/rut/", 200, "")
    ],
    # The portal gathers entries, not weeks.
    ("schedules.WorkScheduleIndexPage", "archive"): [("cac-tuan/", 200, "commune only")],
}
# What is done on communes only: the portal's form is a choice of commune.
ON_COMMUNES = {"send", "commune only"}
# Views and errors: addresses below a site's home in a language.
VIEWS = {
    "search": [
        ("tim-kiem/", 200),
        ("tim-kiem/?q=thong+bao", 200),
        ("tim-kiem/?q=zzzzqqq", 200),
        ("tim-kiem/?q=thong+bao&page=2", 200),
    ],
    "offline": [("ngoai-tuyen/", 200)],
    "kiosk": [("kiosk/", 200)],
    "storm_day": [("ngay-bao/", 200), ("ngay-bao/?day-du=x", 200)],
    # A code of the model commune and of the portal, its lot, and what is not known.
    "digital_link": [
        ("01/09520001000034", 200),
        ("01/09520001000034/10/CHE-01", 200),
        ("01/09520001000034/10/KHONG-CO", 404),
        ("01/1", 404),
    ],
    "page_preview": [("xem-truoc/khong-co/", 404)],
    "producer_link": [("nguoi-ban/khong-co/", 404)],
    "head_link": [("truong-thon/khong-co/", 404)],
    # The notice with the most to say.
    "notice_poster": [("tb/{notice}/to-ap-phich/", 200), ("tb/9999999999/to-ap-phich/", 404)],
    "subscribe": [("dang-ky-nhan-tin/", 200), ("dang-ky-nhan-tin/?gui=1", 200)],
    "subscription_confirm": [("dang-ky-nhan-tin/xac-nhan/khong-co/", 404)],
    "subscription_change": [("dang-ky-nhan-tin/cua-toi/khong-co/", 404)],
    "subscription_leave": [("dang-ky-nhan-tin/thoi/khong-co/", 404)],
    "400": [("loi/400/", 400)],
    "403": [("loi/403/", 403)],
    "404": [("khong-co-trang-nay/", 404)],
    "500": [("loi/500/", 500)],
}
# Routes and named addresses that give no page to read.
NOT_FOR_READING = {
    "announcement_event",
    "bulletin_calendar",
    "bulletin_feed",
    "bulletin_sound",
    "change_password",
    "comparison",
    "copy",
    "dossier_look_up",
    "event_feed",
    "favicon",
    "feed",
    "form_file",
    "harvest_feed",
    "health",
    "kept_list",
    "manifest",
    "me_too",
    "news_event",
    "notice_short",
    "open311_request",
    "open311_requests",
    "open311_services",
    "page_qr",
    "page_sound",
    "photo",
    "product_market_csv",
    "product_market_list",
    "register_entries",
    "register_feed",
    "register_heads",
    "reply",
    "robots",
    "schedule_feed",
    "invited_feed",
    "reception_feed",
    "search_description",
    "search_suggestions",
    "security_txt",
    "service_worker",
    "shop_out",
    "shop_phone",
    "sitemap",
    "sitemap_index",
    "take_back",
    "unshow",
    "vote",
    "wagtaildocs_serve",
    "warning_feed",
    "warning_message",
    "warning_rss",
}


def page_types() -> list[str]:
    """The labels of all page types of the portal's own."""
    from wagtail.models import get_page_models

    from portal.core.models import BasePage

    return [model._meta.label for model in get_page_models() if issubclass(model, BasePage)]


def feed_names() -> set[str]:
    """The URL names of the feeds that page types say they have."""
    from wagtail.models import get_page_models

    return {getattr(model, "feed_name", "") for model in get_page_models()} - {""}


def kinds() -> list[str]:
    """All kinds of pages: page types, their routes, views and errors."""
    routes = [f"{label}:{name}" for label, name in ROUTES]
    return [*page_types(), *routes, *VIEWS]


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
