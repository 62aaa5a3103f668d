"""Whose pictures and files a collection holds."""

from wagtail.models import Collection, Site

from portal.core.querysets import sites_at


def site_of(collection: Collection) -> Site | None:
    """The site whose staff keeps a collection, or one above it; None where nobody does.

    Also of a closed commune, whose staff has no rights any more.
    """
    above = collection.get_ancestors(inclusive=True)
    kept = Site.objects.filter(
        group_permissions__group__collection_permissions__collection__in=above.filter(depth__gt=1)
    )
    return (
        kept.order_by("pk").first()
        or Site.objects.filter(site_name__in=above.filter(depth=2).values("name"))
        .order_by("pk")
        .first()
    )


def collection_at(path: str) -> Collection | None:
    """Where the staff of the site in whose tree a path lies keeps its pictures; one query."""
    kept = Collection.objects.filter(
        depth__gt=1, group_permissions__group__site_permissions__site__in=sites_at(path)
    )
    return kept.order_by("depth", "pk").first()
