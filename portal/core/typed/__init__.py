"""What people type and paste, read as they mean it: characters, numbers, phones.

Forms of readers and of officers read by the same rules; what can't be read for sure is
refused with what to do.
"""
