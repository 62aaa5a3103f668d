"""Moments as CAP writes them."""

from datetime import datetime

from django.utils import timezone


def cap_moment(moment: datetime) -> str:
    """In local time, to the second, with its distance from UTC: "2026-11-30T21:00:00+07:00"."""
    return timezone.localtime(moment).isoformat(timespec="seconds")
