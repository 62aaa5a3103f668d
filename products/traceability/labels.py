"""Labels to print, and whether their codes can be scanned."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString, mark_safe
from django.views.generic import View
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin

from portal.machines.qr import QUIET_ZONE, qr_path
from portal.pagecache.conditional import for_one_reader
from portal.sites.neighbours import portal_root_url
from products.traceability import gs1
from products.traceability.models import Batch

# GS1's smallest module of a code that phones scan, in mm.
SMALLEST_MODULE = 0.4
# The more of a code may be lost, the larger it is: the safest level that is still large enough.
LEVELS = ("q", "m", "l")


@dataclass(frozen=True)
class Sheet:
    """A kind of paper; `qr_side` in mm with the white border, as labels.css has it."""

    name: str
    qr_side: float
    labels: int


SHEETS = {"a4": Sheet("a4", 30, 24), "50x30": Sheet("50x30", 25, 1)}


@dataclass(frozen=True)
class LabelCode:
    """A QR code for a label: `side` in modules with the border, a `module` in mm."""

    url: str
    side: int
    path: SafeString
    module: float
    level: str

    @property
    def is_scannable(self) -> bool:
        return self.module >= SMALLEST_MODULE

    @property
    def view_box(self) -> str:
        return f"-{QUIET_ZONE} -{QUIET_ZONE} {self.side} {self.side}"


def label_code(url: str, qr_side: float) -> LabelCode:
    """The safest code of an address that fits in `qr_side` mm; the plainest where none does."""
    codes = [_at_level(url, qr_side, level) for level in LEVELS]
    return next((code for code in codes if code.is_scannable), codes[-1])


def _at_level(url: str, qr_side: float, level: str) -> LabelCode:
    size, path = qr_path(url, level)
    side = size + 2 * QUIET_ZONE
    return LabelCode(url, side, mark_safe(path), qr_side / side, level)  # noqa: S308


class LabelsView(PermissionCheckedMixin, View):
    """A sheet of the labels of one batch of the officer's own commune."""

    model: Any = Batch
    permission_policy: Any = None
    any_permission_required = ["view", "add", "change"]

    def get_object(self) -> Batch:
        batches = Batch.objects.select_related("code")
        return get_object_or_404(batches, pk=self.kwargs["pk"])

    def get(self, request, pk, sheet) -> HttpResponse:
        batch, kind = self.get_object(), SHEETS[sheet]
        url = portal_root_url() + gs1.path_of(batch.code.gtin, batch.lot)
        context = {
            "batch": batch,
            "sheet": kind,
            "code": label_code(url, kind.qr_side),
            "labels": range(kind.labels),
        }
        answer = TemplateResponse(request, "traceability/admin/labels.html", context)
        return for_one_reader(answer)
