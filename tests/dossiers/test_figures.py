"""Figures: from a file row by row, on the page with their source, each site's own."""

from datetime import date
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from communes.dossiers import demo
from communes.dossiers.figures.files import MOST_ROWS, take_in
from communes.dossiers.figures.months import read_month
from communes.dossiers.models import DossierFigure
from communes.provisioning import CommuneSpec, open_commune
from portal.core.demo import DemoWorld

PAGE, LIST = "/tra-cuu-ho-so/", "/admin/so-lieu-ho-so/"
HEAD = "Tháng,Tiếp nhận,Đã giải quyết,Đúng hạn,Nguồn\n"
ROW = "1/2025,212,205,203,Hệ thống một cửa\n"


def add(place, month=date(2025, 1, 1), received=10, settled=8, on_time=6, **values):
    values = {"source": "Hệ thống của xã", **values}
    return DossierFigure.objects.create(
        site=place.site, month=month, received=received, settled=settled, on_time=on_time, **values
    )


def page(world, place) -> str:
    return world.get(place.site, PAGE).content.decode()


def take(place, text, **kwargs):
    return take_in(place.site, text.encode(), **kwargs)


# --- The page ---


def test_a_commune_shows_its_own_figures_with_their_source(world):
    add(world.a, source_url="https://mot-cua.example/")
    add(world.b, date(2025, 3, 1), 77, 66, 55, source="Nguồn của B")
    html = page(world, world.a)
    assert "1/2025" in html and "75%" in html and "Hệ thống của xã" in html
    assert 'href="https://mot-cua.example/"' in html
    for foreign in ("3/2025", ">77<", "Nguồn của B"):
        assert foreign not in html
    assert html.count('scope="col"') == 5 and "<caption>" in html


def test_the_portal_adds_up_what_it_does_not_say_itself(world):
    add(world.a)
    add(world.b, settled=2, on_time=1)
    html = page(world, world.portal)
    assert ">20<" in html and "70%" in html and "cộng từ số liệu" in html
    add(world.portal, received=999, source="Số của tỉnh")
    html = page(world, world.portal)
    assert ">999<" in html and "Số của tỉnh" in html and ">20<" not in html


def test_samples_are_marked_and_none_is_told(world):
    assert "Chưa có số liệu" in page(world, world.a)
    add(world.a, is_sample=True)
    assert "Dữ liệu mẫu" in page(world, world.a)
    assert "Dữ liệu mẫu" in page(world, world.portal)
    assert "Dữ liệu mẫu" not in page(world, world.b)


def test_a_month_without_settled_dossiers_has_no_share(world):
    add(world.a, settled=0, on_time=0)
    assert "0%" not in page(world, world.a)


def test_new_figures_show_at_once_there_and_on_the_portal_only(world, readers):
    for place in (world.portal, world.a, world.b):
        readers.open(place.site, PAGE)
    with readers.commit():
        add(world.a)
    assert "1/2025" in readers.get(world.a.site, PAGE).content.decode()
    assert "1/2025" in readers.get(world.portal.site, PAGE).content.decode()
    assert readers.is_kept(world.b.site, PAGE)


def test_the_sql_of_the_page_grows_with_nothing(world, count_queries):
    add(world.a)
    few = count_queries(world.portal.site, PAGE), count_queries(world.a.site, PAGE)
    for number in range(3):
        commune = open_commune(CommuneSpec(f"Xã Thêm {number}", f"them{number}.test", 80))
        for month in range(1, 13):
            add(commune, date(2024, month, 1))
    assert (count_queries(world.portal.site, PAGE), count_queries(world.a.site, PAGE)) == few


# --- Files ---


def test_good_rows_are_kept_and_of_others_it_is_said_what_is_wrong(world):
    taken = take(
        world.a,
        HEAD
        + ROW
        + "13/2025,1,1,1,Nguồn\n"
        + "2/2025,nhiều,1,1,Nguồn\n"
        + "3/2025,10,5,6,Nguồn\n"
        + "4/2025,10,5,5,\n"
        + "\n,,,,\n"
        + "01-2025,1,1,1,Nguồn\n"
        + "5/2025,1.200,1.100,1.000,Nguồn\n"
        + "6/2025,10\n"
        + "7/2999,1,1,1,Nguồn\n",
    )
    assert (taken.new, taken.changed, taken.same) == (2, 0, 0)
    assert [line for line, _text in taken.wrong] == [3, 4, 5, 6, 9, 11, 12]
    texts = [text for _line, text in taken.wrong]
    assert "Gõ tháng như 11/2026." in texts[0] and "Hồ sơ tiếp nhận: Ghi số tròn" in texts[1]
    assert "không thể nhiều hơn" in texts[2] and "hai dòng" in texts[4]
    assert "chưa tới" in texts[6]
    assert DossierFigure.objects.get(month=date(2025, 5, 1)).received == 1200


def test_a_file_again_changes_what_changed(world):
    take(world.a, HEAD + ROW)
    DossierFigure.objects.update(is_sample=True)
    assert take(world.a, HEAD + ROW).same == 1
    assert take(world.a, HEAD + ROW.replace("203", "204")).changed == 1
    row = DossierFigure.objects.get()
    assert row.on_time == 204 and not row.is_sample


def test_a_trial_keeps_nothing(world):
    assert take(world.a, HEAD + ROW, dry=True).new == 1
    assert not DossierFigure.objects.exists()


@pytest.mark.parametrize(
    "content",
    [
        (HEAD + ROW).encode("utf-8-sig"),
        (HEAD + ROW).encode("utf-16"),
        (HEAD + ROW).replace(",", ";").encode(),
        (HEAD + ROW).replace(",", "\t").encode("utf-16"),
        (HEAD + ROW).replace("\n", "\r\n").encode(),
        ("\n\n" + HEAD + ROW).encode(),
    ],
)
def test_files_of_every_spreadsheet_are_read(world, content):
    assert take_in(world.a.site, content).new == 1


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "CSV"),
        (b"PK\x03\x04\0\0", "CSV"),
        (HEAD.encode("utf-8")[:-1].replace(b"Ngu", b"\xff"), "CSV"),
        (b"a,b\n1,2\n", "tháng, tiếp nhận, đã giải quyết, đúng hạn, nguồn"),
        (HEAD.replace(",Nguồn", "").encode(), "nguồn"),
        ((HEAD + ROW * (MOST_ROWS + 1)).encode(), "Chia thành nhiều tệp"),
        (b"x" * (1024 * 1024 + 1), "1 MB"),
        (HEAD.encode() + b'"' + b"x" * 200_000, "CSV"),
    ],
)
def test_a_file_of_which_nothing_can_be_read_says_what_to_do(world, content, told):
    with pytest.raises(ValidationError, match=told):
        take_in(world.a.site, content)
    assert not DossierFigure.objects.exists()


def test_months_are_read_as_people_write_them():
    for typed in (
        *("11/2026", "11-2026", "11.2026", "2026-11", "2026/11", "2026-11-01", "01/11/2026"),
        *("tháng 11/2026", "Tháng 11 năm 2026", " 11 / 2026 ", "2026-11-01 00:00:00"),
    ):
        assert read_month(typed) == date(2026, 11, 1), typed
    for typed in ("", "13/2026", "0/2026", "2026", "11/26", "15/11/2026", "x" * 999, "11/0000"):
        assert read_month(typed) is None, typed


def test_the_database_knows_the_rules_too(world):
    for values in ({"settled": 1, "on_time": 2}, {}):
        add(world.a, date(2025, 2, 1)) if not values else None
        with pytest.raises(IntegrityError), transaction.atomic():
            add(world.a, date(2025, 2, 20), **values)


# --- The admin and the command ---


def test_an_officer_takes_a_file_into_the_own_site(world):
    client = world.admin_client(world.officer(world.a))
    assert "Nhập số liệu từ tệp" in client.get(LIST).content.decode()
    file = SimpleUploadedFile("so.csv", (HEAD + ROW + "x,1,1,1,N\n").encode())
    html = client.post(f"{LIST}tep/", {"file": file}).content.decode()
    assert "Đã nhập 1 tháng." in html and "Những dòng chưa nhập được" in html
    assert DossierFigure.objects.get().site == world.a.site


def test_nobody_takes_a_file_into_another_site(world):
    client = world.admin_client(world.officer(world.a))
    file = SimpleUploadedFile("so.csv", (HEAD + ROW).encode())
    client.post(f"{LIST}tep/", {"file": file, "site": world.b.site.pk})
    assert not DossierFigure.objects.in_site(world.b.site).exists()


@pytest.mark.parametrize("role", ["contributor", "approver"])
def test_others_take_none(world, role):
    client = world.admin_client(world.officer(world.a, role))
    assert client.get(f"{LIST}tep/")["Location"] == "/admin/"


def test_a_wrong_file_is_told_in_the_form(world):
    client = world.admin_client(world.officer(world.a))
    for content, told in ((b"a,b\n", "còn thiếu cột"), (b"", "Tệp này rỗng")):
        file = SimpleUploadedFile("so.csv", content)
        assert told in client.post(f"{LIST}tep/", {"file": file}).content.decode()


def test_officers_see_and_change_their_own_months(world):
    own, foreign = add(world.a), add(world.b, source="Nguồn của B")
    client = world.admin_client(world.officer(world.a))
    html = client.get(LIST).content.decode()
    assert "Hệ thống của xã" in html and "Nguồn của B" not in html
    assert client.get(f"{LIST}edit/{foreign.pk}/").status_code in (302, 404)
    form = client.get(f"{LIST}edit/{own.pk}/")
    assert 'value="1/2025"' in form.content.decode()
    values = {"month": "tháng 2/2025", "received": "1.200", "settled": 9, "on_time": 8}
    values |= {"source": "Sổ", "source_url": "", "site": world.a.site.pk}
    assert client.post(f"{LIST}edit/{own.pk}/", values).status_code == 302
    own.refresh_from_db()
    assert (own.month, own.received) == (date(2025, 2, 1), 1200)
    wrong = client.post(f"{LIST}new/", values | {"on_time": 10, "month": "3/2025"})
    assert "không thể nhiều hơn" in wrong.content.decode()
    twice = client.post(f"{LIST}new/", values)
    assert "Tháng này đã có rồi" in twice.content.decode()


def test_the_sql_of_the_list_grows_with_no_row(world):
    client = world.admin_client(world.officer(world.a))

    def count() -> int:
        client.get(LIST)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(LIST).status_code == 200
        return len(captured)

    add(world.a)
    few = count()
    for month in range(2, 13):
        add(world.a, date(2024, month, 1))
    assert count() == few


def run(file, site="a.test", **options) -> tuple[str, int]:
    out, err = StringIO(), StringIO()
    try:
        call_command("import_dossier_figures", file, site=site, stdout=out, stderr=err, **options)
    except CommandError as error:
        return out.getvalue() + err.getvalue() + str(error), error.returncode
    return out.getvalue(), 0


def test_the_command_tells_and_ends_as_programs_expect(world, tmp_path):
    file = tmp_path / "so.csv"
    file.write_text(HEAD + ROW)
    assert run(file, dry_run=True) == ("1 new, 0 changed, 0 as they were, 0 wrong.\n", 0)
    assert run(file) == ("1 new, 0 changed, 0 as they were, 0 wrong.\n", 0)
    file.write_text(HEAD + ROW + "x,1,1,1,N\n")
    text, code = run(file)
    assert code == 1 and "so.csv:3: " in text and "Gõ tháng" in text
    assert run(file, site="khong.test")[1] == 2
    assert run(tmp_path / "khong.csv")[1] == 2
    file.write_text("x")
    assert run(file)[1] == 2


def test_the_demo_adds_invented_months_once(world):
    told = []
    made = DemoWorld(world.portal, {"thanhson": world.a, "khac": world.b}, told.append)
    demo.load(made)
    demo.load(made)
    rows = DossierFigure.objects.in_site(world.a.site)
    assert rows.count() == 6 and all(row.is_sample for row in rows)
    assert rows.first().month < timezone.localdate()
    assert not DossierFigure.objects.in_site(world.b.site).exists()
    assert demo.months_before(date(2026, 1, 31), 2) == date(2025, 11, 1)


# --- Open data, the comparison ---


def open_figures(world, place, **params):
    answer = world.get(place.site, "/api/v1/dossier-figures/", query_params=params)
    assert answer.status_code == 200, answer.content.decode()
    return answer.json()["results"]


def test_the_figures_are_open_data_with_source_and_sample_mark(world):
    add(world.a, source_url="https://mot-cua.example/", is_sample=True)
    add(world.a, date(2025, 2, 1), 3, 0, 0)
    add(world.portal, source="Số của tỉnh")
    newest, oldest = open_figures(world, world.a)
    assert (newest["temporalCoverage"], newest["percentInTime"]) == ("2025-02", None)
    numbers = [oldest[name] for name in ("received", "settled", "settledInTime", "percentInTime")]
    assert numbers == [10, 8, 6, 75]
    assert oldest["sourceName"] == "Hệ thống của xã" and oldest["isSample"] is True
    assert oldest["sourceUrl"] == "https://mot-cua.example/"
    assert oldest["url"] == f"http://a.test{PAGE}"
    rows = open_figures(world, world.portal)
    assert {row["commune"]["identifier"] for row in rows} == {
        "xa-an-binh",
        world.portal.home.slug,
    }
    (one,) = open_figures(world, world.portal, month_to="2025-01-31", commune="xa-an-binh")
    assert one["name"] == "1/2025"


def test_the_section_leads_to_its_open_data(world):
    assert "/api/v1/dossier-figures" not in page(world, world.a)
    add(world.a)
    assert 'href="/du-lieu-mo/' in page(world, world.a).split('id="h-sl"')[1]


def test_the_portal_compares_what_was_settled_in_time_in_twelve_months(world):
    first = timezone.localdate().replace(day=1)
    add(world.a, first, 9, 8, 6)
    add(world.a, demo.months_before(first, 11), 9, 8, 8, is_sample=True)
    add(world.a, demo.months_before(first, 12), 999, 999, 999)
    html = world.get(world.portal.site, "/chon-xa-cua-ban/").content.decode()
    section = html.split('id="so-sanh"')[1].split("</section>")[0]
    a, b = section.split("<tr>")[2:]
    assert "14/16 (88%)" in a and "Dữ liệu mẫu" in a
    assert "Chưa có số liệu" in b and "Dữ liệu mẫu" not in b
