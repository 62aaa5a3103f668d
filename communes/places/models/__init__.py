from communes.places.models.index import PlaceIndexPage
from communes.places.models.place import PlacePage
from communes.places.models.shelter import ShelterCount

__all__ = ["PlaceIndexPage", "PlacePage", "ShelterCount"]
