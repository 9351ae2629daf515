# python: 3.14
class C[T, U](list):
    def m[V](self, v: V) -> tuple[T, V]:
        return __class__


print(C.__type_params__, C.__parameters__)  # expect: (T, U) (T, U)
print(C.__orig_bases__)  # expect: (<class 'list'>, typing.Generic[T, U])
print(C[int, str])  # expect: __main__.C[int, str]
print(C().m(1), C.m.__annotations__)  # expect: <class '__main__.C'> {'v': V, 'return': tuple[T, V]}
