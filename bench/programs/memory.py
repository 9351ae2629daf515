"""
What a blocked tasklet costs in memory, and to wake. Prints `name number` lines.

The first batch warms up: besides its tasklets, the process grows by what compiling the hot code takes, which no number of tasklets makes larger.
Both stay blocked to the end, so that nothing is used twice.
"""
import stackless
import sys
import time

COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 100000


def wait_for(ch):
    ch.receive()


def resident_bytes():
    with open("/proc/self/status") as status:
        for line in status:
            if line.startswith("VmRSS"):
                return int(line.split()[1]) * 1024


def block_more(ch):
    before = resident_bytes()
    for _ in range(COUNT):
        stackless.tasklet(wait_for)(ch)
    stackless.schedule()
    return (resident_bytes() - before) / COUNT


ch = stackless.channel()
print("bytes per blocked tasklet with warm-up %.0f" % block_more(ch))
print("bytes per blocked tasklet %.0f" % block_more(ch))
begin = time.perf_counter()
for _ in range(2 * COUNT):
    ch.send(1)
stackless.run()
print("wake ns %.1f" % ((time.perf_counter() - begin) / (2 * COUNT) * 1e9))
