import hashlib

print(hashlib.md5(b"abc").hexdigest(), hashlib.sha1(b"abc").hexdigest())  # expect: 900150983cd24fb0d6963f7d28e17f72 a9993e364706816aba3e25717850c26c9cd0d89d
print(hashlib.sha256(b"abc").hexdigest()[:16], hashlib.sha224(b"abc").hexdigest(), hashlib.sha512(b"").hexdigest()[:16])  # expect: ba7816bf8f01cfea 23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7 cf83e1357eefb8bd
h = hashlib.sha256(b"a")
g = h.copy()
g.update(b"bc")
print(g.hexdigest() == hashlib.sha256(b"abc").hexdigest(), h.name, h.digest_size)  # expect: True sha256 32
