# needs: python3-requests python3-urllib3 python3-idna python3-chardet python3-charset-normalizer python3-certifi python3-six
import http.server, threading, json
import requests
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def reply(self, code, body, **headers):
        self.send_response(code)
        for k, v in headers.items():
            self.send_header(k.replace("_", "-"), v)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
    def do_GET(self):
        if self.path == "/redirect":
            self.reply(302, b"", Location="/json?a=1", Set_Cookie="k=v")
        elif self.path.startswith("/json"):
            self.reply(200, json.dumps({"path": self.path, "cookie": self.headers.get("Cookie"), "x": self.headers.get("X-Y")}).encode(), Content_Type="application/json")
        else:
            self.reply(404, "nö".encode("latin-1"), Content_Type="text/plain; charset=latin-1")
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.reply(200, repr((self.headers["Content-Type"].split(";")[0], body[:40] if b"boundary" not in body else len(body))).encode())
    def log_message(self, *a): pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
base = f"http://127.0.0.1:{server.server_port}"
with requests.Session() as s:
    s.headers["X-Y"] = "z"
    r = s.get(base + "/redirect", timeout=5)
    print(r.status_code, r.json(), [h.status_code for h in r.history], dict(s.cookies))
    r = s.get(base + "/nope", timeout=5)
    print(r.status_code, r.text, r.encoding, r.reason, r.ok)
    try:
        r.raise_for_status()
    except requests.HTTPError as e:
        print(str(e).split(" for")[0])
    print(s.post(base + "/p", data={"a": "b c", "d": ["1", "2"]}).text, s.post(base + "/p", json={"x": [1]}).text)
    print(s.get(base + "/json", params={"q": "ä &", "l": [1, 2]}).json()["path"])
print(requests.Request("GET", "http://x.y/ä?b=c", auth=("u", "p")).prepare().headers, requests.utils.quote("a b"), requests.structures.CaseInsensitiveDict(A=1)["a"])
server.shutdown()
try:
    requests.get("http://127.0.0.1:1/", timeout=2)
except requests.ConnectionError as e:
    print(type(e).__name__)
