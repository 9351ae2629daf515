# https://docs.python.org/3/library/hashlib.html#tree-mode
from hashlib import blake2b, blake2s

buffer = bytearray(6000)
tree = dict(fanout=2, depth=2, leaf_size=4096, inner_size=64)
h00 = blake2b(buffer[:4096], **tree, node_offset=0, node_depth=0, last_node=False)
h01 = blake2b(buffer[4096:], **tree, node_offset=1, node_depth=0, last_node=True)
h10 = blake2b(digest_size=32, **tree, node_offset=0, node_depth=1, last_node=True)
h10.update(h00.digest())
h10.update(h01.digest())
print(h10.hexdigest())  # expect: 3ad2a9b37c6070e374c7a8c508fe20ca86b6ed54e286e93a0318e95e881db5aa
print(blake2s(b"abc").hexdigest())  # expect: 508c5e8c327c14e2e1a72ba34eeb452f37458b209ed63a294d999b4c86675982
h = blake2s(b"a" * 64, key=b"k", salt=b"s", person=b"p", digest_size=5)
copy = h.copy()
h.update(b"b" * 100)
print(copy.hexdigest(), h.hexdigest())  # expect: 7cb003576d 8a9f6eeba2
