class A:
    def make(self):
        class B:
            def who(self): return type(self).__qualname__
        return B()
print(A().make().who())  # expect: A.make.<locals>.B
