"""What the database protects is refused with its reason, never with an error."""

import pytest
from django.apps import apps
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.db.models import PROTECT, RESTRICT
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from communes.models import CommuneSettings
from communes.questions.models import Question, Topic
from communes.units.models import AdministrativeUnit
from products.models import (
    Marketplace,
    ProducerIndexPage,
    ProducerPage,
    ProductIndexPage,
    ProductListing,
)
from tests.documents.factories import issue
from tests.procedures.factories import make_basis, make_procedure
from tests.products.factories import make_producer, make_product


@pytest.fixture
def product(world):
    return make_product(world.a, producer=make_producer(world.a, "HTX An Bình"), live=False)


@pytest.fixture
def boss(world):
    user = get_user_model().objects.create_superuser("quantri", "", "x")
    return world.admin_client(user)


def told(response) -> str:
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def ask(site, topic):
    return Question.objects.create(site=site, text="Hỏi", topic=topic, due_on=timezone.localdate())


@pytest.mark.parametrize("bulk", [False, True])
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_topic_that_only_incoming_questions_use(world, boss, bulk, method):
    topic = Topic.objects.create(name="Đất đai thử")
    ask(world.a.site, topic)
    url = reverse(topic.snippet_viewset.get_url_name("delete"), args=[topic.pk])
    if bulk:
        url = f"/admin/bulk/questions/topic/delete/?id={topic.pk}"
    response = getattr(boss, method)(url)
    assert response.status_code == 302
    assert "còn 1 mục đang dùng" in told(response)
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_an_officer_is_told_how_many_but_not_whose(world):
    topic = Topic.objects.create(name="Đất đai thử")
    question = ask(world.a.site, topic)
    client = world.admin_client(world.officer(world.portal, "admin"))
    response = client.post(reverse(topic.snippet_viewset.get_url_name("delete"), args=[topic.pk]))
    assert "còn 1 mục đang dùng" in told(response) and question.code not in told(response)


@pytest.mark.parametrize("bulk", [False, True])
@pytest.mark.parametrize("kind", [ProducerIndexPage, ProductIndexPage, ProducerPage])
@pytest.mark.parametrize("who", ["admin", "boss"])
def test_pages_that_others_need(world, boss, product, kind, bulk, who):
    page = kind.objects.descendant_of(world.a.home).get()
    client = boss if who == "boss" else world.admin_client(world.officer(world.a, "admin"))
    url = f"/admin/pages/{page.pk}/delete/"
    if bulk:
        url = f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}"
    response = client.post(url, {"wagtail_site_name": settings.WAGTAIL_SITE_NAME})
    assert response.status_code == 302 and told(response)
    if kind is ProducerPage:
        assert "còn 1 mục đang dùng" in told(response) and product.title in told(response)
    assert "không có quyền" not in told(response)
    assert Page.objects.filter(pk=page.pk).exists()


def test_homes_stay_whoever_asks(world, boss, product):
    for url in (
        f"/admin/pages/{world.a.home.pk}/delete/",
        f"/admin/bulk/wagtailcore/page/delete/?id={world.a.home.pk}",
    ):
        response = boss.post(url, {"wagtail_site_name": "x"})
        assert response.status_code < 500
    site = boss.post(reverse("wagtailsites:delete", args=[world.a.site.pk]))
    assert site.status_code == 302 and told(site)
    world.a.site.refresh_from_db()
    assert Page.objects.filter(pk=world.a.home.pk).exists()


def protecting(world, product) -> dict:
    """By protecting field, the row that it protects."""
    unit = AdministrativeUnit.objects.first() or AdministrativeUnit.objects.create(
        name="An Bình", gso_code="1", unit_type="xa"
    )
    CommuneSettings.objects.filter(site=world.a.site).update(unit=unit)
    market = Marketplace.objects.create(name="Chợ thử", url="https://cho.example/")
    ProductListing.objects.create(page=product, marketplace=market, url="https://cho.example/1")
    document, basis = issue(world.a, live=False), make_basis()
    procedure = make_procedure(world.portal, bases=[basis], live=False)
    return {
        "communes.CommuneSettings.unit": unit,
        "products.ProductListing.marketplace": market,
        "documents.OfficialDocumentPage.document_type": document.document_type,
        "procedures.ProcedurePage.field": procedure.field,
        "procedures.ProcedureBasis.basis": basis,
    }


def test_no_delete_view_of_a_vocabulary_is_an_error(world, boss, product):
    for row in protecting(world, product).values():
        viewset = row.snippet_viewset
        for url in (
            reverse(viewset.get_url_name("delete"), args=[row.pk]),
            f"/admin/bulk/{row._meta.app_label}/{row._meta.model_name}/delete/?id={row.pk}",
        ):
            for method in ("get", "post"):
                response = getattr(boss, method)(url)
                assert response.status_code in (200, 302), url
                assert response.status_code == 200 or told(response)
        assert type(row).objects.filter(pk=row.pk).exists()


def test_a_file_that_a_document_shows_stays(world, boss):
    file = issue(world.a).file
    response = boss.post(reverse("wagtaildocs:delete", args=[file.pk]))
    assert response.status_code == 302 and told(response)
    response = boss.post(f"/admin/bulk/core/customdocument/delete/?id={file.pk}")
    assert response.status_code == 302 and told(response)
    assert type(file).objects.filter(pk=file.pk).exists()


def test_a_program_is_told_why_too(world, boss, product):
    url = f"/admin/api/main/pages/{product.producer.pk}/action/delete/"
    response = boss.post(url)
    assert response.status_code == 409
    assert "còn 1 mục đang dùng" in response.json()["detail"]
    assert ProducerPage.objects.filter(pk=product.producer.pk).exists()


def test_nothing_done_is_not_called_done(world, boss):
    me = get_user_model().objects.get(username="quantri")
    response = boss.post(f"/admin/bulk/users/user/delete/?id={me.pk}&next=/admin/")
    assert "không có quyền" in told(response) and "Đã xoá" not in told(response)
    topic = Topic.objects.create(name="Đất đai thử")
    client = world.admin_client(world.officer(world.portal, "editor"))
    response = client.post(f"/admin/bulk/questions/topic/delete/?id={topic.pk}&next=/admin/")
    assert "không có quyền" in told(response) and "Đã xoá" not in told(response)
    assert Topic.objects.filter(pk=topic.pk).exists()


def test_every_protecting_relation_is_known_to_these_tests():
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if field.name != "locale"  # languages are no officer's to delete
        if field.remote_field and field.remote_field.on_delete in (PROTECT, RESTRICT)
        if model.__module__.split(".")[0] in {"portal", "communes", "products", "home", "search"}
    }
    assert found == {
        # What was heard stays written down: a bulletin that was played is withdrawn.
        "bulletins.AirLog.bulletin",
        "communes.CommuneSettings.unit",
        # Such a draft is taken down; a site with entries stays.
        "consultations.Comment.consultation",
        # A kind with reports stays: test_every_delete has one.
        "feedback.FeedbackReport.kind",
        "register.RegisterEntry.site",
        "documents.OfficialDocumentPage.document_type",
        "documents.OfficialDocumentPage.file",
        "procedures.ProcedureBasis.basis",
        "procedures.ProcedurePage.field",
        "products.ProductListing.marketplace",
        "products.ProductPage.producer",
        "questions.Question.topic",
        "questions.QuestionPage.topic",
        "renewal.Renewal.rubric",
        "renewal.RenewalPoint.item",
        # Jars with such a code are out there: it outlives products, and stays with its site.
        "traceability.Batch.code",
        "traceability.Batch.site",
        "traceability.ProductCode.site",
        "units.AdministrativeUnit.parent",
        "units.AdministrativeUnit.legal_basis",
        "units.UnitSuccession.legal_basis",
        # What warned of a danger can be asked for as long as its site is there.
        "warnings.WarningMessage.site",
    }
