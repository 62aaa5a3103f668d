"""Where a site's people follow their dossiers."""

import re
from urllib.parse import quote, urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.settings.models import BaseSiteSetting
from wagtail.contrib.settings.registry import register_setting

from portal.core.models.stamps import EVERYWHERE, of_site

CODE = "{code}"
_is_address = URLValidator(schemes=["http", "https"])


def check_pattern(value: str) -> None:
    """Raises ValidationError for what gives no address of another portal."""
    others = re.findall(r"\{[^}]*\}?|\}", value.replace(CODE, ""))
    if others or value.count(CODE) > 1 or CODE in urlsplit(value.replace(" ", "")).netloc:
        raise ValidationError(_("Write {code} once, where the code belongs, and no other {…}."))
    try:
        _is_address(value.replace(CODE, "1"))
    except ValidationError as error:
        raise ValidationError(_("Write the whole address, with https://.")) from error


@register_setting(icon="search")
class DossierSettings(BaseSiteSetting):
    """The portal on which dossiers are followed."""

    case_lookup_url_pattern = models.CharField(
        _("address where dossiers are followed"),
        max_length=300,
        blank=True,
        validators=[check_pattern],
        help_text=_(
            "{code} stands for the code: https://…?ma={code}. Without it people paste the code"
            " there. Empty: as the province says on its portal, else the National Public Service"
            " Portal."
        ),
    )

    panels = [FieldPanel("case_lookup_url_pattern")]

    class Meta:
        verbose_name = _("following dossiers")

    def changed_stamps(self) -> list:
        """What the portal says is said by all communes that say nothing else."""
        return [EVERYWHERE if self.site.is_default_site else of_site(self.site_id)]


def address_for(pattern: str, code: str) -> str:
    """The address of a code by a pattern; the pattern itself where it has no place for one."""
    return pattern.replace(CODE, quote(code, safe=""))
