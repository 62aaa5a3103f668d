"""Work that nobody waits for: pictures, and mails to officers."""

import logging
from functools import partial

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from communes.feedback.choices import Channel
from communes.feedback.models import FeedbackKind, FeedbackPhoto, FeedbackReport
from communes.feedback.pictures import public_copy, small_copy
from portal.core.models import IdentitySettings, one_to_one
from portal.staff.at_once import mail_officers_of

logger = logging.getLogger(__name__)
# What Pillow and the storage raise where a file is broken, or went meanwhile.
FAILS = (OSError, ValueError, SyntaxError)


@task()
def make_small(photo_id: int) -> bool:
    """Makes the copy for officers; whether there is one now."""
    photo = FeedbackPhoto.objects.filter(pk=photo_id).first()
    if photo is None or photo.small or not photo.file:
        return bool(photo and photo.small)
    try:
        with photo.file.open("rb") as file:
            copy = small_copy(file)
    except FAILS as error:
        logger.error("No small picture %s: %s", photo_id, type(error).__name__)
        return False
    photo.small.save("nho.jpg", copy, save=False)
    if not FeedbackPhoto.objects.filter(pk=photo_id, small="").update(small=photo.small.name):
        photo.small.storage.delete(str(photo.small.name))  # made by another, or the picture went
    return True


@task()
def make_public(photo_id: int) -> bool:
    """Makes the readers' copy where they may have one; whether it did."""
    photo = FeedbackPhoto.objects.select_related("report__kind").filter(pk=photo_id).first()
    if photo is None or not _is_wanted(photo) or photo.public_file or not photo.file:
        return False
    try:
        with photo.file.open("rb") as file:
            copy, size = public_copy(file, photo.boxes)
    except FAILS as error:
        logger.error("No public picture %s: %s", photo_id, type(error).__name__)
        return False
    with transaction.atomic():
        # As it stands now: it may have been taken down, or boxed anew, while it was drawn. Steps
        # of a report wait for its row: what they take down is then there to be seen.
        FeedbackReport.objects.select_for_update(of=("self",)).filter(photos=photo).first()
        now = FeedbackPhoto.objects.select_related("report__kind").filter(pk=photo_id).first()
        if now is None or not _is_wanted(now) or now.public_file or now.boxes != photo.boxes:
            return False
        now.public_width, now.public_height = size
        now.public_file.save("anh.webp", copy, save=False)
        now.save(update_fields=["public_file", "public_width", "public_height"])
    return True


def _is_wanted(photo: FeedbackPhoto) -> bool:
    return bool(photo.report and photo.report.is_public and photo.is_shown)


def small_later(photo: FeedbackPhoto) -> None:
    """Has the small copy made once it is sure that the picture is there."""
    transaction.on_commit(partial(make_small.enqueue, photo.pk))


def drop_public(photo: FeedbackPhoto) -> None:
    """Takes the readers' copy away at once, also one that was made since the row was read."""
    row = FeedbackPhoto.objects.filter(pk=photo.pk)
    name, storage = row.values_list("public_file", flat=True).first(), photo.public_file.storage
    if not name:
        return
    photo.public_file, photo.public_width, photo.public_height = "", None, None
    photo.save(update_fields=["public_file", "public_width", "public_height"])
    transaction.on_commit(partial(storage.delete, name))


def pictures_follow(report: FeedbackReport, **_kwargs) -> None:
    """After a step of a report, once it is sure."""
    transaction.on_commit(partial(follow_visibility, report.pk))


def follow_visibility(report_id: int) -> None:
    """Takes from readers the copies that they may no longer have; has those made that lack."""
    _follow(FeedbackPhoto.objects.filter(report=report_id))


def kind_changed(instance: FeedbackKind, created=False, raw=False, **_kwargs) -> None:
    """A kind became private, or is so no more."""
    if not (created or raw):
        transaction.on_commit(partial(_follow_kind, instance))


def _follow_kind(kind: FeedbackKind) -> None:
    photos = FeedbackPhoto.objects.filter(report__kind=kind, is_shown=True)
    _follow(photos.exclude(public_file="") if kind.is_private else photos.filter(public_file=""))


def _follow(photos: QuerySet[FeedbackPhoto]) -> None:
    for photo in photos.select_related("report__kind"):
        if not _is_wanted(photo):
            drop_public(photo)
        elif photo.file and not photo.public_file:
            make_public.enqueue(photo.pk)


@task()
def mail_officers(report_id: int) -> int:
    """Tells the officers that a report came, to how many: its code, kind, last day and the link.

    Nobody once it is no longer open; no word of the report or of its sender.
    """
    reports = FeedbackReport.objects.open().select_related("kind", "site__identitysettings")
    report = reports.filter(pk=report_id).first()
    if report is None:
        return 0
    with translation.override(settings.LANGUAGE_CODE):
        commune = one_to_one(report.site, IdentitySettings).name
        names = {"commune": commune, "code": report.code, "kind": report.kind.name}
        subject = _("%(commune)s: a new report %(code)s (%(kind)s)") % names
        address = settings.WAGTAILADMIN_BASE_URL + reverse("feedback:inspect", args=[report.pk])
        told = names | {"report": report, "url": address}
        return mail_officers_of(report, subject, "feedback/mail/officers.txt", told)


def tell_officers(instance: FeedbackReport, created=False, raw=False, **_kwargs) -> None:
    """A citizen sent a report: its officers get a mail, once that is sure."""
    if created and not raw and instance.channel == Channel.WEB and not instance.is_sample:
        transaction.on_commit(partial(mail_officers.enqueue, instance.pk))
