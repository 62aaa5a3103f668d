"""Numbers, hours, days of reception and calls for help: what is asked most, answered by a section
of the site."""

from functools import cache

from wagtail.models import get_page_models

from portal.core.finding import clean
from portal.core.models import BasePage
from portal.pages.models import ContactPage
from search.analysis import folded_words, words
from search.asking import asking_places

# Who needs help calls; the page of numbers tells whom.
HELP = """
    cap cuu, goi cap cuu, xe cap cuu, cuu hoa, cuu thuong, bao chay, khan cap, so khan cap,
    goi khan cap, cuu nan, cuu ho, goi cong an, bao cong an, 111, 112, 113, 114, 115,
    emergency, ambulance, fire brigade, emergency number, emergency numbers
"""
# Who is asked for: none of these makes the question another one.
WHOM = """
    xa, ubnd, uy ban, uy ban nhan dan, uy ban xa, cong an, cong an xa, ca xa, tram y te, tram xa,
    tyt, mot cua, bo phan mot cua, tru so, van phong, nha truong, can bo, chu tich, pho chu tich,
    bi thu, tu phap, ho tich, dia chinh, ke toan, quan su, phuong, cua, o, tai, cho, toi, xin, co,
    khong, hom nay, mai, ngay mai, hai, ba, tu, nam, sau, bay, thu hai, thu ba, thu tu, thu nam,
    thu sau, thu bay, thu 2, thu 3, thu 4, thu 5, thu 6, thu 7, thu may, chu nhat, cuoi tuan,
    ngay, tuan, tuan nay, tuan sau, thang, thang nay, thang sau, buoi, sang, chieu, trua, toi,
    buoi trua, ngay le, ngay nghi, thi, tu, den, luc, may, so, so may, goi, duoc, con, lanh dao,
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    the, of, is, at, on, do, does, open, closed, commune, office, the commune, police, chairman,
    monday, tuesday, wednesday, thursday, friday, saturday, sunday, this week
"""
MOST_WORDS = 12


def _phrases(text: str) -> set[str]:
    return {" ".join(folded_words(part)) for part in text.split(",")}


_HELP = _phrases(HELP)
_WHOM = _phrases(WHOM)


@cache
def _sections() -> dict[type[BasePage], set[str]]:
    """The types of sections that answer by themselves, with what they are asked for."""
    models = (model for model in get_page_models() if getattr(model, "answers_to", ""))
    found = {model: _phrases(model.answers_to) for model in models}
    found[ContactPage] |= _HELP
    return found


def asks_for_help(query: str) -> bool:
    """Whether a query that an office answers is a call for help."""
    row = [word.folded for word in words(clean(query))][:MOST_WORDS]
    return _is_made_of(row, _HELP, _WHOM)


def section_for(frame, query: str) -> type[BasePage] | None:
    """The type of the section that answers a query; None where more is asked than for an office."""
    typed = list(words(clean(query)))
    asking = asking_places(typed)
    row = [word.folded for place, word in enumerate(typed) if place not in asking]
    if not 0 < len(row) <= MOST_WORDS:
        return None
    # “Trạm y tế ở đâu” asks by what only asks elsewhere.
    rows = [row, [word.folded for word in typed][:MOST_WORDS]]
    ways = _WHOM | _phrases(f"{frame.identity.official_name}, {frame.site.site_name}")
    ways |= {way.removeprefix("xa ") for way in ways}
    for model, phrases in _sections().items():
        if any(_is_made_of(one, phrases, ways) for one in rows):
            return model
    return None


def _is_made_of(row: list[str], asked: set[str], beside: set[str]) -> bool:
    """Whether a row of words is one of `asked` and, around it, only what may stand beside it."""
    # By how many words are read: whether one of `asked` was among them, or None: not readable.
    found: list[bool | None] = [False] + [None] * len(row)
    for end in range(1, len(row) + 1):
        for start in range(end):
            part = " ".join(row[start:end])
            if found[start] is None:
                continue
            if part in asked:
                found[end] = True
            elif part in beside:
                found[end] = bool(found[end]) or found[start]
    return bool(found[-1])
