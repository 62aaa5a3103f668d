"""The list of answers, a single answer, and what home pages show."""

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from communes.questions.models import QuestionIndexPage, QuestionPage
from portal.pages.models import ContactPage
from portal.sites.frame import Frame
from tests.questions.conftest import EMAIL, NAME, PHONE, TEXT


def render(source, site, language="vi"):
    from django.utils import translation

    request = RequestFactory().get("/")
    request.frame = Frame(site)
    with translation.override(language):
        context = Context({"request": request, "frame": request.frame})
        return Template("{% load questions_tags %}" + source).render(context)


def test_an_empty_list_says_so_and_offers_to_ask(world):
    html = world.get(world.a.site, "/hoi-dap/").content.decode()
    assert "Chưa có câu trả lời nào" in html
    assert "/hoi-dap/gui-cau-hoi/" in html
    assert "Hỏi đáp: bà con hỏi, xã trả lời" in html


def test_answers_are_listed_with_initials_never_names(world, published, village):
    question = published(village=village)
    html = world.get(world.a.site, "/hoi-dap/").content.decode()
    assert question.subject in html
    assert "T.T.B., xóm 4" in html
    assert "Công chức Tư pháp – Hộ tịch" in html
    assert "1 câu đã trả lời" in html
    for private in (NAME, PHONE, EMAIL, question.code, TEXT):
        assert private not in html


def test_waiting_questions_are_only_counted(world, make_question):
    make_question()
    html = world.get(world.a.site, "/hoi-dap/").content.decode()
    assert "1 câu đang chờ trả lời" in html
    assert TEXT not in html
    assert "chờ trả lời" not in world.get(world.b.site, "/hoi-dap/").content.decode()


def test_an_answer_has_a_page_of_its_own(world, published, village):
    page = published(village=village).published_page
    response = world.get(world.a.site, f"/hoi-dap/{page.slug}/")
    html = response.content.decode()
    assert response.status_code == 200
    assert page.title in html and "Mang giấy chứng sinh" in html
    assert "T.T.B., xóm 4" in html
    assert page.summary_text == "Mang giấy chứng sinh và căn cước."
    assert not response.cookies


def test_one_commune_never_shows_anothers(world, published):
    published(world.b, subject="Câu hỏi của xã B")
    assert "Câu hỏi của xã B" not in world.get(world.a.site, "/hoi-dap/").content.decode()
    assert "Câu hỏi của xã B" in world.get(world.b.site, "/hoi-dap/").content.decode()
    assert "Câu hỏi của xã B" not in render("{% latest_questions %}", world.a.site)


def test_the_portal_gathers_and_filters_by_commune(world, published):
    published(world.a, subject="Hỏi ở xã A")
    published(world.b, subject="Hỏi ở xã B")
    html = world.get(world.portal.site, "/hoi-dap/").content.decode()
    assert "Hỏi ở xã A" in html and "Hỏi ở xã B" in html
    assert 'data-theme="bien"' in html and "Xã Bình Minh" in html
    html = world.get(world.portal.site, f"/hoi-dap/?commune={world.b.site.pk}").content.decode()
    assert "Hỏi ở xã B" in html and "Hỏi ở xã A" not in html


def test_topics_narrow_the_list(world, published, topic):
    published(subject="Có lĩnh vực", topic=topic)
    published(subject="Không lĩnh vực")
    html = world.get(world.a.site, f"/hoi-dap/?topic={topic.pk}").content.decode()
    assert "Có lĩnh vực" in html and "Không lĩnh vực" not in html


@pytest.mark.parametrize(
    "query",
    ["topic=x", "topic=%00", "commune=zz", "page=-1", "page=x", "topic=99999999999999999999"],
)
def test_a_wrong_query_string_shows_the_list(world, published, query):
    published(subject="Vẫn thấy")
    for site in (world.a.site, world.portal.site):
        response = world.get(site, f"/hoi-dap/?{query}")
        assert response.status_code == 200
        assert "Vẫn thấy" in response.content.decode()


def test_unpublished_answers_are_not_shown(world, published):
    page = published(subject="Đã gỡ xuống").published_page
    page.unpublish()
    assert "Đã gỡ xuống" not in world.get(world.a.site, "/hoi-dap/").content.decode()
    assert "Đã gỡ xuống" not in render("{% latest_questions %}", world.a.site)


def test_english_pages_offer_vietnamese_answers_by_their_own_address(world, published):
    page = published(subject="Chỉ có tiếng Việt").published_page
    html = world.get(world.a.site, "/en/questions-and-answers/").content.decode()
    assert 'lang="vi">Chỉ có tiếng Việt' in html
    assert "You ask, the commune answers" in html
    assert f'href="/hoi-dap/{page.slug}/"' in html


def test_the_home_shows_the_newest_and_links_to_the_form(world, published):
    for number in range(3):
        published(subject=f"Câu số {number}")
    html = render("{% latest_questions count=2 %}", world.a.site)
    assert html.count('class="card qa"') == 2
    assert "Câu số 2" in html and "Câu số 0" not in html
    assert "<h3" in html


def test_the_home_without_answers_invites_to_ask(world):
    html = render("{% latest_questions %}", world.a.site)
    assert "Chưa có câu trả lời nào" in html and "/hoi-dap/gui-cau-hoi/" in html


def test_the_ask_button_needs_a_section(world):
    assert 'href="/hoi-dap/gui-cau-hoi/"' in render("{% ask_button %}", world.a.site)
    QuestionIndexPage.objects.all().delete()
    assert render("{% ask_button %}{% latest_questions %}", world.a.site).strip() == ""


def test_the_contact_page_leads_to_the_form(world):
    page = ContactPage.objects.child_of(world.a.home).get()
    html = world.get(world.a.site, f"/{page.slug}/").content.decode()
    assert html.count("/hoi-dap/gui-cau-hoi/") == 1

    from communes.questions.wagtail_hooks import question_form_link

    frame = Frame(world.a.site)
    assert "/hoi-dap/gui-cau-hoi/" in question_form_link(Context({"frame": frame}))
    assert question_form_link(Context({})) == ""


def test_lists_cost_little(world, published, count_queries):
    for number in range(5):
        published(subject=f"Câu số {number}")
    count_queries(world.a.site, "/hoi-dap/")
    count_queries(world.a.site, f"/hoi-dap/{QuestionPage.objects.first().slug}/")


def test_home_cards_cost_one_query_and_two_more_on_the_portal(
    world, published, django_assert_num_queries
):
    published()
    for site, count in ((world.a.site, 1), (world.portal.site, 3)):
        request = RequestFactory().get("/")
        request.frame = Frame(site)
        request.frame.navigation.section_url("x")  # the menu is paid for by the page
        template = Template("{% load questions_tags %}{% latest_questions %}")
        context = {"request": request, "frame": request.frame}
        template.render(Context(context))
        with django_assert_num_queries(count):
            template.render(Context(context))


def test_publishing_again_mends_the_same_page(world, published):
    question = published()
    first = question.published_page.pk
    question.subject = "Tiêu đề đã sửa"
    question.publish()
    assert question.published_page.pk == first
    assert QuestionPage.objects.get().title == "Tiêu đề đã sửa"


def test_an_erased_contact_leaves_the_published_initials(world, published):
    question = published()
    question.contact.delete()
    question = type(question).objects.get()
    question.subject = "Sửa sau khi xoá"
    question.publish()
    assert QuestionPage.objects.get().asker_display == "T.T.B."
