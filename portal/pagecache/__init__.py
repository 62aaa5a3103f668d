"""Whole pages kept for readers, each until what it shows changes (docs/adr/0009).

`stamps` know what changed, `clocks` when time alone will change a page, `entries`
what is kept, `middleware` when; `portal.pagecache.signals` tells the stamps.
"""
