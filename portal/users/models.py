from django.contrib.auth.models import AbstractUser, Group
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from portal.core.typed.phones import PhoneField


class User(AbstractUser):
    """An officer of a commune or of the province; what they may do comes from their groups."""

    phone = PhoneField(_("phone"), blank=True)
    post = models.CharField(_("post"), max_length=120, blank=True)
    mailed_at_once = models.BooleanField(_("a mail at every new question or report"), default=True)
    mailed_each_morning = models.BooleanField(
        _("a mail in the morning when something waits"), default=True
    )
    # A timer that ran twice, or was repeated by hand, tells nobody twice.
    morning_mailed_on = models.DateField(null=True, editable=False)

    never_shown = "Readers see posts, not accounts."

    class Meta(AbstractUser.Meta):
        # The stubs of Django forget that both may be lazy.
        verbose_name = _("user")  # type: ignore[assignment]
        verbose_name_plural = _("users")  # type: ignore[assignment]
        constraints = [
            # Who forgot a password is found by it; in every form that changes it, too.
            models.UniqueConstraint(
                Lower("email"),
                condition=~Q(email=""),
                name="email_once",
                violation_error_message=_("This e-mail address can’t be used. Give another one."),
            )
        ]

    def set_email(self, email: str) -> None:
        """Takes another address; a log-in name that was the old one follows. Saves nothing."""
        old, self.email = self.email, email
        named = User.objects.filter(username__iexact=email).exclude(pk=self.pk)
        if old and self.username.lower() == old.lower() and not named.exists():
            self.username = email.lower()


def account_named(typed: str) -> User | None:
    """The account that a log-in name stands for: phones begin addresses with a capital letter.

    Names that differ in letters' case only are told apart, as typed.
    """
    found = list(User.objects.filter(username__iexact=typed).order_by("pk")[:2])
    exact = [user for user in found if user.username == typed]
    return exact[0] if exact else found[0] if len(found) == 1 else None


class SiteRole(models.Model):
    """Which role of which site a group stands for; `grant_roles` keeps it.

    Whoever may `manage` the rows of a site manages its staff (portal.users.managing).
    """

    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="site_role")
    site = models.ForeignKey(Site, on_delete=models.CASCADE, related_name="roles")
    role = models.CharField(max_length=20)

    never_shown = "Rights of officers."
    role_permissions = {"admin": ("manage",)}
    province_permissions = {"admin": ("manage",)}

    class Meta:
        verbose_name = _("role on a site")
        verbose_name_plural = _("roles on sites")
        default_permissions = ()
        permissions = [("manage_siterole", _("Can manage the staff of a site"))]
        constraints = [models.UniqueConstraint(fields=["site", "role"], name="role_once_per_site")]

    def __str__(self) -> str:
        return f"{self.role}, {self.site}"
