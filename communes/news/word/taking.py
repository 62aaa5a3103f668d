"""A read Word file becomes a draft, its pictures stand in the library of the site."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.images import get_image_model
from wagtail.images.utils import find_image_duplicates
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from communes.news.models import NewsIndexPage, NewsPage
from communes.news.word.reading import WordPicture, WordText
from portal.admin.section_drafts import add_draft
from portal.core.collections import collection_at
from portal.core.pictures.words import MOST_ALT, says_something


@dataclass(frozen=True)
class Taken:
    """The draft, how many of its pictures nobody has described yet, what was left out."""

    page: NewsPage
    unsaid: int
    left_out: list[str]


@transaction.atomic
def take_in(section: NewsIndexPage, word: WordText, user: Any) -> Taken:
    """Writes a draft below a section; what can't be taken along is told, never an error."""
    left_out = list(word.left_out)
    images = _images(section, word, user, left_out)
    unsaid, body = 0, []
    for name, value in word.blocks:
        if name == "figure":
            image = images.get(value["picture"])
            if image is None:
                continue
            alt = _alt(word.pictures[value["picture"]])
            unsaid += not alt
            value = {"image": image, "alt": alt, "caption": ""}
        body.append((name, value))
    page = NewsPage(title=word.title, summary=word.lead, body=body)
    add_draft(section, page, user)
    return Taken(page, unsaid, left_out)


def _images(section: NewsIndexPage, word: WordText, user: Any, left_out: list[str]) -> dict:
    """The pictures that the library has now, by their number; why it lacks others is told."""
    if not word.pictures:
        return {}
    collection = collection_at(section.path)
    policy = policy_registry.get_by_type(get_image_model())
    if collection is None or not policy.user_has_permission(user, "add"):
        left_out.append(_("The pictures were left out: you may not add any to the library."))
        return {}
    found = {}
    for number, picture in enumerate(word.pictures):
        try:
            found[number] = _image(picture, number + 1, word.title, collection, user, policy)
        except ValidationError as error:
            text = _("Picture %(number)s was left out. %(why)s")
            left_out.append(text % {"number": number + 1, "why": " ".join(error.messages)})
    return found


def _image(
    picture: WordPicture, number: int, title: str, collection: Collection, user: Any, policy: Any
):
    """The picture in the collection; one that is there already is kept once."""
    name = _("Picture %(number)s of “%(title)s”") % {"number": number, "title": title}
    image = get_image_model()(
        title=name[:255],
        file=SimpleUploadedFile(f"anh-{number}", picture.content),
        collection=collection,
        description=_alt(picture),
        uploaded_by_user=user,
    )
    image._set_file_hash()
    twins = find_image_duplicates(image, user, policy)
    if twin := twins.filter(collection=collection).order_by("pk").first():
        return twin
    image.save()
    return image


def _alt(picture: WordPicture) -> str:
    """What its author says that it shows; names of files and Word's own guesses say nothing."""
    return picture.alt[:MOST_ALT] if says_something(picture.alt) else ""
