from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _


class User(AbstractUser):
    """An officer of a commune or of the province; what they may do comes from their groups."""

    never_shown = "Readers see posts, not accounts."

    class Meta(AbstractUser.Meta):
        # The stubs of Django forget that both may be lazy.
        verbose_name = _("user")  # type: ignore[assignment]
        verbose_name_plural = _("users")  # type: ignore[assignment]
