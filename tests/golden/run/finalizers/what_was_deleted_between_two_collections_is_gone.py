import gc
import weakref


class Thing:
    pass


def collected_while_it_lives():
    thing = Thing()
    seen = weakref.ref(thing)
    gc.collect()
    print(seen() is thing)  # expect: True
    del thing
    gc.collect()
    print(seen())  # expect: None


collected_while_it_lives()
