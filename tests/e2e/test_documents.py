"""A signed plan is published by an officer, checked by a reader, found by a word inside it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from communes.documents.demo.sample import FILES
from tests.documents.signing import Authority, added_after
from tests.e2e.logging_in import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

PLAN = FILES / "thanhson-31-kh-ubnd.pdf"


@pytest.fixture(scope="module")
def authorities(demo):
    """One whose root the province has put into its folder, and one that nobody knows."""
    known, unknown = Authority("UBND xa Thanh Son"), Authority("UBND xa La")
    folder = Path(demo.env["DATA_DIR"], "signature-roots")
    folder.mkdir(exist_ok=True)
    (folder / "goc.pem").write_bytes(known.pem)
    return known, unknown


def post(officer, demo, data: bytes, number: str) -> None:
    """Puts a file in, looks at what is proposed, and publishes."""
    officer.goto(demo.url("", "/admin/"))
    officer.get_by_role("link", name="Văn bản", exact=True).first.click()
    officer.get_by_role("link", name="Thêm văn bản").first.click()
    officer.locator("[data-chooser-action-choose]").first.click()
    dialog = officer.get_by_role("dialog")
    dialog.get_by_role("tab", name="Tải lên").click()
    file = {"name": f"{number.replace('/', '-')}.pdf", "mimeType": "application/pdf"}
    dialog.locator("input[type=file]").set_input_files(file | {"buffer": data})
    dialog.locator("input[name$=title]").fill(f"Bản gốc {number}")
    dialog.locator("[type=submit]").last.click()
    expect(dialog).to_be_hidden()
    # What stands on the first page is proposed, to be looked at.
    expect(officer.locator("#id_issued_on")).not_to_have_value("", timeout=20_000)
    expect(officer.locator("#id_abstract")).not_to_have_value("")
    assert officer.locator("#id_document_type").input_value()
    officer.locator("#id_number").fill(number)
    officer.locator("footer .w-dropdown__toggle").click()
    with officer.expect_navigation(timeout=60_000):
        officer.locator("button[name=action-publish]").click()
    expect(officer.locator(".messages .success")).to_be_visible()


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("how", "number", "told"),
    [
        ("trusted", "901/KH-UBND", "đúng"),
        ("changed", "902/KH-UBND", "đã bị sửa sau khi ký"),
        ("unknown", "903/KH-UBND", "chưa có chứng thư gốc"),
        ("none", "904/KH-UBND", "không có chữ ký"),
    ],
)
def test_a_document_says_whether_its_signature_holds(
    demo, desk, page, authorities, how, number, told
):
    known, unknown = authorities
    plain = PLAN.read_bytes()
    makers = {
        "trusted": lambda: known.sign(plain),
        "changed": lambda: added_after(known.sign(plain)),
        "unknown": lambda: unknown.sign(plain),
        "none": lambda: plain,
    }
    data = makers[how]()
    log_in(desk, demo, "thanhson-approver")
    post(desk, demo, data, number)
    page.goto(demo.url("thanhson", f"/van-ban/?q={number}"))
    page.locator("#ket-qua .list a").first.click()
    main = page.locator("main")
    expect(main).to_contain_text(number)
    expect(main).to_contain_text(told)
    # The paper leads to its check, which knows it; a copy with one byte more is not known.
    page.locator("main details summary").first.click()
    page.get_by_role("link", name="Đối chiếu với sổ đăng ký").click()
    expect(page.locator("main")).to_contain_text(number)
    page.locator("form[data-check] input[type=file]").set_input_files(
        {"name": "gia.pdf", "mimeType": "application/pdf", "buffer": data + b"\n"}
    )
    with page.expect_navigation():
        page.locator("form[data-check] button").click()
    expect(page.get_by_text("Không thấy tệp này trong sổ")).to_be_visible()


def test_a_word_inside_the_file_finds_the_document(demo, page):
    page.goto(demo.url("thanhson", "/tim-kiem/?q=đèn+pin+loa+cầm+tay"))
    hit = page.locator("li.hit", has_text="31/KH-UBND").first
    expect(hit).to_contain_text("loa cầm tay")
