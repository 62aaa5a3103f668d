"""Kept pages follow the province's procedures and the commune's own words."""

from communes.procedures.models import ProcedureOverlay, ProcedurePage
from tests.procedures.factories import make_basis, make_procedure, path_of, say

LIST = "/thu-tuc-hanh-chinh/"


def test_a_change_of_a_procedure_reaches_every_site(world, readers):
    page = make_procedure(world.portal)
    sites = (world.a.site, world.b.site, world.portal.site)
    for site in sites:
        readers.open(site, LIST, path_of(page))
        assert readers.is_kept(site, path_of(page))
    with readers.commit():
        page = ProcedurePage.objects.get(pk=page.pk)
        page.everyday_name = "Làm giấy khai sinh"
        page.save_revision().publish()
    for site in sites:
        for path in (LIST, path_of(page)):
            assert "Làm giấy khai sinh" in readers.get(site, path).content.decode()


def test_a_communes_words_change_its_pages_alone(world, readers):
    page = make_procedure(world.portal)
    for site in (world.a.site, world.b.site, world.portal.site):
        readers.open(site, path_of(page))
    with readers.commit():
        say(world.a, page, counter="Quầy số 3")
    assert "Quầy số 3" in readers.get(world.a.site, path_of(page)).content.decode()
    assert readers.is_kept(world.b.site, path_of(page))
    assert readers.is_kept(world.portal.site, path_of(page))


def test_a_procedure_leaves_the_commune_that_no_longer_offers_it(world, readers):
    page = make_procedure(world.portal)
    row = say(world.a, page, counter="Quầy số 3")
    readers.open(world.a.site, LIST, path_of(page))
    with readers.commit():
        row.is_offered = False
        row.save()
    assert page.title not in readers.get(world.a.site, LIST).content.decode()
    assert readers.get(world.a.site, path_of(page)).status_code == 404
    with readers.commit():
        ProcedureOverlay.objects.all().delete()
    assert readers.get(world.a.site, path_of(page)).status_code == 200


def test_a_new_end_of_a_legal_basis_reaches_the_pages(world, readers):
    basis = make_basis()
    page = make_procedure(world.portal, bases=[basis])
    readers.open(world.a.site, path_of(page))
    with readers.commit():
        basis.effective_to = "2020-01-01"
        basis.save()
    assert "Hết hiệu lực" in readers.get(world.a.site, path_of(page)).content.decode()
