"""The demo's accounts: one of each role on each site, with invented names, and their drafts."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Page

from communes.announcements.demo.notice import Notice, page_of
from communes.announcements.models import AnnouncementIndexPage
from portal.core.data_files import read_data
from portal.core.demo import DemoWorld

# Everyone's password on a demo; a real portal never runs the command that makes them.
DEMO_PASSWORD = "nghe-an-2026"  # noqa: S105
OPERATOR = "quantri"


@dataclass(frozen=True)
class Officer:
    """An account by the name for logging in; its post says that the person is invented.

    `days_away` since the last log-in; 0 for who has never been there.
    """

    username: str
    name: str
    days_away: int = 0


@dataclass(frozen=True)
class Draft:
    """A notice that a commune's contributor wrote and sent for approval."""

    commune: str
    notice: Notice


@dataclass(frozen=True)
class Officers:
    """All of the demo's accounts."""

    post: str
    officer: tuple[Officer, ...]
    draft: tuple[Draft, ...]


def officers() -> Officers:
    """The accounts as their data file names them."""
    return read_data(Path(__file__).parent / "officers.toml", Officers)


def groups_by_username(world: DemoWorld) -> dict[str, Group]:
    """Which group each account is of: "thanhson-editor", "tinh-admin"."""
    groups = {
        f"{key}-{role}": group
        for key, commune in world.communes.items()
        for role, group in commune.groups.items()
    }
    return groups | {f"tinh-{role}": group for role, group in world.portal.groups.items()}


def make_officers(world: DemoWorld) -> None:
    """An officer of each role, and one who runs the machine; what is there stays."""
    users, known = get_user_model().objects, officers()
    names = {one.username: one.name for one in known.officer}
    away = {one.username: one.days_away for one in known.officer}
    # Hashing takes a fifth of a second by design: once does for a password that all share.
    password = make_password(DEMO_PASSWORD)
    if not users.filter(username=OPERATOR).exists():
        users.create_superuser(OPERATOR, "", DEMO_PASSWORD, first_name=names[OPERATOR])
    for username, group in groups_by_username(world).items():
        fields = {"first_name": names[username], "post": known.post}
        user, created = users.get_or_create(username=username, defaults=fields)
        if created:
            user.password = password
            if days := away[username]:
                user.last_login = timezone.now() - timedelta(days=days)
            user.save()
        user.groups.set([group])
    for draft in known.draft:
        if draft.commune in world.communes:
            _send(draft, world.communes[draft.commune].home)
    # Only now have they addresses: nobody was told of the drafts by mail.
    for user in users.filter(username__in=groups_by_username(world), email=""):
        user.email = f"{user.username}@xa-nghean.example"
        user.save(update_fields=["email"])


def _send(draft: Draft, home: Page) -> None:
    """Writes a draft as the contributor of its commune and sends it for approval, once."""
    section = AnnouncementIndexPage.objects.child_of(home).get()
    if section.get_children().filter(slug=draft.notice.key).exists():
        return
    writer = get_user_model().objects.get(username=f"{draft.commune}-contributor")
    page = page_of(draft.notice)
    page.live, page.owner = False, writer
    section.add_child(instance=page)
    page.save_revision(user=writer)
    page.get_workflow().start(page, writer)
