"""Every block of the palettes can be translated, and every field is told to be word or fact."""

import pytest
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock
from wagtail.models import TranslatableMixin, get_page_models
from wagtail_localize.models import StringSegment, StringTranslation

from portal.core.blocks import BODY_BLOCKS, FIGURE_BLOCKS, TASK_BLOCKS
from portal.core.blocks.table import TranslatedTableBlock
from portal.core.models import BasePage
from portal.core.translations.facts import followed_fields, row_relations, translated_words
from portal.core.typed.numbers import WholeNumberBlock
from portal.pages.models import StandardPage
from tests.announcements.factories import announce
from tests.products.factories import make_image
from tests.translations.factories import fresh, in_english, publish, republish, send, translate

PALETTE = dict(BODY_BLOCKS)
TABLE = {
    "table_caption": "Các xóm",
    "first_row_is_table_header": True,
    "first_col_is_header": False,
    "table_header_choice": "row",
    "data": [["Xóm", "Số hộ", None], ["Xóm Một", "120", ""], ["Xóm Hai", "96", "Xóm Một"]],
}


def long_text(block, world, name):
    return f"<p>Đoạn <b>{name}</b></p><ul><li>Ý của {name}</li></ul>"


# By kind of block, a value with a text of its own wherever there is one.
FILLED = {
    blocks.RichTextBlock: long_text,
    blocks.CharBlock: lambda block, world, name: f"Tiếng Việt {name}"[: block.field.max_length],
    blocks.TextBlock: lambda block, world, name: f"Tiếng Việt {name}",
    blocks.URLBlock: lambda block, world, name: "https://vi.example/",
    blocks.ChoiceBlock: lambda block, world, name: block.meta.default,
    WholeNumberBlock: lambda block, world, name: 7,
    blocks.RegexBlock: lambda block, world, name: "kind=invited",
    blocks.PageChooserBlock: lambda block, world, name: world.a.home.pk,
    ImageChooserBlock: lambda block, world, name: make_image(world.a.collection).pk,
    TranslatedTableBlock: lambda block, world, name: TABLE,
}


def fill(block, world, name="chữ"):
    """A raw value of a block; a kind that isn't known fails: say how it is filled."""
    if isinstance(block, blocks.StructBlock):
        return {key: fill(child, world, key) for key, child in block.child_blocks.items()}
    if isinstance(block, blocks.ListBlock):
        return [fill(block.child_block, world, f"{name} một"), fill(block.child_block, world, name)]
    return FILLED[type(block)](block, world, name)


def texts_in(value) -> list[str]:
    """Every text of a raw value with Vietnamese letters."""
    if isinstance(value, dict):
        return [text for key, one in value.items() for text in texts_in(one)]
    if isinstance(value, list):
        return [text for one in value for text in texts_in(one)]
    return [value] if isinstance(value, str) and not value.isascii() else []


@pytest.mark.parametrize("name", [name for name in PALETTE if name != "files"])
def test_every_block_of_the_palette_comes_back_translated(world, name):
    page = StandardPage(title="Trang", locale=world.a.home.locale)
    world.a.home.add_child(instance=page)
    value = fill(PALETTE[name], world)
    page.body = [{"type": name, "value": value, "id": "11111111-1111-4111-8111-111111111111"}]
    page.save_revision().publish()
    page = fresh(page)
    assert texts_in(list(page.body.raw_data))
    english = in_english(page)
    assert english.live
    raw = list(english.body.get_prep_value())
    assert texts_in(raw) == []
    assert "EN" in str(raw)
    path = "/en/" + english.url_path[len(world.a.homes["en"].url_path) :]
    assert world.get(world.a.site, path).status_code == 200


def test_every_block_of_the_homes_comes_back_translated(world):
    for name, palette in (("tasks", TASK_BLOCKS), ("figures", FIGURE_BLOCKS)):
        for kind, block in palette:
            home = fresh(world.a.home.specific)
            setattr(home, name, [{"type": kind, "value": fill(block, world)}])
            home.save_revision().publish()
            record = send(fresh(home))
            record.source.update_from_db()
            translate(record)
            english = publish(record)
            raw = list(getattr(english, name).get_prep_value())
            assert texts_in(raw) == [], kind
            assert "EN" in str(raw)


def test_a_cell_keeps_its_translation_when_rows_move(world):
    body = [("table", TABLE)]
    page = announce(world.a, "Các xóm", body=body)
    english = in_english(page)
    moved = {**TABLE, "data": [TABLE["data"][0], TABLE["data"][2], TABLE["data"][1]]}
    page = fresh(page)
    page.body = [("table", moved)]
    page.body[0].id = english.body[0].id
    republish(page, body=page.body)
    table = publish(send(page)).body[0].value
    assert table["data"][2] == ["EN Xm Mt", "120", ""]
    assert table["data"][1] == ["EN Xm Hai", "96", "EN Xm Mt"]
    assert table["table_caption"] == "EN Cc xm"


def test_the_address_is_made_from_the_translated_title(world):
    page = announce(world.a, "Họp xóm", slug="hop-xom")
    record = send(page)
    translate(record, {"Họp xóm": "Village meeting"})
    english = publish(record)
    assert english.slug == "village-meeting"
    # A new address of the original is none of the translation.
    republish(page, slug="hop-xom-3")
    assert publish(record).slug == "village-meeting"


def test_an_address_that_somebody_wrote_stays(world):
    page = announce(world.a, "Họp xóm", slug="hop-xom")
    record = send(page)
    segment = StringSegment.objects.get(source=record.source, context__path="slug")
    StringTranslation.objects.create(
        translation_of=segment.string,
        context=segment.context,
        locale=record.target_locale,
        data="meeting-3",
        translation_type="manual",
    )
    translate(record, {"Họp xóm": "Village meeting"})
    assert publish(record).slug == "meeting-3"


# Which texts are translated; all others, and whatever is no text, a translation has from
# its original at once. A new text must be told here.
WORDS = {
    "access.AccessPage": {"summary", "handled_by", "handled_at", "places"},
    "announcements.AnnouncementIndexPage": {"summary"},
    "announcements.AnnouncementPage": {
        *("summary", "event_place", "action_heading", "action_text", "body"),
        *("issuer", "source_name", "correction"),
    },
    "communes.CommuneHomePage": {"welcome", "tasks", "figures", "figures_note"},
    "documents.OfficialDocumentIndexPage": {"summary"},
    # Title and address are made from the facts.
    "documents.OfficialDocumentPage": {"abstract", "issuer", "signer_title"},
    "dossiers.DossierLookupPage": {"summary"},
    "consultations.ConsultationIndexPage": {"summary"},
    "consultations.ConsultationPage": {"summary", "body", "issuer", "contact", "results"},
    "home.CommuneDirectoryPage": {"summary"},
    "home.ProvinceHomePage": {
        *("headline", "welcome", "tasks", "figures_heading", "figures"),
        *("bars_heading", "figures_note"),
    },
    "news.NewsIndexPage": {"summary"},
    # Names of authors stay.
    "news.NewsPage": {
        *("summary", "body", "transcript"),
        *("source_name", "photo_alt", "photo_credit"),
    },
    "news.EventPage": {"summary", "body", "place", "organiser"},
    "feedback.FeedbackIndexPage": {"summary"},
    "organisation.OrganisationIndexPage": {"summary"},
    "organisation.OrganisationUnitPage": {"functions", "address"},
    # Names stay.
    "organisation.OfficialProfilePage": {"post", "duties", "photo_alt", "photo_credit"},
    "phonebook.PhonebookPage": {"summary"},
    "places.PlaceIndexPage": {"summary"},
    "places.PlacePage": {"address", "hours_note", "accessibility", "links"},
    "works.WorksIndexPage": {"summary"},
    # Firms are called the same everywhere.
    "works.ProjectPage": {
        *("summary", "place", "investor", "supervision_name", "source_name", "body"),
    },
    "works.AccountPage": {"summary", "period", "source_name", "body"},
    "works.TenderPage": {"summary", "method", "source_name", "body"},
    "pages.ContactPage": {"summary", "body"},
    "pages.OpenDataPage": {"summary", "licence"},
    "pages.SitemapPage": set(),
    "privacy.PersonalDataPage": {"summary"},
    "pages.StandardPage": {"summary", "body"},
    "procedures.LifeEventPage": {"intro", "steps"},
    "procedures.ProcedureIndexPage": {"summary"},
    "procedures.ProcedurePage": {
        *("everyday_name", "who_can_apply", "conditions", "result", "agency", "place"),
    },
    "products.GiftSetPage": {"summary", "cover_alt", "cover_credit"},
    "products.ProducerIndexPage": {"lead"},
    "products.ProducerPage": {
        *("summary", "representative_role", "address", "story", "photo_alt", "photo_credit"),
        "visiting_hours",
    },
    "products.ProductIndexPage": {"heading", "lead", "about_ocop"},
    "products.ProductPage": {
        *("summary", "decision_authority", "expiry_reason"),
        *("geographical_indication", "description", "story", "ingredients", "net_content"),
        *("storage", "price_unit", "price_note", "food_safety_cert", "contact_name"),
        *("availability_note", "shipping_note"),
    },
    "questions.QuestionIndexPage": {"summary", "heading"},
    "questions.QuestionPage": {"question_public", "answer", "answered_by"},
    "register.DocumentCheckPage": {"summary"},
    "decisions.StarCheckPage": {"summary"},
    "schedules.WorkScheduleIndexPage": set(),
    # Title and address are made from the date.
    "schedules.WorkSchedulePage": {"approved_by", "note"},
    "units.UnitLineagePage": {"summary"},
    "villages.VillageIndexPage": {"summary"},
    # Names stay.
    "villages.VillagePage": {"hall", "team_leader_post", "team_hours"},
}
ROW_WORDS = {
    "procedures.ProcedurePaper": {"name", "condition", "form_code"},
    "procedures.ProcedureStep": {"text"},
    "procedures.ProcedureWay": {"time_text", "fee_text", "note"},
    "schedules.ScheduleEntry": {"content", "place", "chair", "host_unit", "participants"},
    "consultations.AnswerGroup": {"theme", "reason"},
    "consultations.ConsultationPrompt": {"text"},
    "news.NewsPicture": {"alt", "caption", "credit"},
    "products.ProductImage": {"alt", "caption", "credit"},
    "products.ProductListing": {"note"},
    "products.ProducerImage": {"alt", "caption", "credit"},
    "products.OpenPeriod": {"note"},
    "works.CapitalSource": {"name"},
    "works.ProjectPicture": {"alt", "caption", "credit"},
    "works.AccountLine": {"name", "quantity"},
    "products.GiftSetItem": {"amount"},
}
# What is no content: the tree, drafts, and what is worked out from other fields.
OF_THE_SYSTEM = {
    *("cover", "cover_alt", "villages_label", "iso_year", "week_number"),
    *("sequence", "changed_at", "price_basis", "price_for_one", "code_key"),
    *("in_force_from", "posted_on", "post_by", "number_key"),
    "answered_at",
    # The row that a page came with.
    "village",
    "capital",
    "began_on",
}
# Whose title and address nobody translates.
MADE_FROM_FACTS = {
    "schedules.WorkSchedulePage",
    "documents.OfficialDocumentPage",
    "organisation.OfficialProfilePage",
    "villages.VillagePage",
}
PAGE_TYPES = [model for model in get_page_models() if issubclass(model, BasePage)]


def own_fields(model):
    """What a model of ours adds to Wagtail's page or row."""
    return {
        field.name
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]
        if not field.primary_key and not (field.remote_field and field.remote_field.parent_link)
    }


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_every_field_is_told_to_be_words_or_a_fact(model):
    assert model._meta.label in WORDS, "say in WORDS which of its fields are to be translated"
    common = set() if model._meta.label in MADE_FROM_FACTS else {"title", "slug"}
    words = set(translated_words(model))
    assert words == WORDS[model._meta.label] | common | {"seo_title", "search_description"}
    assert set(model.facts_in_words) <= words
    facts = {field.name for field in followed_fields(model)}
    assert own_fields(model) - words - facts <= OF_THE_SYSTEM
    for relation in row_relations(model):
        row = relation.related_model
        if not issubclass(row, TranslatableMixin):
            continue  # copied whole
        assert set(translated_words(row)) == ROW_WORDS[row._meta.label]
