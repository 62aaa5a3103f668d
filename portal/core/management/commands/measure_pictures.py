"""manage.py measure_pictures: has officers told also of older pictures how light they are."""

from django.core.management.base import BaseCommand

from portal.core.models import CustomImage
from portal.core.pictures.light import light_of


class Command(BaseCommand):
    help = "Measures pictures that were uploaded before uploads were measured; run once."

    def handle(self, *args, **options):
        measured = failed = 0
        for image in CustomImage.objects.filter(light=None).order_by("pk").iterator():
            try:
                with image.file.open("rb") as file:
                    light = light_of(file)
            except (OSError, ValueError) as error:  # gone, or written before it was checked
                failed += 1
                self.stderr.write(f"{image.pk} {image.file.name}: {error}")
                continue
            # No reader sees it: no page is made anew.
            CustomImage.objects.filter(pk=image.pk).update(light=light.half, darkest=light.darkest)
            measured += 1
        self.stdout.write(f"Measured {measured} pictures, {failed} could not be read.")
