"""The page that every page of the portal is."""

from django.db import models
from django.http import Http404, HttpResponse, HttpResponseNotAllowed
from django.utils.functional import cached_property
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.models import Page, PageManager, PageViewRestriction
from wagtail.search import index

from portal.core.addresses import is_routed
from portal.core.blocks import first_figure
from portal.core.finding import PAGES, SearchFacet, SearchFacts, SearchKind
from portal.core.forms import PortalCopyForm, PortalPageForm
from portal.core.hints import Text
from portal.core.methods import methods_of
from portal.core.models.translated import TranslatedMixin
from portal.core.page_rights import PageRights
from portal.core.publishing import PublishingRules
from portal.core.querysets import PortalPageQuerySet
from portal.core.slugs import free_slug, slug_base
from portal.core.structured_data import web_page

PortalPageManager = PageManager.from_queryset(PortalPageQuerySet)


class BasePage(PublishingRules, TranslatedMixin, Page):
    """Common ground: Vietnamese slugs, scoped querysets, a place in the navigation.

    `nav_icon` and `nav_label` are how a section shows in menus; `in_tabs` gives it
    one of the few places in the bar at the bottom of a phone, under `tab_label`
    where `nav_label` is too long for it.
    `gathers_communes` marks the home of the provincial portal: lists below it
    gather every commune's items.
    `asks_usefulness` puts the three faces under a page, `kept_offline` keeps a section
    readable without a line, `shows_latest` dates a page by the newest thing it lists.
    `feed_name` is the URL name of a section's Atom feed; `closed_to_robots` are
    sub-addresses of a section that search engines should not ask for. `left_behind` are
    texts that name what is a commune's own: emptied when the page moves to another.
    `contributors_write` leaves its drafts to contributors, who write nothing else;
    `asks_for_approval` lets a commune have its editors' pages approved, but for what
    `goes_out_at_once`.
    `reads_aloud`: a voice reads its `heard_texts`, where the site has it so (communes.listening).
    `orders_children` lets officers sort the pages below one, where readers see them so.
    `alerts` says how urgent announcements stand on top of a page: "full" on homes, as one
    "line" elsewhere, "" where somebody buys.
    """

    nav_icon = "doc"
    nav_label: Text = ""
    tab_label: Text = ""
    in_tabs = False
    gathers_communes = False
    asks_usefulness = False
    kept_offline = False
    shows_latest = False
    feed_name = ""
    alerts = "line"
    closed_to_robots: tuple[str, ...] = ()
    left_behind: tuple[str, ...] = ()
    contributors_write = False
    asks_for_approval = False
    orders_children = False
    reads_aloud = False
    # What kind of result it is; None: the public search doesn't find it.
    search_kind: SearchKind | None = PAGES
    # What results of this type can be narrowed by; the values are in `search_facts`.
    search_facets: tuple[SearchFacet, ...] = ()
    # Phrases, without marks and with commas between them, that its section answers by itself.
    answers_to = ""
    # Texts that find it, but are worked out anew each time: no result quotes them.
    never_quoted: tuple[str, ...] = ()
    schema_type = "WebPage"
    og_type = "website"
    # Set by `attach_communes`. Said here, too: a template that asks for what an object
    # hasn't got has Django list all that it has.
    commune = None
    # What Wagtail says nothing of.
    slug: str
    subpage_types: list[str]
    # Readers have no log-in, and lists show what is live (docs/adr/0005).
    private_page_options: list[str] = []

    is_sample = models.BooleanField(
        _("sample data"),
        default=False,
        help_text=_("Shows “Dữ liệu mẫu” on the page: its content is an example."),
    )

    base_form_class = PortalPageForm
    copy_form_class = PortalCopyForm
    settings_panels = [*Page.settings_panels, FieldPanel("is_sample")]
    objects = PortalPageManager()

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        # wagtail-localize publishes after the commit what it read before it: without this,
        # a page translated together with those below it would forget that it has any.
        if self.pk and not self._state.adding:
            held = Page.objects.filter(pk=self.pk).values_list("numchild", flat=True)
            self.numchild = held.first() or 0
        return super().save(*args, **kwargs)

    def _set_core_field_defaults(self):
        # Before Wagtail makes a slug of its own: it drops "Đ" (portal.core.text).
        if not self.slug and self.path:
            base = slug_base(self.title, str(self._meta.verbose_name))
            self.slug = self._get_autogenerated_slug(base)
        super()._set_core_field_defaults()

    @staticmethod
    def _slug_is_available(slug, parent_page, page=None):
        """As Wagtail's, which knows pages only: the question "Tra cứu" would hide behind a form."""
        return not is_routed(slug, parent_page) and Page._slug_is_available(slug, parent_page, page)

    def _get_autogenerated_slug(self, base_slug):
        return free_slug(slug_base(base_slug), self.get_parent(), self)

    def permissions_for_user(self, user) -> PageRights:
        """What an officer may do with it; Wagtail asks here also where it holds a plain Page."""
        return PageRights(user, self)

    @property
    def goes_out_at_once(self) -> bool:
        """Whether it can't wait for approval (`portal.approval`)."""
        return False

    @property
    def confirm_template(self) -> str:
        """What is looked at before it goes out, or "": see `portal.lifecycle.confirming`."""
        return ""

    @property
    def publishing_note(self) -> str:
        """What is to be said to who publishes it; see `portal.lifecycle`."""
        return ""

    @property
    def withheld_reason(self) -> str:
        """Why readers may not have what it says, or "": for ways to publish that no form checks."""
        return ""

    @property
    def why_not_shared(self) -> Text:
        """Why its draft may not be shown by a link to who has no account, or ""
        (`portal.previews`)."""
        return self.withheld_reason

    @property
    def shared_title(self) -> str:
        """What it is called where it travels alone: in feeds, calendars, previews of chats."""
        if not self.is_sample:
            return self.title
        # Not within the f-string: gettext doesn't look there.
        mark = gettext("Sample data")
        return f"[{mark}] {self.title}"

    def start_afresh(self) -> None:
        """A copy is the officers' own content, whatever the original was; not saved here."""
        self.is_sample = False

    start_afresh.alters_data = True  # type: ignore[attr-defined]  # read by templates

    @property
    def localized(self):
        """This page in the reader's language, itself where that is its own.

        Wagtail's asks the database for the active locale at every call.
        """
        if self.locale.language_code == get_language():
            return self
        return super().localized

    def route(self, request, path_components):
        """A section right under the home is read whole at once, as the frame knows them all."""
        frame = getattr(request, "frame", None)
        if path_components and frame and self.pk == frame.root.pk:
            section = frame.navigation.section_page(path_components[0])
            if section is None:
                raise Http404
            section._cached_parent_obj = self
            return section.route(request, path_components[1:])
        return super().route(request, path_components)

    def check_request_method(self, request, serve_args=(), serve_kwargs=None):
        """Pages are read; only routes that say so take forms (`takes_forms`)."""
        allowed = methods_of(serve_args[0] if serve_args else None)
        return None if request.method in allowed else HttpResponseNotAllowed(allowed)

    def handle_options_request(self, request, serve_args=(), serve_kwargs=None):
        allowed = methods_of(serve_args[0] if serve_args else None)
        return HttpResponse(headers={"Allow": ", ".join(allowed)})

    def get_view_restrictions(self):
        """The restrictions on this page and those above it, in one query; none while it
        is served and the frame knows that there are none.

        The admin offers none (`private_page_options`): what a command sets still counts.
        Wagtail's own also follows aliases to their originals, two queries a page view.
        """
        frame = getattr(self, "frame", None)
        if frame and not any(self.path.startswith(path) for path in frame.restricted_paths):
            return PageViewRestriction.objects.none()
        paths = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(page__path__in=paths)

    @cached_property
    def summary_text(self) -> str:
        """One or two sentences for lists, feeds and search engines."""
        return self.search_description or getattr(self, "summary", "")

    @property
    def share_picture(self) -> tuple | None:
        """The picture that stands for this page elsewhere, with what it shows, if it has one."""
        return first_figure(getattr(self, "body", None))

    def gives_file(self, document) -> bool:
        """Whether its readers may have a file that it refers to (portal.sites.documents)."""
        return True

    def structured_data(self, context) -> list[dict]:
        """What this page tells machines, as schema.org objects; `context` is its template's."""
        return [web_page(self, context["frame"])]

    @property
    def plain_texts(self) -> list[str]:
        """What the search reads of this page beside its title, without markup."""
        return self._texts("title")

    @property
    def heard_texts(self) -> list[str]:
        """What a voice reads of it, in its order, in the active language; "" is left out."""
        return []

    @property
    def quotable_texts(self) -> list[str]:
        """What a result may quote of it, without SQL where `SearchKind` tells what is shown."""
        return self._texts("title", *self.never_quoted)

    def _texts(self, *left_out: str) -> list[str]:
        texts: list[str] = []
        for field in self.get_search_fields():
            if isinstance(field, index.SearchField) and field.field_name not in left_out:
                value = field.get_value(self)
                texts += value if isinstance(value, list) else [value]
        return [str(text) for text in texts if text]

    @property
    def search_facts(self) -> SearchFacts:
        """What its result is narrowed and ordered by."""
        return SearchFacts(date=self.first_published_at)


class SummaryMixin(models.Model):
    """A short text that stands for the page in lists."""

    summary = models.CharField(
        _("summary"), max_length=200, blank=True, help_text=_("One or two sentences, for lists.")
    )

    class Meta:
        abstract = True
