"""Where officers say that an item of the catalogue stands."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

from communes.access.catalogue import item_choices


class PlaceBlock(blocks.StructBlock):
    """An item of the catalogue with the page of this site, or the address, that has it."""

    item = blocks.ChoiceBlock(label=_("What it is"), choices=item_choices)
    page = blocks.PageChooserBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(label=_("Or a web address"), required=False)
    name = blocks.CharBlock(
        label=_("Name of the link"),
        max_length=80,
        required=False,
        help_text=_("Empty: the title of the page."),
    )

    class Meta:
        icon = "list-ul"
        label = _("Place of an item")
        description = _("Says on which page something stands that must be public")
        preview_template = "access/previews/place.html"
        preview_value = {"item": "budget", "name": "Công khai ngân sách"}

    def clean(self, value):
        value = super().clean(value)
        if not value.get("page") and not value.get("url"):
            raise StructBlockValidationError(
                {"page": ValidationError(_("Choose a page or give a web address."))}
            )
        return value


PLACE_BLOCKS = [("place", PlaceBlock())]
