"""Sending an import through its screens, as an officer's browser does."""

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.schedules.conftest import index_of


def import_url(home, query=""):
    return reverse("schedules:import", args=(index_of(home).pk,)) + query


def upload(client, home, content, name="lich.html", query=""):
    """The screen after a file was sent."""
    if isinstance(content, str):
        content = content.encode()
    data = {"file": SimpleUploadedFile(name, content), "step": "read"}
    return client.post(import_url(home, query), data)


def paste(client, home, text="", markup="", query=""):
    """The screen after something was pasted."""
    data = {"text": text, "markup": markup, "step": "read"}
    return client.post(import_url(home, query), data)


def fields(response) -> dict[str, str]:
    """What the form of a screen would send."""
    form = BeautifulSoup(response.content.decode(), "html.parser").select_one("form.week-import")
    data = {}
    for field in form.select("input, select, textarea"):
        name, kind = field.get("name"), field.get("type", "")
        is_unticked = kind in ("checkbox", "radio") and not field.has_attr("checked")
        if not name or kind == "file" or is_unticked:
            continue
        if field.name == "select":
            chosen = field.select_one("option[selected]") or field.select_one("option")
            data[name] = chosen.get("value", "")
        elif field.name == "textarea":
            data[name] = field.get_text().removeprefix("\n")
        else:
            data[name] = field.get("value", "on" if kind == "checkbox" else "")
    return data


def send(client, response, home, step, query="", **changes):
    """The next screen: `row_0_place="x"`, `role_1="day"` change a field, None unticks it."""
    data = fields(response) | {"step": step}
    for name, value in changes.items():
        name = (
            name.replace("_", "-", 2) if name.startswith("row_") else name.replace("role_", "role-")
        )
        if value is None:
            data.pop(name, None)
        else:
            data[name] = value
    return client.post(import_url(home, query), data)


def checked(client, response, home, **roles):
    """The rows of a table that was read."""
    assert response.status_code == 200
    assert response.context["step"] == "columns", response.context["form"].errors
    return send(client, response, home, "check", **roles)
