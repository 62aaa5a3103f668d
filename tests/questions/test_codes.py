"""Codes as people type them, and words that only look like codes."""

import pytest

from communes.questions.codes import clean_code, possible_codes
from communes.questions.models import Question

# By the code on paper, ways it reaches a field.
TYPED = [
    ("HD-7K3M-92QX", " hd 7k3m92qx "),
    ("HD-7K3M-92QX", "7K3M-92QX"),
    ("HD-7K3M-92QX", "Mã: HD-7K3M-92QX"),
    ("HD-7K3M-92QX", "mã câu hỏi hd7k3m92qx của tôi"),
    ("HD-7K3M-92QX", "HĐ-7K3M-92QX"),
    ("HD-7K3M-92QX", "hđ 7k3m 92qx"),
    ("HD-7K3M-92QX", "ＨＤ－７Ｋ３Ｍ－９２ＱＸ"),
    ("HD-7K3M-92QX", "HD–7K3M—92QX"),
    ("HD-7K3M-92QX", "HD\u20117K3M\u201192QX"),
    ("HD-7K3M-92QX", "\u200bHD-7K3M\u200b-92QX\ufeff"),
    ("HD-7W3M-92QX", "HD-7Ư3M-92QX"),
    ("HD-7W3M-92QX", "hd-7U\u031b3m-92qx"),
    ("HD-7WS3-92QX", "HD-7Ứ3-92QX"),
    ("HD-WNSK-92QX", "HĐ-ỨNK-92QX"),
    ("HD-WF7K-WJ3M", "HD-Ừ7K-Ự3M"),
    ("HD-WR7K-WX3M", "HD-Ử7K-Ữ3M"),
    ("HD-DD7K-92QX", "HD-Đ7K-92QX"),
    ("HD-D97K-92QX", "HD-Đ7K-92QX"),
    ("HD-DK3M-92QX", "HĐK3M92QX"),
    ("HD-WW7K-92QX", "HD-W7K-92QX"),
    ("HD-WWWW-WWWW", "HD-WWWW-WWWW"),
    ("HD-7K3M-92QX", "HÐ-7K3M-92QX"),
    ("HD-7K3M-92QX", "H Đ 7 K 3 M 9 2 Q X"),
    ("HD-7K3M-92QX", "HDD-7K3M-92QX"),
    ("HD-7K3M-92QX", "hd9 7k3m92qx"),
    ("HD-D345-6789", "HDD345-6789"),
    ("HD-7K3M-92QX", "HD·7K3M·92QX"),
    ("HD-7K3M-92QX", "HD/7K3M/92QX"),
    ("HD-7K3M-92QX", "HD, 7K3M, 92QX"),
    ("HD-7K3M-92QX", "(HD) 7K3M 92QX"),
    ("HD-7K3M-92QX", "“7K3M-92QX”"),
    ("HD-7K3M-92QX", "mã: 7k3m-92qx"),
    ("HD-7K3M-92QX", "https://a.test/hoi-dap/tra-cuu/HD-7K3M-92QX/"),
]
NO_CODES = [
    *("", "HD-7K3M-92Q", "HD-7K3M-92QXX", "HD-AAAA-0000", "../etc", "x" * 500, "Đ" * 60),
    *("Khánh Thành", "thủ tục kết hôn", "tổ công nghệ số", "2955/QĐ-BTP", "xã Phúc Thành"),
    *("Thịnh Trường", "tư pháp hộ tịch", "thủ tục hộ tịch", "000.00.12.H41-261124-0012"),
    *("hướng dẫn", "Ứng Hoà", "HĐND xã Thành Sơn", "quyết định 1678/NQ-UBTVQH15", "0912 345 678"),
]
# Shaped like codes, and words all the same.
NAMES = ["CMND CCCD", "BHXH BHTN", "GCN QSDD", "TTHC THPT", "23456789"]


@pytest.mark.parametrize(("code", "typed"), TYPED)
def test_a_code_is_read_through_any_keyboard(code, typed):
    assert code in possible_codes(typed)
    assert len(possible_codes(typed)) < 50


@pytest.mark.parametrize("typed", NO_CODES)
def test_names_and_numbers_are_no_codes(typed):
    assert clean_code(typed) == ""


@pytest.mark.sampled(6)
@pytest.mark.parametrize(("code", "typed"), TYPED)
def test_the_form_and_the_search_lead_to_the_question(world, make_question, code, typed):
    question = make_question(code=code)
    for path, name in (("/hoi-dap/tra-cuu/", "ma"), ("/tim-kiem/", "q")):
        response = world.get(world.a.site, path, data={name: typed})
        assert response.status_code == 302, path
        assert response["Location"] == f"/hoi-dap/tra-cuu/{question.code}/"


@pytest.mark.sampled(6)
@pytest.mark.parametrize("typed", [*NAMES, *NO_CODES[7:], "HD-7K3M-92QX"])
def test_no_query_ends_in_a_404(world, make_question, typed):
    make_question(world.b, code="HD-7K3M-92QX")
    assert Question.objects.in_site(world.b.site).meant_by("HD-7K3M-92QX")
    assert world.get(world.a.site, "/tim-kiem/", data={"q": typed}).status_code == 200


def test_an_address_is_understood_however_long_it_is():
    host = "https://thanhson.nghean.example.vn/en/questions-and-answers"
    for end in ("", "rut/", "?a=1"):
        assert clean_code(f"{host}/tra-cuu/HD-7K3M-92QX/{end}") == "HD-7K3M-92QX"
