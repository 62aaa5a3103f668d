"""How many documents each choice of the list has."""

from datetime import date

from django.http import QueryDict

from communes.documents.forms import DocumentListForm
from communes.documents.models import OfficialDocumentPage
from portal.sites.frame import Frame
from tests.documents.factories import issue, replacing


def counts(place, query="") -> dict[tuple[str, str], int]:
    frame = Frame(place.site)
    items = OfficialDocumentPage.objects.in_frame(frame).for_list()
    form = DocumentListForm(QueryDict(query), frame=frame, items=items)
    shown = form.filter(items).count()
    for facet in form.facets:  # what a choice says is what it shows
        for option in facet.options:
            if option.is_current:
                assert option.count == shown
    return {(one.name, o.value): o.count or 0 for one in form.facets for o in one.options}


def issue_some(world) -> None:
    old = issue(world.a, "Cũ", number="1/KH-UBND", issued_on=date(2024, 1, 6), domain="land")
    issue(world.a, "Mới", number="2/QĐ-UBND", type="quyet-dinh", relations=[replacing(old)])
    issue(world.b, "Của B", number="1/KH-UBND", issued_on=date(2024, 1, 6))
    issue(world.portal, "Của tỉnh", number="1/KH-UBND", issued_on=date(2024, 1, 6))


def test_a_commune_counts_its_own(world):
    issue_some(world)
    found = counts(world.a)
    assert (found["type", "ke-hoach"], found["type", "quyet-dinh"]) == (1, 1)
    assert found["year", "2024"] == 1
    assert (found["force", "replaced"], found["force", "in_force"]) == (1, 1)
    assert not [key for key in found if key[0] == "commune"]


def test_the_portal_counts_all_and_each_commune(world):
    issue_some(world)
    found = counts(world.portal)
    assert found["type", "ke-hoach"] == 3
    for place, number in ((world.a, 2), (world.b, 1), (world.portal, 1)):
        assert found["commune", str(place.site.pk)] == number


def test_choices_beside_others_count_what_both_show(world):
    issue_some(world)
    found = counts(world.portal, "type=quyet-dinh")
    assert found["commune", str(world.a.site.pk)] == 1
    assert ("commune", str(world.b.site.pk)) not in found
    assert ("force", "replaced") not in found
    assert counts(world.portal, f"commune={world.portal.site.pk}")["type", "ke-hoach"] == 1


def test_nonsense_counts_everything(world):
    issue_some(world)
    for query in ("type=x&year=9999", "force=%00", "commune=999999", "year=abc"):
        assert counts(world.portal, query) == counts(world.portal)
