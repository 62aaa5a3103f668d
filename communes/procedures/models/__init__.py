from .choices import Level, WayKind
from .events import LifeEventPage
from .index import ProcedureIndexPage
from .overlay import ProcedureOverlay
from .page import ProcedurePage
from .parts import ProcedureBasis, ProcedurePaper, ProcedureStep, ProcedureWay
from .vocabulary import ProcedureField

__all__ = [
    "Level",
    "LifeEventPage",
    "ProcedureBasis",
    "ProcedureField",
    "ProcedureIndexPage",
    "ProcedureOverlay",
    "ProcedurePage",
    "ProcedurePaper",
    "ProcedureStep",
    "ProcedureWay",
    "WayKind",
]
