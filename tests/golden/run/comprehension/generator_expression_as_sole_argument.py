print(sum(i * i for i in range(4)), max((i for i in [3, 9, 2])))  # expect: 14 9
