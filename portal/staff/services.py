"""What a manager does to accounts: each asks for the right itself, and is written down."""

from functools import partial
from typing import Any

from django.contrib.auth.models import Group
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from wagtail.models import Site

from portal.core.text import slugify
from portal.login.mails import tell_owner
from portal.staff.history import note, note_role
from portal.staff.names import State, name_of, state_of
from portal.staff.tasks import mail_invitation
from portal.users.managing import (
    ADMIN,
    manageable_by,
    require_manage,
    roles_given_by,
    sites_left_alone,
)
from portal.users.models import SiteRole, User

# Seconds between two mails to one person: a button is pressed more than once.
AGAIN_AFTER = 2 * 60


class LastAdministrator(ValidationError):
    """Nobody would manage the staff of a site any more, and nobody said that this is meant."""


def address_is_taken(email: str, by: User) -> str:
    """Why an address can't have a new account; "" where it can.

    Names only an account that the officer manages anyway.
    """
    user = User.objects.filter(email__iexact=email).first()
    user = user or User.objects.filter(username__iexact=email).first()
    if user is None:
        return ""
    if known := manageable_by(by).filter(pk=user.pk).first():
        return _("%(name)s has this address already: open that account instead.") % {
            "name": name_of(known)
        }
    return _(
        "This address can't be invited here. If the person also works elsewhere on the portal, "
        "ask the province to add the role."
    )


@transaction.atomic
def invite(role: SiteRole, by: User, *, name: str, email: str, **details: str) -> User:
    """Makes an account with a role and, once that is sure, mails a link to set a password.

    `details`: phone, post. Raises PermissionDenied for a role that is not the officer's to give,
    ValidationError for an address that can't be used.
    """
    if not roles_given_by(by).filter(pk=role.pk).exists():
        raise PermissionDenied
    email = email.lower()
    if problem := address_is_taken(email, by):
        raise ValidationError({"email": problem})
    user = User(username=_username(email, name), email=email, first_name=name, **details)
    user.set_unusable_password()
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:  # another officer invited the same a moment ago
        raise ValidationError({"email": address_is_taken(email, by)}) from error
    user.groups.add(role.group_id)
    note(user, "invite", by, site=role.site_id, after=role.role)
    _mail_later(user)
    return user


@transaction.atomic
def invite_or_add(role: SiteRole, by: User, *, name: str, email: str) -> User:
    """As `invite`; who has an account that the officer manages gets the role there."""
    known = manageable_by(by).filter(email__iexact=email).first()
    if known is None:
        return invite(role, by, name=name, email=email)
    set_role(known, by, role, understood=True)
    return known


def _username(email: str, name: str) -> str:
    """What the invited logs in with: the address, where Django takes it."""
    longest = User._meta.get_field("username").max_length or 150
    try:
        UnicodeUsernameValidator()(email)
    except ValidationError:
        email = ""
    if email and len(email) <= longest:
        return email
    return f"{slugify(name)[:100]}-{get_random_string(6, '23456789')}"


def _mail_later(user: User) -> None:
    cache.set(f"invited:{user.pk}", 1, AGAIN_AFTER)
    transaction.on_commit(partial(mail_invitation.enqueue, user.pk))


def _renew(user: User) -> None:
    """Makes older links worthless."""
    user.set_unusable_password()
    user.save(update_fields=["password"])


@transaction.atomic
def invite_again(user: User, by: User) -> None:
    """Sends a new link; older ones stop working. ValidationError where none is waited for."""
    require_manage(by, user)
    if state_of(user) != State.INVITED or not user.email:
        raise ValidationError(_("This account waits for no invitation."))
    if cache.get(f"invited:{user.pk}"):
        raise ValidationError(_("An invitation was sent a moment ago: wait some minutes."))
    _renew(user)
    note(user, "invite_again", by)
    _mail_later(user)


@transaction.atomic
def change_details(user: User, by: User, values: dict[str, Any]) -> list[str]:
    """Saves name, e-mail, phone and post; the names of what changed.

    An invited person with a new address gets a new link there; of anybody else the old address is
    told. ValidationError where another account has the new one.
    """
    require_manage(by, user)
    values = {**values, "email": values.get("email", user.email).lower()}
    changed = [field for field, value in values.items() if getattr(user, field) != value]
    if not changed:
        return []
    had = user.email
    for field in changed:
        if field == "email":
            user.set_email(values["email"])
        else:
            setattr(user, field, values[field])
    if "first_name" in changed:
        user.last_name = ""  # the one field holds the whole name
    others = User.objects.exclude(pk=user.pk)
    if "email" in changed and others.filter(email__iexact=user.email).exists():
        raise ValidationError({"email": address_is_taken(user.email, by)})
    user.save()
    note(user, "edit", by, fields=sorted(changed))
    if "email" in changed and state_of(user) == State.INVITED:
        _renew(user)
        _mail_later(user)
    elif "email" in changed and had:
        tell_owner(user, "email_changed", had)
    return changed


def lock_roles(user: User) -> None:
    """Of two who take away administrators at once, the second sees what the first did."""
    list(Group.objects.select_for_update().filter(user=user).order_by("pk"))


@transaction.atomic
def set_role(user: User, by: User, role: SiteRole, *, understood: bool = False) -> None:
    """Gives a role on a site in place of the one held there.

    Raises PermissionDenied for roles that are not the officer's to give, LastAdministrator where
    the site would have no administrator and that isn't `understood`.
    """
    require_manage(by, user)
    if not roles_given_by(by).filter(pk=role.pk).exists():
        raise PermissionDenied
    lock_roles(user)
    held = list(SiteRole.objects.filter(site=role.site, group__user=user).order_by("role"))
    if held == [role]:
        return
    if role.role != ADMIN:
        _require_others(user, role.site, understood)
    user.groups.remove(*(one.group_id for one in held))
    user.groups.add(role.group_id)
    note_role(user, by, role.site, held[0].role if held else "", role.role)


@transaction.atomic
def take_role(user: User, by: User, site: Site, *, understood: bool = False) -> None:
    """Takes the role on a site from an account that has others; raises as `set_role` does."""
    require_manage(by, user)
    lock_roles(user)
    held = list(roles_given_by(by, site).filter(group__user=user).order_by("role"))
    if not held:
        raise PermissionDenied
    if user.groups.count() == len(held):
        raise ValidationError(_("This is the only role of the account: lock it instead."))
    _require_others(user, site, understood)
    user.groups.remove(*(one.group_id for one in held))
    note_role(user, by, site, held[0].role, "")


def _require_others(user: User, site: Site, understood: bool) -> None:
    if not understood and site in sites_left_alone(user):
        raise LastAdministrator(last_administrator_warning([site]))


def last_administrator_warning(sites: list[Site]) -> str:
    """What happens to sites without an administrator; "" for none."""
    if not sites:
        return ""
    return _(
        "This is the last administrator of %(sites)s. Afterwards only the province can invite "
        "somebody there."
    ) % {"sites": ", ".join(site.site_name for site in sites)}


@transaction.atomic
def deactivate(user: User, by: User, *, understood: bool = False) -> None:
    """Locks an account: sessions end at once; roles, texts and names stay.

    Raises LastAdministrator as `set_role` does; nobody locks the own account.
    """
    require_manage(by, user)
    if user.pk == by.pk:
        raise ValidationError(_("You can't lock your own account."))
    lock_roles(user)
    alone = sites_left_alone(user)
    if alone and not understood:
        raise LastAdministrator(last_administrator_warning(alone))
    if state_of(user) == State.INVITED:
        _renew(user)
    user.is_active = False
    user.save(update_fields=["is_active"])
    note(user, "lock", by)


@transaction.atomic
def reactivate(user: User, by: User) -> None:
    """Unlocks an account: the password and roles are those it had."""
    require_manage(by, user)
    user.is_active = True
    user.save(update_fields=["is_active"])
    note(user, "unlock", by)


@transaction.atomic
def accept(user: User, password: str) -> None:
    """Sets the password that an invited person chose."""
    user.set_password(password)
    user.save(update_fields=["password"])
    note(user, "accept", user)
