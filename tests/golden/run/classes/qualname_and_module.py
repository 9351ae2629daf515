class A:
    class B:
        def f(self): pass
print(A.B.__qualname__, A.B.f.__qualname__, A.__module__, A.__name__)  # expect: A.B A.B.f __main__ A
