"""Which numbers are a person's, and which are what people ask about."""

import unicodedata

import pytest

from communes.questions.personal import holds_personal_number
from tests.questions.test_ask import FORM

PERSONAL = [
    "040088001234",
    "Căn cước của tôi là 040 088 001 234, làm lại ở đâu?",
    "số 040.088.001.234 nhé",
    "040-123-456-789",
    "040–123–456–789",
    "040—123—456—789",
    "040\u2011123\u2011456\u2011789",
    "0400 8800 1234",
    "040088 001234",
    "040 0 88 001234",
    "040 - 088 - 001 - 234",
    "040\u00a0088\u00a0001\u00a0234",
    "040\u202f088\u202f001\u202f234",
    "040\u200b088\u200b001\u200b234",
    "0\ufeff40088001234",
    "\u202a040088001234\u202c",
    "０４００８８００１２３４",
    "CCCD:001301012345.",
    "tôi,096203001234,xin hỏi",
    "040088001234 cấp ngày 01/01/2022",
    "040088001234 01/01/2022",
    "CMND 186123456",
    "cmnd số: 186 123 456",
    "số chứng minh nhân dân của tôi là 186.123.456",
    "Chứng minh thư cũ 186123456 mất rồi",
    "CMT (186123456)",
    "can cuoc so 186123456",
    "DN4401234567890",
    "thẻ bảo hiểm GD 4 40 12345 67890",
    "HT-3-40-4012345678",
    "cccd040088001234",
    "CCCD: 040 0 88 001234",
    "040/088/001/234",
    "040,088,001,234",
    "040|088|001|234",
    "040\u2043088\u2043001\u2043234",
    "040\u034f088001234",
    "٠٤٠٠٨٨٠٠١٢٣٤",
    "số định danh cá nhân 040 320 001 234",
    "mã số thuế 040088001234",
    "số CMND: 18 612 3456",
    "cmnd 1861 23456",
    "CMND186123456",
    "CMND 186123456 0912345678",
    "chứng minh thư nhân dân 186123456",
    unicodedata.normalize("NFD", "chứng minh nhân dân số 186123456"),
    "sổ bảo hiểm 4012345678",
    "hộ chiếu C1234567",
    "Passport số B 1234567",
    "BHYT số 4012345678",
    "bảo hiểm xã hội mã 4012 345 678",
]
HARMLESS = [
    "Hồ sơ 000.00.12.H41-261124-0012 đến đâu rồi?",
    "H41.12-261124-0012",
    "G22.99-261124-0012",
    "H41.12.45-261124-0012",
    "000.16.23.H40-240312-0089",
    "Hồ sơ 012-261124-0012 nộp hôm qua",
    "7.30-11.30 13.30-17.00",
    "07.30-11.30 13.30-17.00",
    "07.30-11.30 13.30",
    "0730 1130 1330",
    "Sáng 07:30-11:30, chiều 13:30-17:00",
    "2024 2025 2026",
    "2023-2024-2025",
    "100.000.000.000 đồng",
    "50 000 000 000 đ",
    "012.500.000.000đ",
    "10.11.2026-12.11.2026",
    "01.11.2026-05.11.26",
    "05-10-2026 06-10-2026",
    "Tài khoản 1901 2345 6789",
    "số tài khoản 0401 0012 3456",
    "STK: 040100123456 (Agribank)",
    "thẻ 9704 0401 2345 6789",
    "mã vạch 012345678905",
    "GTIN 08935001234567",
    "8935001234567",
    "0912 345 678 12 giờ gọi lại",
    "0912345678 0913456789",
    "0912 345 678 - 0913 456 789",
    "0238 300 0101 - 0238 300 0102",
    "gọi +84 912 345 678",
    "bảo hiểm xã hội 0238 300 0101",
    "CCCD làm ngày 15.10.2026 8 giờ",
    "đổi CMND 2024",
    "làm CCCD 07.30 11.30 13.30",
    "CCCD gọi 0912 345 678",
    "gọi bảo hiểm xã hội 1900 636 512",
    "hộ chiếu làm 10 ngày",
    "Mã hồ sơ: 010124-000123",
    "000-12-H41-261124-0012",
    "1.004873.000.00.00.H41",
    "MST 0100109106-001",
    "hóa đơn số 012345678901",
    "hoa don 012345678901",
    "TK: 040088001234",
    "mã giao dịch 012345678901",
    "mã khách hàng 012345678901",
    "seri 012345678901",
    "012.345.678.900 đồng",
    "các xóm 01 02 03 04 05 06",
    "các xóm 01-02-03-04-05-06",
    "thửa 012,013,014,015",
    "010126 020126",
    "01012026 0102",
    "Quyết định 012345678901/QĐ-UBND",
    "1678/NQ-UBTVQH15 ngày 16/6/2025",
    "thửa 123 tờ bản đồ 45, 1.200,5 m2",
    "toạ độ 18.679585 105.681335",
    "097 123 456 789",
    "040 900 001 234",
    "Công tơ điện PA09040012345",
]


@pytest.mark.parametrize("text", PERSONAL)
def test_numbers_of_persons_are_seen(text):
    assert holds_personal_number(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_other_numbers_may_be_asked_about(text):
    assert not holds_personal_number(text)


def test_the_form_says_which_number_to_take_out(world, form_data):
    text = "Số thẻ của tôi là 040–123–456–789, làm lại ở đâu?"
    html = world.post(world.a.site, FORM, form_data(question=text)).content.decode()
    assert "Xoá số căn cước" in html
    assert text in html
    text = "Hồ sơ 000.00.12.H41-261124-0012 nộp tuần trước đến đâu rồi?"
    assert world.post(world.a.site, FORM, form_data(question=text)).status_code == 302
