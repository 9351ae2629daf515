import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


import pickle


class C:
    def __reduce__(self):
        switch()
        return list, ((1, 2),)


print(pickle.loads(pickle.dumps(C())), log)  # expect: [1, 2] ['other']
