from itertools import islice
def count():
    n = 0
    while True:
        yield n
        n += 1
print(list(islice(count(), 5)))  # expect: [0, 1, 2, 3, 4]
