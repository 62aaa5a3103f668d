"""Panels of the editor beside Wagtail's own."""

from wagtail.admin.panels import FieldPanel


class StarredFieldPanel(FieldPanel):
    """With the star of what publishing needs, where the field alone doesn't know it:
    its value may come from elsewhere, such as the description of a picture."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_required(self):
            return True
