"""A page that names the portal's document by its number follows it at once."""

from communes.documents.models import OfficialDocumentPage
from portal.core.addresses import page_path
from tests.documents.factories import issue
from tests.documents.test_registry import texts

NAMED = [{"kind": "based_on", "number": "7/NQ-HĐND"}]


def leads(readers, place, page, target) -> bool:
    """Whether a commune's page links to the portal's document."""
    html = texts(readers.get(place.site, page_path(page)))
    return f"{target.get_site().root_url}{page_path(target)}" in html


def test_it_links_as_soon_as_the_portal_publishes_and_no_longer(world, readers):
    page = issue(world.a, number="3/KH-UBND", relations=NAMED)
    readers.open(world.a.site, page_path(page))
    with readers.commit():
        target = issue(world.portal, "Nghị quyết", number="7/NQ-HĐND", type="nghi-quyet")
    assert leads(readers, world.a, page, target)
    readers.open(world.a.site, page_path(page))
    with readers.commit():
        OfficialDocumentPage.objects.get(pk=target.pk).unpublish()
    assert not leads(readers, world.a, page, target)


def test_it_follows_what_the_document_is_about(world, readers):
    target = issue(world.portal, "Nghị quyết", number="7/NQ-HĐND", type="nghi-quyet")
    page = issue(world.a, number="3/KH-UBND", relations=NAMED)
    readers.open(world.a.site, page_path(page))
    with readers.commit():
        changed = OfficialDocumentPage.objects.get(pk=target.pk)
        changed.abstract = "Về việc khác hẳn"
        changed.save_revision().publish()
    assert "Về việc khác hẳn" in texts(readers.get(world.a.site, page_path(page)))


def test_pages_that_name_none_and_documents_of_communes_change_nothing(world, readers):
    named = issue(world.a, number="3/KH-UBND", relations=NAMED)
    plain = issue(world.a, number="4/KH-UBND")
    readers.open(world.a.site, page_path(plain), page_path(named), "/van-ban/")
    with readers.commit():
        issue(world.b, number="7/NQ-HĐND", type="nghi-quyet")
    for path in (page_path(named), page_path(plain), "/van-ban/"):
        assert readers.is_kept(world.a.site, path)
    with readers.commit():
        issue(world.portal, number="7/NQ-HĐND", type="nghi-quyet")
    assert not readers.is_kept(world.a.site, page_path(named))
    for path in (page_path(plain), "/van-ban/"):
        assert readers.is_kept(world.a.site, path)
