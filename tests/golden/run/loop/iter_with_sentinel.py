n = 0
def up():
    global n
    n += 1
    return n
print(list(iter(up, 5)))  # expect: [1, 2, 3, 4]
