import pickle
import stackless
seen = []


def work():
    table = {"a": 1, "b": 2}
    keys, values, items = table.keys(), table.values(), table.items()
    stackless.schedule()
    table["c"] = 3
    seen.append((list(keys), list(values), list(items)))


task = stackless.tasklet(work)()
task.run()
copy = pickle.loads(pickle.dumps(task))
task.kill()
copy.insert()
stackless.run()
print(seen)  # expect: [(['a', 'b', 'c'], [1, 2, 3], [('a', 1), ('b', 2), ('c', 3)])]
