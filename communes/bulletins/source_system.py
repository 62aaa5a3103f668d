"""Bulletins that may be played, pushed to the province's source-information system: when they are
approved, when what they say or what can be heard changes, and when they are taken back."""

import hashlib
import json
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django_tasks import task

from communes.announcements.models.choices import Urgency
from communes.bulletins.abbreviations import known
from communes.bulletins.models import Bulletin
from communes.bulletins.models.times import read_times
from communes.bulletins.playlists import audio_as_json
from communes.bulletins.scripts import script_of, seconds_of
from communes.bulletins.sounds import Heard, Said, heard_of
from communes.bulletins.speech import spoken
from communes.closing import closed_sites
from communes.outbox.models import Act, Delivery, Mailing
from communes.outbox.sending import send_due
from communes.outbox.signing import signed_headers
from communes.outbox.telling import ToTell, keep_up
from communes.outbox.ways import NotSent, Way, WayDown, is_final
from portal.core.services import NoService, ask_service

NAME = "source-system"
SECONDS, MOST_BYTES = 15.0, 64 * 1024
# There is one.
RECEIVER = 1


def payload_of(bulletin: Bulletin) -> dict[str, Any]:
    """A bulletin as it is to be played now (docs/bulletins.md): some seven queries."""
    script = script_of(bulletin)
    words = spoken(script, known()).text
    heard = heard_of([Said(bulletin, script, words)]).get(bulletin.pk, Heard())
    public = Bulletin.objects.filter(pk=bulletin.pk).public_now(timedelta(days=60)).exists()
    notice = bulletin.notice
    return {
        "uid": str(bulletin.uid),
        "site": bulletin.site.root_url,
        "sender": bulletin.site.site_name,
        "title": bulletin.title,
        "urgency": Urgency(bulletin.urgency).code,
        "drill": bool(notice and notice.is_drill),
        "script": script,
        "spoken": words,
        "seconds": heard.sound.seconds if heard.sound else seconds_of(words),
        "villages": [str(village) for village in bulletin.villages.all()],
        "firstDay": bulletin.first_day.isoformat(),
        "lastDay": bulletin.last_day.isoformat(),
        "times": [at.isoformat("minutes") for at in read_times(bulletin.times)],
        "atOnce": bulletin.is_urgent,
        "repeats": bulletin.repeats if bulletin.is_urgent else 0,
        "repeatMinutes": bulletin.repeat_minutes if bulletin.is_urgent else 0,
        "until": _until(bulletin).isoformat(timespec="seconds"),
        "audio": audio_as_json(bulletin, heard, is_public=True) if public else [],
    }


def _until(bulletin: Bulletin) -> datetime:
    day = bulletin.last_day + timedelta(days=1)
    ends = timezone.make_aware(datetime.combine(day, time()))
    return timezone.localtime(min(ends, bulletin.notice.valid_until) if bulletin.notice else ends)


def is_pushed() -> bool:
    """Whether the province has such a system; from the practice area nothing goes out."""
    return bool(settings.SOURCE_SYSTEM_URL) and not settings.PRACTICE


def _on_air() -> Any:
    rows = Bulletin.objects.on_air().filter(is_sample=False)
    return rows.exclude(site__in=closed_sites())


@transaction.atomic
def follow(uid: UUID) -> list[Mailing]:
    """Tells of a bulletin what the system doesn't know yet: may be called at any time."""
    if not is_pushed():
        return []
    # Held: of two tasks at once the second finds the first one's mailing.
    list(Bulletin.objects.select_for_update(of=("self",)).filter(uid=uid).values_list("pk"))
    bulletin = _on_air().filter(uid=uid).whole().first()
    told = payload_of(bulletin) if bulletin else {}
    if bulletin is None or not told["script"]:
        return keep_up(uid, NAME, None)
    now = ToTell(
        site=bulletin.site,
        urgency=bulletin.urgency,
        said=hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest(),
        until=_until(bulletin),
        is_news=True,
        tells=lambda: told,
        receivers=lambda: [RECEIVER],
    )
    return keep_up(uid, NAME, now)


def follow_begun() -> int:
    """Follows what began, ended or was closed without anybody's doing; how many mailings that
    made. Three queries where nothing did."""
    if not is_pushed():
        return 0
    last: dict[UUID, str] = {}
    rows = Mailing.objects.filter(way=NAME, until__gt=timezone.now()).order_by("number")
    last.update(rows.values_list("subject", "act"))
    told = {uid for uid, act in last.items() if act != Act.WITHDRAWN}
    on_air = set(_on_air().values_list("uid", flat=True))
    return sum(len(follow(uid)) for uid in told ^ on_air)


@task()
def follow_bulletins(uids: list[str]) -> int:
    """Makes the mailings of bulletins and sends what is due; how many were made."""
    made = sum(len(follow(UUID(uid))) for uid in uids)
    if made:
        send_due()
    return made


def follow_later(bulletins: Any) -> None:
    """Has bulletins, a queryset, followed once what happened to them is sure; no query where
    there is no such system."""
    if is_pushed():
        held = bulletins.filter(last_day__gte=timezone.localdate())
        uids_later(held.values_list("uid", flat=True))


def uids_later(uids: Iterable[UUID]) -> None:
    """The same, by what programs know them by."""
    told = [str(uid) for uid in uids]
    if told:
        transaction.on_commit(partial(follow_bulletins.enqueue, told))


class SourceSystem:
    """One message after the other, signed."""

    def __init__(self) -> None:
        if not is_pushed():
            raise WayDown("not set up")

    def send(self, delivery: Delivery) -> None:
        mailing = delivery.mailing
        told = {"event": mailing.act, "number": mailing.number} | mailing.told
        body = json.dumps(told, ensure_ascii=False).encode()
        try:
            ask_service(
                settings.SOURCE_SYSTEM_URL,
                body=body,
                headers=signed_headers(settings.SOURCE_SYSTEM_KEY, delivery.key, body),
                seconds=SECONDS,
                most_bytes=MOST_BYTES,
            )
        except NoService as error:
            if error.status is None:
                raise WayDown(str(error)) from None
            raise NotSent(str(error), is_final=is_final(error.status)) from None

    def close(self) -> None:
        """Nothing is held."""


def bulletin_screen(uid: UUID) -> str:
    """Where officers see what became of it; "" for one that is gone."""
    pk = Bulletin.objects.filter(uid=uid).values_list("pk", flat=True).first()
    return reverse("bulletins:inspect", args=[pk]) if pk else ""


def way() -> Way:
    """The province's system among the ways of the outbox."""
    return Way(NAME, SourceSystem, screen=bulletin_screen, begun=follow_begun, is_repeatable=True)
