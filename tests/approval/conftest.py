"""Drafts that wait for approval, and the officers of both communes."""

from dataclasses import dataclass

import pytest
from django.core import mail
from wagtail.models import TaskState

from communes.announcements.models import AnnouncementPage
from portal.users.models import User
from tests.announcements.factories import section


@dataclass(frozen=True)
class Desk:
    """What a test of approval asks for, in commune A unless told otherwise."""

    world: object
    commit: object

    def officer(self, role: str, place=None) -> User:
        user = self.world.officer(place or self.world.a, role)
        user.email = f"{user.username}@example.vn"
        user.save()
        return user

    def client(self, role: str, place=None):
        return self.world.admin_client(self.officer(role, place))

    def send(self, title="Họp xóm 3", place=None, **fields) -> TaskState:
        """A contributor's draft, sent for approval; what waits for it."""
        writer = self.officer("contributor", place)
        fields = {"summary": "Mời bà con.", **fields}
        page = AnnouncementPage(title=title, live=False, owner=writer, **fields)
        section(place or self.world.a).add_child(instance=page)
        page.save_revision(user=writer, clean=False)
        with self.commit(execute=True):
            page.get_workflow().start(page, writer)
        return page.current_workflow_task_state


@pytest.fixture
def desk(world, django_capture_on_commit_callbacks):
    mail.outbox.clear()
    return Desk(world, django_capture_on_commit_callbacks)
