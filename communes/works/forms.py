"""What a reader may ask of the list."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from communes.works.models.account import AccountPage
from communes.works.models.project import ProjectPage
from communes.works.models.tender import TenderPage
from portal.lists.listing import CommuneFilterMixin

PROJECTS, MONEY, TENDERS = "projects", "money", "tenders"
MODELS: dict[str, Any] = {PROJECTS: ProjectPage, MONEY: AccountPage, TENDERS: TenderPage}
TITLES = {
    PROJECTS: _("Public works"),
    MONEY: _("Budget, contributions, funds"),
    TENDERS: _("Procurement"),
}


class WorksListForm(CommuneFilterMixin):
    """Shows one of the kinds, works where none was chosen; on the portal, of one commune."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(TITLES.items()))

    facet_names = ("kind", "commune")
    province_label = _("The province’s own")

    @property
    def shown(self) -> str:
        """The kind that is listed."""
        return self.value("kind") or PROJECTS

    @property
    def heading(self) -> Any:
        return TITLES[self.shown]

    def filter(self, items: Any) -> Any:
        found: Any = MODELS[self.shown].objects.in_frame(self.frame).for_list()
        return self.in_commune(found)

    def others(self, count: int) -> list[tuple[str, Any, list]]:
        """Of the other kinds the first rows: (kind, title, pages), where there are any."""
        found = []
        for kind in MODELS:
            if kind != self.shown:
                pages = list(self._first(kind)[:count])
                found.append((kind, TITLES[kind], pages))
        return [one for one in found if one[2]]

    def _first(self, kind: str) -> Any:
        return MODELS[kind].objects.in_frame(self.frame).for_list()
