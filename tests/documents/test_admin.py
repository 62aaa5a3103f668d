"""Documents in the admin: the form, lists, the desk, types."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from communes.documents.models import DocumentType, OfficialDocumentPage
from communes.models import CommuneSettings
from portal.core.workdays import add_working_days
from tests.documents.factories import issue, kind, make_file, section
from tests.documents.test_registry import texts


def sent(commune, relations=(), **fields):
    """What the form sends."""
    today = timezone.localdate()
    values = {
        "file": make_file(commune).pk,
        "number": "12/kh-ubnd",
        "document_type": kind().pk,
        "abstract": "Ứng phó mưa lũ",
        "issued_on": today.strftime("%d/%m/%Y"),
        "domain": "",
        "signer_name": "",
        "signer_title": "",
        "issuer": "",
        "effective_from": "",
        "effective_to": "",
        "seo_title": "",
        "search_description": "",
        "relations": inline_formset(relations),
        "attachments": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(values | fields)


def add(world, commune, data, role="approver"):
    client = world.admin_client(world.officer(commune, role))
    address = reverse(
        "wagtailadmin_pages:add",
        args=["documents", "officialdocumentpage", section(commune).pk],
    )
    return client.post(address, data)


def test_a_document_is_posted_in_one_form(world):
    answer = add(world, world.a, sent(world.a) | {"action-publish": "1"})
    assert answer.status_code == 302, answer.context["form"].errors
    page = OfficialDocumentPage.objects.get()
    assert page.live
    assert page.number == "12/KH-UBND"
    assert page.slug == f"{page.issued_on.year}_ke-hoach_12-kh-ubnd"
    assert page.draft_title == page.title == "Kế hoạch 12/KH-UBND: Ứng phó mưa lũ"
    assert page.posted_on == timezone.localdate()


def test_a_draft_is_kept_with_nothing_but_a_file(world):
    empty = {"number": "", "document_type": "", "abstract": "", "issued_on": ""}
    answer = add(world, world.a, sent(world.a, **empty))
    assert answer.status_code == 302
    page = OfficialDocumentPage.objects.get()
    assert not page.live and page.title == "Văn bản chưa có số"


def test_what_is_missing_is_said_where_it_is_missing(world):
    data = sent(world.a, number="", issued_on="") | {"action-publish": "1"}
    answer = add(world, world.a, data)
    assert answer.status_code == 200
    assert set(answer.context["form"].errors) == {"number", "issued_on"}
    assert not OfficialDocumentPage.objects.exists()


def test_the_same_document_twice_is_refused_in_words(world):
    issue(world.a, days=0)
    answer = add(world, world.a, sent(world.a) | {"action-publish": "1"})
    assert answer.status_code == 200
    assert "đã có" in str(answer.context["form"].errors["number"])
    # Another body's of the same number stands beside it.
    answer = add(world, world.a, sent(world.a, issuer="UBND tỉnh") | {"action-publish": "1"})
    assert answer.status_code == 302
    assert OfficialDocumentPage.objects.get(issuer="UBND tỉnh").slug.endswith("_12-kh-ubnd-2")


def test_relations_name_documents_of_the_own_site_only(world):
    foreign = issue(world.b, "Của xã khác", days=-9)
    row = {"kind": "replaces", "target": foreign.pk, "number": "", "title": ""}
    answer = add(world, world.a, sent(world.a, relations=[row]) | {"action-publish": "1"})
    assert answer.status_code in {200, 403}
    assert not OfficialDocumentPage.objects.descendant_of(world.a.home).exists()
    own = issue(world.a, "Của mình", number="3/KH-UBND", days=-9)
    answer = add(
        world,
        world.a,
        sent(world.a, relations=[row | {"target": own.pk}]) | {"action-publish": "1"},
    )
    assert answer.status_code == 302
    assert OfficialDocumentPage.objects.with_force().get(pk=own.pk).force_code == "replaced"


def test_a_file_of_another_site_can_t_be_chosen(world):
    data = sent(world.a, file=make_file(world.b).pk) | {"action-publish": "1"}
    answer = add(world, world.a, data)
    assert answer.status_code in {200, 403, 404}
    assert not OfficialDocumentPage.objects.exists()


def test_the_list_is_of_the_own_site_and_knows_what_is_late(world):
    issue(world.a, "Nháp quá hạn", days=-30, live=False)
    issue(world.a, "Nháp mới", number="2/KH-UBND", days=0, live=False)
    issue(world.b, "Của xã khác", days=-30, live=False)
    client = world.admin_client(world.officer(world.a))
    html = texts(client.get(reverse("official_documents:index")))
    assert "Nháp quá hạn" in html and "Nháp mới" in html and "Của xã khác" not in html
    html = texts(client.get(reverse("official_documents:index") + "?state=overdue"))
    assert "Nháp quá hạn" in html and "Nháp mới" not in html
    html = texts(client.get(reverse("official_documents:index") + "?q=12/KH"))
    assert "Nháp quá hạn" in html and "Nháp mới" not in html


def test_late_documents_stand_on_the_desk_of_their_site(world):
    issue(world.a, days=-30, live=False)
    desk = texts(world.admin_client(world.officer(world.a)).get("/admin/"))
    assert "1 văn bản quá hạn đăng" in desk
    assert "quá hạn đăng" not in texts(world.admin_client(world.officer(world.b)).get("/admin/"))


def test_the_term_is_the_commune_s_own(world):
    CommuneSettings.objects.update_or_create(site=world.a.site, defaults={"sla_document_days": 5})
    page = issue(world.a, days=-3)
    assert page.post_by == add_working_days(page.issued_on, 5)
    page = issue(world.b, days=-3)
    assert page.post_by == add_working_days(page.issued_on, 2)


def test_readers_see_whether_it_was_posted_in_time(world):
    today = timezone.localdate()
    page = issue(world.a, days=0)
    assert (page.posting.days, page.posting.late) == (0, 0)
    late = issue(world.a, number="2/KH-UBND", issued_on=today - timedelta(days=14))
    assert late.posting.late > 0
    archived = issue(world.a, number="3/KH-UBND", issued_on=today - timedelta(days=400))
    other = issue(world.a, number="4/KH-UBND", issuer="UBND tỉnh")
    assert archived.posting is None and other.posting is None


def test_the_province_sees_what_was_posted_too_late(world):
    issue(world.a, days=0)
    issue(world.a, number="2/KH-UBND", days=-30)
    issue(world.a, number="3/KH-UBND", days=-30, issuer="UBND tỉnh")
    client = world.admin_client(world.officer(world.portal, "admin"))
    html = texts(client.get("/admin/reports/tinh-hinh-cac-xa/?care=documents"))
    assert "1 đăng chậm" in html and "Xã An Bình" in html and "Xã Bình Minh" not in html


def test_types_are_the_province_s(world):
    kind()
    index = reverse("wagtailsnippets_documents_documenttype:list")
    assert world.admin_client(world.officer(world.portal)).get(index).status_code == 200
    refused = world.admin_client(world.officer(world.a)).get(index)
    assert refused.status_code in {302, 403, 404}
    assert DocumentType.objects.filter(slug="ke-hoach").exists()
