# python: 3.14
class Sync:
    def __enter__(self): ...
    def __exit__(self, *error): ...


class Async:
    async def __aenter__(self): ...
    async def __aexit__(self, *error): ...


async def wrong():
    async with Sync():
        pass


try:
    wrong().send(None)
except TypeError as error:
    print(str(error).partition("protocol")[2])  # expect:  (missed __aexit__ method) but it supports the context manager protocol. Did you mean to use 'with'?
try:
    with Async():
        pass
except TypeError as error:
    print(str(error).partition("protocol")[2])  # expect:  (missed __exit__ method) but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?
