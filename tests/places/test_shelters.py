"""Shelters: their room, and the places left that an officer changes by telephone."""

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from communes.places.counting import COUNTED
from communes.places.models import ShelterCount
from tests.places.factories import make_place


def make_shelter(commune, title="Trường tiểu học", capacity=120, **fields):
    return make_place(commune, title, place_kind="shelter", capacity=capacity, hours=[], **fields)


def url_of(commune) -> str:
    return f"/admin/dia-diem/noi-so-tan/{commune.site.pk}/"


@pytest.fixture
def shelter(world):
    return make_shelter(world.a)


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a, "editor"))


def left(place) -> int | None:
    return ShelterCount.objects.filter(place=place).values_list("left", flat=True).first()


def press(client, commune, place, do, typed=""):
    return client.post(url_of(commune), {"place": place.pk, "do": do, "left": typed}, follow=True)


def test_a_number_is_kept_with_who_and_when(world, editor, shelter):
    before = timezone.now()
    html = press(editor, world.a, shelter, "set", "80").content.decode()
    row = ShelterCount.objects.get(place=shelter)
    assert (row.left, row.site, row.by.username, row.role) == (
        80,
        world.a.site,
        world.officer(world.a, "editor").username,
        "editor",
    )
    assert row.counted_at >= before
    assert "80" in html
    assert PageLogEntry.objects.get(action=COUNTED).data == {"left": 80}


def test_steps_go_on_from_the_last_number_and_stay_within_the_room(world, editor, shelter):
    press(editor, world.a, shelter, "fewer")
    assert left(shelter) == 110  # nobody counted: all was free
    press(editor, world.a, shelter, "more", "not a number")
    assert left(shelter) == 120
    press(editor, world.a, shelter, "more")
    assert left(shelter) == 120
    press(editor, world.a, shelter, "set", "4")
    press(editor, world.a, shelter, "fewer")
    assert left(shelter) == 0


@pytest.mark.parametrize("typed", ["", "nhiều", "-1", "121", "1.5", "99999999999999999999"])
def test_what_is_no_number_of_places_is_told_and_stays_typed(world, editor, shelter, typed):
    html = press(editor, world.a, shelter, "set", typed).content.decode()
    assert left(shelter) is None
    assert f'id="e-{shelter.pk}"' in html
    assert f'value="{typed}"' in html


@pytest.mark.parametrize(
    "sent", [{}, {"place": "x"}, {"place": "999999999"}, {"place": "{pk}", "do": "burn"}]
)
def test_a_press_that_means_nothing_is_a_404(world, editor, shelter, sent):
    data = {name: value.format(pk=shelter.pk) for name, value in sent.items()}
    assert editor.post(url_of(world.a), data).status_code == 404


def test_an_officer_counts_own_shelters_only(world, shelter):
    foreign = make_shelter(world.b, "Nhà văn hoá B")
    editor = world.admin_client(world.officer(world.a, "editor"))
    assert editor.get(url_of(world.b)).status_code == 404
    assert press(editor, world.a, foreign, "set", "5").status_code == 404
    assert left(foreign) is None
    assert "Nhà văn hoá B" not in editor.get(url_of(world.a)).content.decode()


def test_who_only_drafts_counts_nothing(world, shelter):
    contributor = world.admin_client(world.officer(world.a, "contributor"))
    contributor.post(url_of(world.a), {"place": shelter.pk, "do": "set", "left": "7"})
    assert left(shelter) is None


def test_the_way_leads_to_the_own_commune(world, editor, shelter):
    answer = editor.get("/admin/dia-diem/noi-so-tan/")
    assert (answer.status_code, answer.url) == (302, url_of(world.a))
    assert "/admin/dia-diem/noi-so-tan/" in editor.get("/admin/dia-diem/").content.decode()


def test_without_shelters_the_screen_says_what_to_do(world, editor):
    html = editor.get(url_of(world.a)).content.decode()
    assert "/admin/dia-diem/" in html
    assert "nơi sơ tán" in html


def test_the_page_of_a_shelter_tells_room_and_places_left(world, shelter):
    assert "Còn chỗ" not in world.get(world.a.site, shelter.url).content.decode()
    ShelterCount.objects.create(site=world.a.site, place=shelter, left=33)
    html = world.get(world.a.site, shelter.url).content.decode()
    assert "120 người" in html
    assert "Còn chỗ" in html and "33" in html


def test_the_screen_costs_the_same_for_many(world, editor, shelter, django_assert_max_num_queries):
    editor.get(url_of(world.a))
    with django_assert_max_num_queries(60) as few:
        editor.get(url_of(world.a))
    for number in range(8):
        place = make_shelter(world.a, f"Nơi {number}")
        user = world.officer(world.a, "editor")
        ShelterCount.objects.create(site=world.a.site, place=place, left=1, by=user)
    with django_assert_max_num_queries(len(few)):
        editor.get(url_of(world.a))
