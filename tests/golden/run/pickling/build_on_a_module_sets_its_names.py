import pickle
import string

data = b"cimportlib\nimport_module\n(X\x06\x00\x00\x00stringtR}X\x05\x00\x00\x00addedI5\nsb."
pickle.loads(data)
print(string.added)  # expect: 5
