"""Work on pictures that nobody waits for."""

import logging
from functools import partial

from django.db import transaction
from django_tasks import task

from communes.feedback.models import FeedbackPhoto, FeedbackReport
from communes.feedback.pictures import public_copy, small_copy

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
        # As it stands now: it may have been taken down, or boxed anew, while it was drawn.
        rows = FeedbackPhoto.objects.select_for_update(of=("self",)).select_related("report__kind")
        now = rows.filter(pk=photo_id).first()
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
    """Takes the readers' copy away at once."""
    if not photo.public_file:
        return
    name, storage = str(photo.public_file.name), photo.public_file.storage
    photo.public_file, photo.public_width, photo.public_height = "", None, None
    photo.save(update_fields=["public_file", "public_width", "public_height"])
    transaction.on_commit(partial(storage.delete, name))


def pictures_follow(report: FeedbackReport, **_kwargs) -> None:
    """After a step of a report, once it is sure."""
    transaction.on_commit(partial(follow_visibility, report.pk))


def follow_visibility(report_id: int) -> None:
    """Takes from readers the copies that they may no longer have; has those made that lack."""
    report = FeedbackReport.objects.select_related("kind").filter(pk=report_id).first()
    if report is None:
        return
    for photo in report.photos.all():
        photo.report = report
        if not _is_wanted(photo):
            drop_public(photo)
        elif not photo.public_file:
            make_public.enqueue(photo.pk)
