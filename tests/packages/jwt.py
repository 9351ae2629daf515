# needs: python3-jwt
import jwt, datetime
t = jwt.encode({"a": 1, "exp": 4102444800}, "secret" * 6, algorithm="HS256", headers={"kid": "k"}); print(t, jwt.decode(t, "secret" * 6, algorithms=["HS256"]), jwt.get_unverified_header(t))
for token, key, options in ((t, "wrong", {}), (t[:-3], "secret" * 6, {}), (jwt.encode({"exp": 1}, "k"), "k", {}), (jwt.encode({"aud": "x"}, "k"), "k", {}), ("a.b", "k", {}), (jwt.encode({"a": 1}, None, algorithm="none"), "k", {})):
    try:
        print(jwt.decode(token, key, algorithms=["HS256"], **options))
    except jwt.PyJWTError as e:
        print(type(e).__name__, e)
