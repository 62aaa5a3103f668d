"""Officers: from a notice to what is played, by whom, and what became of it."""

import json

import pytest
from django.utils import timezone

from communes.announcements.channels import channels
from communes.bulletins.abbreviations import FIRST
from communes.bulletins.models import Abbreviation, AirLog, Bulletin
from communes.bulletins.playlists import playlist
from communes.models import CommuneSettings, Village
from portal.core.data_files import read_data
from search.defaults import SYNONYMS, SynonymFile
from tests.announcements.factories import URGENT, announce
from tests.bulletins.factories import DAY, at, make_bulletin, typed

LIST = "/admin/ban-tin/"
# As the first screen of a bulletin sends it.
RELEASE = {"do": "release", "version": "0"}


def screen(bulletin) -> str:
    return f"{LIST}inspect/{bulletin.pk}/"


def playlist_path(commune) -> str:
    return f"{LIST}lich/{commune.site.pk}/"


@pytest.fixture
def officer(world):
    """A browser of an officer of commune A: `officer("contributor")`."""
    return lambda role="editor": world.admin_client(world.officer(world.a, role))


def ask_for_approval(world):
    CommuneSettings.objects.update_or_create(
        site=world.a.site, defaults={"editors_need_approval": True}
    )


def test_one_button_drafts_a_bulletin_and_another_plays_it(world, officer):
    notice = announce(world.a, "Họp lúc 7h30 tại UBND xã")
    client = officer()
    answer = client.post(f"{LIST}tu-thong-bao/{notice.pk}/", follow=True)
    bulletin = Bulletin.objects.get()
    html = answer.content.decode()
    assert answer.request["PATH_INFO"] == screen(bulletin)
    assert "<del>7h30</del> <ins>bảy giờ ba mươi phút</ins>" in html
    assert "<del>UBND</del> <ins>Uỷ ban nhân dân</ins>" in html
    assert "mỗi phút đọc 160 tiếng" in html
    html = client.post(screen(bulletin), RELEASE, follow=True).content.decode()
    bulletin.refresh_from_db()
    assert bulletin.is_ready and bulletin.ready_role == "editor"
    assert "Sẵn sàng phát" in html


def test_a_notice_of_another_commune_is_not_there(world, officer):
    notice = announce(world.b)
    assert officer().post(f"{LIST}tu-thong-bao/{notice.pk}/").status_code == 404
    assert officer().get(f"{LIST}tu-thong-bao/{notice.pk}/").status_code == 405
    assert not Bulletin.objects.exists()


def test_contributors_draft_and_do_not_play(world, officer):
    client = officer("contributor")
    bulletin = make_bulletin(world.a, state=Bulletin.State.DRAFT, ready_at=None)
    assert "Duyệt và phát" not in client.get(screen(bulletin)).content.decode()
    for do in ("release", "withdraw", "to_draft", "nothing"):
        client.post(screen(bulletin), {"do": do})
        bulletin.refresh_from_db()
        assert bulletin.state == "draft"


def test_editors_ask_where_the_commune_says_so_but_not_for_what_is_urgent(world, officer):
    ask_for_approval(world)
    client = officer()
    draft = {"state": Bulletin.State.DRAFT, "ready_at": None}
    usual, urgent = make_bulletin(world.a, **draft), make_bulletin(world.a, urgency=URGENT, **draft)
    assert "Đang chờ người có quyền đăng duyệt" in client.get(screen(usual)).content.decode()
    for bulletin in (usual, urgent):
        client.post(screen(bulletin), RELEASE)
        bulletin.refresh_from_db()
    assert (usual.state, urgent.state) == ("draft", "ready")
    officer("approver").post(screen(usual), RELEASE)
    usual.refresh_from_db()
    assert (usual.state, usual.ready_role) == ("ready", "approver")


def test_drafts_wait_on_the_desk_of_who_approves(world, officer):
    make_bulletin(world.a, state=Bulletin.State.DRAFT, ready_at=None)
    make_bulletin(world.b, state=Bulletin.State.DRAFT, ready_at=None)
    make_bulletin(world.a)
    words = "1 bản tin truyền thanh chờ duyệt"
    assert words in officer().get("/admin/").content.decode()
    assert words not in officer("contributor").get("/admin/").content.decode()
    ask_for_approval(world)
    assert words not in officer().get("/admin/").content.decode()
    assert words in officer("approver").get("/admin/").content.decode()


def test_what_somebody_changes_who_does_not_approve_is_a_draft_again(world, officer):
    bulletin = make_bulletin(world.a)
    edit = f"{LIST}edit/{bulletin.pk}/"
    officer("contributor").post(edit, typed(title=bulletin.title, script="Lời khác."))
    bulletin.refresh_from_db()
    assert (bulletin.script, bulletin.state, bulletin.ready_at) == ("Lời khác.", "draft", None)
    bulletin = make_bulletin(world.a)
    officer().post(f"{LIST}edit/{bulletin.pk}/", typed(script="Lời mới."))
    bulletin.refresh_from_db()
    assert (bulletin.script, bulletin.state) == ("Lời mới.", "ready")


@pytest.mark.parametrize(
    "problem",
    ["withdrawn notice", "ended notice", "last day"],
)
def test_what_makes_no_sense_is_not_played(world, officer, problem):
    notice = announce(world.a)
    draft = {"state": Bulletin.State.DRAFT, "ready_at": None, "notice": notice}
    bulletin = make_bulletin(world.a, **draft)
    if problem == "withdrawn notice":
        notice.unpublish()
    elif problem == "ended notice":
        type(notice).objects.filter(pk=notice.pk).update(valid_until=timezone.now())
    else:
        days = {"first_day": timezone.localdate() - 3 * DAY, "last_day": timezone.localdate() - DAY}
        Bulletin.objects.filter(pk=bulletin.pk).update(**days)
    html = officer().post(screen(bulletin), RELEASE, follow=True).content.decode()
    bulletin.refresh_from_db()
    assert bulletin.state == "draft"
    assert {
        "withdrawn notice": "Đăng thông báo trước",
        "ended notice": "Thông báo đã hết hạn",
        "last day": "Ngày cuối đã qua",
    }[problem] in html


def test_a_corrected_notice_is_told_and_drafted_anew(world, officer):
    notice = announce(world.a, "Cắt điện")
    bulletin = make_bulletin(world.a, notice=notice)
    notice.correction = "Ngày đúng là 6/12"
    notice.save_revision().publish()
    client = officer()
    html = client.get(screen(bulletin)).content.decode()
    assert "Thông báo đã đính chính" in html and "Ngày đúng là" in html
    client.post(screen(bulletin), {"do": "draft_again"})
    bulletin.refresh_from_db()
    assert (bulletin.state, bulletin.new_correction) == ("draft", "")
    assert "Cắt điện" in bulletin.script


def test_bad_input_is_told_and_kept(world, officer):
    sent = typed(title="Tin giữ lại", times="sáng sớm", last_day="2020-01-01")
    html = officer().post(f"{LIST}new/", sent).content.decode()
    assert "không phải là giờ" in html and "Tin giữ lại" in html and "sáng sớm" in html
    assert not Bulletin.objects.exists()


def test_villages_of_another_commune_are_not_taken(world, officer):
    foreign = Village.objects.create(site=world.b.site, name="Xa")
    officer().post(f"{LIST}new/", typed(villages=[foreign.pk]))
    assert not Bulletin.objects.exists()
    own = Village.objects.create(site=world.a.site, name="3")
    officer().post(f"{LIST}new/", typed(villages=[own.pk]))
    assert Bulletin.objects.get().villages_text == "Xóm 3"


def test_the_script_is_printed_in_words(world, officer):
    bulletin = make_bulletin(world.a)
    html = officer().get(f"{LIST}{bulletin.pk}/in/").content.decode()
    assert "bảy giờ ba mươi phút" in html and "7h30" not in html and "<script" not in html
    other = make_bulletin(world.b)
    assert officer().get(f"{LIST}{other.pk}/in/").status_code == 404


def test_the_playlist_shows_two_days_and_takes_the_log(world, officer):
    bulletin = make_bulletin(world.a, times="0:00, 23:59")
    make_bulletin(world.b, "Tin của xã khác")
    client = officer()
    html = client.get(playlist_path(world.a)).content.decode()
    assert "Hôm nay" in html and "Ngày mai" in html and "Tin của xã khác" not in html
    due = playlist(world.a.site, timezone.localdate())[0].items[0]
    answer = client.post(
        playlist_path(world.a), {"key": due.key, "outcome": "missed", "reason": ""}
    )
    assert "Ghi lý do không phát được." in answer.content.decode()
    sent = {"key": due.key, "outcome": "missed", "reason": "Mất điện"}
    client.post(playlist_path(world.a), sent)
    airing = AirLog.objects.get()
    assert (airing.bulletin, airing.planned_at, airing.reason) == (
        bulletin,
        at("00:00"),
        "Mất điện",
    )
    assert (airing.role, airing.by.username) == ("editor", world.officer(world.a).username)
    client.post(playlist_path(world.a), {"key": due.key, "outcome": "played", "reason": "x"})
    airing = AirLog.objects.get()
    assert (airing.outcome, airing.reason) == ("played", "")
    assert bulletin.title in client.get("/admin/nhat-ky-phat/").content.decode()


def test_yesterday_is_asked_for_until_it_is_written_down(world, officer):
    bulletin = make_bulletin(
        world.a,
        first_day=timezone.localdate() - DAY,
        last_day=timezone.localdate() - DAY,
        ready_at=at("00:00", -2),
        times="17:30",
    )
    client = officer()
    assert "chưa ghi nhật ký" in client.get(playlist_path(world.a)).content.decode()
    key = f"{bulletin.pk}-{int(at('17:30', -1).timestamp())}"
    client.post(playlist_path(world.a), {"key": key, "outcome": "played"})
    assert AirLog.objects.get().planned_at == at("17:30", -1)
    assert "chưa ghi nhật ký" not in client.get(playlist_path(world.a)).content.decode()


@pytest.mark.parametrize("key", ["", "x", "1-2", "9" * 30, "1" * 18 + "-" + "9" * 12])
def test_a_key_that_nobody_has_writes_nothing(world, officer, key):
    make_bulletin(world.a)
    answer = officer().post(playlist_path(world.a), {"key": key, "outcome": "played"}, follow=True)
    assert "Lịch phát vừa thay đổi" in answer.content.decode()
    assert not AirLog.objects.exists()


def test_what_is_yet_to_come_was_not_played(world, officer):
    bulletin = make_bulletin(world.a)
    key = f"{bulletin.pk}-{int(at('05:30', 1).timestamp())}"
    officer().post(playlist_path(world.a), {"key": key, "outcome": "played"})
    assert not AirLog.objects.exists()


def test_the_station_reads_the_playlist_as_json(world, officer):
    village = Village.objects.create(site=world.a.site, name="3")
    bulletin = make_bulletin(world.a, villages=[village])
    path = f"{playlist_path(world.a)}lich-phat.json"
    answer = officer().get(path)
    assert "private" in answer["Cache-Control"] or "no-store" in answer["Cache-Control"]
    today, tomorrow = json.loads(answer.content)["days"]
    assert [slot["at"][11:16] for slot in today["slots"]] == ["05:30", "17:30"]
    item = tomorrow["slots"][0]["items"][0]
    assert item == {
        "id": bulletin.pk,
        "title": "Lịch cắt điện",
        "urgency": 1,
        "urgencyName": "Thông thường",
        "seconds": item["seconds"],
        "script": "Cắt điện từ 7h30 đến 11h30.",
        "spoken": "Cắt điện từ bảy giờ ba mươi phút đến mười một giờ ba mươi phút.",
        "villages": ["xóm 3"],
        "outcome": "",
        "audio": [],
    }
    assert item["seconds"] == 6
    foreign = f"{playlist_path(world.b)}lich-phat.json"
    assert officer().get(foreign).status_code == 404
    assert world.get(world.a.site, path).status_code in (302, 404)


def test_the_card_of_a_notice_tells_and_drafts(world, rf):
    notice = announce(world.a)
    card = next(one for one in channels() if one.name == "loudspeaker")
    request = rf.get("/")
    request.user = world.officer(world.a)
    state, told = card.told(request, notice, world.a.site)
    assert str(state) == "Chưa có bản tin"
    assert told["draft_url"] == f"{LIST}tu-thong-bao/{notice.pk}/"
    make_bulletin(world.a, notice=notice)
    state, told = card.told(request, notice, world.a.site)
    assert str(state) == "Đang phát"
    assert [one.title for one, _url in told["bulletins"]] == ["Lịch cắt điện"]
    request.user = world.officer(world.b)
    _state, told = card.told(request, notice, world.a.site)
    assert (told["bulletins"], told["draft_url"]) == ([], "")


def test_the_list_costs_the_same_for_many(world, officer, django_assert_max_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = officer()
    make_bulletin(world.a)
    client.get(LIST)
    with CaptureQueriesContext(
        connection,
    ) as few:
        client.get(LIST)
    for number in range(10):
        make_bulletin(world.a, f"Bản tin {number}")
    with CaptureQueriesContext(connection) as many:
        client.get(LIST)
    assert len(many) == len(few)


@pytest.mark.parametrize("query", ["?state=x", "?urgency=x", "?p=x", "?ordering=x", "?q=%00"])
def test_a_wrong_query_is_no_error(world, officer, query):
    assert officer().get(LIST + query).status_code in (200, 302, 400, 404)
    assert officer().get("/admin/nhat-ky-phat/" + query).status_code in (200, 302, 400, 404)


def test_the_province_keeps_the_abbreviations(world, officer):
    assert dict(Abbreviation.objects.values_list("name", "words")) == FIRST
    path = "/admin/snippets/bulletins/abbreviation/add/"
    sent = {"name": "NVHCĐ", "words": "nhà văn hoá cộng đồng"}
    province = world.admin_client(world.officer(world.portal))
    assert province.post(path, {**sent, "name": "hai chữ"}).status_code == 200
    assert not Abbreviation.objects.filter(name="hai chữ").exists()
    province.post(path, sent)
    assert Abbreviation.objects.get(name="NVHCĐ").words == "nhà văn hoá cộng đồng"
    assert officer("admin").get(path).status_code in (302, 403)


def test_abbreviations_mean_what_the_search_takes_them_for():
    synonyms = read_data(SYNONYMS, SynonymFile).synonyms
    # A name is said, not put into words.
    both = (FIRST.keys() & synonyms.keys()) - {"VNeID", "OCOP"}
    assert len(both) > 30
    for name in both:
        words = FIRST[name].lower().replace(",", "")
        meant = [meaning.lower().replace(",", "") for meaning in synonyms[name]]
        assert any(words in one or one in words for one in meant), name
