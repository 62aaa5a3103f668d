"""The desk finds what came in, however it was typed, on either database."""

import unicodedata

import pytest

from communes.models import Village
from tests.questions.test_desk import LIST

TEXT = "Đường liên xóm hỏng nặng, khi nào xã sửa?"


@pytest.mark.sampled(6)
@pytest.mark.parametrize(
    "typed",
    [
        *("đường liên", "duong lien", "ĐƯỜNG", "Duong LIEN", "xóm hỏng", "sửa liên"),
        unicodedata.normalize("NFD", "đường liên xóm"),
        *("HD-7W3M-92QX", "hđ 7ư3m 92qx", "7w3m"),
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_words_are_found_without_marks_in_any_form(world, make_question, typed, form):
    make_question(text=unicodedata.normalize(form, TEXT), code="HD-7W3M-92QX")
    make_question(text="Bao giờ có lịch tiêm phòng cho trâu?", code="HD-2222-3333")
    make_question(world.b, text=TEXT, code="HD-7W3M-4444")
    client = world.admin_client(world.officer(world.a))
    html = client.get(LIST, {"q": typed}).content.decode()
    assert "HD-7W3M-92QX" in html
    assert "HD-2222-3333" not in html
    assert "HD-7W3M-4444" not in html
    assert "HD-7W3M-92QX" not in client.get(LIST, {"q": "trâu bò"}).content.decode()


def test_old_fonts_and_copied_marks_hide_no_word(world, make_question):
    make_question(text="Ðường liên xó\u200bm hỏng nặng", code="HD-7W3M-92QX")
    client = world.admin_client(world.officer(world.a))
    for typed in ("duong", "Ðường", "đường xóm", "xo\u200bm"):
        assert "HD-7W3M-92QX" in client.get(LIST, {"q": typed}).content.decode(), typed


def test_villages_are_found_without_marks(world):
    Village.objects.create(site=world.a.site, name="Đồng Mẻ")
    Village.objects.create(site=world.a.site, name="Bãi Ổi")
    client = world.admin_client(world.officer(world.a))
    html = client.get("/admin/villages/", {"q": "dong me"}).content.decode()
    assert "Đồng Mẻ" in html
    assert "Bãi Ổi" not in html
