"""Characters that no text should hold, and headers that no browser sends."""

import json
from io import BytesIO

import pytest
from openpyxl import load_workbook
from wagtail.models import Page

from communes.questions.models import Question
from communes.schedules.models import CalendarRecord  # noqa: F401 - the app is there
from portal.core.typed.characters import clean_text, clean_value
from portal.pages.models import StandardPage

FORM = "/hoi-dap/gui-cau-hoi/"
BAD = [*map(chr, [0, 1, 8, 0xB, 0xC, 0x1F, 0x7F, 0x85, 0x2028, 0xFFFE]), "\ud800", "\udfff"]
MARKS = ["\u061c", "\u206a", "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff", "\u200e"]


@pytest.mark.parametrize("char", BAD)
def test_control_characters_become_a_space(char):
    assert clean_text(f"Lúa{char}mùa") in {"Lúa mùa", "Lúa\ufffdmùa"}
    assert char not in clean_value(json.dumps({"text": f"a{char}b"}))
    assert json.loads(clean_value(json.dumps({"text": f"a{char}b"}))) == {"text": "a b"}


@pytest.mark.parametrize("char", MARKS)
def test_invisible_marks_go(char):
    assert clean_text(f"{char}0912{char}") == "0912"


def test_what_is_text_stays():
    for text in (
        "Một\tcột\nhai dòng",
        "🌾👨‍👩‍👧",
        "Nghệ An",
        '{"a": "Nghe\u0323\u0302 An"}',
        '{"a": "\\n"}',
        "{không phải",
    ):
        assert clean_value(text) is text
    assert clean_text("a\r\nb\rc") == "a\nb\nc"
    assert json.loads(clean_value('{"a":"\\u000b1","b":[2,null,true,"\\ud83c\\udf3e"]}')) == {
        "a": " 1",
        "b": [2, None, True, "🌾"],
    }


def test_letters_are_composed():
    for text in ("Nghe\u0323\u0302 An", "[Nghe\u0323\u0302 An\x0b"):
        assert "Nghệ An" in clean_value(text)
    assert clean_text("\ufeffQuy\u0300nh\r\nHo\u031b\u0323p") == "Quỳnh\nHợp"


@pytest.mark.parametrize(
    "text",
    ["\u200b\u200b", "\ufeff", " \u2060 ", "\u3164", "\u2800", "\u0301", "\u00a0", "\x0b\u200d"],
)
def test_a_text_of_which_nothing_is_seen_is_empty(text):
    assert clean_text(text).strip() == clean_value(text).strip() == ""


@pytest.mark.parametrize("text", ["?", "🌾", "á", "\u200ba", "½", "中", "a b"])
def test_the_least_that_is_seen_stays(text):
    assert clean_value(text) is text


def test_readers_forms_take_none(world):
    from portal.core.form_stamps import MIN_SECONDS, new_stamp

    data = {
        "question": "Lúa\x0bmùa \x00bị rầy,\u202e phun gì?",
        "name": "Trần\x0bBưởi",
        "phone": "0912345678",
        "consent": "on",
        "stamp": new_stamp(world.a.site, MIN_SECONDS),
        "topic": Question._meta.get_field("topic").related_model.objects.first().pk,
    }
    assert world.post(world.a.site, FORM, data).status_code == 302
    question = Question.objects.get()
    assert question.text == "Lúa mùa  bị rầy, phun gì?"
    assert question.contact.name == "Trần Bưởi"


@pytest.fixture
def officer(client, django_user_model, world):
    user = django_user_model.objects.create_superuser(username="quan-tri", password="x")
    client.force_login(user)
    client.defaults["HTTP_HOST"] = world.portal.site.hostname
    return client


@pytest.fixture
def old_page(world) -> Page:
    """A row from before the door was there."""
    page = world.a.home.add_child(instance=StandardPage(title="Lịch cấp nước"))
    Page.objects.filter(pk=page.pk).update(title="Lịch\x0bcấp\x01nước")
    return page


@pytest.mark.parametrize("report", ["huu-ich", "aging-pages", "site-history"])
def test_one_old_row_stops_no_sheet(officer, old_page, report):
    old_page.refresh_from_db()
    old_page.save_revision(log_action=True).publish()
    Page.objects.filter(pk=old_page.pk).update(title="Lịch\x0bcấp\x01nước")
    for kind in ("xlsx", "csv"):
        response = officer.get(f"/admin/reports/{report}/?export={kind}")
        assert response.status_code == 200
        content = b"".join(response.streaming_content)
        assert b"\x0b" not in content or kind == "xlsx"
        if kind == "xlsx":
            load_workbook(BytesIO(content))


def test_officers_forms_take_none(officer, world):
    page = world.a.home.add_child(instance=StandardPage(title="Lịch cấp nước"))
    form = officer.get(f"/admin/pages/{page.pk}/edit/").context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    data |= {"title": "Lịch\x0bcấp nước\u202e", "summary": "a\x0cb"}
    data |= {"body-count": "0", "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    response = officer.post(f"/admin/pages/{page.pk}/edit/", data | {"action-publish": "1"})
    page.refresh_from_db()
    assert response.status_code == 302
    assert (page.title, page.summary) == ("Lịch cấp nước", "a b")


@pytest.mark.parametrize(
    "source", ["http://[foo", "http://a.test:x", "\x00", "://", "[::1", "a" * 9000]
)
def test_a_broken_origin_is_refused_not_an_error(client, world, source):
    host = world.a.site.hostname
    for header in ("HTTP_ORIGIN", "HTTP_REFERER"):
        response = client.post(FORM, {}, HTTP_HOST=host, **{header: source})
        assert response.status_code == 403
    if "\x00" not in source:
        portal = world.portal.site.hostname
        response = client.post("/admin/login/", {}, HTTP_HOST=portal, HTTP_ORIGIN=source)
        assert response.status_code in {200, 400, 403}


PARTS = b'--x\r\nContent-Disposition: form-data; name="question"\r\n\r\nH\xe1\xbb\x8fi\r\n--x--\r\n'


@pytest.mark.parametrize(
    "kind",
    [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=" + "x" * 300,
        "multipart/form-data; boundary=\xff",
        "application/x-www-form-urlencoded; charset=khong-co",
        "application/x-www-form-urlencoded; charset=utf-16",
        "multipart/form-data; charset=undefined; boundary=x",
        "multipart/form-data; charset=zip; boundary=x",
        "multipart/form-data; charset=base64; boundary=x",
        "multipart/form-data; charset=khong-co; boundary=x",
        "application/json",
        "",
        ";;;",
    ],
)
def test_a_broken_kind_of_content_is_no_error(client, world, kind):
    host = world.a.site.hostname
    response = client.generic(
        "POST", FORM, PARTS, kind, HTTP_HOST=host, HTTP_ORIGIN=f"http://{host}"
    )
    assert response.status_code in {200, 400}


@pytest.mark.parametrize(
    "cookie", ["=", ";;;", "sessionid=", "sessionid=\x01", "a" * 5000, "csrftoken=\xe1"]
)
def test_a_broken_cookie_is_no_error(client, world, cookie):
    assert client.get("/", HTTP_HOST=world.a.site.hostname, HTTP_COOKIE=cookie).status_code == 200


@pytest.mark.parametrize(
    "host", ["[::1", "a b", "\x00", "a.test:x", "..", "a" * 300, "[", "@a.test"]
)
def test_a_broken_host_is_no_error(client, world, host):
    assert client.get("/", HTTP_HOST=host).status_code in {200, 400, 404}


@pytest.mark.parametrize(
    "path", ["/%00/", "/thong-bao/%00", "/tim-kiem/?q=%00a", "/?page=%00", "/hoi-dap/?%00=1"]
)
def test_a_nul_in_an_address_is_no_error(world, path):
    assert world.get(world.a.site, path).status_code in {200, 302, 404}
