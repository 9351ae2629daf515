class C:
    def f(self):
        pass


C.f.known = 1
print("known" in dir(C().f), "known" in dir(C))  # expect: True False
