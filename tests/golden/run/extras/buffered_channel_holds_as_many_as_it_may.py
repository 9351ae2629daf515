from stackless.extras import BufferedChannel, spawn

channel = BufferedChannel(2)
happened = []


def send():
    for i in range(4):
        channel.send(i)
        happened.append(f"sent {i}")
    channel.close()


spawn(send)
for value in channel:
    happened.append(value)
print(happened)  # expect: ['sent 0', 'sent 1', 0, 1, 'sent 2', 'sent 3', 2, 3]
try:
    BufferedChannel(1).receive(timeout=0.01)
except TimeoutError as error:
    print(error)  # expect: the channel was empty for too long
