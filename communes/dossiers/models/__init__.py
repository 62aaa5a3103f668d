from .figures import DossierFigure
from .page import DossierLookupPage
from .settings import DossierSettings

__all__ = ["DossierFigure", "DossierLookupPage", "DossierSettings"]
