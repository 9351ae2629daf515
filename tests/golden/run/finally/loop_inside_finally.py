def f():
    total = 0
    try:
        return 'r'
    finally:
        for i in range(4):
            total += i
        print(total)  # expect: 6
print(f())  # expect: r
