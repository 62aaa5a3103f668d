"""No list ends in nothing: each empty one names a next step."""

import re

import pytest

from portal.core.models import ContactSettings
from portal.core.weeks import Week
from portal.lists.listing import ListingMixin

EMPTY = re.compile(r'<div class="none stk">.*?</div>', re.DOTALL)
LISTS = {
    "commune": [
        "/thong-bao/",
        "/thong-bao/?time=expired",
        "/thong-bao/?category=health",
        "/thong-bao/?time=expired&category=health",
        "/lich-cong-tac/",
        f"/lich-cong-tac/?week={(Week.this() - 3).code}",
        "/lich-cong-tac/cac-tuan/",
        "/hoi-dap/",
        "/hoi-dap/?topic=1",
        "/san-pham-ocop-va-dac-san/",
        "/san-pham-ocop-va-dac-san/?stars=5",
        "/san-pham-ocop-va-dac-san/?q=cam",
        "/san-pham-ocop-va-dac-san/?q=cam&stars=5",
        "/san-pham-ocop-va-dac-san/hop-tac-xa-co-so-san-xuat/",
        "/san-pham-ocop-va-dac-san/hop-tac-xa-co-so-san-xuat/?type=coop",
        "/lich-su-dia-gioi/",
        "/tim-kiem/?q=zzzz",
        "/tim-kiem/?q=zzzz&kind=product",
    ],
    "portal": [
        "/thong-bao/",
        "/lich-cong-tac/",
        "/lich-cong-tac/?kind=reception",
        "/hoi-dap/",
        "/hoi-dap/gui-cau-hoi/?q=zzzz",
        "/san-pham-ocop-va-dac-san/",
        "/san-pham-ocop-va-dac-san/hop-tac-xa-co-so-san-xuat/",
        "/chon-xa-cua-ban/?q=zzzz",
        "/tim-kiem/?q=zzzz",
    ],
}
CASES = [(where, path) for where, paths in LISTS.items() for path in paths]


@pytest.mark.sampled(6)
@pytest.mark.parametrize("hotline", ["02383000101", ""])
@pytest.mark.parametrize(("where", "path"), CASES)
def test_an_empty_list_names_a_next_step(world, where, path, hotline):
    site = world.portal.site if where == "portal" else world.a.site
    ContactSettings.objects.filter(site=site).update(hotline=hotline)
    response = world.get(site, path)
    assert response.status_code == 200
    assert_leads_on(response, path)


def assert_leads_on(response, path):
    found = EMPTY.findall(response.content.decode())
    assert found, "the list is not empty, or says nothing"
    for block in found:
        links = re.findall(r'href="([^"]*)"', block)
        assert any(links), block
        # Not just this very address again.
        assert any(link.replace("&amp;", "&") != path for link in links), block


@pytest.mark.parametrize("where", ["portal", "a"])
def test_each_list_of_a_page_type_does_so(world, where):
    place, tried = getattr(world, where), 0
    for page in place.home.get_descendants().live().specific():
        path = page.url_path.removeprefix(place.home.url_path.rstrip("/"))
        if isinstance(page, ListingMixin):
            response = world.get(place.site, path)
            if not response.context_data["listing"].count:
                assert_leads_on(response, path)
                tried += 1
    assert tried >= 4


def test_english_lists_do_so_too(world):
    for section in world.a.homes["en"].get_children().live():
        response = world.get(world.a.site, f"/en/{section.slug}/")
        for block in EMPTY.findall(response.content.decode()):
            assert re.search(r'href="[^"]+"', block), section.slug


def test_homes_without_anything_lead_on(world):
    home = world.get(world.a.site).content.decode()
    notices = home.split('aria-labelledby="h-tb"')[1].split("</section>")[0]
    assert "?time=expired" in notices
    assert "/hoi-dap/gui-cau-hoi/" in home


def test_an_empty_feed_names_its_section(world):
    for name, section in (("thong-bao", "/thong-bao/"), ("hoi-dap", "/hoi-dap/")):
        response = world.get(world.a.site, f"/nguon-tin/{name}.atom")
        assert response.status_code == 200
        assert f'href="{world.a.site.root_url}{section}" rel="alternate"' in (
            response.content.decode()
        )
