"""What every page promises a phone: nothing wider than it, nothing from elsewhere."""

import pytest

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e")]


@pytest.mark.sampled(5)
@pytest.mark.parametrize(
    ("key", "path"),
    [("", "/"), ("thanhson", "/"), ("minhhop", "/"), ("khanhhop", "/"), ("thanhson", "/en/")],
)
@pytest.mark.parametrize("width", [320, 1280])
def test_homes_fit_the_screen_and_load_only_from_here(demo, page, key, path, width):
    page.set_viewport_size({"width": width, "height": 800})
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(demo.url(key, path))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert all(url.startswith((demo.url(key), "data:")) for url in requests)
    assert page.context.cookies() == []


def test_the_switch_leads_to_another_commune_without_a_script(demo, browser):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(demo.url())
    page.locator("summary", has_text="Chọn xã").click()
    page.locator(".drop__box a", has_text="Xã Minh Hợp").click()
    assert page.url == demo.url("minhhop")
    context.close()


def test_english_and_back(demo, page):
    page.goto(demo.url("thanhson"))
    page.locator("summary", has_text="Tiếng Việt").click()
    page.locator(".drop__box a", has_text="English").click()
    assert page.url == demo.url("thanhson", "/en/")
    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.parametrize("with_script", [True, False])
def test_the_text_size_button_is_there_only_where_it_works(demo, browser, with_script):
    context = browser.new_context(java_script_enabled=with_script)
    page = context.new_page()
    page.goto(demo.url("thanhson"))
    button = page.locator("[data-aa]")
    assert button.is_visible() == with_script
    if with_script:
        size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
        before = page.evaluate(size)
        button.click()
        assert page.evaluate(size) > before
        page.goto(demo.url("thanhson", "/thong-bao/"))
        assert page.evaluate(size) > before
        assert context.cookies() == []
    context.close()


@pytest.mark.parametrize("width", [360, 1280])
def test_the_picture_of_a_hit_leaves_its_words_in_view(demo, page, width):
    page.set_viewport_size({"width": width, "height": 640})
    page.goto(demo.url("", "/tim-kiem/?q=cam+vinh"))
    pictures = page.locator(".hit .pic").all()
    assert pictures
    assert all(picture.bounding_box()["width"] <= 120 for picture in pictures)
