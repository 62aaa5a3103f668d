"""What Word, Excel, Google Docs and Zalo put on the clipboard, pasted into a text of the admin."""

import pytest

from home.management.commands.load_demo import DEMO_PASSWORD

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]

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
def editor(demo, desk):
    """A new announcement's text; `paste(html, text)` gives the lines that stand in it then."""
    desk.goto(demo.url("", "/admin/login/"))
    desk.locator("#id_username").fill("thanhson-editor")
    desk.locator("#id_password").fill(DEMO_PASSWORD)
    desk.locator("form button[type=submit]").first.click()
    desk.wait_for_url("**/admin/")
    query = "/admin/api/main/pages/?type=announcements.AnnouncementIndexPage&slug=thong-bao"
    index = desk.request.get(demo.url("", query)).json()["items"]
    [parent] = [item["id"] for item in index if "thanhson." in (item["meta"]["html_url"] or "")]
    desk.goto(demo.url("", f"/admin/pages/add/announcements/announcementpage/{parent}/"))
    if not desk.locator(".public-DraftEditor-content").count():
        desk.locator(".c-sf-add-button").first.click()
        desk.get_by_role("option").first.click()
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


def test_word(editor):
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


def test_excel(editor):
    assert [text for _name, text in editor(EXCEL)] == [
        "Thứ Hai | 7h30 | Giao ban",
        "Thứ Hai | 14h | –",
    ]


def test_google_docs(editor):
    lines = editor(GOOGLE)
    bold = editor.area.locator("[style*='font-weight: bold']").all_inner_texts()
    assert "".join(bold).strip() == "Đậm"
    assert ("li", "Một") in lines


def test_plain_text(editor):
    assert [text for _name, text in editor("", ZALO)] == ZALO.split("\n")
