import codecs
import copy
import pickle

seen = []


def search(name):
    seen.append(name)


codecs.register(search)
for name in ("Own---8", "OWN   9", "own\xe9\u20ac-7", "Own.6"):
    try:
        codecs.lookup(name)
    except LookupError:
        pass
print(seen)  # expect: ['own_8', 'own_9', 'own_7', 'own.6']
try:
    codecs.lookup("\udcfe")
except UnicodeEncodeError:
    print("no text")  # expect: no text
info = codecs.lookup("utf-8")
print(copy.deepcopy(info) == info, pickle.loads(pickle.dumps(info)) == info)  # expect: True True
try:
    codecs.getdecoder("ascii")(42)
except TypeError:
    print("no bytes")  # expect: no bytes
try:
    codecs.getreader("utf-16")(__import__("io").BytesIO(b"\xff\xff")).read()
except UnicodeDecodeError as error:
    print(error.reason)  # expect: Stream does not start with BOM
try:
    "[\udc80\ud800]".encode("utf-8", "surrogateescape")
except UnicodeEncodeError as error:
    print(error.start, error.end)  # expect: 2 3
