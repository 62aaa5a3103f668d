"""The world of the isolation matrix: two communes and the portal, each with things of all kinds.

Every private text of a site holds a word of its own (`tests.isolation.words`), and every row
of commune B has a key that stands out, so that both can be looked for in whatever an officer
of another site gets to see or to write.
"""

from dataclasses import dataclass, field
from datetime import timedelta

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    Page,
    PageViewRestriction,
    Workflow,
    WorkflowPage,
    WorkflowTask,
    get_page_models,
)
from wagtail.signals import page_published
from wagtail_localize.operations import translate_object

from communes.models import CommuneSettings, Village
from communes.provisioning import CommuneSpec, open_commune
from portal.approval.provisioning import approval_workflow
from portal.core.models import BasePage, ContactSettings, IdentitySettings
from portal.login.second_step import BY_PROVIDER
from tests.isolation.belongings import Belongings
from tests.isolation.filling import Filler
from tests.isolation.ties import NOT_HERE, OF_COMMUNES, OF_PORTAL, tied_models
from tests.isolation.words import Words
from tests.world import B_HOST, World

# The keys of the communes' rows begin here: each stands out in whatever holds it.
BEGIN = {"a": 40_000_000, "b": 70_000_000}
FAR = BEGIN["b"]
ROLES = {
    "a-contributor": ("a", "contributor"),
    "a-editor": ("a", "editor"),
    "a-approver": ("a", "approver"),
    "a-admin": ("a", "admin"),
    "p-editor": ("p", "editor"),
    "p-admin": ("p", "admin"),
}
STATES = ("live", "changed", "draft", "scheduled", "waiting", "locked", "restricted")
# Lists don't look whether a page is restricted: the admin restricts none (docs/adr/0005).
OPEN_STATES = ("live", "changed", "locked", "restricted")
TELLING = ("draft", "changed", "scheduled", "waiting", "restricted", "locked", "live")
# Rows that readers see: their words are public. Everything else is private.
PUBLIC = {
    "communes.Village",
    "core.ContactSettings",
    "core.IdentitySettings",
    "lifecycle.OldAddress",
}


@dataclass
class IsolationWorld:
    """What the walk needs: who is who, whose is what, which word means what."""

    world: World
    words: Words
    fillers: dict[str, Filler]
    belongings: Belongings = None
    pages: dict[tuple[str, str, str], Page] = field(default_factory=dict)
    users: dict[str, object] = field(default_factory=dict)

    def page_keys(self, model: type[Page], owner: str) -> list[int]:
        """Pages of a type (`Page`: of all), those first whose words are private."""
        order = {state: number for number, state in enumerate(TELLING)}
        found = [
            (order[state], label, page.pk)
            for (whose, label, state), page in self.pages.items()
            if whose == owner and (model is Page or label == model._meta.label)
        ]
        # Of all kinds in turn: a draft of one, a change of the next.
        found.sort(key=lambda one: (one[0], one[1] != "pages.StandardPage", one[1]))
        mixed = found[:: max(1, len(found) // 7)] + found
        return list(dict.fromkeys(pk for _order, _label, pk in mixed))

    def client(self, role: str) -> Client:
        """A browser of a role; "nobody" has not logged in."""
        if role == "nobody":
            return Client(headers={"host": self.world.portal.site.hostname})
        client = self.world.admin_client(self.users[role])
        session = client.session
        session[BY_PROVIDER] = True  # the world gave them a second step, too
        session.save()
        return client


def build(world: World) -> IsolationWorld:
    """Fills the two-commune world; commune B comes last, with keys that stand out."""
    words = Words()
    b = open_commune(CommuneSpec("Xã Bình Minh", B_HOST, 80, theme="bien", languages=("en",)))
    opened = {"p": world.portal, "a": world.a, "b": b}
    it = IsolationWorld(world, words, {k: Filler(k, v, words) for k, v in opened.items()})
    for owner, filler in it.fillers.items():
        if owner in BEGIN:
            begin_keys_at(BEGIN[owner])
        fill(it, owner, filler)
    it.belongings = Belongings(opened)
    return it


def begin_keys_at(number: int) -> None:
    """The next row of every table gets this key, or one above."""
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            key, table = model._meta.pk, model._meta.db_table
            if key.get_internal_type() not in ("AutoField", "BigAutoField"):
                continue
            if connection.vendor == "sqlite":
                cursor.execute("DELETE FROM sqlite_sequence WHERE name = %s", [table])
                cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table, number])
            else:
                cursor.execute(
                    "SELECT setval(pg_get_serial_sequence(%s, %s), %s)",
                    [f'"{table}"', key.column, number],
                )


def fill(it: IsolationWorld, owner: str, filler: Filler) -> None:
    make_officers(it, owner, filler)
    make_files(filler)
    filler.make(Village, private=False)
    for model in (IdentitySettings, ContactSettings, CommuneSettings):
        say_in_settings(filler, model)
    make_pages(it, owner, filler)
    make_workflow(filler)
    send_for_approval(it, owner)
    translate(it, owner, filler)
    make_rows(it, owner, filler)


def make_officers(it: IsolationWorld, owner: str, filler: Filler) -> None:
    User = get_user_model()
    for role, group in filler.opened.groups.items():
        values = filler.values(User, private=True, state=role)
        user = User(**values | {"is_active": True, "is_staff": False, "is_superuser": False})
        user.username = filler.word(f"users.User.username ({role})", True, 6)
        user.save()
        user.groups.set([group])
        it.users[f"{owner}-{role}"] = user
        if role == "editor":
            filler.made[User] = user


def make_files(filler: Filler) -> None:
    sub = filler.opened.collection.add_child(
        name=filler.word("wagtailcore.Collection.name", True, 20)
    )
    for model in (get_image_model(), get_document_model()):
        for state in ("internal", "used"):
            collection = sub if state == "internal" else filler.opened.collection
            private = state == "internal"
            row = filler.make(model, private=private, state=state, collection=collection)
            row.tags.add(filler.word(f"taggit.Tag.name ({model.__name__})", True, 6))
            filler.made[model] = row
    filler.made[Collection] = sub


def say_in_settings(filler: Filler, model) -> None:
    row = model.objects.filter(site=filler.opened.site).first()
    if row is not None:
        for name, value in filler.values(model, private=False).items():
            field = model._meta.get_field(name)
            if name not in ("site", "unit", "theme") and value and not field.is_relation:
                setattr(row, name, value)
        row.save()
        filler.made[model] = row


def parent_of(filler: Filler, model: type[BasePage]) -> Page | None:
    """Where a page of this type may stand on the site."""
    for parent in model.allowed_parent_page_models():
        if parent is not Page:
            found = parent.objects.descendant_of(filler.opened.home, inclusive=True).first()
            if found and model.can_create_at(found):
                return found
    return None


def page_types() -> list[type[BasePage]]:
    found = [m for m in get_page_models() if issubclass(m, BasePage)]
    # Officials need a unit, products a producer, sets of them a product.
    last = ("OfficialProfilePage", "ProductPage", "GiftSetPage")
    return sorted(
        found, key=lambda m: (m.__name__ in last and last.index(m.__name__) + 1, m._meta.label)
    )


def make_pages(it: IsolationWorld, owner: str, filler: Filler) -> None:
    """Every page type in every state; of what a site has once, its page with a draft."""
    for model in page_types():
        own = model.objects.descendant_of(filler.opened.home, inclusive=True)
        if model.max_count_per_parent == 1 or model.__name__.endswith("HomePage"):
            for page in own:
                change(filler, page)
                it.pages[owner, model._meta.label, "changed"] = page
        elif parent := parent_of(filler, model):
            for state in STATES:
                page = make_in_state(filler, model, parent, state)
                it.pages[owner, model._meta.label, state] = page
                if state == "draft":
                    filler.made.setdefault(Page, page)
                elif state == "live":
                    filler.made[model] = page


def change(filler: Filler, page: Page) -> None:
    """A draft above what readers have."""
    filler.say(page, private=True, state="changed")
    page.save_revision(clean=False, user=filler.made[get_user_model()])


def make_in_state(filler: Filler, model, parent: Page, state: str) -> Page:
    private = state not in OPEN_STATES
    values = {}
    if state == "waiting" and hasattr(model, "has_started"):
        values = {"starts_at": timezone.now() + timedelta(days=2)}
        values["valid_until"] = values["starts_at"] + timedelta(days=9)
    user = filler.made[get_user_model()]
    page = filler.new_page(model, parent, private=private, state=state, owner=user, **values)
    if not private or values:
        page = publish(page)
    if state == "scheduled":
        page.go_live_at = timezone.now() + timedelta(days=3)
        page.save_revision(clean=False, approved_go_live_at=page.go_live_at, user=user)
        return model.objects.get(pk=page.pk)
    if state == "restricted":
        kind = PageViewRestriction.PASSWORD
        filler.make(PageViewRestriction, page=page, restriction_type=kind)
    if state == "locked":
        model.objects.filter(pk=page.pk).update(
            locked=True, locked_by=user, locked_at=timezone.now()
        )
    page = model.objects.get(pk=page.pk)
    if state == "changed":
        change(filler, page)
    else:
        page.save_revision(clean=False, user=user)
    return model.objects.get(pk=page.pk)


def publish(page: Page) -> Page:
    page.live, page.has_unpublished_changes = True, False
    page.first_published_at = page.last_published_at = timezone.now()
    page.save(clean=False)
    page_published.send(sender=type(page), instance=page, revision=None)
    return type(page).objects.get(pk=page.pk)


def make_workflow(filler: Filler) -> None:
    """A workflow of Wagtail's kind for one section: names that only its site may read."""
    workflow = filler.make(Workflow)
    task = GroupApprovalTask(name=filler.word("wagtailcore.Task.name", True, 6), active=True)
    task.save()
    task.groups.set([filler.opened.groups["editor"]])
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    section = filler.opened.home.get_children().exclude(pk__in=WorkflowPage.objects.values("page"))
    WorkflowPage.objects.create(workflow=workflow, page=section.first())
    filler.made[type(task)] = task
    filler.made[apps.get_model("wagtailcore.Task")] = task.task_ptr


def send_for_approval(it: IsolationWorld, owner: str) -> None:
    """A draft that waits for who publishes in its site."""
    page = it.pages[owner, "announcements.AnnouncementPage", "draft"]
    approval_workflow().start(page, it.users[f"{owner}-editor"])


def translate(it: IsolationWorld, owner: str, filler: Filler) -> None:
    """A page under translation, and one that has words of a translator."""
    english = filler.opened.homes["en"].locale
    page = it.pages[owner, "pages.StandardPage", "live"]
    translate_object(page, [english])


def make_rows(it: IsolationWorld, owner: str, filler: Filler) -> None:
    """One row of each further model that belongs to a site."""
    filler.have = Belongings({owner: filler.opened})
    for model in tied_models():
        label = model._meta.label
        if label in NOT_HERE or label in (OF_COMMUNES if owner == "p" else OF_PORTAL):
            continue
        if model._meta.auto_created or issubclass(model, Page):
            continue
        if not filler.have.keys_of(model, owner):
            values = {}
            if label == "search.CuratedAnswer":  # of what readers have only
                values = {"page": it.pages[owner, "pages.StandardPage", "changed"]}
            filler.make(model, private=label not in PUBLIC, **values)
