def f(n):
    class C:
        items = [i + n for i in range(3)]
    return C.items
print(f(10))  # expect: [10, 11, 12]
