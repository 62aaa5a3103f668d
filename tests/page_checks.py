"""What must hold on every page in a browser. Each check returns what is wrong, in words.

    problems = check_axe(page) + check_overflow(page, 320)

The pages are opened with the CSP bypassed, because axe is a script of ours.
"""

from functools import cache

from playwright.sync_api import Page

from tests.every_page import Place
from tests.page_keys import check_keyboard, check_menus, check_skip_link
from tests.served_demo import Demo

THEMES = ("light", "dark")
WIDTHS = {360: 740, 1280: 900}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

# WCAG 1.4.12: nothing may be lost with this spacing.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important;
word-spacing: .16em !important } p { margin-bottom: 2em !important }"""

# Text that is cut off: it overflows a box of its own that hides what overflows.
CLIPPED = """() => [...document.querySelectorAll('body *')].filter(e => {
  const s = getComputedStyle(e);
  if (!e.innerText || !e.getClientRects().length) return false;
  if (e.closest('.vh, .rs thead, .sos__line > span')) return false;
  const hides = v => v === 'hidden' || v === 'clip';
  return (hides(s.overflowX) && e.scrollWidth > e.clientWidth + 1)
    || (hides(s.overflowY) && e.scrollHeight > e.clientHeight + 1);
}).map(e => e.outerHTML.slice(0, 120))"""

# What sticks out to the right, to name who makes a page too wide.
WIDE = """() => [...document.querySelectorAll('body *')].filter(e => {
  const r = e.getBoundingClientRect();
  return r.width && r.right > innerWidth + 1 && !e.closest('.gal, svg');
}).slice(0, 3).map(e => e.outerHTML.slice(0, 120))"""


@cache
def _axe_script() -> str:
    from axe_playwright_python.base import AXE_SCRIPT

    return AXE_SCRIPT


def open_place(page: Page, demo: Demo, place: Place) -> list[str]:
    """Goes to a place and does there what it says; tells if its answer is another."""
    response = page.goto(demo.url(place.site, place.path))
    problems = []
    if response.status != place.status:
        problems.append(f"answered {response.status} instead of {place.status}")
    if place.act == "send":
        page.wait_for_timeout(50)
        with page.expect_navigation():
            page.evaluate("document.querySelector('main form[method=post]').requestSubmit()")
    return problems


def open_all(page: Page, selector: str = "details:not(.drop)", is_open: bool = True) -> None:
    """Opens, or closes, filters and answers; with "details.drop" the menus."""
    page.evaluate(
        "([s, open]) => document.querySelectorAll(s).forEach(d => d.open = open)",
        [selector, is_open],
    )


AXE = """([scope, tags, rules]) =>
  axe.run(scope, {runOnly: tags, resultTypes: ['violations'], rules}).then(r =>
    r.violations.map(v => [v.id, v.nodes.map(n => n.html.slice(0, 160) + ' — '
      + n.failureSummary.replace(/\\s+/g, ' ').slice(0, 200))]))"""


def check_axe(page: Page) -> list[str]:
    """Everything that axe-core finds wrong, with the rule and the element.

    Filters and answers stand open; the menus are looked at closed and open.
    """
    page.evaluate(_axe_script())
    open_all(page)
    found = page.evaluate(AXE, ["html", TAGS, {"target-size": {"enabled": True}}])
    if page.locator("details.drop").count():
        # An open menu may cover what lies below it: that is no small target.
        open_all(page, "details.drop")
        found += page.evaluate(AXE, ["header", TAGS, {"target-size": {"enabled": False}}])
        open_all(page, "details.drop", False)
    return [f"axe {rule}: {node}" for rule, nodes in found for node in nodes[:3]]


def check_overflow(page: Page, width: int = 320) -> list[str]:
    """Nothing is wider than a phone, which is also 400 % zoom of 1280 pixels (WCAG 1.4.10)."""
    page.set_viewport_size({"width": width, "height": 640})
    found = page.evaluate("document.documentElement.scrollWidth")
    if found > width:
        return [f"{found} px wide at {width}: {page.evaluate(WIDE)}"]
    return [f"cut off at {width}: {html}" for html in page.evaluate(CLIPPED)]


def check_spacing(page: Page, width: int = 320) -> list[str]:
    """Wider lines, letters and words lose nothing (WCAG 1.4.12)."""
    page.add_style_tag(content=SPACING)
    problems = check_overflow(page, width)
    page.evaluate("document.querySelector('style:last-of-type').remove()")
    return [f"with text spacing: {problem}" for problem in problems]


def check_large_text(page: Page, width: int = 320) -> list[str]:
    """The largest of the text sizes that the Aa button gives fits too."""
    page.evaluate("document.documentElement.dataset.size = '3'")
    problems = check_overflow(page, width)
    page.evaluate("delete document.documentElement.dataset.size")
    return [f"with the largest text: {problem}" for problem in problems]


# A cheap phone, of whose 640 px the bar of tabs takes the lowest 69.
SCREEN = {"width": 360, "height": 640}
FOLD = 571

# Where the title ends, and what stands above it.
TITLE = """() => {
  const box = s => document.querySelector(s)?.getBoundingClientRect();
  const title = box('main h1'), tabs = box('.nav'), line = box('.sos__line'), strip = box('.strip');
  return {top: title.top + scrollY, bottom: title.bottom + scrollY, lines: title.height
      / parseFloat(getComputedStyle(document.querySelector('main h1')).lineHeight),
    warnings: document.querySelectorAll('.sos li').length,
    tabs: tabs && tabs.height, line: line && line.height, strip: strip && strip.height};
}"""


def check_first_screen(page: Page) -> list[str]:
    """A phone's first screen shows the page's title, with the largest text, too.

    Above it the strip and an alert are one row each. Of a title of more than six lines,
    and below several urgent notices, the first ones count.
    """
    page.set_viewport_size(SCREEN)
    problems = []
    for size in ("1", "3"):
        page.evaluate("n => { document.documentElement.dataset.size = n; scrollTo(0, 0) }", size)
        found = page.evaluate(TITLE)
        whole = found["lines"] < 6.5 and found["warnings"] < 2
        if (found["bottom"] if whole else found["top"] + 100) > FOLD:
            problems.append(f"text size {size}: the title ends at {found['bottom']:.0f} px")
        for name, most in (("tabs", 69), ("line", 45), ("strip", 48)):
            if (found[name] or 0) > most:
                problems.append(f"text size {size}: {name} is {found[name]:.0f} px high")
    page.evaluate("delete document.documentElement.dataset.size")
    return problems


# Words that a line ends inside of, by the letters' own places.
BROKEN = """() => {
  const broken = new Set(), range = document.createRange();
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, parent = node.parentElement;
    if (!parent.checkVisibility() || parent.closest('.vh, script, code, .rs thead')) continue;
    if (/^\\s*https?:/.test(node.data)) continue;  // Addresses end lines where they must.
    const told = /\\p{L}\\p{Ll}{2,17}|\\d+(?:[.,]\\d+)+|\\d{2,4}(?!\\d)/gu;
    for (const {0: word, index} of node.data.matchAll(told)) {
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].filter(r => r.width).map(r => r.top)).size > 1)
        broken.add(word);
    }
  }
  return [...broken];
}"""


def check_whole_words(page: Page) -> list[str]:
    """No line ends inside a word or a figure on a phone, with the largest text neither."""
    page.set_viewport_size(SCREEN)
    problems = []
    for size in ("1", "3"):
        page.evaluate("n => document.documentElement.dataset.size = n", size)
        problems += [f"text size {size}: broken inside {w}" for w in page.evaluate(BROKEN)]
    page.evaluate("delete document.documentElement.dataset.size")
    return problems


def check_twice_the_size(page: Page) -> list[str]:
    """Whose browser writes in twice the size scrolls up and down only (WCAG 1.4.4)."""
    browser = page.context.new_cdp_session(page)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    problems = check_overflow(page, 360)
    browser.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    return [f"at twice the size: {problem}" for problem in problems]


def check_tablet(page: Page) -> list[str]:
    """Nothing is wider than a tablet held upright, where phones end and desks don't begin."""
    return check_overflow(page, 768)


def check_reduced_motion(page: Page) -> list[str]:
    """Nothing moves for those who asked for that."""
    page.emulate_media(reduced_motion="reduce")
    found = page.evaluate(
        """() => [...document.querySelectorAll('html, body *')].filter(e => {
          const s = getComputedStyle(e);
          return s.animationName !== 'none' || s.scrollBehavior === 'smooth'
            || s.transitionDuration.split(',').some(t => parseFloat(t) > 0);
        }).map(e => e.outerHTML.slice(0, 100))"""
    )
    page.emulate_media(reduced_motion="no-preference")
    return [f"moves in spite of reduced motion: {html}" for html in found[:3]]


def check_forced_colors(page: Page) -> list[str]:
    """In the reader's own colours borders, icons, focus and the current choice still show."""
    page.emulate_media(forced_colors="active")
    found = page.evaluate(
        """() => {
          const shown = e => e.getClientRects().length && !e.closest('.vh');
          const style = (e, pseudo) => getComputedStyle(e, pseudo);
          const bordered = e => ['Top', 'Bottom'].some(side =>
            parseFloat(style(e)['border' + side + 'Width']) > 0
            && style(e)['border' + side + 'Style'] !== 'none')
            || (style(e).outlineStyle !== 'none' && parseFloat(style(e).outlineWidth) > 0);
          const all = selector => [...document.querySelectorAll(selector)].filter(shown);
          const wrong = [];
          for (const e of all('.btn,.chip,.tag,.tile,.in,.find,.ib,.sos,.alert:not(.sos *)'))
            if (!bordered(e)) wrong.push(['no border', e]);
          for (const e of all('svg.i'))
            if (style(e).stroke === style(e.parentElement).backgroundColor)
              wrong.push(['icon lost', e]);
          for (const e of all('.chip[aria-current], .nav [aria-current], .pager [aria-current],'
            + ' .facet [aria-current], .drop__box [aria-current]')) {
            const marks = s => s.outlineStyle + s.outlineWidth + s.borderTopWidth
              + s.borderBottomWidth + s.borderLeftWidth + s.textDecorationLine + s.backgroundColor;
            const other = [...e.closest('ul, nav, .row').querySelectorAll('a')]
              .find(a => !a.hasAttribute('aria-current'));
            if (other && marks(style(e)) === marks(style(other)))
              wrong.push(['the current choice looks like the others', e]);
          }
          return wrong.map(([why, e]) => why + ': ' + e.outerHTML.slice(0, 120));
        }"""
    )
    page.emulate_media(forced_colors="none")
    return [f"forced colours: {problem}" for problem in found[:4]]


DOCUMENT = """() => {
  const wrong = [], all = selector => [...document.querySelectorAll(selector)];
  const meta = name => document.querySelector(`meta[name="${name}"]`)?.content || '';
  if (!document.doctype) wrong.push('no doctype');
  if (!document.title.trim()) wrong.push('no title');
  if (all('h1').length !== 1) wrong.push(all('h1').length + ' h1');
  if (!meta('viewport').includes('width=device-width')) wrong.push('no viewport');
  if (!meta('robots').includes('noindex') && !meta('description').trim())
    wrong.push('no description');
  for (const e of all('img:not([width]), img:not([height]), img:not([alt])'))
    wrong.push('a picture without size or words: ' + e.outerHTML.slice(0, 100));
  for (const e of all('a:not([href]), a[href=""]:not(.btn), a[href^="javascript"]'))
    wrong.push('a link that leads nowhere: ' + e.outerHTML.slice(0, 100));
  for (const e of all('a:not([hidden] *)'))
    if (!e.innerText.trim() && !e.ariaLabel && !e.textContent.trim())
      wrong.push('a link without words: ' + e.outerHTML.slice(0, 100));
  const ids = all('[id]').map(e => e.id);
  for (const id of ids.filter((id, n) => ids.indexOf(id) !== n)) wrong.push('id twice: ' + id);
  return wrong;
}"""


def check_document(page: Page) -> list[str]:
    """What search engines and best practice ask of a document."""
    return page.evaluate(DOCUMENT)


ONCE = {
    "document": check_document,
    "keyboard": check_keyboard,
    "skip link": check_skip_link,
    "menus": check_menus,
}
AFTER = {
    "first screen": check_first_screen,
    "whole words": check_whole_words,
    "768 px": check_tablet,
    "forced colours": check_forced_colors,
    "reduced motion": check_reduced_motion,
    "320 px": check_overflow,
    "text spacing": check_spacing,
    "largest text": check_large_text,
    "twice the size": check_twice_the_size,
}


def run_checks(
    page: Page, demo: Demo, place: Place, sizes: list[tuple[int, str]]
) -> dict[str, list[str]]:
    """What each check found at one place: axe at each size and theme, the rest once."""
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 740})
    found = {"answer": open_place(page, demo, place)}
    if place.act == "send" and not page.evaluate("document.activeElement.matches('[data-errors]')"):
        found["answer"].append("the focus isn't on the list of errors")
    found |= {name: check(page) for name, check in ONCE.items()}
    for width, theme in sizes:
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        page.emulate_media(color_scheme=theme)
        found[f"axe {width} {theme}"] = check_axe(page)
    page.emulate_media(color_scheme="light")
    return found | {name: check(page) for name, check in AFTER.items()}


def check_everything(
    page: Page, demo: Demo, place: Place, sizes: list[tuple[int, str]]
) -> list[str]:
    """The same as one list, each problem with the name of its check."""
    found = run_checks(page, demo, place, sizes)
    return [f"{name}: {problem}" for name, problems in found.items() for problem in problems]
