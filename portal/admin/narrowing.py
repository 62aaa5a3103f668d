"""Filters of the admin's lists and reports offer an officer's own things only.

Wagtail's offer every officer, site and workflow by name, and print a box for each. All of them
narrow here, as does the filter that comes tomorrow.
"""

from functools import wraps

from django.contrib.auth import get_user_model
from django_filters.filters import QuerySetRequestMixin
from wagtail.admin.filters import PopularTagsFilter, WagtailFilterSet
from wagtail.admin.views.reports.audit_logging import SiteHistoryReportFilterSet

from portal.admin.own import own

# Who looks after all sites gets no filter of more choices than people read through.
MOST_CHOICES = 100


def narrow(filter_set: WagtailFilterSet) -> None:
    """Leaves in each filter what is the officer's own, and out what has too many choices.

    A filter set that says `offers_own` has seen to it: the rows of its model may be of more.
    """
    if getattr(filter_set, "offers_own", False):
        return
    user = getattr(filter_set.request, "user", None)
    for name, one in list(filter_set.filters.items()):
        if isinstance(one, PopularTagsFilter):
            del filter_set.filters[name]
        elif user is not None and isinstance(one, QuerySetRequestMixin):
            _narrow(filter_set, name, one, user)


def _narrow(filter_set: WagtailFilterSet, name: str, one, user) -> None:
    choices = one.get_queryset(filter_set.request)
    if choices is None:  # set as the filter set was made
        choices = one.extra.get("queryset")
    things = None if choices is None else own(choices.model, user)
    if things is None:
        return
    if user.is_superuser:
        if choices[: MOST_CHOICES + 1].count() > MOST_CHOICES:
            del filter_set.filters[name]
        return
    if choices.model is get_user_model():
        # All colleagues: who has written or owned anything is read from the pages of all sites.
        one.queryset = things.order_by(*choices.query.order_by)
    else:
        one.queryset = choices.filter(pk__in=things.values("pk"))


def _narrowed(get_form_class):
    @wraps(get_form_class)
    def narrowed(filter_set):
        narrow(filter_set)
        return get_form_class(filter_set)

    return narrowed


def connect() -> None:
    """Has every filter set of the admin narrow before its form is made."""
    # Wagtail's report would read the keys of all who ever did anything, to offer them.
    SiteHistoryReportFilterSet.get_users_queryset = lambda report: own(
        get_user_model(), report.request.user
    )
    if not hasattr(WagtailFilterSet.get_form_class, "__wrapped__"):
        WagtailFilterSet.get_form_class = _narrowed(WagtailFilterSet.get_form_class)
