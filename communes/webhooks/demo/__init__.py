"""A sample program of the province: it is shown, and told nothing."""

from datetime import timedelta

from django.utils import timezone

from communes.webhooks.models import Webhook
from portal.core.demo import DemoWorld


def load(world: DemoWorld) -> None:
    """Makes it once."""
    Webhook.objects.get_or_create(
        site=world.portal.site,
        name="Cổng SMS của tỉnh (Dữ liệu mẫu)",
        defaults={
            "url": "https://sms.nghean.example.vn/thong-bao",
            "is_sample": True,
            "last_answer": "202",
            "answered_at": timezone.now() - timedelta(hours=3),
        },
    )
    world.say("    1 chương trình nhận thông báo")
