def i(n): return n
x = [1, 2, 3]
x[i(0)], x[i(2)] = x[i(2)], x[i(0)]
print(x)  # expect: [3, 2, 1]
