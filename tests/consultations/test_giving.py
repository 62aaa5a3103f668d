"""Giving a comment: nothing is lost, nothing is said for anybody, nobody is found out."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from communes.consultations.choices import Purpose, Status
from communes.consultations.models import Comment, CommentContact, ConsultationPage
from portal.core import form_stamps
from tests.consultations.conftest import showing
from tests.consultations.factories import (
    EMAIL,
    NAME,
    PHONE,
    TEXT,
    comment_on,
    ended,
    put_up,
    section,
)
from tests.consultations.test_pages import path_of, read


def form_of(page) -> str:
    return f"{path_of(page)}gui/"


def send(world, page, data, site=None):
    return world.post(site or world.a.site, form_of(page), data)


def test_the_form_asks_what_the_draft_asks_and_chooses_nothing_beforehand(world, draft):
    response = world.get(world.a.site, form_of(draft))
    html = response.content.decode()
    assert response.status_code == 200
    assert "Mức thu đã hợp lý chưa?" in html and "Thu vào ngày nào?" in html
    assert not re.search(r"<input[^>]* checked", html.split("<main", 1)[1])
    assert "no-store" in response["Cache-Control"]
    assert "noindex" in response["X-Robots-Tag"]
    assert not response.cookies
    assert "<script>" not in html and "style=" not in html.split("<main", 1)[1]


def test_a_comment_is_kept_and_its_receipt_is_shown(world, draft, form_data):
    response = send(world, draft, form_data())
    comment = Comment.objects.get()
    assert response.status_code == 302
    assert response["Location"] == f"{path_of(draft)}gop-y/{comment.code}/"
    assert re.fullmatch(r"GY-\d{4}-\d{4}-\d{4}", comment.code)
    assert (comment.site, comment.consultation, comment.text) == (world.a.site, draft, TEXT)
    assert (comment.status, comment.author) == (Status.WAITING, f"{NAME}, xóm 4")
    assert [(one.prompt, one.text) for one in comment.replies.all()] == [
        ("Mức thu đã hợp lý chưa?", "Mức thu cao với hộ hai người.")
    ]
    contact = comment.contact
    assert (contact.name, contact.phone, contact.email) == (NAME, PHONE, EMAIL)
    agreed = set(comment.consents.values_list("purpose", "version", "withdrawn_at"))
    assert agreed == {("keep", "2026-12", None), ("name", "2026-12", None)}
    html = world.get(world.a.site, response["Location"]).content.decode()
    assert comment.code in html and TEXT in html and "Chờ xem" in html
    assert PHONE not in html and EMAIL not in html


def test_one_field_is_enough_and_who_wants_no_name_leaves_none(world, draft, form_data):
    data = form_data(showing=showing(Purpose.SHOW), name="", village="", phone="", email="")
    first = draft.prompts.first().field_name
    assert send(world, draft, data | {first: ""}).status_code == 302
    comment = Comment.objects.get()
    assert (comment.author, comment.may_show) == ("", True)
    assert not comment.replies.exists() and not CommentContact.objects.exists()


def test_a_name_is_kept_from_readers_where_its_author_wishes_so(world, draft, form_data):
    send(world, draft, form_data(showing=showing(Purpose.SHOW)))
    comment = Comment.objects.get()
    comment.show()
    html = read(world, draft)
    assert TEXT in html and NAME not in html
    send(world, draft, form_data(showing="private", text="Chỉ gửi cán bộ."))
    private = Comment.objects.exclude(pk=comment.pk).get()
    assert not private.may_show
    assert set(private.consents.values_list("purpose", flat=True)) == {"keep"}


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": "a" * 3001}, "3.000 ký tự"),
        ({"text": "Căn cước của tôi là 040 088 001 234."}, "Xoá số căn cước"),
        ({"showing": ""}, "Chọn cách đăng góp ý"),
        ({"showing": "show:1999-01"}, "Chọn cách đăng góp ý"),
        ({"name": ""}, "Ghi họ tên, hoặc chọn đăng không ghi tên"),
        ({"phone": "0912 34"}, "Số điện thoại phải có 10 chữ số"),
        ({"email": "khong-phai"}, "ten@vidu.vn"),
        ({"consent": ""}, "Đánh dấu đồng ý"),
        ({"text": "Tôi tố cáo ông trưởng thôn."}, "giống đơn khiếu nại, tố cáo"),
        ({"website": "http://spam"}, "bấm gửi lại"),
        ({"stamp": "x"}, "bấm gửi lại"),
    ],
)
def test_an_error_says_what_to_do_and_keeps_what_was_typed(
    world, draft, form_data, changes, message
):
    data = form_data(**changes)
    html = send(world, draft, data).content.decode()
    assert message in html
    assert "data-errors" in html
    kept = {
        *(prompt.field_name for prompt in draft.prompts.all()),
        "text",
        "name",
        "phone",
        "email",
    }
    for name in kept - changes.keys():
        assert data.get(name, "") in html
    assert not Comment.objects.exists()


def test_nothing_at_all_is_no_comment(world, draft, form_data):
    data = form_data(text=" ") | {draft.prompts.first().field_name: ""}
    html = send(world, draft, data).content.decode()
    assert "Viết ý kiến của bạn về dự thảo." in html
    assert 'href="#id_text"' in html


def test_what_reads_like_a_complaint_is_told_where_it_goes_and_may_go_on(world, draft, form_data):
    data = form_data(text="Quy chế nên nói rõ nơi nhận đơn khiếu nại.")
    html = send(world, draft, data).content.decode()
    assert "Luật Khiếu nại" in html and "Đây là góp ý cho dự thảo" in html
    assert send(world, draft, data | {"is_comment": "on"}).status_code == 302


def test_sent_twice_it_is_one_comment(world, draft, form_data):
    data = form_data()
    first, second = send(world, draft, data), send(world, draft, data)
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1
    # The same words of somebody else are another comment.
    assert send(world, draft, form_data())["Location"] != first["Location"]


def test_after_the_last_day_it_is_closed_with_kind_words_and_nothing_is_lost(
    world, draft, form_data
):
    data = form_data()
    ConsultationPage.objects.filter(pk=draft.pk).update(
        closes_on=timezone.localdate() - timedelta(days=1)
    )
    html = world.get(world.a.site, form_of(draft)).content.decode()
    main = html.split("<main", 1)[1].split("</main>")[0]
    assert "Đã hết hạn góp ý" in main and "Văn phòng UBND xã" in main and "<form" not in main
    late = send(world, draft, data)
    assert late.status_code == 403
    assert TEXT in late.content.decode() and "chưa gửi được" in late.content.decode()
    assert not Comment.objects.exists()


def test_before_the_first_day_it_is_told_when_to_come_back(world, form_data):
    page = put_up(world.a, "Sắp tới", days=2)
    assert "Chưa đến ngày lấy ý kiến" in world.get(world.a.site, form_of(page)).content.decode()
    assert send(world, page, form_data()).status_code == 403


def test_a_village_may_send_many_but_not_for_ever(world, draft, form_data, monkeypatch):
    monkeypatch.setattr("communes.consultations.views.public.COMMENTS_PER_HOUR", 2)
    for _time in range(2):
        assert send(world, draft, form_data()).status_code == 302
    response = send(world, draft, form_data())
    assert response.status_code == 429 and TEXT in response.content.decode()


def test_a_stamp_of_another_site_or_age_is_refused(world, draft, form_data):
    for stamp in (
        form_stamps.new_stamp(world.a.site),
        form_stamps.new_stamp(world.b.site, 60),
        form_stamps.new_stamp(world.a.site, form_stamps.MAX_SECONDS + 5),
    ):
        assert send(world, draft, form_data(stamp=stamp)).status_code == 200
    assert not Comment.objects.exists()


def test_a_receipt_is_of_this_draft_and_site_alone(world, draft):
    comment = comment_on(draft, world.a.site, contact={"name": NAME, "phone": PHONE, "email": ""})
    other, there = ended(world.a, "Khác"), put_up(world.b, draft.title)
    for site, page in ((world.a.site, other), (world.b.site, there)):
        response = world.get(site, f"{path_of(page)}gop-y/{comment.code}/")
        assert response.status_code == 404 and TEXT not in response.content.decode()
    for code in ("GY-2222-2222-2222", "sai", "1" * 90):
        assert world.get(world.a.site, f"{path_of(draft)}gop-y/{code}/").status_code == 404
    bare = comment.code.removeprefix("GY-").replace("-", "")
    assert world.get(world.a.site, f"{path_of(draft)}gop-y/{bare}/").status_code == 200


def test_codes_are_not_to_be_guessed(world, draft, monkeypatch):
    monkeypatch.setattr("communes.consultations.views.public.LOOK_UPS_PER_HOUR", 1)
    path = f"{path_of(draft)}gop-y/GY-2222-2222-2222/"
    assert world.get(world.a.site, path).status_code == 404
    assert world.get(world.a.site, path).status_code == 429


def test_its_author_takes_being_shown_back(world, draft):
    comment = comment_on(draft, world.a.site, name=NAME, showing=Purpose.NAME)
    comment.show()
    assert NAME in read(world, draft)
    receipt = f"{path_of(draft)}gop-y/{comment.code}/"
    assert world.post(world.a.site, f"{receipt}dong-y/", {})["Location"] == receipt
    html = read(world, draft)
    assert NAME not in html and TEXT not in html and "Đã nhận 1 góp ý" in html
    comment.refresh_from_db()
    assert (comment.status, comment.shown_name, comment.may_show) == (Status.HIDDEN, "", False)


def test_its_author_takes_it_back_for_good(world, draft):
    contact = {"name": NAME, "phone": PHONE, "email": EMAIL}
    comment = comment_on(draft, world.a.site, name=NAME, contact=contact, village="xóm 4")
    comment.show()
    path = f"{path_of(draft)}gop-y/{comment.code}/rut/"
    assert "Rút góp ý này?" in world.get(world.a.site, path).content.decode()
    assert Comment.objects.get().text == TEXT
    for _time in range(2):
        assert world.post(world.a.site, path, {}).status_code == 302
    comment = Comment.objects.get()
    assert (comment.text, comment.author, comment.status) == ("", "", Status.WITHDRAWN)
    assert not CommentContact.objects.exists()
    assert not comment.consents.holding().exists()
    html = read(world, draft)
    assert TEXT not in html and "Chưa ai góp ý" in html
    receipt = world.get(world.a.site, path.removesuffix("rut/")).content.decode()
    assert "Đã rút góp ý" in receipt


def test_an_english_page_takes_comments_on_the_same_draft(world, draft, form_data):
    english = draft.copy_for_translation(world.a.homes["en"].locale)
    english.title, english.slug, english.summary = "Waste rules", "waste-rules", "On waste"
    english.save_revision().publish()
    path = f"/en/{section(world.a, 'en').slug}/waste-rules/gui/"
    assert "Give a comment" in world.get(world.a.site, path).content.decode()
    response = world.post(world.a.site, path, form_data())
    comment = Comment.objects.get()
    assert comment.consultation == draft
    assert comment.consents.first().language == "en"
    assert world.get(world.a.site, response["Location"]).status_code == 200
