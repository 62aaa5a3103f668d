"""Codes of reports that are typed into the search, or the boxes for other codes."""

import pytest

from communes.feedback.shortcut import code_in
from communes.feedback.views import following
from search.models import Miss

CODE = "PA-4829-1057-3364"
SEARCH, QUESTIONS = "/tim-kiem/", "/hoi-dap/tra-cuu/"


@pytest.mark.parametrize(
    "typed",
    [CODE, "pa 4829 1057 3364", "Mã: PA482910573364.", "PÃ829-1057-3364", "P A4829 10573364"],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert code_in(typed) == CODE


@pytest.mark.parametrize("typed", ["", "482910573364", "PA-4829-1057", "GY-4829-1057-3364", "\x00"])
def test_what_is_another_number_is_no_code(typed):
    assert code_in(typed) == ""


def test_every_box_leads_to_the_report(world, make_report):
    code = make_report().code
    here = f"/phan-anh/theo-doi/{code}/"
    typed = code.lower().replace("-", " ")
    for path, name in ((SEARCH, "q"), (QUESTIONS, "ma")):
        response = world.get(world.a.site, path, data={name: typed})
        assert (response.status_code, response["Location"]) == (302, here)
    response = world.get(world.portal.site, SEARCH, data={"q": code})
    assert response["Location"] == world.a.site.root_url + here
    assert not Miss.objects.exists()


def test_that_of_another_commune_leads_nowhere_and_is_told_kindly(world, make_report):
    code = make_report().code
    response = world.get(world.b.site, SEARCH, data={"q": code})
    assert response.status_code == 200
    assert "Không có phản ánh nào" in response.content.decode()
    assert not Miss.objects.exists()


def test_nobody_learns_by_trying_which_codes_are_right(world, make_report, monkeypatch):
    code = make_report().code
    monkeypatch.setattr(following, "LOOK_UPS_PER_HOUR", 1)
    assert world.get(world.a.site, SEARCH, data={"q": code}).status_code == 302
    assert world.get(world.a.site, SEARCH, data={"q": code}).status_code == 200
