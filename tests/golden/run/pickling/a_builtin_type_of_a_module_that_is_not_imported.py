import pickle

print(pickle.loads(pickle.dumps(list[int])))  # expect: list[int]
