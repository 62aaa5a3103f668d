"""Several who act at once send each message once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from communes.announcements.models import AnnouncementPage
from communes.provisioning import CommuneSpec, open_commune
from communes.warnings import sending
from home.provisioning import setup_portal
from tests.announcements.factories import URGENT, announce
from tests.warnings.test_sending import kinds


@pytest.mark.postgresql
@pytest.mark.skipif(connection.vendor != "postgresql", reason="PostgreSQL only")
@pytest.mark.django_db(transaction=True)
def test_each_message_goes_out_once():
    setup_portal("tinh.test", 80)
    page = announce(open_commune(CommuneSpec("Xã X", "x.test", 80)), "Bão")
    # Past the signals: nobody has warned yet.
    AnnouncementPage.objects.filter(pk=page.pk).update(urgency=URGENT)

    def at_once(act: Callable) -> None:
        def run(_number: int) -> None:
            try:
                act()
            finally:
                connections.close_all()

        with ThreadPoolExecutor(max_workers=8) as pool:
            list(pool.map(run, range(8)))

    at_once(lambda: sending.follow(page))
    assert kinds() == ["Alert Actual"]
    at_once(lambda: sending.withdraw(page.translation_key))
    assert kinds() == ["Alert Actual", "Cancel Actual"]
