"""News and events are found, and told with their day and place."""

import re

from tests.news.factories import hold_event, write_news


def test_news_and_events_are_one_kind_of_results(world, readers):
    with readers.commit():
        write_news(world.a, "Bà con trồng thêm rừng quế")
        hold_event(world.a, "Hội thi trồng rừng quế", place="Đồi xóm 3")
        write_news(world.b, "Rừng quế của Bình Minh")
    answer = world.get(world.a.site, "/tim-kiem/", query_params={"q": "rừng quế"})
    html = re.sub("</?mark>", "", answer.content.decode())
    assert "Tin tức, sự kiện" in html
    assert "Bà con trồng thêm rừng quế" in html
    assert "Hội thi trồng rừng quế" in html
    assert "Đồi xóm 3" in html
    assert "Rừng quế của Bình Minh" not in html


def test_who_asks_for_news_is_led_to_the_section(world, readers):
    with readers.commit():
        write_news(world.a)
    answer = world.get(world.a.site, "/tim-kiem/", query_params={"q": "tin tức"})
    assert 'href="/tin-tuc-su-kien/"' in answer.content.decode().split("<main", 1)[1]
