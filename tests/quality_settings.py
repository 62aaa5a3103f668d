"""The demo as a web server in front would send it: compressed.

`runserver` compresses nothing; nginx does. Measuring without would count text several
times too heavy.
"""

from tests.demo_settings import *  # noqa: F403
from tests.demo_settings import MIDDLEWARE

MIDDLEWARE = ["django.middleware.gzip.GZipMiddleware", *MIDDLEWARE]
