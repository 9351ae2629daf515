import pickle
import stackless  # CPython does not pickle this
add = pickle.loads(pickle.dumps(lambda a, b=2, *, c=3: a + b + c))
print(add(1), add(1, 1, c=1), add.__name__)  # expect: 6 3 <lambda>
