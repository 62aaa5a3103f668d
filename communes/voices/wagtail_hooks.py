from communes.voices.models import Recording
from portal.admin.scoped import register_scoped_model

register_scoped_model(Recording)
