import stackless
import threading

channel = stackless.channel()


def work():
    for number in range(200):
        channel.send(number)
    channel.send_exception(ValueError, "the last")


thread = threading.Thread(target=work)
thread.start()
received = []
try:
    while True:
        received.append(channel.receive())
except ValueError as error:
    print(error)  # expect: the last
thread.join()
print(received == list(range(200)))  # expect: True
