"""What a blocked tasklet costs in memory, and to wake. Prints `name number` lines."""
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


ch = stackless.channel()
before = resident_bytes()
for _ in range(COUNT):
    stackless.tasklet(wait_for)(ch)
stackless.schedule()
print("bytes per blocked tasklet %.0f" % ((resident_bytes() - before) / COUNT))
begin = time.perf_counter()
for _ in range(COUNT):
    ch.send(1)
stackless.run()
print("wake ns %.1f" % ((time.perf_counter() - begin) / COUNT * 1e9))
