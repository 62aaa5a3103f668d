"""Rows and pages of one site, made by looking at the models: what is added tomorrow joins."""

import json
import uuid
from datetime import date, time, timedelta
from io import BytesIO

from django.contrib.auth.models import Group
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.db import models
from django.utils import timezone
from modelcluster.models import get_all_child_relations
from PIL import Image
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Collection, Locale, Page, Site

from portal.core.typed.phones import PhoneField
from portal.sites.shared import SharedPage
from products.decisions.importing.rows import Head
from products.models import ProductPage
from tests.isolation.belongings import Belongings
from tests.isolation.blocks import Filling, stream_of
from tests.isolation.ties import tied_models
from tests.isolation.words import COMMON, Words

# Plumbing of pages, and what the product works out itself.
LEFT_ALONE = {"alias_of", "latest_revision", "live_revision", "locked_by", "path", "depth"}
LEFT_ALONE |= {"url_path", "numchild", "translation_key", "content_type", "draft_title", "live"}
LEFT_ALONE |= {"page_ptr", "slug", "expire_at", "go_live_at", "locale", "cover", "replaced_by"}
LEFT_ALONE |= {"iso_year", "week_number", "current_task_state"}
EDITED = {"action": "wagtail.edit"}
# What rules of a model ask for.
FIT: dict[str, dict] = {
    "products.ProductPage": {"evidence_level": "", "star_rating": None, "price_unit": "kg"},
    "products.ProducerPage": {"consent_given": True, "tax_code": ""},
    "announcements.AnnouncementPage": {"event_at": None, "event_place": ""},
    # It takes comments: an answer comes after the last day.
    "consultations.ConsultationPage": {"results": ""},
    "villages.VillagePage": {"head_agreed_on": date(2026, 1, 5)},
    "schedules.ScheduleEntry": {"end_time": None, "start_time": time(8), "sequence": 0},
}
FIT["bulletins.Bulletin"] = {"times": "5:30, 17:30"}
FIT["consultations.CommentConsent"] = {"purpose": "keep", "version": "2026-12"}
FIT["feedback.FeedbackConsent"] = {"purpose": "contact", "version": "2026-12"}
FIT["decisions.DecisionImport"] = {"head": Head("1/QĐ-UBND", date(2026, 1, 5)).as_json()}
FIT["producer_links.ProducerConsent"] = {"purpose": "show", "version": "2026-11"}
FIT["renewal.ReminderAddress"] = {"purpose": "remind", "version": "2026-12", "withdrawn_at": None}
FIT["outbox.Mailing"] = {"subject": uuid.uuid4()}
FIT["subscriptions.Subscription"] = {"purpose": "news", "version": "2026-12", "kinds": ""}
FIT["pushes.Browser"] = {"purpose": "news", "version": "2026-12"}
FIT["questions.QuestionConsent"] = {"purpose": "answer", "version": "2026-11"}
FIT["warnings.WarningMessage"] = {"notice": uuid.uuid4(), "chain": uuid.uuid4()}
FIT["webhooks.Webhook"] = {"url": "https://sms.example.vn/", "least_urgency": 1}
FIT["wagtailusers.UserProfile"] = {"current_time_zone": "", "preferred_language": ""}
FIT["core.CustomRendition"] = {"filter_spec": "width-40", "focal_point_key": ""}
FIT |= dict.fromkeys(("wagtailcore.PageLogEntry", "wagtailcore.ModelLogEntry"), EDITED)
PHONE = "0238 300 0101"


class Filler:
    """Makes things of one site. `owner` is "a", "b" or "p"; `opened` its site and groups."""

    def __init__(self, owner: str, opened, words: Words):
        self.owner, self.opened, self.words = owner, opened, words
        self.made: dict[type[models.Model], models.Model] = {}
        # Whose the rows are that nobody made here, once that is known.
        self.have: Belongings | None = None
        self.tied = set(tied_models())
        self._weeks = 0

    # --- Words ---
    def word(self, what: str, private: bool, most: int | None = None) -> str:
        word = self.words.make(self.owner, what, private=private)
        return word if most and most < len(word) + len(COMMON) + 1 else f"{word} {COMMON}"

    # --- Rows ---
    def values(self, model, *, private: bool, state: str = "", parent="") -> dict:
        """A value for each field that a person or a service could fill, but `parent`."""
        found = {}
        for field in model._meta.concrete_fields:
            if field.name == parent:
                continue
            if field.name in LEFT_ALONE and issubclass(model, Page):
                continue
            if field.auto_created or isinstance(field, models.AutoField):
                continue
            value = self.value(field, private, state)
            if value is not None:
                found[field.name] = value
        found.update(FIT.get(model._meta.label, {}))
        return found | self._generic(model)

    def value(self, field: models.Field, private: bool, state: str):
        what = f"{field.model._meta.label}.{field.name}" + (f" ({state})" if state else "")
        if field.is_relation:
            return self.related(field)
        if isinstance(field, models.FileField):
            return self.file(field, what, private)
        if isinstance(field, StreamField):
            return json.dumps(stream_of(field.stream_block, self.filling(what, private)))
        if isinstance(field, PhoneField):
            return PHONE
        if field.choices:
            return next(iter(dict(field.flatchoices))) if not field.has_default() else None
        if isinstance(field, models.CharField | models.TextField):
            return self.text(field, what, private)
        if field.name == "product_key" and not field.null:
            product = self.one(ProductPage)
            return product.translation_key if product else uuid.uuid4()
        return None if field.has_default() else self.figure(field)

    def text(self, field, what: str, private: bool) -> str:
        word = self.words.make(self.owner, what, private=private)
        if isinstance(field, models.EmailField):
            return f"{word}@x.test"
        if isinstance(field, models.URLField):
            return f"https://{word}.test/"
        if isinstance(field, models.SlugField) or field.unique:
            return word
        if isinstance(field, RichTextField):
            return f"<p>{word} {COMMON}</p>"
        return self.word(what, private, field.max_length)

    @staticmethod
    def figure(field):
        """A value for what is no text and has no default of its own."""
        if isinstance(field, models.DateTimeField):
            return None if field.null else timezone.now()
        if isinstance(field, models.DateField):
            return None if field.null else timezone.localdate()
        if isinstance(field, models.JSONField):
            return {}
        if isinstance(field, models.BooleanField):
            return False
        if isinstance(field, models.IntegerField | models.DecimalField):
            return None if field.null else 1
        return None

    def file(self, field, what: str, private: bool):
        name = self.words.make(self.owner, what, private=private)
        if not isinstance(field, models.ImageField):
            return ContentFile(name.encode(), f"{name}.txt")
        data = BytesIO()
        # Each picture is another: Wagtail knows copies.
        color = tuple(sum(map(ord, name)) * n % 256 for n in (1, 7, 13))
        Image.new("RGB", (48, 36), color).save(data, "PNG")
        return ImageFile(data, name=f"{name}.png")

    def related(self, field):
        """What a key leads to: the site's own, else any row of what all share."""
        model = field.related_model
        if field.null and field.name in LEFT_ALONE:
            return None
        if model is ContentType:
            # Of what a generic key leads to, or of the row itself.
            names = {field.name for field in field.model._meta.concrete_fields}
            kind = Page if "object_id" in names or "to_object_id" in names else field.model
            return ContentType.objects.get_for_model(kind)
        found = self.one(model)
        # A word of the province's vocabularies, or what else all share.
        return found if found or field.null else self.make(model, private=False)

    def one(self, model: type[models.Model]):
        own = {
            Site: lambda: self.opened.site,
            Collection: lambda: self.opened.collection,
            Group: lambda: self.opened.groups["editor"],
            Locale: lambda: self.opened.home.locale,
            Page: lambda: self.page,
        }
        if model in own:
            return own[model]()
        if model in self.made:
            return self.made[model]
        if issubclass(model, Page):
            own = model.objects.descendant_of(self.opened.home, inclusive=True).first()
            # What stands on the portal is there for all.
            return own or (model.objects.live().first() if issubclass(model, SharedPage) else None)
        if self.have and (keys := self.have.keys_of(model, self.owner)):
            return model._default_manager.get(pk=keys[0])
        return None if model in self.tied else model._default_manager.first()

    def _generic(self, model) -> dict:
        """Keys to rows of any model lead to the site's page."""
        found = {}
        for field in model._meta.private_fields:
            if isinstance(field, GenericForeignKey) and issubclass(model, models.Model):
                found[field.fk_field] = str(self.page.pk)
        return found

    def make(self, model: type[models.Model], *, private=True, state="", **values):
        """A saved row with a word in every text."""
        row = model(**{**self.values(model, private=private, state=state), **values})
        row.save()
        self.link(row)
        self.made.setdefault(model, row)
        return row

    def link(self, row: models.Model) -> None:
        """Links to many lead to the site's own, where there are any yet."""
        for field in row._meta.many_to_many:
            target = field.related_model
            if target in self.tied and field.remote_field.through._meta.auto_created:
                getattr(row, field.name).set([one for one in [self.one(target)] if one])

    def filling(self, what: str, private: bool) -> Filling:
        def choose(model):
            found = self.page if issubclass(model, Page) else self.one(model)
            return found.pk if found else None

        return Filling(lambda name: self.word(f"{what}.{name}", private, 20), choose)

    # --- Pages ---
    @property
    def page(self) -> Page:
        """A page of the site that pages may link to: a draft once there is one."""
        return self.made.get(Page) or self.opened.home

    def new_page(self, model: type[Page], parent: Page, *, private: bool, state: str, **values):
        """A page below `parent`, with its parts, not published."""
        given = {**self.values(model, private=private, state=state), **values}
        if "starts_on" in given:
            self._weeks += 1
            given["starts_on"] = timezone.localdate() + timedelta(days=7 * self._weeks)
        page = model(**given)
        page.locale, page.live = parent.locale, False
        self.add_parts(page, private, state)
        self.link(page)
        parent.add_child(instance=page)
        return model.objects.get(pk=page.pk)

    def add_parts(self, page: Page, private: bool, state: str) -> None:
        for relation in get_all_child_relations(type(page)):
            part = relation.related_model
            if part._meta.app_label.startswith("wagtail"):
                continue
            values = self.values(part, private=private, state=state, parent=relation.field.name)
            if "date" in values and getattr(page, "starts_on", None):
                values["date"] = page.starts_on
            setattr(page, relation.get_accessor_name(), [part(**values)])

    def say(self, page: Page, *, private: bool, state: str) -> None:
        """New words in every text of a page, not saved."""
        for field in page._meta.concrete_fields:
            if field.name in LEFT_ALONE or field.is_relation or not field.editable:
                continue
            if isinstance(field, models.CharField | models.TextField | StreamField):
                value = self.value(field, private, state)
                if value is not None and field.name not in FIT.get(page._meta.label, {}):
                    setattr(page, field.name, value)
