"""Which models belong to a site: all whose keys lead there, over however many steps."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.db import models
from wagtail.models import Collection, Page, Site

from tests.isolation.belongings import generic_keys, keys, tables

ROOTS = (Site, Page, Collection, get_user_model(), Group)
# Models that have no row of a site in this world, with the reason.
NOT_HERE = {
    "core.Stamp": "counts changes; raised after the commit, says nothing",
    "search.SearchDocument": "the public index; made after the commit, of what readers have",
    "users.User_user_permissions": "rights come from groups",
    "villages.VillagePage_ethnicities": "words of the list that all communes share",
    "wagtailcore.APIToken": "no API asks for one",
    "wagtaildocs.Document": "the stock model: files are core.CustomDocument",
    "wagtailimages.Image": "the stock model: pictures are core.CustomImage",
    "wagtailimages.Rendition": "the stock model",
}
# Models that have rows of communes only.
OF_COMMUNES = {
    "communes.CommuneSettings": "the portal is no commune",
    "places.ShelterCount": "shelters stand in communes",
}
# Models that have rows of the portal only.
OF_PORTAL = dict.fromkeys(
    (
        "procedures.ProcedureBasis",
        "procedures.ProcedureImport",
        "procedures.ProcedurePaper",
        "procedures.ProcedureSource",
        "procedures.ProcedureStep",
        "procedures.ProcedureWay",
    ),
    "procedures stand on the portal, once for all",
)


def tied_models() -> list[type[models.Model]]:
    """Every model that leads to a site, what is led to before what leads there."""
    found: list[type[models.Model]] = list(ROOTS)
    known = {model._meta.db_table for model in found}
    grown = True
    while grown:
        grown = False
        for table, model in tables().items():
            if table in known:
                continue
            led = any(target in known for _column, target, _people in keys(model))
            if led or generic_keys(model):
                known.add(table)
                found.append(model)
                grown = True
    return found
