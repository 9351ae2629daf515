import pickle

print(pickle.loads(b"c_lazy_names\nlate\n."))  # expect: made when asked
try:
    pickle.loads(b"c_lazy_names\nnever\n.")
except AttributeError:
    print("none such")  # expect: none such
