"""One public item of each open list, made the way editors make it."""

from datetime import date
from types import SimpleNamespace

from django.utils import timezone

from communes.documents.models import OfficialDocumentPage
from communes.dossiers.models import DossierFigure
from communes.questions.models import Question
from home.models import ProvinceHomePage
from portal.core.sections import section_in
from portal.core.weeks import Week
from portal.core.workdays import add_months
from tests.announcements.factories import announce
from tests.consultations.factories import answered, comment_on
from tests.documents.factories import issue
from tests.feedback.factories import make_published
from tests.news.factories import hold_event, write_news
from tests.organisation.factories import make_official, make_unit
from tests.places.factories import make_place
from tests.procedures.factories import make_procedure
from tests.products.factories import make_producer, make_product, with_stars
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT
from tests.schedules.conftest import entry, make_week
from tests.villages.factories import make_village
from tests.works.factories import account, build, tender

SECRETS = (NAME, PHONE, EMAIL, TEXT)


def make_entry(commune, title):
    week = make_week(commune.home, entry(Week.this().monday, title, end_time=None))
    return week.entries.get()


def make_answer(commune, title):
    contact = {"name": NAME, "phone": PHONE, "email": EMAIL}
    question = Question.objects.receive(
        commune.site, contact, at=timezone.now(), text=TEXT, consents={"answer": "", "publish": ""}
    )
    question.subject, question.public_text = title, "Cần mang giấy tờ gì?"
    question.answer = "<p>Mang <b>giấy chứng sinh</b>.</p><ul><li>Căn cước</li></ul>"
    question.answered_post = "Công chức Tư pháp – Hộ tịch"
    question.publish()
    return question.published_page


def make_document(commune, title):
    # Each with a number of its own.
    return issue(commune, title, number=f"{OfficialDocumentPage.objects.count() + 1}/KH-UBND")


def make_offered_product(commune, title):
    return make_product(commune, title, images=1, price_min=45_000, price_unit="kg", **with_stars())


def make_shared_procedure(commune, title):
    """The province's: every commune offers it."""
    portal = SimpleNamespace(homes={"vi": ProvinceHomePage.objects.get(locale__language_code="vi")})
    return make_procedure(portal, title)


# Lists whose items are the province's, given by every commune.
SHARED = {"procedures"}


def make_consultation(commune, title):
    groups = (("Thu theo hộ", "accepted", "Xã sửa điều 5."),)
    page = answered(commune, title, groups=groups, prompts=("Mức thu đã hợp lý chưa?",))
    contact = {"name": NAME, "phone": PHONE, "email": EMAIL}
    comment_on(page, commune.site, TEXT, name=NAME, contact=contact).show()
    return page


def make_dossier_figure(commune, title):
    """A month with its section as `page`; it has no title of its own."""
    months = DossierFigure.objects.in_site(commune.site).count()
    figure = DossierFigure.objects.create(
        site=commune.site,
        month=add_months(date(2020, 1, 1), months),
        received=9,
        settled=8,
        on_time=6,
        source=f"Sổ của {title.rpartition(' của ')[2]}",
    )
    figure.page = section_in(commune.site, "dossiers.DossierLookupPage")
    return figure


MAKERS = {
    "public-works": build,
    "public-money": account,
    "tenders": tender,
    "news": write_news,
    "events": hold_event,
    "feedback": make_published,
    "organisation-units": make_unit,
    "officials": make_official,
    "places": make_place,
    "villages": make_village,
    "dossier-figures": make_dossier_figure,
    "consultations": make_consultation,
    "announcements": announce,
    "schedule-entries": make_entry,
    "products": make_offered_product,
    "producers": make_producer,
    "questions": make_answer,
    "procedures": make_shared_procedure,
    "documents": make_document,
    "communes": lambda commune, title: commune.site,
}


def texts_of(answer) -> str:
    """What an answer says, streamed or not."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode()
