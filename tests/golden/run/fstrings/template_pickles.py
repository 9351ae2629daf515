# python: 3.14
import pickle

print(pickle.loads(pickle.dumps(t"a{1}b")))
# expect: Template(strings=('a', 'b'), interpolations=(Interpolation(1, '1', None, ''),))
