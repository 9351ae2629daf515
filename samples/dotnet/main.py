# A Python program on .NET's own libraries: a web server and its client on HttpClient, JSON on System.Text.Json, queries on LINQ; tasks are awaited beside asyncio's.
import asyncio
import clr
import json
import System.Linq
from System import Uri
from System.Net import HttpListener
from System.Net.Http import HttpClient, StringContent
from System.Text import Encoding
from System.Text.Json import JsonDocument

clr.ImportExtensions(System.Linq)

ORDERS = [
    {"customer": "ann", "item": "tea", "price": 4.5, "quantity": 2},
    {"customer": "bob", "item": "cup", "price": 7.25, "quantity": 1},
    {"customer": "ann", "item": "jam", "price": 3.0, "quantity": 4},
]


async def serve(listener, count):
    for _ in range(count):
        context = await listener.GetContextAsync()
        request, response = context.Request, context.Response
        if request.Url.AbsolutePath == "/orders":
            body = json.dumps(ORDERS).encode()
        else:
            response.StatusCode = 404
            body = b"nothing here"
        response.ContentType = "application/json"
        await response.OutputStream.WriteAsync(body, 0, len(body))
        response.Close()


async def totals(client, address):
    text = await client.GetStringAsync(address + "orders")
    with JsonDocument.Parse(text) as document:
        orders = document.RootElement.EnumerateArray()
        lines = orders.Select(lambda order: (
            order.GetProperty("customer").GetString(), order.GetProperty("price").GetDouble() * order.GetProperty("quantity").GetInt64()))
        return {group.Key: sum(total for _, total in group) for group in lines.GroupBy(lambda line: line[0]).OrderBy(lambda group: group.Key)}


async def main():
    listener = HttpListener()
    address = "http://127.0.0.1:18734/"
    listener.Prefixes.Add(address)
    listener.Start()
    with HttpClient() as client:
        server = asyncio.create_task(serve(listener, 2))
        for customer, total in (await totals(client, address)).items():
            print(f"{customer} {total:.2f}")
        answer = await client.GetAsync(Uri(address + "nowhere"))
        print(answer.StatusCode, int(answer.StatusCode), answer.IsSuccessStatusCode)
        await server
    listener.Close()


asyncio.run(main())
