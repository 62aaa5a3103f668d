"""Every kind of public page, once; where the demo shows it, `tests.found_places` finds.

The one list behind the checks that hold on every page (axe, overflow, keyboard,
languages, wrong requests, budgets). Page types join by themselves, and
`test_every_page.py` fails until the demo has one of them. A view that is no page of
the tree is added to `VIEWS`, a route of a page type to `ROUTES`; what is not meant for
people to read (files, calendars) to `NOT_FOR_READING`: the same tests fail on what is in
none. Feeds are known by the `feed_name` of their page type.
"""

from dataclasses import dataclass

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
    "push_browser",
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
