"""The public index follows the pages, whatever happens to either."""

from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from communes.questions.models import QuestionIndexPage, QuestionPage, Topic
from communes.units.models import AdministrativeUnit, UnitLineagePage
from communes.units.signals import units_loaded
from portal.core.demo import ensure_page
from portal.core.models import ContactSettings, IdentitySettings
from portal.pages.models import ContactPage, StandardPage
from search import indexing, updating
from search.analysis import tokens
from search.models import Generation, PendingUpdate, SearchDocument, Term
from search.rebuilding import drop, rebuild
from search.sources import all_sources
from tests.page_factory import add_page
from tests.products.factories import make_product

ANSWERED = {
    "answer": "<p>Tháng 12.</p>",
    "answered_by": "Thú y",
    "asked_at": "2026-01-05T08:00+07:00",
    "answered_at": "2026-01-06T08:00+07:00",
}


@pytest.fixture
def page(world):
    page, _new = ensure_page(world.a.home, StandardPage(title="Chợ phiên Tết", slug="cho-phien"))
    updating.catch_up()
    return page


def row_of(page) -> SearchDocument | None:
    return SearchDocument.objects.filter(page_id=page.pk, generation__is_current=True).first()


def frequencies() -> dict[str, int]:
    return dict(Term.objects.filter(generation__is_current=True).values_list("term", "frequency"))


def counted_anew() -> dict[str, int]:
    found: dict[str, int] = {}
    for row in SearchDocument.objects.filter(generation__is_current=True):
        for term in indexing.terms_of(row):
            found[term] = found.get(term, 0) + 1
    return found


def test_a_published_page_has_a_row_with_its_words(page, world):
    row = row_of(page)
    assert row.title_words.split() == tokens("Chợ phiên Tết")
    assert row.site_id == world.a.site.pk
    assert row.kind == "page"
    assert row.languages == ",vi,en,"


def test_frequencies_stay_true_through_changes(page, world):
    assert frequencies() == counted_anew()
    page.title = "Chợ phiên mùa xuân"
    page.save_revision().publish()
    other, _new = ensure_page(world.b.home, StandardPage(title="Chợ quê", slug="cho-que"))
    updating.catch_up()
    assert frequencies() == counted_anew()
    page.unpublish()
    other.delete()
    updating.catch_up()
    assert frequencies() == counted_anew()
    generation = Generation.objects.get(is_current=True)
    rows = SearchDocument.objects.filter(generation=generation)
    assert generation.documents == rows.count()
    assert generation.tokens == sum(rows.values_list("length", flat=True))


def test_what_is_hidden_is_gone_at_once(page):
    page.unpublish()
    assert row_of(page) is None
    page.save_revision().publish()
    updating.catch_up()
    assert row_of(page)
    PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    assert row_of(page) is None
    updating.catch_up()
    assert row_of(page) is None


def test_a_draft_changes_nothing(page):
    page.title = "Chưa công bố"
    page.save_revision()
    updating.catch_up()
    assert "chua" not in row_of(page).title_words.split()


def test_a_moved_page_belongs_to_its_new_site(page, world):
    page.move(world.b.home, "last-child")
    assert row_of(page) is None
    updating.catch_up()
    assert row_of(page).site_id == world.b.site.pk


def test_a_deleted_page_leaves_nothing(page):
    page.delete()
    assert updating.catch_up() == 0
    assert not SearchDocument.objects.filter(page_id=page.pk).exists()


def test_a_translation_takes_its_original_out_of_its_language(page, world):
    english = page.copy_for_translation(world.a.homes["en"].locale, copy_parents=True)
    english.title = "Tet market"
    english.save_revision().publish()
    updating.catch_up()
    assert row_of(page).languages == ",vi,"
    assert row_of(english).languages == ",en,"


def test_new_numbers_in_the_settings_reach_the_page_that_shows_them(world):
    contacts = ContactSettings.for_site(world.a.site)
    contacts.hotline = "0238 999 0000"
    contacts.save()
    updating.catch_up()
    page = ContactPage.objects.descendant_of(world.a.home).get()
    assert "02389990000" in row_of(page).body_words.split()


def test_a_failure_never_fails_the_editor_and_is_tried_again(page, monkeypatch):
    def broken(*args):
        raise OSError("no line")

    with monkeypatch.context() as patched:
        patched.setattr(indexing, "put", broken)
        page.title = "Chợ mới"
        page.save_revision().publish()
        assert updating.catch_up() == 1
    pending = PendingUpdate.objects.get(page_id=page.pk)
    assert (pending.tries, pending.error) == (1, "OSError: no line")
    assert "phien" in row_of(page).title_words
    assert updating.catch_up() == 0
    assert "moi" in row_of(page).title_words.split()
    assert not PendingUpdate.objects.exists()


def test_a_change_that_could_not_be_noted_stands_all_the_same(page, monkeypatch):
    monkeypatch.setattr(updating, "note", lambda page_ids: 1 / 0)
    page.title = "Chợ mới"
    page.save_revision().publish()
    assert Page.objects.get(pk=page.pk).title == "Chợ mới"


def test_a_rebuild_makes_the_same_rows_and_counts(page, capsys):
    rows = set(SearchDocument.objects.values_list("page_id", "title_words", "body_words"))
    known = frequencies()
    call_command("rebuild_search")
    assert set(SearchDocument.objects.values_list("page_id", "title_words", "body_words")) == rows
    assert frequencies() == known == counted_anew()
    assert Generation.objects.get().documents == len(rows)
    assert f"{len(rows)} documents" in capsys.readouterr().out


def test_changes_during_a_rebuild_reach_both_generations(page):
    making = Generation.objects.create(analyser=1)
    page.title = "Chợ mới"
    page.save_revision().publish()
    updating.catch_up()
    titles = SearchDocument.objects.filter(page_id=page.pk).values_list("title_words", flat=True)
    assert len(titles) == 2
    assert all("moi" in title.split() for title in titles)
    page.unpublish()
    assert not SearchDocument.objects.filter(page_id=page.pk).exists()
    drop(making)
    assert not Term.objects.filter(generation_id=making.pk).exists()


def test_an_index_that_began_after_the_pages_asks_for_a_rebuild(page, capsys):
    for generation in Generation.objects.all():
        drop(generation)
    page.save_revision().publish()
    updating.catch_up()
    assert SearchDocument.objects.count() < 10
    call_command("rebuild_search", if_needed=True)
    assert SearchDocument.objects.count() > 20
    call_command("rebuild_search", if_needed=True)
    assert "up to date" in capsys.readouterr().out


def test_a_change_while_a_rebuild_has_read_the_page_is_not_lost(page, world):
    hidden = page.copy(update_attrs={"title": "Chợ cũ", "slug": "cho-cu"})

    def slowly():
        yield from all_sources()
        page.title = "Chợ mới"
        page.save_revision().publish()
        hidden.unpublish()
        updating.catch_up()

    generation = rebuild(slowly())
    titles = SearchDocument.objects.filter(page_id=page.pk).values_list("title_words", flat=True)
    assert ["moi" in title.split() for title in titles] == [True]
    assert not SearchDocument.objects.filter(page_id=hidden.pk).exists()
    assert frequencies() == counted_anew()
    assert generation.documents == SearchDocument.objects.count()


def test_two_rebuilds_do_not_run_at_once(page, capsys):
    making = Generation.objects.create(analyser=1)
    with pytest.raises(CommandError, match="--restart"):
        call_command("rebuild_search")
    Generation.objects.filter(pk=making.pk).update(started_at=timezone.now() - timedelta(days=1))
    call_command("rebuild_search")
    assert Generation.objects.count() == 1
    call_command("rebuild_search", if_needed=True)
    assert "up to date" in capsys.readouterr().out


def test_what_a_page_tells_of_others_is_heard_of(world):
    """The name of a commune, a topic, what became of units: pages are found by them."""
    product = make_product(world.a)
    section = QuestionIndexPage.objects.descendant_of(world.a.home).get()
    topic = Topic.objects.create(name="Tiêm phòng", order=9)
    answer = add_page(
        section,
        QuestionPage(title="Khi nào tiêm?", question_public="Khi nào?", topic=topic, **ANSWERED),
    )
    updating.catch_up()
    identity = IdentitySettings.for_site(world.a.site)
    identity.official_name = "Xã Quỳnh Lưu"
    identity.save()
    topic.name = "Vật nuôi"
    topic.save()
    updating.catch_up()
    assert "quynh_luu" in row_of(product).body_words
    assert "vat_nuoi" in row_of(answer).body_words
    lineage = UnitLineagePage.objects.descendant_of(world.a.home).get()
    for tell in (lambda: units_loaded.send(AdministrativeUnit), make_unit):
        tell()
        assert PendingUpdate.objects.filter(page_id=lineage.pk).exists()
        updating.catch_up()


def make_unit():
    AdministrativeUnit.objects.create(
        name="An Bình", unit_type="xa", gso_code="99901", valid_from=date(2000, 1, 1)
    )
