"""A stock Wagtail project in a process of its own: the measure beside which ours stands.

Django's and Wagtail's usual middleware, one page type with a rich text and a template that
draws a menu of ten sections, a breadcrumb and twelve linked children, as Wagtail's own demo
does. Each page holds as many bytes of markup as the page it is compared with.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TEMPLATE = """{% load wagtailcore_tags %}<!DOCTYPE html><html lang="vi"><head>
<title>{{ page.seo_title|default:page.title }}</title></head><body>
{% wagtail_site as site %}<nav><ul>{% for item in site.root_page.get_children.live.in_menu %}
<li><a href="{% pageurl item %}">{{ item.title }}</a></li>{% endfor %}</ul></nav>
<ol>{% for above in page.get_ancestors %}{% if above.depth > 1 %}
<li><a href="{% pageurl above %}">{{ above.title }}</a></li>{% endif %}{% endfor %}</ol>
<main><h1>{{ page.title }}</h1>{{ page.body|safe }}
<ul>{% for child in page.get_children.live|slice:":12" %}
<li><a href="{% pageurl child %}">{{ child.title }}</a></li>{% endfor %}</ul></main>
</body></html>"""


def measure_bare(costs: list, rounds: int) -> list[float]:
    """Milliseconds of CPU of bare pages with the same amount of markup, in the given order."""
    bodies = [{"is_home": cost.is_home, "html": main_of(cost.html)} for cost in costs]
    keep = ("PATH", "HOME", "LANG")
    done = subprocess.run(
        [sys.executable, __file__],
        input=json.dumps({"bodies": bodies, "rounds": rounds}),
        capture_output=True,
        text=True,
        check=True,
        env={name: os.environ[name] for name in keep if name in os.environ},
    )
    return json.loads(done.stdout.splitlines()[-1])


def main_of(html: str) -> str:
    """What stands between <main> and </main>."""
    return html.partition("<main")[2].partition(">")[2].partition("</main>")[0]


def configure(folder: Path) -> None:
    """Settings as `wagtail start` writes them, on SQLite."""
    from django.conf import settings

    (folder / "bare_page.html").write_text(TEMPLATE)
    settings.configure(
        SECRET_KEY="bench",
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="wagtail.urls",
        USE_TZ=True,
        INSTALLED_APPS=[
            "bare_app",
            "wagtail.sites",
            "wagtail.users",
            "wagtail.documents",
            "wagtail.images",
            "wagtail.search",
            "wagtail.admin",
            "wagtail",
            "modelcluster",
            "taggit",
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.staticfiles",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "django.middleware.clickjacking.XFrameOptionsMiddleware",
            "django.middleware.security.SecurityMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [folder],
                "APP_DIRS": True,
                "OPTIONS": {
                    "context_processors": [
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                    ]
                },
            }
        ],
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "bare.db")}
        },
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        STATIC_URL="/static/",
        WAGTAIL_SITE_NAME="Bare",
        WAGTAILADMIN_BASE_URL="http://localhost",
    )


APP = """
from django.db import models
from wagtail.models import Page


class BarePage(Page):
    body = models.TextField(blank=True)
    template = "bare_page.html"
"""


def run(bodies: list[dict], rounds: int, folder: Path) -> list[float]:
    app = folder / "bare_app"
    app.mkdir()
    (app / "__init__.py").write_text("")
    (app / "models.py").write_text(APP)
    sys.path[:0] = [str(folder), str(Path(__file__).resolve().parents[1])]
    configure(folder)
    import django

    django.setup()
    from bare_app.models import BarePage
    from django.core.management import call_command
    from django.test import Client
    from wagtail.models import Page, Site

    from bench.pages import median_cpu

    call_command("makemigrations", "bare_app", verbosity=0)
    call_command("migrate", verbosity=0)
    home = Page.get_first_root_node().add_child(instance=BarePage(title="Home", slug="bare"))
    Site.objects.update(root_page=home)
    sections = [
        home.add_child(instance=BarePage(title=f"Section {n}", slug=f"s{n}", show_in_menus=True))
        for n in range(10)
    ]
    for n in range(12):
        sections[0].add_child(instance=BarePage(title=f"Item {n}", slug=f"i{n}"))
    item = sections[0].get_children().first().specific
    client, times = Client(), []
    for body in bodies:
        page, path = (home, "/") if body["is_home"] else (item, "/s0/i0/")
        BarePage.objects.filter(pk=page.pk).update(body=body["html"])
        times.append(median_cpu(lambda path=path: client.get(path), rounds))
    return times


if __name__ == "__main__":
    asked = json.load(sys.stdin)
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(run(asked["bodies"], asked["rounds"], Path(folder))))
