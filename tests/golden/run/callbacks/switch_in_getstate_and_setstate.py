import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


import pickle


class C:
    def __getstate__(self):
        switch()
        return {"a": 1}

    def __setstate__(self, state):
        switch()
        self.state = state


print(pickle.loads(pickle.dumps([C()]))[0].state, log)  # expect: {'a': 1} ['other', 'other']
