i = 'outer'
x = [i for i in range(3)]
print(i, x)  # expect: outer [0, 1, 2]
