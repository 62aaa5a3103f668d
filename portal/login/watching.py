"""What is written to the log by itself: log-ins, roles, accounts opened and closed, passwords."""

from django.contrib.auth.hashers import is_password_usable
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save

from portal.login import log, mails
from portal.users.models import User

GIVEN, TAKEN = log.Kind.ROLE_GIVEN, log.Kind.ROLE_TAKEN
SUPERUSER = "superuser"
# Of an account that is saved: what a change of it is called.
WATCHED = ("is_active", "is_superuser", "password", "email")


def logged_in(sender, request, user, **kwargs) -> None:
    log.record(log.Kind.LOGGED_IN, user, request)


def roles_changed(sender, instance, action, reverse, pk_set, **kwargs) -> None:
    """Groups of a user, or users of a group, from wherever they were changed."""
    kind = {"post_add": GIVEN, "post_remove": TAKEN, "pre_clear": TAKEN}.get(action)
    if kind is None:
        return
    other = User if reverse else Group
    if action == "pre_clear":
        rows = instance.user_set.all() if reverse else instance.groups.all()
    else:
        rows = other.objects.filter(pk__in=pk_set)
    for row in rows:
        user, group = (row, instance) if reverse else (instance, row)
        log.record(kind, user, group_name=group.name)


def group_going(sender, instance, **kwargs) -> None:
    """With a group its role goes; nothing else tells."""
    for user in instance.user_set.all():
        log.record(TAKEN, user, group_name=instance.name)


def account_before(sender, instance, update_fields=None, raw=False, **kwargs) -> None:
    """Remembers what the account was, where something watched may change."""
    instance._was = None
    if raw or (update_fields is not None and not set(WATCHED) & set(update_fields)):
        return
    if instance.pk:
        instance._was = User.objects.filter(pk=instance.pk).values(*WATCHED).first()


def account_saved(sender, instance, created, raw=False, **kwargs) -> None:
    if created and not raw:
        log.record(log.Kind.ACTIVATED, instance)
        if instance.is_superuser:
            log.record(GIVEN, instance, group_name=SUPERUSER)
        return
    was = getattr(instance, "_was", None)
    if was is None:
        return
    changed = {name for name in WATCHED if was[name] != getattr(instance, name)}
    if "is_active" in changed:
        kind = log.Kind.ACTIVATED if instance.is_active else log.Kind.DEACTIVATED
        log.record(kind, instance)
    if "is_superuser" in changed:
        log.record(GIVEN if instance.is_superuser else TAKEN, instance, group_name=SUPERUSER)
    if "email" in changed:
        log.record(log.Kind.EMAIL_CHANGED, instance)
    # Not where a log-in only stored the same password in a newer way.
    if "password" in changed and instance._password is not None:
        log.record(log.Kind.PASSWORD_CHANGED, instance)
        if was["password"] and is_password_usable(was["password"]):  # the first is no change
            mails.tell_owner(instance, "password_changed")


def connect() -> None:
    for signal, receiver, sender in (
        (user_logged_in, logged_in, None),
        (m2m_changed, roles_changed, User.groups.through),
        (pre_delete, group_going, Group),
        (pre_save, account_before, User),
        (post_save, account_saved, User),
    ):
        signal.connect(receiver, sender=sender, dispatch_uid=f"login-{receiver.__name__}")
