class A:
    def plain(self):
        return 1

    def with_super(self):
        return super().x

    def with_class(self):
        return lambda: __class__

    x = [__class__ for _ in ()]
    class B:
        def inner(self):
            return super().__private

    __slots__ = ()
    def __mangled(self, __arg):
        __local = __arg.__attr
        nonlocal_ = lambda __x: __x
        import __module.sub
        from m import __name as __other
        return __local
