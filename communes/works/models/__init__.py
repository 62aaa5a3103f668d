from communes.works.models.account import AccountLine, AccountPage
from communes.works.models.index import WorksIndexPage
from communes.works.models.project import CapitalSource, ProjectPage, ProjectPicture
from communes.works.models.tender import TenderPage

__all__ = [
    "AccountLine",
    "AccountPage",
    "CapitalSource",
    "ProjectPage",
    "ProjectPicture",
    "TenderPage",
    "WorksIndexPage",
]
