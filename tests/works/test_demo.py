"""The demo's works and money."""

from communes.works import demo
from communes.works.models import AccountPage, ProjectPage, TenderPage
from portal.core.demo import DemoWorld

TYPES = (AccountPage, ProjectPage, TenderPage)


def counts() -> list[int]:
    return [model.objects.count() for model in TYPES]


def test_the_demo_loads_once_and_holds_to_the_rules(world):
    loaded = DemoWorld(world.portal, {"thanhson": world.a, "minhhop": world.b}, lambda text: None)
    demo.load(loaded)
    made = counts()
    assert all(made)
    demo.load(loaded)
    assert counts() == made
    for model in TYPES:
        for page in model.objects.all():
            assert page.is_sample
            page.full_clean()


def test_the_example_of_the_province_reads_in_english(world, readers):
    with readers.commit():
        demo.load(DemoWorld(world.portal, {}, lambda text: None))
    page = AccountPage.objects.get(locale__language_code="en")
    assert page.live
    html = world.get(world.portal.site, page.get_url()).content.decode()
    for text in ("460.9 million dong and 176 phones", "176 phones", "Smartphones"):
        assert text in html, text
