def f(items):
    for item in items:
        received = yield item
        print(received)
