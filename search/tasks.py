"""Work that an editor shouldn't wait for."""

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from search import updating

# Minutes until a failed update is tried again, by how often it failed.
WAITS = (1, 5, 30)


@task()
def catch_up(tries: int = 0) -> None:
    """Tells the public index what changed; what fails is tried again later.

    Where tasks run at once there is no later: then the next change tries it again.
    """
    failed = updating.catch_up()
    backend = catch_up.get_backend()
    if failed and backend.supports_defer and tries < len(WAITS):
        later = timezone.now() + timedelta(minutes=WAITS[tries])
        catch_up.using(run_after=later).enqueue(tries + 1)
