"""Sounds as answers: of their type, in parts where a player asks for some, known by an ETag."""

from django.http import FileResponse, Http404, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control

from communes.voices.models import TYPES, Recording, Sound
from communes.voices.room import was_heard
from portal.pagecache.conditional import MINUTE, for_one_reader

# What is taken back must not be heard for long: then whoever kept it asks again.
MAX_AGE = 5 * MINUTE


def sound_response(request, sound: Sound, kind: str, *, is_public: bool) -> HttpResponseBase:
    """The "mp3" or "opus" of a sound; for officers alone unless it `is_public`. Raises Http404."""
    file = getattr(sound, kind) if kind in TYPES and sound.is_ready else None
    if not file:
        raise Http404
    etag = f'"{file.name.rpartition("/")[2]}"'
    response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
    if response is None:
        response = _file_response(file, kind)
        response.headers["ETag"] = etag
        if isinstance(sound, Recording):
            was_heard(sound)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if not is_public:
        return for_one_reader(response)
    patch_cache_control(response, public=True, max_age=MAX_AGE)
    return response


def _file_response(file, kind: str) -> FileResponse:
    try:
        return FileResponse(file.open("rb"), content_type=TYPES[kind], filename=f"nghe.{kind}")
    except FileNotFoundError as error:
        raise Http404 from error
