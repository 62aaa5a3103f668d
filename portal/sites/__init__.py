"""The site of a request: found by host, framed for templates, told in its own look."""
