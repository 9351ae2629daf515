try:
    import no_such_module as m
except ImportError:
    m = None
print(m)  # expect: None
