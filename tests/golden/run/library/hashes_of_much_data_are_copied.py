import hashlib

first = hashlib.sha256(bytes(3_000_000))
second = first.copy()
second.update(b"x")
print(first.hexdigest() == hashlib.sha256(bytes(3_000_000)).hexdigest())  # expect: True
print(second.hexdigest() == hashlib.sha256(bytes(3_000_000) + b"x").hexdigest())  # expect: True
