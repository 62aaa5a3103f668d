"""The one door by which warnings go out: they follow their notices, whatever happens to these."""

import logging
from collections.abc import Sequence
from uuid import UUID, uuid4
from xml.etree.ElementTree import Element

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import override

from communes.announcements.models import AnnouncementPage
from communes.warnings.messages import (
    alert_xml,
    digest,
    end_of,
    headlines,
    infos_of,
    status_of,
    withdrawn,
)
from communes.warnings.models import MessageType, WarningMessage
from portal.core.querysets import not_private, sites_at

logger = logging.getLogger(__name__)


@transaction.atomic
def follow(notice: AnnouncementPage) -> list[WarningMessage]:
    """Sends what whoever goes by the warnings of an original notice must hear now, and nothing
    where they know: may be called at any time. Gives what was sent, in its order.

    A drill that becomes real, or a notice that moves to another site, is another warning.
    """
    found = _locked().filter(pk=notice.pk).first()
    if found is None:  # deleted meanwhile: that sent what was to be sent
        return []
    notice = found
    before = WarningMessage.objects.standing(notice.translation_key)
    site = sites_at(notice.path).first() if _warns(notice) and _is_public(notice) else None
    if site is None:
        return [_withdraw(before)] if before else []
    sent = []
    status = status_of(notice)
    if before and (before[-1].site_id, before[-1].status) != (site.pk, status):
        sent.append(_withdraw(before))
        before = []
    infos = infos_of(notice, site)
    said = digest(status, infos)
    if before and before[-1].said == said:
        return sent
    kind = MessageType.UPDATE if before else MessageType.ALERT
    message = WarningMessage(
        site=site,
        notice=notice.translation_key,
        message_type=kind,
        status=status,
        expires=end_of(notice),
        said=said,
        sender_name=_sender_name(infos),
    )
    return [*sent, _send(message, before, infos)]


@transaction.atomic
def withdraw(notice: UUID) -> WarningMessage | None:
    """Takes back the warning of a notice that is going, by its `translation_key`; None where
    none stands."""
    list(_locked().filter(translation_key=notice))
    before = WarningMessage.objects.standing(notice)
    return _withdraw(before) if before else None


def send_due() -> tuple[int, int]:
    """Sends warnings of notices whose hour has come; gives how many, and for how many notices it
    failed: one commune's fault holds no other's warning up. One query where none has come."""
    begun = AnnouncementPage.objects.live().urgent().current()
    due = begun.filter(locale__language_code=settings.LANGUAGE_CODE)
    warned = WarningMessage.objects.current().exclude(message_type=MessageType.CANCEL)
    notices = due.exclude(translation_key__in=warned.values("notice")).defer("body")
    sent = failed = 0
    for notice in notices.order_by("starts_at", "pk"):
        try:
            sent += len(follow(notice))
        except Exception:
            failed += 1
            logger.exception("No warning of notice %s", notice.pk)
    return sent, failed


def _locked() -> QuerySet[AnnouncementPage]:
    """Notices as they were stored last, held until the transaction ends: of two who act at once
    the second finds the first one's message."""
    rows = AnnouncementPage.objects.select_for_update(of=("self", "page_ptr"), no_key=True)
    return rows.select_related("locale")


def _warns(notice: AnnouncementPage) -> bool:
    return notice.live and notice.is_urgent and notice.has_started and not notice.is_expired


def _is_public(notice: AnnouncementPage) -> bool:
    """Whether everyone may read its page: a warning is read by everyone, for good."""
    return not_private(AnnouncementPage.objects.filter(pk=notice.pk)).exists()


def _withdraw(before: Sequence[WarningMessage]) -> WarningMessage:
    last = before[-1]
    infos = withdrawn(last)
    message = WarningMessage(
        site=last.site,
        notice=last.notice,
        message_type=MessageType.CANCEL,
        status=last.status,
        expires=last.expires,
        said=digest(last.status, infos),
        sender_name=last.sender_name,
    )
    return _send(message, before, infos)


def _send(
    message: WarningMessage, before: Sequence[WarningMessage], infos: list[Element]
) -> WarningMessage:
    told = headlines(infos)
    message.uid = uuid4()
    message.chain = before[0].chain if before else message.uid
    message.sent = timezone.now().replace(microsecond=0)
    message.sender = message.site.hostname
    message.headline = told[settings.LANGUAGE_CODE]
    message.headline_en = told.get("en", "")
    with override(settings.LANGUAGE_CODE):
        message.xml = alert_xml(message, before, infos)
    message.save()
    return message


def _sender_name(infos: list[Element]) -> str:
    longest = WarningMessage._meta.get_field("sender_name").max_length
    names = (node.text or "" for node in infos[0] if node.tag.endswith("}senderName"))
    return next(names, "")[:longest]
