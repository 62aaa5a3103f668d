"""The section and the pages of villages, as readers see them."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Locale

from communes.models import Village
from communes.villages.models import Ethnicity, VillageIndexPage, VillagePage
from portal.core.demo import translate_page
from tests.villages.factories import main_of, make_village, section

SECTION = "/thon-xom/"
PAGE = "/thon-xom/xom-3/"


def test_a_commune_has_the_section_and_the_portal_has_not(world):
    assert section(world.a).url_path.endswith(SECTION)
    assert section(world.a, "en").title == "Villages and hamlets"
    assert not VillageIndexPage.objects.descendant_of(world.portal.home).exists()


def test_a_page_comes_with_the_row_takes_its_name_and_goes_with_it(world):
    village = Village.objects.create(site=world.a.site, name="3", kind="xom")
    page = VillagePage.objects.get(village=village)
    assert (page.title, page.url, page.live) == ("Xóm 3", f"http://a.test{PAGE}", True)
    village.name, village.kind = "Đồi Chè", "ban"
    village.save()
    page.refresh_from_db()
    assert (page.title, page.draft_title, page.slug) == ("Bản Đồi Chè", "Bản Đồi Chè", "xom-3")
    village.delete()
    assert not VillagePage.objects.exists()
    assert world.get(world.a.site, PAGE).status_code in (404, 410)


def test_two_communes_have_the_same_address_each_with_its_own_village(world):
    make_village(world.a, households=118)
    make_village(world.b, households=555)
    assert "118 hộ" in main_of(world, world.a.site, PAGE)
    assert "555 hộ" in main_of(world, world.b.site, PAGE)


def test_a_village_stays_with_its_commune(world):
    village = make_village(world.a, households=118).village
    officer = world.officer(world.a)
    officer.groups.add(world.b.groups["editor"])
    client, url = world.admin_client(officer), reverse("villages:edit", args=[village.pk])
    sent = {"site": world.b.site.pk, "kind": "xom", "name": "3", "order": 7, "households": 118}
    assert "thuộc hẳn xã của mình" in client.post(url, sent).content.decode()
    assert client.post(url, sent | {"site": world.a.site.pk}).status_code == 302
    village.refresh_from_db()
    assert (village.site, village.order) == (world.a.site, 7)


def test_a_section_that_comes_later_gets_the_pages_of_the_villages_there(world):
    make_village(world.a)
    section(world.a).delete()
    assert not VillagePage.objects.exists()
    home = type(world.a.home).objects.get(pk=world.a.home.pk)
    new = VillageIndexPage(title="Thôn", slug="thon", locale=home.locale)
    home.add_child(instance=new)
    assert [page.title for page in VillagePage.objects.child_of(new)] == ["Xóm 3"]


def test_the_list_counts_what_is_known_and_says_when_there_is_nothing(world):
    assert "Chưa có thôn, xóm nào ở đây." in main_of(world, world.a.site, SECTION)
    make_village(world.a, "1", order=1, households=100, population=400, team_members=9)
    make_village(world.a, "2", order=2, households=20, former_names="Xóm Cũ")
    make_village(world.a, "nháp", live=False, households=1000)
    html = main_of(world, world.a.site, SECTION)
    rows = [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", row)) for row in html.split("<tr")[2:]]
    assert "Xóm 1 100 400 – 9 thành viên" in rows[0]
    assert "tên cũ: Xóm Cũ" in rows[1] and " 20 – – – " in rows[1]
    assert "Toàn xã 120 400 – 1" in rows[2]


def test_the_head_is_shown_only_with_consent(world):
    page = make_village(world.a, head_name="Trần Văn Mẫu", head_phone="0238 300 0171")
    html = main_of(world, world.a.site, PAGE)
    assert "Trần Văn Mẫu" in html and 'href="tel:+842383000171"' in html
    VillagePage.objects.filter(pk=page.pk).update(head_agreed_on=None)
    html = main_of(world, world.a.site, PAGE)
    assert "Trần Văn Mẫu" not in html and "tel:+842383000171" not in html
    page = VillagePage.objects.get(pk=page.pk)
    assert "Trần Văn Mẫu" not in page.plain_texts
    with pytest.raises(ValidationError, match="ngày họ đồng ý"):
        page.full_clean()


def test_a_page_tells_team_hall_peoples_and_the_way_to_help(world):
    village = Village.objects.create(
        site=world.a.site, name="3", latitude="18.985123", longitude="105.021000"
    )
    page = VillagePage.objects.get(village=village)
    page.team_leader_post, page.team_members = "Bí thư chi đoàn", 9
    page.team_hours, page.hall, page.loudspeakers = "Tối thứ Năm", "Giữa xóm", 0
    page.ethnicities.set(Ethnicity.objects.filter(name__in=("Thái", "Kinh")))
    page.save_revision().publish()
    html = main_of(world, world.a.site, PAGE)
    for text in ("Bí thư chi đoàn", "Tối thứ Năm", "Giữa xóm", "Kinh, Thái"):
        assert text in html
    assert 'href="geo:18.985123,105.021000"' in html
    ask = re.search(r'href="([^"]+gui-cau-hoi/\?village=\d+)"', html)[1]
    form = world.get(world.a.site, ask).content.decode()
    assert re.search(rf'<option value="{village.pk}" selected>', form)


@pytest.mark.parametrize("asked", ["999999", "x", "1%00", "-1", "9" * 40])
def test_a_wrong_village_in_the_form_chooses_none(world, asked):
    foreign = make_village(world.b).village
    make_village(world.a)
    for value in (asked, foreign.pk):
        answer = world.get(world.a.site, f"/hoi-dap/gui-cau-hoi/?village={value}")
        html = answer.content.decode().split('name="village"', 1)[1].split("</select", 1)[0]
        assert answer.status_code == 200 and not re.search(r'value="\d+" selected', html)


def test_a_copy_is_of_no_village_and_not_published(world):
    page = make_village(world.a)
    copy = page.copy(update_attrs={"slug": "ban-sao"}, keep_live=False)
    copy.start_afresh()
    assert copy.village is None
    with pytest.raises(ValidationError, match="không thuộc thôn"):
        copy.full_clean()
    VillagePage.objects.filter(pk=page.pk).update(village=None)
    assert world.get(world.a.site, PAGE).status_code == 200
    assert "Xóm 3" not in main_of(world, world.a.site, SECTION)


def test_english_keeps_the_name_and_offers_what_is_not_translated(world, readers):
    page = make_village(world.a, hall="Giữa xóm", households=2)
    html = main_of(world, world.a.site, "/en/villages-and-hamlets/")
    assert f'href="{PAGE}"' in html
    with readers.commit():  # wagtail-localize publishes then
        assert translate_page(page, "en", {"Giữa xóm": "In the middle"}) == []
    translated = page.get_translation(Locale.objects.get(language_code="en"))
    assert (translated.title, translated.village) == ("Xóm 3", page.village)
    html = main_of(world, world.a.site, translated.url)
    assert "In the middle" in html and "2 households" in html
    page.village.name = "4"
    with readers.commit():
        page.village.save()
    translated.refresh_from_db()
    assert translated.title == "Xóm 4"


def test_a_village_is_open_data_without_anybodys_name(world):
    make_village(world.a, households=5, head_name="Trần Văn Mẫu", former_names="Xóm Cũ, xóm Xưa")
    make_village(world.b, "9")
    answer = world.get(world.a.site, "/api/v1/villages/")
    (item,) = answer.json()["results"]
    assert (item["name"], item["households"], item["population"]) == ("Xóm 3", 5, None)
    assert item["alternateName"] == ["Xóm Cũ", "xóm Xưa"]
    assert "Trần Văn Mẫu" not in answer.content.decode()


@pytest.mark.parametrize("path", [SECTION, PAGE])
def test_the_sql_of_a_page_does_not_grow(world, count_queries, path):
    make_village(world.a)
    few = count_queries(world.a.site, path, most=14)
    for number in range(4, 10):
        make_village(world.a, str(number))
        make_village(world.b, str(number))
    assert count_queries(world.a.site, path, most=14) == few


def test_kept_pages_follow_rows_and_pages(world, readers):
    page = make_village(world.a, households=118)
    readers.open(world.a.site, SECTION, PAGE)
    with readers.commit():
        page.village.households = 119
        page.village.save()
    for path in (SECTION, PAGE):
        assert ">119<" in main_of(world, world.a.site, path) or "119 hộ" in main_of(
            world, world.a.site, path
        )
