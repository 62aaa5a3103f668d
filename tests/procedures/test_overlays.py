"""What a commune's officers say of their own, in the admin: theirs alone."""

import pytest
from django.urls import reverse

from communes.procedures.models import ProcedureOverlay
from tests.procedures.factories import make_procedure, path_of, say


def form(**fields):
    return {"is_offered": "on", "counter": "", "hours": "", "phone": "", "notes": ""} | fields


def edit(commune, page) -> str:
    return reverse("procedure_overlays:edit", args=[commune.site.pk, page.pk])


def listed(commune) -> str:
    return reverse("procedure_overlays:list", args=[commune.site.pk])


@pytest.mark.parametrize("role", ["editor", "approver", "admin"])
def test_an_officer_adds_the_communes_words_to_a_procedure(world, role):
    page = make_procedure(world.portal, everyday_name="Làm giấy khai sinh")
    client = world.admin_client(world.officer(world.a, role))
    first = client.get(reverse("procedure_overlays:index"))
    assert first.url == listed(world.a)
    rows = client.get(listed(world.a)).content.decode()
    assert "Làm giấy khai sinh" in rows
    assert edit(world.a, page) in rows
    assert "Tỉnh giữ" in client.get(edit(world.a, page)).content.decode()
    data = form(counter="Quầy số 2", phone="0238 300 0101", notes="Đến sớm")
    assert client.post(edit(world.a, page), data).url == listed(world.a)
    row = ProcedureOverlay.objects.get()
    assert (row.site, row.procedure.pk, row.phone) == (world.a.site, page.pk, "02383000101")
    assert "Quầy số 2" in client.get(listed(world.a)).content.decode()
    assert "Quầy số 2" in world.get(world.a.site, path_of(page)).content.decode()


def test_a_second_saving_changes_the_same_row(world):
    page = make_procedure(world.portal)
    client = world.admin_client(world.officer(world.a))
    client.post(edit(world.a, page), form(counter="Quầy 1"))
    data = form(counter="Quầy 2")
    del data["is_offered"]
    client.post(edit(world.a, page), data)
    row = ProcedureOverlay.objects.get()
    assert (row.counter, row.is_offered) == ("Quầy 2", False)
    assert "Không làm tại xã" in client.get(listed(world.a)).content.decode()


def test_a_wrong_number_is_told_and_nothing_is_lost(world):
    page = make_procedure(world.portal)
    client = world.admin_client(world.officer(world.a))
    answer = client.post(edit(world.a, page), form(counter="Quầy số 2", phone="mười hai"))
    told = answer.content.decode()
    assert answer.status_code == 200
    assert "Quầy số 2" in told
    assert "Chưa lưu được: hãy sửa chỗ được đánh dấu." in told
    assert not ProcedureOverlay.objects.exists()


@pytest.mark.parametrize("role", ["contributor", "editor", "admin"])
def test_nobody_meets_another_communes_words(world, role):
    page = make_procedure(world.portal)
    row = say(world.b, page, counter="Quầy bí mật")
    client = world.admin_client(world.officer(world.a, role))
    for address in (listed(world.b), edit(world.b, page)):
        assert client.get(address).status_code in (302, 404)
        client.post(address, form(counter="Của A"))
    row.refresh_from_db()
    assert row.counter == "Quầy bí mật"
    assert "Quầy bí mật" not in client.get(listed(world.a), follow=True).content.decode()


def test_contributors_and_the_province_write_none(world):
    page = make_procedure(world.portal)
    for user in (world.officer(world.a, "contributor"), world.officer(world.portal, "editor")):
        client = world.admin_client(user)
        client.post(edit(world.a, page), form(counter="Quầy"))
        assert not ProcedureOverlay.objects.exists()


def test_a_draft_of_the_province_has_no_form(world):
    page = make_procedure(world.portal, live=False)
    client = world.admin_client(world.officer(world.a))
    assert client.get(edit(world.a, page)).status_code == 404


def test_the_list_costs_the_same_however_many_procedures(world, django_assert_max_num_queries):
    client = world.admin_client(world.officer(world.a))
    for number in range(3):
        say(world.a, make_procedure(world.portal, f"Thủ tục {number}"), counter="Quầy")
    client.get(listed(world.a))
    with django_assert_max_num_queries(100) as few:
        client.get(listed(world.a))
    for number in range(3, 12):
        say(world.a, make_procedure(world.portal, f"Thủ tục {number}"), counter="Quầy")
    with django_assert_max_num_queries(len(few)):
        client.get(listed(world.a))


@pytest.mark.parametrize(
    ("place", "role", "is_shown"),
    [("a", "editor", True), ("a", "contributor", False), ("portal", "editor", False)],
)
def test_the_menu_leads_there_for_whom_it_is(world, place, role, is_shown):
    client = world.admin_client(world.officer(getattr(world, place), role))
    assert ("/admin/thu-tuc-tai-xa/" in client.get("/admin/").content.decode()) is is_shown
