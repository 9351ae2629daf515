print(sum([0.5, 0.25]), sum([1, 2.5]), sum(x * 0.5 for x in range(4)))  # expect: 0.75 3.5 3.0
