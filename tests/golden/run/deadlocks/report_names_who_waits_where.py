import stackless
jobs, results = stackless.channel(), stackless.channel()


def worker():
    results.send(jobs.receive())


def main():
    stackless.tasklet(worker)()
    t = stackless.tasklet(worker)()
    t.name = "second"
    results.receive()


try:
    main()
except RuntimeError as e:
    print(e)  # expect: Deadlock: the last runnable tasklet cannot be blocked.
    for line in e.__notes__[0].split("\n"):
        before, place, after = line.partition("report_names_who_waits_where.py")
        print(before.split(" on channel")[0].strip(), after)
# expect: Waiting tasklets: 
# expect: main tasklet: receives :13 in main
# expect: tasklet 'second': cannot be blocked: receives :6 in worker
# expect: tasklet 'worker': receives :6 in worker
