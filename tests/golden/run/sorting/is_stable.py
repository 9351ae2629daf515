data = [('b', 1), ('a', 1), ('c', 0), ('d', 0)]
print(sorted(data, key=lambda t: t[1]), sorted(data, key=lambda t: t[1], reverse=True))  # expect: [('c', 0), ('d', 0), ('b', 1), ('a', 1)] [('b', 1), ('a', 1), ('c', 0), ('d', 0)]
