# needs: python3-tornado
import asyncio, json
import tornado.web, tornado.httpclient, tornado.httpserver, tornado.template, tornado.testing, tornado.netutil, tornado.escape, tornado.gen, tornado.queues, tornado.websocket
class Main(tornado.web.RequestHandler):
    async def get(self, name):
        await tornado.gen.sleep(0.001)
        self.set_header("X-N", name); self.write({"name": name, "q": self.get_query_arguments("q")})
    def post(self, name):
        self.set_status(201); self.write(self.get_body_argument("a") + self.request.method)
class Echo(tornado.websocket.WebSocketHandler):
    def on_message(self, m):
        self.write_message("echo " + m)
async def main():
    app = tornado.web.Application([(r"/u/(\w+)", Main), (r"/ws", Echo)])
    sockets = tornado.netutil.bind_sockets(0, "127.0.0.1"); server = tornado.httpserver.HTTPServer(app); server.add_sockets(sockets); port = sockets[0].getsockname()[1]
    client = tornado.httpclient.AsyncHTTPClient()
    rs = await asyncio.gather(*(client.fetch(f"http://127.0.0.1:{port}/u/n{i}?q=a&q={i}") for i in range(3)))
    print([(r.code, r.headers["X-N"], json.loads(r.body)) for r in rs])
    r = await client.fetch(f"http://127.0.0.1:{port}/u/x", method="POST", body="a=b"); print(r.code, r.body)
    r = await client.fetch(f"http://127.0.0.1:{port}/no", raise_error=False); print(r.code, r.body)
    ws = await tornado.websocket.websocket_connect(f"ws://127.0.0.1:{port}/ws"); await ws.write_message("hi"); print(await ws.read_message()); ws.close()
    q = tornado.queues.Queue(2)
    async def produce():
        for i in range(4):
            await q.put(i)
    asyncio.create_task(produce()); print([await q.get() for _ in range(4)])
import logging; logging.disable(50)
asyncio.run(main())
print(tornado.template.Template("{% for x in xs %}{{ x }}{% if x > 1 %}!{% end %}{% end %}{{ escape('<') }}{% raw 'a<' %}").generate(xs=[1, 2]), tornado.escape.xhtml_escape("<&'>"), tornado.escape.linkify("see http://a.b/c"))
