from portal.lists import listing


def list_paths(world):
    """The portal's lists: the pages right under its home that have a form."""
    pages = world.portal.site.root_page.get_children().live().specific()
    return [f"/{page.slug}/" for page in pages if isinstance(page, listing.ListingMixin)]


def test_a_province_of_many_communes_has_lists_without_the_choice(world, monkeypatch):
    portal, choice = world.portal.site, f"commune={world.a.site.pk}"
    paths = [path for path in list_paths(world) if choice in world.get(portal, path).text]
    assert paths
    monkeypatch.setattr(listing, "MOST_COMMUNES", 1)
    for path in paths:
        assert choice not in world.get(portal, path).text
        response = world.get(portal, f"{path}?{choice}")
        assert response.status_code == 200, path
