"""What a new showcase says before an editor has changed it, in the active language."""

from django.utils.translation import gettext as _


def showcase() -> dict:
    """Texts of a new list of products."""
    return {
        "heading": _("Specialities of our homeland"),
        "lead": _(
            "OCOP (One Commune One Product) goods and local specialities, bought straight from"
            " the people who make them."
        ),
        "about_ocop": "".join(
            f"<p>{text}</p>"
            for text in (
                _(
                    "OCOP means “One Commune One Product”: a state programme that rates what each"
                    " commune makes best."
                ),
                _(
                    "A council gives points: 50 to 69 points make 3 stars, 70 to 89 points 4 stars,"
                    " 90 to 100 points 5 stars."
                ),
                _(
                    "A certificate is valid for 36 months. After that, this site no longer shows"
                    " the stars until the product is rated anew."
                ),
            )
        ),
    }


def producers() -> dict:
    """Texts of a new list of producers."""
    return {
        "lead": _("Co-operatives, households and companies that make our specialities."),
    }
