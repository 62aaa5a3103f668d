"""The demo's news and events."""

from communes.news import demo
from communes.news.models import EventPage, NewsPage
from portal.core.demo import DemoWorld


def test_the_demo_loads_once_is_marked_and_has_english(world, readers):
    loaded = DemoWorld(world.portal, {"thanhson": world.a, "khanhhop": world.b}, lambda text: None)
    with readers.commit():
        demo.load(loaded)
    news, events = NewsPage.objects.count(), EventPage.objects.count()
    assert news and events
    assert not NewsPage.objects.filter(is_sample=False).exists()
    demo.load(loaded)
    assert (NewsPage.objects.count(), EventPage.objects.count()) == (news, events)
    english = NewsPage.objects.filter(locale__language_code="en", live=True)
    assert {page.title for page in english} == {
        "Evening phone classes were full in the first week",
        "Three pilot communes go digital: 15 classes, 475 learners",
    }
    html = world.get(world.portal.site, "/en/").content.decode()
    assert "Three pilot communes go digital" in html
    for page in [*NewsPage.objects.all(), *EventPage.objects.all()]:
        page.full_clean()
