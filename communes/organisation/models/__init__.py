from communes.organisation.models.index import OrganisationIndexPage
from communes.organisation.models.profile import OfficialProfilePage
from communes.organisation.models.shift import DutyShift
from communes.organisation.models.unit import OrganisationUnitPage

__all__ = ["DutyShift", "OfficialProfilePage", "OrganisationIndexPage", "OrganisationUnitPage"]
