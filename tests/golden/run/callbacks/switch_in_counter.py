import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


from collections import Counter


def letters():
    for letter in "aba":
        switch()
        yield letter


print(Counter(letters()), log)  # expect: Counter({'a': 2, 'b': 1}) ['other', 'other', 'other']
