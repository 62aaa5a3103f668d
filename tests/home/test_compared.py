"""The communes side by side, and what a commune's home counts."""

import csv
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone
from wagtail.models import Site

from communes.provisioning import CommuneSpec, open_commune
from communes.questions.models import Question
from home.figures import compared, compared_figures
from home.models import CommuneDirectoryPage
from portal.core.figures import CountedFigure, share
from portal.core.models import IdentitySettings
from portal.sites.frame import Frame
from tests.announcements.factories import announce
from tests.products.factories import make_product, with_stars

PATH = "/chon-xa-cua-ban/"


def ask(commune, *, days_ago=3, answered_after=None, is_sample=False, is_late=False):
    """A question; answered some days after it came, or still open."""
    at = timezone.now() - timedelta(days=60 if is_late else days_ago)
    question = Question.objects.receive(
        commune.site,
        {"name": "Trần Thị B", "phone": "0912345678"},
        at=at,
        text=f"Hỏi {Question.objects.count()}",
        is_sample=is_sample,
    )
    if answered_after is not None:
        question.answer, question.answered_post = "<p>Được.</p>", "Văn phòng"
        question.answer_privately(at=at + timedelta(days=answered_after))
    return question


def text_of(response):
    return " ".join(response.content.decode().split())


def figures_of(world, commune):
    sites = Site.objects.select_related("identitysettings", "root_page").filter(
        pk__in=[world.a.site.pk, world.b.site.pk]
    )
    rows = compared(list(sites), Frame(world.portal.site))
    return next(row for row in rows if row.url == f"{commune.site.root_url}/")


def test_what_can_be_counted_is_counted(world):
    ask(world.a, answered_after=1)
    ask(world.a, is_late=True, answered_after=50)
    ask(world.a, is_late=True)
    ask(world.a)
    ask(world.a, answered_after=0).withdraw()
    announce(world.a, "Hôm qua", days=-1)
    announce(world.a, "Năm ngoái", days=-200, lasts=300)
    announce(world.a, "Tuần sau", days=7)
    today = timezone.localdate()
    proof = with_stars() | {"expiry_reason": "Theo quyết định mẫu"}
    make_product(world.a, "Trà", **proof | {"expires_on": today})
    make_product(world.a, "Cũ", **proof | {"expires_on": today - timedelta(days=1)})
    row = figures_of(world, world.a)
    answers = row.counts["answers"]
    assert (answers.part, answers.whole, answers.percent) == (1, 3, 33)
    others = ("waiting", "notices", "weeks", "starred")
    assert [row.counts[name].whole for name in others] == [2, 1, 0, 1]
    assert not row.is_sample
    other = figures_of(world, world.b)
    assert {count.whole for count in other.counts.values()} == {0}


def test_the_portal_compares_its_communes_with_day_and_source(world):
    ask(world.a, answered_after=1, is_sample=True)
    page = text_of(world.get(world.portal.site, PATH))
    section = page.split('id="so-sanh"')[1].split("</section>")[0]
    today = timezone.localdate()
    assert f"Cổng đếm ngày {today.day}/{today.month}/{today.year} từ các mục của từng xã" in section
    a, b = (part for part in section.split("<tr>")[2:])
    assert "1/1 (100%)" in a and "Dữ liệu mẫu" in a and world.a.site.root_url in a
    assert "Chưa có câu đến hạn" in b and "Dữ liệu mẫu" not in b


def test_the_comparison_is_a_file_for_spreadsheets(world):
    ask(world.a, answered_after=1, is_sample=True)
    IdentitySettings.objects.filter(site=world.b.site).update(official_name='=HYPERLINK("x")')
    page = text_of(world.get(world.portal.site, PATH))
    assert f'href="{PATH}so-sanh-csv/"' in page
    response = world.get(world.portal.site, f"{PATH}so-sanh-csv/")
    today = timezone.localdate().isoformat()
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="cong-tinh-so-sanh-xa-{today}.csv"' in response.headers["Content-Disposition"]
    text = b"".join(response.streaming_content).decode()
    assert text.startswith("\ufeffXã,")
    head, a, b = csv.reader(text.splitlines())
    assert head[2:5] == ["Trả lời đúng hạn", "Câu đã trả lời hoặc quá hạn", "Đang chờ trả lời"]
    columns = [figure.name for figure in compared_figures() for _column in figure.columns]
    counts = ["1" if name == "answers" else "0" for name in columns]
    assert a == ["Xã An Bình", f"{world.a.site.root_url}/", *counts, "Có", today]
    assert b[0] == '\'=HYPERLINK("x")' and b[-2] == "Không"


def test_the_file_speaks_the_readers_language(world):
    directory = CommuneDirectoryPage.objects.child_of(world.portal.homes["en"]).get()
    response = world.get(world.portal.site, f"/en/{directory.slug}/so-sanh-csv/")
    assert b"Answered in time" in b"".join(response.streaming_content)
    assert world.get(world.a.site, f"{PATH}so-sanh-csv/").status_code == 404


@pytest.mark.sampled(1)
@pytest.mark.parametrize("path", [PATH, f"{PATH}so-sanh-csv/"])
def test_the_comparison_costs_the_same_for_many(world, count_queries, path):
    few = count_queries(world.portal.site, path)
    for number in range(20):
        open_commune(CommuneSpec(f"Xã Thêm {number}", f"them{number}.test", 80))
    assert count_queries(world.portal.site, path) <= few


def test_the_figures_are_one_query(world, django_assert_num_queries):
    sites = list(
        Site.objects.select_related("identitysettings", "root_page").filter(is_default_site=False)
    )
    frame = Frame(world.portal.site)
    assert frame.root
    with django_assert_num_queries(1):
        compared(sites, frame)


def test_a_new_answer_changes_the_comparison(world, settings, django_capture_on_commit_callbacks):
    from tests.readers import Readers

    settings.PAGE_CACHE = True
    readers = Readers(django_capture_on_commit_callbacks)
    readers.open(world.portal.site, PATH)
    with readers.commit():
        ask(world.a, answered_after=1)
    assert "1/1 (100%)" in text_of(readers.get(world.portal.site, PATH))


def test_a_home_counts_its_answers_and_shows_them_as_a_table(world):
    assert "Câu hỏi trả lời đúng hạn" not in text_of(world.get(world.a.site))
    ask(world.a, answered_after=1)
    ask(world.a, is_late=True)
    for cache in caches.all():
        cache.clear()
    page = text_of(world.get(world.a.site))
    today = timezone.localdate()
    day = f"{today.day}/{today.month}/{today.year}"
    bars = page.split('<ul class="bars">')[1].split("</ul>")[0]
    assert "Câu hỏi trả lời đúng hạn" in bars and "<b>1/2</b>" in bars
    assert "Đếm từ các câu hỏi gửi đến trang này" in bars and day in bars
    table = page.split("Xem số liệu dạng bảng")[1].split("</table>")[0]
    assert "1/2 (50%)" in table and day in table
    assert "Câu hỏi trả lời đúng hạn" not in text_of(world.get(world.b.site))
    assert "Questions answered in time" in text_of(world.get(world.a.site, "/en/"))


def test_a_count_of_samples_says_so(world):
    ask(world.a, answered_after=1, is_sample=True)
    bars = text_of(world.get(world.a.site)).split('<ul class="bars">')[1].split("</ul>")[0]
    assert "Dữ liệu mẫu" in bars


def test_the_last_day_counts_as_in_time(world):
    question = ask(world.a)
    question.due_on = timezone.localdate()
    question.save()
    question.answer, question.answered_post = "<p>Được.</p>", "Văn phòng"
    question.answer_privately()
    assert figures_of(world, world.a).counts["answers"].part == 1


@pytest.mark.parametrize(
    ("part", "whole", "percent"),
    [(0, 0, 0), (0, 5, 0), (1, 1000, 1), (999, 1000, 99), (5, 5, 100), (1, 2, 50)],
)
def test_a_share_is_never_rounded_to_all_or_nothing(part, whole, percent):
    assert share(part, whole) == percent
    figure = CountedFigure("x", part, whole, timezone.localdate(), "y")
    assert (figure.percent, figure.shown) == (percent, f"{part}/{whole}")
