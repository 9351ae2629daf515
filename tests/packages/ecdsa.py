# needs: python3-ecdsa python3-six
import hashlib
from ecdsa import SigningKey, NIST256p, SECP256k1, BadSignatureError, VerifyingKey, ellipticcurve, numbertheory
for curve in NIST256p, SECP256k1:
    k = SigningKey.from_secret_exponent(0x1234567890ABCDEF, curve, hashlib.sha256)
    s = k.sign_deterministic(b"message"); v = k.get_verifying_key()
    print(s.hex(), v.verify(s, b"message"), v.to_string("compressed").hex()); print(k.to_pem().decode()); print(VerifyingKey.from_pem(v.to_pem()) == v)
    try:
        v.verify(s, b"other")
    except BadSignatureError as e:
        print(e)
print(numbertheory.square_root_mod_prime(5, 11), numbertheory.next_prime(10 ** 6), numbertheory.factorization(123456))
