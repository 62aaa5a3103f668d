"""Procedures in English: translated ones at the English address, others in Vietnamese."""

from communes.procedures.models import ProcedurePage
from tests.procedures.factories import make_event, make_procedure, path_of, say
from tests.translations.factories import in_english


def text(world, site, path) -> str:
    response = world.get(site, path)
    assert response.status_code == 200, path
    return response.content.decode()


def english_list(world, site) -> str:
    home = text(world, site, "/en/")
    path = "/en/administrative-procedures/"
    assert f'href="{path}"' in home
    return path


def test_a_translated_procedure_has_an_english_address_on_each_site(world):
    page = make_procedure(world.portal, steps=["Nộp hồ sơ"], everyday_name="Làm giấy khai sinh")
    say(world.a, page, counter="Quầy số 2")
    english = in_english(page)
    assert english.live
    assert (english.national_code, english.code_key) == (page.national_code, None)
    for site in (world.a.site, world.portal.site):
        path = english_list(world, site) + f"{english.slug}/"
        assert f'href="{path}"' in text(world, site, english_list(world, site))
        there = text(world, site, path)
        assert 'hreflang="vi"' in there
        assert path_of(page) in there
        assert f'href="{path}"' in text(world, site, path_of(page))
    assert '<span lang="vi">Quầy số 2</span>' in text(
        world, world.a.site, english_list(world, world.a.site) + f"{english.slug}/"
    )


def test_an_untranslated_one_is_offered_at_its_vietnamese_address(world):
    page = make_procedure(world.portal)
    for site in (world.a.site, world.portal.site):
        listed = text(world, site, english_list(world, site))
        assert f'href="{path_of(page)}" lang="vi" hreflang="vi"' in listed
        assert path_of(page) in text(world, site, path_of(page))


def test_what_a_commune_refuses_is_refused_in_english(world):
    page = make_procedure(world.portal)
    english = in_english(page)
    say(world.a, page, is_offered=False)
    here = english_list(world, world.a.site)
    assert english.title not in text(world, world.a.site, here)
    assert world.get(world.a.site, f"{here}{english.slug}/").status_code == 404


def test_a_new_fee_reaches_the_english_page_at_once(world):
    page = make_procedure(world.portal)
    english = in_english(page)
    page = ProcedurePage.objects.get(pk=page.pk)
    way = page.ways.get()
    way.fee = 8000
    page.ways = [way]
    page.save_revision().publish()
    path = english_list(world, world.a.site) + f"{english.slug}/"
    assert "8,000\xa0đ" in text(world, world.a.site, path)


def test_a_life_event_is_told_in_english(world):
    page = make_procedure(world.portal)
    in_english(page)
    event = in_english(make_event(world.portal, "Sinh con", ("Khai sinh", "", [page])))
    assert event.live
    path = english_list(world, world.a.site) + f"{event.slug}/"
    assert f"/en/administrative-procedures/{page.get_translations().get().slug}/" in text(
        world, world.a.site, path
    )
