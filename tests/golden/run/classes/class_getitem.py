class A:
    def __class_getitem__(cls, item): return (cls.__name__, item)
print(A[int], A[1, 2])  # expect: ('A', <class 'int'>) ('A', (1, 2))
