"""Sending a question."""

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from communes.models import CommuneSettings, Village
from communes.questions.codes import ALPHABET, CODE_PATTERN, new_code
from communes.questions.models import Question, Topic
from portal.core import form_stamps
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT

FORM = "/hoi-dap/gui-cau-hoi/"


def test_the_form_offers_topics_and_villages_of_this_commune_only(world, village):
    Village.objects.create(site=world.b.site, name="Bí Mật")
    html = world.get(world.a.site, FORM).content.decode()
    assert "Giấy tờ, hộ tịch" in html
    assert ">Xóm 4<" in html
    assert "Bí Mật" not in html
    assert "khiếu nại, tố cáo" in html


def test_a_question_is_kept_and_its_page_is_shown(world, form_data, village):
    response = world.post(world.a.site, FORM, form_data(village=village.pk))
    question = Question.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"/hoi-dap/tra-cuu/{question.code}/"
    assert (question.site, question.text, question.village) == (world.a.site, TEXT, village)
    assert question.may_publish
    assert (question.contact.name, question.contact.phone) == (NAME, PHONE)
    assert question.contact.email == EMAIL
    agreed = set(question.consents.values_list("purpose", "version", "withdrawn_at"))
    assert agreed == {(purpose, "2026-11", None) for purpose in ("answer", "publish", "mail")}
    assert [event.status for event in question.events.all()] == ["received"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"question": ""}, "Viết câu hỏi của bạn"),
        ({"question": "Ngắn"}, "ít nhất 10 ký tự"),
        ({"question": "a" * 2001}, "2.000 ký tự"),
        ({"question": "Căn cước của tôi là 040 088 001 234, làm lại ở đâu?"}, "Xoá số căn cước"),
        ({"question": "Căn cước của tôi là 040088001234, làm lại ở đâu?"}, "Xoá số căn cước"),
        ({"phone": "0912 34"}, "Số điện thoại phải có 10 chữ số"),
        ({"phone": "", "email": ""}, "Ghi số điện thoại hoặc e-mail"),
        ({"email": "khong-phai"}, "ten@vidu.vn"),
        ({"name": ""}, "Viết họ tên của bạn"),
        ({"consent": ""}, "Đánh dấu đồng ý"),
        ({"topic": ""}, "Chọn việc bạn muốn hỏi"),
        ({"topic": "999999"}, "f--bad"),
        ({"village": "x"}, "Chọn một xóm"),
    ],
)
def test_an_error_says_what_to_do_and_keeps_what_was_typed(
    world, form_data, village, changes, message
):
    data = form_data(**changes)
    html = world.post(world.a.site, FORM, data).content.decode()
    assert message in html
    assert "data-errors" in html
    assert 'aria-invalid="true"' in html or "consent" in changes or "topic" in changes
    for name in {"question", "name", "phone", "email"} - changes.keys():
        assert data[name] in html
    assert not Question.objects.exists()


def test_errors_are_tied_to_their_fields(world, form_data):
    html = world.post(world.a.site, FORM, form_data(phone="1")).content.decode()
    assert 'href="#id_phone"' in html
    tag = re.search(r'<input[^>]*name="phone"[^>]*>', html)[0]
    assert "id_phone_error" in tag and "id_phone_helptext" in tag
    assert 'id="id_phone_error"' in html


def test_the_topic_error_leads_to_the_first_choice(world, form_data):
    html = world.post(world.a.site, FORM, form_data(topic="")).content.decode()
    assert 'href="#id_topic_0"' in html
    assert 'id="id_topic_0"' in html


def test_a_filled_honeypot_sends_nothing_but_loses_nothing(world, form_data):
    html = world.post(world.a.site, FORM, form_data(website="http://spam")).content.decode()
    assert "bấm gửi lại" in html
    assert TEXT in html
    assert not Question.objects.exists()


def test_a_stamp_must_be_signed_recent_and_of_this_site(world, form_data):
    wrong = [
        "",
        "x",
        form_stamps.new_stamp(world.a.site),
        form_stamps.new_stamp(world.a.site, form_stamps.MAX_SECONDS + 5),
        form_stamps.new_stamp(world.b.site, 60),
    ]
    for stamp in wrong:
        html = world.post(world.a.site, FORM, form_data(stamp=stamp)).content.decode()
        assert TEXT in html
    assert not Question.objects.exists()


def test_after_a_stale_stamp_sending_again_works(world, form_data):
    stale = form_stamps.new_stamp(world.a.site, form_stamps.MAX_SECONDS + 5)
    html = world.post(world.a.site, FORM, form_data(stamp=stale)).content.decode()
    fresh = re.search(r'name="stamp" value="([^"]+)"', html)[1]
    assert world.post(world.a.site, FORM, form_data(stamp=fresh)).status_code == 302


def test_one_address_may_ask_for_a_village_but_not_for_ever(world, form_data, monkeypatch):
    monkeypatch.setattr("communes.questions.views.public.ASKS_PER_HOUR", 2)
    for time in range(2):
        data = form_data(question=f"{TEXT} Lần {time}.")
        assert world.post(world.a.site, FORM, data).status_code == 302
    response = world.post(world.a.site, FORM, form_data())
    assert response.status_code == 429
    assert TEXT in response.content.decode()
    assert Question.objects.count() == 2
    other = world.post(world.a.site, FORM, form_data(), REMOTE_ADDR="10.0.0.9")
    assert other.status_code == 302


def test_a_form_of_another_place_is_refused(world, form_data):
    from django.test import Client

    response = Client().post(
        FORM, form_data(), headers={"host": world.a.site.hostname, "origin": "http://evil.test"}
    )
    assert response.status_code == 403
    assert not Question.objects.exists()


def test_no_cookie_no_cache_no_search_engine(world, form_data):
    for response in (
        world.get(world.a.site, FORM),
        world.post(world.a.site, FORM, form_data(name="")),
        world.post(world.a.site, FORM, form_data()),
    ):
        assert not response.cookies
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]
        assert "Cookie" not in response.get("Vary", "")
        assert response["X-Robots-Tag"] == "noindex"


def test_a_village_of_another_commune_is_refused(world, form_data, village):
    foreign = Village.objects.create(site=world.b.site, name="9")
    world.post(world.a.site, FORM, form_data(village=foreign.pk))
    assert not Question.objects.exists()


def test_without_topics_and_villages_the_form_still_works(world, form_data):
    Topic.objects.update(is_active=False)
    assert world.post(world.a.site, FORM, form_data()).status_code == 302


def test_the_form_is_there_in_english(world, form_data):
    html = world.get(world.a.site, "/en/questions-and-answers/gui-cau-hoi/").content.decode()
    assert "Send a question to the commune" in html
    assert "Papers and civil status" in html
    response = world.post(
        world.a.site, "/en/questions-and-answers/gui-cau-hoi/", form_data(phone="1")
    )
    assert "A phone number has 10 digits" in response.content.decode()


def test_the_portal_asks_which_commune_and_takes_no_question(world, form_data):
    html = world.get(world.portal.site, FORM).content.decode()
    assert "http://a.test/hoi-dap/gui-cau-hoi/" in html
    assert "http://b.test/hoi-dap/gui-cau-hoi/" in html
    assert "<textarea" not in html
    html = world.get(world.portal.site, FORM + "?q=binh minh").content.decode()
    assert "http://b.test/hoi-dap/" in html
    assert "http://a.test/hoi-dap/" not in html
    assert "Không có xã nào" in world.get(world.portal.site, FORM + "?q=zz&page=x").content.decode()
    world.post(world.portal.site, FORM, form_data())
    assert not Question.objects.exists()


def test_codes_are_random_unique_and_easy_to_read():
    codes = {new_code() for _time in range(2000)}
    assert len(codes) == 2000
    assert all(CODE_PATTERN.fullmatch(code) for code in codes)
    assert not set("AEIOUYL01") & set(ALPHABET)
    assert len(ALPHABET) ** 8 > 10**11


def test_the_deadline_skips_weekends_and_holidays(world, make_question):
    settings = CommuneSettings.objects.get(site=world.a.site)
    settings.sla_answer_working_days = 3
    settings.save()
    # Wednesday; 30/4 and 1/5/2026 are holidays, then a weekend.
    asked = datetime(2026, 4, 28, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
    assert make_question(at=asked).due_on == date(2026, 5, 5)


def test_no_village_is_chosen_for_the_asker(world, form_data, village):
    html = world.get(world.a.site, FORM).content.decode()
    select = html[html.index('name="village"') :].split("</select>")[0]
    options = re.findall(r'<option value="(\w*)"( selected)?[^>]*>([^<]+)<', select)
    assert [text for _value, _selected, text in options] == ["Không ghi", "Xóm 4", "Nơi khác"]
    assert options[0][:2] == ("", " selected")
    world.post(world.a.site, FORM, form_data(village=options[2][0]))
    assert Question.objects.get().village is None


@pytest.mark.parametrize("wrong", [0, 1, 3])
def test_the_errors_counted_are_those_listed(world, form_data, village, wrong):
    names = ("question", "name", "consent")[:wrong]
    data = form_data(stamp="", **dict.fromkeys(names, ""))
    data.pop("consent") if wrong == 3 else None
    html = world.post(world.a.site, FORM, data).content.decode()
    box = html[html.index("data-errors") :].split("</form>")[0].split('class="f')[0]
    listed = box.count("<li>")
    assert listed == wrong
    assert "Chờ vài giây" in box and "Chờ vài giây" not in "".join(re.findall("<li>.*?</li>", box))
    assert (f"{wrong} chỗ cần sửa" in box) is bool(wrong)
