from .choices import Level, WayKind
from .events import LifeEventPage
from .imports import ImportState, ProcedureImport, ProcedureSource
from .index import ProcedureIndexPage
from .overlay import ProcedureOverlay
from .page import ProcedurePage
from .parts import ProcedureBasis, ProcedurePaper, ProcedureStep, ProcedureWay
from .vocabulary import ProcedureField

__all__ = [
    "ImportState",
    "Level",
    "LifeEventPage",
    "ProcedureBasis",
    "ProcedureField",
    "ProcedureImport",
    "ProcedureIndexPage",
    "ProcedureOverlay",
    "ProcedurePage",
    "ProcedurePaper",
    "ProcedureSource",
    "ProcedureStep",
    "ProcedureWay",
    "WayKind",
]
