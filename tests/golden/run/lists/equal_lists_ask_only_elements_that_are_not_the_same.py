class Never:
    def __eq__(self, other):
        return False


never, nan = Never(), float("nan")
print([never, nan] == [never, nan], [never] == [Never()], [1, 2.0, "a"] == [1.0, 2, "a"])  # expect: True False True
