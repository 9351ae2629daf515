class C(Base, metaclass=Meta):
    x = f()
    y = g(x)
