"""Who may see and keep the list of units: the province, and nobody of a commune."""

import pytest
from django.urls import reverse

from communes.units.models import AdministrativeUnit, LegalBasis, UnitSuccession

MODELS = (AdministrativeUnit, LegalBasis, UnitSuccession)


def url(model, view, *args):
    return reverse(f"wagtailsnippets_units_{model._meta.model_name}:{view}", args=args)


def chooser(model, view="choose", *args):
    return reverse(f"wagtailsnippetchoosers_units_{model._meta.model_name}:{view}", args=args)


@pytest.fixture
def province(world):
    return world.admin_client(world.officer(world.portal, "admin"))


@pytest.mark.parametrize("role", ["contributor", "editor", "approver", "admin"])
def test_officers_of_a_commune_neither_see_nor_reach_the_units(world, units, role):
    client = world.admin_client(world.officer(world.a, role))
    menu = client.get(reverse("wagtailadmin_home")).content.decode()
    assert not [model for model in MODELS if url(model, "list") in menu]
    for model in MODELS:
        row = model.objects.first()
        addresses = [
            url(model, "list"),
            url(model, "add"),
            url(model, "edit", row.pk),
            url(model, "delete", row.pk),
            url(model, "inspect", row.pk),
            url(model, "history", row.pk),
            chooser(model),
            chooser(model, "choose_results"),
            chooser(model, "chosen", row.pk),
            chooser(model, "chosen_multiple") + f"?id={row.pk}",
        ]
        for address in addresses:
            response = client.get(address)
            assert response.status_code == 302, address
        before = model.objects.count()
        client.post(url(model, "delete", row.pk))
        assert model.objects.count() == before


def test_the_province_sees_lists_in_its_menu_and_opens_every_view(units, province):
    menu = province.get(reverse("wagtailadmin_home")).content.decode()
    for model in MODELS:
        assert url(model, "list") in menu
        row = model.objects.first()
        for address in (
            url(model, "list"),
            url(model, "add"),
            url(model, "edit", row.pk),
            url(model, "inspect", row.pk),
            chooser(model),
            chooser(model, "chosen", row.pk),
        ):
            assert province.get(address).status_code == 200, address


def test_editors_of_the_province_keep_documents_but_only_look_at_units(world, units):
    client = world.admin_client(world.officer(world.portal, "editor"))
    unit = units.get(gso_code="40")
    assert client.get(url(AdministrativeUnit, "list")).status_code == 200
    assert client.get(url(AdministrativeUnit, "edit", unit.pk)).status_code == 302
    assert client.get(url(LegalBasis, "add")).status_code == 200


@pytest.mark.parametrize("words", ["khanh hop", "Khánh Hợp", "17878"])
def test_the_admin_finds_units_without_marks_by_old_names_and_by_code(units, province, words):
    page = province.get(url(AdministrativeUnit, "list"), {"q": words}).content.decode()
    assert "xã Khánh Hợp" in page and "xã Đông Lộc" in page
    assert "xã Minh Hợp" not in page


def test_the_list_of_units_costs_few_queries(units, province, django_assert_max_num_queries):
    province.get(url(AdministrativeUnit, "list"))
    with django_assert_max_num_queries(25):
        province.get(url(AdministrativeUnit, "list"))


def test_the_province_adds_a_unit_which_is_found_at_once(units, province):
    data = {"unit_type": "xa", "name": "Đồng Mới", "gso_code": "17999", "valid_from": "1/7/2027"}
    response = province.post(url(AdministrativeUnit, "add"), data)
    assert response.status_code == 302, response.context["form"].errors
    assert units.named("dong moi").get().gso_code == "17999"


def test_a_second_unit_of_a_code_and_day_is_refused_in_words(units, province):
    data = {"unit_type": "xa", "name": "Khác", "gso_code": "17335", "valid_from": "1/7/2025"}
    response = province.post(url(AdministrativeUnit, "add"), data)
    assert response.status_code == 200
    assert "Đã có đơn vị mang mã và ngày bắt đầu này." in response.content.decode()


def test_a_unit_that_a_site_stands_for_is_not_deleted_and_why(world, province, give_unit):
    unit = give_unit(world.a, "17335")
    bulk = reverse("wagtail_bulk_action", args=["units", "administrativeunit", "delete"])
    for address in (url(AdministrativeUnit, "delete", unit.pk), f"{bulk}?id={unit.pk}"):
        response = province.post(address, follow=True)
        assert "Chưa xoá được" in response.content.decode()
        assert AdministrativeUnit.objects.filter(pk=unit.pk).exists()


def test_a_unit_that_nothing_needs_is_deleted(units, province):
    unit = units.create(gso_code="17999", name="Nhầm", unit_type="xa")
    assert province.post(url(AdministrativeUnit, "delete", unit.pk)).status_code == 302
    assert not units.filter(pk=unit.pk).exists()


def test_a_document_in_use_is_not_deleted(units, province):
    basis = LegalBasis.objects.get(number="1678/NQ-UBTVQH15")
    province.post(url(LegalBasis, "delete", basis.pk))
    assert LegalBasis.objects.filter(pk=basis.pk).exists()
