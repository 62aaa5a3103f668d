"""The box: where a code leads, what is told, and that nothing of it stays anywhere."""

import logging

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail import hooks

from communes.dossiers.models import DossierSettings
from communes.dossiers.services.chosen import HOOK
from communes.dossiers.services.demo import DemoService
from communes.dossiers.services.interface import NoStatus, Trouble
from communes.provisioning import CommuneSpec, open_commune
from search.models import Miss
from tests.questions.conftest import *  # noqa: F403

PAGE, BOX = "/tra-cuu-ho-so/", "/tra-ho-so/"
CODE = "H41.12.34-260105-000"  # and the digit that chooses of the demo's states
NATIONAL = 'href="https://dichvucong.gov.vn/"'


@pytest.fixture(autouse=True)
def _no_service(settings):
    settings.DOSSIER_STATUS_URL = ""


def look_up(world, site, typed):
    return world.post(site, BOX, {"ma": typed})


def html_of(response, status=200) -> str:
    assert response.status_code == status
    assert "no-store" in response["Cache-Control"] and not response.cookies
    assert response["X-Robots-Tag"] == "noindex"
    return response.content.decode()


def set_pattern(site, pattern):
    DossierSettings.objects.update_or_create(
        site=site, defaults={"case_lookup_url_pattern": pattern}
    )


def test_every_site_has_the_page_and_it_is_kept(world, readers):
    for place in (world.portal, world.a, world.b):
        html = readers.get(place.site, PAGE).content.decode()
        assert "Tra cứu hồ sơ" in html and "Mã bạn gõ ở đây không bị lưu lại." in html
        assert readers.is_kept(place.site, PAGE)
    assert "Look up a dossier" in world.get(world.a.site, "/en/look-up-a-dossier/").content.decode()


def test_without_a_setting_a_code_leads_to_the_national_portal(world):
    html = html_of(look_up(world, world.a.site, "h41 12 34 260105 0007"))
    assert "H41.12.34-260105-0007" in html and NATIONAL in html
    assert "Chép mã này rồi dán" in html
    assert 'rel="noreferrer nofollow"' in html


def test_a_pattern_of_the_site_goes_before_the_portal_s(world):
    set_pattern(world.portal.site, "https://dvc.tinh.example/tra?ma={code}")
    set_pattern(world.b.site, "https://dvc.b.example/?hs={code}&x=1")
    of_a = html_of(look_up(world, world.a.site, f"{CODE}7"))
    assert 'href="https://dvc.tinh.example/tra?ma=H41.12.34-260105-0007"' in of_a
    assert "Xem trên dvc.tinh.example" in of_a and "Chép mã này" not in of_a
    of_b = html_of(look_up(world, world.b.site, f"{CODE}7"))
    assert 'href="https://dvc.b.example/?hs=H41.12.34-260105-0007&amp;x=1"' in of_b
    assert "dvc.b.example" not in of_a


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "Gõ mã hồ sơ in trên giấy hẹn."),
        ("xin chào", "Mã hồ sơ có dạng 000.00.12.H41-261124-0012 hoặc H41.12.34-260105-0007"),
        ("0912 345 678", "giống số điện thoại hoặc số căn cước"),
        ("<script>alert(1)</script>", "Mã hồ sơ có dạng"),
        ("x" * 9000, "Mã hồ sơ có dạng"),
        ("\u202e\u200b", "Gõ mã hồ sơ"),
    ],
)
def test_what_is_no_code_is_told_what_is_expected(world, typed, told):
    html = html_of(look_up(world, world.a.site, typed))
    assert told in html and "<script>alert" not in html and NATIONAL not in html


def test_a_form_without_its_field_and_a_read_address_are_no_errors(world):
    assert "Gõ mã hồ sơ" in html_of(world.post(world.a.site, BOX, {"khac": "1"}))
    response = world.get(world.a.site, BOX)
    assert response.status_code == 302 and response["Location"] == PAGE
    assert world.get(world.a.site, f"{PAGE}?ma={CODE}7&page=x").status_code == 200


# --- Codes of questions, the search ---


def test_the_code_of_a_question_leads_to_its_page(world, make_question):
    question = make_question()
    response = look_up(world, world.a.site, question.code.lower())
    assert response.status_code == 302
    assert response["Location"] == f"/hoi-dap/tra-cuu/{question.code}/"
    # That of another commune is unknown here.
    assert "Mã hồ sơ có dạng" in html_of(look_up(world, world.b.site, question.code))


def test_a_dossier_s_code_in_the_box_for_questions_leads_here(world):
    response = world.get(world.a.site, "/hoi-dap/tra-cuu/", data={"ma": f"{CODE}7"})
    html = response.content.decode()
    assert "Đây là mã hồ sơ" in html and f'action="{BOX}"' in html
    assert f'value="{CODE}7"' in html and "HD-7K3M-92QX. " not in html
    assert "no-store" in response["Cache-Control"]


def test_a_dossier_s_code_in_the_search_leads_here_and_is_not_counted(world):
    html = world.get(world.a.site, "/tim-kiem/", data={"q": f"hồ sơ {CODE}7"}).content.decode()
    assert "Đây là mã hồ sơ" in html and f'action="{BOX}"' in html
    assert not Miss.objects.exists()
    other = world.get(world.a.site, "/tim-kiem/", data={"q": "0912345678901"}).content.decode()
    assert "Đây là mã hồ sơ" not in other


def test_a_site_without_the_page_has_no_note(world):
    world.a.home.get_children().filter(slug="tra-cuu-ho-so").first().unpublish()
    html = world.get(world.a.site, "/tim-kiem/", data={"q": f"{CODE}7"}).content.decode()
    assert "Đây là mã hồ sơ" not in html
    assert look_up(world, world.a.site, f"{CODE}7").status_code == 404


# --- What a service tells ---


@pytest.mark.parametrize(
    ("digit", "told", "icon"),
    [
        ("0", "Đã tiếp nhận", "i-doc"),
        ("1", "Đang giải quyết", "i-clock"),
        ("2", "Cần bổ sung giấy tờ", "i-warn"),
        ("3", "Chờ nộp phí", "i-pen"),
        ("4", "Đã có kết quả", "i-check"),
        ("5", "Đã trả kết quả", "i-check"),
        ("6", "Không được giải quyết", "i-close"),
    ],
)
def test_a_state_is_told_in_words_with_an_icon_and_the_next_step(
    world, settings, digit, told, icon
):
    settings.DOSSIER_STATUS_URL = "demo"
    html = html_of(look_up(world, world.a.site, CODE + digit))
    tag = html.split('<span class="tag ')[1].split("</span>")[0]
    assert told in tag and f"#{icon}" in tag
    assert "Dữ liệu mẫu" in html and NATIONAL in html
    assert ("Hẹn trả kết quả" in html) == (digit in "0123")


@pytest.mark.parametrize(
    ("digit", "told", "status"),
    [("8", "Không tìm thấy hồ sơ mang mã này", 404), ("9", "Không phải lỗi của bạn.", 200)],
)
def test_what_a_service_does_not_tell_is_said_kindly(world, settings, digit, told, status):
    settings.DOSSIER_STATUS_URL = "demo"
    html = html_of(look_up(world, world.a.site, CODE + digit), status)
    assert told in html and NATIONAL in html


def test_too_many_codes_are_asked_of_no_service(world, settings, monkeypatch):
    settings.DOSSIER_STATUS_URL = "demo"
    monkeypatch.setattr("communes.dossiers.views.public.ASKS_PER_HOUR", 1)
    html_of(look_up(world, world.a.site, f"{CODE}0"))
    html = html_of(look_up(world, world.a.site, f"{CODE}0"), 429)
    assert "Mạng của bạn tra quá nhiều mã" in html and NATIONAL in html


def test_a_province_plugs_in_a_service_of_its_own(world):
    class Own:
        def status_of(self, code):
            assert code == f"{CODE}7"
            raise NoStatus(Trouble.UNKNOWN)

    with hooks.register_temporarily(HOOK, Own):
        assert "Không tìm thấy" in html_of(look_up(world, world.a.site, f"{CODE}7"), 404)


def test_nothing_of_a_code_is_kept_or_logged(world, settings, caplog, monkeypatch):
    settings.DOSSIER_STATUS_URL = "demo"
    caplog.set_level(logging.DEBUG)
    kept = []
    for alias in caches:
        real = caches[alias].set
        monkeypatch.setattr(
            caches[alias], "set", lambda *a, real=real, **k: kept.append(a) or real(*a, **k)
        )
    before = caplog.text
    with CaptureQueriesContext(connection) as captured:
        for digit in "0189":
            look_up(world, world.a.site, CODE + digit)
    assert not [one for one in captured if not one["sql"].startswith("SELECT")], "not even BEGIN"
    told = f"{before}{caplog.text}{captured.captured_queries}{kept}"
    assert "260105" not in told


def test_a_report_of_an_error_has_no_code(world, monkeypatch):
    def fails(self, code):
        raise RuntimeError("broken")

    monkeypatch.setattr(DemoService, "status_of", fails)
    monkeypatch.setattr("communes.dossiers.views.public.status_service", DemoService)
    seen = []
    monkeypatch.setattr(
        "communes.dossiers.views.public.is_over_limit",
        lambda request, *args: seen.append(request) or False,
    )
    with pytest.raises(RuntimeError):
        look_up(world, world.a.site, f"{CODE}7")
    assert seen[0].sensitive_post_parameters == ["ma"]


def test_the_sql_of_an_answer_grows_with_nothing(world):
    def count() -> int:
        look_up(world, world.a.site, f"{CODE}0")
        with CaptureQueriesContext(connection) as captured:
            look_up(world, world.a.site, f"{CODE}0")
        assert len(captured) <= 13, "\n".join(one["sql"] for one in captured)
        return len(captured)

    few = count()
    for name in "cd":
        commune = open_commune(CommuneSpec(f"Xã Thêm {name}", f"{name}.test", 80))
        set_pattern(commune.site, "https://dvc.example/{code}")
    assert count() == few


# --- The setting ---


@pytest.mark.parametrize(
    "pattern",
    [
        "dvc.example.vn/?ma={code}",
        "javascript:alert({code})",
        "https://{code}.example.vn/",
        "https://dvc.example.vn/?a={code}&b={code}",
        "https://dvc.example.vn/?a={ma}",
        "https://dvc.example.vn/?a={",
        "ftp://dvc.example.vn/{code}",
    ],
)
def test_a_pattern_that_gives_no_address_is_refused(world, pattern):
    client = world.admin_client(world.officer(world.a, "admin"))
    url = f"/admin/settings/dossiers/dossiersettings/{world.a.site.pk}/"
    response = client.post(url, {"case_lookup_url_pattern": pattern})
    assert response.status_code == 200 and not DossierSettings.objects.exclude(
        case_lookup_url_pattern=""
    )


def test_an_administrator_sets_the_own_site_s_pattern_only(world):
    client = world.admin_client(world.officer(world.a, "admin"))
    pattern = {"case_lookup_url_pattern": "https://dvc.example.vn/?ma={code}"}
    url = "/admin/settings/dossiers/dossiersettings/{}/"
    assert client.post(url.format(world.a.site.pk), pattern).status_code == 302
    client.post(url.format(world.b.site.pk), pattern)
    found = DossierSettings.objects.exclude(case_lookup_url_pattern="")
    assert list(found.values_list("site", flat=True)) == [world.a.site.pk]


def test_a_changed_pattern_shows_at_once(world, readers):
    readers.open(world.a.site, PAGE)
    with readers.commit():
        set_pattern(world.portal.site, "https://dvc.tinh.example/tra?ma={code}")
    assert "dvc.tinh.example" in html_of(look_up(world, world.a.site, f"{CODE}7"))
