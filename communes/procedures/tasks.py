"""Work that an officer shouldn't wait for."""

from django.db import transaction
from django_tasks import task

from communes.procedures.importing.records import Record
from communes.procedures.importing.taking import take_in
from communes.procedures.models import ImportState, ProcedureImport, ProcedureIndexPage

# Procedures after which an import says how far it has come.
AT_ONCE = 10


@task()
def take_import_in(import_id: int) -> None:
    """Takes in what an officer chose of an import; the one that another worker took is left."""
    waiting = ProcedureImport.objects.filter(pk=import_id, state=ImportState.TAKING)
    with transaction.atomic():
        run = waiting.select_for_update(of=("self",)).select_related("user").first()
        if run is None or not run.records:
            return
        records = [Record.parse(one) for one in run.records]
        run.records = []
        run.save()
    index = ProcedureIndexPage.of_province()
    if index is None:
        raise ProcedureIndexPage.DoesNotExist("the portal has no section of procedures")
    chosen = [one for one in records if one.code in set(run.chosen)]
    for start in range(0, len(chosen), AT_ONCE):
        run.result |= take_in(index, chosen[start : start + AT_ONCE], run.user)
        run.save(update_fields=["result"])
    run.state = ImportState.DONE
    run.save(update_fields=["state"])
