"""The first screen of the admin: the desk in place of Wagtail's panels."""

from collections.abc import Mapping
from typing import Any

from wagtail.admin.ui.components import Component

from portal.desk.desk import Desk


class DeskPanel(Component):
    """An officer's sites, each with its large buttons and the work that waits."""

    template_name = "desk/panel.html"
    order = 100

    class Media:
        css = {"all": ["admin/desk.css"]}

    def __init__(self, user):
        self.desk = Desk(user)

    def get_context_data(self, parent_context: Mapping[str, Any] | None) -> Mapping[str, Any]:
        parent = parent_context or {}
        places = [
            (place, self.desk.buttons(place), self.desk.waiting(place), self.desk.remarks(place))
            for place in self.desk.places
        ]
        return {"places": places, "csrf_token": parent.get("csrf_token", "")}


def only_the_desk(request, panels: list[Component]) -> None:
    """Takes the place of all of Wagtail's own panels."""
    panels[:] = [DeskPanel(request.user)]
