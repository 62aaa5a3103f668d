"""Files that lie among those which the web server gives to nobody."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404

from portal.pagecache.conditional import for_one_reader


def whole_file(stored: FieldFile) -> FileResponse:
    """A file for whoever was found to have a right on it, kept by nobody; 404 where it is gone."""
    if not stored.name:
        raise Http404
    try:
        file = stored.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(file, filename=str(stored.name).rpartition("/")[2])
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return for_one_reader(response)
