def g(x): return x
data = list(range(10))
print(data[g(2):g(8):g(2)], data[g(-3):])  # expect: [2, 4, 6] [7, 8, 9]
