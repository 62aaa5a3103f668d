"""Files of procedures as the national database, provinces and spreadsheets write them."""

import json
import unicodedata
import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError

from communes.procedures.importing import values
from communes.procedures.importing.files import MOST_BYTES, read_files
from communes.procedures.importing.records import Basis, Paper, Record, Way

NATIONAL = {
    "thu_tuc_id": "9.100001",
    "source_file": "ChiTietTTHC_9.100001.doc",
    "metadata": {
        "mã_thủ_tục": "9.100001",
        "tên_thủ_tục": "Đăng ký nuôi chó",
        "số_quyết_định": "Quyết định số 1/QĐ-UBND",
        "cấp_thực_hiện": "Cấp Xã",
        "lĩnh_vực": "Thú y",
    },
    "content": {
        "trình_tự_thực_hiện": "- Bước 1: Nộp tờ khai. - Bước 2: Nhận giấy.",
        "cách_thức_thực_hiện": "",
        "đối_tượng_thực_hiện": "Công dân Việt Nam",
        "cơ_quan_thực_hiện": "Uỷ ban nhân dân xã",
        "cơ_quan_phối_hợp": "Không có thông tin",
        "kết_quả_thực_hiện": "Giấy xác nhận",
        "yêu_cầu_điều_kiện_thực_hiện": "Không",
    },
    "tables": {
        "hinh_thuc_nop": [
            {
                "hinh_thuc": "Trực tiếp",
                "thoi_han_giai_quyet": "3 Ngày làm việc",
                "phi_le_phi": "Phí : 0 Đồng",
            },
            {
                "hinh_thuc": "Dịch vụ bưu chính",
                "thoi_han_giai_quyet": "5 Ngày",
                "phi_le_phi": "Lệ phí : 20.000 Đồng (trẻ em 10.000 đồng)",
                "mo_ta": "Gửi tờ khai",
            },
        ],
        "thanh_phan_ho_so": [
            {
                "ten_giay_to": "- Tờ khai",
                "so_luong": "Mau01.docx",
                "ghi_chu": "Bản chính: 1\nBản sao: 0",
            },
            {
                "ten_giay_to": "Giấy tiêm phòng",
                "so_luong": "",
                "ghi_chu": "Bản chính: 0\nBản sao: 2",
            },
        ],
        "can_cu_phap_ly": [
            {
                "so_ky_hieu": "Luật số 79/2015/QH13",
                "trich_yeu": "Luật Thú y",
                "ngay_ban_hanh": "19/06/2015",
            },
            {"so_ky_hieu": "không số", "trich_yeu": "Thông lệ"},
        ],
    },
}
READ = Record(
    code="9.100001",
    title="Đăng ký nuôi chó",
    field="Thú y",
    authority="Cấp Xã",
    decision="Quyết định số 1/QĐ-UBND",
    who="Công dân Việt Nam",
    agency="Uỷ ban nhân dân xã",
    result="Giấy xác nhận",
    steps=("Nộp tờ khai.", "Nhận giấy."),
    ways=(
        Way("direct", 3, "", 0),
        Way(
            "post", None, "5 Ngày", None, "Lệ phí : 20.000 Đồng (trẻ em 10.000 đồng)", "Gửi tờ khai"
        ),
    ),
    papers=(Paper("Tờ khai", 1, 0, "", "Mau01.docx"), Paper("Giấy tiêm phòng", 0, 2)),
    bases=(Basis("79/2015/QH13", "Luật Thú y", "", "2015-06-19"),),
)


def as_json(found) -> bytes:
    return json.dumps(found, ensure_ascii=False).encode()


def nfd(found):
    if isinstance(found, str):
        return unicodedata.normalize("NFD", found)
    if isinstance(found, list):
        return [nfd(one) for one in found]
    if isinstance(found, dict):
        return {nfd(key): nfd(value) for key, value in found.items()}
    return found


def read(name, content):
    reading = read_files([(name, content)])
    return list(reading.records.values()), reading.faulty


@pytest.mark.parametrize(
    "found",
    [
        NATIONAL,
        nfd(NATIONAL),
        [NATIONAL],
        {"data": [NATIONAL], "total": 1},
        {"9.100001": NATIONAL},
        # Flat, with the heads of a printed form.
        {"Mã thủ tục": "9.100001", "Tên thủ tục": "Đăng ký nuôi chó", "Lĩnh vực": "Thú y"}
        | NATIONAL["metadata"]
        | NATIONAL["content"]
        | NATIONAL["tables"],
    ],
    ids=["national", "nfd", "list", "wrapped", "by code", "flat"],
)
def test_json_of_each_shape_is_the_same_procedure(found):
    assert read("a.json", as_json(found)) == ([READ], [])


def test_what_was_read_survives_the_database():
    assert Record.parse(json.loads(json.dumps(READ.as_json()))) == READ


def test_lines_of_json_and_packed_files_are_read():
    other = NATIONAL | {"thu_tuc_id": "9.100002"}
    other["metadata"] = NATIONAL["metadata"] | {"mã_thủ_tục": "9.100002"}
    lines = as_json(NATIONAL) + b"\n" + as_json(other)
    assert len(read("a.jsonl", lines)[0]) == 2
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x/9.100001.json", as_json(NATIONAL))
        archive.writestr("x/9.100002.json", as_json(other))
        archive.writestr("doc.txt", "no")
    records, faulty = read("a.zip", packed.getvalue())
    assert [one.code for one in records] == ["9.100001", "9.100002"]
    assert faulty == []


CSV = """DANH MỤC THỦ TỤC;;;;
;;;;
Mã thủ tục;Tên thủ tục;Cách thức thực hiện;Thành phần hồ sơ;Căn cứ pháp lý
9.100001;Đăng ký nuôi chó;"Trực tiếp | 3 ngày làm việc | Không thu
Trực tuyến | 2 ngày làm việc | 0 đồng";"Tờ khai | 01 bản chính | Mẫu 01
Giấy tiêm phòng";79/2015/QH13
;Không có mã;;;
9.100003;;;;
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_of_a_spreadsheet_keeps_the_good_lines_and_names_the_others(encoding):
    records, faulty = read("a.csv", CSV.encode(encoding))
    [one] = records
    assert one.ways == (Way("direct", 3, "", 0), Way("online", 2, "", 0))
    assert one.papers == (Paper("Tờ khai", 1, 0, "", "Mẫu 01"), Paper("Giấy tiêm phòng"))
    assert one.bases[0].number == "79/2015/QH13"
    assert [(fault.where.endswith("7"), fault.where.endswith("8")) for fault in faulty] == [
        (True, False),
        (False, True),
    ]
    assert "mã thủ tục" in faulty[0].faults[0]


def test_two_of_one_code_are_told():
    other = {"metadata": NATIONAL["metadata"] | {"tên_thủ_tục": "Khác"}}
    records, faulty = read("a.json", as_json([NATIONAL, NATIONAL, other]))
    assert records == [READ]
    assert "9.100001" in faulty[0].faults[0]


def test_what_is_too_long_names_its_field():
    found = {"mã": "1", "tên thủ tục": "x" * 300, "thành phần hồ sơ": ["y" * 1200]}
    [], [fault] = read("a.json", as_json(found))
    assert len(fault.faults) == 2
    assert "300" in fault.faults[0]


@pytest.mark.parametrize(
    "content",
    [b"{", b'{"a": ', b"[1, 2]", b"null", b"\x00\x01\x02", b"%PDF-1.7", b"a;b\n1;2", b" "],
)
def test_what_is_no_list_of_procedures_is_told(content):
    records, faulty = read("a.bin", content)
    assert records == []
    assert faulty[0].faults


def test_an_empty_list_is_told():
    [], [fault] = read("a.json", b"[]")
    assert fault.faults == ["Tệp này không có thủ tục nào."]


def test_a_broken_package_is_refused():
    with pytest.raises(ValidationError, match="bị hỏng"):
        read("a.zip", b"PK\x03\x04broken")


def test_a_package_that_swells_is_refused():
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.json", b" " * (MOST_BYTES + 1))
    with pytest.raises(ValidationError, match="quá lớn"):
        read("a.zip", packed.getvalue())


def test_deep_json_is_told_not_followed():
    deep = b'{"a":' * 100_000 + b"1" + b"}" * 100_000
    assert read("a.json", deep)[1]


@pytest.mark.parametrize(
    ("said", "days", "words"),
    [
        ("10 Ngày làm việc", 10, ""),
        ("Trong 03 ngày làm việc.", 3, ""),
        ("15 Ngày", None, "15 Ngày"),
        ("Trong ngày làm việc", None, "Trong ngày làm việc"),
        ("05 ngày làm việc, phải xác minh: 10 ngày làm việc", None, None),
        ("Không có thông tin", None, ""),
    ],
)
def test_times(said, days, words):
    assert values.takes(said) == (days, said if words is None else words)


@pytest.mark.parametrize(
    ("said", "fee", "words"),
    [
        ("Phí : 0 Đồng", 0, ""),
        ("Lệ phí : 400.000 Đồng", 400_000, ""),
        ("8.000đ", 8_000, ""),
        ("Miễn phí", 0, ""),
        ("Không", 0, ""),
        ("Phí : 5.000 Đồng (mỗi bản)", 5_000, None),
        ("8.000 đồng/bản; từ bản thứ 3: 3.000 đồng", None, None),
        ("Theo nghị quyết của HĐND tỉnh", None, None),
        ("", None, ""),
    ],
)
def test_fees(said, fee, words):
    assert values.costs(said) == (fee, said if words is None else words)


def test_long_steps_are_cut_between_sentences_and_nothing_is_lost():
    said = " ".join(f"Câu số {n} nói một việc." for n in range(200))
    parts = values.steps(said, 600)
    assert " ".join(parts) == said
    assert max(map(len, parts)) <= 600
    assert all(part.endswith(".") for part in parts)


@pytest.mark.parametrize("number", ["61/2014/QH13", "123/2015/NĐ-CP", "1872/QĐ-BTP", "11-NQ/TW"])
def test_numbers_of_documents(number):
    assert values.NUMBER.search(f"Căn cứ số {number} ngày 1/1/2020")[0] == number
