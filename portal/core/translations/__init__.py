"""A page in another language: what it takes from its original, and when it may be shown.

The original is the page in the first language. Its facts are the translation's at once
(`facts`); its words are translated by people, and until then never shown as if they were
(`words`). docs/adr/0020 tells why.
"""
