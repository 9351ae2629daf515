print(len([i for i in range(50000) if i % 7]), sum([i for i in range(1000)]))  # expect: 42857 499500
