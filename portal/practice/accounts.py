"""The demo's accounts that officers practise with."""

from django.conf import settings
from django.db import transaction
from wagtail.models import Site
from wagtail.users.models import UserProfile

from portal.practice.tickets import Ticket
from portal.users.models import SiteRole, User


@transaction.atomic
def account_of(ticket: Ticket) -> User | None:
    """The account of a role in the demo's first commune; None where there is none (yet).

    Whoever practised before may have locked it or taken its role: it gets both back.
    """
    commune = Site.objects.filter(is_default_site=False).order_by("pk").first()
    role = SiteRole.objects.filter(site=commune, role=ticket.role).first()
    if commune is None or role is None:
        return None
    prefix = commune.hostname.partition(".")[0]
    user = User.objects.filter(username=f"{prefix}-{ticket.role}").first()
    if user is None:
        return None
    if not user.is_active:
        user.is_active = True
        user.save(update_fields=["is_active"])
    user.groups.set([role.group_id])
    _speak(user, ticket.language)
    return user


def _speak(user: User, language: str) -> None:
    if language in dict(settings.WAGTAILADMIN_PERMITTED_LANGUAGES):
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save(update_fields=["preferred_language"])
