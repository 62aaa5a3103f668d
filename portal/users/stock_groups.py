"""Wagtail's own groups, which its migrations make with rights on every site, are taken away."""

from django.contrib.auth.models import Group
from django.db.models import Count, Q, QuerySet
from wagtail.models import GroupApprovalTask, Workflow

# The names in Wagtail's first migration.
STOCK = ("Editors", "Moderators")
STOCK_APPROVAL = "Moderators approval"


def groups_open_everywhere() -> QuerySet[Group]:
    """The groups with rights on the root of all pages or of all collections: on every site."""
    on_root = Q(page_permissions__page__depth=1) | Q(collection_permissions__collection__depth=1)
    return Group.objects.filter(on_root).distinct()


def remove_stock_groups(stdout=None, verbosity: int = 1, **_kwargs) -> None:
    """Deletes them where they have rights on the root of the pages or of the collections: one
    wrong tick in a user's form would open all communes. Says how many accounts were in one.

    Runs after each `migrate`; a group of that name with other rights is the province's own.
    """
    keys = list(groups_open_everywhere().filter(name__in=STOCK).values_list("pk", flat=True))
    for group in Group.objects.filter(pk__in=keys).annotate(members=Count("user")):
        if stdout and (verbosity or group.members):
            stdout.write(
                f"Removed Wagtail’s group “{group.name}”, which had rights on every site; "
                f"{group.members} accounts were in it: give them a role of their site.\n"
            )
        group.delete()
    # The step of approval that was theirs would ask nobody, for pages of every site.
    Workflow.objects.filter(name=STOCK_APPROVAL, workflow_pages__page__depth=1).delete()
    GroupApprovalTask.objects.filter(name=STOCK_APPROVAL, groups=None).delete()
