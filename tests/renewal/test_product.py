"""The screen of a product: looked at without a trace, kept as typed, told to the page on filing."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.utils import timezone
from docx import Document

from products.models import CertificateState, ProductPage, StarChange
from products.renewal.choices import RenewalState
from products.renewal.models import Renewal, Rubric
from products.renewal.rounds import round_for, rounds_from
from products.renewal.rubric.taking import read_sample, take_in
from tests.products.factories import make_product, with_stars
from tests.renewal.conftest import best, screen


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def vietnamese(day) -> str:
    return f"{day:%d/%m/%Y}"


def keep(client, product, sent, points=None, days_ago=None, **values):
    today = timezone.localdate()
    if days_ago is not None:
        values["filed_on"] = vietnamese(today - timedelta(days=days_ago))
    last_day = round_for(product.expires_on, today).isoformat()
    renewal = Renewal.objects.open().of_product(product.translation_key).first()
    return client.post(screen(product), sent(renewal, points, round=last_day, **values))


@pytest.mark.usefixtures("rubric")
def test_a_look_begins_no_dossier(editor, cam):
    html = editor.get(screen(cam)).content.decode()
    assert not Renewal.objects.exists()
    assert "Điểm dễ lấy nhất tiếp theo" in html and "Câu chuyện sản phẩm" in html
    last_day = round_for(cam.expires_on, timezone.localdate())
    assert "giới thiệu (không tốn tiền" in html and "Sắp hết hạn (" in html
    assert f"{last_day:%-d/%-m/%Y}" in html and "Dữ liệu mẫu".lower() in html.lower()


def test_points_and_notes_are_kept_and_add_up(world, editor, cam, sent, rubric):
    first = rubric.items.get(code="A.1.1")
    note = {f"note-{first.pk}": "Mua của 12 hộ"}
    assert keep(editor, cam, sent, {"A.1.1": 2, "C.1.2": 6}, **note).status_code == 302
    renewal = Renewal.objects.get()
    assert (renewal.score, renewal.state, renewal.site) == (8, "preparing", world.a.site)
    html = editor.get(screen(cam)).content.decode()
    assert "8 trên 100 điểm" in html and "Mua của 12 hộ" in html and "42" in html
    keep(editor, cam, sent, {"A.1.1": 4})
    renewal = Renewal.objects.get()
    assert (renewal.score, renewal.points.count()) == (4, 1)


def test_what_is_wrong_is_told_and_nothing_typed_is_lost(editor, cam, sent, rubric):
    first = rubric.items.get(code="A.1.1")
    tomorrow = vietnamese(timezone.localdate() + timedelta(days=1))
    note = {f"note-{first.pk}": "Chữ đã gõ", "filed_on": tomorrow}
    html = keep(editor, cam, sent, {"A.1.1": 3}, **note).content.decode()
    assert "Chữ đã gõ" in html and tomorrow in html and not Renewal.objects.exists()
    before = vietnamese(cam.certified_on)
    html = keep(editor, cam, sent, filed_on=before).content.decode()
    assert "Giấy chứng nhận cấp ngày" in html and not Renewal.objects.exists()


def test_filing_has_readers_see_the_re_assessment(world, editor, cam, sent):
    assert keep(editor, cam, sent, days_ago=3).status_code == 302
    page = ProductPage.objects.get(pk=cam.pk)
    assert page.reassessing_since == timezone.localdate() - timedelta(days=3)
    assert page.certificate_state == CertificateState.REASSESSING and page.current_stars == 4
    assert Renewal.objects.get().state == RenewalState.FILED
    change = StarChange.objects.of_product(cam.translation_key).first()
    assert change.state == CertificateState.REASSESSING
    assert change.officer == world.officer(world.a)
    assert "đang đánh giá lại" in world.get(world.a.site, page.url).content.decode().lower()
    keep(editor, cam, sent)
    assert ProductPage.objects.get(pk=cam.pk).reassessing_since is None
    assert Renewal.objects.get().state == RenewalState.PREPARING


def test_a_draft_beside_the_page_stays_a_draft(editor, cam, sent):
    cam.title = "Tên chưa đăng"
    cam.save_revision()
    keep(editor, cam, sent, days_ago=3)
    page = ProductPage.objects.get(pk=cam.pk)
    assert page.title == "Cam mẫu" and page.reassessing_since
    draft = page.get_latest_revision_as_object()
    assert draft.title == "Tên chưa đăng" and draft.reassessing_since == page.reassessing_since


def test_a_locked_page_is_not_written_to(world, editor, cam, sent):
    cam.locked, cam.locked_by = True, world.officer(world.a, "admin")
    cam.save()
    html = keep(editor, cam, sent, days_ago=3).content.decode()
    assert "đang bị khoá" in html and not Renewal.objects.exists()
    assert ProductPage.objects.get(pk=cam.pk).reassessing_since is None


def test_a_decided_dossier_makes_room_for_the_next(editor, cam, sent):
    keep(editor, cam, sent, {"A.1.1": 4}, days_ago=3)
    keep(editor, cam, sent, {"A.1.1": 4}, days_ago=3, decided="1")
    assert Renewal.objects.get().state == RenewalState.DECIDED
    keep(editor, cam, sent)
    assert Renewal.objects.open().get().score == 0 and Renewal.objects.count() == 2


def test_a_first_save_sent_twice_is_one_dossier(editor, cam, sent):
    last_day = round_for(cam.expires_on, timezone.localdate()).isoformat()
    first = sent(None, {"A.1.1": 4}, round=last_day, note="Gửi lần đầu")
    assert editor.post(screen(cam), first).status_code == 302
    html = editor.post(screen(cam), first | {"note": "Chữ vừa gõ"}).text
    renewal = Renewal.objects.get()
    assert renewal.note == "Gửi lần đầu" and "không còn như lúc" in html and "Chữ vừa gõ" in html
    # What is shown is sent for what is there now.
    assert f'name="of" value="{renewal.pk}-{renewal.rubric_id}"' in html


def test_a_decision_sent_twice_begins_no_second_dossier(editor, cam, sent):
    keep(editor, cam, sent, days_ago=3)
    renewal = Renewal.objects.get()
    closing = sent(
        renewal,
        round=renewal.round.isoformat(),
        filed_on=vietnamese(renewal.filed_on),
        decided="1",
    )
    assert editor.post(screen(cam), closing).status_code == 302
    assert editor.post(screen(cam), closing).status_code == 200
    assert Renewal.objects.get().state == RenewalState.DECIDED


@pytest.mark.parametrize("days_ago", [None, 3])
def test_only_what_was_handed_in_and_kept_is_closed(editor, cam, sent, days_ago):
    if days_ago is None:
        keep(editor, cam, sent)
    html = keep(editor, cam, sent, days_ago=days_ago, decided="1").text
    assert "Lưu ngày nộp trước" in html
    assert not Renewal.objects.filter(state=RenewalState.DECIDED).exists()


def test_what_was_typed_for_older_criteria_is_not_saved_onto_new_ones(editor, cam, sent, rubric):
    last_day = round_for(cam.expires_on, timezone.localdate()).isoformat()
    old = sent(None, {"A.1.1": 4}, round=last_day)
    old[f"note-{rubric.items.get(code='A.1.1').pk}"] = "Chữ đã gõ"
    newer = Rubric(
        criteria_number=rubric.criteria_number, version=2, in_force_from=rubric.in_force_from
    )
    take_in(read_sample(), newer)
    html = editor.post(screen(cam), old).text
    assert not Renewal.objects.exists() and "không còn như lúc" in html and "Chữ đã gõ" in html
    (item,) = newer.items.filter(code="A.1.1")
    assert f'name="note-{item.pk}"' in html and f'name="of" value="-{newer.pk}"' in html


@pytest.mark.parametrize("of", ["", "x", "-", "9-99999999999999999999", "1-\0", "²-²"])
def test_a_form_of_nothing_known_is_an_error_in_words(editor, cam, sent, of):
    html = keep(editor, cam, sent, of=of, note="Chữ đã gõ").text
    assert "không còn như lúc" in html and "Chữ đã gõ" in html and not Renewal.objects.exists()


def test_others_look_or_find_nothing(world, cam, sent):
    mine = make_product(world.b, "Mực", **with_stars(days_left=20))
    found = {}
    people = (
        ("b", world.officer(world.b)),
        ("contributor", world.officer(world.a, "contributor")),
        ("province", world.officer(world.portal, "admin")),
    )
    for name, user in people:
        client = world.admin_client(user)
        answers = client.get(screen(cam)), keep(client, cam, sent, days_ago=1)
        answers += (client.get(screen(cam) + "mau-02.docx"),)
        found[name] = [getattr(one, "url", one.status_code) for one in answers]
    assert found == {
        "b": [404, 404, 404],
        "contributor": [404, 404, 404],
        "province": [200, "/admin/", 200],
    }
    assert not Renewal.objects.exists()
    assert world.admin_client(world.officer(world.b)).get(screen(mine)).status_code == 200


def test_without_a_rubric_it_says_so(world, editor, cam):
    assert "chưa nhập bộ tiêu chí" in editor.get(screen(cam)).content.decode()
    assert editor.get(screen(cam) + "mau-02.docx").status_code == 404
    assert editor.post(screen(cam), {}).url == "/admin/"


def test_mau_02_has_what_is_known_and_lines_for_the_rest(world, editor, cam, sent, rubric):
    keep(editor, cam, sent, {"A.1.1": 2, "B.3.1": 4})
    response = editor.get(screen(cam) + "mau-02.docx")
    assert 'filename="mau-02-cam-mau.docx"' in response["Content-Disposition"]
    document = Document(BytesIO(response.content))
    text = "\n".join(one.text for one in document.paragraphs)
    for known in ("MẪU", "Tên sản phẩm: Cam mẫu", "Chủ thể: HTX Mẫu", "2900123456", "4 sao"):
        assert known in text or known in text.upper()
    assert "12/QĐ-UBND" in text and "Dữ liệu mẫu" in text
    assert "Người đại diện, chức vụ:\t" in text and "Thành phần:\t" in text
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert [row[3] for row in rows if row[0] == "A.1.1"] == ["2"]
    assert [row[3] for row in rows if row[0] == "A.1.2"] == [""]
    assert rows[-1][1:4] == ["Cộng", "100", "6"] and len(rows) == 26 + 3 + 2


def test_all_points_are_five_stars(world, editor, cam, rubric):
    renewal = Renewal(
        site=world.a.site,
        product_key=cam.translation_key,
        title="Cam",
        rubric=rubric,
        round=rounds_from(timezone.localdate(), 1)[0],
    )
    renewal.mark(best(rubric))
    assert renewal.score == 100
    html = editor.get(screen(cam)).content.decode()
    assert "sẽ được 5 sao" in html and "dễ lấy nhất" not in html
