"""What screens of the admin cost as communes become many: SQL and CPU for one officer.

    python bench/admin.py [--sites 3,300,3300] [--rounds 9] [--write]
    scripts/with_postgresql python bench/admin.py

One database grows from the demo (3 communes) to the largest number asked for, each copy with
officers, a collection and a tag of its own (`add_officers`). Explorer, choosers, lists of
files, reports, the dashboard and the editor of each type of page, new and there already, are
asked for by Django's test client as an administrator of the first commune and of the province.
What an officer sees does not change as others come, so neither should SQL, rows nor time: "growth"
is CPU at the last number beside the first.
`--write` puts the table into docs/admin-costs.md.
"""

import argparse
import os
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.dev")
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="portal-bench-"))
os.environ.setdefault("LOG_LEVEL", "ERROR")

DOCS = Path(__file__).resolve().parents[1] / "docs" / "admin-costs.md"
GROWTH_GOAL = 1.3
# Milliseconds of a server's time: for each editor, and for what names every commune.
EDITOR_GOAL = 600
LISTING_GOAL = 1000
# The province's notice is for communes to choose, its overview has a row for each.
LISTING = {
    "communes at a glance",
    *(f"{verb} announcements.AnnouncementPage" for verb in ("add", "edit")),
}
# `{home}` is the officer's own home page.
SCREENS = {
    "dashboard": "/admin/",
    "explorer, root": "/admin/pages/",
    "explorer": "/admin/pages/{home}/",
    "explorer, results": "/admin/pages/{home}/results/",
    "page search": "/admin/pages/search/?q=thong",
    "page chooser": "/admin/choose-page/",
    "page chooser, search": "/admin/choose-page/search/?q=thong",
    "pictures": "/admin/images/",
    "picture chooser": "/admin/images/chooser/",
    "files": "/admin/documents/",
    "file chooser": "/admin/documents/chooser/",
    "products": "/admin/products/",
    "pages of a type": "/admin/pages/usage/announcements/announcementpage/",
    "report: history": "/admin/reports/site-history/",
    "report: aging": "/admin/reports/aging-pages/",
    "report: locked": "/admin/reports/locked/",
}


@dataclass
class Screen:
    """One screen as one officer: SQL and milliseconds of CPU at each number of communes."""

    name: str
    officer: str
    path: str
    is_editor: bool = False
    sql: list[int] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)

    @property
    def lists_communes(self) -> bool:
        return self.officer == "tinh-admin" and self.name in LISTING

    @property
    def growth(self) -> float:
        return self.cpu[-1] / self.cpu[0]


def add_officers(sites) -> None:
    """An editor, who owns its pages and edited one, and a collection for each site without."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.models import Group, Permission
    from django.db import connection
    from wagtail.documents import get_document_model
    from wagtail.log_actions import log
    from wagtail.models import Collection, GroupPagePermission, Page, PageViewRestriction

    from portal.core.querysets import below

    change = Permission.objects.get(codename="change_page")
    enter = Permission.objects.get(codename="access_admin")
    root = Collection.get_first_root_node()
    for site in sites.filter(group_permissions__isnull=True).select_related("root_page"):
        name = site.hostname.replace(".", "-")
        if Group.objects.filter(name=name).exists():
            continue
        group = Group.objects.create(name=name)
        group.permissions.add(enter)
        GroupPagePermission.objects.create(group=group, page=site.root_page, permission=change)
        user = get_user_model().objects.create(username=name, first_name=name, last_name="Đo")
        user.groups.add(group)
        pages = Page.objects.filter(below([site.root_page.path]))
        pages.update(owner=user, locked=False)
        pages.filter(depth=3).update(locked=True, locked_by=user)
        log(site.root_page, "wagtail.edit", user=user)
        collection = Collection.objects.get(pk=root.pk).add_child(name=name)
        file = get_document_model()(title=name, file=f"documents/{name}.txt", file_size=1)
        file.collection, file.file_hash = collection, name
        file.save()
        file.tags.add(f"the-{name}")
    # A page for officers alone: where there is none, SQLite knows nothing of how many there are.
    page = Page.objects.filter(depth=3).order_by("path").first()
    PageViewRestriction.objects.get_or_create(page=page, restriction_type="login")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def screens() -> list[Screen]:
    """Every screen as an administrator of the first commune and of the province."""
    from django.urls import reverse
    from wagtail.models import Site

    found = []
    for officer, host in (("thanhson-admin", "thanhson.localhost"), ("tinh-admin", "localhost")):
        home = Site.objects.get(hostname=host).root_page
        found += [Screen(n, officer, path.format(home=home.pk)) for n, path in SCREENS.items()]
        found += [Screen(n, officer, path, is_editor=True) for n, path in editors(home)]
    found.append(Screen("communes at a glance", "tinh-admin", reverse("overview")))
    return found


def editors(home) -> list[tuple[str, str]]:
    """Of each type of page below this home: the form of the first one, and of a new one."""
    from django.urls import reverse
    from wagtail.models import Page

    found = {}
    pages = Page.objects.descendant_of(home, inclusive=True).order_by("path")
    for page in pages.select_related("content_type").specific():
        name = page._meta.label
        found.setdefault(f"edit {name}", reverse("wagtailadmin_pages:edit", args=[page.pk]))
        for model in type(page).creatable_subpage_models():
            if model.can_create_at(page):
                kind = (model._meta.app_label, model._meta.model_name, page.pk)
                found.setdefault(
                    f"add {model._meta.label}", reverse("wagtailadmin_pages:add", args=kind)
                )
    return sorted(found.items())


def measure(screen: Screen, rounds: int) -> None:
    """Adds what a screen costs at the present number of communes."""
    from django.contrib.auth import get_user_model
    from django.test import Client
    from wagtail.models import Site

    from bench.pages import count_sql, median_cpu

    host = Site.objects.get(is_default_site=True).hostname
    client = Client(headers={"host": host})
    client.force_login(get_user_model().objects.get(username=screen.officer))

    def ask():
        response = client.get(screen.path)
        if response.status_code != 200:
            raise SystemExit(f"{screen.officer} {screen.path}: {response.status_code}")

    ask()
    screen.sql.append(count_sql(ask))
    screen.cpu.append(median_cpu(ask, rounds))


def table(found: list[Screen], sizes: list[int]) -> str:
    heads = [f"SQL {n}" for n in sizes] + [f"ms {n}" for n in sizes] + ["growth"]
    lines = ["| screen | officer | " + " | ".join(heads) + " |"]
    lines.append("|---|---|" + "--:|" * len(heads))
    for one in found:
        cells = [str(n) for n in one.sql] + [f"{ms:.0f}" for ms in one.cpu]
        lines.append(f"| {one.name} | {one.officer} | {' | '.join(cells)} | {one.growth:.2f} |")
    return "\n".join(lines)


def verdicts(found: list[Screen]) -> list[tuple[str, list[str]]]:
    """Each goal, with what misses it."""
    return [
        (
            "the same SQL at any number of sites",
            [f"{one.name}, {one.officer}: {one.sql}" for one in found if len(set(one.sql)) > 1],
        ),
        (
            f"no growth with sites (CPU below {GROWTH_GOAL} ×), but where all communes are named",
            [
                f"{one.name}, {one.officer}: {one.growth:.1f} ×"
                for one in found
                if one.growth > GROWTH_GOAL and not one.lists_communes
            ],
        ),
        (
            f"every page's editor opens within {EDITOR_GOAL} ms of CPU",
            [
                f"{one.name}, {one.officer}: {one.cpu[-1]:.0f} ms"
                for one in found
                if one.is_editor and one.cpu[-1] > EDITOR_GOAL
            ],
        ),
        (
            f"what names all communes takes at most {LISTING_GOAL} ms of CPU",
            [
                f"{one.name}, {one.officer}: {one.cpu[-1]:.0f} ms"
                for one in found
                if one.lists_communes and one.cpu[-1] > LISTING_GOAL
            ],
        ),
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", default="3,300,3300")
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    sizes = sorted(int(part) for part in options.sites.split(","))
    import django

    django.setup()
    from django.db import connection
    from wagtail.models import Site

    from bench.pages import told
    from bench.sites import ensure_sites

    ensure_sites(3)
    found = screens()
    for size in sizes:
        seconds = ensure_sites(size)
        add_officers(Site.objects.all())
        print(f"{size} communes on {connection.vendor} ({seconds:.0f} s to copy)", flush=True)
        for screen in found:
            measure(screen, options.rounds)
    print("\n" + table(found, sizes) + "\n")
    goals = verdicts(found)
    print("\n".join(map(told, goals)))
    if options.write:
        DOCS.write_text(
            "# What screens of the admin cost\n\n"
            f"Written by `python bench/admin.py --sites {options.sites} --write` on "
            f"{connection.vendor}, {date.today():%-d/%-m/%Y}. The numbers in the heads are those "
            "of communes. Milliseconds mean something beside each other only.\n\n"
            f"{table(found, sizes)}\n\n```\n" + "\n".join(map(told, goals)) + "\n```\n",
            encoding="utf-8",
        )
    return 1 if any(misses for _goal, misses in goals) else 0


if __name__ == "__main__":
    sys.exit(main())
