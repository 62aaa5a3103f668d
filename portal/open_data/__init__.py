"""The read API's ground: what every list of open data has in common.

A feature describes its list in its own `api.py` (serializer, filters, view set on
`OpenViewSet`) and hands the view set over by the hook `register_open_data`. Addresses,
pages, CSV, errors, limits, OpenAPI and the page for people follow from that.
See docs/api.md and docs/adr/0011.
"""
