class A:
    "about A"
    def f(self):
        """about f

        indented
        """
print(A.__doc__, repr(A.f.__doc__), A().f.__doc__ == A.f.__doc__)

# expect: about A 'about f\n\nindented\n' True
