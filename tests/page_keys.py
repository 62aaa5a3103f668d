"""What must hold on every page for whoever uses the keyboard: checks of `tests.page_checks`."""

from playwright.sync_api import Page

FOCUSED = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const s = getComputedStyle(e), r = e.getBoundingClientRect();
  const card = e.closest('.prod:focus-within');
  const ringed = t => t.outlineStyle !== 'none' && parseFloat(t.outlineWidth) >= 2;
  const x = Math.min(Math.max(r.left + Math.min(r.width / 2, 20), 0), innerWidth - 1);
  const y = (Math.max(r.top, 0) + Math.min(r.bottom, innerHeight)) / 2;
  const top = document.elementFromPoint(x, y);
  const order = [...document.querySelectorAll(
    'a[href], button, input, select, textarea, summary, [tabindex]')];
  return {html: e.outerHTML.slice(0, 120), place: order.indexOf(e), href: e.getAttribute('href'),
    ring: ringed(s) || (card && ringed(getComputedStyle(card))),
    inView: r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth,
    hidden: !!top && !e.contains(top) && !!top.closest('.nav') && !e.closest('.nav'),
    tabindex: e.tabIndex};
}"""


def check_keyboard(page: Page) -> list[str]:
    """Tab goes through the page in its order, each stop is seen, the first leads to the text."""
    problems, places, seen = [], [], 0
    # Smooth scrolling would still be on its way when the next stop is looked at.
    page.emulate_media(reduced_motion="reduce")
    page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    page.evaluate("document.body.tabIndex = -1; document.body.focus()")
    page.evaluate("document.body.removeAttribute('tabindex')")
    for stop in range(400):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused and not focused["inView"]:
            # A busy machine may still be scrolling to it.
            page.wait_for_timeout(300)
            focused = page.evaluate(FOCUSED)
        if focused is None or (places and focused["place"] == places[0]):
            break
        if focused["html"].startswith("<iframe"):
            continue  # What is in it is a page of its own, looked at as such.
        if stop == 0 and focused["href"] != "#noi-dung" and page.locator("header a").count():
            problems.append(f"the first stop isn't the skip link: {focused['html']}")
        seen += 1
        for name, wrong in (
            ("no focus ring", not focused["ring"]),
            ("focus out of view", not focused["inView"]),
            ("focus behind the menu", focused["hidden"]),
            ("tabindex above 0", focused["tabindex"] > 0),
        ):
            if wrong:
                problems.append(f"{name}: {focused['html']}")
        places.append(focused["place"])
    else:
        problems.append("the keyboard never comes to the end")
    # Radio buttons of one group are one stop; their place is that of the chosen one.
    if places != sorted(places):
        problems.append(f"tab order isn't the order of the page: {places}")
    if seen < 3 and not page.locator("iframe").count():
        problems.append(f"only {seen} stops for the keyboard")
    page.emulate_media(reduced_motion="no-preference")
    return problems[:6]


def check_menus(page: Page) -> list[str]:
    """Esc closes an open menu and gives the focus back to what opened it."""
    problems = []
    for number in range(page.locator("details.drop").count()):
        menu = page.locator("details.drop").nth(number)
        menu.locator("summary").focus()
        page.keyboard.press("Enter")
        if not menu.evaluate("m => m.open"):
            problems.append("Enter doesn't open a menu")
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        if menu.evaluate("m => m.open || document.activeElement !== m.querySelector('summary')"):
            problems.append("Esc doesn't close a menu, or the focus is lost")
    return problems


def check_skip_link(page: Page) -> list[str]:
    """The skip link leads into the text: the next stop is inside `main`."""
    if not page.locator(".skip").count():
        return ["no skip link"] if page.locator("header a").count() else []
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    # The jump is made a moment later: a Tab before it would go on in the header.
    page.wait_for_function("location.hash === '#noi-dung'")
    page.keyboard.press("Tab")
    inside = page.evaluate(
        """() => { const main = document.querySelector('main'), e = document.activeElement;
          return main.contains(e) || !main.querySelector('a[href], button, input, summary'); }"""
    )
    return [] if inside else ["the skip link doesn't lead into the text"]
