"""The one screen of a notice: what it fills in by itself, and what goes out only after a look."""

from datetime import datetime, time, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import querydict_from_html, rich_text, streamfield

from communes.announcements import deadlines
from communes.announcements.deadlines import Until
from communes.announcements.kinds import kind_words
from communes.announcements.models import AnnouncementPage
from communes.models import Village
from portal.core.text import first_sentence
from tests.announcements.factories import URGENT, announce
from tests.announcements.test_editing import add_url, create, form, only_page
from tests.core.test_publishing import FORM

PUBLISH = {"action-publish": "action-publish"}


def notice(**fields):
    """What the screen sends where an officer chose chips."""
    data = form(**{"summary": "", **fields})
    return {name: value for name, value in data.items() if name not in ("valid_until", "urgency")}


def text(words):
    return streamfield([("text", rich_text(f"<p>{words}</p>"))])


def in_days(count, at=time(23, 59)):
    day = timezone.localdate() + timedelta(days=count)
    return timezone.make_aware(datetime.combine(day, at))


def test_no_words_tell_two_kinds():
    every = [word for words in kind_words().values() for word in words]
    assert len(set(every)) == len(every)
    assert every == [word.lower() for word in every]


# 30 November 2026 is a Monday.
@pytest.mark.parametrize(("day", "friday"), [(30, 4), (3, 4), (4, 11), (5, 11)])
def test_friday_is_the_next_one_and_never_today(monkeypatch, day, friday):
    today = datetime(2026, 11 if day == 30 else 12, day, 9)
    monkeypatch.setattr(timezone, "now", lambda: timezone.make_aware(today))
    assert timezone.localtime(deadlines.moment_of(Until.FRIDAY)).day == friday
    assert f"Thứ Sáu {friday}/12" in dict(deadlines.choices()).values()


@pytest.mark.parametrize("choice", [one for one in Until if one != Until.OTHER])
def test_a_chip_is_found_again_by_its_moment(choice):
    moment = deadlines.moment_of(choice)
    assert deadlines.moment_of(deadlines.choice_of(moment)) == moment
    assert deadlines.choice_of(moment + timedelta(minutes=7)) == Until.OTHER


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Cắt điện xóm 3 từ 8 giờ. Bà con chú ý.", "Cắt điện xóm 3 từ 8 giờ."),
        ("Ông P. Chủ tịch UBND xã tiếp dân. Mời bà con.", "Ông P. Chủ tịch UBND xã tiếp dân."),
        ("Không có dấu chấm", "Không có dấu chấm"),
        ("dài " * 80, ("dài " * 49).strip() + "…"),
        ("", ""),
    ],
)
def test_the_first_sentence_stands_for_the_text(words, sentence):
    assert first_sentence(words, 200) == sentence
    assert len(sentence) <= 200


def test_a_new_notice_is_open_where_everybody_writes(world):
    Village.objects.create(site=world.a.site, name="1")
    client = world.admin_client(world.officer(world.a))
    answer = client.get(add_url(world.a))
    asked = answer.context["form"]
    assert asked.initial["category"] == "" and asked.initial["until"] == Until.WEEK
    assert [block.block_type for block in asked["body"].value()] == ["text"]
    assert "correction" not in asked.fields
    sent = querydict_from_html(answer.text, form_id=FORM)
    assert "category" not in sent and sent.getlist("villages") == [""]
    # The main button is the first of the bar.
    bar = answer.text.partition('class="portal-bar"')[2]
    order = [bar.index(name) for name in ("action-publish", "action-save", "side-panel-toggle")]
    assert order == sorted(order)


def test_who_may_not_publish_sends_for_approval(world):
    client = world.admin_client(world.officer(world.a, "contributor"))
    bar = client.get(add_url(world.a)).text.partition('class="portal-bar"')[2]
    assert "action-publish" not in bar
    assert bar.index("action-submit") < bar.index("action-save")


def test_four_answers_make_a_notice(world):
    village = Village.objects.create(site=world.a.site, name="1")
    body = text("Cắt điện để sửa trạm biến áp. Bà con tắt máy bơm.")
    answer = create(
        world,
        "editor",
        notice(title="Cắt điện\n thứ Sáu", slug="", until="friday", body=body, **PUBLISH)
        | {"villages": ["", village.pk]},
    )
    assert answer.status_code == 302
    page = only_page()
    assert page.live and page.title == "Cắt điện thứ Sáu" and page.slug == "cat-dien-thu-sau"
    assert page.summary == "Cắt điện để sửa trạm biến áp."
    assert page.valid_until == deadlines.moment_of(Until.FRIDAY)
    assert list(page.villages.all()) == [village]
    assert not page.is_urgent


def test_the_whole_commune_is_no_village(world):
    Village.objects.create(site=world.a.site, name="1")
    data = notice(slug="", summary="x", **PUBLISH) | {"villages": [""]}
    assert create(world, "editor", data).status_code == 302
    assert not only_page().villages.exists()


def test_a_day_is_meant_to_its_end_and_an_hour_as_it_is(world):
    other = {"until": "other", "summary": "x", **PUBLISH}
    day = timezone.localdate() + timedelta(days=40)
    data = form(slug="", **{**other, "valid_until": f"{day:%d/%m/%Y}"})
    assert create(world, "editor", data).status_code == 302
    assert only_page().valid_until == in_days(40)
    only_page().delete()
    # As phones send it.
    data = form(slug="", **{**other, "valid_until": f"{day:%Y-%m-%d}T15:00"})
    assert create(world, "editor", data).status_code == 302
    assert only_page().valid_until == in_days(40, time(15))


def test_a_draft_asks_nothing_and_keeps_no_kind_that_nobody_chose(world):
    data = notice(title="Nháp " * 30, slug="", category="", event_place="Đình", source_url="")
    assert create(world, "contributor", data).status_code == 302
    page = only_page()
    assert (page.category, page.summary, page.live) == ("", "", False)
    client = world.admin_client(world.officer(world.a))
    for name in ("edit", "view_draft"):
        url = reverse(f"wagtailadmin_pages:{name}", args=[page.pk])
        assert client.get(url).status_code == 200, name
    assert client.get(reverse("notices:index"), {"state": ""}).status_code == 200


def test_a_draft_takes_no_village_of_another_commune(world):
    Village.objects.create(site=world.a.site, name="1")
    theirs = Village.objects.create(site=world.b.site, name="Bên kia")
    response = create(world, "editor", notice(slug="") | {"villages": [theirs.pk]})
    assert "Chỉ chọn thôn, xóm của xã mình." in response.text
    assert not AnnouncementPage.objects.exists()


def urgent(**fields):
    body = text("Mưa rất to, bà con vùng thấp dời lên nhà văn hoá.")
    return notice(title="Mưa lũ", slug="", urgent="on", until="week", body=body, **fields)


def test_urgent_words_are_looked_at_before_they_go_out(world):
    client = world.admin_client(world.officer(world.a))
    url = add_url(world.a)
    asked = client.post(url, urgent(**PUBLISH))
    assert asked.status_code == 200 and not AnnouncementPage.objects.exists()
    assert "Dải đỏ sẽ hiện trên mọi trang của Xã An Bình và trang tỉnh đến" in asked.text
    assert "18:00 ngày mai" in asked.text and "dời lên nhà văn hoá" in asked.text
    # What was typed goes along; without the button of publishing it is kept as a draft.
    sent = querydict_from_html(asked.text, form_index=-1 % asked.text.count("<form"))
    assert sent["title"] == "Mưa lũ" and sent["confirmed"] == "1" and "action-publish" not in sent
    assert client.post(url, sent).status_code == 302
    draft = only_page()
    assert not draft.live and draft.title == "Mưa lũ"
    draft.delete()
    assert client.post(url, {**sent.dict(), **PUBLISH}).status_code == 302
    page = only_page()
    assert page.live and page.is_urgent and page.valid_until == in_days(1, time(18))


def test_faults_are_told_before_the_look(world):
    client = world.admin_client(world.officer(world.a))
    answer = client.post(add_url(world.a), urgent(category="", **PUBLISH))
    assert "category" in answer.context["form"].errors


def test_urgent_words_stand_for_three_days_at_most(world):
    far = f"{timezone.localtime() + timedelta(hours=73):%d/%m/%Y %H:%M}"
    data = {**urgent(**PUBLISH), "until": "other", "valid_until": far, "confirmed": "1"}
    response = create(world, "editor", data)
    assert "nhiều nhất 72 giờ" in response.text
    near = f"{timezone.localtime() + timedelta(hours=71):%d/%m/%Y %H:%M}"
    assert create(world, "editor", data | {"valid_until": near}).status_code == 302
    assert only_page().live


def test_a_contributors_urgent_words_are_looked_at_by_who_approves(world):
    data = urgent(**{"action-submit": "1"})
    assert create(world, "contributor", data).status_code == 302
    state = only_page().current_workflow_task_state
    client = world.admin_client(world.officer(world.a, "approver"))
    screen = client.get(f"/admin/duyet/{state.pk}/").text
    assert "Dải đỏ sẽ hiện trên mọi trang" in screen


def test_urgent_words_are_not_published_among_many(world):
    page = announce(world.a, "Mưa lũ", live=False, urgency=URGENT, lasts=2)
    page.save_revision(clean=False)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client = world.admin_client(world.officer(world.a))
    answer = client.post(f"{url}?id={page.pk}&next=/admin/", {}, follow=True)
    assert "đăng riêng" in answer.text
    assert not AnnouncementPage.objects.live().exists()


def test_what_was_wrong_is_corrected_where_readers_see_it(world):
    page = announce(world.a, "Cắt nước", category="utilities")
    client = world.admin_client(world.officer(world.a))
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert "correction" in client.get(url).context["form"].fields
    data = notice(title="Cắt nước", slug="", summary="x", correction="Đúng là xóm 5.", **PUBLISH)
    assert client.post(url, data).status_code == 302
    assert "Đúng là xóm 5." in world.get(world.a.site, "/thong-bao/cat-nuoc/").text


def test_an_ended_notice_may_be_corrected_as_it_is(world):
    page = announce(world.a, "Họp cũ", days=-20, lasts=5)
    client = world.admin_client(world.officer(world.a))
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = querydict_from_html(client.get(url).text, form_id=FORM)
    sent["body-count"] = "0"
    assert sent["until"] == "other"
    assert client.post(url, {**sent.dict(), "correction": "x", **PUBLISH}).status_code == 302
    page.refresh_from_db()
    assert page.correction == "x" and page.is_expired
