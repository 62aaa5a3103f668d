"""Keeping what officers wrote: two at the same time lose nothing."""

from django.db import transaction
from wagtail.models import Site

from communes.announcements.models import AnnouncementPage
from communes.channels.models import NoticeText, TextKind


def kept_texts(notice: AnnouncementPage) -> dict[str, NoticeText]:
    """The rows of a notice by their kind; one query."""
    return {row.kind: row for row in NoticeText.objects.filter(notice=notice.pk)}


@transaction.atomic
def keep_text(
    notice: AnnouncementPage, site: Site, kind: TextKind, text: str, based_on: str, seen: int
) -> bool:
    """Keeps a text ("" for the draft) over the version that was seen; False where there is a
    newer one, which stays."""
    row, _created = NoticeText.objects.get_or_create(
        notice_id=notice.pk, kind=kind, defaults={"site": site}
    )
    # Locked until the end: who comes second reads the new version.
    row = NoticeText.objects.select_for_update().get(pk=row.pk)
    if row.version != seen:
        return False
    row.text, row.based_on, row.version = text, based_on, row.version + 1
    row.save()
    return True
