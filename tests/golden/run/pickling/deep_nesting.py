import pickle
import stackless  # CPython does not pickle this
value = []
for _ in range(10000):
    value = [value]
copy, depth = pickle.loads(pickle.dumps(value)), 0
while copy:
    copy, depth = copy[0], depth + 1
print(depth)  # expect: 10000
