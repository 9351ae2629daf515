# needs: python3-passlib
from passlib.hash import pbkdf2_sha256, sha512_crypt, md5_crypt, des_crypt, ldap_salted_sha1, sha256_crypt, apr_md5_crypt, phpass
from passlib.context import CryptContext
print(pbkdf2_sha256.using(rounds=100, salt=b"salt").hash("pw"), sha512_crypt.using(rounds=1000, salt="abc").hash("pw"), md5_crypt.using(salt="abc").hash("pw"), apr_md5_crypt.using(salt="abc").hash("pw"), des_crypt.using(salt="ab").hash("pw"), phpass.using(salt="abcdefgh", rounds=7).hash("pw"))
c = CryptContext(["pbkdf2_sha256", "md5_crypt"], deprecated=["md5_crypt"], pbkdf2_sha256__default_rounds=50); h = md5_crypt.using(salt="x").hash("pw")
print(c.verify("pw", h), c.verify("no", h), c.needs_update(h), c.identify(h), ldap_salted_sha1.verify("pw", ldap_salted_sha1.using(salt=b"12345678").hash("pw")))
try:
    c.verify("pw", "nonsense")
except ValueError as e:
    print(e)
