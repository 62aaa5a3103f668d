"""Making, finding and withdrawing preview links: the one door to them."""

import base64
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page, Site

from portal.core.hints import Text
from portal.core.models import BasePage
from portal.core.querysets import home_paths
from portal.previews.models import PreviewLink
from portal.sites.frame import Frame

MADE, WITHDRAWN = "previews.make", "previews.withdraw"
# More at once on one page nobody keeps apart.
MOST = 20


def _token(site: Site, seed: str) -> str:
    made = salted_hmac("portal.previews.link", f"{site.pk}:{seed}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(made).decode().rstrip("=")


def _digest(site: Site, token: str) -> str:
    """What a link is found by: another one on each site."""
    return sha256(f"{site.pk}:{token}".encode()).hexdigest()


def address_of(link: PreviewLink, site: Site) -> str:
    """The whole address of a link of a page on a site.

    "" where it can't be told any more: the page moved there, or the server has another key.
    """
    token = _token(site, link.seed)
    if _digest(site, token) != link.digest:
        return ""
    return site.root_url + reverse("page_preview", args=[token])


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
    link = PreviewLink(page_id=page.pk, made_by=user, made_at=now, note=note)
    link.expires_at = now + timedelta(days=days)
    link.digest = _digest(site, _token(site, link.seed))
    link.save()
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
    for link in page.preview_links.in_force().select_related("made_by"):
        if link.made_by_id not in allowed:
            allowed[link.made_by_id] = may_share(link.made_by, page)
        address = address_of(link, site)
        if allowed[link.made_by_id] and address:
            found.append((link, address))
    return found


def find(token: str, frame: Frame) -> PreviewLink | None:
    """The link of a token that was made on the frame's site, ended or not."""
    found = PreviewLink.objects.filter(digest=_digest(frame.site, token))
    return found.select_related("page", "made_by").first()


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
