"""An official in office: post, duties and how to reach them there; nothing private."""

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, TitleFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from communes.organisation.choices import KIND, TAG, TEXT_FEATURES
from communes.organisation.structured_data import official_data
from portal.admin.picture_chooser import PictureChooser
from portal.core.finding import SearchFacts
from portal.core.models import BasePage, PhotoMixin
from portal.core.pictures.words import CREDIT_HELP
from portal.core.typed.phones import PhoneField


class OfficialProfilePage(PhotoMixin, BasePage):
    """Somebody who works in the unit above. There is no field for a birthday, family or party."""

    post = models.CharField(
        _("post"),
        max_length=160,
        help_text=_("As the schedule names it: “Chủ tịch UBND xã”."),
    )
    duties = RichTextField(
        _("duties"),
        features=TEXT_FEATURES,
        help_text=_("What they are in charge of. No birthday, family or party data."),
    )
    office_phone = PhoneField(
        _("office phone"), blank=True, help_text=_("The number at work, not a private one.")
    )
    email = models.EmailField(_("official e-mail"), blank=True)

    content_panels = [
        TitleFieldPanel("title", heading=_("Full name"), placeholder=False),
        FieldPanel("post"),
        FieldPanel("duties"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("office_phone"), FieldPanel("email")])],
            heading=_("Contact at work"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("photo", widget=PictureChooser),
                FieldPanel("photo_alt"),
                FieldPanel("photo_credit", help_text=CREDIT_HELP),
            ],
            heading=_("Photo"),
        ),
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("post", boost=2),
        index.SearchField("duties"),
        index.SearchField("office_phone"),
    ]
    # Names stay as they are in every language, and so do their addresses and numbers.
    override_translatable_fields = [
        SynchronizedField("title", overridable=False),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("office_phone"),
    ]
    facts_in_words = ("photo_alt", "photo_credit")

    template = "organisation/profile_page.html"
    search_kind = KIND
    parent_page_types = ["organisation.OrganisationUnitPage"]
    subpage_types = []
    nav_icon = "user"
    og_type = "profile"

    class Meta:
        verbose_name = _("official")
        verbose_name_plural = _("officials")

    def get_context(self, request, *args, **kwargs):
        """`unit`: where they work, as (title, address); `receives`: the names of who receives
        people, as the schedule may tell them."""
        context = super().get_context(request, *args, **kwargs)
        request.frame.follows(TAG)
        original = self.original
        posts = {self.post, original.post} if original else {self.post}
        # As the way above the page reads it, too.
        above = request.frame.navigation.parents_of(self)
        context["unit"] = above[-1] if above else None
        context["receives"] = (self.title, *sorted(posts))
        return context

    @cached_property
    def summary_text(self) -> str:
        return self.search_description or self.post

    @property
    def search_facts(self) -> SearchFacts:
        """Without a day: an official is no news."""
        return SearchFacts()

    def structured_data(self, context) -> list[dict]:
        return official_data(self, context["frame"])
