"""The poster of a notice in a browser: one A4, in letters that are read from three metres."""

import mimetypes
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.utils import timezone
from pypdf import PdfReader

from communes.channels.layout import SIZES
from tests.announcements.factories import URGENT, announce

pytestmark = [pytest.mark.e2e, pytest.mark.xdist_group("e2e"), pytest.mark.sampled(3)]

A4 = (595, 842)  # points
LEAST_CAPITAL = 9  # mm: ten minutes of arc at three metres
PX_PER_MM = 96 / 25.4
# Of the others one warns that this is no https.
SENT = ("Content-Type", "Content-Security-Policy")
# What the editor takes at most, in words that take the most room.
WIDE = "Quảng Phường Nghĩa Thượng Hưng Nguyên "
FIELDS = {"action_heading": 90, "action_text": 300, "event_place": 160, "correction": 300}


def filled(length: int, words: str) -> str:
    return (words * length)[:length].strip()


def short(world, **fields):
    return announce(world.a, "Họp xóm 3", summary="Tối nay.", **fields)


def usual(world, **fields):
    told = {
        "event_at": timezone.now() + timedelta(days=2),
        "event_place": "Nhà văn hoá xóm 3",
        "action_heading": "Nhớ mang theo",
        "action_text": "Giấy chứng nhận quyền sử dụng đất, căn cước",
        "urgency": URGENT,
        "lasts": 3,
    }
    return announce(world.a, "Họp xóm 3 về đường bê tông", **told | fields)


def longest(world, words=WIDE, **fields):
    told = {name: filled(length, words) for name, length in FIELDS.items()}
    return (
        usual(world, issuer=filled(160, words), **told | fields)
        if words == WIDE
        else announce(
            world.a, filled(90, words), event_at=timezone.now(), issuer=filled(160, words), **told
        )
    )


def shouted(world, **fields):
    return longest(world, "ƯỜNGMỘT ", **fields)


def unbroken(world, **fields):
    return longest(world, "WƯẾM", **fields)


def english(world):
    return announce(
        world.a,
        "Village meeting about the concrete road",
        language="en",
        event_at=timezone.now(),
        event_place="House of culture of hamlet 3",
        action_heading="Bring",
        action_text="Land certificate, identity card",
    )


def open_poster(world, page, notice, prefix="") -> None:
    """Has a browser read the tests' own database: no server. It is asked before, as what
    answers the browser would have a connection of its own."""
    address = f"{prefix}/tb/{notice.pk}/to-ap-phich/"
    reply = world.get(world.a.site, address)
    assert reply.status_code == 200

    def serve(route):
        path = route.request.url.partition(".test")[2].partition("?")[0]
        if path == address:
            route.fulfill(body=reply.content, headers={name: reply[name] for name in SENT})
        elif found := finders.find(path.removeprefix("/static/")):
            kind = mimetypes.guess_type(found)[0]
            route.fulfill(body=Path(found).read_bytes(), content_type=kind)
        else:
            route.fulfill(status=204)

    page.route("**/*", serve)
    page.goto(f"http://a.test{address}", timeout=10_000)


CAPITALS = """() => [...document.querySelectorAll('.poster__text')].map(e => {
  const s = getComputedStyle(e), pen = document.createElement('canvas').getContext('2d');
  pen.font = `${s.fontWeight} ${s.fontSize} ${s.fontFamily}`;
  return [parseFloat(s.fontSize), pen.measureText('H').actualBoundingBoxAscent];
})"""
# What sticks out of the sheet, or is cut where nothing says so.
CUT = """() => {
  const sheet = document.querySelector('.poster').getBoundingClientRect();
  const parts = [...document.querySelectorAll('.poster *')].filter(e => !e.closest('svg'));
  return parts.filter(e => {
    const r = e.getBoundingClientRect();
    return r.width && (r.bottom > sheet.bottom + 1 || r.right > sheet.right + 1);
  }).concat([...document.querySelectorAll('.poster__lines')].filter(
    e => e.scrollHeight > e.clientHeight + 1)).map(e => e.outerHTML.slice(0, 90));
}"""


@pytest.mark.parametrize("make", [short, usual, longest, shouted, unbroken, english])
def test_it_prints_on_exactly_one_a4_in_letters_for_three_metres(world, page, make):
    notice = make(world)
    open_poster(world, page, notice, "/en" if make is english else "")
    page.emulate_media(media="print")
    # As wide as what is printed of an A4.
    page.set_viewport_size({"width": round(190 * PX_PER_MM), "height": round(277 * PX_PER_MM)})
    assert page.evaluate(CUT) == []
    for size, capital in page.evaluate(CAPITALS):
        assert round(size / PX_PER_MM) in SIZES
        assert capital / PX_PER_MM >= LEAST_CAPITAL
    pdf = page.pdf(prefer_css_page_size=True)
    pages = PdfReader(BytesIO(pdf)).pages
    assert len(pages) == 1
    box = pages[0].mediabox
    assert abs(box.width - A4[0]) < 2 and abs(box.height - A4[1]) < 2
    text = "".join(pages[0].extract_text().split())  # blanks stand where letters move
    assert f"/tb/{notice.pk}" in text
    assert ("Validuntil" if make is english else "Cóhiệulựcđến") in text
    code = page.locator(".poster .qr").bounding_box()
    assert code["width"] / PX_PER_MM >= 40
    if make in (short, usual, english):  # nothing of it ends in "…"
        assert notice.title.replace(" ", "") in text
        clipped = "e => e.scrollHeight > e.clientHeight + 2"
        for part in page.locator(".poster__text").all():
            assert not part.evaluate(clipped)


@pytest.mark.parametrize("width", [360, 1280])
def test_on_screens_it_is_a_page_like_any_other(world, page, width):
    page.set_viewport_size({"width": width, "height": 740})
    open_poster(world, page, longest(world))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.get_by_role("button", name="In tờ này (A4)").is_visible()
