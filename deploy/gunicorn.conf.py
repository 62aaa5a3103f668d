"""How the app runs: docs/adr/0013 says why, docs/performance.md with which numbers."""

import os

bind = os.environ.get("PORTAL_APP", "unix:/run/portal/app.sock")
# One process a core works; threads only wait, for the database or a slow upload. Each thread
# keeps one connection to PostgreSQL: workers × threads must stay well below max_connections.
workers = int(os.environ.get("WEB_WORKERS", os.cpu_count() or 2))
threads = int(os.environ.get("WEB_THREADS", "4"))
worker_class = "gthread"
# Loaded once, shared by all workers' memory.
preload_app = True
# A worker that leaks is replaced, not all at the same moment.
max_requests = 20_000
max_requests_jitter = 2_000
timeout = 60
graceful_timeout = 30
keepalive = 30
# systemd rules the processes; a second door to them is one too many.
control_socket_disable = True
# nginx alone may speak for the readers.
forwarded_allow_ips = "*" if bind.startswith("unix:") else "127.0.0.1"
