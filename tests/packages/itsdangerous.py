# needs: python3-itsdangerous
from itsdangerous import URLSafeSerializer, TimestampSigner, Signer, BadSignature, URLSafeTimedSerializer
s = URLSafeSerializer("secret", salt="s")
t = s.dumps({"id": 5, "name": "itsdangerous" * 10})
print(t, s.loads(t))
for bad in t[:-1], t + "x", "":
    try:
        print(s.loads(bad))
    except BadSignature as e:
        print(type(e).__name__, e)
print(Signer("k").sign("v"), Signer("k").validate(b"v.zzz"))
class Fixed(TimestampSigner):
    def get_timestamp(self):
        return 1000
f = Fixed("k")
v = f.sign("value")
print(v, f.unsign(v, max_age=5, return_timestamp=True))
