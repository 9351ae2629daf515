import collections
import functools
import pickle


def named(value, protocol=2, **options):
    data = pickle.dumps(value, protocol, **options)
    return data[data.index(b"c") + 1:].split(b"\n")[:2]


print(named(range(1, 7)))  # expect: [b'__builtin__', b'xrange']
print(named(map(int, "123")))  # expect: [b'itertools', b'imap']
print(named(functools.reduce))  # expect: [b'__builtin__', b'reduce']
print(named(collections.UserList()))  # expect: [b'UserList', b'UserList']
print(named(ConnectionError))  # expect: [b'exceptions', b'OSError']
print(named(functools.reduce, fix_imports=False))  # expect: [b'_functools', b'reduce']
print(named(functools.reduce, 3))  # expect: [b'_functools', b'reduce']
print(pickle.loads(b"\x80\x02c__builtin__\nxrange\nK\x01K\x07K\x01\x87R."))  # expect: range(1, 7)
print(pickle.loads(b"\x80\x02c__builtin__\nreduce\n.") is functools.reduce)  # expect: True
print(pickle.loads(b"\x80\x02cexceptions\nStandardError\nU\x03ugh\x85R."))  # expect: ugh
try:
    pickle.loads(b"\x80\x02c__builtin__\nreduce\n.", fix_imports=False)
except ModuleNotFoundError as error:
    print(error)  # expect: No module named '__builtin__'
# Texts of Python 2, in any encoding.
print(pickle.loads(b"U\x02\xc1\xc2.", encoding="koi8-r"), pickle.loads(b"S'a\\x41'\n."), pickle.loads(b"U\x01\xff.", encoding="bytes"))  # expect: аб aA b'\xff'
print(pickle.loads(b"U\x01\xff.", errors="replace") == "\ufffd")  # expect: True
