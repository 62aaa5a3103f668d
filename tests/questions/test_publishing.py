"""From an officer's draft to a public page: what is kept out, what is shown first, what is kept."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from communes.questions.models import Question, QuestionPage
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT
from tests.questions.test_desk import answer_data, desk, publish, rich

STEPS = ["preview", "publish", "take_down", "copy", "edit", "assign", "transfer", "reject"]
PRIVATE = "Tôi là Trần Thị Bưởi, 0912 345 678. Con tôi là Lê Văn Bình sinh ngày 3/4/2026."


@pytest.fixture
def editor(world):
    return world.admin_client(world.officer(world.a))


def read(response) -> str:
    """What an officer reads; the editor of texts gets its own as JSON."""
    text = html.unescape(response.content.decode())
    return re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)


def public_text(page: str) -> str:
    return re.search(r'name="public_text"[^>]*>\n?(.*?)</textarea>', page, re.DOTALL)[1]


def test_the_public_wording_starts_empty(editor, make_question):
    page = read(editor.get(desk(make_question(text=PRIVATE))))
    assert public_text(page) == "" and "Chép câu hỏi xuống để sửa" in page


def test_copying_fills_the_field_and_keeps_what_was_typed(editor, make_question):
    question = make_question(text=PRIVATE)
    typed = answer_data(do="copy", public_text="", **{"assign-post": "Văn thư"})
    typed |= {"transfer-note": "Chuyển huyện giải quyết.", "subject": "Tiêu đề riêng"}
    page = read(editor.post(desk(question), typed))
    assert public_text(page) == PRIVATE
    for words in ("Tiêu đề riêng", "Mang giấy chứng sinh", "Văn thư", "Chuyển huyện giải quyết."):
        assert words in page
    question.refresh_from_db()
    assert not question.public_text and question.status == "received"


def test_copying_never_overwrites_without_a_word(editor, make_question):
    question = make_question(text=PRIVATE)
    page = read(editor.post(desk(question), answer_data(do="copy", public_text="Lời của xã")))
    assert public_text(page) == "Lời của xã" and "Xoá trống ô rồi bấm lại" in page
    page = read(editor.post(desk(question), answer_data(do="copy", public_text=PRIVATE)))
    assert public_text(page) == PRIVATE


@pytest.mark.parametrize(
    ("changes", "mark", "says"),
    [
        ({"public_text": "Bà Trần Bưởi hỏi việc khai sinh"}, "Trần Bưởi", "tên của người hỏi"),
        ({"subject": "Khai sinh cho con chị BƯỞI TRẦN"}, "BƯỞI TRẦN", "tên của người hỏi"),
        ({"answer": rich("Xã gọi 0912.345.678 rồi.")}, "0912.345.678", "số điện thoại của"),
        ({"answered_post": "buoi (at) vidu.vn"}, "buoi (at) vidu.vn", "e-mail của người hỏi"),
        ({"answer": rich("Số 040088001234")}, "040088001234", "số căn cước"),
    ],
)
@pytest.mark.parametrize("do", ["preview", "publish"])
def test_what_tells_of_the_asker_is_refused_at_its_field(
    editor, make_question, changes, mark, says, do
):
    question = make_question()
    page = read(editor.post(desk(question), answer_data(do=do, **changes)))
    assert f"<mark>{mark}</mark>" in page and says in page
    assert "Xoá hoặc viết lại chỗ này" in page and 'name="version"' not in page
    question.refresh_from_db()
    assert question.status == "received" and not QuestionPage.objects.exists()


@pytest.mark.parametrize("do", ["draft", "private"])
def test_drafts_and_private_answers_are_free(editor, make_question, do):
    question = make_question()
    words = rich(f"Chào chị {NAME}, xã gọi {PHONE}.")
    assert editor.post(desk(question), answer_data(do=do, answer=words)).status_code == 302
    question.refresh_from_db()
    assert NAME in question.answer


def test_what_may_be_private_needs_a_look(editor, make_question):
    question = make_question(text=PRIVATE)
    data = answer_data(public_text="Cháu Lê Văn Bình sinh ngày 3/4/2026 khai sinh ở đâu?")
    page = read(editor.post(desk(question), data))
    assert "<mark>Lê Văn Bình</mark>" in page and "Ngày sinh" in page
    assert "Tôi đã xem, không phải thông tin riêng" in page and 'name="version"' not in page
    tick = re.search(r'name="seen" value="(\w+)"', page)[1]
    assert 'name="version"' not in read(editor.post(desk(question), data | {"seen": "on"}))
    assert publish(editor, question, **data | {"seen": tick}).status_code == 302
    # The tick was for these words.
    other = data | {"seen": tick, "answer": rich("Gọi 0987 654 321.")}
    page = read(editor.post(desk(question), other))
    assert "<mark>0987 654 321</mark>" in page and 'name="version"' not in page


def test_the_communes_own_numbers_may_be_public(world, editor, make_question):
    from portal.core.models import ContactSettings

    ContactSettings.objects.update_or_create(
        site=world.a.site, defaults={"hotline": "02383000101", "email": "xa@vidu.gov.vn"}
    )
    words = rich("Gọi 0238 300 0101 hoặc viết xa@vidu.gov.vn.")
    assert publish(editor, make_question(), answer=words).status_code == 302


def test_without_a_contact_only_patterns_are_left(editor, make_question):
    question = make_question()
    question.contact.delete()
    assert publish(editor, question, subject="Trần Thị Bưởi").status_code == 302


def test_the_page_is_shown_as_it_will_be(world, editor, make_question):
    question = make_question()
    response = editor.post(desk(question), answer_data())
    page = response.content.decode()
    assert "no-store" in response["Cache-Control"]
    frame = re.search(r'<iframe[^>]* sandbox="allow-same-origin" srcdoc="(.*?)"', page, re.DOTALL)[
        1
    ]
    shown = html.unescape(frame)
    assert "Xã trả lời" in shown
    assert "Xã An Bình" in shown and "T.T.B." in shown and "Mang giấy chứng sinh." in shown
    assert TEXT not in shown and NAME not in shown and PHONE not in shown and EMAIL not in shown
    assert not QuestionPage.objects.exists()
    question.refresh_from_db()
    assert question.status == "received" and not question.answer
    # As readers get it later: the words of the page itself are the same.
    publish(editor, question)
    public = world.get(world.a.site, f"/hoi-dap/{QuestionPage.objects.get().slug}/")
    words = r"<article.*?</section>\s*<section.*?</section>"
    assert (
        re.search(words, public.content.decode(), re.DOTALL)[0]
        == re.search(words, shown, re.DOTALL)[0]
    )


def test_only_what_was_shown_is_published(editor, make_question):
    question = make_question()
    page = read(editor.post(desk(question), answer_data(do="publish")))
    assert 'name="version"' in page and not QuestionPage.objects.exists()
    version = re.search(r'name="version" value="([^"]+)"', page)[1]
    other = answer_data(do="publish", version=version, subject="Một tiêu đề khác?")
    page = read(editor.post(desk(question), other))
    assert "Trang sẽ hiện như dưới đây" in page and not QuestionPage.objects.exists()
    # Words that were forbidden after the look are refused on the way.
    leak = answer_data(do="publish", version=version, subject=NAME)
    assert "tên của người hỏi" in read(editor.post(desk(question), leak))
    assert (
        editor.post(desk(question), answer_data(do="publish", version=version)).status_code == 302
    )
    assert QuestionPage.objects.get().title == "Khai sinh cần giấy tờ gì?"


def test_a_question_that_changed_meanwhile_is_shown_again(world, editor, make_question):
    question = make_question()
    page = read(editor.post(desk(question), answer_data()))
    version = re.search(r'name="version" value="([^"]+)"', page)[1]
    colleague = world.admin_client(world.officer(world.a, "approver"))
    colleague.post(desk(question), answer_data(do="draft", answer=rich("Lời của người khác.")))
    page = read(editor.post(desk(question), answer_data(do="publish", version=version)))
    assert "người khác đã sửa câu hỏi này" in page and not QuestionPage.objects.exists()
    question.withdraw()
    page = read(editor.post(desk(question), answer_data(do="publish", version=version)))
    assert not QuestionPage.objects.exists()


def test_a_locked_page_is_not_mended_beneath_its_officer(world, editor, published):
    question = published()
    page = question.published_page
    page.locked, page.locked_by = True, world.officer(world.a, "approver")
    page.save(clean=False)
    text = read(editor.post(desk(question), answer_data()))
    assert "đang bị người khác khoá" in text and "Mang giấy chứng sinh." in text


def test_going_back_keeps_every_word(editor, make_question):
    question = make_question()
    typed = answer_data(do="edit", **{"reject-note": "Một lý do còn dở"})
    page = read(editor.post(desk(question), typed))
    for words in ("Mang giấy chứng sinh.", "Khai sinh cần giấy tờ gì?", "Một lý do còn dở"):
        assert words in page
    assert "w-field--error" not in page
    page = html.unescape(editor.post(desk(question), answer_data()).content.decode())
    for name, value in answer_data().items():
        assert name == "do" or f'name="{name}" value="{value}"' in page


@pytest.mark.parametrize(
    "step",
    [
        {"do": "assign", "assign-post": "Văn phòng – Thống kê", "assign-to": ""},
        {
            "do": "transfer",
            "transfer-note": "Việc này do tỉnh giải quyết.",
            "transfer-name": "Sở Xây dựng",
        },
        {"do": "ask_back", "ask_back-note": "Nhà bạn ở xóm nào?"},
        {"do": "reject", "reject-note": "Nội dung này không rõ.", "sure": "1"},
    ],
)
def test_other_steps_keep_the_typed_answer(editor, make_question, step):
    question = make_question()
    assert editor.post(desk(question), answer_data(**step)).status_code == 302
    question.refresh_from_db()
    assert question.status != "received"
    assert "Mang giấy chứng sinh." in question.answer and question.subject


def test_a_step_that_fails_keeps_the_typed_answer_on_the_screen(editor, make_question):
    question = make_question()
    step = {"do": "assign", "assign-post": ""}
    page = read(editor.post(desk(question), answer_data(**step)))
    assert "Mang giấy chứng sinh." in page and "w-field--error" in page
    page = read(editor.post(desk(question), answer_data(do="assign", subject="x" * 200)))
    question.refresh_from_db()
    assert question.status == "received" and "x" * 200 in page


def test_turning_down_asks_once(editor, make_question):
    question = make_question()
    note = "Nội dung này không rõ, bạn gửi lại nhé."
    page = read(editor.post(desk(question), answer_data(**{"do": "reject", "reject-note": note})))
    question.refresh_from_db()
    assert question.status == "received"
    assert "Không trả lời câu hỏi này?" in page and note in page
    assert 'name="reject-note"' in page and 'name="sure" value="1"' in page
    assert 'name="public_text"' in page


@pytest.mark.sampled(6)
@pytest.mark.parametrize("answer", ["{", "[]", '{"blocks": 3}', "null", "\x00", "<p>Chào</p>"])
@pytest.mark.parametrize("do", [*STEPS, "draft", "private"])
def test_a_wrong_body_is_no_error_of_the_server(editor, make_question, answer, do):
    question = make_question()
    data = answer_data(do=do, answer=answer, version="x.y", seen="?", topic="zz")
    assert editor.post(desk(question), data).status_code < 500
    assert editor.post(desk(question), {"do": do}).status_code < 500


@pytest.mark.sampled(6)
@pytest.mark.parametrize("do", STEPS)
@pytest.mark.parametrize(("site", "role"), [("b", "editor"), ("b", "admin"), ("portal", "admin")])
def test_no_step_is_open_to_other_communes(world, published, do, site, role):
    question = published()
    client = world.admin_client(world.officer(getattr(world, site), role))
    response = client.post(desk(question), answer_data(do=do, sure="1"))
    assert response.status_code == 404
    assert Question.objects.get().status == "published"


@pytest.mark.parametrize("do", STEPS)
def test_no_step_is_open_to_contributors(world, published, do):
    question = published()
    client = world.admin_client(world.officer(world.a, "contributor"))
    response = client.post(desk(question), answer_data(do=do, sure="1"))
    assert response.status_code in {302, 403, 404} and NAME not in response.content.decode()
    assert Question.objects.get().status == "published"


def test_the_desk_costs_no_more_with_more_questions(world, editor, make_question):
    question = make_question()

    def cost(do="") -> int:
        with CaptureQueriesContext(connection) as queries:
            if do:
                editor.post(desk(question), answer_data(do=do))
            else:
                editor.get(desk(question))
        return len(queries)

    cost(), cost("preview")  # the first look is written down
    before = cost(), cost("edit"), cost("preview")
    for number in range(12):
        make_question(world.b if number % 2 else world.a, text=f"Câu hỏi số {number}?")
    assert (cost(), cost("edit"), cost("preview")) == before
    # Three of them are for what can be put in and where it can be passed on.
    assert before[0] <= 31
