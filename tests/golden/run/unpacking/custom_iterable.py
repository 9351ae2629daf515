class It:
    def __iter__(self):
        yield 1
        yield 2
a, b = It()
print(a, b)  # expect: 1 2
