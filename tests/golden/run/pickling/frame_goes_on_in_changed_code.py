import importlib
import os
import pickle
import sys
import tempfile
import stackless
from stackless import migrate

OLD = """
def work(c, results):
    total = 0
    for i in range(3):
        total += c.receive()
    results.append(total)
"""
NEW = '''"""What a later version says of itself."""


def helper():
    return "new"


def work(c, results):
    amount = 0
    for i in range(3):
        amount += c.receive()
    results.append(helper())
    results.append(amount)
'''


def load(folder, text):
    file = os.path.join(folder, "job_that_changes.py")
    with open(file, "w") as source:
        source.write(text)
    sys.modules.pop("job_that_changes", None)
    sys.path[0] = folder
    importlib.invalidate_caches()
    return importlib.import_module("job_that_changes"), file


with tempfile.TemporaryDirectory() as before, tempfile.TemporaryDirectory() as after:
    job, old = load(before, OLD)
    channel, results = stackless.channel(), []
    t = stackless.tasklet(job.work)(channel, results)
    stackless.run()
    channel.send(1)
    data = pickle.dumps((channel, t, results))
    job, new = load(after, NEW)
    try:
        pickle.loads(data)
    except pickle.UnpicklingError as error:
        print("has changed" in str(error))  # expect: True
    plan = migrate.update(old, new, "job_that_changes", {"work": {"total": "amount"}})
    print("work" in plan.functions, plan.lost)  # expect: True []
    channel, t, results = pickle.loads(data)
    channel.send(10)
    channel.send(100)
    stackless.run()
    print(results)  # expect: ['new', 111]
    migrate.forget()
    migrate.run_old(old, "job_that_changes")
    channel, t, results = pickle.loads(data)
    channel.send(20)
    channel.send(200)
    stackless.run()
    print(results)  # expect: [221]
    migrate.forget()
