"""“Kiểm tra văn bản”: what people are told, of what, where, and that nothing is kept."""

import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communes.provisioning import CommuneSpec, open_commune
from portal.core import uploads
from portal.register import forms, ledger
from portal.register.kinds import Standing
from portal.register.numbers import number_key, read_digest

PAGE = "/kiem-tra-van-ban/"
GOOD = "Đúng bản đã đăng"
UNKNOWN = "Không thấy tệp này trong sổ"


def ask(world, site, typed):
    response = world.get(site, PAGE, data={"ma": typed})
    assert "no-store" in response["Cache-Control"]
    assert response["X-Robots-Tag"] == "noindex" and not response.cookies
    return response.content.decode()


def send(world, site, content: bytes | None, name="giay.pdf"):
    files = {} if content is None else {"tep": SimpleUploadedFile(name, content)}
    return world.post(site, f"{PAGE}tep/", files)


def test_every_site_has_the_page_in_its_foot_and_it_is_kept(world, readers):
    for place in (world.portal, world.a, world.b):
        html = readers.get(place.site, PAGE).content.decode()
        assert "Kiểm tra văn bản" in html and "Sổ chưa có ngày nào chốt xong" in html
        assert readers.is_kept(place.site, PAGE)
        assert PAGE in readers.get(place.site).content.decode()
    assert "Check a document" in world.get(world.a.site, "/en/check-a-document/").content.decode()


def test_the_published_file_is_known_by_its_code(world, papers):
    paper = papers.publish(world.a.site)
    html = ask(world, world.a.site, paper.sha256)
    assert GOOD in html and paper.title in html and "12/KH-UBND" in html
    assert "http://a.test/giay/giay-1/" in html and "Xã An Bình" in html and "Giấy thử" in html


def test_a_file_is_sent_where_there_is_no_script_and_leads_to_the_answer(world, papers):
    paper = papers.publish(world.a.site)
    response = send(world, world.a.site, paper.file)
    assert response.status_code == 302
    assert response["Location"] == f"{PAGE}?ma={paper.sha256}"
    assert "no-store" in response["Cache-Control"]
    forged = send(world, world.a.site, paper.file + b" ")
    html = world.get(world.a.site, forged["Location"]).content.decode()
    assert UNKNOWN in html and GOOD not in html


def test_a_large_file_is_read_in_pieces(world, papers):
    large = b"0123456789abcdef" * 262_144  # 4 MB: Django puts it on the disk until the answer
    response = send(world, world.a.site, large)
    assert response["Location"].endswith(hashlib.sha256(large).hexdigest())


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "Chọn tệp trước đã."), (b"", "Tệp này rỗng")],
)
def test_no_file_is_told(world, content, told):
    response = send(world, world.a.site, content)
    assert response.status_code == 200 and told in response.content.decode()
    assert "no-store" in response["Cache-Control"]


def test_a_file_over_the_limit_is_told(world, monkeypatch):
    assert forms.MOST_BYTES == uploads.MOST_BYTES
    monkeypatch.setattr(forms, "MOST_BYTES", 1000)
    html = send(world, world.a.site, b"x" * 1001).content.decode()
    assert "Bạn gõ số văn bản để tra nhé." in html


def test_reading_the_address_of_the_form_leads_to_the_page(world):
    response = world.get(world.a.site, f"{PAGE}tep/")
    assert response.status_code == 302 and response["Location"] == PAGE


def test_a_corrected_paper_leads_from_the_old_version_to_the_new(world, papers):
    paper = papers.publish(world.a.site)
    old = paper.sha256
    paper.file = b"%PDF-1.7 dinh chinh"
    ledger.publish(paper)
    html = ask(world, world.a.site, old)
    assert "Bản cũ, nay đã có bản đính chính" in html and "Xem bản mới" in html
    assert GOOD not in html
    assert "Đúng bản đã đăng, là bản đính chính" in ask(world, world.a.site, paper.sha256)


def test_a_withdrawn_paper_is_told_and_linked_nowhere(world, papers):
    paper = papers.publish(world.a.site)
    ledger.withdraw(paper)
    html = ask(world, world.a.site, paper.sha256)
    assert "Đã đăng, nay đã thu hồi" in html and GOOD not in html
    assert "/giay/giay-1/" not in html


def test_what_its_feature_says_of_today_is_told(world, papers):
    paper = papers.publish(world.a.site)
    papers.standings[paper.key] = Standing(
        "Hết hiệu lực từ 1/1/2026.", is_over=True, address="http://a.test/moi/"
    )
    html = ask(world, world.a.site, paper.sha256)
    assert "Đúng bản đã đăng, nhưng đã hết hiệu lực" in html
    assert "Hết hiệu lực từ 1/1/2026." in html and "http://a.test/moi/" in html
    assert papers.asked == [[paper.key]]


def test_a_kind_whose_feature_is_gone_is_still_told(world, papers, monkeypatch):
    paper = papers.publish(world.a.site)
    monkeypatch.setattr("portal.register.kinds.kinds", dict)
    monkeypatch.setattr("portal.register.lookup.kinds", dict)
    assert GOOD in ask(world, world.a.site, paper.sha256)


def test_a_number_finds_the_paper_however_it_is_written(world, papers):
    papers.publish(world.a.site, number="12/QĐ-UBND")
    for typed in ("12/QĐ-UBND", " 12 / qđ ubnd", "12/QD-UBND", "１２/QĐ–UBND", "12/QĐ-UBND"):
        html = ask(world, world.a.site, typed)
        assert "Có văn bản đã đăng mang số này" in html, typed
        assert "Trùng số chưa đủ tin" in html
    assert "Không thấy số này trong sổ" in ask(world, world.a.site, "13/QĐ-UBND")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("ab" * 31, "Mã của tệp có 64 ký tự"),
        ("ab" * 33, "Mã của tệp có 64 ký tự"),
        ("xin chào", "Gõ số, ký hiệu"),
        ("/-/", "Gõ số, ký hiệu"),
        ("12", "Gõ số, ký hiệu"),
        ("x" * 4000, "Gõ số, ký hiệu"),
        ("\ufeff\u200b💧%'\"<script>", "Gõ số, ký hiệu"),
    ],
)
def test_what_can_be_nothing_is_told_what_to_type(world, typed, told):
    html = ask(world, world.a.site, typed)
    assert told in html and "<script>'" not in html


@pytest.mark.parametrize("query", ["ma=", "ma", "ma=a&ma=b", "ma[]=1", "tep=1", "ma=%ff", "page=9"])
def test_a_wrong_address_is_never_an_error(world, query):
    assert world.get(world.a.site, f"{PAGE}?{query}").status_code == 200


def test_a_code_is_read_from_paper_and_addresses():
    digest = hashlib.sha256(b"x").hexdigest()
    eights = " ".join(digest[start : start + 8] for start in range(0, 64, 8))
    for typed in (
        *(digest, digest.upper(), f"SHA-256: {digest}", eights, eights.replace(" ", "-")),
        *(f"https://a.test{PAGE}?ma={digest}", f"\u200b{digest}\n"),
    ):
        assert read_digest(typed) == digest, typed
    assert read_digest(digest[1:]) == read_digest(digest + "0") == ""
    assert number_key("Số 12/KH-UBND") == "so12khubnd"


# --- Whose papers are told where ---


@pytest.mark.parametrize("by", ["sha256", "number"])
def test_a_commune_tells_its_own_and_the_province_s_the_portal_all(world, papers, by):
    of = {
        name: papers.publish(place.site, number=f"{n}/KH-UBND", file=name.encode(), title=name)
        for n, (name, place) in enumerate(
            [("giấy của A", world.a), ("giấy của B", world.b), ("giấy của tỉnh", world.portal)], 21
        )
    }

    def told_on(place):
        return {n for n, paper in of.items() if n in ask(world, place.site, getattr(paper, by))}

    assert told_on(world.a) == {"giấy của A", "giấy của tỉnh"}
    assert told_on(world.b) == {"giấy của B", "giấy của tỉnh"}
    assert told_on(world.portal) == set(of)


def test_a_foreign_paper_is_led_to_the_portal_and_not_told(world, papers):
    paper = papers.publish(world.b.site)
    html = ask(world, world.a.site, paper.sha256)
    assert UNKNOWN in html and paper.title not in html
    assert f"http://tinh.test{PAGE}?ma={paper.sha256}" in html
    assert "Tra trong văn bản của mọi xã" not in ask(world, world.portal.site, "f" * 64)


def test_a_thing_that_went_to_another_site_tells_no_foreign_entry(world, papers):
    """The same key on two sites, such as a paper that moved: each site knows its own part."""
    paper = papers.publish(world.a.site)
    paper.site, paper.title = world.b.site, "Giấy đã sang B"
    ledger.publish(paper)
    assert "Giấy đã sang B" not in ask(world, world.a.site, paper.sha256)
    assert "Giấy đã sang B" in ask(world, world.b.site, paper.sha256)


# --- Limits and costs ---


def test_too_many_checks_are_told(world, papers, monkeypatch):
    monkeypatch.setattr("portal.register.views.public.CHECKS_PER_HOUR", 2)
    paper = papers.publish(world.a.site)
    assert GOOD in ask(world, world.a.site, paper.sha256)
    assert "Gõ số" in ask(world, world.a.site, "xin chào"), "asked of nobody, so not counted"
    ask(world, world.a.site, "12/KH-UBND")
    over = world.get(world.a.site, PAGE, data={"ma": paper.sha256})
    assert over.status_code == 429 and "Một giờ nữa" in over.content.decode()
    sent = send(world, world.a.site, b"x")
    assert sent.status_code == 429 and "Một giờ nữa" in sent.content.decode()


def queries_of(world, site, typed) -> int:
    ask(world, site, typed)
    with CaptureQueriesContext(connection) as captured:
        ask(world, site, typed)
    return len(captured)


def test_the_sql_of_an_answer_grows_with_nothing(world, papers, count_queries):
    paper = papers.publish(world.a.site)
    few = [queries_of(world, place.site, "12/KH-UBND") for place in (world.a, world.portal)]
    for number in range(12):
        papers.publish((world.a, world.b, world.portal)[number % 3].site)
        paper.file = f"dinh chinh {number}".encode()
        ledger.publish(paper)
    for name in "cd":
        site = open_commune(CommuneSpec(f"Xã Thêm {name}", f"{name}.test", 80)).site
        papers.publish(site)
    many = [queries_of(world, place.site, "12/KH-UBND") for place in (world.a, world.portal)]
    assert many == few
    assert max(many) <= 11
    assert count_queries(world.a.site, PAGE) <= 7
