"""Making, finding and withdrawing preview links: the one door to them."""

import base64
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Site

from portal.admin.wrong_requests import is_key
from portal.core.hints import Text
from portal.core.models import BasePage
from portal.core.querysets import home_paths
from portal.previews.models import PreviewLink
from portal.sites.frame import Frame

MADE, WITHDRAWN = "previews.make", "previews.withdraw"
# More at once on one page nobody keeps apart.
MOST = 20


def _token(link: PreviewLink) -> str:
    """The link's key, by which it is found, and 256 bits that nobody makes without the
    server's own key."""
    value = f"{link.site_id}:{link.pk}:{link.seed}"
    made = salted_hmac("portal.previews.link", value, algorithm="sha256").digest()
    return f"{link.pk}-{base64.urlsafe_b64encode(made).decode().rstrip('=')}"


def address_of(link: PreviewLink) -> str:
    """The whole address of a link, on the host of its site."""
    return link.site.root_url + reverse("page_preview", args=[_token(link)])


def may_share(user: Any, page: Page) -> bool:
    """Whether an officer may make and withdraw links of a page: who may edit it."""
    shown = isinstance(page, BasePage) and page.depth > 1 and page.is_previewable()
    return shown and page.permissions_for_user(user).can_edit()


def why_no_link(page: BasePage) -> Text:
    """Why the latest draft of a page may not be shown by a link, or ""."""
    if page.preview_links.in_force().count() >= MOST:
        return _("This page has %(most)d links already. Withdraw one first.") % {"most": MOST}
    return page.get_latest_revision_as_object().why_not_shared


def make(page: BasePage, site: Site, user: Any, days: int, note: str = "") -> PreviewLink:
    """A new link to the page's draft; the page's history has it, but for the note."""
    now = timezone.now()
    link = PreviewLink.objects.create(
        page_id=page.pk,
        site=site,
        made_by=user,
        made_at=now,
        expires_at=now + timedelta(days=days),
        note=note,
    )
    log(page, MADE, user=user, data={"days": days})
    return link


def withdraw(link: PreviewLink, page: BasePage, user: Any) -> None:
    """Ends a link now."""
    link.withdrawn_at = timezone.now()
    link.save(update_fields=["withdrawn_at"])
    log(page, WITHDRAWN, user=user)


def links_of(page: BasePage, site: Site) -> list[tuple[PreviewLink, str]]:
    """The links of a page that open it now, newest first, each with its address.

    Its officers are asked for their rights once each.
    """
    allowed: dict[int, bool] = {}
    found = []
    for link in page.preview_links.in_force().filter(site=site).select_related("made_by", "site"):
        if link.made_by_id not in allowed:
            allowed[link.made_by_id] = may_share(link.made_by, page)
        if allowed[link.made_by_id]:
            found.append((link, address_of(link)))
    return found


def find(token: str, frame: Frame) -> PreviewLink | None:
    """The link of a token that was made on the frame's site, ended or not."""
    key = token.partition("-")[0]
    if not is_key(key):
        return None
    links = PreviewLink.objects.filter(pk=key, site=frame.site)
    link = links.select_related("page", "made_by").first()
    return link if link and constant_time_compare(token, _token(link)) else None


def draft_behind(link: PreviewLink, frame: Frame) -> BasePage | None:
    """The latest draft of a link's page; None where the link shows it no more.

    So it is once its time is over, it was withdrawn, its page moved away or may not be shown,
    or who made it may no longer edit the page.
    """
    if link.withdrawn_at or link.expires_at <= timezone.now():
        return None
    if not link.page.path.startswith(tuple(home_paths(frame.first_root.path))):
        return None
    draft = link.page.get_latest_revision_as_object()
    if not may_share(link.made_by, draft) or draft.why_not_shared:
        return None
    return draft
