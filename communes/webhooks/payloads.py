"""What a message says of a notice (docs/webhooks.md)."""

from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.announcements.models.choices import Urgency
from communes.channels.facts import facts_of
from communes.channels.models import TextKind
from communes.channels.texts import told_texts

# The names of texts in messages, which stay whatever the portal calls them.
TEXTS = {TextKind.SMS: "sms", TextKind.PLAIN_SMS: "smsPlain", TextKind.ZALO: "zalo"}


def payload_of(notice: AnnouncementPage, site: Site) -> dict[str, Any]:
    """A notice of a site as it is now, in Vietnamese: five queries. Moments are ISO 8601."""
    facts = facts_of(notice, site)
    texts = told_texts(notice, site)
    return {
        "uid": str(notice.translation_key),
        "site": site.root_url,
        "sender": facts.name,
        "title": notice.told_title,
        "summary": notice.summary_text,
        "category": notice.category,
        "urgency": Urgency(notice.urgency).code,
        "drill": notice.is_drill,
        "villages": [str(village) for village in notice.villages.all()],
        "startsAt": _moment(notice.starts_at),
        "validUntil": _moment(notice.valid_until),
        "eventAt": _moment(notice.event_at),
        "eventPlace": notice.event_place,
        "toDo": facts.to_do,
        "correction": facts.correction,
        "address": facts.address,
        "warnings": site.root_url + reverse("warning_feed") if notice.is_urgent else "",
        "texts": {name: texts[kind].sent for kind, name in TEXTS.items()},
    }


def trial(site: Site) -> dict[str, Any]:
    """What “Gửi thử” sends: it says that it is none."""
    return {"event": "test", "site": site.root_url, "title": "Tin thử của cổng, không cần làm gì"}


def _moment(value: Any) -> str:
    return timezone.localtime(value).isoformat(timespec="seconds") if value else ""
