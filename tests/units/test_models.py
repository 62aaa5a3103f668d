"""Units and documents: names, days, searches, and what can't be saved."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override

from communes.units.models import AdministrativeUnit, LegalBasis, UnitSuccession


def names(queryset):
    return {unit.full_name for unit in queryset}


@pytest.mark.parametrize(
    "text", ["khanh hop", "Khánh Hợp", "KHÁNH HỢP", "xã  khanh hop", "x. Khánh Hợp"]
)
def test_an_old_name_finds_the_unit_and_todays(units, text):
    assert names(units.named(text)) == {"xã Khánh Hợp", "xã Đông Lộc"}


@pytest.mark.parametrize("text", ["dong loc", "Đông Lộc", "đông lộc"])
def test_todays_name_finds_the_older_units(units, text):
    found = names(units.named(text))
    assert found == {"xã Đông Lộc", "xã Khánh Hợp", "xã Nghi Thạch", "xã Thịnh Trường"}


def test_the_place_after_a_comma_tells_units_of_one_name_apart(units):
    assert units.own_name("Bình Sơn").filter(name="Bình Sơn").count() > 1
    assert names(units.named("binh son, anh son")) == {"xã Bình Sơn", "xã Thành Bình Thọ"}
    assert names(units.named("Khánh Hợp, Nghi Lộc, Nghệ An")) == {"xã Khánh Hợp", "xã Đông Lộc"}
    assert not units.named("Khánh Hợp, Quỳ Hợp").exists()


def test_abbreviated_types_are_understood(units):
    assert "thị trấn Phủ Thông" in names(units.named("TT Phủ Thông"))


@pytest.mark.parametrize("text", ["", "  ", "?!", ",", "%", "không có xã này"])
def test_nothing_is_found_where_nothing_was_asked_or_nothing_is_there(units, text):
    assert not units.named(text).exists()


def test_named_chains_with_other_filters_and_gives_each_unit_once(units):
    found = list(units.current().communes().named("hop"))
    assert len(found) == len({unit.pk for unit in found})
    assert all(unit.is_current for unit in found)
    assert "xã Minh Hợp" in {unit.full_name for unit in found}


def test_a_day_tells_which_of_two_units_of_one_code_existed(units):
    of_code = units.filter(gso_code="17335")
    assert of_code.current(date(2025, 6, 30)).get().name == "Thành Sơn"
    assert of_code.current(date(2025, 7, 1)).get().name == "Thành Bình Thọ"
    assert of_code.current().get().name == "Thành Bình Thọ"
    assert not of_code.current(date(1999, 1, 1)).exists()


def test_names_read_well_in_both_languages(units):
    unit = units.with_place().get(gso_code="17335", valid_to__isnull=False)
    assert (unit.full_name, str(unit)) == ("xã Thành Sơn", "xã Thành Sơn (17335, đến 2025)")
    with override("en"):
        assert unit.full_name == "Thanh Son commune"
        assert unit.place == "Anh Son district, Nghe An province"


def test_a_unit_is_one_code_and_first_day(units):
    with pytest.raises(IntegrityError), transaction.atomic():
        units.create(gso_code="17335", name="Khác", unit_type="xa", valid_from=date(2025, 7, 1))
    units.create(gso_code="17335", name="Mai Sau", unit_type="xa", valid_from=date(2030, 1, 1))
    assert units.named("mai sau").count() == 1


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"gso_code": "123456"}, "gso_code"),
        ({"gso_code": "12a45"}, "gso_code"),
        ({"valid_to": date(2020, 1, 1)}, "valid_to"),
        ({"latitude": 91}, "latitude"),
    ],
)
def test_wrong_units_are_refused_at_their_field(no_units, values, field):
    unit = AdministrativeUnit(
        **{"gso_code": "17335", "name": "A", "unit_type": "xa", "valid_from": date(2025, 7, 1)}
        | values
    )
    with pytest.raises(ValidationError) as error:
        unit.full_clean()
    assert set(error.value.message_dict) == {field}


def test_nothing_lies_in_replaces_or_becomes_itself(units):
    unit = units.get(gso_code="40")
    unit.parent = unit
    with pytest.raises(ValidationError, match="không thuộc chính mình"):
        unit.full_clean()
    basis = LegalBasis.objects.first()
    basis.replaced_by = basis
    basis.effective_to = date(2000, 1, 1)
    with pytest.raises(ValidationError) as error:
        basis.full_clean()
    assert set(error.value.message_dict) == {"replaced_by", "effective_to"}
    itself = UnitSuccession(
        predecessor=unit, successor=unit, effective_date=date(2025, 7, 1), kind="merge"
    )
    with pytest.raises(ValidationError, match="hai đơn vị khác nhau"):
        itself.full_clean()


def test_rows_say_what_they_are(units):
    succession = UnitSuccession.objects.get(predecessor__name="Khánh Hợp")
    assert str(succession) == "xã Khánh Hợp → xã Đông Lộc"
    basis = succession.legal_basis
    assert str(basis).startswith("1678/NQ-UBTVQH15 – Nghị quyết")
    assert basis.issued_on == date(2025, 6, 16)
