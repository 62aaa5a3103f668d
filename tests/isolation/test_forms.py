"""A form takes own things only: whatever is sent in its place is neither kept nor named.

Each place is sent twice: with an own thing, which must be kept (else the test would say
nothing), and with one of commune B.
"""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from tests.isolation.addresses import addresses, fill
from tests.isolation.choosing import OTHER, Officer
from tests.isolation.forms import Place, key_of
from tests.isolation.test_matrix import digest
from tests.isolation.walking import Walker
from tests.isolation.world import page_types

pytestmark = pytest.mark.django_db
SAMPLE = 32
# Places where an own thing is not kept either when the form is sent as it is given, with the
# reason: what such a place does with a foreign one says little.
NO_FILE = "a file must be sent along; `test_matrix.py` catches what it writes"
CHOSEN = "it leads to the form of a new page; nothing is written yet"
ONE_SITE = "an officer of one site isn't asked for it: what is sent is ignored"
NOT_KEPT = {
    "batches:add code": "a lot must be written, too; tests/traceability/test_admin.py does",
    "batches:edit code": "a batch stays with its code",
    "product_codes:add product": "a draft gets no code; tests/traceability/test_admin.py has it",
    "product_codes:add site": ONE_SITE,
    "product_codes:edit product": "a draft gets no code",
    "product_codes:edit site": ONE_SITE,
    "bulletins:add site": ONE_SITE,
    "bulletins:add villages": "it wants a title and a script, too; that of edit has them",
    "data_requests:add site": ONE_SITE,
    "dossier_figures:add site": ONE_SITE,
    "dossier_figures:edit site": ONE_SITE,
    "dossier_figures:take site": NO_FILE,
    "duty_shifts:add official": "it wants a day, too; tests/organisation/test_duty.py has one",
    "duty_shifts:add site": ONE_SITE,
    "duty_shifts:edit site": ONE_SITE,
    "feedback:enter site": ONE_SITE,
    "feedback:enter village": "it wants a text, too; tests/feedback/test_desk.py has one",
    "feedback:inspect village": "a step wants more, too; tests/feedback/test_desk.py takes one",
    "lifecycle_merge into": "the page is gone afterwards; nothing is left that names the other",
    "news.EventPage body (questions: CustomDocument)": "these texts have no links to files",
    "officials:choose_parent parent_page": CHOSEN,
    "organisation_units:choose_parent parent_page": CHOSEN,
    "pages.ContactPage body (questions: CustomDocument)": "these texts have no links to files",
    "pages.StandardPage body (questions: CustomDocument)": "these texts have no links to files",
    "places:take site": NO_FILE,
    "products.ProductIndexPage about_ocop (CustomDocument)": "this text has no links to files",
    "questions:inspect answer (CustomDocument)": "the desk's answer is no draft; links are cleaned",
    "questions:inspect answer (Page)": "the desk wants title and post beside the answer",
    "quick_answers:add page": "a draft is no answer; test_of_the_tests.py sends one that could be",
    "quick_answers:add site": ONE_SITE,
    "quick_answers:edit page": "a draft is no answer",
    "quick_answers:edit site": ONE_SITE,
    "questions:on_paper site": ONE_SITE,
    "ready_answers:add site": ONE_SITE,
    "ready_answers:add text (CustomDocument)": "it wants a name, too; that of edit has one",
    "ready_answers:add text (Page)": "it wants a name, too; that of edit has one",
    "storm_screen villages": "a storm wants its texts, too; tests/storms/test_switch.py has them",
    "villages:add site": ONE_SITE,
    "villages:edit site": ONE_SITE,
    "webhooks:add site": ONE_SITE,
    "works.TenderPage body (questions: CustomDocument)": "these texts have no links to files",
    "wagtailadmin_pages:move new_parent_page": "a draft of text takes no such page below",
    "wagtaildocs:add collection": NO_FILE,
    "wagtaildocs_chooser:choose document-chooser-upload-collection": NO_FILE,
    "wagtaildocs_chooser:create document-chooser-upload-collection": NO_FILE,
    "wagtailimages:add collection": NO_FILE,
    "wagtailimages_chooser:choose image-chooser-upload-collection": NO_FILE,
    "wagtailimages_chooser:create image-chooser-upload-collection": NO_FILE,
}
# Forms whose places nothing of another site can stand in, or that other tests fill in.
NOT_SENT = {
    "wagtailadmin_pages:edit": "with all page types below",
    "wagtailadmin_pages:add": "the same forms as those of edit",
}


def of_pages(it) -> Iterator[tuple[str, str]]:
    """(name, address) of the editor of a page of each type, of those that readers have."""
    for model in page_types():
        label = model._meta.label
        states = ("live", "changed")
        pages = [it.pages[key] for key in (("a", label, s) for s in states) if key in it.pages]
        if pages:
            yield label, reverse("wagtailadmin_pages:edit", args=[pages[0].pk])


def of_others(it) -> Iterator[tuple[str, str]]:
    """Every other address of the admin at an own thing: there may be a form."""
    for address in addresses():
        if address.name not in NOT_SENT:
            paths = [one.path for one in fill(it, address, "a") if one.whose != "foreign"]
            for path in paths[:1] if "settings" not in address.name else paths:
                yield address.name, path


def look(officer: Officer, name: str, path: str, place: Place) -> tuple[bool, set[str]]:
    """Whether an own thing is kept in a place, and what a foreign one does there."""
    it = officer.walker.it
    own, foreign = key_of(it, place.model, "a"), key_of(it, place.model, OTHER)
    for publish in (True, False):
        kept = officer.send(name, path, place, own, publish=publish).findings
        if is_kept := any(one.kind == "keeps" for one in kept):
            break
    found = officer.send(name, path, place, foreign, publish=publish).findings
    return is_kept, {one.kind for one in found}


def check(it, forms, is_asked) -> set[str]:
    """The places that were asked.

    Fails where a place takes foreign things, or an excuse is none any more.
    """
    officer = Officer(Walker(it), "a-admin")
    asked, taking, unkept = set(), set(), set()
    for name, path in forms:
        for place in officer.places_at(path):
            where = f"{name} {place.name}"
            if is_asked(where):
                asked.add(where)
                is_kept, found = look(officer, name, path, place)
                taking |= {where} if found else set()
                unkept |= set() if is_kept else {where}
    told = {
        "takes or tells foreign things": taking,
        "doesn't keep an own thing either": unkept - NOT_KEPT.keys() - taking,
        "keeps an own thing: take it off NOT_KEPT": (NOT_KEPT.keys() & asked) - unkept,
    }
    lines = [f"{where} {what}" for what, places in told.items() for where in sorted(places)]
    if lines:
        pytest.fail("\n".join(lines), pytrace=False)
    return asked


def test_a_sample_of_forms_takes_own_things_only(isolation):
    others = [one for one in of_others(isolation) if digest(one[0]) % SAMPLE == 0]
    assert check(isolation, of_pages(isolation), lambda where: digest(where) % SAMPLE == 0)
    check(isolation, others, lambda where: True)


@pytest.mark.isolation
def test_the_editor_of_pages_takes_own_things_only(isolation):
    assert check(isolation, of_pages(isolation), lambda where: True)


@pytest.mark.isolation
def test_other_forms_take_own_things_only(isolation):
    assert check(isolation, of_others(isolation), lambda where: True)
