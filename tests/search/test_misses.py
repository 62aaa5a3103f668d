"""Searches without results: what is counted, what never is, and who reads it."""

import sqlite3
import time
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.utils import OperationalError
from django.urls import reverse
from django.utils import timezone

from search import misses
from search.misses import REPORT_DAYS, note_miss
from search.models import CuratedAnswer, Miss, PendingUpdate, Synonym

REPORT = "/admin/reports/tim-khong-thay/"
PENDING = "/admin/reports/chua-vao-tim-kiem/"


def body_of(response) -> str:
    assert response.status_code == 200
    return (b"".join(response) if response.streaming else response.content).decode()


def count(place, query, times=1, away=0):
    return Miss.objects.create(
        site=place.site,
        day=timezone.localdate() - timedelta(days=away),
        query=query,
        key=query.lower(),
        count=times,
    )


@pytest.fixture
def counted(world):
    count(world.a, "sổ hộ nghèo", 4)
    count(world.a, "sổ hộ nghèo", 2, away=3)
    count(world.a, "máy cày", 1)
    count(world.a, "quá cũ", 9, away=REPORT_DAYS)
    count(world.b, "thuyền thúng", 5)


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


@pytest.fixture
def province(world):
    return world.admin_client(world.officer(world.portal))


# What is counted


def test_the_same_words_are_counted_together_on_each_site(world):
    for query in ("Máy cày", "may cay", " MÁY  cày?", "“máy cày”"):
        note_miss(world.a.site, query)
    note_miss(world.b.site, "máy cày")
    rows = Miss.objects.order_by("count").values_list("site", "query", "count", "day")
    today = timezone.localdate()
    assert list(rows) == [
        (world.b.site.pk, "máy cày", 1, today),
        (world.a.site.pk, "Máy cày", 4, today),
    ]


def test_a_new_day_is_a_new_row(world, monkeypatch):
    note_miss(world.a.site, "máy cày")
    late = timezone.now() + timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: late)
    note_miss(world.a.site, "máy cày")
    assert Miss.objects.count() == 2


@pytest.mark.parametrize(
    "query",
    [
        "0912345678",
        "so 0912 345 678 cua ai",
        "+84 912.345.678",
        "an@example.vn",
        "CCCD 040 099 123 456",
        "cmnd 186123456",
        "sinh 12/03/1985",
        "HD-7K3M-92QX",
        "hd 7k3m 92qx",
        "mã hd 7k3m 92qx của tôi",
        "tra mã 7K3M92QX",
        "",
        "…",
        "a b c",
        "855",
        "' OR 1=1 --",
        "<script>alert(1)</script>",
        "../../etc/passwd",
        "http://spam.example/x",
        "${jndi:ldap}",
        "từ " * 34,
        "x" * 101,
    ],
)
def test_what_is_someones_own_or_a_machines_is_never_kept(world, query):
    note_miss(world.a.site, query)
    assert not Miss.objects.exists()


@pytest.mark.parametrize(
    "query", ["máy cày", "855/KH-STT&TT", "ocop 5 sao", "lớp 9", "日本語", "cờ tướng 2026"]
)
def test_what_an_officer_can_act_on_is_kept(world, query):
    note_miss(world.a.site, query)
    assert Miss.objects.get().query == query


def test_a_flood_fills_no_table_but_what_is_known_counts_on(world, monkeypatch):
    monkeypatch.setattr(misses, "MOST_A_DAY", 3)
    for word in ("một", "hai", "ba", "bốn", "năm", "ba"):
        note_miss(world.a.site, f"máy {word}")
    note_miss(world.b.site, "máy bốn")
    assert Miss.objects.filter(site=world.a.site).count() == 3
    assert Miss.objects.get(key="may ba").count == 2
    assert Miss.objects.filter(site=world.b.site).exists()


def test_a_failure_is_logged_without_the_words_and_hurts_nobody(world, monkeypatch, caplog):
    def fail(*args, **kwargs):
        raise OperationalError("máy cày is locked")

    monkeypatch.setattr(misses, "_count", fail)
    with caplog.at_level("WARNING"):
        note_miss(world.a.site, "máy cày")
    assert "was not counted: OperationalError" in caplog.text
    assert "cày" not in caplog.text


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite has one writer")
def test_a_busy_writer_is_waited_for_a_moment_only(db, tmp_path, monkeypatch):
    from django.db.backends.sqlite3.base import DatabaseWrapper

    path = tmp_path / "busy.sqlite3"
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode=WAL")
    other.execute("CREATE TABLE t (x)")
    own = DatabaseWrapper(connection.settings_dict | {"NAME": str(path)}, alias="busy")
    monkeypatch.setattr(misses, "connection", own)
    other.execute("BEGIN IMMEDIATE")
    started = time.monotonic()
    with pytest.raises(OperationalError), misses._waiting_briefly():
        own.cursor().execute("INSERT INTO t VALUES (1)")
    assert time.monotonic() - started < 2
    assert own.cursor().execute("PRAGMA busy_timeout").fetchone()[0] > 1000
    other.close()
    own.close()


def test_a_count_costs_little(world, django_assert_max_num_queries):
    note_miss(world.a.site, "máy cày")
    with django_assert_max_num_queries(7):  # transaction and timeout included
        note_miss(world.a.site, "máy cày")


def test_the_old_is_purged_and_the_new_stays(world, settings, capsys):
    settings.SEARCH_MISSES_DAYS = 10
    count(world.a, "cũ", away=11)
    count(world.a, "mới", away=10)
    call_command("purge_misses")
    assert [miss.query for miss in Miss.objects.all()] == ["mới"]
    assert "removed: 1" in capsys.readouterr().out


# The report


@pytest.mark.parametrize("role", ["editor", "approver", "admin"])
def test_officers_read_their_own_communes_searches(world, counted, role):
    client = world.admin_client(world.officer(world.a, role))
    paths = ("", "results/", "?ordering=text", "?ordering=zz", "?export=csv", "?p=abc")
    for path in (*paths, f"?site={world.b.site.pk}", f"results/?site={world.b.site.pk}"):
        html = body_of(client.get(REPORT + path))
        assert "sổ hộ nghèo" in html, path
        assert "thuyền thúng" not in html and "quá cũ" not in html, path
        assert "Bình Minh" not in html, path


def test_days_are_summed_the_most_frequent_first(editor, counted):
    rows = list(editor.get(REPORT).context["object_list"])
    assert [(row["text"], row["times"]) for row in rows] == [("sổ hộ nghèo", 6), ("máy cày", 1)]
    assert rows[0]["last_day"] == timezone.localdate()
    lines = body_of(editor.get(f"{REPORT}?export=csv")).splitlines()
    assert lines[1].startswith("sổ hộ nghèo,Xã An Bình,6,")


def test_the_province_reads_all_and_filters_by_site(world, province, counted):
    html = body_of(province.get(REPORT))
    assert "sổ hộ nghèo" in html and "thuyền thúng" in html
    html = body_of(province.get(f"{REPORT}results/?site={world.b.site.pk}"))
    assert "sổ hộ nghèo" not in html and "thuyền thúng" in html


def test_each_row_leads_to_what_can_be_done(world, editor, province, counted):
    html = body_of(editor.get(REPORT))
    add = f"{reverse('quick_answers:add')}?queries=m%C3%A1y+c%C3%A0y&amp;site={world.a.site.pk}"
    assert add in html
    assert "http://a.test/tim-kiem/?q=m%C3%A1y+c%C3%A0y" in html
    assert "Thêm từ đồng nghĩa" not in html
    html = body_of(province.get(REPORT))
    assert f"{reverse('synonyms:add')}?term=m%C3%A1y+c%C3%A0y" in html
    assert "Thêm trả lời nhanh" not in html  # a commune's answers are its own


def test_contributors_and_strangers_do_not_read_it(world, counted):
    client = world.admin_client(world.officer(world.a, "contributor"))
    for path in (REPORT, f"{REPORT}results/", PENDING):
        assert client.get(path).status_code == 302
        assert world.get(world.portal.site, path).status_code == 302


def test_the_menu_shows_reports_to_those_who_may_read_them(world):
    for role, place, shown in (
        ("contributor", world.a, []),
        ("editor", world.a, [REPORT]),
        ("editor", world.portal, [REPORT, PENDING]),
    ):
        html = body_of(world.admin_client(world.officer(place, role)).get("/admin/"))
        assert [path for path in (REPORT, PENDING) if path in html] == shown


def test_nothing_missed_is_said(editor):
    assert "lần tìm nào cũng có kết quả" in body_of(editor.get(REPORT))


# What the search has not taken in


def test_the_province_sees_pages_that_failed(world, province):
    PendingUpdate.objects.create(page_id=world.a.home.pk, tries=3, error="Connection refused")
    PendingUpdate.objects.create(page_id=world.b.home.pk)
    html = body_of(province.get(PENDING))
    assert "Connection refused" in html and world.a.home.title in html
    assert world.b.home.title not in html
    body_of(province.get(f"{PENDING}results/?export=csv"))


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_officers_of_a_commune_do_not(world, role):
    client = world.admin_client(world.officer(world.a, role))
    PendingUpdate.objects.create(page_id=world.b.home.pk, error="x")
    for path in (PENDING, f"{PENDING}results/"):
        assert client.get(path).status_code == 302


def test_the_sample_loads_twice_without_doubling(world):
    from portal.core.demo import DemoWorld
    from search import demo

    demo_world = DemoWorld(world.portal, {"thanhson": world.a}, lambda line: None)
    for _time in range(2):
        demo.load(demo_world)
        held = (CuratedAnswer.objects.count(), Miss.objects.count(), Synonym.objects.count())
    demo.load(demo_world)
    assert held == (CuratedAnswer.objects.count(), Miss.objects.count(), Synonym.objects.count())
    assert Miss.objects.filter(is_sample=True).count() == Miss.objects.count() > 0
    html = body_of(world.admin_client(world.officer(world.a)).get(REPORT))
    assert "(dữ liệu mẫu)" in html
