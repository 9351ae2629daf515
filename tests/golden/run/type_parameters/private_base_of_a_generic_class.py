class __Base:
    tag = "base"


class Derived[T](__Base):
    pass


class Plain:
    pass


print(Derived.tag, Derived.__type_params__, Plain.__type_params__)  # expect: base (T,) ()
