"""Pictures and files are deleted by administrators, whatever the road."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.permissions import policy_registry

from tests.lifecycle.pages import add_notice

KINDS = ["image", "document"]
APPS = {"image": "wagtailimages", "document": "wagtaildocs"}


def make(kind, commune, user=None):
    if kind == "image":
        model, file = get_image_model(), get_test_image_file()
    else:
        model, file = get_document_model(), ContentFile(b"x", "x.txt")
    return model.objects.create(
        title="Giấy tờ", file=file, collection=commune.collection, uploaded_by_user=user
    )


def roads(kind, row) -> list[str]:
    bulk = f"/admin/bulk/core/{row._meta.model_name}/delete/"
    return [
        reverse(f"{APPS[kind]}:delete", args=[row.pk]),
        reverse(f"{APPS[kind]}:delete_multiple", args=[row.pk]),
        f"{bulk}?id={row.pk}&next=/admin/",
        f"{bulk}?id=all&next=/admin/",
        f"/admin/api/main/{kind}s/{row.pk}/action/delete/",
        f"/admin/api/main/{kind}s/{row.pk}/",
    ]


def exists(row) -> bool:
    return type(row).objects.filter(pk=row.pk).exists()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ["contributor", "editor", "approver"])
@pytest.mark.parametrize("is_own", [False, True])
def test_nobody_below_an_administrator_deletes_one(world, kind, role, is_own):
    officer = world.officer(world.a, role)
    row = make(kind, world.a, officer if is_own else None)
    long_ago = timezone.now() - timedelta(days=1)
    type(row).objects.update(created_at=long_ago)
    client = world.admin_client(officer)
    for url in roads(kind, row):
        for method in ("post", "delete"):
            response = getattr(client, method)(url)
            assert response.status_code in (302, 403, 404, 405), url
            assert exists(row), url


@pytest.mark.parametrize("kind", KINDS)
def test_an_administrator_does_in_their_own_commune(world, kind):
    client = world.admin_client(world.officer(world.a, "admin"))
    for road in (0, 2):
        row = make(kind, world.a)
        assert client.post(roads(kind, row)[road]).status_code == 302
        assert not exists(row)
    foreign = make(kind, world.b)
    for url in roads(kind, foreign):
        client.post(url)
        assert exists(foreign), url


@pytest.mark.parametrize("kind", KINDS)
def test_what_may_not_be_deleted_offers_no_button(world, kind):
    row = make(kind, world.a)
    edit = reverse(f"{APPS[kind]}:edit", args=[row.pk])
    delete = roads(kind, row)[0]
    for role, is_offered in (("editor", False), ("admin", True)):
        html = world.admin_client(world.officer(world.a, role)).get(edit).content.decode()
        assert (delete in html) is is_offered


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("role", ["contributor", "editor"])
def test_ones_own_upload_is_taken_back_at_once(world, kind, role):
    officer = world.officer(world.a, role)
    client = world.admin_client(officer)
    row, other = make(kind, world.a, officer), make(kind, world.a, world.officer(world.a, "admin"))
    assert client.post(roads(kind, other)[1]).status_code in (302, 403)
    assert client.get(roads(kind, row)[1]).status_code == 405
    assert exists(other) and exists(row)
    answer = client.post(roads(kind, row)[1])
    assert answer.json()["success"] and not exists(row)


def test_but_not_once_a_page_uses_it(world):
    officer = world.officer(world.a)
    row = make("document", world.a, officer)
    notice = add_notice(world.a.home)
    notice.attachments.create(document=row)
    notice.save()
    world.admin_client(officer).post(roads("document", row)[1])
    assert exists(row)


@pytest.mark.parametrize("kind", KINDS)
def test_the_policy_says_the_same_of_users_rows_and_collections(world, kind):
    row = make(kind, world.a)
    policy = policy_registry.get_by_type(type(row))
    boss, editor = world.officer(world.a, "admin"), world.officer(world.a)
    stranger = world.officer(world.b, "admin")
    for user, may in ((boss, True), (editor, False), (stranger, False)):
        assert policy.user_has_permission_for_instance(user, "delete", row) is may
        assert (row in policy.instances_user_has_permission_for(user, "delete")) is may
        found = policy.users_with_permission_for_instance("delete", row)
        assert (user in found) is may
        collections = policy.collections_user_has_permission_for(user, "delete")
        assert (world.a.collection in collections) is may
    assert policy.user_has_permission_for_instance(editor, "change", row)
    assert set(policy.users_with_permission("delete")) >= {boss, stranger}
    assert editor not in policy.users_with_permission("delete")
    assert editor in policy.users_with_any_permission(["delete", "change"])
