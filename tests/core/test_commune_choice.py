from portal.core import listing


def list_paths(world):
    """The portal's lists: the pages right under its home that have a form."""
    pages = world.portal.site.root_page.get_children().live().specific()
    return [f"/{page.slug}/" for page in pages if isinstance(page, listing.ListingMixin)]


def test_a_province_of_many_communes_has_lists_without_the_choice(world, monkeypatch):
    paths = list_paths(world)
    assert len(paths) >= 4
    offered = [p for p in paths if 'name="commune"' in world.get(world.portal.site, p).text]
    assert offered
    monkeypatch.setattr(listing, "MOST_COMMUNES", 1)
    for path in paths:
        response = world.get(world.portal.site, f"{path}?commune={world.a.site.pk}")
        assert response.status_code == 200
        assert 'name="commune"' not in response.text, path
