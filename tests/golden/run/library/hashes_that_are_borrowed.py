import hashlib

print(hashlib.sha224(b"abc").hexdigest())  # expect: 23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7
print(hashlib.sha3_256(b"abc").hexdigest())  # expect: 3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532
print(hashlib.shake_128(b"x").hexdigest(5), hashlib.blake2b(b"a", digest_size=8, key=b"k").hexdigest())  # expect: e472c5e394 6245303f83c1a9d3
print(hashlib.blake2s(b"a", salt=b"12", person=b"p").hexdigest())  # expect: 70c08a830bdcac264a36d6e0a4c90ab474bef36e8373cdec0e9c2adc680a6d68
half = hashlib.sha3_512(b"a")
whole = half.copy()
whole.update(b"b")
print(whole.digest() == hashlib.sha3_512(b"ab").digest(), half.digest() == hashlib.sha3_512(b"a").digest(), whole.digest_size, whole.block_size)  # expect: True True 64 72
