"""The SMS gateway as a way of the outbox: one message for the group of a site."""

from dataclasses import replace
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.channels import sms
from communes.channels.drafts import draft_of
from communes.channels.facts import digest_of_facts, facts_of
from communes.channels.gateway import chosen_gateway
from communes.channels.models import ChannelSettings, TextKind
from communes.channels.texts import told_texts
from communes.outbox.models import Act, Delivery
from communes.outbox.ways import MaybeSent, Notices, NotSent, NotWanted, Way, WayDown, is_final
from portal.admin.states import PageState
from portal.core.services import NoService
from portal.core.text import lower_first

NAME = "sms-gateway"


def sent_kind(settings: ChannelSettings | None) -> TextKind:
    """Which of the texts goes out."""
    return TextKind.SMS if settings and settings.sms_with_marks else TextKind.PLAIN_SMS


def tells(notice: AnnouncementPage, site: Site) -> dict[str, Any]:
    """The text for each act, as the site has it sent: drafted, or as an officer edited it."""
    kind = sent_kind(ChannelSettings.objects.filter(site=site).first())
    text = told_texts(notice, site)[kind].sent
    facts = facts_of(notice, site)
    taken_back = replace(facts, state=PageState.TAKEN_DOWN, correction="")
    changed = text
    if not facts.correction:
        with translation.override(notice.locale.language_code):
            changed = _("Changed: %(text)s") % {"text": text}
    if kind == TextKind.PLAIN_SMS:
        changed = sms.plain(changed)
    withdrawn = draft_of(kind, notice, taken_back)
    return {Act.NEW: text, Act.UPDATED: changed, Act.WITHDRAWN: withdrawn}


def receivers(notice: AnnouncementPage, site: Site) -> list[int]:
    """The site, where it has a group and has what presses so much sent to it."""
    wanting = ChannelSettings.objects.filter(site=site, sms_least_urgency__lte=notice.urgency)
    return list(wanting.exclude(sms_group="").values_list("site_id", flat=True))


def gateway_words(site: Site) -> str:
    """What the gateway does for a site, for its officers; "" where the province has none."""
    if chosen_gateway() is None:
        return ""
    settings = ChannelSettings.objects.filter(site=site).first()
    if settings is None or not settings.sms_group:
        return _(
            "The gateway of the province sends nothing for you yet: name your group of numbers in"
            " the settings “Text messages”."
        )
    told = {
        "kind": sent_kind(settings).label,
        "group": settings.sms_group,
        "urgency": lower_first(settings.get_sms_least_urgency_display()),
    }
    words = _("%(kind)s: the gateway sends it to the group “%(group)s”, at least “%(urgency)s”.")
    return words % told


class SmsSender:
    """One message after the other."""

    def __init__(self) -> None:
        gateway = chosen_gateway()
        if gateway is None:
            raise WayDown("not set up")
        self.gateway = gateway

    def send(self, delivery: Delivery) -> None:
        rows = ChannelSettings.objects.filter(site=delivery.receiver)
        group = rows.values_list("sms_group", flat=True).first()
        if not group:
            raise NotWanted("no group")
        text = delivery.mailing.told[delivery.mailing.act]
        try:
            self.gateway.send(group, text, delivery.key)
        except NoService as error:
            if error.status is not None:
                raise NotSent(str(error), is_final=is_final(error.status)) from None
            if error.is_unsent:
                raise WayDown(str(error)) from None
            # A second one to a whole commune costs money and trust: an officer decides.
            raise MaybeSent(str(error)) from None

    def close(self) -> None:
        """Nothing is held."""


def way() -> Way:
    """The gateway among the ways of the outbox; it tells of nothing where there is none."""
    told = Notices(digest_of_facts, tells, receivers) if chosen_gateway() else None
    return Way(NAME, SmsSender, told)
