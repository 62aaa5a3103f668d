"""Places from a table: a look first, good rows published, the others told in words."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from communes.places.models import PlacePage
from tests.places.factories import make_place

TABLE = """Tên;Loại;Địa chỉ;Điện thoại;Giờ mở cửa;Vĩ độ;Kinh độ;Wifi
Trạm y tế xã;trạm y tế;Xóm 3;0238 300 0115;T2-T6 7:30-11:30, 13:30-17:00;18,985;105,021;có
Chợ Mới;;Xóm 1;;24/24;;;
Nhà A;lâu đài;Xóm 2;12;lúc nào cũng được;18,9;;có lẽ
Chợ Mới;;Xóm 9;;;;;
;;;;;;;
"""


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a, "approver"))


def send(client, content: bytes | str, *, look=False, name="dia-diem.csv", **data):
    content = content.encode() if isinstance(content, str) else content
    sent = {"file": SimpleUploadedFile(name, content), **data}
    return client.post(reverse("places:take"), sent | ({"only_look": "on"} if look else {}))


def test_a_look_keeps_nothing_and_tells_all(world, editor):
    html = send(editor, TABLE, look=True).content.decode()
    assert not PlacePage.objects.exists()
    assert "Mới: 2. Thay đổi: 0. Giữ nguyên: 0. Chưa đúng: 2." in html
    for text in (
        "loại: Không có loại này.",
        "điện thoại: ",
        "giờ mở cửa: Ghi giờ như",
        "vĩ độ: ",
        "wifi: Ghi “có” hoặc “không”.",
        "Tên này đã có ở dòng 3",
    ):
        assert text in html
    assert "<td>4</td>" in html and "<td>5</td>" in html


def test_good_rows_are_published_and_the_same_file_changes_nothing_more(world, editor):
    send(editor, TABLE)
    clinic, market = PlacePage.objects.order_by("-title")
    assert (clinic.title, clinic.live, clinic.place_kind) == ("Trạm y tế xã", True, "clinic")
    assert clinic.opening.codes == ["Mo-Fr 07:30-11:30", "Mo-Fr 13:30-17:00"]
    assert (str(clinic.latitude), clinic.phone, clinic.has_wifi) == (
        "18.985000",
        "02383000115",
        True,
    )
    assert (market.place_kind, market.closed_on_holidays) == ("market", True)
    assert world.get(world.a.site, "/dia-diem-cong-cong/tram-y-te-xa/").status_code == 200
    assert "Giữ nguyên: 2." in send(editor, TABLE).content.decode()
    assert PlacePage.objects.count() == 2


def test_a_place_that_is_there_is_changed_by_its_cells_alone(world, editor):
    make_place(world.a, is_sample=True, vpostcode="VN-1")
    send(editor, "ten,dia chi,vpostcode\nTRẠM Y TẾ XÃ,Xóm 9,\n")
    place = PlacePage.objects.get()
    assert (place.address, place.vpostcode, place.is_sample) == ("Xóm 9", "VN-1", False)
    assert place.phone == "02383000115" and place.opening


def test_a_draft_or_a_lock_is_not_written_over(world, editor):
    drafted, locked = make_place(world.a), make_place(world.a, "Trường")
    drafted.address = "Nháp"
    drafted.save_revision()
    PlacePage.objects.filter(pk=locked.pk).update(locked=True)
    html = send(editor, "ten,dia chi\nTrạm y tế xã,Xóm 9\nTrường,Xóm 9\n").content.decode()
    assert "đang có bản nháp" in html and "đang bị khoá" in html
    assert not PlacePage.objects.filter(address="Xóm 9").exists()


def workbook(*rows: list[str]) -> bytes:
    book, file = Workbook(), BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def test_an_excel_file_is_read_too(world, editor):
    content = workbook(["Danh sách địa điểm"], ["Tên", "Địa chỉ"], ["Bưu điện", "Xóm 1"])
    send(editor, content, name="x.xlsx")
    assert PlacePage.objects.get().place_kind == "post"


def test_a_line_has_the_number_that_the_sheet_gives_it(world, editor):
    content = workbook([], ["Danh sách"], [], ["Tên", "Địa chỉ"], [], ["Bưu điện", ""])
    assert "<td>6</td>" in send(editor, content, name="x.xlsx").content.decode()


def test_empty_lines_below_the_table_are_no_rows(world, editor):
    send(editor, TABLE + ";;;;;;;\n" * 3000)
    assert PlacePage.objects.count() == 2


@pytest.mark.parametrize("count", [501, 2000])
def test_no_row_of_a_long_sheet_is_left_out_in_silence(world, editor, count):
    above = [["Danh sách địa điểm"], ["của xã"], ["năm 2026"], ["Tên", "Địa chỉ"]]
    content = workbook(*above, *([f"Chợ {number}", "Xóm 1"] for number in range(count)))
    assert "hơn 500 dòng" in send(editor, content, look=True).content.decode()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("", "Tệp này rỗng"),
        ("a,b\n1,2\n", "Không dòng nào của tệp ghi tên các cột: tên, địa chỉ."),
        (b"%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n", "ảnh"),
        ("ten,dia chi\n" + "a,b\n" * 600, "hơn 500 dòng"),
    ],
)
def test_a_file_that_holds_nothing_is_refused_in_words(world, editor, content, told):
    answer = send(editor, content)
    assert answer.status_code == 200 and told.lower() in answer.content.decode().lower()
    assert not PlacePage.objects.exists()


def test_who_does_not_publish_here_has_no_way_in(world, editor):
    contributor = world.admin_client(world.officer(world.a, "contributor"))
    assert send(contributor, TABLE).status_code in (302, 403)
    send(editor, TABLE, site=world.b.site.pk)
    assert not PlacePage.objects.descendant_of(world.b.home).exists()


def test_the_list_of_places_leads_to_it(world, editor):
    html = editor.get(reverse("places:index")).content.decode()
    assert reverse("places:take") in html
