class C[T: (int, str), *Ts, **P](Base[T], metaclass=M):
    a: T

    def m[U: T = C](self, x: U, *args: *Ts) -> T:
        __class__
        return super().m(x)


def f[T](x: T = default) -> T:
    def g() -> T:
        return T
    return g


type Alias[K, V = int] = dict[K, V]
type Plain = Alias[int]
