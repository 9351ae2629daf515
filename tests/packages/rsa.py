# needs: python3-rsa python3-pyasn1
import rsa, rsa.common, rsa.pkcs1
k = rsa.PrivateKey(3247315618022462477930650459386683373247, 65537, 834947821098212129205966209094205104833, 71593477204061003477, 45357703219553215811) if False else None
p, q = 2 ** 521 - 1, 2 ** 607 - 1
n = p * q; e = 65537; d = pow(e, -1, (p - 1) * (q - 1)); priv = rsa.PrivateKey(n, e, d, p, q); pub = rsa.PublicKey(n, e)
s = rsa.sign(b"m", priv, "SHA-256"); print(s.hex(), rsa.verify(b"m", s, pub), rsa.decrypt(rsa.encrypt(b"hello", pub), priv)); print(pub.save_pkcs1().decode()); print(rsa.PrivateKey.load_pkcs1(priv.save_pkcs1()) == priv, rsa.common.inverse(3, 11), rsa.prime.is_prime(2 ** 89 - 1))
try:
    rsa.verify(b"other", s, pub)
except rsa.VerificationError as x:
    print(x)
