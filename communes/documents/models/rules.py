"""What must hold together in a document, with an error per field that says what to do."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from communes.documents.models.choices import RelationKind
from communes.documents.naming import name_of, number_slug
from portal.core.hints import Host, Text
from portal.core.querysets import HOME_PATH

FIRST_YEAR = 1945


def fact_errors(page) -> dict[str, Text]:
    """What a document that readers get may not lack, by field."""
    errors: dict[str, Text] = {}
    if not number_slug(page.number):
        errors["number"] = _("Write the number as on the document, such as 12/KH-UBND.")
    if not page.document_type_id:
        errors["document_type"] = _("Choose the type of the document.")
    if not page.issued_on:
        errors["issued_on"] = _("Write the day of issue.")
    if not page.abstract.strip():
        errors["abstract"] = _("Write what it is about, as below its number (trích yếu).")
    if not page.file_id:
        errors["file"] = _("Choose the original file.")
    return errors


def day_errors(page) -> dict[str, Text]:
    """What is wrong with the days, by field."""
    errors: dict[str, Text] = {}
    if page.issued_on and page.issued_on > timezone.localdate():
        errors["issued_on"] = _("This day is still to come. Write the day on the document.")
    elif page.issued_on and page.issued_on.year < FIRST_YEAR:
        errors["issued_on"] = _("Look at the year: it is before 1945.")
    if page.effective_to and page.in_force_on and page.effective_to < page.in_force_on:
        errors["effective_to"] = _("Choose a day after the one it comes into force on.")
    return errors


def second_one(page):
    """The document of the same section that has this number, type, year and issuer, if any."""
    section = page.section
    if not (section and page.issued_on and page.document_type_id and page.number):
        return None
    others = type(page).objects.child_of(section).exclude(pk=page.pk)
    others = others.filter(
        number_key=number_slug(page.number),
        document_type_id=page.document_type_id,
        issued_on__year=page.issued_on.year,
    )
    own = page.issuer.strip().casefold()
    return next((one for one in others if one.issuer.strip().casefold() == own), None)


def twin_errors(page) -> dict[str, Text]:
    """Whether the same document is there already."""
    if not (twin := second_one(page)):
        return {}
    text = _(
        "“%(name)s” of this year is here already. Edit that one, or look at the number and the day."
    )
    return {"number": text % {"name": name_of(twin, page.locale.language_code)}}


def relation_faults(page) -> list[str]:
    """What the rows of relations must not say, a sentence each."""
    faults = []
    for relation in page.relations.all():
        if (target := relation.target) is None:
            continue
        if target.translation_key == page.translation_key:
            faults.append(str(_("A document has no relation to itself: choose another one.")))
        elif page.path and target.path[:HOME_PATH] != page.path[:HOME_PATH] and page.is_original:
            faults.append(
                str(_("Choose a document of your own site; name others by their number."))
            )
        elif (
            relation.kind in (RelationKind.REPLACES, RelationKind.AMENDS)
            and page.issued_on
            and target.issued_on
            and target.issued_on > page.issued_on
        ):
            text = _("%(name)s was issued later: it can’t be replaced or amended by this one.")
            faults.append(text % {"name": name_of(target, page.locale.language_code)})
    return faults


class DocumentRules(Host):
    """Mixed into the page: the rules above."""

    def publishing_errors(self) -> dict[str, Text]:
        own = {**fact_errors(self), **day_errors(self), **twin_errors(self)}
        return {**super().publishing_errors(), **own}

    def errors_of_parts(self) -> list[str]:
        return relation_faults(self)

    def clean(self):
        super().clean()
        foreign = [
            one
            for one in self.relations.all()
            if one.target_id
            and self.path
            and self.is_original
            and one.target.path[:HOME_PATH] != self.path[:HOME_PATH]
        ]
        if foreign:
            raise ValidationError(
                _("Choose a document of your own site; name others by their number.")
            )
