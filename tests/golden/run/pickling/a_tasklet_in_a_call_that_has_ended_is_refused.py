import pickle
import re
import stackless


def job():
    stackless.schedule_remove(None)


t = stackless.tasklet(job)()
t.run()
data, count = re.subn(rb"(job\np\d+\nI)\d+\n", rb"\1-1\n", pickle.dumps(t, 0))
try:
    pickle.loads(data)
except pickle.UnpicklingError as error:
    print(count, error)  # expect: 1 the tasklet is in the middle of a call that has ended
