import stackless


def greet(name, channel):
    channel.send(f"hello, {name}")


channel = stackless.channel()
stackless.tasklet(greet)("world", channel)
print(channel.receive())
