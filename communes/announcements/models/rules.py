"""What must hold together in an announcement, with an error per field that says what to do."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communes.announcements.deadlines import URGENT_LASTS
from communes.announcements.models.choices import Reach
from communes.announcements.models.villages import villages_at
from portal.core.hints import Host, Text

TITLE_LENGTH = 90


def text_errors(page) -> dict:
    """What is wrong with the texts, by field."""
    errors = {}
    if len(page.title) > TITLE_LENGTH:
        errors["title"] = _("Keep the title within 90 characters.")
    if not page.summary:
        errors["summary"] = _("Write one or two sentences: lists and alerts show them.")
    if page.action_heading and not page.action_text:
        errors["action_text"] = _("Say what to do, or remove the heading of the red box.")
    if page.action_text and not page.action_heading:
        errors["action_heading"] = _("Give the red box a heading, such as “Làm ngay”.")
    if page.source_url and not page.source_name:
        errors["source_name"] = _("Name the source that the address belongs to.")
    return errors


def time_errors(page) -> dict:
    """What is wrong with the moments and the place, by field."""
    errors = {}
    if page.event_place and not page.event_at:
        errors["event_at"] = _("Say when it takes place, or remove the place.")
    if not page.starts_at or not page.valid_until:
        return errors
    if page.valid_until <= page.starts_at:
        errors["valid_until"] = _("Choose a moment after the one it is shown from.")
    elif page.event_at and page.event_at > page.valid_until:
        errors["valid_until"] = _("Keep it valid until what it announces has taken place.")
    return errors


def going_out_errors(page) -> dict[str, Text]:
    """What is wrong with the end of a notice that goes out now, by field."""
    now = timezone.now()
    if page.valid_until <= now and not (page.pk and page.live):
        return {"valid_until": _("This moment is over. Choose one that is still to come.")}
    if page.is_urgent and page.valid_until - max(now, page.starts_at) > URGENT_LASTS:
        return {"valid_until": _("What is urgent stands on every page for at most 72 hours.")}
    return {}


def village_errors(page) -> dict:
    """Whether villages of another commune were chosen; a page without a place has none yet."""
    chosen = {village.pk for village in page.villages.all()} if page.path else set()
    if chosen - set(villages_at(page.path).values_list("pk", flat=True) if chosen else ()):
        return {"villages": _("Choose villages of your own commune only.")}
    return {}


def reach_errors(page) -> dict:
    """Whether communes are to be chosen and none is."""
    if page.reach == Reach.CHOSEN and not page.reached_sites.all():
        return {"reached_sites": _("Choose at least one commune, or “Every commune”.")}
    return {}


class AnnouncementRules(Host):
    """Mixed into the page: the rules above, the last of which holds for drafts, too."""

    def publishing_errors(self) -> dict[str, Text]:
        own = {**text_errors(self), **time_errors(self), **reach_errors(self)}
        return {**super().publishing_errors(), **own}

    def errors_of_going_out(self) -> dict[str, Text]:
        return {**super().errors_of_going_out(), **going_out_errors(self)}

    def clean(self):
        super().clean()
        if errors := village_errors(self):
            raise ValidationError(errors)
