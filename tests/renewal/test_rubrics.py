"""A rubric is taken in whole or not at all, and each fault is told by its line."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.forms import model_to_dict
from django.urls import reverse
from openpyxl import Workbook

from products.criteria import criteria_sets, set_groups
from products.renewal.models import Renewal, Rubric, RubricItem
from products.renewal.rubric.reading import SAMPLE, read_rubric

HEAD = "mã;nội dung;điểm tối đa;phương án;minh chứng;chi phí\n"
ADD = "/admin/bo-tieu-chi-ocop/new/"
NUMBER = "26/2026/QĐ-TTg"


def form(**values) -> dict:
    return {
        "criteria_number": NUMBER,
        "version": "1",
        "product_set": "",
        "in_force_from": "22/05/2026",
        **values,
    }


def csv_file(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("bo.csv", text.encode(), "text/csv")


def test_the_sample_that_ships_has_the_points_of_the_criteria():
    reading = read_rubric(SAMPLE.read_bytes())
    assert reading.is_good
    assert [(found, needed) for _name, found, needed in reading.sums] == [
        (40, 40),
        (25, 25),
        (35, 35),
    ]


def test_it_is_for_each_of_the_26_sets(rubric):
    names = [one.name for group in set_groups() for one in group.set]
    assert len(names) == 26
    on = date(2026, 12, 1)
    assert {Rubric.objects.for_product(name, on) for name in [*names, ""]} == {rubric}
    assert Rubric.objects.for_product(names[0], date(2020, 1, 1)) is None


def test_a_rubric_of_a_set_and_the_newest_version_come_first(rubric):
    day, own = (
        rubric.in_force_from,
        {"criteria_number": NUMBER, "in_force_from": rubric.in_force_from},
    )
    Rubric.objects.create(version=1, product_set="Chè", **own)
    newest = Rubric.objects.create(version=2, product_set="Chè", **own)
    assert Rubric.objects.for_product("Chè", day) == newest
    assert Rubric.objects.for_product("Mỹ phẩm", day) == rubric


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("D.1;x;4;0: a | 4: b;;", "A.1.1"),
        ("A.1;x;bốn;0: a | 4: b;;", "số nguyên"),
        ("A.1;x;41;0: a | 41: b;;", "từ 1 đến 40"),
        ("A.1;x;4;bốn điểm;;", "0: không có"),
        ("A.1;x;4;0: a | 0: b | 4: c;;", "0: không có"),
        ("A.1;x;4;0: a | 3: b;;", "cao nhất có 3"),
        ("A.1;;4;0: a | 4: b;;", "250"),
        ("A.1;x;4;0: a | 4: b;;9", "từ 0 đến 3"),
        ("A.1;x;4;0: a | 4: b;;00021", "từ 0 đến 3"),
        ("A.1;x;00401;0: a | 401: b;;", "từ 1 đến 40"),
    ],
)
def test_what_is_wrong_is_told_by_its_line(row, told):
    reading = read_rubric(f"{HEAD}B.1;y;2;0: a | 2: b;;\n{row}\n".encode())
    ((line, text),) = reading.wrong
    assert line == 3 and told in text and not reading.is_good


def workbook(**sheets) -> bytes:
    """By name of a sheet its rows."""
    book, content = Workbook(), BytesIO()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(content)
    return content.getvalue()


def test_a_workbook_says_the_same_as_a_csv_file(world):
    rows = list(csv.reader(StringIO(SAMPLE.read_text("utf-8-sig")), delimiter=";"))
    points = rows[0].index("điểm tối đa")
    typed = [rows[0], *([*row[:points], int(row[points]), *row[points + 1 :]] for row in rows[1:])]
    content = workbook(ghi_chu=[["Đọc trước"]], bo=typed)
    expected = read_rubric(SAMPLE.read_bytes())
    told = [model_to_dict(item) for item in read_rubric(content).items]
    assert told == [model_to_dict(item) for item in expected.items] and len(told) == 26
    client = world.admin_client(world.officer(world.portal, "admin"))
    file = SimpleUploadedFile("bo.xlsx", content)
    assert client.post(ADD, form(take="1", file=file)).status_code == 302
    assert Rubric.objects.get().items.count() == 26


def test_a_workbook_without_the_columns_is_told_which():
    with pytest.raises(ValidationError, match="phương án"):
        read_rubric(workbook(a=[["x"]], bo=[["mã", "nội dung", "điểm tối đa"], ["A.1", "x", 4]]))


def test_sums_that_are_not_those_of_the_criteria_are_refused():
    reading = read_rubric(f"{HEAD}A.1;x;4;0: a | 4: b;;\n".encode())
    assert not reading.is_good and len(reading.faults) == 3
    assert "40" in reading.faults[0]


@pytest.mark.parametrize("content", [b"", b"%PDF-1.4", "tên;điểm\nx;1".encode(), b"\x89PNG" * 9])
def test_a_file_without_a_rubric_says_what_to_do(content):
    with pytest.raises(ValidationError):
        read_rubric(content)


def test_the_province_tries_a_file_first_and_then_takes_it_in(world):
    client = world.admin_client(world.officer(world.portal, "admin"))
    tried = client.post(ADD, form(**{"try": "1"}))
    assert "mục nào cũng đúng" in tried.content.decode() and not Rubric.objects.exists()
    wrong = form(take="1", file=csv_file(f"{HEAD}A.1;x;4;0: a | 3: b;;\n"))
    refused = client.post(ADD, wrong).content.decode()
    assert "Dòng 2" in refused and not Rubric.objects.exists()
    taken = client.post(ADD, form(take="1"))
    rubric = Rubric.objects.get()
    assert taken.url == reverse("rubrics:inspect", args=[rubric.pk])
    assert rubric.is_sample and rubric.items.count() == 26
    assert "Câu chuyện sản phẩm" in client.get(taken.url).content.decode()
    again = client.post(ADD, form(take="1")).content.decode()
    assert "Phiên bản này đã có" in again and Rubric.objects.count() == 1


def test_a_file_of_ones_own_is_no_sample(world):
    client = world.admin_client(world.officer(world.portal, "admin"))
    content = SAMPLE.read_text("utf-8")
    client.post(ADD, form(take="1", version="2", product_set="Chè", file=csv_file(content)))
    rubric = Rubric.objects.get()
    assert (rubric.version, rubric.product_set, rubric.is_sample) == (2, "Chè", False)


@pytest.mark.parametrize("role", ["editor", "admin"])
def test_communes_take_none_in(world, rubric, role):
    client = world.admin_client(world.officer(world.a, role))
    client.post(ADD, form(take="1", version="2"))
    assert Rubric.objects.count() == 1


def test_a_version_never_changes_and_a_sample_is_marked(world, rubric):
    before = model_to_dict(rubric)
    boss = get_user_model().objects.create_superuser("quantri", "", "x")
    address = reverse("rubrics:inspect", args=[rubric.pk])
    for user in (world.officer(world.portal, "admin"), boss):
        client = world.admin_client(user)
        changed = form(version="7", product_set="Chè", is_sample="")
        for answer in (
            client.post(reverse("rubrics:edit", args=[rubric.pk]), changed),
            client.get(reverse("rubrics:edit", args=[rubric.pk])),
        ):
            assert answer.status_code == 302 and answer.url == address
        assert model_to_dict(Rubric.objects.get()) == before
        shown = " ".join(client.get(address).text.split())
        assert "<dt>Dữ liệu mẫu</dt> <dd> Có </dd>" in shown
    assert not world.officer(world.portal, "admin").has_perm("renewal.change_rubric")


def test_one_that_dossiers_use_stays(world, rubric, cam, sent):
    editor = world.admin_client(world.officer(world.a))
    editor.post(f"/admin/lam-lai-chung-nhan/{cam.pk}/", sent(round="2099-06-30"))
    boss = world.admin_client(world.officer(world.portal, "admin"))
    assert not Renewal.objects.exists()  # no such round
    Renewal.objects.create(
        site=world.a.site,
        product_key=cam.translation_key,
        rubric=rubric,
        round=rubric.in_force_from,
    )
    boss.post(reverse("rubrics:delete", args=[rubric.pk]))
    assert Rubric.objects.exists() and RubricItem.objects.exists()


def test_the_command_takes_the_sample_in_once(db):
    out = StringIO()
    call_command("import_rubric", "--dry-run", stdout=out)
    assert not Rubric.objects.exists()
    call_command("import_rubric", stdout=out)
    assert Rubric.objects.get().criteria_number == criteria_sets()[-1].number
    with pytest.raises(CommandError):
        call_command("import_rubric", stdout=out)
