import pickle
import stackless


def numbers():
    for i in range(3):
        stackless.schedule_remove()
        yield i


def work(name, channel):
    table = {"a": [1, 2.5], name: (channel, None)}
    for n in sorted(numbers(), key=lambda n: -n):
        table[n] = len(table)


task = stackless.tasklet(work)("name", stackless.channel())
task.run()
data = pickle.dumps(task)
outcomes = set()
for i in range(2, len(data), 3):
    for flipped in (data[:i] + bytes([data[i] ^ 0x80]) + data[i + 1:], data[:i] + bytes([data[i] ^ 1]) + data[i + 1:], data[:i] + data[i + 2:]):
        try:
            pickle.loads(flipped)
        except Exception as error:
            if "System" in str(error) or "Runtime." in str(error):
                print(i, error)
            outcomes.add("refused")
        else:
            outcomes.add("loads")
print(sorted(outcomes))  # expect: ['loads', 'refused']
