def __getattr__(name):
    if name == "late":
        return "made when asked"
    raise AttributeError(name)
