def meanings_of(keys):
    return {}
