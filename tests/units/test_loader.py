"""The list of units as the loader fills it, against the facts we know."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from communes.units.loader import UnitLoader
from communes.units.models import UNKNOWN_START, AdministrativeUnit, LegalBasis, UnitSuccession

REFORM = date(2025, 7, 1)

# Then → now, as the pilot's facts have it: name, place, code; name, place, code; merged from.
FACTS = [
    (
        ("xã Thành Sơn", "huyện Anh Sơn, tỉnh Nghệ An", "17335"),
        ("xã Thành Bình Thọ", "tỉnh Nghệ An", "17335"),
        {"xã Thọ Sơn", "xã Thành Sơn", "xã Bình Sơn"},
        ("merge", "1678/NQ-UBTVQH15"),
    ),
    (
        ("xã Minh Hợp", "huyện Quỳ Hợp, tỉnh Nghệ An", "17071"),
        ("xã Minh Hợp", "tỉnh Nghệ An", "17071"),
        {"xã Minh Hợp", "xã Văn Lợi", "xã Hạ Sơn"},
        ("merge", "1678/NQ-UBTVQH15"),
    ),
    (
        ("xã Khánh Hợp", "huyện Nghi Lộc, tỉnh Nghệ An", "17878"),
        ("xã Đông Lộc", "tỉnh Nghệ An", "17878"),
        {"xã Khánh Hợp", "xã Nghi Thạch", "xã Thịnh Trường"},
        ("merge", "1678/NQ-UBTVQH15"),
    ),
    (
        ("xã Vi Hương", "huyện Bạch Thông, tỉnh Bắc Kạn", "01975"),
        ("xã Phủ Thông", "tỉnh Thái Nguyên", "01969"),
        {"thị trấn Phủ Thông", "xã Vi Hương", "xã Lục Bình", "xã Tân Tú"},
        ("province_change", "1683/NQ-UBTVQH15"),
    ),
    (
        ("xã Như Cố", "huyện Chợ Mới, tỉnh Bắc Kạn", "02122"),
        ("xã Chợ Mới", "tỉnh Thái Nguyên", "02086"),
        {"thị trấn Đồng Tâm", "xã Như Cố", "xã Quảng Chu"},
        ("province_change", "1683/NQ-UBTVQH15"),
    ),
    (
        ("xã Yên Hòa", "huyện Yên Mô, tỉnh Ninh Bình", "14722"),
        ("xã Yên Mô", "tỉnh Ninh Bình", "14701"),
        {"thị trấn Yên Thịnh", "xã Khánh Dương", "xã Yên Hòa"},
        ("merge", "1674/NQ-UBTVQH15"),
    ),
]


@pytest.mark.parametrize(("then", "now", "merged", "how"), FACTS, ids=[row[0][0] for row in FACTS])
def test_the_known_lineages_come_out_exactly(units, then, now, merged, how):
    old = units.get(gso_code=then[2], valid_to=date(2025, 6, 30))
    new = old.successors.get()
    assert (old.full_name, old.place, old.gso_code) == then
    assert (new.full_name, new.place, new.gso_code) == now
    assert {unit.full_name for unit in new.predecessors.all()} == merged
    succession = old.outgoing.get()
    assert (succession.effective_date, succession.share) == (REFORM, "full")
    assert (succession.kind, succession.legal_basis.number) == how
    assert (new.valid_from, new.valid_to, new.is_current) == (REFORM, None, True)
    assert not old.is_current and old.became == now[0]


def test_nghe_an_has_130_communes_today_and_412_before(units):
    nghe_an = units.get(gso_code="40")
    assert nghe_an.children.current().communes().count() == 130
    before = units.communes().filter(parent__parent=nghe_an)
    assert before.count() == 412
    assert before.values("parent").distinct().count() == 20
    assert not before.filter(outgoing=None).exists()
    assert not nghe_an.children.current().communes().filter(incoming=None).exists()


def test_todays_names_are_those_of_the_package_of_todays_units(units):
    from vietnam_provinces import ProvinceCode, Ward

    expected = {
        (f"{ward.code:05d}", ward.name) for ward in Ward.iter_by_province(ProvinceCode.P_40)
    }
    nghe_an = units.filter(parent__gso_code="40", parent__parent=None).current().communes()
    loaded = {(unit.gso_code, unit.full_name[:1].upper() + unit.full_name[1:]) for unit in nghe_an}
    assert loaded == expected


def test_communes_that_stayed_are_told_from_mergers(units):
    kept = UnitSuccession.objects.filter(kind="kept")
    assert kept.count() == 9
    assert {row.successor.name for row in kept} >= {"Keng Đu", "Mường Lống", "Châu Bình"}
    assert all(row.predecessor.name == row.successor.name for row in kept)


def test_provinces_have_a_lineage_where_they_merged(units):
    thai_nguyen = units.get(gso_code="19", valid_from=REFORM)
    assert {unit.name for unit in thai_nguyen.predecessors.all()} == {"Bắc Kạn", "Thái Nguyên"}
    assert thai_nguyen.legal_basis.number == "202/2025/QH15"
    assert units.get(gso_code="40").valid_to is None


def test_days_that_nobody_knows_are_marked_as_unknown(units):
    old = units.get(gso_code="17335", valid_from=UNKNOWN_START)
    assert not old.start_is_known and old.legal_basis is None
    assert old.population is None and old.households is None


def test_loading_again_adds_nothing_and_keeps_what_the_province_wrote(units):
    unit = units.get(gso_code="17335", valid_to=None)
    unit.population = 12345
    unit.save()
    counts = [m.objects.count() for m in (AdministrativeUnit, UnitSuccession, LegalBasis)]
    out = StringIO()
    call_command("load_units", stdout=out)
    assert "Units added: 0. Successions added: 0." in out.getvalue()
    assert counts == [m.objects.count() for m in (AdministrativeUnit, UnitSuccession, LegalBasis)]
    unit.refresh_from_db()
    assert unit.population == 12345


def test_loading_takes_few_queries(db, django_assert_max_num_queries):
    # 78, and some where no test before it asked for content types.
    with django_assert_max_num_queries(90):
        call_command("load_units", stdout=StringIO())


@pytest.mark.parametrize("name", ["Huế", "hue", "Thành phố Huế", "tp hue"])
def test_another_province_loads_whole_by_any_spelling(no_units, name):
    call_command("load_units", "--province", name, stdout=StringIO())
    assert AdministrativeUnit.objects.current().communes().count() == 40
    assert AdministrativeUnit.objects.filter(unit_type="thanh_pho", gso_code="46").exists()


def test_an_island_district_and_a_divided_commune_keep_their_story(no_units):
    call_command("load_units", "--province", "Hải Phòng", stdout=StringIO())
    island = AdministrativeUnit.objects.get(unit_type="dac_khu", name="Bạch Long Vĩ")
    assert island.predecessors.get().unit_type == "huyen"
    parts = UnitSuccession.objects.filter(share="part")
    assert parts.filter(kind="split").exists()
    assert parts.first().predecessor.successors.count() > 1
    # We aren't sure of that province's document, so its communes name none.
    assert island.incoming.get().legal_basis is None


def test_an_unknown_province_is_told_and_nothing_is_loaded(no_units):
    with pytest.raises(CommandError, match="Atlantis"):
        call_command("load_units", "--province", "Nghệ An", "Atlantis", stdout=StringIO())
    assert not AdministrativeUnit.objects.exists()


def test_a_load_that_fails_leaves_nothing(no_units, monkeypatch):
    monkeypatch.setattr(UnitLoader, "_ensure_successions", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        UnitLoader().load({"40": ()})
    assert not AdministrativeUnit.objects.exists()
