"""What a form with pictures asks of the server: one of several uploads, and words to propose."""

from typing import Any

from django.http import JsonResponse
from django.urls import path
from wagtail.images import get_image_model
from wagtail.images.utils import find_image_duplicates
from wagtail.images.views import chooser

from portal.admin.picture_chooser import UPLOAD
from portal.core.hints import Host
from portal.core.pictures.words import proposed_alt, proposed_credit


class _ToldMixin(Host):
    """A chosen picture comes with its advice, and with words for the fields beside it."""

    def get_chosen_response_data(self, image, *args, **kwargs):
        return super().get_chosen_response_data(image, *args, **kwargs) | {
            "advice": [*image.advice],
            "alt": proposed_alt(image),
            "credit": proposed_credit(image),
        }


class ToldChosenView(_ToldMixin, chooser.ImageChosenView):
    """One that was there."""


class ToldChosenMultipleView(_ToldMixin, chooser.ImageChosenMultipleView):
    """Several that were there."""


class ToldUploadView(_ToldMixin, chooser.ImageUploadView):
    """One uploaded in the chooser."""


class PictureUploadView(ToldUploadView):
    """One of several uploads on a form, by the same form as any: `chosen`, or its `errors`.

    Of what is in the collection already nothing is kept twice.
    """

    http_method_names = ["post"]

    def get_creation_form_kwargs(self) -> dict[str, Any]:
        return super().get_creation_form_kwargs() | {"prefix": None}

    def post(self, request):
        form = self.get_creation_form()
        if not form.is_valid():
            told = [message for messages in form.errors.values() for message in messages]
            return JsonResponse({"errors": told})
        image = self.save_form(form)
        twins = find_image_duplicates(image, request.user, self.permission_policy)
        if twin := twins.filter(collection=image.collection).order_by("pk").first():
            image.delete()
            image = twin
        return JsonResponse({"chosen": self.get_chosen_response_data(image)})


def tell_of_chosen() -> None:
    """Has Wagtail's chooser answer so; its addresses are made of these views."""
    viewset = chooser.viewset
    viewset.chosen_view_class = ToldChosenView
    viewset.chosen_multiple_view_class = ToldChosenMultipleView
    viewset.create_view_class = ToldUploadView


def picture_urls() -> list:
    """Where forms send pictures."""
    view = PictureUploadView.as_view(model=get_image_model())
    return [path("anh/tai-len/", view, name=UPLOAD)]
