"""The villages that an announcement concerns."""

from collections.abc import Iterable
from itertools import groupby

from django.conf import settings
from django.db.models import QuerySet
from django.utils.text import Truncator, capfirst
from django.utils.translation import override

from communes.models import Village
from portal.core.querysets import homes

LABEL_LENGTH = 255


def villages_at(path: str) -> QuerySet[Village]:
    """The villages of the commune in whose tree, of any language, a page's path lies."""
    return Village.objects.filter(site__root_page__in=homes(path))


def villages_label(villages: Iterable[Village]) -> str:
    """Villages in one line, "Xóm 3, 5" or "Xóm 3, bản Xiềng", in Vietnamese: they are names."""
    ordered = sorted(villages, key=lambda village: (village.kind, village.order, village.name))
    with override(settings.LANGUAGE_CODE):
        parts = [
            f"{next_kind} {', '.join(village.name for village in group)}"
            for next_kind, group in groupby(ordered, key=lambda village: village.get_kind_display())
        ]
    label = ", ".join(parts)
    return Truncator(capfirst(label)).chars(LABEL_LENGTH)
