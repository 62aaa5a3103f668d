"""Every way to delete in the admin: what is in use is refused with a reason, never a 500."""

import re
from datetime import date
from itertools import chain

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.messages import get_messages
from django.db import transaction
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.admin.viewsets import viewsets
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Site
from wagtail.snippets.models import get_snippet_models

from communes.bulletins.models import AirLog
from communes.consultations.models import Comment
from communes.dossiers.models import DossierFigure
from communes.feedback.models import FeedbackReport
from communes.models import CommuneSettings, Village
from communes.questions.models import Question, ReadyAnswer, Topic
from communes.units.models import AdministrativeUnit, LegalBasis, UnitOutline, UnitSuccession
from communes.webhooks.models import Webhook
from portal.core.models import DayChange
from portal.core.protection import blocked_by
from portal.privacy.models import AccessRecord, DataRequest
from portal.register.models import RegisterEntry
from products.decisions.models import DecisionEntry, OcopDecision
from products.models import Marketplace, ProducerImage, ProductImage, ProductListing, StarChange
from products.producer_links.models import ProducerLink
from products.renewal.models import Renewal, Rubric
from search.models import CuratedAnswer, Synonym
from tests.bulletins.factories import make_bulletin
from tests.feedback.factories import make_published
from tests.lifecycle.pages import add_notice
from tests.organisation.factories import make_official, put_on_duty
from tests.products.factories import make_image, make_producer, make_product
from tests.traceability.factories import make_batch, make_code

VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệịỉĩọỏốồổỗộớờởỡợụủũứừửữựỳỵỷỹ]")
# Wagtail's own lists; the rest is asked of the snippets and viewsets that are registered.
WAGTAIL = {
    get_user_model(): "wagtailusers_users:delete",
    Group: "wagtailusers_groups:delete",
    get_image_model(): "wagtailimages:delete",
    get_document_model(): "wagtaildocs:delete",
    Site: "wagtailsites:delete",
    Collection: "wagtailadmin_collections:delete",
    Locale: "wagtaillocales:delete",
    Page: "wagtailadmin_pages:delete",
}


@pytest.fixture
def boss(world):
    user = get_user_model().objects.create_superuser("quantri", "", "x")
    return world.admin_client(user)


@pytest.fixture
def in_use(world):
    """A row of everything that the admin deletes, used wherever a relation protects it."""
    day = date(2025, 7, 1)
    basis = LegalBasis.objects.create(number="1/NQ", title="Nghị quyết", issuer="Quốc hội")
    district, old, new = (
        AdministrativeUnit.objects.create(name=name, unit_type=kind, gso_code=code, legal_basis=law)
        for name, kind, code, law in (
            ("Anh Sơn", "huyen", "901", basis),
            ("An Bình", "xa", "902", None),
            ("Hoà Bình", "xa", "903", None),
        )
    )
    AdministrativeUnit.objects.filter(pk=old.pk).update(parent=district)
    UnitSuccession.objects.create(
        predecessor=old, successor=new, effective_date=day, kind="merge", legal_basis=basis
    )
    UnitOutline.objects.create(unit=new)
    CommuneSettings.objects.filter(site=world.a.site).update(unit=new)
    market = Marketplace.objects.create(name="Chợ thử", url="https://cho.example/")
    product = make_product(world.a, producer=make_producer(world.a, "HTX An Bình"))
    decision = OcopDecision.objects.create(number="1/QĐ-UBND", issued_on=day)
    DecisionEntry.objects.create(
        decision=decision, product_name="Cam", site=world.a.site, star_rating=3
    )
    ProductListing.objects.create(page=product, marketplace=market, url="https://cho.example/1")
    image = make_image(world.a.collection)
    ProductImage.objects.create(page=product, image=image)
    ProducerImage.objects.create(page=product.producer, image=image)
    document = get_document_model().objects.create(title="Tệp", collection=world.a.collection)
    notice = add_notice(world.a.home)
    notice.attachments.create(document=document)
    topic = Topic.objects.create(name="Đất đai thử")
    officer = world.officer(world.a)
    Question.objects.create(
        site=world.a.site, text="Hỏi", topic=topic, due_on=timezone.localdate(), assigned_to=officer
    )
    Webhook.objects.create(site=world.a.site, name="SMS", url="https://sms.example.vn/")
    notice.save_revision(user=officer)
    notice.owner = officer
    notice.save()
    notice.villages.add(Village.objects.create(site=world.a.site, name="3"))
    notice.save()
    CuratedAnswer.objects.create(site=world.a.site, page=notice, queries="họp", keys="hop")
    ReadyAnswer.objects.create(site=world.a.site, title="Giờ làm", text="<p>Buổi sáng.</p>")
    Synonym.objects.create(term="qqnt", meanings="quà quê", key="qqnt")
    DayChange.objects.create(day=day, is_worked=False, reason="Nghỉ")
    counted = {"received": 3, "settled": 2, "on_time": 1, "source": "Sổ"}
    DossierFigure.objects.create(site=world.a.site, month=day, **counted)
    make_batch(make_code(world.a, product=product))
    make_published(world.a)
    make_bulletin(world.a, notice=notice)
    put_on_duty(world.a, make_official(world.a))
    rubric = Rubric.objects.create(criteria_number="26/2026/QĐ-TTg", in_force_from=day)
    renewed = {"product_key": product.translation_key, "round": day}
    Renewal.objects.create(site=world.a.site, rubric=rubric, **renewed)


# What nobody deletes in the admin: what people sent in, and what is written down of them.
NOBODYS = {Comment, Question, FeedbackReport, AccessRecord, DataRequest, RegisterEntry}
NOBODYS |= {AirLog, ProducerLink, StarChange}


def single_deletes() -> dict:
    """By model, the name of its view that deletes one row."""
    found = dict(WAGTAIL)
    registered = [model.snippet_viewset for model in get_snippet_models()]
    for viewset in chain(registered, viewsets.viewsets):
        model = getattr(viewset, "model", None)
        if model is None or not hasattr(viewset, "delete_view_class"):
            continue
        found.setdefault(model, viewset.get_url_name("delete"))
    return found


def addresses(model, name, row):
    """Where a row can be deleted, alone and among others."""
    try:
        yield reverse(name, args=[row.pk])
    except NoReverseMatch:
        assert model in NOBODYS
    app, model_name = model._meta.app_label, model._meta.model_name
    if bulk_action_registry.get_bulk_action_class(app, model_name, "delete"):
        yield f"/admin/bulk/{app}/{model_name}/delete/?id={row.pk}"


def try_to_delete(client, url, method):
    """The answer, with what it told; whatever it did is taken back."""
    with transaction.atomic():
        data = {"wagtail_site_name": settings.WAGTAIL_SITE_NAME} if method == "post" else None
        response = getattr(client, method)(url, data)
        texts = [str(message) for message in get_messages(response.wsgi_request)]
        yield response.status_code, " ".join(texts)
        transaction.set_rollback(True)


def is_in_use(row) -> bool:
    if isinstance(row, Page):
        inside = Page.objects.descendant_of(row, inclusive=True)
    else:
        inside = type(row)._default_manager.filter(pk=row.pk)
    return blocked_by(inside) is not None


def rows_of(model) -> list[tuple]:
    """Of each kind of row one that is used and one that isn't, with which of both it is."""
    rows = {}
    for row in model._default_manager.order_by("pk"):
        if isinstance(row, Page | Collection) and row.depth == 1:
            continue
        is_used = is_in_use(row)
        rows.setdefault((getattr(row, "content_type_id", None), is_used), (row, is_used))
    return list(rows.values())


def test_every_delete_view_answers_and_refuses_what_is_in_use(world, boss, in_use):
    refused = set()
    for model, name in single_deletes().items():
        rows = rows_of(model)
        assert rows or model in NOBODYS, f"no {model._meta.label} to delete: add one to `in_use`"
        for row, is_used in rows:
            for url in addresses(model, name, row):
                for method in ("get", "post"):
                    for status, told in try_to_delete(boss, url, method):
                        if (model, method, status) == (Collection, "post", 403):
                            continue  # the question before names what is in it, without a button
                        assert status in (200, 302), (url, method, status)
                        if is_used and method == "post":
                            assert VIETNAMESE.search(told), (url, told)
                            assert model._default_manager.filter(pk=row.pk).exists(), url
                            refused.add(model)
    assert refused >= {Page, Topic, Marketplace, AdministrativeUnit, LegalBasis, Locale}


def test_a_topic_in_use_leads_to_its_questions(world, in_use):
    topic = Topic.objects.get(name="Đất đai thử")
    url = reverse(topic.snippet_viewset.get_url_name("delete"), args=[topic.pk])
    boss = world.admin_client(get_user_model().objects.create_superuser("quantri", "", "x"))
    questions = reverse("questions:index") + f"?topic={topic.pk}"
    for address in (url, f"/admin/bulk/questions/topic/delete/?id={topic.pk}"):
        response = boss.post(address)
        told = " ".join(message.message for message in get_messages(response.wsgi_request))
        assert f'href="{questions}"' in told
    html = boss.get(questions).content.decode()
    assert Question.objects.get().code in html
    province = world.admin_client(world.officer(world.portal, "admin"))
    response = province.post(url)
    told = " ".join(message.message for message in get_messages(response.wsgi_request))
    may_read = province.get(questions).status_code == 200
    assert (questions in told) is may_read
