"""Spreadsheets of the admin's reports, Wagtail's own ones too."""

from functools import wraps

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from portal.core.typed.characters import printable


def write_printable_cells() -> None:
    """One old row with a character that Excel can't hold must not stop the whole sheet."""
    write = SpreadsheetExportMixin.preprocess_field_value

    @wraps(write)
    def preprocess_field_value(self, field, value, export_format):
        value = write(self, field, value, export_format)
        return printable(value) if isinstance(value, str) else value

    SpreadsheetExportMixin.preprocess_field_value = preprocess_field_value
