"""Where a producer is and when guests are welcome."""

from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.core.models import PointMixin


class VisitMixin(PointMixin):
    """A point on the map, hours for guests and the farm diary, each of them optional."""

    visiting_hours = models.CharField(
        _("visiting hours"),
        max_length=160,
        blank=True,
        help_text=_("Such as “Thứ hai đến thứ bảy, 8–17 giờ; gọi trước khi đến”."),
    )
    diary_url = models.URLField(
        _("address of the farm diary"),
        blank=True,
        validators=[
            URLValidator(["https"], message=_("Write an address that begins with https://."))
        ],
        help_text=_("Where buyers read it, beginning with https://."),
    )

    class Meta:
        abstract = True
