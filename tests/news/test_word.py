"""A Word file becomes a draft; what is wrong with a file is told in words."""

from io import BytesIO
from unicodedata import normalize

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook
from PIL import Image
from wagtail.images import get_image_model

from communes.news.models import NewsPage
from communes.news.word.reading import read_word
from portal.core.publishing import why_not_yet
from tests.news.factories import docx, section


def p(text: str, style: str = "") -> str:
    """A paragraph."""
    named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{named}<w:r><w:t>{text}</w:t></w:r></w:p>"


def drawing(number: int, alt: str = "", kind: str = "embed") -> str:
    """A picture, inline."""
    return (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="Picture 1"'
        f' descr="{alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>'
        f'<a:blip r:{kind}="m{number}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )


def cell(text: str, more: str = "") -> str:
    return f"<w:tc><w:tcPr>{more}</w:tcPr>{p(text)}</w:tc>"


def png(colour="#f08a24") -> bytes:
    out = BytesIO()
    Image.new("RGB", (48, 36), colour).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a, "editor"))


@pytest.fixture
def upload(world, editor):
    """Sends a file to the screen of a site's section."""

    def send(content: bytes, name="tin.docx", commune=world.a):
        url = reverse("news:word", args=[section(commune).pk])
        return editor.post(url, {"file": SimpleUploadedFile(name, content)})

    return send


def test_a_file_becomes_a_draft_with_title_lead_and_body(world, upload):
    body = (
        p("Đường vào xóm 7 đã xong")
        + p("Sau hai tháng, đoạn đường dài một cây số đã thông xe.")
        + p("Bà con góp ngày công.")
        + "<w:tbl><w:tr>"
        + cell("Việc")
        + cell("Ngày công")
        + "</w:tr><w:tr>"
        + cell("San đường")
        + cell("120")
        + "</w:tr></w:tbl>"
        + p("Xe tải nhỏ vào tận vườn.")
    )
    answer = upload(docx(body))
    draft = NewsPage.objects.get()
    assert answer["Location"] == reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert not draft.live
    assert draft.title == "Đường vào xóm 7 đã xong"
    assert draft.summary == "Sau hai tháng, đoạn đường dài một cây số đã thông xe."
    assert [block.block_type for block in draft.body] == ["text", "table", "text"]
    assert str(draft.body[0].value) == "<p>Bà con góp ngày công.</p>"
    assert draft.body[1].value["data"] == [["Việc", "Ngày công"], ["San đường", "120"]]
    assert world.get(world.a.site, f"/tin-tuc-su-kien/{draft.slug}/").status_code == 404


def test_a_file_without_a_lead_is_a_draft_that_asks_for_it(upload):
    upload(docx(p("Đường mới") + p("chữ " * 200)))
    draft = NewsPage.objects.get()
    assert draft.summary == ""
    assert "lời dẫn" in why_not_yet(draft)


def test_pictures_go_into_the_library_and_ask_what_they_show(world, upload, editor):
    body = p("Đường mới") + p("Lời dẫn.") + drawing(0, "Máy san đất trên đường xóm 7") + drawing(1)
    media = [("a.png", png()), ("b.png", png("#22693a"))]
    answer = upload(docx(body, media=media))
    draft = NewsPage.objects.get()
    first, second = (block.value for block in draft.body)
    assert first["alt"] == "Máy san đất trên đường xóm 7"
    assert first["image"].collection == world.a.collection
    assert second["alt"] == ""
    html = editor.get(answer["Location"]).content.decode()
    assert "1 ảnh chưa ghi" in html
    assert why_not_yet(draft)
    # The same pictures once more are kept once.
    upload(docx(body, media=media))
    assert get_image_model().objects.filter(collection=world.a.collection).count() == 2


def test_a_picture_that_is_none_is_told_and_the_rest_taken(world, upload, editor):
    body = p("Đường mới") + p("Lời dẫn.") + drawing(0) + drawing(1)
    answer = upload(docx(body, media=[("a.emf", b"\x01\x00\x00\x00 EMF"), ("b.png", png())]))
    html = editor.get(answer["Location"]).content.decode()
    assert "Bỏ lại ảnh 1." in html
    assert [block.block_type for block in NewsPage.objects.get().body] == ["figure"]


def test_what_a_link_leads_to_is_not_fetched(world, upload, editor, tmp_path):
    secret = tmp_path / "bi-mat.png"
    secret.write_bytes(png())
    image = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    rels = f'<Relationship Id="m9" Type="{image}" Target="{secret}" TargetMode="External"/>'
    answer = upload(docx(p("Tin") + p("Lời dẫn.") + drawing(9, kind="link"), rels=rels))
    assert "không nằm trong tệp" in editor.get(answer["Location"]).content.decode()
    assert not get_image_model().objects.filter(collection=world.a.collection).exists()


def test_links_headings_and_lists_stay_scripts_go():
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    rels = "".join(
        f'<Relationship Id="h{n}" Type="{office}" Target="{url}" TargetMode="External"/>'
        for n, url in enumerate(("https://xa.example/a", "javascript:alert(1)"))
    )

    def link(number: int, text: str) -> str:
        return (
            f'<w:p><w:hyperlink r:id="h{number}"><w:r><w:t>{text}</w:t></w:r></w:hyperlink></w:p>'
        )

    body = p("Tin") + p("Lời dẫn.") + link(0, "Trang xã") + link(1, "Bấm đây")
    body += p("&lt;script&gt;alert(1)&lt;/script&gt;")
    [(name, html)] = read_word(docx(body, rels=rels), "tin.docx").blocks
    assert name == "text"
    assert '<a href="https://xa.example/a">Trang xã</a>' in html
    assert "javascript" not in html
    assert "Bấm đây" in html
    assert "<script" not in html


def test_letters_that_stand_out_in_a_word_do_not_part_it():
    def told(first: str, rest: str) -> str:
        bold = f"<w:r><w:rPr><w:b/></w:rPr><w:t>{first}</w:t></w:r>"
        return f"<w:p>{bold}<w:r><w:t>{rest}</w:t></w:r></w:p>"

    two_lines = f"<w:tc>{told('N', 'gày')}{p('công')}</w:tc>"
    table = f"<w:tbl><w:tr>{cell('Việc')}{two_lines}</w:tr></w:tbl>"
    word = read_word(docx(told("Đ", "ường mới") + told("S", "áng nay.") + table), "tin.docx")
    assert (word.title, word.lead) == ("Đường mới", "Sáng nay.")
    assert word.blocks[0][1]["data"] == [["Việc", "Ngày công"]]


def test_pictures_side_by_side_leave_no_empty_table():
    cells = "".join(f"<w:tc>{drawing(number)}</w:tc>" for number in range(2))
    body = p("Tin") + p("Lời dẫn.") + f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    word = read_word(docx(body, media=[("a.png", png()), ("b.png", png("#22693a"))]), "tin.docx")
    assert [name for name, _value in word.blocks] == ["figure", "figure"]


def test_names_of_files_and_words_of_pictures_are_composed():
    shows, name = (normalize("NFD", text) for text in ("Máy san đất", "Đường mới.docx"))
    body = p("chữ " * 120) + drawing(0, shows)
    word = read_word(docx(body, media=[("a.png", png())]), name)
    assert word.title == "Đường mới"
    assert word.pictures[0].alt == "Máy san đất"


def test_what_is_too_long_for_title_and_lead_stays_in_the_body():
    long = "chữ " * 120
    word = read_word(docx(p(long) + p(long)), "bao-cao-thang.docx")
    assert (word.title, word.lead) == ("bao-cao-thang", "")
    assert word.blocks[0][1].count("chữ") == 240


def test_a_cell_over_several_stands_in_the_first_of_them():
    table = (
        "<w:tbl><w:tr>"
        + cell("A", '<w:vMerge w:val="restart"/>')
        + cell("B")
        + "</w:tr><w:tr>"
        + cell("", "<w:vMerge/>")
        + cell("C")
        + "</w:tr><w:tr>"
        + cell("D", '<w:gridSpan w:val="2"/>')
        + "</w:tr></w:tbl>"
    )
    word = read_word(docx(p("Tin") + p("Lời dẫn.") + table), "tin.docx")
    assert word.blocks[0][1]["data"] == [["A", "B"], ["", "C"], ["D", ""]]


def deep(levels: int) -> str:
    opened = "<w:tbl><w:tr><w:tc>" * levels
    return opened + p("x") + "</w:tc></w:tr></w:tbl>" * levels


def workbook() -> bytes:
    out = BytesIO()
    Workbook().save(out)
    return out.getvalue()


def disguised() -> bytes:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    rels = f'<Relationship Id="n" Type="{office}" Target="notes.bin"/>'
    notes = b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    return docx(p("Tin") + p("Lời dẫn."), rels=rels, parts=[("word/notes.bin", notes)])


HOSTILE = {
    "no Word file": (b"%PDF-1.4 tin", "không phải tệp Word"),
    "before 2007": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "mật khẩu"),
    "cut off": (docx(p("Tin"))[:-200], "hỏng"),
    "macros": (docx(p("Tin"), parts=[("word/vbaProject.bin", b"x")]), "macro"),
    "a program": (docx(p("Tin"), parts=[("word/embeddings/a.exe", b"MZ")]), "a.exe"),
    "a bomb of pictures": (docx(p("Tin"), media=[("a.png", bytes(110 << 20))]), "20 MB"),
    "a bomb of words": (docx(p("a " * (3 << 20))), "dài hơn"),
    "entities": (
        docx(p("Tin"), parts=[("word/styles.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')]),
        "hỏng",
    ),
    "a part that hides what it is": (disguised(), "hỏng"),
    "tables in tables": (docx(deep(3000)), "hỏng"),
    "no XML": (docx("<w:p>"), "hỏng"),
    "nothing in it": (docx(""), "không có chữ"),
    "a workbook": (workbook(), "không phải tệp Word"),
    "empty": (b"", "trống"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_wrong_with_a_file_is_told_in_words(upload, name):
    content, told = HOSTILE[name]
    answer = upload(content)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert "error-message" in html
    assert told in html
    assert not NewsPage.objects.exists()


def test_a_file_that_is_too_large_is_refused_unread():
    with pytest.raises(ValidationError, match="20 MB"):
        read_word(b"PK\x03\x04" + bytes(21 << 20), "a.docx")


def test_who_may_not_write_there_gets_nothing(world, upload):
    answer = upload(docx(p("Tin") + p("Lời dẫn.")), commune=world.b)
    assert answer.status_code == 302
    assert answer["Location"] == reverse("wagtailadmin_home")
    assert not NewsPage.objects.exists()


def test_the_list_leads_to_word_in_the_officer_s_own_section(world, editor):
    html = editor.get(reverse("news:index")).content.decode()
    assert reverse("news:word", args=[section(world.a).pk]) in html
    assert reverse("news:word", args=[section(world.b).pk]) not in html


def test_the_way_is_offered_for_each_section_by_its_name(world):
    officer = world.officer(world.a)
    client = world.admin_client(officer)
    html = client.get("/admin/tin-tuc/").content.decode()
    assert "Từ Word" in html and "Từ Word: " not in html
    officer.groups.add(world.b.groups["editor"])
    html = client.get("/admin/tin-tuc/").content.decode()
    assert "Từ Word: Xã An Bình" in html and "Từ Word: Xã Bình Minh" in html
    boss = world.admin_client(get_user_model().objects.create_superuser("tong", "", "x"))
    assert "Từ Word" not in boss.get("/admin/tin-tuc/").content.decode()
