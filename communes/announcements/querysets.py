"""Which announcements stand in lists, and in what order."""

from functools import partial

from django.conf import settings
from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, NullIf, Substr
from django.utils import timezone
from django.utils.translation import get_language, gettext
from wagtail.models import Page

from communes.announcements.models.choices import Reach, Urgency
from portal.core.models import IdentitySettings
from portal.core.querysets import HOME_PATH, Chain, PortalPageQuerySet, below
from portal.core.text import without_marks

# The tags that kept pages follow (portal.pagecache): all announcements, the urgent ones.
TAG = "announcements"
URGENT_TAG = "announcements:urgent"
# As many as the alert, "other announcements" and a home page's list ever show together.
LEADING = 12


def _is_to_come(moment) -> bool:
    return moment is None or moment > timezone.now()


def _own(frame) -> Q:
    """What stands in the site's own tree."""
    return below({frame.first_root.path, frame.root.path})


def province_name() -> str:
    """What a notice of the province is marked with in a commune."""
    name = settings.PORTAL_PROVINCE_NAME
    if get_language() == "en":
        name = without_marks(name)
    return gettext("%(name)s province") % {"name": name}


class AnnouncementQuerySet(PortalPageQuerySet):
    """Announcements by their time and weight; `now` is an aware moment, else this one."""

    def visible_in(self, frame) -> "AnnouncementQuerySet":
        """What a site's readers may see: live, and begun."""
        return super().visible_in(frame).filter(starts_at__lte=timezone.now())

    def standing_in(self, frame) -> "AnnouncementQuerySet":
        """What stands in a site's lists: what is `visible_in` it and, in a commune, what the
        province has it show."""
        return self._live_in_lists(frame).filter(starts_at__lte=timezone.now())

    def _live_in_lists(self, frame) -> "AnnouncementQuerySet":
        """As `standing_in`, with those to come."""
        if frame.is_portal:
            return super().visible_in(frame)
        pages = self.model.objects.order_by()
        own = super(AnnouncementQuerySet, pages).visible_in(frame)
        # By their keys: neither database looks for one condition or another of two tables
        # without looking at all notices of all communes.
        reaching = pages.reaching(frame)
        return self.filter(pk__in=own.values("pk").union(reaching.values("pk"), all=True))

    def reaching(self, frame) -> "AnnouncementQuerySet":
        """The province's that stand in a commune, live, each in one language, as in `in_frame`."""
        chosen = self.model.reached_sites.through.objects.filter(
            announcementpage_id=OuterRef("pk"), site_id=frame.site.pk
        )
        wanted = Q(reach=Reach.ALL) | Q(reach=Reach.CHOSEN) & Exists(chosen)
        # Asked for by its key: joined, SQLite begins with all pages of a language.
        page = Page.objects.filter(pk=OuterRef("pk"), live=True)
        in_language, first = Q(locale_id=frame.root.locale_id), frame.first_root.locale_id
        if frame.root != frame.first_root:
            translated = Page.objects.filter(
                in_language, translation_key=OuterRef("translation_key"), live=True
            )
            in_language |= Q(locale_id=first) & Q(~Exists(translated))
        shared = self.filter(wanted, reach__in=(Reach.ALL, Reach.CHOSEN))
        return shared.filter(Exists(page.filter(in_language)))

    def next_change(self, frame, now=None):
        """When the next announcement in a site's lists begins or ends, aware; None if none.

        A clock of the kept pages (portal.pagecache.clocks): a query for each, which
        looks at the first row of an index only.
        """
        now = now or timezone.now()
        pages = self._live_in_lists(frame)
        starts = pages.filter(starts_at__gt=now).order_by("starts_at").values_list("starts_at")
        ends = pages.filter(valid_until__gt=now).order_by("valid_until").values_list("valid_until")
        return min((moment for (moment,) in [*starts[:1], *ends[:1]]), default=None)

    def current(self, now=None) -> "AnnouncementQuerySet":
        """Begun and not yet expired."""
        now = now or timezone.now()
        return self.filter(starts_at__lte=now, valid_until__gt=now)

    def expired(self, now=None) -> "AnnouncementQuerySet":
        """No longer valid: the archive."""
        return self.filter(valid_until__lte=now or timezone.now())

    def urgent(self) -> "AnnouncementQuerySet":
        """Those that every page of a site must show while they are current."""
        return self.filter(urgency=Urgency.URGENT)

    def ranked(self, frame) -> "AnnouncementQuerySet | Chain":
        """Urgent first, then pinned, then newest; of the province's what the commune pinned.

        On the portal the province's own urgent ones come before the communes',
        and only what the province pinned counts as pinned.
        """
        if frame.is_portal:
            return self._ranked_on_portal(_own(frame))
        rank = Case(
            When(urgency=Urgency.URGENT, then=Value(2)),
            When(self._pinned_in(frame), then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
        return self.order_by(rank.desc(), "-starts_at", "-pk")

    def _pinned_in(self, frame) -> Q:
        """Pinned in a commune: by itself, whosever it is."""
        receipts = self.model._meta.get_field("receipts").related_model.objects
        pins = receipts.filter(
            notice__translation_key=OuterRef("translation_key"), site=frame.site.pk, pinned=True
        )
        own = _own(frame)
        return own & Q(pinned=True) | ~own & Q(Exists(pins))

    def _ranked_on_portal(self, own: Q) -> Chain:
        """One after the other, each from an index: sorting what all communes have takes long."""
        urgent, rest = self.urgent().newest(), self.exclude(urgency=Urgency.URGENT).newest()
        pinned = own & Q(pinned=True)
        parts = (
            urgent.filter(own),
            urgent.exclude(own),
            rest.filter(pinned),
            rest.exclude(pinned),
        )
        return Chain(self, parts)

    def newest(self) -> "AnnouncementQuerySet":
        """By the moment they began."""
        return self.order_by("-starts_at", "-pk")

    def for_list(self) -> "AnnouncementQuerySet":
        """With what a row shows, and without the body: `file_count` counts the attachments."""
        attachments = self.model._meta.get_field("attachments").related_model.objects
        count = (
            attachments.filter(page=OuterRef("pk"))
            .order_by()
            .values("page")
            .annotate(total=Count("pk"))
            .values("total")
        )
        return (
            self.select_related("locale")
            .defer("body")
            .annotate(file_count=Coalesce(Subquery(count), Value(0)))
        )

    def told_in(self, frame) -> "AnnouncementQuerySet":
        """With whose each is, in the same query: a commune on the portal, the province in a
        commune; and there whether it is pinned there (`pinned_here`)."""
        if frame.is_portal:
            return self.with_commune()
        own = When(_own(frame), then=Value(""))
        return self.annotate(
            commune_name=Case(own, default=Value(province_name())),
            pinned_here=Case(
                When(self._pinned_in(frame), then=Value(True)),  # noqa: FBT003
                default=Value(False),  # noqa: FBT003
            ),
        )

    def with_commune(self) -> "AnnouncementQuerySet":
        """With `commune_name`, `commune_theme` and `commune_site`, in the same query."""
        key = Page.objects.filter(path=OuterRef("home_path")).values("translation_key")[:1]
        identity = IdentitySettings.objects.filter(
            site__root_page__translation_key=OuterRef("home_key")
        )
        name = identity.values("official_name")[:1]
        if get_language() == "en":
            english = identity.values(
                shown=Coalesce(NullIf("official_name_en", Value("")), "official_name")
            )
            name = english[:1]
        return self.annotate(
            home_path=Substr("path", 1, HOME_PATH),
            home_key=Subquery(key),
            commune_name=Subquery(name),
            commune_theme=Subquery(identity.values("theme")[:1]),
            commune_site=Subquery(identity.values("site")[:1]),
        )

    def leading(self, frame) -> list:
        """The current announcements of a site, most pressing first, at most `LEADING`.

        One query a request: the urgent alert, a home page's list and "other
        announcements" all take from it. Each says which it follows: the urgent
        ones come first, so that no other announcement changes the alert.
        """
        found = vars(frame).get("leading_announcements")
        if found is None:
            kept = frame.remember(
                f"leading:{get_language()}",
                partial(self._read_leading, frame),
                TAG,
                is_true=lambda kept: _is_to_come(kept[0]),
            )
            found = frame.leading_announcements = kept[1]
        return found

    def _read_leading(self, frame) -> tuple:
        """The moment until which they are the leading ones, and they."""
        rows = self.standing_in(frame).current().for_list().told_in(frame)
        # Nothing is kept without stamps: then nobody asks until when.
        until = self.model.objects.next_change(frame) if frame.stamps else None
        return until, list(rows.ranked(frame)[:LEADING])
