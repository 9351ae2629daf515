# needs: python3-urllib3 python3-six
import urllib3
from urllib3.util import parse_url, Url, Retry, make_headers, Timeout
from urllib3._collections import HTTPHeaderDict
for u in "http://user:pw@host:80/p?q#f", "HTTP://EXAMPLE.com/%7eä", "[::1]:8080/x", "host", "/only/path":
    print(parse_url(u), tuple(parse_url(u)))
h = HTTPHeaderDict(a="1"); h.add("A", "2"); print(h, h["a"], h.getlist("A"), make_headers(basic_auth="u:p", keep_alive=True))
r = Retry(3, backoff_factor=0.5)
for _ in range(2):
    r = r.increment("GET", "/x", error=None)
print(r, r.get_backoff_time(), Timeout(connect=2, read=7))
print(urllib3.encode_multipart_formdata([("a", "b"), ("f", ("n.txt", b"data", "text/plain"))], boundary="BB"))
try:
    r.increment().increment("GET", "/y")
except Exception as e:
    print(type(e).__name__, e)
