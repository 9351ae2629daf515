type Maker[T] = lambda: T
print(callable(Maker.__value__), Maker.__type_params__)  # expect: True (T,)
