# The module _warnings, for importlib: warnings.py itself does the work. https://docs.python.org/3/library/warnings.html


def warn(message, category=None, stacklevel=1, source=None, **options):
    import warnings
    warnings.warn(message, category, stacklevel + 1, source, **options)
