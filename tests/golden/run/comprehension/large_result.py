print(len([i for i in range(500) if i % 7]), sum([i for i in range(100)]))  # expect: 428 4950
