"""What Word, Excel, Google Docs and Zalo put on the clipboard, pasted into a text of the admin."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.e2e.logging_in import log_in

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

SCRIPT = Path(__file__).parents[2] / "portal/static/admin/paste.js"
PASTE = """([html, text]) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  data.setData("text/plain", text);
  const editor = document.querySelector(".public-DraftEditor-content");
  const all = { clipboardData: data, bubbles: true, cancelable: true };
  editor.dispatchEvent(new ClipboardEvent("paste", all));
}"""
WORD = """<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><style>p.MsoNormal{}</style>
</head><body><!--StartFragment--><h1>Lịch tiêm</h1>
<p class=MsoNormal>Họp <del>ngày 3/4</del><ins>ngày 5/4</ins> <s>sáng</s>
<span style='text-decoration:line-through'>cũ</span></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·
<span>&nbsp;&nbsp;</span></span>Sổ tiêm</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·
<span>&nbsp;&nbsp;</span></span>Thẻ bảo hiểm</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1.
<span>&nbsp;&nbsp;</span></span>Đến bàn số 1</p>
<table class=MsoTableGrid><tr><td><p class=MsoNormal>Xóm</p></td><td><p>Giờ</p></td></tr>
<tr><td><p>Xóm 2</p></td><td><p>8h</p><p>sáng</p></td></tr><tr><td></td><td></td></tr></table>
<p><img src="file:///C:/anh.png">Hết</p><!--EndFragment--></body></html>"""
EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table><tbody>
<tr><td rowspan=2>Thứ Hai</td><td>7h30</td><td>Giao ban</td></tr>
<tr><td>14h</td><td></td></tr></tbody></table></body></html>"""
GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<p><span style="font-weight:400">Thường</span> <span style="font-weight:700">Đậm</span></p>
<ul><li><p>Một</p></li></ul></b>"""
ZALO = "Bà con chú ý\nmai cúp điện"


@pytest.fixture
def handed_on(browser):
    """What an editor is handed: its lines with their elements, the HTML, and what was said."""
    page = browser.new_page()
    page.set_content(
        '<script id="paste-words" data-pictures="Ảnh không đi theo"></script>'
        '<div class="public-DraftEditor-content" contenteditable></div>'
    )
    page.evaluate(
        """() => {
          const keep = (event) => {
            const html = event.clipboardData.getData("text/html");
            const text = event.clipboardData.getData("text/plain");
            window.got = { html, text };
            event.preventDefault();
          };
          document.querySelector("div").addEventListener("paste", keep);
          document.addEventListener("w-messages:add", (event) => (window.said = event.detail.text));
        }"""
    )
    page.add_script_tag(path=str(SCRIPT))

    def paste(html, text=""):
        page.evaluate(PASTE, [html, text])
        return page.evaluate("({...window.got, said: window.said || ''})")

    yield paste
    page.close()


def blocks(html):
    found = BeautifulSoup(html, "html.parser").select("h2, h3, li, p")
    return [(tag.name, " ".join(tag.get_text().split())) for tag in found if tag.get_text().strip()]


def test_word(handed_on):
    got = handed_on(WORD)
    assert blocks(got["html"]) == [
        ("h2", "Lịch tiêm"),
        ("p", "Họp ngày 5/4"),
        ("li", "Sổ tiêm"),
        ("li", "Thẻ bảo hiểm"),
        ("li", "Đến bàn số 1"),
        ("p", "Xóm | Giờ"),
        ("p", "Xóm 2 | 8h sáng"),
        ("p", "Hết"),
    ]
    assert "<ol><li>Đến bàn số 1</li></ol>" in got["html"]
    assert got["text"].split("\n")[-2:] == ["Xóm 2 | 8h sáng", "Hết"]
    assert got["said"] == "Ảnh không đi theo"


def test_excel(handed_on):
    got = handed_on(EXCEL)
    assert blocks(got["html"]) == [("p", "Thứ Hai | 7h30 | Giao ban"), ("p", "Thứ Hai | 14h | –")]
    assert got["said"] == ""


def test_a_table_in_a_table_stays_in_its_cell(handed_on):
    inner = "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
    got = handed_on(f"<table><tr><td>1</td><td>{inner}</td></tr></table>")
    assert blocks(got["html"]) == [("p", "1 | a | b; c")]


def test_google_docs(handed_on):
    got = handed_on(GOOGLE)
    assert "<b" not in got["html"]
    assert 'font-weight:700">Đậm' in got["html"]
    assert ("li", "Một") in blocks(got["html"])


def test_plain_text_and_the_editors_own_are_left_alone(handed_on):
    got = handed_on("", ZALO)
    assert (got["html"], got["text"]) == ("", ZALO)
    own = '<div data-draftjs-conductor-fragment="{}"><p>1<del>2</del></p></div>'
    assert handed_on(own)["html"] == own


@pytest.fixture
def editor(demo, desk):
    """A new announcement's text; `paste(html, text)` gives the lines that stand in it then."""
    log_in(desk, demo, "thanhson-editor")
    query = "/admin/api/main/pages/?type=announcements.AnnouncementIndexPage&slug=thong-bao"
    index = desk.request.get(demo.url("", query)).json()["items"]
    [parent] = [item["id"] for item in index if "thanhson." in (item["meta"]["html_url"] or "")]
    desk.goto(demo.url("", f"/admin/pages/add/announcements/announcementpage/{parent}/"))
    if not desk.locator(".public-DraftEditor-content").count():
        desk.locator(".c-sf-add-button").first.click()
        desk.locator(".w-combobox [role=option]").first.click()
    area = desk.locator(".public-DraftEditor-content").first
    area.wait_for()

    def paste(html, text=""):
        area.click()
        desk.evaluate(PASTE, [html, text])
        desk.wait_for_timeout(300)
        blocks = area.locator("[data-block=true]").all()
        return [
            (block.evaluate("e => e.localName"), block.inner_text().strip()) for block in blocks
        ]

    paste.desk, paste.area = desk, area
    return paste


def test_the_editor_of_an_announcement_takes_it(editor):
    lines = editor(WORD)
    texts = [text for _name, text in lines]
    assert ("h2", "Lịch tiêm") in lines
    assert "Họp ngày 5/4" in texts
    assert [text for name, text in lines if name == "li"] == [
        "Sổ tiêm",
        "Thẻ bảo hiểm",
        "Đến bàn số 1",
    ]
    assert texts[-3:] == ["Xóm | Giờ", "Xóm 2 | 8h sáng", "Hết"]
    assert "Ảnh" in editor.desk.locator(".messages").inner_text()


def test_bold_of_google_docs_in_the_editor(editor):
    editor(GOOGLE)
    bold = editor.area.locator("[style*='font-weight: bold']").all_inner_texts()
    assert "".join(bold).strip() == "Đậm"


def test_a_head_over_several_columns_keeps_every_cell_below_its_own(handed_on):
    got = handed_on(
        "<table><tr><td rowspan=2>STT</td><td rowspan=2>Họ tên</td><td colspan=2>Thời gian</td>"
        "<td rowspan=2>Ghi chú</td></tr><tr><td>Từ</td><td>Đến</td></tr>"
        "<tr><td>1</td><td>Hoà</td><td>7:30</td><td>9:00</td><td></td></tr></table>"
    )
    assert blocks(got["html"]) == [
        ("p", "STT | Họ tên | Thời gian | – | Ghi chú"),
        ("p", "STT | Họ tên | Từ | Đến | Ghi chú"),
        ("p", "1 | Hoà | 7:30 | 9:00 | –"),
    ]


def test_a_struck_cell_keeps_its_place(handed_on):
    cell = '<td style="text-decoration:line-through">7h30</td>'
    got = handed_on(f"<table><tr><td>Thứ Hai</td>{cell}<td>Giao ban</td></tr></table>")
    assert blocks(got["html"]) == [("p", "Thứ Hai | – | Giao ban")]


def test_remarks_of_those_who_wrote_it_stay_out(handed_on):
    got = handed_on(
        "<p>Họp<a class=msocomanchor href='#_msocom_1'>[A1]</a> xóm"
        "<a href='#_ftn1'>[1]</a></p><div style='mso-element:comment'>"
        "<p class=MsoCommentText>Nhận xét riêng</p></div>"
    )
    assert "riêng" not in got["html"] and "A1" not in got["html"] and "href" not in got["html"]
    assert blocks(got["html"]) == [("p", "Họp xóm[1]")]
