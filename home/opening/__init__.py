"""Opening a commune in the admin: asked for by the province, done as a task, seen as it goes."""
