"""Weeks as communes write them: each row comes in, or it is said why not."""

from datetime import date, datetime, time
from io import BytesIO
from unicodedata import normalize

import pytest
from django.core.files.base import ContentFile
from openpyxl import Workbook

from communes.schedules.importing.columns import columns_of
from communes.schedules.importing.reading import read_file, read_pasted
from communes.schedules.importing.rows import read_rows
from communes.schedules.models.entry import EntryType, Session
from portal.core.weeks import Week
from tests.schedules.docx_shapes import cell, document, table

WEEK = Week(date(2026, 11, 23))
MON, TUE, WED, THU, FRI, SAT, SUN = WEEK.days


def read(content: bytes | str, name="lich.html"):
    """Entries and other lines of a file."""
    content = content.encode() if isinstance(content, str) else content
    (read_table,) = read_file(ContentFile(content, name=name))
    return read_rows(read_table, columns_of(read_table), WEEK)


def pasted(text: str, markup=""):
    (read_table,) = read_pasted(markup, text)
    return read_rows(read_table, columns_of(read_table), WEEK)


def told(found):
    return [(one.day, one.hours.start, one.session, one.content) for one in found]


def workbook(*rows, merge=(), name="Lịch") -> bytes:
    book = Workbook()
    book.active.title = name
    for row in rows:
        book.active.append(row)
    for cells in merge:
        book.active.merge_cells(cells)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def test_eight_columns_with_rowspans_that_overrun():
    found, left = read(
        "<p>LỊCH CÔNG TÁC TUẦN 48</p><table>"
        "<tr><td>Ngày<td>Thời gian<td>Nội dung<td>Lãnh đạo chủ trì/tham dự<td>Địa điểm"
        "<td>Thành phần<td>Văn phòng theo dõi<td>Ghi chú</tr>"
        "<tr><td rowspan=4>Thứ 2<br>(23/11/2026)<td>10h00<td>Họp ban<td>Đ/c Bí thư<td>P1"
        "<td>Uỷ viên<td>Chị Lan<td>&nbsp;</tr>"
        "<tr><td>07h30<td>Chào cờ<td>Toàn thể<td>Sân<td>&nbsp;<td>&nbsp;<td>&nbsp;</tr>"
        # One cell short, below a rowspan that says four.
        "<tr><td>Thứ 3<br>(24/11/2026)<td>14 giờ<td>Tập huấn<td>PCT<td>P2<td>Cán bộ<td></tr>"
        "<tr><td rowspan=3>Chủ nhật (29/11/2026)<td>7h<td>Ngày hội<td>Bí thư<td>Xóm 3<td>Bà con"
        "<td>&nbsp;<td>Cả ngày</tr></table><p>Nơi nhận: các xóm</p>"
    )
    assert told(found) == [
        (MON, time(10), Session.MORNING, "Họp ban"),
        (MON, time(7, 30), Session.MORNING, "Chào cờ"),
        (TUE, time(14), Session.AFTERNOON, "Tập huấn"),
        (SUN, time(7), Session.ALL_DAY, "Ngày hội"),
    ]
    first = found[0]
    assert (first.chair, first.place, first.participants) == ("Đ/c Bí thư", "P1", "Uỷ viên")
    assert first.host_unit == "Chị Lan"
    assert [line.source for line in left] == ["LỊCH CÔNG TÁC TUẦN 48", "Nơi nhận: các xóm"]


def test_morning_and_afternoon_below_one_day():
    found, left = read(
        "<table><tr><th>Thứ / Ngày<th>Buổi<th>Giờ<th>Nội dung<th>Địa điểm</tr>"
        "<tr><td rowspan=2>Thứ tư<br/>25/11/2026<td>Sáng<td>7h30<td>Giao ban<td>P1</tr>"
        "<tr><td>Chiều<td>2h<td>Họp xóm<td>Xóm 2</tr>"
        "<tr><td rowspan=2>Thứ năm<td>Sáng<td><td><td></tr>"
        "<tr><td>Chiều<td><td>Trực cơ quan<td></tr></table>"
    )
    assert told(found) == [
        (WED, time(7, 30), Session.MORNING, "Giao ban"),
        (WED, time(14), Session.AFTERNOON, "Họp xóm"),
        (THU, None, Session.AFTERNOON, "Trực cơ quan"),
    ]
    assert found[2].entry_type == EntryType.DUTY
    assert [(line.line, line.reason) for line in left] == [(4, "không có nội dung")]


def test_a_workbook_with_a_column_for_each_session_and_merged_days():
    found, left = read(
        workbook(
            ["LỊCH CÔNG TÁC TỪ NGÀY 23/11/2026 ĐẾN 28/11/2026"],
            ["Thứ", "Ngày", "Buổi Sáng", "Buổi Chiều"],
            [
                "Hai",
                datetime(2026, 11, 23),
                "7h30: Giao ban\n9h: Tiếp dân",
                "- 14h Họp",
            ],
            ["Ba", datetime(2026, 11, 24), "Tập huấn cả ngày", None],
            ["Tư", None, None, "Kiểm tra xóm 5"],
            merge=["A1:D1", "C4:D4"],
        ),
        "tuan.xlsx",
    )
    assert told(found) == [
        (MON, time(7, 30), Session.MORNING, "Giao ban"),
        (MON, time(9), Session.MORNING, "Tiếp dân"),
        (MON, time(14), Session.AFTERNOON, "Họp"),
        (TUE, None, Session.ALL_DAY, "Tập huấn cả ngày"),
        (WED, None, Session.AFTERNOON, "Kiểm tra xóm 5"),
    ]
    assert found[1].entry_type == EntryType.RECEPTION
    assert len(left) == 1


def test_times_and_formulas_of_a_workbook_are_read_as_text():
    found, _left = read(
        workbook(
            ["Ngày", "Giờ", "Nội dung", "Địa điểm"],
            [date(2026, 11, 26), time(7, 30), '=HYPERLINK("http://x.test","Họp")', "P1"],
            ["26/11", 0.5625, "Họp HĐND", None],
        ),
        "a.xlsx",
    )
    assert told(found) == [
        (THU, time(7, 30), Session.MORNING, '=HYPERLINK("http://x.test","Họp")'),
        (THU, time(13, 30), Session.AFTERNOON, "Họp HĐND"),
    ]


def test_a_column_for_each_leader():
    found, _left = pasted(
        "Ngày\tBuổi\tChủ tịch UBND\tPCT Nguyễn Văn An\n"
        "Thứ 2\tSáng\tGiao ban\tHọp tỉnh\n\tChiều\tĐi cơ sở\t\n"
    )
    assert [(one.chair, one.content, one.session) for one in found] == [
        ("Chủ tịch UBND", "Giao ban", Session.MORNING),
        ("PCT Nguyễn Văn An", "Họp tỉnh", Session.MORNING),
        ("Chủ tịch UBND", "Đi cơ sở", Session.AFTERNOON),
    ]


def test_days_in_the_head_and_sessions_at_the_side():
    found, _left = pasted("Buổi\tThứ 2\tThứ 3\tThứ 7\nSáng\tGiao ban\t\tHọp xóm\nChiều\t\tHọp\tx")
    assert told(found) == [
        (MON, None, Session.MORNING, "Giao ban"),
        (SAT, None, Session.MORNING, "Họp xóm"),
        (TUE, None, Session.AFTERNOON, "Họp"),
    ]


def test_a_head_of_two_rows():
    found, _left = pasted(
        "",
        "<table><tr><th rowspan=2>Thứ<th colspan=2>Sáng<th colspan=2>Chiều"
        "<tr><th>Nội dung<th>Địa điểm<th>Nội dung<th>Địa điểm"
        "<tr><td>Thứ 2<td>8h Giao ban<td>P1<td>14h30 Họp<td>P2"
        "<tr><td>Thứ 6<td colspan=4>Diễn tập</table>",
    )
    assert told(found) == [
        (MON, time(8), Session.MORNING, "Giao ban"),
        (MON, time(14, 30), Session.AFTERNOON, "Họp"),
        (FRI, None, Session.ALL_DAY, "Diễn tập"),
    ]
    assert [one.place for one in found] == ["P1", "P2", ""]


def test_days_and_sessions_in_rows_of_their_own_and_the_head_again():
    found, left = read(
        document(
            "UỶ BAN NHÂN DÂN XÃ",
            table(
                ["Giờ", "Nội dung", "Địa điểm", "Chủ trì"],
                [cell("Thứ Hai, ngày 23 tháng 11 năm 2026", span=4)],
                [cell("Buổi sáng", span=4)],
                ["7 giờ 30", "Giao ban", "P1", "Chủ tịch"],
                ["Giờ", "Nội dung", "Địa điểm", "Chủ trì"],
                [cell("Buổi chiều", span=4)],
                ["2h30-4h", "Họp\nnội bộ", "P2", ""],
                ["sau giờ làm", "Trực", "", ""],
            ),
            "Ghi chú: lịch có thể thay đổi",
        ),
        "lich.docx",
    )
    assert told(found) == [
        (MON, time(7, 30), Session.MORNING, "Giao ban"),
        (MON, time(14, 30), Session.AFTERNOON, "Họp nội bộ"),
        (MON, None, Session.AFTERNOON, "Trực"),
    ]
    assert (found[1].hours.end, found[1].is_public) == (time(16), False)
    assert found[2].doubts == ("“sau giờ làm” không phải là giờ.",)
    reasons = [line.reason for line in left]
    assert "đầu bảng lặp lại" in reasons
    assert left[-1].source == "Ghi chú: lịch có thể thay đổi"


def test_a_word_table_with_days_merged_over_rows():
    found, _left = read(
        document(
            table(
                ["Thứ, ngày", "Thời gian", "Nội dung công việc", "Thành phần"],
                [cell("Thứ 5\n26/11", merge="restart"), "7h30", "Giao ban", "Cán bộ"],
                [cell("", merge="continue"), "14h00", "Họp dân", "Bà con"],
            )
        ),
        "lich.docx",
    )
    assert [(one.day, one.hours.start) for one in found] == [(THU, time(7, 30)), (THU, time(14))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1258"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_of_any_program(encoding, separator):
    rows = [
        ["Ngày", "Giờ", "Nội dung", "Địa điểm"],
        ["24/11/2026", "7:30-9:00", '"Họp, bàn việc; xóm"', "Xóm 1"],
        ["2026-11-27", "14g15", "Họp", "Xóm 2"],
    ]
    text = "\r\n".join(separator.join(row) for row in rows)
    if encoding == "cp1258":
        # That code page has letters and tones apart.
        text = "".join(map(_apart, text))
    found, _left = read(text.encode(encoding), "lich.csv")
    assert told(found) == [
        (TUE, time(7, 30), Session.MORNING, "Họp, bàn việc; xóm"),
        (FRI, time(14, 15), Session.AFTERNOON, "Họp"),
    ]
    assert found[0].hours.end == time(9)


def _apart(letter: str) -> str:
    """A letter and its tone, its other marks left where they are."""
    parts = normalize("NFD", letter)
    tones = "".join(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
    return normalize("NFC", "".join(mark for mark in parts if mark not in tones)) + tones


def test_pasted_lines_without_a_head_in_decomposed_letters():
    found, _left = pasted(
        normalize("NFD", "Thứ 2, 23/11\t7h30 - 9h\tHọp giao ban đầu tuần\nCN\t19 giờ\tLễ hội\n")
    )
    assert told(found) == [
        (MON, time(7, 30), Session.MORNING, "Họp giao ban đầu tuần"),
        (SUN, time(19), Session.EVENING, "Lễ hội"),
    ]
    assert found[0].hours.end == time(9)


def test_rows_of_an_old_sites_module():
    found, _left = read(
        "e_day,e_month,e_week,e_year,e_time,e_shour,e_smin,e_ehour,e_emin,status,e_content,"
        "e_element,e_location,e_host,e_note\n"
        '25,11,48,2026,0,8,0,-1,-1,1,"<p>Họp &amp; b&agrave;n</p>",Cán bộ,P1,Chủ tịch,\n'
        "0,0,48,2026,1795712400,14,0,16,30,0,Họp,,,,\n",
        "rows.csv",
    )
    assert told(found) == [
        (WED, time(8), Session.MORNING, "Họp & bàn"),
        (FRI, time(14), Session.AFTERNOON, "Họp"),
    ]
    assert (found[1].hours.end, found[1].is_public) == (time(16, 30), False)


def test_a_day_and_a_time_in_one_cell_and_labels_within_the_work():
    found, _left = pasted(
        "Thời gian\tNội dung\n"
        '7h30 thứ Hai (23/11/2026)\t"Giao ban\nĐịa điểm: Hội trường\nThành phần: Cán bộ"\n'
        "Chiều thứ Ba\tHọp dân\n"
    )
    assert told(found) == [
        (MON, time(7, 30), Session.MORNING, "Giao ban"),
        (TUE, None, Session.AFTERNOON, "Họp dân"),
    ]
    assert (found[0].place, found[0].participants) == ("Hội trường", "Cán bộ")


def test_notes_say_a_state_or_go_with_the_work():
    found, _left = pasted(
        "Ngày\tGiờ\tNội dung\tGhi chú\n23/11\t8h\tHọp A\tHoãn\n23/11\t9h\tHọp B\tNội bộ\n"
        "23/11\t10h\tHoàn thành báo cáo Mặt trận\tMang theo sổ\n"
    )
    assert [(one.content, one.is_cancelled, one.is_public) for one in found] == [
        ("Họp A", True, True),
        ("Họp B", False, False),
        ("Hoàn thành báo cáo Mặt trận (Mang theo sổ)", False, True),
    ]


def test_a_weekday_that_is_not_that_of_its_date_is_doubted():
    found, _left = pasted("Ngày\tNội dung\nThứ 3 (23/11/2026)\tHọp\nThứ 2 (31/11/2026)\tTrực\n")
    assert [one.day for one in found] == [MON, MON]
    assert found[0].doubts == ("23/11/2026 là thứ Hai, bảng lại ghi thứ khác.",)
    assert found[1].doubts == ("Không có ngày 31/11.",)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("7h30", time(7, 30), None),
        ("07 h 30'", time(7, 30), None),
        ("7 giờ 30 phút", time(7, 30), None),
        ("7 giờ rưỡi", time(7, 30), None),
        ("14 giờ", time(14), None),
        ("7.30-11.30", time(7, 30), time(11, 30)),
        ("7h-9h", time(7), time(9)),
        ("7-9h", time(7), time(9)),
        ("Từ 13h30 đến 15h", time(13, 30), time(15)),
        ("2h chiều", time(14), None),
        ("8 giờ tối", time(20), None),
        ("8:00 SA", time(8), None),
        ("2:00 CH", time(14), None),
        ("13:30:00", time(13, 30), None),
        ("25h00", None, None),
        ("7h75", None, None),
    ],
)
def test_times_as_they_are_written(text, start, end):
    found, _left = pasted(f"Ngày\tGiờ\tNội dung\n23/11\t{text}\tHọp\n")
    assert (found[0].hours.start, found[0].hours.end) == (start, end)
    assert bool(found[0].doubts) == (start is None)
