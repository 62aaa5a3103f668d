"""Synonyms and old names: what else a search looks for, and who keeps the list."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from communes.units.models import AdministrativeUnit, UnitSuccession
from portal.core.data_files import read_data
from search.analysis import folded_words
from search.defaults import SYNONYMS, SynonymFile, fill_synonyms
from search.models import Synonym
from search.synonyms import meanings_of


def first_synonyms():
    return read_data(SYNONYMS, SynonymFile).synonyms


def url(view, *args):
    return reverse(f"synonyms:{view}", args=args)


@pytest.fixture
def units(loaded_units, db):
    return AdministrativeUnit.objects


@pytest.fixture
def province(world):
    return world.admin_client(world.officer(world.portal, "editor"))


def test_a_new_installation_knows_the_usual_abbreviations(db):
    assert Synonym.objects.count() == len(first_synonyms()) >= 40
    found = meanings_of(["cccd", "x", "so do"])
    assert found.keys() == {"cccd", "so do"}
    assert {"căn cước công dân", "thẻ căn cước"} <= set(found["cccd"])
    assert "giấy chứng nhận quyền sử dụng đất" in found["so do"]


def test_the_first_list_is_as_an_editor_could_have_typed_it(db):
    for synonym in Synonym.objects.all():
        synonym.full_clean()
        assert synonym.phrases


def test_what_the_province_changed_stays_at_the_next_upgrade(db):
    Synonym.objects.exclude(key="ubnd").delete()
    fill_synonyms()
    assert Synonym.objects.get().key == "ubnd"
    Synonym.objects.all().delete()
    fill_synonyms()
    assert Synonym.objects.count() == len(first_synonyms())


def test_a_synonym_is_used_as_soon_as_it_is_saved(db):
    Synonym.objects.create(term="Giấy tờ nhà đất", meanings="sổ đỏ, , quyền sử dụng đất")
    found = meanings_of(["giay to nha dat"])["giay to nha dat"]
    assert found[:2] == ["sổ đỏ", "quyền sử dụng đất"]


def test_y_and_i_are_one_letter_at_the_end_of_a_word(db):
    Synonym.objects.create(term="chữ ký số", meanings="chứng thư số")
    assert meanings_of([" ".join(folded_words("chu ki so"))])


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("xã Khánh Hợp", "Đông Lộc"),
        ("khanh hop", "Đông Lộc"),
        ("dong loc", "Khánh Hợp"),
        ("Đông Lộc", "Nghi Thạch"),
        ("thanh son", "Thành Bình Thọ"),
        ("Thành Bình Thọ", "Thọ Sơn"),
    ],
)
def test_old_names_find_todays_and_todays_the_old_ones(units, typed, name):
    words = folded_words(typed)
    keys = [" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
    assert name in [name for names in meanings_of(keys).values() for name in names]


def test_names_with_y_are_found_however_they_are_typed(units):
    old = units.filter(folded_name__startswith="nghi my").first()
    row = old.outgoing.exclude(successor__name=old.name).first()
    for typed in ("Nghi Mỹ", "nghi mi"):
        assert row.successor.name in meanings_of([" ".join(folded_words(typed))])["nghi mi"]


def test_a_name_that_stayed_adds_nothing(units):
    kept = UnitSuccession.objects.filter(kind=UnitSuccession.Kind.KEPT).first().predecessor
    key = " ".join(folded_words(kept.name))
    assert kept.name not in meanings_of([key]).get(key, [])


def test_units_of_other_provinces_and_single_words_are_left_alone(units, settings):
    assert meanings_of(["khanh", "hop", "vinh", "xa"]) == {}
    settings.PORTAL_PROVINCE_NAME = "Thanh Hoá"
    assert meanings_of(["khanh hop"]) == {}


def test_a_second_change_is_followed_too(units):
    today = units.get(gso_code="17878", valid_to__isnull=True)
    later = units.create(gso_code="17999", name="Biển Xanh", unit_type="xa", parent=today.parent)
    UnitSuccession.objects.create(
        predecessor=today, successor=later, effective_date="2027-01-01", kind="rename"
    )
    found = meanings_of(["khanh hop", "bien xanh"])
    assert {"Đông Lộc", "Biển Xanh"} <= set(found["khanh hop"])
    assert {"Đông Lộc", "Khánh Hợp"} <= set(found["bien xanh"])


def test_a_long_query_costs_three_queries(units, django_assert_num_queries):
    words = folded_words("ki si li ti vi hi mi khanh hop dong loc")
    keys = [" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, len(words) + 1)]
    with django_assert_num_queries(3):
        assert "khanh hop" in meanings_of(keys)
    with django_assert_num_queries(3):
        assert meanings_of(keys[:20]) == {}
    with django_assert_num_queries(0):
        assert meanings_of([]) == {}


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"term": "…", "meanings": "a"}, "term"),
        ({"term": "một hai ba bốn năm sáu bảy", "meanings": "a"}, "term"),
        ({"term": "日本 " * 6, "meanings": "a"}, "term"),
        ({"term": "Uỷ BAN nhân dân", "meanings": " , ,"}, "meanings"),
        ({"term": "ubnd", "meanings": "uỷ ban"}, "term"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(db, values, field):
    with pytest.raises(ValidationError) as refused:
        Synonym(**values).clean()
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_the_province_adds_changes_finds_and_deletes(world, role):
    client = world.admin_client(world.officer(world.portal, role))
    assert client.get(url("index")).status_code == 200
    data = {"term": "Sổ hộ nghèo", "meanings": "hộ nghèo, hộ cận nghèo"}
    assert client.post(url("add"), data).status_code == 302
    row = Synonym.objects.get(key="so ho ngheo")
    for words in ("so ho ngheo", "cận nghèo", "SỔ HỘ"):
        html = client.get(url("index"), {"q": words}).content.decode()
        assert "Sổ hộ nghèo" in html and "CCCD" not in html
    assert client.post(url("edit", row.pk), data | {"meanings": "x"}).status_code == 302
    assert client.post(url("delete", row.pk)).status_code == 302
    assert not Synonym.objects.filter(pk=row.pk).exists()


def test_errors_are_told_in_vietnamese(province):
    html = province.post(url("add"), {"term": "cccd", "meanings": "x"}).content.decode()
    assert "“CCCD” đã có trong danh sách" in html


def test_a_form_can_be_opened_with_a_term_filled_in(province):
    assert 'value="bò &lt;b&gt;"' in province.get(url("add"), {"term": "bò <b>"}).content.decode()


@pytest.mark.parametrize("role", ["contributor", "editor", "approver", "admin"])
def test_officers_of_a_commune_have_no_synonyms(world, role):
    client = world.admin_client(world.officer(world.a, role))
    row = Synonym.objects.get(key="ubnd")
    assert url("index") not in client.get(reverse("wagtailadmin_home")).content.decode()
    for address in (
        url("index"),
        url("index_results"),
        url("add"),
        url("edit", row.pk),
        url("delete", row.pk),
        url("history", row.pk),
        url("usage", row.pk),
    ):
        assert client.get(address).status_code in {302, 403}, address
    client.post(url("delete", row.pk))
    assert Synonym.objects.filter(pk=row.pk).exists()
