import stackless
from stackless.extras import Pool

inside = most = 0


def square(x):
    global inside, most
    inside += 1
    most = max(most, inside)
    stackless.schedule()
    inside -= 1
    return x * x


print(Pool(3).map(square, range(8)), most)  # expect: [0, 1, 4, 9, 16, 25, 36, 49] 3
