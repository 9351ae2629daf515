import _thread
import stackless

counts = []


def count():
    counts.append("other")


with stackless.atomic():
    _thread.start_new_thread(count, ())
    for n in range(110_000):
        pass
    print(counts)  # expect: []
while not counts:
    pass
print(counts)  # expect: ['other']
