"""Fills the list of units from the public packages, with dates and documents of our own.

Rows that are there stay as they are: the province may have completed them.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from communes.units.dataset import Dataset, NewProvince, NewUnit, UnitRow
from communes.units.models import UNKNOWN_START, AdministrativeUnit, LegalBasis, UnitSuccession
from communes.units.signals import units_loaded
from portal.pagecache.stamps import everything_changed

# The reform of 2025: districts ended, provinces and communes merged.
REFORM_DAY = date(2025, 7, 1)
LAST_DAY_BEFORE = REFORM_DAY - timedelta(days=1)

# Communes elsewhere that the pilot learnt from: today's codes by today's province.
STUDY_VISITS = {"19": ("01969", "02086"), "37": ("14701",)}

# Vietnamese, as the documents are; the codes are the provinces they rearrange.
NATIONAL_RESOLUTION: dict[str, Any] = {
    "number": "202/2025/QH15",
    "title": "Nghị quyết về việc sắp xếp đơn vị hành chính cấp tỉnh",
    "issuer": "Quốc hội",
    "issued_on": date(2025, 6, 12),
    "effective_from": date(2025, 6, 12),
}
PROVINCE_RESOLUTIONS = {
    "19": ("1683/NQ-UBTVQH15", "Thái Nguyên"),
    "37": ("1674/NQ-UBTVQH15", "Ninh Bình"),
    "40": ("1678/NQ-UBTVQH15", "Nghệ An"),
}
PROVINCE_RESOLUTION_DAY = date(2025, 6, 16)

TYPES_BY_PREFIX = {
    "Tỉnh": AdministrativeUnit.UnitType.TINH,
    "Thành phố": AdministrativeUnit.UnitType.THANH_PHO,
    "Thị trấn": AdministrativeUnit.UnitType.THI_TRAN,
    "Thị xã": AdministrativeUnit.UnitType.THI_XA,
    "Đặc khu": AdministrativeUnit.UnitType.DAC_KHU,
    "Phường": AdministrativeUnit.UnitType.PHUONG,
    "Huyện": AdministrativeUnit.UnitType.HUYEN,
    "Quận": AdministrativeUnit.UnitType.QUAN,
    "Xã": AdministrativeUnit.UnitType.XA,
}
Kind, Share = UnitSuccession.Kind, UnitSuccession.Share
Key = tuple[str, date]


@dataclass
class LoadReport:
    """How many rows a load added."""

    units: int = 0
    successions: int = 0


def _split_name(full_name: str) -> tuple[str, str]:
    """Type and name: "Thị trấn Phủ Thông" → ("thi_tran", "Phủ Thông")."""
    for prefix, unit_type in TYPES_BY_PREFIX.items():
        if full_name.lower().startswith(f"{prefix.lower()} "):
            return unit_type, full_name[len(prefix) + 1 :]
    raise ValueError(f"No type in the name {full_name!r}.")


class UnitLoader:
    """Adds provinces with their communes, today's and older ones."""

    def __init__(self, dataset: Dataset | None = None):
        self.dataset = dataset or Dataset()
        self.report = LoadReport()
        self.units: dict[Key, AdministrativeUnit] = {}

    @transaction.atomic
    def load(self, wanted: dict[str, tuple[str, ...]]) -> LoadReport:
        """Loads provinces by today's code, whole or only some communes; all or nothing."""
        for code, communes in wanted.items():
            self._load_province(self.dataset.province(code, communes))
        everything_changed()
        units_loaded.send(sender=AdministrativeUnit)
        return self.report

    def _load_province(self, province: NewProvince) -> None:
        sources = [source for unit in province.communes for source in unit.sources]
        was_merged = len(province.sources) > 1
        national = self._national_resolution() if was_merged else None
        resolution = self._province_resolution(province.row.code)
        province_key = (province.row.code, REFORM_DAY if was_merged else UNKNOWN_START)

        old_provinces = [(row, None) for row in province.sources] if was_merged else []
        self._ensure(old_provinces, UNKNOWN_START, LAST_DAY_BEFORE)
        self._ensure([(province.row, None)], province_key[1], None, national)
        self._ensure(
            [(old.district, (old.province.code, UNKNOWN_START)) for old in sources],
            UNKNOWN_START,
            LAST_DAY_BEFORE,
        )
        self._ensure(
            [(old.commune, (old.district.code, UNKNOWN_START)) for old in sources if old.commune],
            UNKNOWN_START,
            LAST_DAY_BEFORE,
        )
        self._ensure(
            [(unit.commune, province_key) for unit in province.communes],
            REFORM_DAY,
            None,
            resolution,
        )
        successions = [
            self._succession(source.code, province.row.code, Kind.MERGE, national)
            for source, _parent in old_provinces
        ]
        for unit in province.communes:
            successions += self._successions(unit, province, resolution)
        self._ensure_successions(successions)

    def _ensure(
        self,
        rows: Iterable[tuple[UnitRow, Key | None]],
        valid_from: date,
        valid_to: date | None,
        legal_basis: LegalBasis | None = None,
    ) -> None:
        """Adds the rows that are missing, each once, under the unit of its parent's key."""
        wanted = {(row.code, valid_from): (row, parent) for row, parent in rows}
        codes = {code for code, _day in wanted}
        found = {
            unit.gso_code: unit
            for unit in AdministrativeUnit.objects.filter(valid_from=valid_from, gso_code__in=codes)
        }
        missing = []
        for (code, day), (row, parent) in wanted.items():
            if code in found:
                continue
            unit_type, name = _split_name(row.full_name)
            unit = AdministrativeUnit(
                gso_code=code,
                name=name,
                unit_type=unit_type,
                parent=self.units[parent] if parent else None,
                valid_from=day,
                valid_to=valid_to,
                area_km2=row.area_km2,
                latitude=row.latitude,
                longitude=row.longitude,
                legal_basis=legal_basis,
            )
            unit.refresh_folded_name()
            missing.append(unit)
        added = AdministrativeUnit.objects.bulk_create(missing)
        self.report.units += len(added)
        for unit in [*found.values(), *added]:
            self.units[(unit.gso_code, unit.valid_from)] = unit

    def _successions(
        self, unit: NewUnit, province: NewProvince, basis: LegalBasis | None
    ) -> list[UnitSuccession]:
        """How a unit of today came from its sources."""
        home = province.row.full_name
        rows = []
        for source in unit.sources:
            old = source.commune or source.district
            if source.province.full_name != home:
                kind = Kind.PROVINCE_CHANGE
            elif not source.is_whole:
                kind = Kind.SPLIT
            elif len(unit.sources) > 1:
                kind = Kind.MERGE
            elif old.full_name == unit.commune.full_name:
                kind = Kind.KEPT
            else:
                kind = Kind.RENAME
            share = Share.FULL if source.is_whole else Share.PART
            rows.append(self._succession(old.code, unit.commune.code, kind, basis, share))
        return rows

    def _succession(
        self, old: str, new: str, kind: str, basis: LegalBasis | None, share: str = Share.FULL
    ) -> UnitSuccession:
        return UnitSuccession(
            predecessor=self.units[(old, UNKNOWN_START)],
            successor=self.units[(new, REFORM_DAY)],
            effective_date=REFORM_DAY,
            kind=kind,
            share=share,
            legal_basis=basis,
        )

    def _ensure_successions(self, successions: list[UnitSuccession]) -> None:
        found = set(
            UnitSuccession.objects.filter(
                successor__in={row.successor_id for row in successions}
            ).values_list("predecessor", "successor")
        )
        missing = [
            row for row in successions if (row.predecessor_id, row.successor_id) not in found
        ]
        UnitSuccession.objects.bulk_create(missing)
        self.report.successions += len(missing)

    @staticmethod
    def _ensure_basis(number: str, issuer: str, **values) -> LegalBasis:
        return LegalBasis.objects.get_or_create(number=number, issuer=issuer, defaults=values)[0]

    def _national_resolution(self) -> LegalBasis:
        return self._ensure_basis(**NATIONAL_RESOLUTION)

    def _province_resolution(self, code: str) -> LegalBasis | None:
        """The resolution on a province's communes; None where we aren't sure of its number."""
        if code not in PROVINCE_RESOLUTIONS:
            return None
        number, name = PROVINCE_RESOLUTIONS[code]
        return self._ensure_basis(
            number,
            "Uỷ ban Thường vụ Quốc hội",
            title=(
                f"Nghị quyết về việc sắp xếp các đơn vị hành chính cấp xã của tỉnh {name} năm 2025"
            ),
            issued_on=PROVINCE_RESOLUTION_DAY,
            effective_from=PROVINCE_RESOLUTION_DAY,
        )
