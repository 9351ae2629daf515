x = [3, 1, 2]
x.append(4)
x.extend([5, 6])
x.insert(0, 'first')
print(x.pop(), x.pop(0), x.index(2), x.count(1), x)  # expect: 6 first 2 1 [3, 1, 2, 4, 5]
x.reverse()
x.remove(1)
print(x, x.copy() == x)  # expect: [5, 4, 2, 3] True
x.clear()
print(x)  # expect: []
