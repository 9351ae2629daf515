"""Jobs with dependencies, priorities and deadlines on a few tasklet workers. Everything but the workers is CPython's own, unmodified
standard library: graphlib orders the jobs, heapq picks the most urgent, bisect files them by length, colorsys paints them.
"""
import bisect
import colorsys
import graphlib
import heapq
import keyword

import stackless

# name: (priority, length, names it needs first)
JOBS = {
    "plan": (1, 2, []),
    "dig": (2, 3, ["plan"]),
    "pour": (3, 2, ["dig"]),
    "wire": (5, 2, ["frame"]),
    "pipe": (4, 3, ["frame"]),
    "frame": (3, 4, ["pour"]),
    "roof": (6, 2, ["frame"]),
    "paint": (7, 1, ["wire", "pipe", "roof"]),
}


def worker(name, jobs, done):
    for job in jobs:
        for _ in range(JOBS[job][1]):
            stackless.schedule()
        done.send((name, job))


def colour(job):
    lengths = sorted(length for _, length, _ in JOBS.values())
    rank = bisect.bisect_left(lengths, JOBS[job][1])
    red, green, blue = colorsys.hsv_to_rgb(rank / len(lengths), 1.0, 1.0)
    return "#%02x%02x%02x" % (round(red * 255), round(green * 255), round(blue * 255))


def main(worker_count):
    order = graphlib.TopologicalSorter({name: needs for name, (_, _, needs) in JOBS.items()})
    order.prepare()
    jobs, done = stackless.channel(), stackless.channel()
    for number in range(worker_count):
        stackless.tasklet(worker)("worker %d" % number, jobs, done)
    urgent, running = [], 0
    while order.is_active():
        for job in order.get_ready():
            heapq.heappush(urgent, (JOBS[job][0], job))
        while urgent and running < worker_count:
            jobs.send(heapq.heappop(urgent)[1])
            running += 1
        name, job = done.receive()
        running -= 1
        order.done(job)
        print(name, "finished", job, colour(job))
    jobs.close()


assert not any(keyword.iskeyword(name) for name in JOBS)
main(2)
