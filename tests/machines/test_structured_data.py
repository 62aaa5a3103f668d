"""schema.org data: read as JSON-LD by rdflib, its words checked against schema.org's own."""

import json

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from rdflib import RDF, Graph, Literal, URIRef
from rdflib.namespace import SDO
from wagtail.models import Page, Site

from communes.announcements.models import AnnouncementPage
from portal.core.models import ContactSettings
from tests.announcements.factories import announce
from tests.products.factories import (
    LIST,
    PRODUCERS,
    list_on,
    make_producer,
    make_product,
    with_stars,
)


def block(world, site, path="/"):
    response = world.get(site, path)
    assert response.status_code == 200, path
    soup = BeautifulSoup(response.text, "html.parser")
    (script,) = soup.select('script[type="application/ld+json"]')
    assert not set("<>&") & set(script.string)
    return json.loads(script.string)


def graph_of(data):
    """The statements, as a JSON-LD processor reads them, without fetching schema.org."""
    assert data["@context"] == "https://schema.org"
    context = {"@vocab": str(SDO), "id": "@id"}
    return Graph().parse(data=json.dumps(data | {"@context": context}), format="json-ld")


# Terms of schema.org that are younger than rdflib's list of them.
NEWER = {
    URIRef(f"https://schema.org/{name}")
    for name in (
        "Certification",
        "certificationIdentification",
        "certificationRating",
        "certificationStatus",
        "hasCertification",
    )
}


def read(world, site, path="/"):
    graph = graph_of(block(world, site, path))
    assert len(graph)
    for subject, predicate, value in graph:
        assert predicate == RDF.type or predicate in SDO or predicate in NEWER, predicate
        if predicate == RDF.type:
            assert value in SDO or value in NEWER, value
        assert str(value), (subject, predicate)
    return graph


def one(graph, kind):
    (found,) = graph.subjects(RDF.type, SDO[kind])
    return found


def text(graph, subject, name):
    return str(graph.value(subject, SDO[name]))


def test_every_page_of_every_type_speaks_schema_org(posts):
    checked = set()
    for site in Site.objects.select_related("root_page"):
        homes = Page.objects.filter(translation_key=site.root_page.translation_key)
        for home in homes:
            for page in home.get_descendants(inclusive=True).live().select_related("content_type"):
                if page.title.startswith("Chưa tới") or page.content_type_id in checked:
                    continue
                rest = page.url_path[len(home.url_path) :]
                prefix = "/" if home.locale.language_code == "vi" else "/en/"
                graph = read(posts, site, prefix + rest)
                crumbs = list(graph.subjects(RDF.type, SDO.BreadcrumbList))
                assert bool(crumbs) == (page.depth > 2), page
                assert one(graph, "WebSite")
                checked.add(page.content_type_id)
    assert len(checked) >= 14


def test_the_home_tells_who_is_behind_it_and_when_they_are_open(world):
    contact = ContactSettings.objects.get(site=world.a.site)
    contact.hotline, contact.email = "0238 300 0101", "ubnd@a.test"
    contact.address, contact.open_saturday_morning = "Xóm 1", True
    contact.save()
    for path in ("/", "/lien-he-duong-day-nong/"):
        graph = read(world, world.a.site, path)
        body = one(graph, "GovernmentOrganization")
        assert text(graph, body, "name") == "Uỷ ban nhân dân xã An Bình"
        assert text(graph, body, "telephone") == "+842383000101"
        assert text(graph, body, "email") == "ubnd@a.test"
        assert len(list(graph.subjects(RDF.type, SDO.OpeningHoursSpecification))) == 3
    graph = read(world, world.a.site, "/en/")
    assert "People’s Committee" in text(graph, one(graph, "GovernmentOrganization"), "name")


def test_what_presses_or_is_about_safety_is_a_special_announcement(world):
    for title, fields, kind in (
        ("Bão", {"category": "disaster"}, "SpecialAnnouncement"),
        ("Họp gấp", {"category": "meeting", "urgency": 3}, "SpecialAnnouncement"),
        ("Họp", {"category": "meeting"}, "NewsArticle"),
    ):
        page = announce(world.a, title, **fields)
        graph = read(world, world.a.site, f"/thong-bao/{page.slug}/")
        node = one(graph, kind)
        assert graph.value(node, SDO.expires)
        assert text(graph, node, "publisher") == "http://a.test/#organization"
        assert not list(graph.subjects(RDF.type, SDO.Event))


def test_an_announced_event_is_an_event_at_its_place(world):
    moment = (timezone.now() + timezone.timedelta(days=1)).replace(microsecond=0)
    page = announce(world.a, "Họp dân", event_at=moment, event_place="Nhà văn hoá xóm 3")
    graph = read(world, world.a.site, f"/thong-bao/{page.slug}/")
    event = one(graph, "Event")
    assert timezone.datetime.fromisoformat(text(graph, event, "startDate")) == moment
    assert text(graph, graph.value(event, SDO.location), "name") == "Nhà văn hoá xóm 3"
    assert not graph.value(event, SDO.endDate)


def test_a_weeks_schedule_tells_only_what_everyone_may_come_to(posts):
    week = posts.a.home.get_descendants().filter(content_type__model="workschedulepage").get()
    for path in ("/lich-cong-tac/", f"/lich-cong-tac/{week.slug}/"):
        graph = read(posts, posts.a.site, path)
        assert text(graph, one(graph, "Event"), "name") == "Tiếp dân A"


def test_an_answer_is_a_question_page_without_more_of_the_asker(posts):
    page = Page.objects.get(title="Hỏi của A")
    graph = read(posts, posts.a.site, f"/hoi-dap/{page.slug}/")
    question = one(graph, "Question")
    assert graph.value(predicate=SDO.mainEntity, object=question)
    assert (one(graph, "QAPage"), SDO.mainEntity, question) in graph
    answer = graph.value(question, SDO.acceptedAnswer)
    assert text(graph, answer, "text") == "Mang giấy chứng sinh và căn cước."
    assert graph.value(question, SDO.answerCount) == Literal(1)
    assert not any("Bưởi" in str(value) for value in graph.objects())


def test_a_product_has_an_offer_only_where_it_has_a_price(world):
    for title, fields, kind in (
        ("Chè", {"price_min": 45000, "price_unit": "kg"}, "Offer"),
        ("Cam", {"price_min": 30000, "price_max": 50000, "price_unit": "kg"}, "AggregateOffer"),
        ("Mật", {}, None),
    ):
        page = make_product(world.a, title, **fields)
        list_on(page)
        graph = read(world, world.a.site, f"{LIST}{page.slug}/")
        offer = graph.value(one(graph, "Product"), SDO.offers)
        assert bool(offer) == bool(kind), title
        if kind:
            assert (offer, RDF.type, SDO[kind]) in graph
            assert text(graph, offer, "priceCurrency") == "VND"
            assert text(graph, offer, "availability") == "https://schema.org/InStock"


def test_stars_are_an_award_while_they_are_valid_and_never_a_rating(world):
    for title, days, shown in (("Mới", 90, True), ("Cũ", -5, False)):
        page = make_product(world.a, title, **with_stars(4, days))
        graph = read(world, world.a.site, f"{LIST}{page.slug}/")
        product = one(graph, "Product")
        assert bool(graph.value(product, SDO.award)) == shown
        certificate = graph.value(product, URIRef("https://schema.org/hasCertification"))
        assert (certificate is not None) == shown
        assert not graph.value(one(graph, "Product"), SDO.aggregateRating)


@pytest.mark.parametrize(("kind", "type_"), [("coop", "LocalBusiness"), ("group", "Organization")])
def test_a_producer_is_a_business_and_a_hidden_one_is_not_named(world, kind, type_):
    producer = make_producer(world.a, "Nhà Chè", producer_type=kind, established_on="2019-05-04")
    page = make_product(world.a, "Chè", producer=producer)
    graph = read(world, world.a.site, f"{PRODUCERS}{producer.slug}/")
    assert text(graph, one(graph, type_), "name") == "Nhà Chè"
    graph = read(world, world.a.site, f"{LIST}{page.slug}/")
    made_by = graph.value(one(graph, "Product"), SDO.manufacturer)
    assert made_by == URIRef(f"http://a.test{PRODUCERS}{producer.slug}/#producer")
    producer.unpublish()
    graph = read(world, world.a.site, f"{LIST}{page.slug}/")
    assert not graph.value(one(graph, "Product"), SDO.manufacturer)


def test_the_way_to_a_page_is_told_in_order(world):
    page = announce(world.a, "Họp")
    graph = read(world, world.a.site, f"/thong-bao/{page.slug}/")
    items = graph.subjects(RDF.type, SDO.ListItem)
    steps = sorted((int(graph.value(i, SDO.position)), text(graph, i, "name")) for i in items)
    assert steps == [(1, "Xã An Bình"), (2, "Thông báo"), (3, "Họp")]


def test_nobody_breaks_out_of_the_block(world):
    page = announce(world.a, "</script><script>alert(1)</script>", summary="<!-- & '\"")
    html = world.get(world.a.site, f"/thong-bao/{page.slug}/").text
    assert "<script>alert" not in html
    graph = read(world, world.a.site, f"/thong-bao/{page.slug}/")
    assert text(graph, one(graph, "NewsArticle"), "headline") == page.title
    assert AnnouncementPage.objects.get().summary in text(
        graph, one(graph, "NewsArticle"), "description"
    )
