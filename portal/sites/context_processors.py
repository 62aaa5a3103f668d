"""What every template may use."""


def frame(request) -> dict:
    """`frame`: the site around the page (portal.sites.frame)."""
    return {"frame": getattr(request, "frame", None)}
