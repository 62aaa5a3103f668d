from communes.places.models.index import PlaceIndexPage
from communes.places.models.place import PlacePage

__all__ = ["PlaceIndexPage", "PlacePage"]
