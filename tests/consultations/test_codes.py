"""Codes of comments that are typed into the search, or the boxes for other codes."""

import pytest

from communes.consultations.shortcut import code_in, receipt_address
from search.models import Miss
from tests.consultations.factories import comment_on, put_up
from tests.consultations.test_pages import path_of
from tests.translations.factories import in_english

CODE = "GY-4829-1057-3364"
SEARCH, QUESTIONS, DOSSIERS = "/tim-kiem/", "/hoi-dap/tra-cuu/", "/tra-ho-so/"


@pytest.fixture
def comment(world, draft):
    return comment_on(draft, world.a.site)


def receipt(page, code) -> str:
    return f"{path_of(page)}gop-y/{code}/"


@pytest.mark.parametrize(
    "typed",
    [
        CODE,
        "gy 4829 1057 3364",
        "GY482910573364",
        "Mã góp ý: GY–4829–1057–3364.",
        "\uff27\uff39-4829-1057-3364",
        "GỸ829-1057-3364",  # VNI makes a tone of the 4
        f"https://xa.vidu.vn/gop-y-du-thao/quy-che/gop-y/{CODE}/",
    ],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert code_in(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    ["", "482910573364", "GY-4829-1057", "GY-4829-1057-33645", "DL-4829-1057-3364", "góp ý 2026"],
)
def test_what_is_another_number_is_no_code(typed):
    assert code_in(typed) == ""


def test_every_box_leads_to_the_receipt(world, draft, comment):
    here, typed = receipt(draft, comment.code), comment.code.lower().replace("-", " ")
    site = world.a.site
    for response in (
        world.get(site, SEARCH, data={"q": typed}),
        world.get(site, QUESTIONS, data={"ma": typed}),
        world.post(site, DOSSIERS, {"ma": typed}),
    ):
        assert (response.status_code, response["Location"]) == (302, here)
    assert not Miss.objects.exists()


def test_that_of_another_commune_leads_nowhere_and_is_told_kindly(world, comment):
    response = world.get(world.b.site, SEARCH, data={"q": comment.code})
    html = response.content.decode()
    assert response.status_code == 200
    assert "Không có góp ý nào" in html and comment.consultation.title not in html
    boxed = world.get(world.b.site, QUESTIONS, data={"ma": comment.code}).content.decode()
    assert "Không có góp ý nào" in boxed
    assert not Miss.objects.exists()


def test_the_portal_leads_to_the_commune(world, draft, comment):
    response = world.get(world.portal.site, SEARCH, data={"q": comment.code})
    assert response["Location"] == world.a.site.root_url + receipt(draft, comment.code)


def test_one_on_the_portal_s_own_draft_stays_there(world):
    page = put_up(world.portal)
    code = comment_on(page, world.portal.site).code
    response = world.get(world.portal.site, SEARCH, data={"q": code})
    assert response["Location"] == receipt(page, code)


def test_english_readers_stay_in_their_language(world, draft, comment):
    english = in_english(draft)
    response = world.get(world.a.site, "/en/tim-kiem/", data={"q": comment.code})
    assert english.slug in response["Location"] and response["Location"].startswith("/en/")


def test_a_draft_that_is_taken_down_leads_nobody_there(world, draft, comment):
    draft.unpublish()
    response = world.get(world.a.site, SEARCH, data={"q": comment.code})
    assert response.status_code == 200


def ask(world, code):
    return world.get(world.a.site, SEARCH, data={"q": code})


def test_a_right_code_counts_once_where_it_leads(world, draft, comment, monkeypatch):
    monkeypatch.setattr("communes.consultations.views.public.LOOK_UPS_PER_HOUR", 1)
    address = ask(world, comment.code)["Location"]
    assert world.get(world.a.site, address).status_code == 200
    assert world.get(world.a.site, address).status_code == 429


def test_after_too_many_wrong_codes_no_code_leads_anywhere_and_it_is_said(
    world, draft, comment, monkeypatch
):
    monkeypatch.setattr("communes.consultations.views.public.LOOK_UPS_PER_HOUR", 1)
    assert ask(world, comment.code).status_code == 302
    assert ask(world, "GY-2222-2222-2222").status_code == 200
    for code in (comment.code, "GY-2222-2222-2222"):
        response = ask(world, code)
        assert response.status_code == 200
        assert "thử quá nhiều mã" in response.text


def test_words_that_are_no_code_ask_the_database_nothing(rf, db, django_assert_num_queries):
    request = rf.get("/")
    request.frame = None
    with django_assert_num_queries(0):
        assert receipt_address(request, "cam Vinh 2026") == ""
