"""A picture on its way from an upload to the storage."""

from pathlib import PurePath

from django.core.files.uploadedfile import SimpleUploadedFile

from portal.core.pictures.intake import take_in


class CleanPicture(SimpleUploadedFile):
    """A picture that went through `take_in`; its name fits what it is."""

    @classmethod
    def of(cls, file) -> "CleanPicture":
        """Reads a file whole. Raises ValidationError with what to do."""
        file.seek(0)
        content, extension = take_in(file.read())
        name = PurePath(file.name or "anh").stem or "anh"
        kind = "jpeg" if extension == "jpg" else extension
        return cls(f"{name}.{extension}", content, f"image/{kind}")
