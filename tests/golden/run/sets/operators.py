a, b = {1, 2, 3}, {2, 3, 4}
print(a & b, a | b, a - b, a ^ b, a <= {1, 2, 3, 4}, {1} < a, a.isdisjoint({9}), a == {3, 2, 1})  # expect: {2, 3} {1, 2, 3, 4} {1} {1, 4} True True True True
