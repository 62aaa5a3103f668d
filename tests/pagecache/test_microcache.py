import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse

from portal.pagecache import microcache
from portal.pagecache.microcache import MicroCacheMiddleware

PUBLIC = {"Cache-Control": "public, max-age=0, s-maxage=1"}


@pytest.fixture
def answer(settings, monkeypatch, rf):
    """What the middleware makes of an answer that was asked for at 100.9."""
    settings.TRUSTED_PROXY_COUNT = 1
    monkeypatch.setattr(microcache.time, "time", lambda: 100.9)

    def through(response):
        return MicroCacheMiddleware(lambda _request: response)(rf.get("/"))

    return through


def test_a_public_page_is_kept_to_the_end_of_its_second(answer):
    assert answer(HttpResponse(headers=PUBLIC))["X-Accel-Expires"] == "@100"


def test_what_may_be_older_is_kept_longer(answer):
    headers = {"Cache-Control": "public, s-maxage=60", "Vary": "Accept-Encoding"}
    assert answer(HttpResponse(headers=headers))["X-Accel-Expires"] == "@159"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Cache-Control": "private, no-store"},
        {"Cache-Control": "public, max-age=60"},
        {"Cache-Control": "s-maxage=1"},
        {"Cache-Control": "public, s-maxage=0"},
        PUBLIC | {"Vary": "Cookie"},
        PUBLIC | {"Vary": "Accept-Encoding, Accept-Language"},
    ],
)
def test_what_is_not_everyones_is_not_kept(answer, headers):
    assert "X-Accel-Expires" not in answer(HttpResponse(headers=headers))


def test_an_answer_with_a_cookie_is_not_kept(answer):
    response = HttpResponse(headers=PUBLIC)
    response.set_cookie("name", "value")
    assert "X-Accel-Expires" not in answer(response)


def test_without_a_proxy_there_is_nobody_to_tell(settings):
    settings.TRUSTED_PROXY_COUNT = 0
    with pytest.raises(MiddlewareNotUsed):
        MicroCacheMiddleware(lambda request: None)
