"""The doors a request passes: host, language, origin, policy, transactions."""

import pytest
from django.test import Client

from communes.models import CommuneSettings


def test_each_host_answers_with_its_own_site(world):
    for commune in (world.a, world.b):
        html = world.get(commune.site).content.decode()
        assert commune.site.site_name in html
    assert "Cổng xã" in world.get(world.portal.site).content.decode()


def test_an_unknown_host_is_404(world):
    answer = Client().get("/", headers={"host": "la.test"})
    assert answer.status_code == 404
    assert world.a.site.site_name not in answer.content.decode()


@pytest.mark.parametrize("host", ["", "a.test:notaport", "a b", "[::1", "a.test\u00e9", "." * 300])
def test_an_odd_host_is_never_a_500(world, host):
    answer = Client(raise_request_exception=False).get("/", headers={"host": host})
    assert answer.status_code in (400, 404)


def test_two_sites_of_one_name_are_told_apart_by_port(world):
    world.b.site.hostname, world.b.site.port = "a.test", 8080
    world.b.site.save()
    on_80 = Client().get("/", headers={"host": "a.test"})
    on_8080 = Client().get("/", headers={"host": "a.test:8080"})
    assert "Xã An Bình" in on_80.content.decode()
    assert "Xã Bình Minh" in on_8080.content.decode()


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/pages/?x=1"])
def test_the_admin_lives_on_the_portals_host_only(world, path):
    answer = world.get(world.a.site, path)
    assert answer.status_code == 302
    assert answer.url == f"http://tinh.test{path}"


def test_a_language_the_site_lacks_is_404(world):
    assert world.get(world.a.site, "/en/").status_code == 200
    assert world.get(world.b.site, "/en/").status_code == 404
    assert world.get(world.b.site, "/en/announcements/").status_code == 404
    assert world.get(world.a.site, "/fr/").status_code == 404


def test_the_language_comes_from_the_path_alone(world):
    headers = {"host": "a.test", "accept-language": "en"}
    answer = Client(headers=headers).get("/")
    assert '<html lang="vi"' in answer.content.decode()
    assert answer.headers["Content-Language"] == "vi"
    assert '<html lang="en"' in world.get(world.a.site, "/en/").content.decode()


def test_readers_get_no_cookie_and_a_page_that_a_proxy_can_keep(world):
    for site in (world.portal.site, world.a.site):
        answer = world.get(site)
        assert not answer.cookies
        assert "Cookie" not in answer.headers.get("Vary", "")


def test_readers_pages_have_a_strict_policy(world):
    policy = world.get(world.a.site).headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    admin = world.get(world.portal.site, "/admin/login/").headers["Content-Security-Policy"]
    assert "script-src 'self' 'unsafe-inline'" in admin


@pytest.mark.parametrize("origin", ["http://la.test", "null", ""])
def test_forms_from_elsewhere_are_refused(world, origin):
    headers = {"host": "a.test", "origin": origin}
    assert Client().post("/", {}, headers=headers).status_code == 403


def test_forms_of_the_same_site_pass(world):
    assert world.post(world.a.site, "/", {}).status_code != 403
    headers = {"host": "a.test", "referer": "http://a.test/"}
    assert Client().post("/", {}, headers=headers).status_code != 403


def test_the_admin_keeps_djangos_token(world):
    client = Client(enforce_csrf_checks=True, headers={"host": "tinh.test"})
    answer = client.post("/admin/login/", {"username": "x", "password": "y"})
    assert answer.status_code == 403


def test_a_write_that_fails_leaves_nothing(world, rf, settings):
    from portal.sites.middleware import AtomicUnsafeMethodsMiddleware

    def view(request):
        CommuneSettings.objects.filter(site=world.a.site).update(sla_answer_working_days=1)
        raise RuntimeError

    middleware = AtomicUnsafeMethodsMiddleware(lambda request: None)
    with pytest.raises(RuntimeError):
        middleware.process_view(rf.post("/"), view, (), {})
    assert CommuneSettings.objects.get(site=world.a.site).sla_answer_working_days == 15


def test_reads_open_no_transaction(rf):
    from portal.sites.middleware import AtomicUnsafeMethodsMiddleware

    middleware = AtomicUnsafeMethodsMiddleware(lambda request: None)
    assert middleware.process_view(rf.get("/"), lambda request: None, (), {}) is None


def test_health_answers(world):
    assert world.get(world.portal.site, "/khoe/").content == b"ok\n"


def test_refusals_say_why_in_the_sites_own_look(world):
    answer = Client().post("/", {}, headers={"host": "b.test", "origin": "http://la.test"})
    html = answer.content.decode()
    assert answer.status_code == 403
    assert 'data-theme="bien"' in html
    assert "quay lại và gửi lần nữa" in html


def test_a_500_keeps_the_theme_and_the_language(world, rf):
    from django.utils.translation import override

    from portal.sites.frame import Frame
    from portal.sites.views import server_error

    request = rf.get("/")
    request.frame = Frame(world.b.site)
    with override("en"):
        html = server_error(request).content.decode()
    assert '<html lang="en" data-theme="bien">' in html
    assert server_error(rf.get("/")).status_code == 500


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_pages_are_for_reading(world, method):
    headers = {"host": "a.test", "origin": "http://a.test"}
    assert getattr(Client(headers=headers), method)("/thong-bao/").status_code == 405
    assert Client(headers=headers).head("/thong-bao/").status_code == 200
