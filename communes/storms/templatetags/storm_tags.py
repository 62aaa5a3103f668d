"""What the page of a storm day writes without a request: it is rendered for the disk, too."""

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString

from communes.announcements.models import AnnouncementPage
from portal.core.addresses import page_path
from portal.core.phone_links import link_phones

register = template.Library()


@register.filter
def with_phones(text: str) -> SafeString:
    """A text with a link on every number to call."""
    return link_phones(escape(text))


@register.simple_tag
def notice_address(notice: AnnouncementPage) -> str:
    """A path on the own site, of others (`commune_name`) the whole address."""
    if notice.commune_name:
        return notice.get_full_url() or ""
    return page_path(notice)
