def outer(free):
    class C:
        T = int
        a: T
        b: free
        __private: __hidden
        if free:
            c: T

        def method(self, x: T, y: "T" = free) -> T:
            local: T = x
            return local

        d: lambda: T
        e: [t for t in T]
    return C
